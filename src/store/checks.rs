//! The questions behind `check`: each gives the events concerned and what is to be said of them.

mod claims;
mod lives;
mod names;
mod terms;
mod travel;

use super::Store;
use super::revisions::Writer;
use super::sql::Fail;
use crate::error::Result;
use crate::model::{Day, EventDate, EventId};
use rusqlite::{Params, Row};
use std::collections::BTreeSet;

/// The events a finding is about, and its words.
type Words = (Vec<EventId>, String);
pub(super) type Found = Vec<Words>;

impl Store {
    pub(super) fn found<P: Params>(
        &self,
        sql: &str,
        params: P,
        words: fn(&Row<'_>) -> rusqlite::Result<Words>,
    ) -> Result<Found> {
        let mut rows = self.db.prepare(sql).fail("check")?;
        let rows = rows.query_map(params, words).fail("check")?;
        rows.collect::<rusqlite::Result<_>>().fail("check")
    }

    /// Plans whose last day is over.
    pub(crate) fn overdue(&self, today: Day) -> Result<Found> {
        let sql =
            "SELECT id, date, title FROM event WHERE status IN ('planned', 'proposed') AND date_to < ?1 ORDER BY id";
        self.found(sql, [today], |row| {
            let (date, title): (String, String) = (row.get("date")?, row.get("title")?);
            Ok((vec![row.get("id")?], format!("planned for {date}; nothing confirms or cancels it: {title}")))
        })
    }

    /// Events told as held that begin after today.
    pub(crate) fn held_in_future(&self, today: Day) -> Result<Found> {
        let sql = "SELECT id, date, title FROM event WHERE status = 'held' AND date_from > ?1 ORDER BY id";
        self.found(sql, [today], |row| {
            let (date, title): (String, String) = (row.get("date")?, row.get("title")?);
            Ok((vec![row.get("id")?], format!("held on {date}, which is still to come: {title}")))
        })
    }

    /// Events whose sources say they were held on days that have none in common.
    pub(crate) fn disagreeing(&self) -> Result<Found> {
        let sql = "SELECT a.event, a.date AS one, b.date AS other, s.slug AS first, t.slug AS second, e.title
                     FROM mention a JOIN mention b ON b.event = a.event AND b.id > a.id AND b.date <> a.date
                     JOIN event e ON e.id = a.event JOIN source s ON s.id = a.source JOIN source t ON t.id = b.source
                    WHERE a.status = 'held' AND b.status = 'held' ORDER BY a.event, a.id, b.id";
        let mut rows = self.db.prepare(sql).fail("check")?;
        let mut rows = rows.query([]).fail("check")?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().fail("check")? {
            let text = |name: &str| row.get::<_, String>(name).fail("check");
            let (one, other): (EventDate, EventDate) = (row.get("one").fail("check")?, row.get("other").fail("check")?);
            if one.disagrees(&other) {
                let words =
                    format!("{} says {one}, {} says {other}: {}", text("first")?, text("second")?, text("title")?);
                found.push((vec![row.get("event").fail("check")?], words));
            }
        }
        Ok(found)
    }

    /// Pairs of events of the same participants, kind, mode and days, unless a person has called one of them distinct.
    pub(crate) fn doubles(&self) -> Result<Found> {
        let sql = "WITH sides AS (SELECT p.event, group_concat(p.actor) AS who FROM
                     (SELECT event, actor FROM participant ORDER BY event, actor) p GROUP BY p.event)
                   SELECT a.id AS one, b.id AS other, a.date, a.title FROM event a
                     JOIN event b ON b.date_from = a.date_from AND b.date_to = a.date_to AND b.kind = a.kind AND b.mode = a.mode
                      AND b.id > a.id JOIN sides x ON x.event = a.id JOIN sides y ON y.event = b.id AND y.who = x.who
                    WHERE NOT EXISTS (SELECT 1 FROM tag WHERE tag = 'distinct' AND event IN (a.id, b.id))
                    ORDER BY a.id, b.id";
        self.found(sql, [], |row| {
            let (date, title): (String, String) = (row.get("date")?, row.get("title")?);
            Ok((vec![row.get("one")?, row.get("other")?], format!("the same people, kind and days ({date}): {title}")))
        })
    }

