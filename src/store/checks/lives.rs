//! Who takes part on days on which nobody of that name was there.

use super::super::Store;
use super::super::sql::Fail;
use super::Found;
use crate::error::Result;
use crate::model::{Actor, ActorKind, Day, EventDate, EventId};
use rusqlite::params;

/// An age that nobody in office has reached.
const OLDEST: i64 = 105;

/// The events of an actor that end before a day or begin after one.
const OUTSIDE: &str = "
  SELECT e.id, e.date, e.title FROM event e
   WHERE (e.date_to < ?2 OR e.date_from > ?3)
     AND NOT EXISTS (SELECT 1 FROM tag WHERE tag = 'anachronism' AND event = e.id)
     AND (e.country = ?1 OR e.id IN (SELECT event FROM participant WHERE actor = ?1 OR acts_for = ?1)) ORDER BY e.id";

impl Store {
    /// Events of persons before birth or after death, or of states and organizations before they began or after their end,
    /// unless a person has said that this is meant.
    pub(crate) fn outside_a_life(&self, persons: bool) -> Result<Found> {
        let mut found = Vec::new();
        let mut outside = self.db.prepare(OUTSIDE).fail("check")?;
        let dated = |actor: &&Actor| actor.from.is_some() || actor.until.is_some();
        let actors = self.actors()?;
        for actor in actors.iter().filter(dated).filter(|actor| (actor.kind == ActorKind::Person) == persons) {
            let (born, gone) = (actor.from.as_ref().and_then(EventDate::first), end(actor));
            let rows = outside.query_map(params![actor.n, born, gone], |row| {
                Ok((row.get::<_, EventId>(0)?, row.get::<_, EventDate>(1)?, row.get::<_, String>(2)?))
            });
            for row in rows.fail("check")? {
                let (n, date, title) = row.fail("check")?;
                found.push((vec![n], format!("{}, but dated {date}: {title}", life(actor, &date))));
            }
        }
        Ok(found)
    }
}

/// The last day on which an actor can have been there.
fn end(actor: &Actor) -> Option<Day> {
    match &actor.until {
        Some(until) => until.last(),
        None if actor.kind == ActorKind::Person => oldest(actor),
        None => None,
    }
}

fn oldest(actor: &Actor) -> Option<Day> {
    let (year, month, day) = actor.from.as_ref()?.last()?.ymd();
    Day::from_ymd(year + OLDEST, month, day.min(28))
}

/// `Richard Nixon died 1994-04-22`.
fn life(actor: &Actor, date: &EventDate) -> String {
    let person = actor.kind == ActorKind::Person;
    let before = date.last() < actor.from.as_ref().and_then(EventDate::first);
    match (&actor.from, &actor.until) {
        (Some(from), _) if before && person => format!("{} was born {from}", actor.name),
        (Some(from), _) if before => format!("{} began {from}", actor.name),
        (_, Some(until)) if person => format!("{} died {until}", actor.name),
        (_, Some(until)) => format!("{} ended {until}", actor.name),
        (Some(from), None) => format!("{} would be over {OLDEST} years old, born {from}", actor.name),
        (None, None) => actor.name.clone(),
    }
}
