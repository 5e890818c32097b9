-- What an extraction put into the base waits until a person has judged it: each mention and each claim says so itself,
-- since a known event may have gained no more than one mention that nobody has looked at. The triggers follow their tables.

ALTER TABLE mention ADD COLUMN how TEXT;
ALTER TABLE mention ADD COLUMN reviewed INTEGER NOT NULL DEFAULT 1 CHECK (reviewed IN (0, 1));
ALTER TABLE claim ADD COLUMN reviewed INTEGER NOT NULL DEFAULT 1 CHECK (reviewed IN (0, 1));
CREATE INDEX mention_waiting ON mention (event) WHERE reviewed = 0;
CREATE INDEX claim_waiting ON claim (id) WHERE reviewed = 0;

DROP TRIGGER mention_updated;
CREATE TRIGGER mention_updated AFTER UPDATE ON mention BEGIN
  INSERT INTO change (revision, tbl, op, row, before, after) VALUES ((SELECT id FROM revision WHERE open = 1), 'mention', 'update', OLD.id,
    json_object('id', OLD.id, 'event', OLD.event, 'source', OLD.source, 'line', OLD.line, 'span_start',
      OLD.span_start, 'span_end', OLD.span_end, 'quote', OLD.quote, 'date', OLD.date, 'status', OLD.status, 'rule',
      OLD.rule, 'how', OLD.how, 'reviewed', OLD.reviewed),
    json_object('id', NEW.id, 'event', NEW.event, 'source', NEW.source, 'line', NEW.line, 'span_start',
      NEW.span_start, 'span_end', NEW.span_end, 'quote', NEW.quote, 'date', NEW.date, 'status', NEW.status, 'rule',
      NEW.rule, 'how', NEW.how, 'reviewed', NEW.reviewed));
END;
DROP TRIGGER mention_deleted;
CREATE TRIGGER mention_deleted AFTER DELETE ON mention BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'mention', 'delete', OLD.id,
    json_object('id', OLD.id, 'event', OLD.event, 'source', OLD.source, 'line', OLD.line, 'span_start',
      OLD.span_start, 'span_end', OLD.span_end, 'quote', OLD.quote, 'date', OLD.date, 'status', OLD.status, 'rule',
      OLD.rule, 'how', OLD.how, 'reviewed', OLD.reviewed));
END;
DROP TRIGGER claim_updated;
CREATE TRIGGER claim_updated AFTER UPDATE ON claim BEGIN
  INSERT INTO change (revision, tbl, op, row, before, after) VALUES ((SELECT id FROM revision WHERE open = 1), 'claim', 'update', OLD.id,
    json_object('id', OLD.id, 'kind', OLD.kind, 'event_kind', OLD.event_kind, 'mode', OLD.mode, 'count', OLD.count,
      'date', OLD.date, 'date_from', OLD.date_from, 'date_to', OLD.date_to, 'source', OLD.source, 'line', OLD.line,
      'quote', OLD.quote, 'note', OLD.note, 'reviewed', OLD.reviewed),
    json_object('id', NEW.id, 'kind', NEW.kind, 'event_kind', NEW.event_kind, 'mode', NEW.mode, 'count', NEW.count,
      'date', NEW.date, 'date_from', NEW.date_from, 'date_to', NEW.date_to, 'source', NEW.source, 'line', NEW.line,
      'quote', NEW.quote, 'note', NEW.note, 'reviewed', NEW.reviewed));
END;
DROP TRIGGER claim_deleted;
CREATE TRIGGER claim_deleted AFTER DELETE ON claim BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'claim', 'delete', OLD.id,
    json_object('id', OLD.id, 'kind', OLD.kind, 'event_kind', OLD.event_kind, 'mode', OLD.mode, 'count', OLD.count,
      'date', OLD.date, 'date_from', OLD.date_from, 'date_to', OLD.date_to, 'source', OLD.source, 'line', OLD.line,
      'quote', OLD.quote, 'note', OLD.note, 'reviewed', OLD.reviewed));
END;
