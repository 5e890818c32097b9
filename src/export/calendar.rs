//! iCalendar (RFC 5545): every event a span of whole days; plans are tentative, what was called off is cancelled.
//! A date that is no single day spans the days it allows, and says so in words.

use super::svg::mode_words;
use super::text::printable;
use crate::model::{Day, Event, EventDate, Status};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use icalendar::{Calendar, Component, Event as Entry, EventLike, EventStatus, Property};

/// The events that a calendar can hold, under a name, stamped with a day.
pub fn calendar(events: &[Event], name: &str, stamp: Day) -> String {
    let stamp = stamp.to_chrono().unwrap_or_default().and_time(NaiveTime::MIN).and_utc();
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", "-//chancery//chancery//EN"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.name(&printable(name));
    for event in events {
        if let Some(days) = days(&event.date) {
            calendar.push(entry(event, days, stamp));
        }
    }
    calendar.done().to_string()
}

/// The first day an event may have begun, and the first after the last; nothing without a day, or beyond the years
/// 1 to 9999 of calendars. Of a date that is open at one end the other stands for it.
pub fn days(date: &EventDate) -> Option<(NaiveDate, NaiveDate)> {
    let reach = date.reach();
    let (first, last) = (reach.from.or(reach.until)?, reach.until.or(reach.from)?);
    let known = |day: &Day| (1..=9999).contains(&day.ymd().0);
    let day = |day: Day| Some(day).filter(known)?.to_chrono();
    Some((day(first)?, day(last)?.succ_opt()?))
}

fn entry(event: &Event, (from, until): (NaiveDate, NaiveDate), stamp: DateTime<Utc>) -> Entry {
    let mut entry = Entry::new();
    entry
        .uid(&format!("{}@chancery", event.id))
        .timestamp(stamp)
        .starts(from)
        .ends(until)
        .status(status(event.status))
        .summary(&summary(event))
        .description(&description(event))
        .categories([event.kind.as_str(), event.mode.as_str(), event.status.as_str()])
        .add_property("TRANSP", "TRANSPARENT");
    let place = event.place_words();
    if !place.is_empty() {
        entry.location(&printable(&place));
    }
    if let Some(url) = event.best_mention().and_then(|mention| super::markup::web_address(mention.url.as_deref()?)) {
        entry.url(&printable(url));
    }
    entry.done()
}

const fn status(status: Status) -> EventStatus {
    match status {
        Status::Held => EventStatus::Confirmed,
        Status::Planned | Status::Proposed => EventStatus::Tentative,
        Status::Cancelled | Status::Postponed | Status::Denied => EventStatus::Cancelled,
    }
}

/// The title, with what a calendar would not show: that it is only planned, that the day is not known.
fn summary(event: &Event) -> String {
    let status = if event.status == Status::Held { String::new() } else { format!("{}: ", event.status) };
    let vague = event.date.day_not_given() || event.date.is_doubtful() || event.date.is_approximate();
    let when = if vague { format!(" ({})", event.date.wording()) } else { String::new() };
    format!("{status}{}{when}", printable(&event.title))
}

fn description(event: &Event) -> String {
    let vague = if event.date.day_not_given() { " (day not given)" } else { "" };
    let names: Vec<String> = event.participants.iter().map(|party| printable(&party.name)).collect();
    let mut lines = vec![
        format!("{}{vague}: {}, {}, {}", event.date.wording(), event.kind, mode_words(event.mode), event.status),
        names.join(", "),
    ];
    lines.extend(event.note.as_deref().map(printable));
    for mention in &event.mentions {
        let quote = mention.quote.as_deref().map(|quote| format!(": \"{}\"", printable(quote))).unwrap_or_default();
        lines.push(format!("[{}] {}{quote}", mention.label(), printable(&mention.title)));
    }
    lines.join("\n")
}
