//! The questions behind `check`: each tells the events concerned and what is to be said of them, one finding after the
//! other, since a large base can have a million of them.

mod claims;
mod derived;
mod lives;
mod names;
mod terms;
mod travel;
mod twice;

use super::Store;
use super::sql::Fail;
use crate::error::Result;
use crate::model::{Day, EventDate, EventId};
use rusqlite::{Params, Row, params};

/// Takes a finding: the events it is about, and its words.
pub type Tell<'a> = dyn FnMut(Vec<EventId>, String) -> Result<()> + 'a;

/// The events a finding is about, and its words.
pub(super) type Words = (Vec<EventId>, String);

impl Store {
    /// Tells of each row of a statement.
    pub(super) fn tell<P: Params>(
        &self,
        sql: &str,
        params: P,
        words: fn(&Row<'_>) -> rusqlite::Result<Words>,
        tell: &mut Tell<'_>,
    ) -> Result<()> {
        self.tell_some(sql, params, |row| words(row).map(Some), tell)
    }

    /// Tells of those rows of a statement of which there is something to say.
    pub(super) fn tell_some<P: Params>(
        &self,
        sql: &str,
        params: P,
        words: impl Fn(&Row<'_>) -> rusqlite::Result<Option<Words>>,
        tell: &mut Tell<'_>,
    ) -> Result<()> {
        let mut rows = self.db.prepare(sql).fail("check")?;
        let mut rows = rows.query(params).fail("check")?;
        while let Some(row) = rows.next().fail("check")? {
            if let Some((events, words)) = words(row).fail("check")? {
                tell(events, words)?;
            }
        }
        Ok(())
    }

    /// Plans whose last day is over.
    pub(crate) fn overdue(&self, today: Day, tell: &mut Tell<'_>) -> Result<()> {
        let sql =
            "SELECT id, date, title FROM event WHERE status IN ('planned', 'proposed') AND date_to < ?1 ORDER BY id";
        let words = |row: &Row<'_>| {
            let (date, title): (String, String) = (row.get("date")?, row.get("title")?);
            Ok((vec![row.get("id")?], format!("planned for {date}; nothing confirms or cancels it: {title}")))
        };
        self.tell(sql, [today], words, tell)
    }

    /// Events told as held that begin after today.
    pub(crate) fn held_in_future(&self, today: Day, tell: &mut Tell<'_>) -> Result<()> {
        let sql = "SELECT id, date, title FROM event WHERE status = 'held' AND date_from > ?1 ORDER BY id";
        let words = |row: &Row<'_>| {
            let (date, title): (String, String) = (row.get("date")?, row.get("title")?);
            Ok((vec![row.get("id")?], format!("held on {date}, which is still to come: {title}")))
        };
        self.tell(sql, [today], words, tell)
    }

    /// Events whose sources say they were held on days that have none in common.
    pub(crate) fn disagreeing(&self, tell: &mut Tell<'_>) -> Result<()> {
        let sql = "SELECT a.event, a.date AS one, b.date AS other, s.slug AS first, t.slug AS second, e.title
                     FROM mention a JOIN mention b ON b.event = a.event AND b.id > a.id AND b.date <> a.date
                     JOIN event e ON e.id = a.event JOIN source s ON s.id = a.source JOIN source t ON t.id = b.source
                    WHERE a.status = 'held' AND b.status = 'held' ORDER BY a.event, a.id, b.id";
        let words = |row: &Row<'_>| {
            let (one, other): (EventDate, EventDate) = (row.get("one")?, row.get("other")?);
            if !one.disagrees(&other) {
                return Ok(None);
            }
            let text = |name| row.get::<_, String>(name);
            let (first, second, title) = (text("first")?, text("second")?, text("title")?);
            Ok(Some((vec![row.get("event")?], format!("{first} says {one}, {second} says {other}: {title}"))))
        };
        self.tell_some(sql, [], words, tell)
    }

    /// Parts that begin before or end after their whole.
    pub(crate) fn outside_their_whole(&self, tell: &mut Tell<'_>) -> Result<()> {
        let sql = "SELECT e.id, w.id AS whole, e.date, w.date AS span FROM event e JOIN event w ON w.id = e.part_of
                    WHERE e.date_to < w.date_from OR e.date_from > w.date_to ORDER BY e.id";
        let words = |row: &Row<'_>| {
            let (date, span): (String, String) = (row.get("date")?, row.get("span")?);
            let whole: EventId = row.get("whole")?;
            Ok((vec![row.get("id")?], format!("is part of #{whole} ({span}), but dated {date}")))
        };
        self.tell(sql, [], words, tell)
    }

    /// Sources that tell of an event as held before it can have been.
    pub(crate) fn told_early(&self, tell: &mut Tell<'_>) -> Result<()> {
        let sql = "SELECT e.id, e.date_from, e.date, s.slug, s.published FROM mention m JOIN event e ON e.id = m.event
                     JOIN source s ON s.id = m.source
                    WHERE m.status = 'held' AND s.published IS NOT NULL AND e.date_from IS NOT NULL ORDER BY e.id, m.id";
        let words = |row: &Row<'_>| {
            let (first, published): (Day, EventDate) = (row.get("date_from")?, row.get("published")?);
            if published.last().is_none_or(|last| last >= first) {
                return Ok(None);
            }
            let (source, date): (String, String) = (row.get("slug")?, row.get("date")?);
            Ok(Some((vec![row.get("id")?], format!("{source}, published {published}, says it was held, on {date}"))))
        };
        self.tell_some(sql, [], words, tell)
    }

    /// Events that nothing leads back from.
    pub(crate) fn unsourced(&self, tell: &mut Tell<'_>) -> Result<()> {
        let sql =
            "SELECT id, title FROM event e WHERE NOT EXISTS (SELECT 1 FROM mention WHERE event = e.id) ORDER BY id";
        let words =
            |row: &Row<'_>| Ok((vec![row.get("id")?], format!("has no source: {}", row.get::<_, String>("title")?)));
        self.tell(sql, [], words, tell)
    }

    /// Whether an event has a tag.
    pub(crate) fn is_tagged(&self, event: EventId, tag: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM tag WHERE event = ?1 AND tag = ?2)";
        let mut one = self.db.prepare_cached(sql).fail("read the tags")?;
        one.query_row(params![event, tag], |row| row.get(0)).fail("read the tags")
    }
}
