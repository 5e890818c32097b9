//! Writing and undoing. Every write happens inside one revision, which is one transaction: what it inserted is
//! noted as ranges of ids, what it changed or deleted is noted by the triggers.

use super::Store;
use super::fresh::Fresh;
use super::pairs::{Offices, OlderPairs, Waiting};
use super::sql::Fail;
use crate::error::{Error, Result};
use crate::model::{ActorId, EventId};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params};
use serde_json::Value as Json;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::ops::Deref;

/// The tables of facts, each after those its rows refer to.
pub(super) const FACTS: [&str; 12] = [
    "actor",
    "alias",
    "office",
    "source",
    "term",
    "place",
    "event",
    "participant",
    "mention",
    "tag",
    "claim",
    "claim_participant",
];

/// A revision with how many rows it wrote.
pub(super) const LOG: &str = "
  SELECT r.*, (SELECT coalesce(sum(last_row - row + 1), 0) FROM change WHERE revision = r.id AND op = 'insert') AS added,
         (SELECT count(*) FROM change WHERE revision = r.id AND op = 'update') AS changed,
         (SELECT count(*) FROM change WHERE revision = r.id AND op = 'delete') AS deleted
    FROM revision r";

/// Who changes the base, by which command, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionNote {
    /// UTC, RFC 3339.
    pub at: String,
    /// The user's name.
    pub who: String,
    /// The command: `add`, `import visits.csv`.
    pub what: String,
    /// The reason, if one is given.
    pub why: Option<String>,
}

/// One change to the base, as `log` tells it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Revision {
    /// Its number.
    pub n: i64,
    /// UTC, RFC 3339.
    pub at: String,
    /// The user's name.
    pub who: String,
    /// The command.
    pub what: String,
    /// The reason, if one was given.
    pub why: Option<String>,
    /// The revision it reversed.
    pub undoes: Option<i64>,
    /// The revision that reversed it.
    pub undone_by: Option<i64>,
    /// How many rows it added.
    pub added: i64,
    /// How many rows it changed.
    pub changed: i64,
    /// How many rows it deleted.
    pub deleted: i64,
}

/// An open revision: all writes go through it, and nothing is kept unless it is committed.
#[derive(Debug)]
pub struct Writer<'a> {
    /// The base as it is without what waits; everything else reads it through this writer, which writes that first.
    pub(super) store: &'a Store,
    revision: i64,
    starts: Vec<i64>,
    ends: RefCell<Vec<i64>>,
    pub(super) offices: RefCell<Offices>,
    /// The highest number in the ids of sources, once it is known.
    pub(super) last_source: Cell<Option<i64>>,
    trusting: Cell<bool>,
    /// Rows of events that are not yet written.
    pub(super) fresh: RefCell<Fresh>,
    broken: RefCell<Option<Error>>,
    /// Whether a new mention has words.
    pub(super) quoted: Cell<bool>,
    /// Rows of the pair index that are not yet written.
    pub(super) pending: RefCell<Waiting>,
    pub(super) older: RefCell<OlderPairs>,
    pub(super) remembered: Cell<usize>,
    pub(super) touched: RefCell<BTreeSet<EventId>>,
    pub(super) worded: RefCell<BTreeSet<EventId>>,
    pub(super) renamed: RefCell<BTreeSet<ActorId>>,
    open: bool,
}

impl Deref for Writer<'_> {
    type Target = Store;
    /// Nothing is read past what waits; if it cannot be written, the revision cannot be kept either.
    fn deref(&self) -> &Store {
        if let Err(error) = self.settle() {
            self.broken.replace(Some(error));
        }
        self.store
    }
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        if self.open {
            let _ = self.store.db.execute_batch("ROLLBACK");
        }
        if self.trusting.get() {
            self.store.check_rows();
        }
    }
}

