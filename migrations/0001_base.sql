-- The first released schema; schema.sql says what each column means.

CREATE TABLE actor (
  id           INTEGER PRIMARY KEY,
  slug         TEXT NOT NULL UNIQUE,
  kind         TEXT NOT NULL CHECK (kind IN ('person', 'state', 'organization')),
  name         TEXT NOT NULL,
  exists_from  TEXT,
  exists_until TEXT,
  successor    INTEGER REFERENCES actor,

  iso2         TEXT,
  iso3         TEXT,
  wikidata     TEXT,
  note         TEXT
) STRICT;
CREATE INDEX actor_by_successor ON actor (successor) WHERE successor IS NOT NULL;

CREATE TABLE alias (
  id         INTEGER PRIMARY KEY,
  actor      INTEGER NOT NULL REFERENCES actor,
  text       TEXT NOT NULL,
  type       TEXT NOT NULL CHECK (type IN ('name', 'abbreviation', 'demonym', 'metonym')),
  lang       TEXT,
  script     TEXT,
  used_from  TEXT,
  used_until TEXT,
  UNIQUE (actor, text, type)
) STRICT;

CREATE TABLE office (
  id        INTEGER PRIMARY KEY,
  slug      TEXT NOT NULL UNIQUE,
  title     TEXT NOT NULL,
  actor     INTEGER NOT NULL REFERENCES actor,
  kind      TEXT NOT NULL CHECK (kind IN ('head-of-state', 'head-of-government', 'foreign-minister', 'deputy',
              'defence-minister', 'envoy', 'spokesperson', 'security-adviser', 'other')),
  aliases   TEXT
) STRICT;
CREATE INDEX office_by_actor ON office (actor);

CREATE TABLE term (
  id         INTEGER PRIMARY KEY,
  person     INTEGER NOT NULL REFERENCES actor,
  office     INTEGER NOT NULL REFERENCES office,
  held_from  TEXT,
  held_until TEXT,
  day_from   INTEGER,
  day_until  INTEGER,
  source     INTEGER REFERENCES source,
  note       TEXT
) STRICT;
CREATE INDEX term_by_person ON term (person);
CREATE INDEX term_by_office ON term (office);

CREATE TABLE place (
  id      INTEGER PRIMARY KEY,
  city    TEXT NOT NULL,
  country INTEGER NOT NULL REFERENCES actor,
  aliases TEXT,
  UNIQUE (city, country)
) STRICT;

CREATE TABLE source (
  id        INTEGER PRIMARY KEY,
  slug      TEXT NOT NULL UNIQUE,
  kind      TEXT NOT NULL CHECK (kind IN ('news', 'statement', 'dataset', 'page', 'book', 'other')),
  title     TEXT NOT NULL,
  publisher TEXT,
  url       TEXT,
  published TEXT,
  note      TEXT
) STRICT;
CREATE INDEX source_by_url ON source (url) WHERE url IS NOT NULL;

CREATE TABLE event (
  id        INTEGER PRIMARY KEY,
  slug      TEXT NOT NULL UNIQUE,
  kind      TEXT NOT NULL CHECK (kind IN
              ('visit', 'meeting', 'call', 'summit', 'negotiation', 'signing', 'statement', 'other')),
  mode      TEXT NOT NULL CHECK (mode IN ('in-person', 'phone', 'video', 'written', 'unknown')),
  status    TEXT NOT NULL CHECK (status IN ('planned', 'proposed', 'held', 'cancelled', 'postponed', 'denied')),
  date      TEXT NOT NULL,
  date_from INTEGER,
  date_to   INTEGER,
  title     TEXT NOT NULL,
  city      TEXT,
  country   INTEGER REFERENCES actor,
  part_of   INTEGER REFERENCES event,
  origin    TEXT NOT NULL CHECK (origin IN ('authored', 'extracted', 'imported')),
  reviewed  INTEGER NOT NULL CHECK (reviewed IN (0, 1)),
  note      TEXT
) STRICT;
CREATE INDEX event_by_day ON event (date_from, date_to DESC);
CREATE INDEX event_by_whole ON event (part_of) WHERE part_of IS NOT NULL;

