//! Many rows in few statements: each statement costs more than a row does.

use super::sql::Fail;
use crate::error::Result;
use rusqlite::{CachedStatement, Connection, ToSql};

/// How many rows one statement writes.
const TOGETHER: usize = 32;

/// How rows are added to a table: by a statement for many, and one for a single row.
///
/// Both are `INSERT OR FAIL`: for a plain one SQLite keeps a copy of every page it changes, in case it must take rows back.
#[derive(Debug)]
pub(super) struct Bulk {
    many: String,
    one: String,
}

impl Bulk {
    /// Into the columns of a table, `tag (id, event, tag)`.
    pub(super) fn into(table: &str) -> Self {
        let columns = table.split(',').count();
        let row = format!("({})", vec!["?"; columns].join(", "));
        let rows = |many| format!("INSERT OR FAIL INTO {table} VALUES {}", vec![row.as_str(); many].join(", "));
        Self { many: rows(TOGETHER), one: rows(1) }
    }

    /// Writes rows; `bind` gives the values of one, in the order of the columns.
    pub(super) fn write<R>(
        &self,
        db: &Connection,
        rows: &[R],
        bind: impl Fn(&R, &mut Values<'_, '_>) -> Result<()>,
    ) -> Result<()> {
        let (together, rest) = rows.as_chunks::<TOGETHER>();
        let all = together.iter().map(|rows| (&self.many, &rows[..])).chain(rest.chunks(1).map(|row| (&self.one, row)));
        for (sql, rows) in all {
            let mut insert = db.prepare_cached(sql).fail("add rows")?;
            let mut values = Values { insert: &mut insert, bound: 0 };
            rows.iter().try_for_each(|row| bind(row, &mut values))?;
            insert.raw_execute().fail("add rows")?;
        }
        Ok(())
    }
}

/// The values of rows, one after the other.
pub(super) struct Values<'a, 'c> {
    insert: &'a mut CachedStatement<'c>,
    bound: usize,
}

impl Values<'_, '_> {
    /// The next value.
    pub(super) fn add(&mut self, value: impl ToSql) -> Result<()> {
        self.bound += 1;
        self.insert.raw_bind_parameter(self.bound, value).fail("add a value")
    }
}