impl Store {
    /// Begins a revision.
    ///
    /// # Errors
    /// When another program writes, or the base cannot be written.
    pub fn begin(&self, note: &RevisionNote) -> Result<Writer<'_>> {
        debug_assert!(self.writable);
        self.db.execute_batch("BEGIN IMMEDIATE").fail("begin to write")?;
        let mut writer = Writer::within(self);
        writer.open = true;
        let sql = "INSERT INTO revision (at, who, what, why, open) VALUES (?1, ?2, ?3, ?4, 1)";
        self.db.execute(sql, params![note.at, note.who, note.what, note.why]).fail("note the revision")?;
        writer.revision = self.db.last_insert_rowid();
        writer.starts = self.last_ids()?;
        writer.ends.replace(writer.starts.clone());
        Ok(writer)
    }

    /// Begins a revision that writes much: the closed lists and the references are not compared again with each row.
    /// What goes through a writer are our own types, which hold nothing else, and numbers that it has given out itself;
    /// other programs and the loading of dumps are still held to both.
    ///
    /// # Errors
    /// As [`Store::begin`].
    pub fn begin_much(&self, note: &RevisionNote) -> Result<Writer<'_>> {
        let pragmas = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA cache_size = -200000";
        self.db.execute_batch(pragmas).fail("prepare to write much")?;
        let writer = self.begin(note).inspect_err(|_| self.check_rows());
        writer.inspect(|writer| writer.trusting.set(true))
    }

    fn check_rows(&self) {
        let _ = self.db.execute_batch("PRAGMA ignore_check_constraints = OFF; PRAGMA foreign_keys = ON");
    }

    /// The highest id ever given in each table of facts: no number is used again, also not one that was undone.
    fn last_ids(&self) -> Result<Vec<i64>> {
        let given = "SELECT last_row FROM change WHERE tbl = ?1 AND op = 'insert' ORDER BY row DESC LIMIT 1";
        let mut given = self.db.prepare_cached(given).fail("read the last numbers")?;
        let mut last = Vec::with_capacity(FACTS.len());
        for table in FACTS {
            let there =
                self.db.query_row(&format!("SELECT max(id) FROM {table}"), [], |row| row.get::<_, Option<i64>>(0));
            let given: Option<i64> =
                given.query_row([table], |row| row.get(0)).optional().fail("read the last number")?;
            last.push(there.fail("read the last number")?.max(given).unwrap_or(0));
        }
        Ok(last)
    }

    /// The latest revisions, newest first.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn revisions(&self, limit: usize) -> Result<Vec<Revision>> {
        let mut rows =
            self.db.prepare_cached(&format!("{LOG} ORDER BY r.id DESC LIMIT ?1")).fail("read the revisions")?;
        let rows = rows.query_map([limit as i64], revision).fail("read the revisions")?;
        rows.collect::<rusqlite::Result<_>>().fail("read a revision")
    }
}

pub(super) fn revision(row: &Row<'_>) -> rusqlite::Result<Revision> {
    Ok(Revision {
        n: row.get("id")?,
        at: row.get("at")?,
        who: row.get("who")?,
        what: row.get("what")?,
        why: row.get("why")?,
        undoes: row.get("undoes")?,
        undone_by: row.get("undone_by")?,
        added: row.get("added")?,
        changed: row.get("changed")?,
        deleted: row.get("deleted")?,
    })
}

impl<'a> Writer<'a> {
    /// A writer inside a transaction that somebody else began and ends: for the derived tables alone.
    pub(super) fn within(store: &'a Store) -> Self {
        let (revision, starts, open) = (0, Vec::new(), false);
        let (ends, offices, last_source, trusting, touched, worded, renamed) = Default::default();
        let (fresh, broken, quoted, pending, older, remembered) = Default::default();
        Self {
            store,
            revision,
            starts,
            ends,
            offices,
            last_source,
            trusting,
            fresh,
            broken,
            quoted,
            pending,
            older,
            remembered,
            touched,
            worded,
            renamed,
            open,
        }
    }
}

