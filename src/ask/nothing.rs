//! The answer where nothing is recorded: what sources claim, and what is nearest.

use super::{Case, parties};
use crate::error::{Error, Result};
use crate::model::{ActorKind, Day, Event, EventKind, Period, Status};
use crate::store::{Filter, Query, Side};

/// What is said where nothing is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nothing {
    /// That there is nothing, between whom and when.
    pub sentence: String,
    /// The nearest contact, and of whom it is where not of themselves.
    pub nearest: Option<(Event, String)>,
}

impl Case<'_> {
    /// The answer where there is nothing.
    ///
    /// # Errors
    /// When a place or a tag is one that no event has.
    pub fn nothing(&self) -> Result<Nothing> {
        let period = self.query.filter.period;
        let when = match (period.from, period.until) {
            (Some(from), Some(until)) => format!(" from {from} to {until}"),
            (None, Some(until)) => format!(" up to {until}"),
            (Some(from), None) => format!(" since {from}"),
            (None, None) => String::new(),
        };
        let (joined, pair) = (parties::joined(&self.parties), self.parties.len() > 1);
        let what = if pair { "contact recorded between" } else { "event recorded for" };
        self.refuse_unknown_filters()?;
        let fits = self.without_filters()?;
        let sentence = match fits {
            0 => format!("No {what} {joined}{when}."),
            n => format!("No {what} {joined}{when} fits these filters; {n} without them."),
        };
        Ok(Nothing { sentence, nearest: self.nearest()?.filter(|_| fits == 0) })
    }

    /// A place or a tag that no event has is a slip, not an answer.
    fn refuse_unknown_filters(&self) -> Result<()> {
        let filter = &self.query.filter;
        let any =
            |filter: Filter| Ok(self.store.timeline(&Query { filter, limit: Some(1), ..Query::default() })?.is_empty());
        let no_place = any(Filter { place: filter.place.clone(), ..Filter::default() })?;
        let no_tag = any(Filter { tag: filter.tag.clone(), ..Filter::default() })?;
        match (&filter.place, &filter.tag) {
            (Some(place), _) if no_place => {
                Err(Error::unknown(format!("no event at a place called \"{place}\""))
                    .note("try", "a city or a country"))
            }
            (_, Some(tag)) if no_tag => Err(Error::unknown(format!("no event with the tag \"{tag}\""))),
            _ => Ok(()),
        }
    }

    /// How many events there are in the period when every other filter is left out; 0 if there is no other.
    fn without_filters(&self) -> Result<usize> {
        match self.is_plain() {
            true => Ok(0),
            false => Ok(self.store.contacts(&Query { filter: self.plain(), ..self.query.clone() })?.len()),
        }
    }

    /// The contact nearest to the end of the period, or to today: their own, else of those the persons act for on that
    /// day: of one of them with the other's side where there is one within a year, else of the two sides.
    fn nearest(&self) -> Result<Option<(Event, String)>> {
        let day = self.query.filter.as_of.or(self.query.filter.period.until).unwrap_or(self.today);
        let [x, y] = self.parties.as_slice() else { return Ok(None) };
        let ([own_x], [own_y]) = (x.sides.as_slice(), y.sides.as_slice()) else { return Ok(None) };
        let (state_x, state_y) = (self.side_on(*own_x, day)?, self.side_on(*own_y, day)?);
        let far = |event: &Event| event.date.first().map_or(i64::MAX, |first| (first.days() - day.days()).abs());
        let mut closest: Option<(Event, String)> = None;
        if let Some(own) = self.around(*own_x, *own_y, day)?.into_iter().min_by_key(far) {
            return Ok(Some((own, String::new())));
        }
        for (a, b) in [(Some(*own_x), state_y), (state_x, Some(*own_y)), (state_x, state_y)] {
            let (Some(a), Some(b)) = (a, b) else { continue };
            let sure = closest.as_ref().is_some_and(|(event, _)| far(event) <= 366);
            if sure || (a, b) == (*own_x, *own_y) || a.actor == b.actor {
                continue;
            }
            let names = format!("{} - {}", self.store.actor(a.actor)?.name, self.store.actor(b.actor)?.name);
            let found = self.around(a, b, day)?.into_iter().map(|event| (event, names.clone()));
            closest = closest.into_iter().chain(found).min_by_key(|(event, _)| far(event));
        }
        Ok(closest)
    }

    /// Whom a person acts for on a day; a state or an organization is its own side.
    fn side_on(&self, side: Side, day: Day) -> Result<Option<Side>> {
        if self.store.actor(side.actor)?.kind != ActorKind::Person {
            return Ok(Some(side));
        }
        Ok(self.store.office_says(side.actor, Some(day), Some(day))?.first().copied().map(Side::always))
    }

    /// The last contact of two sides before a day and the first one after it, summits left out.
    fn around(&self, a: Side, b: Side, day: Day) -> Result<Vec<Event>> {
        let kinds =
            EventKind::ALL.iter().copied().filter(|kind| kind.is_contact() && *kind != EventKind::Summit).collect();
        let filter =
            Filter { kinds, statuses: vec![Status::Held], as_of: self.query.filter.as_of, ..Filter::default() };
        let mut before = Query { sides: vec![vec![a], vec![b]], filter, ..Query::default() };
        before.filter.period = Period { from: None, until: Some(day) };
        let mut after = before.clone();
        after.filter.period = Period { from: Some(day), until: None };
        let after = match self.query.filter.period.until {
            Some(_) => None, // what came after the time asked for is no answer
            None => self.one(after, false)?,
        };
        Ok([self.one(before, true)?, after].into_iter().flatten().collect())
    }

    fn one(&self, query: Query, reverse: bool) -> Result<Option<Event>> {
        Ok(self.store.timeline(&Query { limit: Some(1), reverse, ..query })?.pop())
    }
}
