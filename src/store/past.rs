//! What rows were before changes that are still in force: how an older telling is known from an edited one.

use super::Store;
use super::sql::Fail;
use crate::error::Result;
use crate::model::{ActorId, EventId, Role};
use rusqlite::Row;
use serde_json::{Map, Value as Json};
use std::collections::BTreeSet;

/// The values that the fields of a row once had.
#[derive(Debug, Default)]
pub struct Past(BTreeSet<(String, String)>);

/// Who once took part in an event otherwise than now.
#[derive(Debug, Default)]
pub struct PastMembers {
    /// Those who did, and do not any more.
    pub left: BTreeSet<ActorId>,
    /// Those who did not at first.
    pub joined: BTreeSet<ActorId>,
    /// Those who did in another role.
    pub roles: BTreeSet<(ActorId, Role)>,
}

impl Past {
    /// Whether a field once had a value.
    pub fn had(&self, field: &str, value: &str) -> bool {
        self.0.contains(&(field.to_owned(), value.to_owned()))
    }

    fn read(&mut self, image: &Map<String, Json>) {
        for (field, value) in image {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            self.0.insert((field.clone(), text));
        }
    }
}

/// Changes that are no undo and were not undone.
const IN_FORCE: &str = "LEFT JOIN revision r ON r.id = c.revision WHERE r.undone_by IS NULL AND r.undoes IS NULL";

impl Store {
    /// What an event once was.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn past(&self, event: EventId) -> Result<Past> {
        self.past_of_row("event", event.0)
    }

    /// Who once took part in an event otherwise.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn past_members(&self, event: EventId) -> Result<PastMembers> {
        let sql = format!(
            "SELECT c.op, c.before FROM change c {IN_FORCE} AND c.tbl = 'participant' AND c.op <> 'insert'
                AND c.before ->> 'event' = ?1"
        );
        let mut past = PastMembers { joined: self.joined(event)?, ..PastMembers::default() };
        let mut rows = self.db.prepare_cached(&sql).fail("read the history")?;
        let read = |row: &Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
        for row in rows.query_map([event], read).fail("read the history")? {
            let (op, before) = row.fail("read the history")?;
            match participant(&before) {
                Some((actor, _)) if op == "delete" => drop(past.left.insert(actor)),
                Some(who) => drop(past.roles.insert(who)),
                None => {}
            }
        }
        Ok(past)
    }

    /// What a mention once was.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn past_of_mention(&self, id: i64) -> Result<Past> {
        self.past_of_row("mention", id)
    }

    fn past_of_row(&self, table: &str, row: i64) -> Result<Past> {
        let sql = format!("SELECT c.before FROM change c {IN_FORCE} AND c.tbl = ?1 AND c.row = ?2 AND c.op = 'update'");
        let mut rows = self.db.prepare_cached(&sql).fail("read the history")?;
        let mut past = Past::default();
        let rows = rows.query_map(rusqlite::params![table, row], |row| row.get::<_, String>(0));
        for before in rows.fail("read the history")? {
            let before = before.fail("read the history")?;
            past.read(&serde_json::from_str(&before).unwrap_or_default());
        }
        Ok(past)
    }

    /// Those of an event who came in by a later revision than the event itself.
    fn joined(&self, event: EventId) -> Result<BTreeSet<ActorId>> {
        let sql = "SELECT p.actor FROM participant p
                     JOIN change c ON c.tbl = 'participant' AND c.op = 'insert' AND p.id BETWEEN c.row AND c.last_row
                     JOIN change e ON e.tbl = 'event' AND e.op = 'insert' AND p.event BETWEEN e.row AND e.last_row
                    WHERE p.event = ?1 AND c.revision > e.revision";
        let mut rows = self.db.prepare_cached(sql).fail("read the history")?;
        let rows = rows.query_map([event], |row| row.get(0)).fail("read the history")?;
        rows.collect::<rusqlite::Result<_>>().fail("read the history")
    }
}

fn participant(image: &str) -> Option<(ActorId, Role)> {
    let image: Map<String, Json> = serde_json::from_str(image).ok()?;
    Some((ActorId(image.get("actor")?.as_i64()?), image.get("role")?.as_str()?.parse().ok()?))
}
