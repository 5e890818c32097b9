-- The chancery base: who met whom, when, where, how, and how we know.
--
-- This file is the whole current schema and the document to read first. The program never runs it: a base is
-- made and changed by migrations/ alone, and a test proves that they give exactly what stands here.
--
-- Three sorts of tables:
--   facts      actor alias office term place · source · event participant mention tag · claim claim_participant
--   history    revision change
--   derived    name_key pair event_text: rebuilt from the facts at any time, never edited, not part of a dump
-- Views named v_* are for people: open the file in any SQLite tool and start with  SELECT * FROM v_events.
--
-- Dates. A `date` column is EDTF (ISO 8601-2) text, kept exactly as precise as its source. Beside it stand
-- date_from and date_to, the earliest and latest day it allows, counted in days since 1970-01-01 (proleptic
-- Gregorian, negative before), because text does not sort before the year 0 or after 9999. NULL: open or unknown.
--
-- Ids. The integer id is the short number people type. The program gives it out itself and never again, also when
-- the row is gone (the highest ever given stands in `change`). The slug is the stable readable id: set once, never
-- recomputed, and what exports and links use.

-- ---------------------------------------------------------------- facts: who

CREATE TABLE actor (
  id           INTEGER PRIMARY KEY,
  slug         TEXT NOT NULL UNIQUE,
  kind         TEXT NOT NULL CHECK (kind IN ('person', 'state', 'organization')),
  name         TEXT NOT NULL,                   -- the usual English name
  exists_from  TEXT,                            -- EDTF; birth or founding; NULL: unknown, or long ago
  exists_until TEXT,                            -- EDTF; death or end; NULL: none known
  successor    INTEGER REFERENCES actor,        -- the state that a historical state became: a question about the
                                                -- successor asks about its predecessors too
  iso2         TEXT,                            -- ISO 3166-1, states only
  iso3         TEXT,
  wikidata     TEXT,                            -- Q-id
  note         TEXT
) STRICT;
CREATE INDEX actor_by_successor ON actor (successor) WHERE successor IS NOT NULL;

-- Other names of an actor. A metonym is a place that stands for a government (the Kremlin), a demonym what
-- its people and acts are called (Russian).
CREATE TABLE alias (
  id         INTEGER PRIMARY KEY,
  actor      INTEGER NOT NULL REFERENCES actor,
  text       TEXT NOT NULL,
  type       TEXT NOT NULL CHECK (type IN ('name', 'abbreviation', 'demonym', 'metonym')),
  lang       TEXT,                              -- ISO 639-1
  script     TEXT,                              -- ISO 15924
  used_from  TEXT,                              -- EDTF; NULL: always
  used_until TEXT,
  UNIQUE (actor, text, type)
) STRICT;

-- A post that a person holds for an actor.
CREATE TABLE office (
  id        INTEGER PRIMARY KEY,
  slug      TEXT NOT NULL UNIQUE,
  title     TEXT NOT NULL,                      -- as before a name: 'Foreign Minister'
  actor     INTEGER NOT NULL REFERENCES actor,  -- whom its holder acts for
  kind      TEXT NOT NULL CHECK (kind IN ('head-of-state', 'head-of-government', 'foreign-minister', 'deputy',
              'defence-minister', 'envoy', 'spokesperson', 'security-adviser', 'other')),
  aliases   TEXT                                -- further titles, joined by ';'
) STRICT;
CREATE INDEX office_by_actor ON office (actor);

-- Who held an office when. It decides whom a person acts for on a day.
CREATE TABLE term (
  id         INTEGER PRIMARY KEY,
  person     INTEGER NOT NULL REFERENCES actor,
  office     INTEGER NOT NULL REFERENCES office,
  held_from  TEXT,                              -- EDTF; NULL: unknown
  held_until TEXT,                              -- EDTF; NULL: in office, or unknown
  day_from   INTEGER,                           -- earliest day of held_from
  day_until  INTEGER,                           -- latest day of held_until
  source     INTEGER REFERENCES source,
  note       TEXT
) STRICT;
CREATE INDEX term_by_person ON term (person);
CREATE INDEX term_by_office ON term (office);

-- Cities and the state they are in today; an event's own country is the state of its time.
CREATE TABLE place (
  id      INTEGER PRIMARY KEY,
  city    TEXT NOT NULL,
  country INTEGER NOT NULL REFERENCES actor,
  aliases TEXT,                                 -- other spellings, joined by ';'
  lat     REAL CHECK (lat BETWEEN -90 AND 90),  -- degrees north and east; NULL: not known
  lon     REAL CHECK (lon BETWEEN -180 AND 180),
  UNIQUE (city, country)
) STRICT;

