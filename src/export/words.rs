//! Answers in sentences: what was last held or is next, what was counted, what a source claims.

use super::text::printable;
use crate::model::{Actor, Claim, ClaimKind, Count, Day, Event, EventDate, EventKind, Mode, Role};

/// A line of the headline: date in words, how and where; status; source.
pub fn said(label: &str, event: &Event) -> Vec<String> {
    let vague = if event.date.day_not_given() { " (day not given)" } else { "" };
    let how = match (event.kind, event.mode) {
        (EventKind::Call, Mode::Phone) => "by phone".to_owned(),
        (_, Mode::Phone) => format!("{} by phone", event.kind),
        (EventKind::Meeting, Mode::Video) => "by video".to_owned(),
        (_, Mode::Video) => format!("{} by video", event.kind),
        _ => event.kind.to_string(),
    };
    let place = match (event.place_listed().as_str(), event.kind) {
        ("", _) => String::new(),
        (place, EventKind::Visit) => format!("{} to {}", guests(event), printable(place)),
        (place, _) => format!(" in {}", printable(place)),
    };
    let date = event.date.wording();
    let source = Some(event.source_label()).filter(|label| !label.is_empty());
    let source = source.map(|source| format!("[{source}]")).unwrap_or_default();
    let unsure = if event.reviewed { "" } else { ", unreviewed" };
    let date = if label.is_empty() { capital(&date) } else { date };
    vec![format!("{label}{date}{vague}, {how}{place}."), format!("{}{unsure}", event.status), source]
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// ` of Xi Jinping`: whose visit it was, where that is one or two.
fn guests(event: &Event) -> String {
    let names: Vec<&str> = event.with_role(Role::Guest).map(|guest| guest.name.as_str()).collect();
    match names.as_slice() {
        [one] => format!(" of {}", printable(one)),
        [one, other] => format!(" of {} and {}", printable(one), printable(other)),
        _ => String::new(),
    }
}

/// What was counted, and how: of so many events, with so many more that are only possibly in the period.
pub fn counted(count: &Count, events: usize, possible: usize) -> String {
    let in_person = count.in_person + count.in_person_summit;
    let mut parts = vec![format!(
        "{in_person} in person ({} bilateral, {} only within a summit)",
        count.in_person, count.in_person_summit
    )];
    parts.push(format!("{} by video", count.video));
    parts.push(format!("{} by phone", count.phone));
    if count.other > 0 {
        parts.push(format!("{} in another way", count.other));
    }
    let rest = [
        (count.planned, "only planned or proposed"),
        (count.off, "called off or denied"),
        (possible, "more possibly in this period"),
    ];
    let rest: Vec<String> = rest.iter().filter(|(n, _)| *n > 0).map(|(n, words)| format!("; {n} {words}")).collect();
    let others = events - (count.held() + count.planned + count.off).min(events);
    let others = match others {
        0 => "What is part of a visit counts as the visit.".to_owned(),
        n => format!("Not counted: {n} (parts of visits, statements, summits at which they also met)."),
    };
    format!("Recorded: {}{}. {others}", parts.join(", "), rest.concat())
}

/// A claim in words, beside what is recorded.
pub fn claim_words(claim: &Claim) -> String {
    let kind = claim.event_kind.map_or("contact", EventKind::as_str);
    let mode = claim.mode.map(|mode| format!(" {}", mode_words(mode))).unwrap_or_default();
    let by = match claim.date.ends() {
        (None, Some(end)) => format!("by {}", end.wording()),
        (Some(start), Some(end)) => format!("from {} to {}", start.wording(), end.wording()),
        _ => claim.date.wording(),
    };
    let names: Vec<&str> = claim.participants.iter().map(|party| party.name.as_str()).collect();
    let between = printable(&names.join(" and "));
    let note = claim.note.as_ref().map(|note| format!(" ({})", printable(note))).unwrap_or_default();
    let words = match claim.kind {
        ClaimKind::None => {
            let what = if claim.mode == Some(Mode::Phone) { "phone call".to_owned() } else { format!("{kind}{mode}") };
            format!("states there had been no {what} between {between} {by}{note}")
        }
        ClaimKind::Count => {
            format!("counts {} {kind}s{mode} of {between} {by}{note}; recorded here: {}", claim.count, claim.recorded)
        }
    };
    format!("note: {} {words}.   [{}]", claim.source.as_deref().unwrap_or("somebody"), claim.source_label())
}

const fn mode_words(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => "in person",
        Mode::Phone => "by phone",
        Mode::Video => "by video",
        Mode::Written => "in writing",
        Mode::Unknown => "in some way",
    }
}

/// `the Soviet Union (1922-1991)`.
pub fn lifetime(state: &Actor) -> String {
    let year = |date: Option<&EventDate>| {
        let day = date.and_then(|date| date.first().or(date.last()));
        day.map(|day: Day| day.ymd().0.to_string()).unwrap_or_default()
    };
    format!("{} ({}-{})", state.name, year(state.from.as_ref()), year(state.until.as_ref()))
}
