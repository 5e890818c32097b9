-- Where the cities are, so that events can stand on a map. The triggers follow their table.

ALTER TABLE place ADD COLUMN lat REAL CHECK (lat BETWEEN -90 AND 90);
ALTER TABLE place ADD COLUMN lon REAL CHECK (lon BETWEEN -180 AND 180);

DROP TRIGGER place_updated;
CREATE TRIGGER place_updated AFTER UPDATE ON place BEGIN
  INSERT INTO change (revision, tbl, op, row, before, after) VALUES ((SELECT id FROM revision WHERE open = 1), 'place', 'update', OLD.id,
    json_object('id', OLD.id, 'city', OLD.city, 'country', OLD.country, 'aliases', OLD.aliases, 'lat', OLD.lat, 'lon', OLD.lon),
    json_object('id', NEW.id, 'city', NEW.city, 'country', NEW.country, 'aliases', NEW.aliases, 'lat', NEW.lat, 'lon', NEW.lon));
END;
DROP TRIGGER place_deleted;
CREATE TRIGGER place_deleted AFTER DELETE ON place BEGIN
  INSERT INTO change (revision, tbl, op, row, before) VALUES ((SELECT id FROM revision WHERE open = 1), 'place', 'delete', OLD.id,
    json_object('id', OLD.id, 'city', OLD.city, 'country', OLD.country, 'aliases', OLD.aliases, 'lat', OLD.lat, 'lon', OLD.lon));
END;
