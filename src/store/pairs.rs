//! The pair index: keeping it in step with events, participants and offices.

mod waiting;

pub(super) use waiting::Waiting;

use super::revisions::Writer;
use super::sql::Fail;
use super::{Member, Store};
use crate::error::Result;
use crate::model::{ActorId, Day, EventId};
use rusqlite::{OptionalExtension, Row, params};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// Open ends in the index sort first and last.
pub(super) const OPEN: i64 = 1_000_000_000_000;

/// The longest event, in days, that is found by a later day of it.
const LONGEST: i64 = 366;

/// The offices of the persons seen so far, so that a long import asks for each once.
#[derive(Debug, Default)]
pub(super) struct Offices(HashMap<ActorId, Rc<[Tenure]>>);

/// A span in which a person acts for an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tenure {
    pub(super) acts_for: ActorId,
    pub(super) from: Option<i64>,
    pub(super) until: Option<i64>,
}

impl Tenure {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { acts_for: row.get("actor")?, from: row.get("day_from")?, until: row.get("day_until")? })
    }

    fn start(&self) -> i64 {
        self.from.unwrap_or(-OPEN)
    }

    fn end(&self) -> i64 {
        self.until.unwrap_or(OPEN)
    }
}

/// Whom somebody acts for in a span of days: those whose offices cover all of it, else those that touch it.
pub(super) fn acting_for(tenures: &[Tenure], from: i64, to: i64) -> Vec<ActorId> {
    let covering = tenures.iter().filter(|t| t.start() <= from && t.end() >= to);
    let mut actors: Vec<ActorId> = covering.map(|t| t.acts_for).collect();
    if actors.is_empty() {
        actors.extend(tenures.iter().filter(|t| t.start() <= to && t.end() >= from).map(|t| t.acts_for));
    }
    actors.sort_unstable();
    actors.dedup();
    actors
}

/// The bounds of an event as the index sorts them.
pub(super) fn bounds(first: Option<Day>, last: Option<Day>) -> (i64, i64) {
    (first.map_or(-OPEN, Day::days), last.map_or(OPEN, Day::days))
}

impl Store {
    /// The spans in which a person acts for others, states before organizations.
    pub(super) fn tenures(&self, person: ActorId) -> Result<Vec<Tenure>> {
        let sql = "SELECT o.actor, t.day_from, t.day_until FROM term t JOIN office o ON o.id = t.office
                     JOIN actor a ON a.id = o.actor WHERE t.person = ?1 ORDER BY a.kind DESC, t.day_from, t.id";
        let mut rows = self.db.prepare_cached(sql).fail("read the offices")?;
        let rows = rows.query_map([person], Tenure::read).fail("read the offices")?;
        rows.collect::<rusqlite::Result<_>>().fail("read an office")
    }

    /// Whom a person acts for in a span, by office alone.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn office_says(&self, person: ActorId, first: Option<Day>, last: Option<Day>) -> Result<Vec<ActorId>> {
        let (from, to) = bounds(first, last);
        Ok(acting_for(&self.tenures(person)?, from, to))
    }
}

impl Store {
    /// The events of a pair whose days touch a span; events longer than a year before it are not looked for.
    ///
    /// # Errors
    /// Only when SQLite fails.
    fn pair_events(&self, x: ActorId, y: ActorId, first: Option<Day>, last: Option<Day>) -> Result<Vec<EventId>> {
        let (from, to) = bounds(first, last);
        let sql = "SELECT event FROM pair WHERE a = ?1 AND b = ?2 AND date_from BETWEEN ?3 AND ?4 AND date_to >= ?5";
        let mut rows = self.db.prepare_cached(sql).fail("find the events of a pair")?;
        let values = params![x.min(y), x.max(y), from - LONGEST, to, from];
        let rows = rows.query_map(values, |row| row.get(0)).fail("find the events of a pair")?;
        rows.collect::<rusqlite::Result<_>>().fail("find an event")
    }

    /// Writes every derived table anew from the facts.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub(super) fn rebuild(&self) -> Result<()> {
        self.db.execute_batch("DELETE FROM pair; DELETE FROM name_key;").fail("clear the index")?;
        let writer = Writer::within(self);
        let all = |sql: &str| -> Result<Vec<i64>> {
            let mut rows = self.db.prepare(sql).fail("read the ids")?;
            let rows = rows.query_map([], |row| row.get(0)).fail("read the ids")?;
            rows.collect::<rusqlite::Result<_>>().fail("read an id")
        };
        all("SELECT id FROM actor ORDER BY id")?.into_iter().try_for_each(|n| writer.refresh_names(ActorId(n)))?;
        all("SELECT id FROM event ORDER BY id")?.into_iter().try_for_each(|n| writer.refresh_pairs(EventId(n)))?;
        self.rebuild_text()
    }
}

