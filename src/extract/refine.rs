//! The refiners, in their order: what belongs to a visit, who receives whom, and the days where the text gives none.

use super::days;
use super::reality::Tense;
use super::scene::Scene;
use super::story::{Event, Story};
use super::telling::{Party, Telling};
use super::when::Dated;
use crate::model::{Day, EventDate, EventKind, Mode, Role, Status};
use std::collections::HashSet;

/// All refiners.
pub(super) fn refine(story: &mut Story, scene: &Scene<'_>) {
    let published = scene.article.published;
    for event in &mut story.events {
        settle_tense(&mut event.told, published);
    }
    days::fill(&mut story.events, &days::News::of(scene));
    part_by_stops(&mut story.events);
    attach_parts(&mut story.events);
    for event in &mut story.events {
        settle_roles(&mut event.told);
    }
}

/// A present or past tense with a day ahead is a plan; *before the talks* of a day gone by is no plan.
fn settle_tense(told: &mut Telling, published: Day) {
    settle_week(told, published);
    settle_this_week(told, published);
    let Some(dated) = &told.date else { return };
    let ahead = dated.date.first().is_some_and(|first| first > published);
    let gone = dated.date.last().is_some_and(|last| last < published);
    let status = match told.status {
        Status::Held if ahead || (dated.ahead && told.tense != Tense::Past) => Status::Planned,
        Status::Planned if gone && !told.sure => Status::Held,
        _ => return,
    };
    told.trace.push(format!("status {status}: its day is {}", if ahead { "still to come" } else { "gone by" }));
    told.status = status;
}

/// *this week* of what has happened ends with publication, of what is to come it begins then.
fn settle_this_week(told: &mut Telling, published: Day) {
    let ahead = told.lies_ahead();
    let Some(dated) = told.date.as_mut() else { return };
    let (Some(first), Some(last)) = (dated.date.first(), dated.date.last()) else { return };
    let this_week = last.days() - first.days() == 6 && first <= published && published <= last;
    let span = if ahead { format!("{published}/{last}") } else { format!("{first}/{published}") };
    if this_week
        && first < last
        && let Ok(date) = span.parse()
    {
        dated.date = date;
        dated.how = format!("{}, {} publication", dated.how, if ahead { "from" } else { "up to" });
    }
}

/// *travelled to Quito on 6 August* is the last August, *will travel* the next, whatever else stands near it.
fn settle_year(told: &mut Telling, published: Day, past: bool) {
    let to_come = matches!(told.status, Status::Planned | Status::Proposed) && told.sure;
    let Some(dated) = told.date.as_mut().filter(|dated| dated.yearless) else { return };
    let text = dated.date.as_str().to_owned();
    let moved = |by: i64| {
        let (year, rest) = text.split_at_checked(4)?;
        let year: i64 = year.parse().ok()?;
        (!text.contains('/')).then(|| format!("{}{rest}", year + by))?.parse().ok()
    };
    let ahead = dated.date.first().is_some_and(|first| first > published);
    let behind = dated.date.last().is_some_and(|last| last < published && last.days() > published.days() - 366);
    let (date, how) = match () {
        () if ahead && past => (moved(-1), "the last one, by the past tense of its verb"),
        () if behind && to_come => (moved(1), "the next one, since it is to come"),
        () => return,
    };
    if let Some(date) = date {
        dated.date = date;
        dated.how = format!("{}; {how}", dated.how);
    }
}

/// *ended on Tuesday* is the last one, *will fly on Tuesday* the next, whatever else stands near the day.
fn settle_week(told: &mut Telling, published: Day) {
    let past = told.status == Status::Held && told.tense == Tense::Past;
    let present = told.status == Status::Held && told.tense == Tense::Present;
    settle_year(told, published, past);
    let will = told.status == Status::Planned && told.sure;
    let Some(dated) = told.date.as_mut().filter(|dated| dated.weekday) else { return };
    let (Some(first), Some(last)) = (dated.date.first(), dated.date.last()) else { return };
    let week = match first.days() - published.days() {
        1..=7 if past => -7,
        // `meets Thursday`: of days gone by news speaks in the past tense.
        -7..=-1 if will || present => 7,
        _ => return,
    };
    if first == last
        && let Some(day) = first.plus(week)
        && let Ok(date) = EventDate::on(day)
    {
        dated.date = date;
        dated.how = format!("{}; by the tense of its verb {day}", dated.how);
    }
}

/// How many events on either side are looked at for the visit that an event is part of.
const NEAR: usize = 40;

/// *will meet A of X, B of Y*, told of somebody who travels to X and to Y: one meeting at each stop.
fn part_by_stops(events: &mut Vec<Event>) {
    let mut at = 0;
    while at < events.len() {
        let parts = at_each_stop(events, at);
        let more = parts.len().saturating_sub(1);
        if more > 0 {
            events.splice(at..=at, parts);
            let moved = events.iter_mut().filter_map(|event| event.part_of.as_mut()).filter(|visit| **visit > at);
            moved.for_each(|visit| *visit += more);
        }
        at += 1 + more;
    }
}

