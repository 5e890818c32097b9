//! The lossless form: every row of facts and history as one line of JSON, sorted, so that it can be kept under
//! version control and loaded into an empty base again.

use super::Store;
use super::revisions::{FACTS, insert_sql, value};
use super::schema::VERSION;
use super::sql::Fail;
use crate::error::{Error, Result};
use rusqlite::types::ValueRef;
use rusqlite::{Row, params_from_iter};
use serde_json::{Map, Value as Json, json};

/// What a dump holds: the facts, then their history.
fn tables() -> impl Iterator<Item = &'static str> {
    FACTS.into_iter().chain(["revision", "change"])
}

impl Store {
    /// Hands on the lines of a dump, the first of which says what it is.
    ///
    /// # Errors
    /// When SQLite or `line` fails.
    pub fn dump(&self, line: &mut dyn FnMut(&str) -> Result<()>) -> Result<()> {
        line(&json!({"chancery": "dump", "version": VERSION}).to_string())?;
        let mut rows_written = 0;
        for table in tables() {
            let mut rows = self.db.prepare(&format!("SELECT * FROM {table} ORDER BY id")).fail("read a table")?;
            let columns: Vec<String> = rows.column_names().map(str::to_owned).collect();
            let mut rows = rows.query([]).fail("read a table")?;
            while let Some(row) = rows.next().fail("read a table")? {
                line(&json!([table, fields(row, &columns).fail("read a row")?]).to_string())?;
                rows_written += 1;
            }
        }
        line(&json!({"end": rows_written}).to_string())
    }

    /// Fills an empty base from the lines of a dump, in one transaction.
    ///
    /// # Errors
    /// With the number of the line that cannot be used; then nothing is kept.
    pub fn load(&self, lines: impl Iterator<Item = std::io::Result<String>>) -> Result<usize> {
        let filled: bool = self
            .db
            .query_row("SELECT EXISTS (SELECT 1 FROM actor) OR EXISTS (SELECT 1 FROM event)", [], |row| row.get(0))
            .fail("look into the base")?;
        if filled {
            return Err(Error::conflict("a dump can only be loaded into a new base")
                .note("write", "chancery --db NEW.db import FILE")
                .outcome("nothing was changed"));
        }
        self.db.execute_batch("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE;").fail("begin to load")?;
        let loaded = self.load_lines(lines).and_then(|count| self.finish_load().map(|()| count));
        let end = if loaded.is_ok() { "COMMIT" } else { "ROLLBACK" };
        self.db.execute_batch(end).fail("keep what was loaded")?;
        self.db.execute_batch("PRAGMA foreign_keys = ON").fail("check again")?;
        loaded
    }

    fn load_lines(&self, lines: impl Iterator<Item = std::io::Result<String>>) -> Result<usize> {
        let mut count = 0;
        let mut whole = false;
        for (i, line) in lines.enumerate() {
            let bad = |why: String| Error::input(format!("line {}: {why}", i + 1)).outcome("nothing was changed");
            let line = line.map_err(|error| bad("cannot be read".into()).cause(error))?;
            let json: Json = serde_json::from_str(&line).map_err(|error| bad("is not JSON".into()).cause(error))?;
            match (i, json.as_array().map(Vec::as_slice)) {
                (0, None) => check_first(&json).map_err(bad)?,
                (_, None) if json["end"] == json!(count) => whole = true,
                (_, Some([Json::String(table), Json::Object(row)])) => {
                    self.load_row(table, row)
                        .map_err(|error| bad(error.message().to_owned()).cause(format!("{:?}", error.cause)))?;
                    count += 1;
                }
                _ => return Err(bad("is no line of a dump".into())),
            }
        }
        match whole {
            true => Ok(count),
            false => {
                Err(Error::input(format!("the dump is cut short after {count} rows")).outcome("nothing was changed"))
            }
        }
    }

    fn load_row(&self, table: &str, row: &Map<String, Json>) -> Result<()> {
        let table =
            tables().find(|known| *known == table).ok_or_else(|| Error::input(format!("no table \"{table}\"")))?;
        let plain = |column: &String| column.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !row.keys().all(plain) {
            return Err(Error::input("a column's name has other characters than a-z, 0-9 and _"));
        }
        let sql = insert_sql(table, &row.keys().collect::<Vec<_>>());
        let mut insert = self.db.prepare_cached(&sql).fail("read the row")?;
        insert.execute(params_from_iter(row.values().map(value))).fail("write the row")?;
        Ok(())
    }

    /// Checks that everything referred to is there, and writes the derived tables.
    fn finish_load(&self) -> Result<()> {
        let mut broken = self.db.prepare("PRAGMA foreign_key_check").fail("check the references")?;
        if let Some(row) = broken.query([]).fail("check the references")?.next().fail("check the references")? {
            let table: String = row.get(0).fail("check the references")?;
            return Err(Error::input(format!("a row of \"{table}\" refers to one that is missing"))
                .outcome("nothing was changed"));
        }
        self.rebuild()
    }
}

fn check_first(json: &Json) -> std::result::Result<(), String> {
    match (json["chancery"].as_str(), json["version"].as_i64()) {
        (Some("dump"), Some(version)) if version <= VERSION => Ok(()),
        (Some("dump"), Some(version)) => Err(format!("made by a newer chancery (data version {version})")),
        _ => Err("is not the first line of a dump".to_owned()),
    }
}

/// The columns of a row that have a value.
fn fields(row: &Row<'_>, columns: &[String]) -> rusqlite::Result<Map<String, Json>> {
    let mut fields = Map::new();
    for (i, column) in columns.iter().enumerate() {
        let json = match row.get_ref(i)? {
            ValueRef::Integer(number) => json!(number),
            ValueRef::Real(number) => json!(number),
            ValueRef::Text(text) => json!(String::from_utf8_lossy(text)),
            ValueRef::Null | ValueRef::Blob(_) => continue,
        };
        fields.insert(column.clone(), json);
    }
    Ok(fields)
}