impl Writer<'_> {
    fn tenures_once(&self, person: ActorId) -> Result<Rc<[Tenure]>> {
        if let Some(known) = self.offices.borrow().0.get(&person) {
            return Ok(Rc::clone(known));
        }
        let tenures: Rc<[Tenure]> = self.store.tenures(person)?.into();
        self.offices.borrow_mut().0.insert(person, Rc::clone(&tenures));
        Ok(tenures)
    }

    /// Whom a person acts for in a span, by office; remembered within this revision.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn acts_for(&self, person: ActorId, first: Option<Day>, last: Option<Day>) -> Result<Vec<ActorId>> {
        let (from, to) = bounds(first, last);
        Ok(acting_for(&self.tenures_once(person)?, from, to))
    }

    /// Events that must be brought in step because somebody's offices changed.
    pub(super) fn touch_events_of(&self, person: ActorId) -> Result<()> {
        self.offices.borrow_mut().0.remove(&person);
        let sql = "SELECT event FROM participant WHERE actor = ?1";
        let mut rows = self.db.prepare_cached(sql).fail("find the events of a person")?;
        let rows = rows.query_map([person], |row| row.get(0)).fail("find the events of a person")?;
        for event in rows {
            self.touched.borrow_mut().insert(event.fail("find an event")?);
        }
        Ok(())
    }

    /// Writes the index rows of one event anew; of an event that is gone, removes them.
    pub(super) fn refresh_pairs(&self, event: EventId) -> Result<()> {
        self.clear_pairs(event)?;
        let dates = "SELECT date_from, date_to FROM event WHERE id = ?1";
        let mut dates = self.db.prepare_cached(dates).fail("read the event")?;
        let dates = dates.query_row([event], |row| Ok((row.get(0)?, row.get(1)?))).optional().fail("read the event")?;
        let Some((first, last)) = dates else { return Ok(()) };
        self.insert_pairs(event, first, last, &self.members(event)?)
    }

    /// Removes the index rows of an event: those of every two under whom it is indexed.
    fn clear_pairs(&self, event: EventId) -> Result<()> {
        let alone = "SELECT a, date_from, date_to FROM pair WHERE event = ?1 AND a = b ORDER BY a";
        let mut alone = self.db.prepare_cached(alone).fail("find the pairs")?;
        let alone =
            alone.query_map([event], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).fail("find the pairs")?;
        let alone: Vec<(i64, i64, i64)> = alone.collect::<rusqlite::Result<_>>().fail("find a pair")?;
        let pair = "DELETE FROM pair WHERE a = ?1 AND b = ?2 AND date_from = ?3 AND date_to = ?4 AND event = ?5";
        let mut pair = self.db.prepare_cached(pair).fail("clear the pairs")?;
        for (at, (a, from, to)) in alone.iter().enumerate() {
            for (b, ..) in &alone[at..] {
                pair.execute(params![a, b, from, to, event]).fail("clear the pairs")?;
            }
        }
        Ok(())
    }

    /// Writes the index rows of an event that has none yet.
    pub(super) fn insert_pairs(
        &self,
        event: EventId,
        first: Option<Day>,
        last: Option<Day>,
        members: &[Member],
    ) -> Result<()> {
        let (from, to) = bounds(first, last);
        let mut sides = Vec::with_capacity(members.len());
        for member in members {
            let for_whom = match member.acts_for {
                Some(stated) => vec![stated],
                None => acting_for(&self.tenures_once(member.actor)?, from, to),
            };
            sides.push((member.actor, for_whom));
        }
        let row = |((a, b), direct): ((ActorId, ActorId), bool)| [a.0, b.0, from, -to, event.0, i64::from(direct)];
        self.add_pairs(pairs(&sides).into_iter().map(row))
    }

    /// The events of a pair whose days touch a span, those of this revision too.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn all_pair_events(
        &self,
        x: ActorId,
        y: ActorId,
        first: Option<Day>,
        last: Option<Day>,
    ) -> Result<Vec<EventId>> {
        self.flush_pairs()?;
        self.pair_events(x, y, first, last)
    }

    /// The events of a pair from before this revision whose days touch a span; those of a pair are read once.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn older_pair_events(
        &self,
        x: ActorId,
        y: ActorId,
        first: Option<Day>,
        last: Option<Day>,
    ) -> Result<Vec<EventId>> {
        let (from, to) = bounds(first, last);
        let older = self.older(x.min(y), x.max(y))?;
        let start = older.partition_point(|(begin, ..)| *begin < from.saturating_sub(LONGEST));
        let near = older[start..].iter().take_while(|(begin, ..)| *begin <= to);
        Ok(near.filter(|(_, end, _)| *end >= from).map(|(.., event)| *event).collect())
    }

    fn older(&self, a: ActorId, b: ActorId) -> Result<Rc<[Span]>> {
        if let Some(known) = self.older.borrow().get(&(a, b)) {
            return Ok(Rc::clone(known));
        }
        let sql =
            "SELECT date_from, date_to, event FROM pair WHERE a = ?1 AND b = ?2 AND event < ?3 ORDER BY date_from";
        let mut rows = self.store.db.prepare_cached(sql).fail("find the events of a pair")?;
        let values = params![a, b, self.first_new_event()];
        let rows = rows.query_map(values, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        let rows = rows.fail("find the events of a pair")?.collect::<rusqlite::Result<Vec<Span>>>();
        let spans: Rc<[Span]> = rows.fail("find an event")?.into();
        let mut older = self.older.borrow_mut();
        self.remembered.set(self.remembered.get() + spans.len() + 1);
        if self.remembered.get() > MOST_REMEMBERED {
            older.clear();
            self.remembered.set(spans.len() + 1);
        }
        older.insert((a, b), Rc::clone(&spans));
        Ok(spans)
    }
}