    /// Parts that begin before or end after their whole.
    pub(crate) fn outside_their_whole(&self) -> Result<Found> {
        let sql = "SELECT e.id, w.id AS whole, e.date, w.date AS span FROM event e JOIN event w ON w.id = e.part_of
                    WHERE e.date_to < w.date_from OR e.date_from > w.date_to ORDER BY e.id";
        self.found(sql, [], |row| {
            let (date, span): (String, String) = (row.get("date")?, row.get("span")?);
            let whole: EventId = row.get("whole")?;
            Ok((vec![row.get("id")?], format!("is part of #{whole} ({span}), but dated {date}")))
        })
    }

    /// Sources that tell of an event as held before it can have been.
    pub(crate) fn told_early(&self) -> Result<Found> {
        let sql = "SELECT e.id, e.date_from, e.date, s.slug, s.published FROM mention m JOIN event e ON e.id = m.event
                     JOIN source s ON s.id = m.source
                    WHERE m.status = 'held' AND s.published IS NOT NULL AND e.date_from IS NOT NULL ORDER BY e.id, m.id";
        let mut rows = self.db.prepare(sql).fail("check")?;
        let mut rows = rows.query([]).fail("check")?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().fail("check")? {
            let (first, published): (Day, EventDate) =
                (row.get("date_from").fail("check")?, row.get("published").fail("check")?);
            if published.last().is_some_and(|last| last < first) {
                let (source, date): (String, String) = (row.get("slug").fail("check")?, row.get("date").fail("check")?);
                let words = format!("{source}, published {published}, says it was held, on {date}");
                found.push((vec![row.get("id").fail("check")?], words));
            }
        }
        Ok(found)
    }

    /// Events with a tag.
    pub(crate) fn tagged(&self, tag: &str) -> Result<BTreeSet<EventId>> {
        let mut rows = self.db.prepare_cached("SELECT event FROM tag WHERE tag = ?1").fail("check")?;
        let rows = rows.query_map([tag], |row| row.get(0)).fail("check")?;
        rows.collect::<rusqlite::Result<_>>().fail("check")
    }

    /// Events that nothing leads back from.
    pub(crate) fn unsourced(&self) -> Result<Found> {
        let sql =
            "SELECT id, title FROM event e WHERE NOT EXISTS (SELECT 1 FROM mention WHERE event = e.id) ORDER BY id";
        self.found(sql, [], |row| {
            Ok((vec![row.get("id")?], format!("has no source: {}", row.get::<_, String>("title")?)))
        })
    }

    /// Derived tables that miss an event or know one that is gone.
    pub(crate) fn out_of_step(&self) -> Result<Found> {
        let mut found = self.stale_days()?;
        found.extend(self.stale_pairs()?);
        Ok(found)
    }

    /// Events whose day numbers are not those of their date: somebody changed the date in another tool.
    fn stale_days(&self) -> Result<Found> {
        let mut rows = self.db.prepare("SELECT id, date, date_from, date_to FROM event ORDER BY id").fail("check")?;
        let mut rows = rows.query([]).fail("check")?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().fail("check")? {
            let n: EventId = row.get("id").fail("check")?;
            let text: String = row.get("date").fail("check")?;
            let days: (Option<Day>, Option<Day>) =
                (row.get("date_from").fail("check")?, row.get("date_to").fail("check")?);
            match text.parse::<EventDate>() {
                Ok(date) if (date.first(), date.last()) == days => {}
                Ok(_) => {
                    found
                        .push((vec![n], format!("is dated {text}, but its days are others (chancery check --repair)")));
                }
                Err(error) => found.push((vec![n], error.to_string())),
            }
        }
        Ok(found)
    }

    fn stale_pairs(&self) -> Result<Found> {
        let sql = "SELECT id, 'is missing from the pair index' AS words FROM event e
                    WHERE NOT EXISTS (SELECT 1 FROM pair WHERE event = e.id AND a = b)
                      AND EXISTS (SELECT 1 FROM participant WHERE event = e.id)
                   UNION ALL SELECT DISTINCT p.event, 'is gone, but the pair index knows it' FROM pair p
                    WHERE p.a = p.b AND NOT EXISTS (SELECT 1 FROM event WHERE id = p.event) ORDER BY 1";
        self.found(sql, [], |row| Ok((vec![row.get(0)?], row.get(1)?)))
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
