//! `when`: the question above all others.

use super::context::Context;
use super::filters::{Filters, restrict};
use super::out::Out;
use super::parties::{self, Party};
use super::{Format, timeline};
use crate::error::{Error, Result};
use crate::export::text::{columns, printable, short_date};
use crate::export::words::{claim_words, counted, lifetime, said};
use crate::lexicon::question::Wanted;
use crate::model::contact::{count, first_of, last_of};
use crate::model::{
    ActorKind, Certainty, Claim, ClaimKind, Contact, Count, Day, Event, EventId, EventKind, Mode, Period, Status,
};
use crate::store::{Filter, Query, Side, Store};
use clap::Args;

/// Answer when these people met, called or visited each other
///
/// Names in any script, any unique part of one, states, organizations, or offices in quotes ("russian president",
/// whoever held it on the day). A whole sentence works: chancery when did xi last meet putin before 2023-03-18.
/// A state also stands for those who act for it; --exact turns that off.
#[derive(Debug, Args)]
pub(super) struct When {
    /// Names, or a sentence
    #[arg(value_name = "NAME", required = true, add = super::complete::actors())]
    words: Vec<String>,
    /// Only events in which they took part themselves
    #[arg(long)]
    exact: bool,
    /// Show the parts of visits too
    #[arg(long)]
    parts: bool,
    /// Show every claim, not only the latest
    #[arg(long)]
    claims: bool,
    #[command(flatten)]
    filters: Filters,
}

/// How many events the table shows in a window unless more are asked for; in a pipe all of them.
const SHOWN: usize = 20;

/// A question with its names resolved, and what answers it.
struct Case<'a> {
    cx: &'a Context,
    store: &'a Store,
    parties: Vec<Party>,
    query: Query,
}

impl When {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let store = cx.read()?;
        let asked = parties::read(&store, &self.words);
        if asked.names.is_empty() {
            return Err(Error::usage("the question names nobody").note("write", "chancery when xi putin"));
        }
        let parties = parties::resolve(&store, &asked.names, self.exact, "when")?;
        let filter = restrict(self.filters.filter(cx, &store)?, &asked.clauses, cx, &store)?;
        let query = Query { sides: parties::sides(&parties), exact: self.exact, filter, limit: None, reverse: false };
        let case = Case { cx, store: &store, parties, query };
        let mut claims = case.claims()?;
        if cx.format != Format::Text {
            store.beside(&mut claims)?;
            let query = self.machine_query(&case, asked.wanted);
            return timeline::answer(cx, out, &store, &case.parties, &query, &claims);
        }
        let contacts = store.contacts(&case.query)?;
        if contacts.is_empty() {
            return case.none(out, &claims, self.claims);
        }
        let count = count(&contacts);
        case.headline(out, asked.wanted, &contacts, &count)?;
        if asked.wanted == Wanted::All {
            out.line("")?;
            self.table(&case, out)?;
            out.line("")?;
            out.line(counted(&count))?;
        }
        case.notes(out, &claims, self.claims)?;
        Ok(0)
    }

    /// What a script gets: everything, or the first, last or next contact alone.
    fn machine_query(&self, case: &Case<'_>, wanted: Wanted) -> Query {
        let query = Query { limit: self.filters.limit, reverse: self.filters.reverse, ..case.query.clone() };
        match wanted {
            Wanted::All => query,
            Wanted::First => Query { limit: Some(1), reverse: false, ..case.held(&[]) },
            Wanted::Last => Query { limit: Some(1), reverse: true, ..case.held(&[]) },
            Wanted::Next => Query { limit: Some(1), ..case.planned() },
        }
    }

    /// The latest events, as many as `--limit` says, in the order of their dates.
    fn table(&self, case: &Case<'_>, out: &mut Out) -> Result<()> {
        let usual = if case.cx.width.is_some() { SHOWN } else { usize::MAX };
        let (limit, reverse) = (self.filters.limit.unwrap_or(usual), self.filters.reverse);
        let mut events = Vec::new();
        let (mut folded, mut more) = (0, false);
        let query = Query { reverse: true, ..case.query.clone() };
        let mut wholes: Vec<String> = Vec::new();
        case.store.visit(&query, &mut |event| {
            if events.len() == limit {
                more = true;
                return Ok(false);
            }
            events.push(event);
            Ok(true)
        })?;
        wholes.extend(events.iter().filter(|e| e.kind != EventKind::Summit).map(|event| event.id.clone()));
        if !self.parts {
            let before = events.len();
            events.retain(|event| event.part_of.as_ref().is_none_or(|whole| !wholes.contains(whole)));
            folded = before - events.len();
        }
        if !reverse {
            events.reverse();
        }
        let period = case.query.filter.period;
        let rows = events.iter().map(|event| row(event, period)).collect();
        out.line(columns(&["DATE", "WHAT", "PLACE", "STATUS", "SOURCE", "#"], rows, case.cx.width))?;
        if more {
            out.hint(case.cx, format!("earlier ones: chancery timeline {}", typed(&case.parties)));
        }
        if folded > 0 {
            out.hint(case.cx, format!("{folded} parts of visits are folded in; --parts shows them"));
        }
        Ok(())
    }
}