/// First day, last day and event of a row of the index.
pub(super) type Span = (i64, i64, EventId);

/// The older events of the pairs that were asked for.
pub(super) type OlderPairs = HashMap<(ActorId, ActorId), Rc<[Span]>>;

/// How many older pairs a long import remembers.
const MOST_REMEMBERED: usize = 200_000;

/// The unordered pairs among those who took part, and whether both did so themselves.
///
/// Somebody's own side is no counterpart: when Putin and Lavrov meet Xi, Lavrov met neither Russia nor, at a table with
/// others, Putin.
fn pairs(sides: &[(ActorId, Vec<ActorId>)]) -> BTreeMap<(ActorId, ActorId), bool> {
    let mut found = BTreeMap::new();
    let mut note = |x: ActorId, y: ActorId, direct: bool| {
        let known = found.entry((x.min(y), x.max(y))).or_insert(false);
        *known |= direct;
    };
    let among_themselves = is_one_side(sides);
    for (i, (actor, acts_for)) in sides.iter().enumerate() {
        note(*actor, *actor, true);
        for side in acts_for {
            note(*side, *side, false);
        }
        for (other, other_for) in &sides[..i] {
            let colleagues = acts_for.iter().any(|side| other_for.contains(side));
            if among_themselves || !colleagues {
                note(*actor, *other, true);
            }
            let far = |side: &&ActorId, own: ActorId, own_for: &[ActorId]| **side != own && !own_for.contains(*side);
            acts_for.iter().filter(|s| far(s, *other, other_for)).for_each(|s| note(*s, *other, false));
            other_for.iter().filter(|s| far(s, *actor, acts_for)).for_each(|s| note(*s, *actor, false));
            for x in acts_for.iter().filter(|s| far(s, *other, other_for)) {
                other_for.iter().filter(|s| far(s, *actor, acts_for)).for_each(|y| note(*x, *y, false));
            }
        }
    }
    found
}

/// Whether all who took part act for one and the same actor.
fn is_one_side(sides: &[(ActorId, Vec<ActorId>)]) -> bool {
    let Some((_, first)) = sides.first() else { return false };
    first.iter().any(|side| sides.iter().all(|(_, acts_for)| acts_for.contains(side)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const XI: ActorId = ActorId(1);
    const PUTIN: ActorId = ActorId(2);
    const LAVROV: ActorId = ActorId(3);
    const CHINA: ActorId = ActorId(10);
    const RUSSIA: ActorId = ActorId(11);

    #[test]
    fn persons_stand_for_their_states_and_never_meet_their_own() {
        let found = pairs(&[(XI, vec![CHINA]), (PUTIN, vec![RUSSIA]), (LAVROV, vec![RUSSIA])]);
        assert_eq!(found.get(&(XI, PUTIN)), Some(&true));
        assert_eq!(found.get(&(CHINA, RUSSIA)), Some(&false));
        assert_eq!(found.get(&(XI, RUSSIA)), Some(&false));
        assert_eq!(found.get(&(LAVROV, RUSSIA)), None);
        assert_eq!(found.get(&(RUSSIA, RUSSIA)), Some(&false));
    }

    #[test]
    fn colleagues_meet_each_other_only_among_themselves() {
        let with_xi = pairs(&[(XI, vec![CHINA]), (PUTIN, vec![RUSSIA]), (LAVROV, vec![RUSSIA])]);
        assert_eq!(with_xi.get(&(PUTIN, LAVROV)), None);
        let alone = pairs(&[(PUTIN, vec![RUSSIA]), (LAVROV, vec![RUSSIA])]);
        assert_eq!(alone.get(&(PUTIN, LAVROV)), Some(&true));
    }

    #[test]
    fn offices_that_cover_the_days_go_before_those_that_touch_them() {
        let tenure = |acts_for, from, until| Tenure { acts_for, from, until };
        let both = [tenure(CHINA, Some(0), Some(10)), tenure(RUSSIA, Some(10), None)];
        assert_eq!(acting_for(&both, 3, 5), [CHINA]);
        assert_eq!(acting_for(&both, 5, 15), [CHINA, RUSSIA]);
        assert_eq!(acting_for(&both, -9, -5), []);
    }
}
