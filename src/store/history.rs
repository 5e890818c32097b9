//! How an event came to be what it is: the changes that the history holds of it.

use super::Store;
use super::revisions::{LOG, Revision, revision};
use super::sql::Fail;
use crate::error::Result;
use crate::model::EventId;
use rusqlite::{OptionalExtension, Row};
use serde_json::{Map, Value as Json};

/// What stands for a value that is not there.
pub const NOTHING: &str = "nothing";

/// One field of an event before and after a revision.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FieldChange {
    /// The revision; none: made outside chancery.
    pub revision: Option<i64>,
    /// When.
    pub at: String,
    /// Which field.
    pub field: String,
    /// What it was.
    pub before: String,
    /// What it became.
    pub after: String,
}

/// What a revision did to a row of an event or to one that belongs to it.
struct Step {
    revision: Option<i64>,
    at: String,
    table: String,
    before: Map<String, Json>,
    after: Map<String, Json>,
}

impl Step {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let image = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Ok(Self {
            revision: row.get("revision")?,
            at: row.get("at")?,
            table: row.get("tbl")?,
            before: image(row.get("before")?),
            after: image(row.get("after")?),
        })
    }
}

/// Every step of an event: the updates of its own row, and what was added to or taken from it later.
const STEPS: &str = "
  WITH step AS (
    SELECT c.id, c.revision, c.tbl, c.before, c.after FROM change c WHERE c.tbl = 'event' AND c.row = :event AND c.op = 'update'
    UNION ALL
    SELECT c.id, c.revision, c.tbl, NULL, json_object('source', s.slug) FROM mention m JOIN source s ON s.id = m.source
      JOIN change c ON c.tbl = 'mention' AND c.op = 'insert' AND m.id BETWEEN c.row AND c.last_row WHERE m.event = :event
    UNION ALL
    SELECT c.id, c.revision, c.tbl, NULL, json_object('tag', t.tag) FROM tag t
      JOIN change c ON c.tbl = 'tag' AND c.op = 'insert' AND t.id BETWEEN c.row AND c.last_row WHERE t.event = :event
    UNION ALL
    SELECT c.id, c.revision, c.tbl, NULL, json_object('participant', a.slug) FROM participant p JOIN actor a ON a.id = p.actor
      JOIN change c ON c.tbl = 'participant' AND c.op = 'insert' AND p.id BETWEEN c.row AND c.last_row WHERE p.event = :event
    UNION ALL
    SELECT c.id, c.revision, c.tbl, json_object('tag', c.before ->> 'tag', 'participant',
        (SELECT slug FROM actor WHERE id = c.before ->> 'actor')), '{}' FROM change c
     WHERE c.tbl IN ('tag', 'participant') AND c.op = 'delete' AND c.before ->> 'event' = :event)
  SELECT step.*, coalesce(r.at, '') AS at FROM step LEFT JOIN revision r ON r.id = step.revision
   WHERE step.revision IS NOT :first ORDER BY step.id";

/// The revisions that wrote an event or what belongs to it; also of one that is gone.
const REVISIONS: &str = "
  SELECT revision FROM change WHERE tbl = 'event' AND (row = :event OR op = 'insert' AND :event BETWEEN row AND last_row)
  UNION SELECT revision FROM change WHERE tbl IN ('participant', 'mention', 'tag') AND op <> 'insert'
     AND before ->> 'event' = :event
  UNION SELECT c.revision FROM change gone JOIN change c ON c.tbl = gone.tbl AND c.op = 'insert'
     AND gone.row BETWEEN c.row AND c.last_row
     WHERE gone.tbl IN ('participant', 'mention', 'tag') AND gone.op = 'delete' AND gone.before ->> 'event' = :event
  UNION SELECT c.revision FROM participant p JOIN change c ON c.tbl = 'participant' AND c.op = 'insert'
     AND p.id BETWEEN c.row AND c.last_row WHERE p.event = :event
  UNION SELECT c.revision FROM mention m JOIN change c ON c.tbl = 'mention' AND c.op = 'insert'
     AND m.id BETWEEN c.row AND c.last_row WHERE m.event = :event
  UNION SELECT c.revision FROM tag t JOIN change c ON c.tbl = 'tag' AND c.op = 'insert'
     AND t.id BETWEEN c.row AND c.last_row WHERE t.event = :event";