-- ---------------------------------------------------------------- facts: how we know

-- A document or a data set. Never an actor.
CREATE TABLE source (
  id        INTEGER PRIMARY KEY,
  slug      TEXT NOT NULL UNIQUE,               -- 'S1', as printed in [S1 L51]
  kind      TEXT NOT NULL CHECK (kind IN ('news', 'statement', 'dataset', 'page', 'book', 'other')),
  title     TEXT NOT NULL,
  publisher TEXT,
  url       TEXT,
  published TEXT,                               -- EDTF; its own date, by which its words are placed
  note      TEXT                                -- licence, and what a reader should know
) STRICT;
CREATE INDEX source_by_url ON source (url) WHERE url IS NOT NULL;

-- ---------------------------------------------------------------- facts: what happened

CREATE TABLE event (
  id        INTEGER PRIMARY KEY,
  slug      TEXT NOT NULL UNIQUE,
  kind      TEXT NOT NULL CHECK (kind IN
              ('visit', 'meeting', 'call', 'summit', 'negotiation', 'signing', 'statement', 'other')),
  mode      TEXT NOT NULL CHECK (mode IN ('in-person', 'phone', 'video', 'written', 'unknown')),
  status    TEXT NOT NULL CHECK (status IN ('planned', 'proposed', 'held', 'cancelled', 'postponed', 'denied')),
  date      TEXT NOT NULL,                      -- EDTF
  date_from INTEGER,
  date_to   INTEGER,
  title     TEXT NOT NULL,
  city      TEXT,                               -- one, or the cities of a journey joined by ';'
  country   INTEGER REFERENCES actor,           -- the state of that time
  part_of   INTEGER REFERENCES event,           -- the visit or summit it belongs to
  origin    TEXT NOT NULL CHECK (origin IN ('authored', 'extracted', 'imported')),
  reviewed  INTEGER NOT NULL CHECK (reviewed IN (0, 1)), -- 0: nobody has judged what a machine read
  note      TEXT
) STRICT;
CREATE INDEX event_by_day ON event (date_from, date_to DESC);
CREATE INDEX event_by_whole ON event (part_of) WHERE part_of IS NOT NULL;

-- An actor in an event: n of them, each with a role. "X met Y" is a question, never a stored fact.
CREATE TABLE participant (
  id       INTEGER PRIMARY KEY,
  event    INTEGER NOT NULL REFERENCES event,
  actor    INTEGER NOT NULL REFERENCES actor,
  role     TEXT NOT NULL CHECK (role IN ('host', 'guest', 'attendee', 'mediator')),
  acts_for INTEGER REFERENCES actor,            -- only where it is not what the office says on that day
  UNIQUE (event, actor)
) STRICT;
CREATE INDEX participant_by_actor ON participant (actor);

-- One place in one source that tells of an event, with the date and the status that this source gives:
-- a plan and its report are two mentions of one event, and so are two sources that disagree.
CREATE TABLE mention (
  id         INTEGER PRIMARY KEY,
  event      INTEGER NOT NULL REFERENCES event,
  source     INTEGER NOT NULL REFERENCES source,
  line       INTEGER,                           -- line of a text, record number of a data set
  span_start INTEGER,                           -- UTF-8 bytes in the text
  span_end   INTEGER,
  quote      TEXT,
  date       TEXT NOT NULL,
  status     TEXT NOT NULL CHECK (status IN ('planned', 'proposed', 'held', 'cancelled', 'postponed', 'denied')),
  rule       TEXT,                              -- the extraction rule that read it; NULL: a person did
  how        TEXT,                              -- how that rule read the date, for whoever reviews it
  reviewed   INTEGER NOT NULL DEFAULT 1 CHECK (reviewed IN (0, 1)) -- 0: extracted, and nobody has judged it yet
) STRICT;
CREATE INDEX mention_by_event ON mention (event);
CREATE INDEX mention_by_source ON mention (source);
CREATE INDEX mention_waiting ON mention (event) WHERE reviewed = 0; -- what review asks about

-- Free labels. Some of them speak to `check`: 'distinct' (it is not the other event of the same people and days),
-- 'anachronism' (a state or an organization is meant though it was not yet, or no longer, there), and 'accepted:far' and
-- the like (what the check of that name finds has been looked at and is right).
CREATE TABLE tag (
  id    INTEGER PRIMARY KEY,
  event INTEGER NOT NULL REFERENCES event,
  tag   TEXT NOT NULL,
  UNIQUE (event, tag)
) STRICT;