CREATE TABLE participant (
  id       INTEGER PRIMARY KEY,
  event    INTEGER NOT NULL REFERENCES event,
  actor    INTEGER NOT NULL REFERENCES actor,
  role     TEXT NOT NULL CHECK (role IN ('host', 'guest', 'attendee', 'mediator')),
  acts_for INTEGER REFERENCES actor,
  UNIQUE (event, actor)
) STRICT;
CREATE INDEX participant_by_actor ON participant (actor);

CREATE TABLE mention (
  id         INTEGER PRIMARY KEY,
  event      INTEGER NOT NULL REFERENCES event,
  source     INTEGER NOT NULL REFERENCES source,
  line       INTEGER,
  span_start INTEGER,
  span_end   INTEGER,
  quote      TEXT,
  date       TEXT NOT NULL,
  status     TEXT NOT NULL CHECK (status IN ('planned', 'proposed', 'held', 'cancelled', 'postponed', 'denied')),
  rule       TEXT
) STRICT;
CREATE INDEX mention_by_event ON mention (event);
CREATE INDEX mention_by_source ON mention (source);

CREATE TABLE tag (
  id    INTEGER PRIMARY KEY,
  event INTEGER NOT NULL REFERENCES event,
  tag   TEXT NOT NULL,
  UNIQUE (event, tag)
) STRICT;

CREATE TABLE claim (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('count', 'none')),
  event_kind TEXT CHECK (event_kind IN
               ('visit', 'meeting', 'call', 'summit', 'negotiation', 'signing', 'statement', 'other')),
  mode       TEXT CHECK (mode IN ('in-person', 'phone', 'video', 'written', 'unknown')),
  count      INTEGER NOT NULL CHECK (count >= 0 AND (kind = 'count' OR count = 0)),
  date       TEXT NOT NULL,
  date_from  INTEGER,
  date_to    INTEGER,
  source     INTEGER REFERENCES source,
  line       INTEGER,
  quote      TEXT,
  note       TEXT
) STRICT;
CREATE INDEX claim_by_source ON claim (source);

CREATE TABLE claim_participant (
  id    INTEGER PRIMARY KEY,
  claim INTEGER NOT NULL REFERENCES claim,
  actor INTEGER NOT NULL REFERENCES actor,
  UNIQUE (claim, actor)
) STRICT;
CREATE INDEX claim_participant_by_actor ON claim_participant (actor);

CREATE TABLE revision (
  id        INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,
  who       TEXT NOT NULL,
  what      TEXT NOT NULL,
  why       TEXT,
  undoes    INTEGER REFERENCES revision,
  undone_by INTEGER REFERENCES revision,
  open      INTEGER UNIQUE CHECK (open = 1)
) STRICT;

CREATE TABLE change (
  id       INTEGER PRIMARY KEY,
  revision INTEGER REFERENCES revision,
  tbl      TEXT NOT NULL,
  op       TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  row      INTEGER NOT NULL,
  last_row INTEGER,
  before   TEXT,
  after    TEXT
) STRICT;
CREATE INDEX change_by_revision ON change (revision);
CREATE INDEX change_by_row ON change (tbl, row);

CREATE TRIGGER actor_updated AFTER UPDATE ON actor BEGIN
  INSERT INTO change (revision, tbl, op, row, before, after) VALUES ((SELECT id FROM revision WHERE open = 1), 'actor', 'update', OLD.id,
    json_object('id', OLD.id, 'slug', OLD.slug, 'kind', OLD.kind, 'name', OLD.name, 'exists_from', OLD.exists_from,
      'exists_until', OLD.exists_until, 'successor', OLD.successor, 'iso2', OLD.iso2, 'iso3', OLD.iso3, 'wikidata',
      OLD.wikidata, 'note', OLD.note),
    json_object('id', NEW.id, 'slug', NEW.slug, 'kind', NEW.kind, 'name', NEW.name, 'exists_from', NEW.exists_from,
      'exists_until', NEW.exists_until, 'successor', NEW.successor, 'iso2', NEW.iso2, 'iso3', NEW.iso3, 'wikidata',
      NEW.wikidata, 'note', NEW.note));
