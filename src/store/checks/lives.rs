//! Who takes part on days on which nobody of that name was there.

use super::super::Store;
use super::super::sql::Fail;
use super::{Tell, Words};
use crate::error::Result;
use crate::model::{Actor, ActorId, ActorKind, Day, EventDate};
use rusqlite::{Row, params};
use std::collections::HashMap;

/// An age that nobody in office has reached.
const OLDEST: i64 = 105;

/// The events of an actor that end before a day or begin after one: two ranges of its own line of the index.
const OUTSIDE: &str = "
  WITH own AS (SELECT event, direct FROM pair WHERE a = ?1 AND b = ?1 AND date_from < ?2 AND date_to < ?2
               UNION SELECT event, direct FROM pair WHERE a = ?1 AND b = ?1 AND date_from > ?3)
  SELECT e.id, e.date, e.title FROM own CROSS JOIN event e ON e.id = own.event
   WHERE (own.direct OR EXISTS (SELECT 1 FROM participant WHERE event = e.id AND acts_for = ?1))
     AND NOT EXISTS (SELECT 1 FROM tag WHERE tag = 'anachronism' AND event = e.id) ORDER BY e.id";

/// Events in a country that does not take part itself, which the index does not tell.
const IN_A_COUNTRY: &str = "
  SELECT e.id, e.date, e.title, e.country, e.date_from, e.date_to FROM event e
   WHERE e.country IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM participant WHERE event = e.id AND (actor = e.country OR acts_for = e.country))
     AND NOT EXISTS (SELECT 1 FROM tag WHERE tag = 'anachronism' AND event = e.id) ORDER BY e.id";

impl Store {
    /// Events of persons before birth or after death, or of states and organizations before they began or after their end,
    /// unless a person has said that this is meant.
    pub(crate) fn outside_a_life(&self, persons: bool, tell: &mut Tell<'_>) -> Result<()> {
        let mut outside = self.db.prepare(OUTSIDE).fail("check")?;
        let mut actors = self.actors()?;
        actors.retain(|actor| {
            (actor.from.is_some() || actor.until.is_some()) && (actor.kind == ActorKind::Person) == persons
        });
        for actor in &actors {
            let mut rows = outside.query(params![actor.n, begin(actor), end(actor)]).fail("check")?;
            while let Some(row) = rows.next().fail("check")? {
                let (events, words) = told(row, actor).fail("check")?;
                tell(events, words)?;
            }
        }
        if persons { Ok(()) } else { self.outside_a_country(&actors, tell) }
    }

    /// Events in a country before it began or after its end.
    fn outside_a_country(&self, actors: &[Actor], tell: &mut Tell<'_>) -> Result<()> {
        let dated: HashMap<ActorId, &Actor> = actors.iter().map(|actor| (actor.n, actor)).collect();
        let words = |row: &Row<'_>| {
            let days: (Option<Day>, Option<Day>) = (row.get("date_from")?, row.get("date_to")?);
            let outside = |actor: &&&Actor| {
                let before = days.1.zip(begin(actor)).is_some_and(|(last, first)| last < first);
                before || days.0.zip(end(actor)).is_some_and(|(first, last)| first > last)
            };
            let country = dated.get(&row.get("country")?).filter(outside);
            country.map(|actor| told(row, actor)).transpose()
        };
        self.tell_some(IN_A_COUNTRY, [], words, tell)
    }
}

fn told(row: &Row<'_>, actor: &Actor) -> rusqlite::Result<Words> {
    let (date, title): (EventDate, String) = (row.get("date")?, row.get("title")?);
    Ok((vec![row.get("id")?], format!("{}, but dated {date}: {title}", life(actor, &date))))
}

/// The first day on which an actor can have been there.
fn begin(actor: &Actor) -> Option<Day> {
    actor.from.as_ref().and_then(EventDate::first)
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
    let before = date.last() < begin(actor);
    match (&actor.from, &actor.until) {
        (Some(from), _) if before && person => format!("{} was born {from}", actor.name),
        (Some(from), _) if before => format!("{} began {from}", actor.name),
        (_, Some(until)) if person => format!("{} died {until}", actor.name),
        (_, Some(until)) => format!("{} ended {until}", actor.name),
        (Some(from), None) => format!("{} would be over {OLDEST} years old, born {from}", actor.name),
        (None, None) => actor.name.clone(),
    }
}