-- What a source says about contacts without naming one: how many there were, or that there was none.
CREATE TABLE claim (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('count', 'none')),
  event_kind TEXT CHECK (event_kind IN
               ('visit', 'meeting', 'call', 'summit', 'negotiation', 'signing', 'statement', 'other')), -- NULL: any
  mode       TEXT CHECK (mode IN ('in-person', 'phone', 'video', 'written', 'unknown')),                -- NULL: any
  count      INTEGER NOT NULL CHECK (count >= 0 AND (kind = 'count' OR count = 0)),
  date       TEXT NOT NULL,                     -- the span it covers, EDTF: '../2023-03-18'
  date_from  INTEGER,
  date_to    INTEGER,
  source     INTEGER REFERENCES source,
  line       INTEGER,
  quote      TEXT,
  note       TEXT,
  reviewed   INTEGER NOT NULL DEFAULT 1 CHECK (reviewed IN (0, 1)) -- 0: extracted, and nobody has judged it yet
) STRICT;
CREATE INDEX claim_by_source ON claim (source);
CREATE INDEX claim_waiting ON claim (id) WHERE reviewed = 0;

CREATE TABLE claim_participant (
  id    INTEGER PRIMARY KEY,
  claim INTEGER NOT NULL REFERENCES claim,
  actor INTEGER NOT NULL REFERENCES actor,
  UNIQUE (claim, actor)
) STRICT;
CREATE INDEX claim_participant_by_actor ON claim_participant (actor);

-- ---------------------------------------------------------------- history

-- One change to the base: one command, or one import as a whole.
CREATE TABLE revision (
  id        INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,                      -- UTC, RFC 3339
  who       TEXT NOT NULL,
  what      TEXT NOT NULL,                      -- 'add', 'import visits.csv', 'undo 12'
  why       TEXT,
  undoes    INTEGER REFERENCES revision,
  undone_by INTEGER REFERENCES revision,        -- NULL: in force
  open      INTEGER UNIQUE CHECK (open = 1)     -- 1 while it is being written, then NULL
) STRICT;

-- What a revision did to the rows of the facts. The triggers below write it for updates and deletes, so that
-- nothing can forget to, an editor in another tool included (revision is then NULL). Inserted rows are noted as
-- one range a table: within one transaction their ids follow each other.
CREATE TABLE change (
  id       INTEGER PRIMARY KEY,
  revision INTEGER REFERENCES revision,         -- NULL: made outside chancery
  tbl      TEXT NOT NULL,
  op       TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  row      INTEGER NOT NULL,
  last_row INTEGER,                             -- insert: the end of the range
  before   TEXT,                                -- JSON of the whole row
  after    TEXT
) STRICT;
CREATE INDEX change_by_revision ON change (revision);
CREATE INDEX change_by_row ON change (tbl, row);

-- A row before and after, in full, for `undo` and for the history that `show` prints.
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
    json_object('id', OLD.id, 'city', OLD.city, 'country', OLD.country, 'aliases', OLD.aliases, 'lat', OLD.lat, 'lon', OLD.lon),
    json_object('id', NEW.id, 'city', NEW.city, 'country', NEW.country, 'aliases', NEW.aliases, 'lat', NEW.lat, 'lon', NEW.lon));
END;
CREATE TRIGGER place_deleted AFTER DELETE ON place BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'place', 'delete', OLD.id,
    json_object('id', OLD.id, 'city', OLD.city, 'country', OLD.country, 'aliases', OLD.aliases, 'lat', OLD.lat, 'lon', OLD.lon));
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
      OLD.rule, 'how', OLD.how, 'reviewed', OLD.reviewed),
    json_object('id', NEW.id, 'event', NEW.event, 'source', NEW.source, 'line', NEW.line, 'span_start',
      NEW.span_start, 'span_end', NEW.span_end, 'quote', NEW.quote, 'date', NEW.date, 'status', NEW.status, 'rule',
      NEW.rule, 'how', NEW.how, 'reviewed', NEW.reviewed));