END;
CREATE TRIGGER actor_deleted AFTER DELETE ON actor BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'actor', 'delete', OLD.id,
    json_object('id', OLD.id, 'slug', OLD.slug, 'kind', OLD.kind, 'name', OLD.name, 'exists_from', OLD.exists_from,
      'exists_until', OLD.exists_until, 'successor', OLD.successor, 'iso2', OLD.iso2, 'iso3', OLD.iso3, 'wikidata',
      OLD.wikidata, 'note', OLD.note));
END;
CREATE TRIGGER alias_updated AFTER UPDATE ON alias BEGIN
  INSERT INTO change (revision, tbl, op, row, before, after) VALUES ((SELECT id FROM revision WHERE open = 1), 'alias', 'update', OLD.id,
    json_object('id', OLD.id, 'actor', OLD.actor, 'text', OLD.text, 'type', OLD.type, 'lang', OLD.lang, 'script',
      OLD.script, 'used_from', OLD.used_from, 'used_until', OLD.used_until),
    json_object('id', NEW.id, 'actor', NEW.actor, 'text', NEW.text, 'type', NEW.type, 'lang', NEW.lang, 'script',
      NEW.script, 'used_from', NEW.used_from, 'used_until', NEW.used_until));
END;
CREATE TRIGGER alias_deleted AFTER DELETE ON alias BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'alias', 'delete', OLD.id,
    json_object('id', OLD.id, 'actor', OLD.actor, 'text', OLD.text, 'type', OLD.type, 'lang', OLD.lang, 'script',
      OLD.script, 'used_from', OLD.used_from, 'used_until', OLD.used_until));
END;
CREATE TRIGGER office_updated AFTER UPDATE ON office BEGIN
  INSERT INTO change (revision, tbl, op, row, before, after) VALUES ((SELECT id FROM revision WHERE open = 1), 'office', 'update', OLD.id,
    json_object('id', OLD.id, 'slug', OLD.slug, 'title', OLD.title, 'actor', OLD.actor, 'kind', OLD.kind, 'aliases',
      OLD.aliases),
    json_object('id', NEW.id, 'slug', NEW.slug, 'title', NEW.title, 'actor', NEW.actor, 'kind', NEW.kind, 'aliases',
      NEW.aliases));
END;
CREATE TRIGGER office_deleted AFTER DELETE ON office BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'office', 'delete', OLD.id,
    json_object('id', OLD.id, 'slug', OLD.slug, 'title', OLD.title, 'actor', OLD.actor, 'kind', OLD.kind, 'aliases',
      OLD.aliases));
END;
CREATE TRIGGER term_updated AFTER UPDATE ON term BEGIN
  INSERT INTO change (revision, tbl, op, row, before, after) VALUES ((SELECT id FROM revision WHERE open = 1), 'term', 'update', OLD.id,
    json_object('id', OLD.id, 'person', OLD.person, 'office', OLD.office, 'held_from', OLD.held_from, 'held_until',
      OLD.held_until, 'day_from', OLD.day_from, 'day_until', OLD.day_until, 'source', OLD.source, 'note', OLD.note),
    json_object('id', NEW.id, 'person', NEW.person, 'office', NEW.office, 'held_from', NEW.held_from, 'held_until',
      NEW.held_until, 'day_from', NEW.day_from, 'day_until', NEW.day_until, 'source', NEW.source, 'note',
      NEW.note));
END;
CREATE TRIGGER term_deleted AFTER DELETE ON term BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'term', 'delete', OLD.id,
    json_object('id', OLD.id, 'person', OLD.person, 'office', OLD.office, 'held_from', OLD.held_from, 'held_until',
      OLD.held_until, 'day_from', OLD.day_from, 'day_until', OLD.day_until, 'source', OLD.source, 'note',
      OLD.note));
