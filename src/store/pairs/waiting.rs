//! Rows of the pair index that wait until many can be written in its order: a pair here and a pair there would each
//! touch another page. What is more than fits into memory waits in a table that goes with the connection.

use super::super::bulk::Bulk;
use super::super::revisions::Writer;
use super::super::sql::Fail;
use crate::error::Result;
use std::sync::LazyLock;

/// A row as it sorts: two actors, the first day, the last day turned round, the event, whether both took part themselves.
pub(super) type Row = [i64; 6];

/// How many rows wait in memory.
const MOST: usize = 1_000_000;

/// How many rows one statement writes.
const TOGETHER: usize = 32;

/// The rows that wait.
#[derive(Debug, Default)]
pub(in super::super) struct Waiting {
    rows: Vec<Row>,
    spilled: bool,
}

static INDEX: LazyLock<Bulk> = LazyLock::new(|| Bulk::into("pair (a, b, date_from, date_to, event, direct)", TOGETHER));
static ASIDE: LazyLock<Bulk> =
    LazyLock::new(|| Bulk::into("temp.waiting (a, b, date_from, date_to, event, direct)", TOGETHER));

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

    fn spill_pairs(&self) -> Result<()> {
        let rows = std::mem::take(&mut self.pending.borrow_mut().rows);
        if !std::mem::replace(&mut self.pending.borrow_mut().spilled, true) {
            let table = "CREATE TEMP TABLE waiting (a, b, date_from, date_to, event, direct)";
            self.store.db.execute_batch(table).fail("put pairs aside")?;
        }
        self.write_pairs(&ASIDE, &rows)
    }

    /// Writes all rows that wait.
    pub(in super::super) fn flush_pairs(&self) -> Result<()> {
        let Waiting { mut rows, spilled } = std::mem::take(&mut *self.pending.borrow_mut());
        if spilled {
            self.write_pairs(&ASIDE, &rows)?;
            let sorted = "INSERT OR FAIL INTO pair (a, b, date_from, date_to, event, direct)
                          SELECT * FROM temp.waiting ORDER BY a, b, date_from, date_to DESC, event; DROP TABLE temp.waiting";
            return self.store.db.execute_batch(sorted).fail("write the pairs");
        }
        rows.sort_unstable();
        self.write_pairs(&INDEX, &rows)
    }

    fn write_pairs(&self, table: &Bulk, rows: &[Row]) -> Result<()> {
        table.write(&self.store.db, rows, |[a, b, from, to, event, direct], values| {
            [*a, *b, *from, -to, *event, *direct].into_iter().try_for_each(|value| values.add(value))
        })
    }
}
