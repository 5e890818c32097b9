//! The answer of `when` where nothing is recorded: what sources claim, and what is nearest.

use super::Case;
use crate::cli::out::Out;
use crate::cli::parties;
use crate::error::{Error, Result};
use crate::export::text::printable;
use crate::export::words::claim_words;
use crate::model::{ActorKind, Claim, ClaimKind, Day, Event, EventKind, Period, Status};
use crate::store::{Filter, Query, Side};

impl Case<'_> {
    /// The answer where there is nothing: what is claimed, and what is nearest.
    pub(super) fn none(&self, out: &mut Out, claims: &[Claim], every: bool) -> Result<u8> {
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
        match fits {
            0 => out.line(format!("No {what} {joined}{when}."))?,
            n => out.line(format!("No {what} {joined}{when} fits these filters; {n} without them."))?,
        }
        for claim in claims.iter().filter(|claim| every || claim.kind == ClaimKind::None) {
            out.line(claim_words(claim))?;
        }
        if let Some((event, sides)) = self.nearest()?.filter(|_| fits == 0) {
            let source = Some(event.source_label()).filter(|label| !label.is_empty());
            let source = source.map(|label| format!("   [{label}]")).unwrap_or_default();
            let sides = if sides.is_empty() { sides } else { format!("   ({sides})") };
            out.line(format!("Nearest: {}, {}.{sides}{source}", printable(&event.title), event.date.wording()))?;
        }
        Ok(1)
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

    /// The same question of the same time, without what else restricts it.
    fn plain(&self) -> Filter {
        let Filter { period, as_of, .. } = self.query.filter;
        Filter { period, as_of, ..Filter::default() }
    }

    /// Whether only the time restricts the question, so that an absence says something about the actors.
    pub(super) fn is_plain(&self) -> bool {
        self.query.filter == self.plain()
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
