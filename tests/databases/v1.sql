-- A small base of the first schema, as that program left it: run after migrations/0001_base.sql. It never changes.
INSERT INTO revision (id, at, who, what) VALUES (1, '2026-11-01T09:00:00Z', 'ada', 'init'), (2, '2026-11-02T09:00:00Z', 'ada', 'add');
INSERT INTO actor (id, slug, kind, name) VALUES
  (1, 'xi-jinping', 'person', 'Xi Jinping'), (2, 'vladimir-putin', 'person', 'Vladimir Putin'),
  (3, 'china', 'state', 'China'), (4, 'russia', 'state', 'Russia');
INSERT INTO alias (id, actor, text, type) VALUES (1, 1, '习近平', 'name');
INSERT INTO office (id, slug, title, actor, kind) VALUES
  (1, 'president-of-china', 'President', 3, 'head-of-state'), (2, 'president-of-russia', 'President', 4, 'head-of-state');
INSERT INTO term (id, person, office, held_from, day_from) VALUES (1, 1, 1, '2013-03-14', 15778), (2, 2, 2, '2012-05-07', 15467);
INSERT INTO source (id, slug, kind, title, published) VALUES (1, 'S1', 'news', 'An announcement', '2023-03-18');
INSERT INTO event (id, slug, kind, mode, status, date, date_from, date_to, title, city, country, origin, reviewed) VALUES
  (1, '2023-03-20-visit', 'visit', 'in-person', 'planned', '2023-03-20/2023-03-22', 19436, 19438, 'Xi Jinping visits Moscow',
   'Moscow', 4, 'authored', 1);
INSERT INTO participant (id, event, actor, role) VALUES (1, 1, 1, 'guest'), (2, 1, 2, 'host');
INSERT INTO mention (id, event, source, line, quote, date, status) VALUES (1, 1, 1, 13, 'from Monday to Wednesday', '2023-03-20/2023-03-22', 'planned');
INSERT INTO claim (id, kind, event_kind, count, date, date_to, source, line) VALUES (1, 'count', 'meeting', 39, '../2023-03-18', 19434, 1, 55);
INSERT INTO claim_participant (id, claim, actor) VALUES (1, 1, 1), (2, 1, 2);
INSERT INTO change (revision, tbl, op, row, last_row) VALUES (2, 'event', 'insert', 1, 1), (2, 'participant', 'insert', 1, 2), (2, 'mention', 'insert', 1, 1);
INSERT INTO name_key (key, whole, actor, type) VALUES
  ('xi jinping', 1, 1, 'main'), ('vladimir putin', 1, 2, 'main'), ('china', 1, 3, 'main'), ('russia', 1, 4, 'main');
INSERT INTO pair (a, b, date_from, date_to, event, direct) VALUES
  (1, 1, 19436, 19438, 1, 1), (1, 2, 19436, 19438, 1, 1), (2, 2, 19436, 19438, 1, 1), (3, 3, 19436, 19438, 1, 0),
  (4, 4, 19436, 19438, 1, 0), (1, 4, 19436, 19438, 1, 0), (2, 3, 19436, 19438, 1, 0), (3, 4, 19436, 19438, 1, 0);
INSERT INTO event_text (rowid, title, quotes, note) VALUES (1, 'Xi Jinping visits Moscow', 'from Monday to Wednesday', '');
PRAGMA application_id = 1667785070;
PRAGMA user_version = 1;
