//! Many rows by statements that are prepared once.

use super::sql::Fail;
use crate::error::Result;
use rusqlite::{CachedStatement, Connection, ToSql};

/// How rows are added to a table: by a statement for several, and one for a single row.
///
/// Several rows at once pay only in tables without row ids, and with `OR FAIL`: else SQLite copies every page that the
/// statement changes, in case it must take rows back.
#[derive(Debug)]
pub(super) struct Bulk {
    together: usize,
    several: String,
    one: String,
}

impl Bulk {
    /// Into the columns of a table, `tag (id, event, tag)`, so many rows a statement.
    pub(super) fn into(table: &str, together: usize) -> Self {
        let columns = table.split(',').count();
        let row = format!("({})", vec!["?"; columns].join(", "));
        let rows = |many| format!("INSERT OR FAIL INTO {table} VALUES {}", vec![row.as_str(); many].join(", "));
        Self { together, several: rows(together), one: rows(1) }
    }

    /// Writes rows; `bind` gives the values of one, in the order of the columns.
    pub(super) fn write<R>(
        &self,
        db: &Connection,
        rows: &[R],
        bind: impl Fn(&R, &mut Values<'_, '_>) -> Result<()>,
    ) -> Result<()> {
        let (together, rest) = rows.split_at(rows.len() - rows.len() % self.together);
        for (sql, rows, each) in [(&self.several, together, self.together), (&self.one, rest, 1)] {
            if rows.is_empty() {
                continue;
            }
            let mut insert = db.prepare_cached(sql).fail("add rows")?;
            for rows in rows.chunks(each) {
                let mut values = Values { insert: &mut insert, bound: 0 };
                rows.iter().try_for_each(|row| bind(row, &mut values))?;
                insert.raw_execute().fail("add rows")?;
            }
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