impl Store {
    /// The latest revisions of an event, newest first.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn revisions_of(&self, event: EventId, limit: usize) -> Result<Vec<Revision>> {
        let sql = format!("{LOG} WHERE r.id IN ({REVISIONS}) ORDER BY r.id DESC LIMIT :limit");
        let mut rows = self.db.prepare(&sql).fail("read the revisions")?;
        let values = rusqlite::named_params! {":event": event, ":limit": limit as i64};
        let rows = rows.query_map(values, revision).fail("read the revisions")?;
        rows.collect::<rusqlite::Result<_>>().fail("read a revision")
    }

    /// An event that was taken out last by this number or id, and the revision that did it; none: another tool did.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn removed(&self, word: &str) -> Result<Option<(EventId, Option<Revision>)>> {
        let sql = "SELECT c.row, c.revision FROM change c WHERE c.tbl = 'event' AND c.op = 'delete'
                      AND (c.row = ?2 OR c.before ->> 'slug' = ?1) ORDER BY c.id DESC LIMIT 1";
        let number = word.trim_start_matches('#').parse::<i64>().ok();
        let gone = self.db.query_row(sql, rusqlite::params![word, number], |row| Ok((row.get(0)?, row.get(1)?)));
        let Some((event, n)) = gone.optional().fail("find an event")? else { return Ok(None) };
        let n: Option<i64> = n;
        let by = format!("{LOG} WHERE r.id = ?1");
        let by = self.db.query_row(&by, [n], revision).optional().fail("read a revision")?;
        Ok(Some((event, by)))
    }

    /// How an event came to be what it is, oldest first, without what it began with.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn history(&self, event: EventId) -> Result<Vec<FieldChange>> {
        let first = self.first_revision(event)?.map(|revision| revision.n);
        let mut rows = self.db.prepare_cached(STEPS).fail("read the history")?;
        let rows = rows.query_map(rusqlite::named_params! {":event": event, ":first": first}, Step::read);
        let steps = rows.fail("read the history")?.collect::<rusqlite::Result<Vec<_>>>().fail("read the history")?;
        let mut changes = Vec::new();
        for step in &steps {
            changes.extend(self.differences(step)?);
        }
        Ok(changes)
    }

    /// The revision that first wrote an event.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn first_revision(&self, event: EventId) -> Result<Option<Revision>> {
        let sql =
            "SELECT r.*, 0 AS added, 0 AS changed, 0 AS deleted FROM revision r JOIN change c ON c.revision = r.id
                    WHERE c.tbl = 'event' AND c.op = 'insert' AND ?1 BETWEEN c.row AND c.last_row LIMIT 1";
        self.db.query_row(sql, [event], revision).optional().fail("read the first revision")
    }

    /// The fields in which two versions of a row differ; derived day numbers are left out.
    fn differences(&self, step: &Step) -> Result<Vec<FieldChange>> {
        let fields = match step.table.as_str() {
            "event" => step.after.keys(),
            _ if step.after.is_empty() => step.before.keys(),
            _ => step.after.keys(),
        };
        let mut changes = Vec::new();
        for field in fields.filter(|field| !field.starts_with("date_")) {
            let (before, after) = (step.before.get(field), step.after.get(field));
            if before.unwrap_or(&Json::Null) == after.unwrap_or(&Json::Null) {
                continue;
            }
            changes.push(FieldChange {
                revision: step.revision,
                at: step.at.clone(),
                field: field.clone(),
                before: self.worded(field, before)?,
                after: self.worded(field, after)?,
            });
        }
        Ok(changes)
    }

    /// A value as people read it: ids instead of numbers.
    fn worded(&self, field: &str, value: Option<&Json>) -> Result<String> {
        let table = match field {
            "country" => "actor",
            "part_of" => "event",
            _ => "",
        };
        Ok(match value {
            None | Some(Json::Null) => NOTHING.to_owned(),
            Some(Json::String(text)) => text.clone(),
            Some(number) if !table.is_empty() => {
                let slug =
                    self.db.query_row(&format!("SELECT slug FROM {table} WHERE id = ?1"), [number.as_i64()], |row| {
                        row.get(0)
                    });
                slug.optional().fail("read the history")?.unwrap_or_else(|| number.to_string())
            }
            Some(other) => other.to_string(),
        })
    }
}