END;
CREATE TRIGGER place_updated AFTER UPDATE ON place BEGIN
  INSERT INTO change (revision, tbl, op, row, before, after) VALUES ((SELECT id FROM revision WHERE open = 1), 'place', 'update', OLD.id,
    json_object('id', OLD.id, 'city', OLD.city, 'country', OLD.country, 'aliases', OLD.aliases),
    json_object('id', NEW.id, 'city', NEW.city, 'country', NEW.country, 'aliases', NEW.aliases));
END;
CREATE TRIGGER place_deleted AFTER DELETE ON place BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'place', 'delete', OLD.id,
    json_object('id', OLD.id, 'city', OLD.city, 'country', OLD.country, 'aliases', OLD.aliases));
END;
CREATE TRIGGER source_updated AFTER UPDATE ON source BEGIN
  INSERT INTO change (revision, tbl, op, row, before, after) VALUES ((SELECT id FROM revision WHERE open = 1), 'source', 'update', OLD.id,
    json_object('id', OLD.id, 'slug', OLD.slug, 'kind', OLD.kind, 'title', OLD.title, 'publisher', OLD.publisher,
      'url', OLD.url, 'published', OLD.published, 'note', OLD.note),
    json_object('id', NEW.id, 'slug', NEW.slug, 'kind', NEW.kind, 'title', NEW.title, 'publisher', NEW.publisher,
      'url', NEW.url, 'published', NEW.published, 'note', NEW.note));
END;
CREATE TRIGGER source_deleted AFTER DELETE ON source BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'source', 'delete', OLD.id,
    json_object('id', OLD.id, 'slug', OLD.slug, 'kind', OLD.kind, 'title', OLD.title, 'publisher', OLD.publisher,
      'url', OLD.url, 'published', OLD.published, 'note', OLD.note));
END;
CREATE TRIGGER event_updated AFTER UPDATE ON event BEGIN
  INSERT INTO change (revision, tbl, op, row, before, after) VALUES ((SELECT id FROM revision WHERE open = 1), 'event', 'update', OLD.id,
    json_object('id', OLD.id, 'slug', OLD.slug, 'kind', OLD.kind, 'mode', OLD.mode, 'status', OLD.status, 'date',
      OLD.date, 'date_from', OLD.date_from, 'date_to', OLD.date_to, 'title', OLD.title, 'city', OLD.city, 'country',
      OLD.country, 'part_of', OLD.part_of, 'origin', OLD.origin, 'reviewed', OLD.reviewed, 'note', OLD.note),
    json_object('id', NEW.id, 'slug', NEW.slug, 'kind', NEW.kind, 'mode', NEW.mode, 'status', NEW.status, 'date',
      NEW.date, 'date_from', NEW.date_from, 'date_to', NEW.date_to, 'title', NEW.title, 'city', NEW.city, 'country',
      NEW.country, 'part_of', NEW.part_of, 'origin', NEW.origin, 'reviewed', NEW.reviewed, 'note', NEW.note));
END;
CREATE TRIGGER event_deleted AFTER DELETE ON event BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'event', 'delete', OLD.id,
    json_object('id', OLD.id, 'slug', OLD.slug, 'kind', OLD.kind, 'mode', OLD.mode, 'status', OLD.status, 'date',
      OLD.date, 'date_from', OLD.date_from, 'date_to', OLD.date_to, 'title', OLD.title, 'city', OLD.city, 'country',
      OLD.country, 'part_of', OLD.part_of, 'origin', OLD.origin, 'reviewed', OLD.reviewed, 'note', OLD.note));
