//! Undoing a revision: what it changed or deleted is put back from its images, what it inserted is taken out.

use super::revisions::{FACTS, Revision, Writer, insert_sql, revision, value};
use super::sql::Fail;
use crate::error::{Error, Result};
use crate::model::{ActorId, EventId};
use rusqlite::{OptionalExtension, ToSql, named_params, params};
use serde_json::{Map, Value as Json};

impl Writer<'_> {
    /// Reverses a revision, or the latest one in force that is no undo itself. Returns the one reversed.
    ///
    /// # Errors
    /// When there is none, when it is already reversed, or when later changes build on it.
    pub fn undo(&self, number: Option<i64>) -> Result<Revision> {
        let target = self.undo_target(number)?;
        self.refuse_if_built_upon(&target)?;
        self.touch_rows(target.n)?;
        self.db.execute_batch("PRAGMA defer_foreign_keys = ON").fail("put off the checks")?;
        self.put_back(target.n)?;
        self.take_out(target.n)?;
        self.refuse_if_referred_to(target.n)?;
        let link = "UPDATE revision SET undoes = ?2 WHERE id = ?1";
        self.db.execute(link, [self.revision(), target.n]).fail("note the undo")?;
        let mark = "UPDATE revision SET undone_by = ?2 WHERE id = ?1";
        self.db.execute(mark, [target.n, self.revision()]).fail("note the undo")?;
        let redone = "UPDATE revision SET undone_by = NULL WHERE id = ?1";
        self.db.execute(redone, [target.undoes]).fail("note the redo")?;
        Ok(target)
    }

    fn undo_target(&self, number: Option<i64>) -> Result<Revision> {
        let pick = if number.is_some() { "id = ?1" } else { "?1 IS NULL AND undone_by IS NULL AND undoes IS NULL" };
        let sql = format!(
            "SELECT *, 0 AS added, 0 AS changed, 0 AS deleted FROM revision
              WHERE {pick} AND id < {} ORDER BY id DESC LIMIT 1",
            self.revision()
        );
        let target = self.db.query_row(&sql, [number], revision).optional().fail("find the revision")?;
        let none = || match number {
            Some(n) => Error::unknown(format!("no revision {n}")).note("all of them", "chancery log"),
            None => Error::conflict("there is nothing to undo"),
        };
        let target = target.ok_or_else(none)?;
        match target.undone_by {
            _ if target.n == 1 => Err(Error::conflict("there is nothing to undo: revision 1 made the base")),
            Some(by) => Err(Error::conflict(format!("revision {} is already undone, by revision {by}", target.n))
                .note("put it back", format!("chancery undo {by}"))),
            None => Ok(target),
        }
    }

    fn refuse_if_built_upon(&self, target: &Revision) -> Result<()> {
        let sql = "SELECT r.id, r.what FROM change mine JOIN change later
                     ON later.tbl = mine.tbl AND later.op <> 'insert' AND later.revision > mine.revision
                    AND later.revision < ?2 AND later.row BETWEEN mine.row AND coalesce(mine.last_row, mine.row)
                   JOIN revision r ON r.id = later.revision AND r.undone_by IS NULL AND r.undoes IS NOT mine.revision
                    WHERE mine.revision = ?1 AND NOT EXISTS
                      (SELECT 1 FROM revision u WHERE u.id = r.undoes AND u.undone_by = r.id AND u.id > mine.revision)
                    ORDER BY r.id DESC LIMIT 1";
        let later =
            self.db.query_row(sql, [target.n, self.revision()], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)));
        match later.optional().fail("look for later changes")? {
            None => Ok(()),
            Some((n, what)) => Err(built_upon(target, n, &what)),
        }
    }

    /// Notes which events and actors must be brought in step again.
    fn touch_rows(&self, revision: i64) -> Result<()> {
        let rows = self.changes(revision)?;
        for change in &rows {
            let last = change.last_row.unwrap_or(change.row);
            let images = change.before.iter().chain(&change.after);
            for image in images.clone() {
                self.touch_image(&change.table, image);
            }
            if change.op == "insert" {
                self.touch_range(&change.table, change.row, last)?;
            }
        }
        Ok(())
    }

    fn touch_image(&self, table: &str, image: &Map<String, Json>) {
        let number = |field: &str| image.get(field).and_then(Json::as_i64);
        match table {
            "event" => self.touched.borrow_mut().extend(number("id").map(EventId)),
            "participant" | "mention" | "tag" => self.touched.borrow_mut().extend(number("event").map(EventId)),
            "actor" => self.renamed.borrow_mut().extend(number("id").map(ActorId)),
            "alias" => self.renamed.borrow_mut().extend(number("actor").map(ActorId)),
            "term" => number("person").map(ActorId).into_iter().for_each(|person| {
                let _ = self.touch_events_of(person);
            }),
            _ => {}
        }
    }

    fn touch_range(&self, table: &str, first: i64, last: i64) -> Result<()> {
        let column = match table {
            "event" | "actor" => "id",
            "participant" | "mention" | "tag" => "event",
            "alias" => "actor",
            "term" => "person",
            _ => return Ok(()),
        };
        let sql = format!("SELECT DISTINCT {column} FROM {table} WHERE id BETWEEN ?1 AND ?2");
        let mut rows = self.db.prepare(&sql).fail("find what changes")?;
        let rows = rows.query_map([first, last], |row| row.get::<_, i64>(0)).fail("find what changes")?;
        for id in rows {
            let id = id.fail("find what changes")?;
            match table {
                "actor" | "alias" => drop(self.renamed.borrow_mut().insert(ActorId(id))),
                "term" => self.touch_events_of(ActorId(id))?,
                _ => drop(self.touched.borrow_mut().insert(EventId(id))),
            }
        }
        Ok(())
    }

    /// Restores what a revision updated or deleted, last first.
    fn put_back(&self, revision: i64) -> Result<()> {
        for change in self.changes(revision)?.iter().rev().filter(|change| change.op != "insert") {
            let Some(before) = &change.before else { continue };
            let columns: Vec<&String> = before.keys().collect();
            let sql = match change.op.as_str() {
                "update" => {
                    let sets: Vec<String> =
                        columns.iter().enumerate().map(|(i, c)| format!("{c} = ?{}", i + 1)).collect();
                    format!("UPDATE {} SET {} WHERE id = {}", change.table, sets.join(", "), change.row)
                }
                _ => insert_sql(&change.table, &columns),
            };
            let values = rusqlite::params_from_iter(before.values().map(value));
            self.db.prepare_cached(&sql).fail("put a row back")?.execute(values).fail("put a row back")?;
            if change.op == "delete" {
                // No trigger tells of inserted rows, and this one has its old id: without a note it could not be undone.
                let note = "INSERT INTO change (revision, tbl, op, row, last_row) VALUES (?1, ?2, 'insert', ?3, ?3)";
                let mut note = self.db.prepare_cached(note).fail("note a row put back")?;
                note.execute(params![self.revision(), change.table, change.row]).fail("note a row put back")?;
            }
        }
        Ok(())
    }

    /// Deletes what a revision inserted, dependants first.
    fn take_out(&self, revision: i64) -> Result<()> {
        for table in FACTS.iter().rev() {
            let sql = format!(
                "DELETE FROM {table} WHERE id IN (SELECT t.id FROM {table} t JOIN change c ON t.id BETWEEN c.row AND c.last_row
                  WHERE c.revision = :revision AND c.tbl = '{table}' AND c.op = 'insert')"
            );
            self.db.execute(&sql, named_params! {":revision": revision}).fail("take rows out")?;
        }
        Ok(())
    }

    /// Refuses what would leave rows that refer to others that are gone. SQLite itself would look through whole tables
    /// for each actor that goes.
    fn refuse_if_referred_to(&self, revision: i64) -> Result<()> {
        for table in FACTS {
            for (column, parent) in self.references(table)? {
                let gone = format!("NOT EXISTS (SELECT 1 FROM {parent} WHERE id = t.{column})");
                let taken =
                    "SELECT min(row), max(last_row) FROM change WHERE revision = ?1 AND op = 'insert' AND tbl = ?2";
                let taken = self.db.query_row(taken, params![revision, parent], |row| Ok((row.get(0)?, row.get(1)?)));
                let (first, last): (Option<i64>, Option<i64>) = taken.fail("look for references")?;
                let left =
                    format!("SELECT EXISTS (SELECT 1 FROM {table} t WHERE t.{column} BETWEEN ?1 AND ?2 AND {gone})");
                let back = format!(
                    "SELECT EXISTS (SELECT 1 FROM change c CROSS JOIN {table} t ON t.id = c.row
                      WHERE c.revision = ?1 AND c.op <> 'insert' AND c.tbl = ?2 AND t.{column} IS NOT NULL AND {gone})"
                );
                let is = |sql: &str, values: &[&dyn ToSql]| self.db.query_row(sql, values, |row| row.get::<_, bool>(0));
                let left = first.is_some() && is(&left, params![first, last]).fail("look for references")?;
                if left || is(&back, params![revision, table]).fail("look for references")? {
                    return Err(Error::conflict(format!("later changes build on revision {revision}"))
                        .note("undo them first", "chancery log")
                        .outcome("nothing was changed"));
                }
            }
        }
        Ok(())
    }

    /// The columns of a table of facts that refer to others, with the table they refer to.
    fn references(&self, table: &str) -> Result<Vec<(String, String)>> {
        let sql = "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)";
        let mut rows = self.db.prepare_cached(sql).fail("read the references")?;
        let rows = rows.query_map([table], |row| Ok((row.get(0)?, row.get(1)?))).fail("read the references")?;
        rows.collect::<rusqlite::Result<_>>().fail("read the references")
    }

    pub(super) fn changes(&self, revision: i64) -> Result<Vec<Change>> {
        let sql = "SELECT tbl, op, row, last_row, before, after FROM change WHERE revision = ?1 ORDER BY id";
        let mut rows = self.db.prepare_cached(sql).fail("read the changes")?;
        let image = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
        let rows = rows.query_map([revision], |row| {
            Ok(Change {
                table: row.get("tbl")?,
                op: row.get("op")?,
                row: row.get("row")?,
                last_row: row.get("last_row")?,
                before: image(row.get("before")?),
                after: image(row.get("after")?),
            })
        });
        rows.fail("read the changes")?.collect::<rusqlite::Result<_>>().fail("read a change")
    }
}

/// One row of `change`.
pub(super) struct Change {
    pub(super) table: String,
    pub(super) op: String,
    pub(super) row: i64,
    pub(super) last_row: Option<i64>,
    pub(super) before: Option<Map<String, Json>>,
    pub(super) after: Option<Map<String, Json>>,
}

impl Change {
    /// Whether the row belongs to an event.
    pub(super) fn is_of(&self, event: EventId) -> bool {
        let image = self.after.as_ref().or(self.before.as_ref());
        image.and_then(|image| image.get("event")).and_then(Json::as_i64) == Some(event.0)
    }
}

fn built_upon(target: &Revision, later: i64, what: &str) -> Error {
    Error::conflict(format!("revision {later} ({what}) changed the same rows after revision {}", target.n))
        .note("undo it first", format!("chancery undo {later}"))
        .outcome("nothing was changed")
}
