//! Whether a base is whole: its pages, its references, and what was derived against what the facts give anew.

use super::checks::Tell;
use super::sql::{Fail, damaged};
use super::{Store, schema};
use crate::error::{Error, ErrorKind, Result};
use crate::model::EventId;
use rusqlite::backup::Backup;
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use std::path::Path;
use std::time::Duration;

/// Refuses a database whose pages are not in order.
pub(super) fn whole(db: &Connection, path: &Path) -> Result<()> {
    let said = db.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
    match said.map_err(|error| schema::refuse(path, &error))?.as_str() {
        "ok" => Ok(()),
        trouble => Err(Error::base(format!("{} is damaged or cut short", path.display()))
            .outcome("nothing was changed")
            .cause(trouble)),
    }
}

/// Keeps what is derived, to be compared.
const KEEP: &str = "CREATE TABLE was_pair AS SELECT * FROM pair; CREATE TABLE was_name AS SELECT * FROM name_key;
                    CREATE TABLE was_text AS SELECT rowid AS n, title, quotes, note FROM event_text;";

impl Store {
    /// What looks like a mistake of ours is none where the base is not whole: a row that an index has lost is written
    /// twice, and refused.
    pub fn blame(path: &Path, error: Error) -> Error {
        if error.kind != ErrorKind::Bug {
            return error;
        }
        let found = |store: Self| {
            let mut found = 0;
            let mut count = |_, _| {
                found += 1;
                Ok(())
            };
            store.broken(&mut count)?;
            Ok(found)
        };
        let is_whole = match Self::open(path).and_then(found) {
            Ok(found) => found == 0,
            Err(why) => why.kind != ErrorKind::Base,
        };
        if is_whole { error } else { damaged(error.message()).cause(error.cause.as_deref().unwrap_or_default()) }
    }

    /// The pages of the file; if they are in order, the references between the rows and each derived row against what
    /// the facts give.
    pub(crate) fn broken(&self, tell: &mut Tell<'_>) -> Result<()> {
        let mut in_order = true;
        self.broken_pages(&mut |events, message| {
            in_order = false;
            tell(events, message)
        })?;
        if in_order {
            self.broken_references(tell)?;
            self.wrongly_derived(tell)?;
        }
        Ok(())
    }

    /// What is wrong with the pages of the file.
    fn broken_pages(&self, tell: &mut Tell<'_>) -> Result<()> {
        let sql = "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'";
        let words = |row: &Row<'_>| Ok((Vec::new(), format!("SQLite says: {}", row.get::<_, String>(0)?)));
        self.tell(sql, [], words, tell)
    }

    /// Rows that refer to rows that are not there.
    fn broken_references(&self, tell: &mut Tell<'_>) -> Result<()> {
        let sql = "SELECT \"table\", coalesce(rowid, ''), parent FROM pragma_foreign_key_check";
        let words = |row: &Row<'_>| {
            let (table, n, parent): (String, Value, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let n = if let Value::Integer(n) = n { n.to_string() } else { "?".to_owned() };
            Ok((Vec::new(), format!("row {n} of {table} refers to a row of {parent} that is not there")))
        };
        self.tell(sql, [], words, tell)
    }

    /// Events and names whose derived rows are not those that the facts give; found in a copy, where all of them are
    /// written anew.
    fn wrongly_derived(&self, tell: &mut Tell<'_>) -> Result<()> {
        let fresh = self.derived_anew()?;
        let texts = "(SELECT rowid AS n, title, quotes, note FROM event_text)";
        let pairs = format!("SELECT DISTINCT event FROM ({}) ORDER BY 1", differences("was_pair", "pair"));
        let of_event = |row: &Row<'_>| {
            let words = "has other rows in the pair index than its people and days give";
            Ok((vec![EventId(row.get(0)?)], words.to_owned()))
        };
        fresh.tell(&pairs, [], of_event, tell)?;
        let words = format!("SELECT DISTINCT n FROM ({}) ORDER BY 1", differences("was_text", texts));
        let of_words = |row: &Row<'_>| {
            let words = "has other words in the word index than in its title, quotes and note";
            Ok((vec![EventId(row.get(0)?)], words.to_owned()))
        };
        fresh.tell(&words, [], of_words, tell)?;
        let names = format!(
            "SELECT DISTINCT coalesce(a.slug, d.actor) FROM ({}) d LEFT JOIN actor a ON a.id = d.actor ORDER BY 1",
            differences("was_name", "name_key")
        );
        let of_name = |row: &Row<'_>| {
            let actor: Value = row.get(0)?;
            let actor = if let Value::Text(id) = actor { id } else { "an actor that is gone".to_owned() };
            Ok((Vec::new(), format!("{actor} has other rows in the name index than its names give")))
        };
        fresh.tell(&names, [], of_name, tell)
    }

    /// A copy in which everything that is derived is written anew, and kept as it was beside.
    fn derived_anew(&self) -> Result<Self> {
        let mut db = Connection::open("").fail("open a copy")?;
        let copy = Backup::new(&self.db, &mut db).fail("copy the base")?;
        copy.run_to_completion(4096, Duration::ZERO, None).fail("copy the base")?;
        drop(copy);
        db.execute_batch("PRAGMA foreign_keys = OFF").fail("prepare the copy")?;
        db.execute_batch(KEEP).fail("keep what is derived")?;
        let fresh = Self { db, path: None, writable: true };
        fresh.db.execute_batch("BEGIN").fail("begin")?;
        fresh.rebuild()?;
        Ok(fresh)
    }

    /// Writes everything that is derived anew from the facts.
    ///
    /// # Errors
    /// When another program writes, or SQLite fails; then nothing is changed.
    pub fn derive_anew(&self) -> Result<()> {
        self.db.execute_batch("BEGIN IMMEDIATE").fail("begin to write")?;
        let done = self.rebuild().and_then(|()| self.db.execute_batch("COMMIT").fail("keep the changes"));
        done.inspect_err(|_| drop(self.db.execute_batch("ROLLBACK")))
    }
}

/// The rows of one table that the other does not have, both ways.
fn differences(was: &str, now: &str) -> String {
    let differ = |was: &str, now: &str| format!("SELECT * FROM {was} EXCEPT SELECT * FROM {now}");
    format!("SELECT * FROM ({}) UNION SELECT * FROM ({})", differ(was, now), differ(now, was))
}
