//! What follows from the facts and is not in step with them: somebody changed them in another tool.

use super::super::Store;
use super::super::revisions::Writer;
use super::Tell;
use crate::error::Result;
use crate::model::{Day, EventDate, EventId};
use rusqlite::Row;

impl Store {
    /// Derived tables that miss an event or know one that is gone.
    pub(crate) fn out_of_step(&self, tell: &mut Tell<'_>) -> Result<()> {
        self.stale_days(tell)?;
        self.stale_pairs(tell)
    }

    /// Events whose day numbers are not those of their date.
    fn stale_days(&self, tell: &mut Tell<'_>) -> Result<()> {
        let words = |row: &Row<'_>| {
            let (n, text): (EventId, String) = (row.get("id")?, row.get("date")?);
            let days: (Option<Day>, Option<Day>) = (row.get("date_from")?, row.get("date_to")?);
            Ok(match text.parse::<EventDate>() {
                Ok(date) if (date.first(), date.last()) == days => None,
                Ok(_) => Some((vec![n], format!("is dated {text}, but its days are others (chancery check --repair)"))),
                Err(error) => Some((vec![n], error.to_string())),
            })
        };
        self.tell_some("SELECT id, date, date_from, date_to FROM event ORDER BY id", [], words, tell)
    }

    fn stale_pairs(&self, tell: &mut Tell<'_>) -> Result<()> {
        let sql = "SELECT id, 'is missing from the pair index' AS words FROM event e
                    WHERE NOT EXISTS (SELECT 1 FROM pair WHERE event = e.id AND a = b)
                      AND EXISTS (SELECT 1 FROM participant WHERE event = e.id)
                   UNION ALL SELECT DISTINCT p.event, 'is gone, but the pair index knows it' FROM pair p
                    WHERE p.a = p.b AND NOT EXISTS (SELECT 1 FROM event WHERE id = p.event) ORDER BY 1";
        self.tell(sql, [], |row| Ok((vec![row.get(0)?], row.get(1)?)), tell)
    }
}

impl Writer<'_> {
    /// Brings what follows from the facts of an event in step with them again.
    ///
    /// # Errors
    /// When its date is none, or SQLite fails.
    pub fn mend(&self, n: EventId) -> Result<()> {
        if self.event(n)?.is_some() {
            let row = self.event_row(n)?;
            self.update_event(n, &row)?;
        }
        self.touched.borrow_mut().insert(n);
        Ok(())
    }
}