/// A meeting with several who are at home at different stops, once for each; nothing of any other event.
fn at_each_stop(events: &[Event], at: usize) -> Vec<Event> {
    let told = &events[at].told;
    if told.kind != EventKind::Meeting || told.parties.len() < 3 {
        return Vec::new();
    }
    let stops = |party: &&Party| events.iter().any(|visit| is_stop(&visit.told, told, party));
    let (at_stops, others): (Vec<&Party>, Vec<&Party>) = told.parties.iter().partition(stops);
    let homes: HashSet<&str> = at_stops.iter().map(|party| party.side_key()).collect();
    if homes.len() < 2 || others.is_empty() {
        return Vec::new();
    }
    let one = |party: &&Party| {
        let parties = others.iter().chain([party]).map(|party| (*party).clone()).collect();
        let mut part = Telling { parties, ..told.clone() };
        part.trace.push(format!("at the stop where {} is at home", party.who.name()));
        Event { told: part, also: events[at].also.clone(), part_of: None }
    };
    at_stops.iter().map(one).collect()
}

/// Whether somebody is at home where a visit of the others goes.
fn is_stop(visit: &Telling, told: &Telling, party: &Party) -> bool {
    let country = visit.place.as_ref().and_then(|site| site.country.as_ref());
    visit.kind == EventKind::Visit
        && visit.status == told.status
        && party.is_person()
        && country.is_some_and(|country| country.id == party.side_key())
        && visit.with_role(Role::Guest).any(|guest| told.parties.iter().any(|own| own.fits(guest)))
}

fn attach_parts(events: &mut [Event]) {
    for at in 0..events.len() {
        let near = at.saturating_sub(NEAR)..events.len().min(at + NEAR);
        let mut visits = near.filter(|visit| *visit != at && belongs(&events[at].told, &events[*visit].told));
        let visit = events[at].part_of.or_else(|| visits.next());
        let Some(visit) = visit else { continue };
        let (date, place) = (events[visit].told.date.clone(), events[visit].told.place.clone());
        let part = &mut events[at];
        part.part_of = Some(visit);
        part.told.trace.push(format!("part of {}", visit + 1));
        if part.told.date.is_none() && part.told.status == events_status(part) {
            part.told.date =
                date.map(|dated| Dated { how: format!("within the visit ({})", dated.how), inferred: true, ..dated });
        }
        part.told.place = part.told.place.clone().or(place);
    }
}

const fn events_status(event: &Event) -> Status {
    event.told.status
}

/// Whether an event takes place during a visit: its guest is there, on a day of it, with somebody who receives.
fn belongs(part: &Telling, visit: &Telling) -> bool {
    let remote = matches!(part.mode, Mode::Phone | Mode::Video);
    if part.kind == EventKind::Visit || visit.kind != EventKind::Visit || remote || part.status != visit.status {
        return false;
    }
    let takes_part = |party: &Party| part.parties.iter().any(|own| own.fits(party));
    let guests = visit.with_role(Role::Guest).any(takes_part);
    let country = |telling: &Telling| telling.place.as_ref().and_then(|site| Some(site.country.as_ref()?.id.clone()));
    let there = match (country(part), country(visit)) {
        (Some(part), Some(visit)) => part == visit,
        _ => visit.with_role(Role::Host).any(takes_part),
    };
    let in_time = match (&part.date, &visit.date) {
        (Some(day), Some(span)) => day.date.hull().lies_in(&span.date.hull()),
        (None, Some(_)) => visit.with_role(Role::Host).any(takes_part),
        _ => false,
    };
    guests && there && in_time
}

/// Who is at home receives; the others came.
fn settle_roles(told: &mut Telling) {
    let remote = matches!(told.mode, Mode::Phone | Mode::Video);
    let multilateral = told.sides() > 2 && told.kind != EventKind::Visit;
    if remote || multilateral || matches!(told.kind, EventKind::Signing | EventKind::Summit | EventKind::Negotiation) {
        return;
    }
    let Some(country) = told.place.as_ref().and_then(|site| site.country.clone()) else { return };
    let at_home = |party: &Party| party.side_key() == country.id;
    if !told.parties.iter().any(at_home) || told.parties.iter().all(at_home) {
        return;
    }
    for party in told.parties.iter_mut().filter(|party| party.role == Role::Attendee) {
        party.role = if party.side_key() == country.id { Role::Host } else { Role::Guest };
    }
}

/// The date of an event, and how it was read: open where the text gives none.
pub(super) fn date_or_open(told: &Telling, published: Day) -> (EventDate, String) {
    if let Some(dated) = &told.date {
        return (dated.date.clone(), dated.how.clone());
    }
    let ahead = told.lies_ahead();
    let open = open_date(published, ahead);
    let how =
        if ahead { "no date given: some day from publication on" } else { "no date given: some day up to publication" };
    (open, how.to_owned())
}

/// `2023-03-18/..` or `../2023-03-18`.
pub(super) fn open_date(published: Day, ahead: bool) -> EventDate {
    let text = if ahead { format!("{published}/..") } else { format!("../{published}") };
    text.parse().or_else(|_| "../..".parse()).unwrap_or_else(|_| unreachable!("an open interval is a date"))
}