/// The parties as they can be typed again.
fn typed(parties: &[Party]) -> String {
    let word = |party: &Party| match party.ids.as_slice() {
        [one] => one.clone(),
        _ => format!("\"{}\"", party.name.trim_start_matches("the ")),
    };
    parties.iter().map(word).collect::<Vec<_>>().join(" ")
}

fn row(event: &Event, period: Period) -> Vec<String> {
    let possible = !period.is_all_time() && event.date.within(&period) == Certainty::Possibly;
    let mode = match event.mode {
        Mode::Video if !event.title.contains("video") => " (by video)",
        _ => "",
    };
    let unsure = if event.reviewed { "" } else { " (unreviewed)" };
    vec![
        format!("{}{}", if possible { "~" } else { "" }, short_date(&event.date)),
        format!("{}{mode}{unsure}", event.title),
        event.place_words().to_owned(),
        event.status.to_string(),
        event.source_label(),
        event.n.to_string(),
    ]
}

impl Case<'_> {
    fn with(&self, filter: Filter) -> Query {
        Query { filter, ..self.query.clone() }
    }

    /// Contacts that were held up to today.
    fn held(&self, modes: &[Mode]) -> Query {
        let mut filter = self.query.filter.clone();
        if !modes.is_empty() {
            filter.modes = modes.to_vec();
        }
        if filter.kinds.is_empty() {
            filter.kinds = EventKind::ALL.iter().copied().filter(|kind| kind.is_contact()).collect();
        }
        if filter.statuses.is_empty() {
            filter.statuses = vec![Status::Held];
        }
        filter.period.until = filter.period.until.into_iter().chain([self.cx.today]).min();
        self.with(filter)
    }

    /// Contacts that are planned from today on.
    fn planned(&self) -> Query {
        let mut filter = self.query.filter.clone();
        filter.statuses = vec![Status::Planned];
        filter.period.from = filter.period.from.max(Some(self.cx.today));
        self.with(filter)
    }

    fn one(&self, query: Query, reverse: bool) -> Result<Option<Event>> {
        Ok(self.store.timeline(&Query { limit: Some(1), reverse, ..query })?.pop())
    }

    /// The first or the last of an answer that was held up to today, in a mode or in any.
    fn end(&self, contacts: &[Contact], mode: Option<Mode>, first: bool) -> Result<Option<Event>> {
        let filter = &self.query.filter;
        let up_to_today = Period { from: None, until: Some(self.cx.today) };
        let held = contacts.iter().filter(|contact| {
            (contact.kind.is_contact() || !filter.kinds.is_empty())
                && (contact.status == Status::Held || !filter.statuses.is_empty())
                && mode.is_none_or(|mode| contact.mode == mode)
                && contact.date.within(&up_to_today) != Certainty::Not
        });
        let end = if first { first_of(held) } else { last_of(held) };
        end.map_or(Ok(None), |n| self.event(n))
    }

    /// An event as this question shows it.
    fn event(&self, n: EventId) -> Result<Option<Event>> {
        let event = self.store.event(n)?;
        Ok(match self.query.filter.as_of {
            Some(day) => event.and_then(|event| event.as_known_on(day)),
            None => event,
        })
    }

    /// The first plan of an answer that is not over.
    fn next(&self, contacts: &[Contact]) -> Result<Option<Event>> {
        let from_today = Period { from: Some(self.cx.today), until: None };
        let is_next = |contact: &&Contact| {
            contact.status == Status::Planned && contact.date.within(&from_today) != Certainty::Not
        };
        contacts.iter().find(is_next).map_or(Ok(None), |contact| self.event(contact.n))
    }

    /// The last contact of any mode, the last in person, the next planned; what there is none of is said.
    fn headline(&self, out: &mut Out, wanted: Wanted, contacts: &[Contact], count: &Count) -> Result<()> {
        let first = wanted == Wanted::First;
        let any = self.end(contacts, None, first)?;
        let in_person = match self.query.filter.modes.is_empty() {
            true => self.end(contacts, Some(Mode::InPerson), first)?,
            false => None,
        };
        let mut lines = Vec::new();
        if wanted != Wanted::Next {
            match &any {
                Some(event) => lines.push(said(if first { "First: " } else { "" }, event)),
                None => lines.push(vec!["No contact held up to today is recorded.".to_owned()]),
            }
            if let Some(event) = in_person.filter(|event| any.as_ref().is_some_and(|any| any.id != event.id)) {
                lines.push(said("In person: ", &event));
            }
        }
        if !first {
            match self.next(contacts)? {
                Some(event) => lines.push(said("Next: ", &event)),
                None if wanted == Wanted::Next => lines.push(vec!["Nothing planned is recorded.".to_owned()]),
                None => {}
            }
        }
        out.line(columns(&[], lines, self.cx.width))?;
        if self.is_plain() && self.parties.len() > 1 && count.phone == 0 && wanted != Wanted::Next {
            out.line("By phone: none recorded.")?;
        }
        Ok(())
    }

    /// The claims of the sources about these actors, within the period and what was known.
    fn claims(&self) -> Result<Vec<Claim>> {
        let mut claims = self.store.claims(&self.query.sides)?;
        let period = self.query.filter.period;
        let known_by = self.query.filter.as_of.or(period.until);
        claims.retain(|claim| {
            let begun = period.from.is_none_or(|from| claim.date.last().is_none_or(|last| last >= from));
            begun && known_by.is_none_or(|day| claim.date.last().is_none_or(|last| last <= day))
        });
        Ok(claims)
    }

    /// What the sources count or deny, and whom a name also stands for.
    fn notes(&self, out: &mut Out, claims: &[Claim], every: bool) -> Result<()> {
        let shown = if every { claims.len() } else { 2 };
        let mut latest = claims[claims.len().saturating_sub(shown)..].to_vec();
        self.store.beside(&mut latest)?;
        for (i, claim) in latest.iter().rev().enumerate() {
            out.line(format!("{}{}", if i == 0 { "\n" } else { "" }, claim_words(claim)))?;
        }
        if claims.len() > latest.len() {
            out.hint(self.cx, format!("{} earlier claims: --claims", claims.len() - latest.len()));
        }
        for party in self.parties.iter().filter(|party| !party.before.is_empty()) {
            let before: Vec<String> = party.before.iter().map(lifetime).collect();
            out.hint(self.cx, format!("{} includes {} (--exact: not)", party.name, before.join(", ")));
        }
        Ok(())
    }

    /// The answer where there is nothing: what is claimed, and what is nearest.
    fn none(&self, out: &mut Out, claims: &[Claim], every: bool) -> Result<u8> {
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
            out.line(format!("Nearest: {}, {}.   ({sides}){source}", printable(&event.title), event.date.wording()))?;
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
        let plain = Filter { period: self.query.filter.period, ..Filter::default() };
        match plain == self.query.filter {
            true => Ok(0),
            false => Ok(self.store.contacts(&self.with(plain))?.len()),
        }
    }

    /// Whether only the period restricts the question, so that an absence says something about the actors.
    fn is_plain(&self) -> bool {
        self.query.filter == Filter { period: self.query.filter.period, ..Filter::default() }
    }

    /// The contact nearest to the end of the period, or to today, of those the persons act for on that day: of one of
    /// them with the other's side where there is one within a year, else of the two sides.
    fn nearest(&self) -> Result<Option<(Event, String)>> {
        let day = self.query.filter.as_of.or(self.query.filter.period.until).unwrap_or(self.cx.today);
        let [x, y] = self.parties.as_slice() else { return Ok(None) };
        let ([own_x], [own_y]) = (x.sides.as_slice(), y.sides.as_slice()) else { return Ok(None) };
        let (state_x, state_y) = (self.side_on(*own_x, day)?, self.side_on(*own_y, day)?);
        let far = |event: &Event| event.date.first().map_or(i64::MAX, |first| (first.days() - day.days()).abs());
        let mut closest: Option<(Event, String)> = None;
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
}
