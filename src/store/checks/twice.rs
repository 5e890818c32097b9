//! Events that are told apart by nothing.

use super::super::Store;
use super::super::sql::Fail;
use super::Tell;
use crate::error::Result;
use crate::model::{ActorId, EventId, EventKind, Mode};
use rusqlite::{Row, Statement};
use std::collections::BTreeMap;

/// Every event whose days are known, those of the same days together.
const BY_DAYS: &str = "SELECT date_from, date_to, id, kind, mode FROM event
                        WHERE date_from IS NOT NULL AND date_to IS NOT NULL ORDER BY date_from, date_to DESC, id";

/// First and last day.
type Days = (i64, i64);

/// What an event is, beside its days and sides.
type Sort = (EventKind, Mode);

impl Store {
    /// Events of the same participants, kind, mode and days, those left out that a person has called distinct; as many
    /// as there are in one finding. Only the events of the same days stand in memory.
    pub(crate) fn doubles(&self, tell: &mut Tell<'_>) -> Result<()> {
        let mut rows = self.db.prepare(BY_DAYS).fail("check")?;
        let mut rows = rows.query([]).fail("check")?;
        let mut sides =
            self.db.prepare("SELECT actor FROM participant WHERE event = ?1 ORDER BY actor").fail("check")?;
        let mut same: BTreeMap<Sort, Vec<EventId>> = BTreeMap::new();
        let mut last = None;
        while let Some(row) = rows.next().fail("check")? {
            let (days, n, sort) = read(row).fail("check")?;
            if last.replace(days) != Some(days) {
                self.doubles_among(std::mem::take(&mut same), &mut sides, tell)?;
            }
            same.entry(sort).or_default().push(n);
        }
        self.doubles_among(same, &mut sides, tell)
    }

    /// The same among the events of the same days.
    fn doubles_among(
        &self,
        sorts: BTreeMap<Sort, Vec<EventId>>,
        sides: &mut Statement<'_>,
        tell: &mut Tell<'_>,
    ) -> Result<()> {
        for events in sorts.into_values().filter(|events| events.len() > 1) {
            let mut same: BTreeMap<Vec<ActorId>, Vec<EventId>> = BTreeMap::new();
            for n in events {
                let rows = sides.query_map([n], |row| row.get(0)).fail("check")?;
                same.entry(rows.collect::<rusqlite::Result<_>>().fail("check")?).or_default().push(n);
            }
            for (sides, events) in same {
                if !sides.is_empty() && events.len() > 1 {
                    self.tell_doubles(events, tell)?;
                }
            }
        }
        Ok(())
    }

    fn tell_doubles(&self, events: Vec<EventId>, tell: &mut Tell<'_>) -> Result<()> {
        let mut open = Vec::with_capacity(events.len());
        for n in events {
            if !self.is_tagged(n, "distinct")? && !self.is_tagged(n, "accepted:twice")? {
                open.push(n);
            }
        }
        let [first, _, ..] = open.as_slice() else { return Ok(()) };
        let mut one = self.db.prepare_cached("SELECT date, title FROM event WHERE id = ?1").fail("check")?;
        let told = one.query_row([first], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
        let (date, title) = told.fail("check")?;
        tell(open, format!("the same people, kind and days ({date}): {title}"))
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<(Days, EventId, Sort)> {
    Ok(((row.get(0)?, row.get(1)?), row.get(2)?, (row.get(3)?, row.get(4)?)))
}
