//! Whether a base is whole: its pages, its references, and what was derived against what the facts give anew.

use super::checks::Found;
use super::sql::{Fail, damaged};
use super::{Store, schema};
use crate::error::{Error, ErrorKind, Result};
use crate::model::EventId;
use rusqlite::Connection;
use rusqlite::backup::Backup;
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
        let found =
            |store: Self| Ok([store.broken_pages()?, store.broken_references()?, store.wrongly_derived()?].concat());
        let is_whole = match Self::open(path).and_then(found) {
            Ok(found) => found.is_empty(),
            Err(why) => why.kind != ErrorKind::Base,
        };
        if is_whole { error } else { damaged(error.message()).cause(error.cause.as_deref().unwrap_or_default()) }
    }

    /// What is wrong with the pages of the file.
    pub(crate) fn broken_pages(&self) -> Result<Found> {
        self.found("SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'", [], |row| {
            Ok((Vec::new(), format!("SQLite says: {}", row.get::<_, String>(0)?)))
        })
    }

    /// Rows that refer to rows that are not there.
    pub(crate) fn broken_references(&self) -> Result<Found> {
        let sql = "SELECT \"table\", coalesce(rowid, ''), parent FROM pragma_foreign_key_check";
        self.found(sql, [], |row| {
            let (table, n, parent): (String, rusqlite::types::Value, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let n = if let rusqlite::types::Value::Integer(n) = n { n.to_string() } else { "?".to_owned() };
            Ok((Vec::new(), format!("row {n} of {table} refers to a row of {parent} that is not there")))
        })
    }

    /// Events and names whose derived rows are not those that the facts give; found in a copy, where all of them are
    /// written anew.
    pub(crate) fn wrongly_derived(&self) -> Result<Found> {
        let mut db = Connection::open("").fail("open a copy")?;
        let copy = Backup::new(&self.db, &mut db).fail("copy the base")?;
        copy.run_to_completion(4096, Duration::ZERO, None).fail("copy the base")?;
        drop(copy);
        db.execute_batch("PRAGMA foreign_keys = OFF").fail("prepare the copy")?;
        db.execute_batch(KEEP).fail("keep what is derived")?;
        let fresh = Self { db, path: None, writable: true };
        fresh.db.execute_batch("BEGIN").fail("begin")?;
        fresh.rebuild()?;
        let differ = |was: &str, now: &str| format!("SELECT * FROM {was} EXCEPT SELECT * FROM {now}");
        let both =
            |was, now| format!("SELECT * FROM ({}) UNION SELECT * FROM ({})", differ(was, now), differ(now, was));
        let mut found = fresh.found(
            &format!("SELECT DISTINCT event FROM ({}) ORDER BY 1", both("was_pair", "pair")),
            [],
            |row| {
                Ok((
                    vec![EventId(row.get(0)?)],
                    "has other rows in the pair index than its people and days give".to_owned(),
                ))
            },
        )?;
        let texts = "(SELECT rowid AS n, title, quotes, note FROM event_text)";
        found.extend(fresh.found(
            &format!("SELECT DISTINCT n FROM ({}) ORDER BY 1", both("was_text", texts)),
            [],
            |row| {
                Ok((
                    vec![EventId(row.get(0)?)],
                    "has other words in the word index than in its title, quotes and note".to_owned(),
                ))
            },
        )?);
        let names = format!(
            "SELECT DISTINCT coalesce(a.slug, d.actor) FROM ({}) d LEFT JOIN actor a ON a.id = d.actor ORDER BY 1",
            both("was_name", "name_key")
        );
        found.extend(fresh.found(&names, [], |row| {
            let actor: rusqlite::types::Value = row.get(0)?;
            let actor =
                if let rusqlite::types::Value::Text(id) = actor { id } else { "an actor that is gone".to_owned() };
            Ok((Vec::new(), format!("{actor} has other rows in the name index than its names give")))
        })?);
        Ok(found)
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