END;
CREATE TRIGGER mention_deleted AFTER DELETE ON mention BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'mention', 'delete', OLD.id,
    json_object('id', OLD.id, 'event', OLD.event, 'source', OLD.source, 'line', OLD.line, 'span_start',
      OLD.span_start, 'span_end', OLD.span_end, 'quote', OLD.quote, 'date', OLD.date, 'status', OLD.status, 'rule',
      OLD.rule, 'how', OLD.how, 'reviewed', OLD.reviewed));
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
      'quote', OLD.quote, 'note', OLD.note, 'reviewed', OLD.reviewed),
    json_object('id', NEW.id, 'kind', NEW.kind, 'event_kind', NEW.event_kind, 'mode', NEW.mode, 'count', NEW.count,
      'date', NEW.date, 'date_from', NEW.date_from, 'date_to', NEW.date_to, 'source', NEW.source, 'line', NEW.line,
      'quote', NEW.quote, 'note', NEW.note, 'reviewed', NEW.reviewed));
END;
CREATE TRIGGER claim_deleted AFTER DELETE ON claim BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'claim', 'delete', OLD.id,
    json_object('id', OLD.id, 'kind', OLD.kind, 'event_kind', OLD.event_kind, 'mode', OLD.mode, 'count', OLD.count,
      'date', OLD.date, 'date_from', OLD.date_from, 'date_to', OLD.date_to, 'source', OLD.source, 'line', OLD.line,
      'quote', OLD.quote, 'note', OLD.note, 'reviewed', OLD.reviewed));
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

-- ---------------------------------------------------------------- derived

-- Every name an actor can be asked by, folded: NFKC, lower case, marks stripped. whole = 1: all of a name;
-- 0: one word of it.
CREATE TABLE name_key (
  key   TEXT NOT NULL,
  whole INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  type  TEXT NOT NULL,                          -- of the alias; 'main' the name, 'id' the slug, 'iso' a code
  PRIMARY KEY (key, whole DESC, actor, type)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_key_by_actor ON name_key (actor);

-- The pair index: for each event every unordered pair of those who took part, persons also as whom they act for
-- on that day (rolled up), and each actor with itself, which is its own timeline. The question "when did X meet Y"
-- is one range of it, already in order. a <= b. Open ends sort first and last: -/+ 10^12.
CREATE TABLE pair (
  a         INTEGER NOT NULL,
  b         INTEGER NOT NULL,
  date_from INTEGER NOT NULL,
  date_to   INTEGER NOT NULL,
  event     INTEGER NOT NULL,
  direct    INTEGER NOT NULL,                   -- 1: both are participants themselves (--exact)
  PRIMARY KEY (a, b, date_from, date_to DESC, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_by_event ON pair (event) WHERE a = b; -- whom an event is indexed under

-- Words of titles, quotes and notes; rowid = event.id.
CREATE VIRTUAL TABLE event_text USING fts5 (title, quotes, note, tokenize = 'unicode61 remove_diacritics 2');

-- ---------------------------------------------------------------- views, for people

-- One line an event, as `chancery timeline` would tell it.
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

-- One line for each actor in each event.
CREATE VIEW v_participants AS
SELECT e.id AS n, e.date, e.kind, e.status, e.title, a.slug AS actor, a.name, p.role, f.slug AS acts_for
  FROM participant p JOIN event e ON e.id = p.event JOIN actor a ON a.id = p.actor
  LEFT JOIN actor f ON f.id = p.acts_for
 ORDER BY e.date_from, e.id, p.id;

-- One line for each place in a source that tells of an event.
CREATE VIEW v_mentions AS
SELECT e.id AS n, e.slug AS event, s.slug AS source, m.line, m.quote, m.date, m.status, s.title, s.url, s.published, m.rule
  FROM mention m JOIN event e ON e.id = m.event JOIN source s ON s.id = m.source
 ORDER BY e.id, m.id;

-- Who held which office when.
CREATE VIEW v_offices AS
SELECT p.slug AS person, p.name, o.title, a.name AS acts_for, t.held_from, t.held_until
  FROM term t JOIN actor p ON p.id = t.person JOIN office o ON o.id = t.office JOIN actor a ON a.id = o.actor
 ORDER BY a.name, o.title, t.day_from, p.name;

-- What sources count or deny.
CREATE VIEW v_claims AS
SELECT c.id AS n, c.kind, (SELECT group_concat(a.name, ', ') FROM claim_participant p JOIN actor a ON a.id = p.actor
        WHERE p.claim = c.id) AS participants, c.event_kind, c.mode, c.count, c.date, s.slug AS source, c.line, c.quote, c.note
  FROM claim c LEFT JOIN source s ON s.id = c.source
 ORDER BY c.id;