impl Writer<'_> {
    /// The number of this revision.
    pub const fn revision(&self) -> i64 {
        self.revision
    }

    /// The last event there was when this revision began.
    pub fn first_new_event(&self) -> EventId {
        let event = FACTS.iter().position(|table| *table == "event").unwrap_or(0);
        EventId(self.starts.get(event).map_or(i64::MAX, |start| start + 1))
    }

    /// How many events this revision has added so far.
    pub(super) fn new_events(&self) -> i64 {
        let event = FACTS.iter().position(|table| *table == "event").unwrap_or(0);
        self.ends.borrow().get(event).zip(self.starts.get(event)).map_or(0, |(end, start)| end - start)
    }

    /// Says in the log what this revision does, once that is known: `add #3`.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn describe(&self, what: &str) -> Result<()> {
        let sql = "UPDATE revision SET what = ?2 WHERE id = ?1";
        self.db.execute(sql, params![self.revision, what]).fail("note the revision")?;
        Ok(())
    }

    /// Whether it was begun to write much.
    pub(super) fn is_trusting(&self) -> bool {
        self.trusting.get()
    }

    /// Whether nothing was written; then there is nothing to commit.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn is_empty(&self) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM change WHERE revision = ?1)";
        let changed: bool = self.db.query_row(sql, [self.revision], |row| row.get(0)).fail("look for changes")?;
        Ok(!changed && *self.ends.borrow() == self.starts)
    }

    /// The next id of a table of facts.
    pub(super) fn new_id(&self, table: &str) -> i64 {
        let place = FACTS.iter().position(|known| *known == table).unwrap_or(0);
        let mut ends = self.ends.borrow_mut();
        ends[place] += 1;
        ends[place]
    }

    /// Takes back the id that was given last, for a row that was there already.
    pub(super) fn give_back(&self, table: &str, inserted: usize) {
        if inserted == 0 {
            let place = FACTS.iter().position(|known| *known == table).unwrap_or(0);
            self.ends.borrow_mut()[place] -= 1;
        }
    }

    /// Brings the derived tables in step and keeps everything that was written; an empty revision leaves no trace.
    ///
    /// # Errors
    /// When the disk is full or fails; then nothing is kept.
    pub fn commit(mut self) -> Result<()> {
        if self.is_empty()? && self.touched.borrow().is_empty() {
            return Ok(());
        }
        self.settle()?;
        self.broken.take().map_or(Ok(()), Err)?;
        self.note_inserts()?;
        self.refresh()?;
        let close = "UPDATE revision SET open = NULL WHERE id = ?1";
        self.db.execute(close, [self.revision]).fail("close the revision")?;
        self.db.execute_batch("COMMIT").fail("keep the changes")?;
        self.open = false;
        Ok(())
    }

    fn note_inserts(&self) -> Result<()> {
        let sql = "INSERT INTO change (revision, tbl, op, row, last_row) VALUES (?1, ?2, 'insert', ?3, ?4)";
        let ends = self.ends.borrow();
        for ((table, start), end) in FACTS.iter().zip(&self.starts).zip(&*ends).filter(|((_, start), end)| end > start)
        {
            self.db.execute(sql, params![self.revision, table, start + 1, end]).fail("note what was added")?;
        }
        Ok(())
    }

    fn refresh(&self) -> Result<()> {
        self.flush_pairs()?;
        for actor in std::mem::take(&mut *self.renamed.borrow_mut()) {
            self.refresh_names(actor)?;
        }
        for event in std::mem::take(&mut *self.touched.borrow_mut()) {
            self.refresh_pairs(event)?;
            self.touch_text(event);
        }
        self.flush_pairs()?;
        for event in std::mem::take(&mut *self.worded.borrow_mut()) {
            self.refresh_text(event)?;
        }
        self.add_text()
    }
}

/// `INSERT` of a whole row by its columns' names.
pub(super) fn insert_sql(table: &str, columns: &[&String]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.as_str()).collect();
    let marks: Vec<String> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
    format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), marks.join(", "))
}

/// A JSON value as a column's value.
pub(super) fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(flag) => Value::Integer(i64::from(*flag)),
        Json::Number(number) => {
            let real = || number.as_f64().map_or(Value::Null, Value::Real);
            number.as_i64().map_or_else(real, Value::Integer)
        }
        Json::String(text) => Value::Text(text.clone()),
        other => Value::Text(other.to_string()),
    }
}
