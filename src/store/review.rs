//! What an extraction put in and nobody has judged yet: what waits, and both verdicts.

use super::Store;
use super::revisions::{Writer, value};
use super::sql::Fail;
use super::undo::Change;
use crate::error::Result;
use crate::model::{Claim, ClaimId, Event, EventId, Origin};
use rusqlite::params;
use std::collections::BTreeSet;

/// What a rejection did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejected {
    /// Nothing else told of the event: it is gone.
    Event,
    /// The event stays as its other sources tell it.
    Mention,
}

impl Store {
    /// The events that have something to judge, in the order of their coming.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn waiting(&self) -> Result<Vec<Event>> {
        let sql =
            "SELECT event FROM mention WHERE reviewed = 0 UNION SELECT id FROM event WHERE reviewed = 0 ORDER BY 1";
        let mut rows = self.db.prepare(sql).fail("read the queue")?;
        let ids = rows.query_map([], |row| row.get(0)).fail("read the queue")?;
        let ids: Vec<EventId> = ids.collect::<rusqlite::Result<_>>().fail("read the queue")?;
        ids.into_iter().filter_map(|n| self.event(n).transpose()).collect()
    }

    /// The claims that nobody has judged.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn waiting_claims(&self) -> Result<Vec<Claim>> {
        let mut claims = self.claims(&[])?;
        claims.retain(|claim| !claim.reviewed);
        Ok(claims)
    }
}

impl Writer<'_> {
    /// An event and all that is told of it is right.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn accept(&self, event: EventId) -> Result<()> {
        for sql in [
            "UPDATE mention SET reviewed = 1 WHERE event = ?1 AND reviewed = 0",
            "UPDATE event SET reviewed = 1 WHERE id = ?1 AND reviewed = 0",
        ] {
            self.db.execute(sql, [event]).fail("accept an event")?;
        }
        Ok(())
    }

    /// What nobody has judged of an event is wrong: those mentions go, with what they changed in it.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn reject(&self, event: EventId) -> Result<Rejected> {
        let judged = "SELECT EXISTS (SELECT 1 FROM mention WHERE event = ?1 AND reviewed = 1)";
        let judged: bool = self.db.query_row(judged, [event], |row| row.get(0)).fail("look for other sources")?;
        if !judged && self.event_row(event)?.origin == Origin::Extracted {
            self.delete_event(event)?;
            return Ok(Rejected::Event);
        }
        let brought_in = self.revisions_of_waiting(event)?;
        self.db.execute("DELETE FROM mention WHERE event = ?1 AND reviewed = 0", [event]).fail("take out a mention")?;
        brought_in.into_iter().rev().try_for_each(|revision| self.take_back(revision, event))?;
        self.accept(event)?;
        self.touched.borrow_mut().insert(event);
        Ok(Rejected::Mention)
    }

    /// A claim is right.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn accept_claim(&self, claim: ClaimId) -> Result<()> {
        self.db.execute("UPDATE claim SET reviewed = 1 WHERE id = ?1", [claim]).fail("accept a claim")?;
        Ok(())
    }

    /// A claim is wrong: it goes.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn reject_claim(&self, claim: ClaimId) -> Result<()> {
        self.db.execute("DELETE FROM claim_participant WHERE claim = ?1", [claim]).fail("take out a claim")?;
        self.db.execute("DELETE FROM claim WHERE id = ?1", [claim]).fail("take out a claim")?;
        Ok(())
    }

    /// The revisions that brought in what nobody has judged of an event.
    fn revisions_of_waiting(&self, event: EventId) -> Result<BTreeSet<i64>> {
        let sql = "SELECT DISTINCT c.revision FROM mention m JOIN change c
                       ON c.tbl = 'mention' AND c.op = 'insert' AND m.id BETWEEN c.row AND c.last_row
                    WHERE m.event = ?1 AND m.reviewed = 0 AND c.revision IS NOT NULL";
        let mut rows = self.db.prepare_cached(sql).fail("find what brought it in")?;
        let rows = rows.query_map([event], |row| row.get(0)).fail("find what brought it in")?;
        rows.collect::<rusqlite::Result<_>>().fail("find what brought it in")
    }

    /// Takes back what a revision changed in one event; what was changed again since stays as it is.
    fn take_back(&self, revision: i64, event: EventId) -> Result<()> {
        for change in self.changes(revision)?.iter().rev() {
            match (change.table.as_str(), change.op.as_str()) {
                ("event", "update") if change.row == event.0 => self.put_fields_back(change)?,
                ("participant", "update") if change.is_of(event) => self.put_fields_back(change)?,
                (table @ ("participant" | "tag"), "insert") => {
                    let sql = format!("DELETE FROM {table} WHERE event = ?1 AND id BETWEEN ?2 AND ?3");
                    let last = change.last_row.unwrap_or(change.row);
                    self.db.execute(&sql, params![event, change.row, last]).fail("take rows out")?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn put_fields_back(&self, change: &Change) -> Result<()> {
        let (Some(before), Some(after)) = (&change.before, &change.after) else { return Ok(()) };
        for (field, old) in before.iter().filter(|(field, old)| after.get(*field) != Some(old)) {
            let new = after.get(field).map(value);
            let sql = format!("UPDATE {} SET {field} = ?1 WHERE id = ?2 AND {field} IS ?3", change.table);
            self.db.execute(&sql, params![value(old), change.row, new]).fail("put a value back")?;
        }
        Ok(())
    }
}
