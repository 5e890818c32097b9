//! Rows of the pair index that wait until many can be written in its order: a pair here and a pair there would each
//! touch another page. What is more than fits into memory waits in sorted runs, in a table that goes with the connection.

use super::super::bulk::Bulk;
use super::super::revisions::Writer;
use super::super::sql::Fail;
use crate::error::Result;
use rusqlite::{CachedStatement, OptionalExtension, params};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::LazyLock;
use std::vec::IntoIter;

/// A row as it sorts: two actors, the first day, the last day turned round, the event, whether both took part themselves.
pub(super) type Row = [i64; 6];

/// How many rows wait in memory.
const MOST: usize = 1_000_000;

/// How many rows of a run are read and written at once.
const PART: usize = 4096;

/// How many rows one statement writes.
const TOGETHER: usize = 32;

/// The rows that wait, and how many runs of them.
#[derive(Debug, Default)]
pub(in super::super) struct Waiting {
    rows: Vec<Row>,
    runs: usize,
}

static INDEX: LazyLock<Bulk> = LazyLock::new(|| Bulk::into("pair (a, b, date_from, date_to, event, direct)", TOGETHER));

impl Writer<'_> {
    /// Adds rows to the index: at once, or in a revision that writes much with many others at its end.
    pub(super) fn add_pairs(&self, rows: impl Iterator<Item = Row>) -> Result<()> {
        self.pending.borrow_mut().rows.extend(rows);
        match self.pending.borrow().rows.len() {
            waiting if self.is_trusting() && waiting <= MOST => return Ok(()),
            _ => {}
        }
        if self.is_trusting() { self.spill_pairs() } else { self.flush_pairs() }
    }

    /// Puts the rows in memory aside as a run.
    fn spill_pairs(&self) -> Result<()> {
        let mut pending = self.pending.borrow_mut();
        if pending.runs == 0 {
            let table = "CREATE TEMP TABLE waiting (run, part, rows, PRIMARY KEY (run, part)) WITHOUT ROWID";
            self.store.db.execute_batch(table).fail("put pairs aside")?;
        }
        pending.rows.sort_unstable();
        let sql = "INSERT INTO temp.waiting (run, part, rows) VALUES (?1, ?2, ?3)";
        let mut insert = self.store.db.prepare_cached(sql).fail("put pairs aside")?;
        for (part, rows) in pending.rows.chunks(PART).enumerate() {
            let bytes: Vec<u8> = rows.as_flattened().iter().flat_map(|value| value.to_le_bytes()).collect();
            insert.execute(params![pending.runs as i64, part as i64, bytes]).fail("put pairs aside")?;
        }
        pending.rows.clear();
        pending.runs += 1;
        Ok(())
    }

    /// Writes all rows that wait.
    pub(in super::super) fn flush_pairs(&self) -> Result<()> {
        if self.pending.borrow().runs > 0 {
            self.spill_pairs()?;
        }
        let Waiting { mut rows, runs } = std::mem::take(&mut *self.pending.borrow_mut());
        if runs > 0 {
            return self.without_the_event_index(|| self.write_runs(runs));
        }
        rows.sort_unstable();
        self.write_pairs(&rows)
    }

    /// Writes the rows of all runs, the least of them first.
    fn write_runs(&self, runs: usize) -> Result<()> {
        let mut runs = (0..runs).map(|number| Run::open(self, number)).collect::<Result<Vec<_>>>()?;
        let mut least = BinaryHeap::with_capacity(runs.len());
        for (number, run) in runs.iter_mut().enumerate() {
            least.extend(run.next()?.map(|row| Reverse((row, number))));
        }
        let mut sorted = Vec::with_capacity(PART);
        while let Some(Reverse((row, number))) = least.pop() {
            sorted.push(row);
            if sorted.len() == PART {
                self.write_pairs(&sorted)?;
                sorted.clear();
            }
            least.extend(runs[number].next()?.map(|row| Reverse((row, number))));
        }
        drop(runs);
        self.write_pairs(&sorted)?;
        self.store.db.execute_batch("DROP TABLE temp.waiting").fail("write the pairs")
    }

    /// Where most of the events are new, the index of whom an event is indexed under is made anew afterwards: rows in the
    /// order of the pairs would come to it in none.
    fn without_the_event_index(&self, write: impl FnOnce() -> Result<()>) -> Result<()> {
        if self.new_events() < self.first_new_event().0 {
            return write();
        }
        let db = &self.store.db;
        let sql = "SELECT sql FROM sqlite_schema WHERE name = 'pair_by_event'";
        let index: String = db.query_row(sql, [], |row| row.get(0)).fail("read the schema")?;
        db.execute_batch("DROP INDEX pair_by_event").fail("put an index aside")?;
        write()?;
        db.execute_batch(&index).fail("write an index")
    }

    fn write_pairs(&self, rows: &[Row]) -> Result<()> {
        INDEX.write(&self.store.db, rows, |[a, b, from, to, event, direct], values| {
            [*a, *b, *from, -to, *event, *direct].into_iter().try_for_each(|value| values.add(value))
        })
    }
}

/// A sorted run that is read part by part.
struct Run<'a> {
    parts: CachedStatement<'a>,
    number: usize,
    part: usize,
    rows: IntoIter<Row>,
}

impl<'a> Run<'a> {
    fn open(writer: &'a Writer<'_>, number: usize) -> Result<Self> {
        let sql = "SELECT rows FROM temp.waiting WHERE run = ?1 AND part = ?2";
        let parts = writer.store.db.prepare_cached(sql).fail("read pairs")?;
        Ok(Self { parts, number, part: 0, rows: Vec::new().into_iter() })
    }

    /// The next row.
    fn next(&mut self) -> Result<Option<Row>> {
        if self.rows.len() == 0 {
            let part = |row: &rusqlite::Row<'_>| Ok(rows(row.get_ref(0)?.as_blob()?));
            let next = self
                .parts
                .query_row(params![self.number as i64, self.part as i64], part)
                .optional()
                .fail("read pairs")?;
            self.rows = next.unwrap_or_default().into_iter();
            self.part += 1;
        }
        Ok(self.rows.next())
    }
}

/// Rows from their bytes.
fn rows(bytes: &[u8]) -> Vec<Row> {
    let (values, _) = bytes.as_chunks::<8>();
    let (rows, _) = values.as_chunks::<6>();
    rows.iter().map(|row| row.map(i64::from_le_bytes)).collect()
}