END;
CREATE TRIGGER participant_updated AFTER UPDATE ON participant BEGIN
  INSERT INTO change (revision, tbl, op, row, before, after) VALUES ((SELECT id FROM revision WHERE open = 1), 'participant', 'update', OLD.id,
    json_object('id', OLD.id, 'event', OLD.event, 'actor', OLD.actor, 'role', OLD.role, 'acts_for', OLD.acts_for),
    json_object('id', NEW.id, 'event', NEW.event, 'actor', NEW.actor, 'role', NEW.role, 'acts_for', NEW.acts_for));
END;
CREATE TRIGGER participant_deleted AFTER DELETE ON participant BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'participant', 'delete', OLD.id,
    json_object('id', OLD.id, 'event', OLD.event, 'actor', OLD.actor, 'role', OLD.role, 'acts_for', OLD.acts_for));
END;
CREATE TRIGGER mention_updated AFTER UPDATE ON mention BEGIN
  INSERT INTO change (revision, tbl, op, row, before, after) VALUES ((SELECT id FROM revision WHERE open = 1), 'mention', 'update', OLD.id,
    json_object('id', OLD.id, 'event', OLD.event, 'source', OLD.source, 'line', OLD.line, 'span_start',
      OLD.span_start, 'span_end', OLD.span_end, 'quote', OLD.quote, 'date', OLD.date, 'status', OLD.status, 'rule',
      OLD.rule),
    json_object('id', NEW.id, 'event', NEW.event, 'source', NEW.source, 'line', NEW.line, 'span_start',
      NEW.span_start, 'span_end', NEW.span_end, 'quote', NEW.quote, 'date', NEW.date, 'status', NEW.status, 'rule',
      NEW.rule));
END;
CREATE TRIGGER mention_deleted AFTER DELETE ON mention BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'mention', 'delete', OLD.id,
    json_object('id', OLD.id, 'event', OLD.event, 'source', OLD.source, 'line', OLD.line, 'span_start',
      OLD.span_start, 'span_end', OLD.span_end, 'quote', OLD.quote, 'date', OLD.date, 'status', OLD.status, 'rule',
      OLD.rule));
END;
CREATE TRIGGER tag_updated AFTER UPDATE ON tag BEGIN
  INSERT INTO change (revision, tbl, op, row, before, after) VALUES ((SELECT id FROM revision WHERE open = 1), 'tag', 'update', OLD.id,
    json_object('id', OLD.id, 'event', OLD.event, 'tag', OLD.tag),
    json_object('id', NEW.id, 'event', NEW.event, 'tag', NEW.tag));
END;
CREATE TRIGGER tag_deleted AFTER DELETE ON tag BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'tag', 'delete', OLD.id,
    json_object('id', OLD.id, 'event', OLD.event, 'tag', OLD.tag));
END;
CREATE TRIGGER claim_updated AFTER UPDATE ON claim BEGIN
  INSERT INTO change (revision, tbl, op, row, before, after) VALUES ((SELECT id FROM revision WHERE open = 1), 'claim', 'update', OLD.id,
    json_object('id', OLD.id, 'kind', OLD.kind, 'event_kind', OLD.event_kind, 'mode', OLD.mode, 'count', OLD.count,
      'date', OLD.date, 'date_from', OLD.date_from, 'date_to', OLD.date_to, 'source', OLD.source, 'line', OLD.line,
      'quote', OLD.quote, 'note', OLD.note),
    json_object('id', NEW.id, 'kind', NEW.kind, 'event_kind', NEW.event_kind, 'mode', NEW.mode, 'count', NEW.count,
      'date', NEW.date, 'date_from', NEW.date_from, 'date_to', NEW.date_to, 'source', NEW.source, 'line', NEW.line,
      'quote', NEW.quote, 'note', NEW.note));
END;
CREATE TRIGGER claim_deleted AFTER DELETE ON claim BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'claim', 'delete', OLD.id,
    json_object('id', OLD.id, 'kind', OLD.kind, 'event_kind', OLD.event_kind, 'mode', OLD.mode, 'count', OLD.count,
      'date', OLD.date, 'date_from', OLD.date_from, 'date_to', OLD.date_to, 'source', OLD.source, 'line', OLD.line,
      'quote', OLD.quote, 'note', OLD.note));
