//! How big a base is.

use super::Store;
use super::sql::Fail;
use crate::error::Result;
use crate::model::Day;

/// How much a base holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Totals {
    /// Events.
    pub events: i64,
    /// Claims.
    pub claims: i64,
    /// Actors.
    pub actors: i64,
    /// Sources.
    pub sources: i64,
    /// Mentions.
    pub mentions: i64,
}

impl Store {
    /// How much there is.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn totals(&self) -> Result<Totals> {
        let count = |table: &str| {
            let sql = format!("SELECT count(*) FROM {table}");
            self.db.query_row(&sql, [], |row| row.get(0)).fail("count")
        };
        Ok(Totals {
            events: count("event")?,
            claims: count("claim")?,
            actors: count("actor")?,
            sources: count("source")?,
            mentions: count("mention")?,
        })
    }

    /// The first and the last year of any event.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn years(&self) -> Result<Option<(i64, i64)>> {
        let sql = "SELECT min(date_from), max(date_to) FROM event";
        let days = self.db.query_row(sql, [], |row| Ok((row.get::<_, Option<Day>>(0)?, row.get::<_, Option<Day>>(1)?)));
        let (first, last) = days.fail("read the years")?;
        Ok(first.zip(last).map(|(first, last)| (first.ymd().0, last.ymd().0)))
    }
}