END;
CREATE TRIGGER claim_participant_updated AFTER UPDATE ON claim_participant BEGIN
  INSERT INTO change (revision, tbl, op, row, before, after) VALUES ((SELECT id FROM revision WHERE open = 1), 'claim_participant', 'update', OLD.id,
    json_object('id', OLD.id, 'claim', OLD.claim, 'actor', OLD.actor),
    json_object('id', NEW.id, 'claim', NEW.claim, 'actor', NEW.actor));
END;
CREATE TRIGGER claim_participant_deleted AFTER DELETE ON claim_participant BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'claim_participant', 'delete', OLD.id,
    json_object('id', OLD.id, 'claim', OLD.claim, 'actor', OLD.actor));
END;

CREATE TABLE name_key (
  key   TEXT NOT NULL,
  whole INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  type  TEXT NOT NULL,
  PRIMARY KEY (key, whole DESC, actor, type)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_key_by_actor ON name_key (actor);

CREATE TABLE pair (
  a         INTEGER NOT NULL,
  b         INTEGER NOT NULL,
  date_from INTEGER NOT NULL,
  date_to   INTEGER NOT NULL,
  event     INTEGER NOT NULL,
  direct    INTEGER NOT NULL,
  PRIMARY KEY (a, b, date_from, date_to DESC, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_by_event ON pair (event);

CREATE VIRTUAL TABLE event_text USING fts5 (title, quotes, note, tokenize = 'unicode61 remove_diacritics 2');

CREATE VIEW v_events AS
SELECT e.id AS n, e.slug AS id, e.date, date(e.date_from * 86400, 'unixepoch') AS date_from,
       date(e.date_to * 86400, 'unixepoch') AS date_to, e.kind, e.mode, e.status, e.title,
       (SELECT group_concat(a.name, ', ') FROM participant p JOIN actor a ON a.id = p.actor WHERE p.event = e.id) AS participants,
       e.city, c.name AS country, w.slug AS part_of, e.origin, e.reviewed,
       (SELECT group_concat(s.slug || coalesce(' L' || m.line, ''), ', ')
          FROM mention m JOIN source s ON s.id = m.source WHERE m.event = e.id) AS sources,
       e.note
  FROM event e LEFT JOIN actor c ON c.id = e.country LEFT JOIN event w ON w.id = e.part_of
 ORDER BY e.date_from, e.date_to DESC, e.id;

CREATE VIEW v_participants AS
SELECT e.id AS n, e.date, e.kind, e.status, e.title, a.slug AS actor, a.name, p.role, f.slug AS acts_for
  FROM participant p JOIN event e ON e.id = p.event JOIN actor a ON a.id = p.actor
  LEFT JOIN actor f ON f.id = p.acts_for
 ORDER BY e.date_from, e.id, p.id;

CREATE VIEW v_mentions AS
SELECT e.id AS n, e.slug AS event, s.slug AS source, m.line, m.quote, m.date, m.status, s.title, s.url, s.published, m.rule
  FROM mention m JOIN event e ON e.id = m.event JOIN source s ON s.id = m.source
 ORDER BY e.id, m.id;

CREATE VIEW v_offices AS
SELECT p.slug AS person, p.name, o.title, a.name AS acts_for, t.held_from, t.held_until
  FROM term t JOIN actor p ON p.id = t.person JOIN office o ON o.id = t.office JOIN actor a ON a.id = o.actor
 ORDER BY a.name, o.title, t.day_from, p.name;

CREATE VIEW v_claims AS
SELECT c.id AS n, c.kind, (SELECT group_concat(a.name, ', ') FROM claim_participant p JOIN actor a ON a.id = p.actor
        WHERE p.claim = c.id) AS participants, c.event_kind, c.mode, c.count, c.date, s.slug AS source, c.line, c.quote, c.note
  FROM claim c LEFT JOIN source s ON s.id = c.source
 ORDER BY c.id;
