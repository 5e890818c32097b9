//! The first page: the question, what is next, what was last.

use super::Page;
use super::events;
use super::frame::question;
use super::words::{actor, grouped};
use crate::error::Result;
use crate::model::{Event, EventKind, Period, Status};
use crate::store::{Filter, Query};
use maud::{Markup, html};

/// How many events stand under each heading.
const FEW: usize = 6;

/// Questions to begin with.
const EXAMPLES: [(&str, &str); 4] = [
    ("Xi and Putin", "/when?who=xi-jinping&who=vladimir-putin"),
    ("China and Russia", "/when?who=china&who=russia"),
    ("Nixon and Mao", "/when?who=richard-nixon&who=mao-zedong"),
    ("When did Xi last meet Putin?", "/when?who=when+did+xi+last+meet+putin"),
];

pub(in super::super) fn write(page: &mut Page<'_>) -> Result<()> {
    page.begin("When did they meet?")?;
    page.put(html! {
        section.start {
            h1 { "When did they meet?" }
            (question(&page.address))
            p.examples { @for (name, to) in EXAMPLES { a href=(to) { (name) } " " } }
        }
    })?;
    let today = page.now.today;
    let next = few(page, Status::Planned, Period { from: Some(today), until: None }, false)?;
    let last = few(page, Status::Held, Period { from: None, until: Some(today) }, true)?;
    let part = html! { (section("Next", &next, page)?) (section("Latest", &last, page)?) };
    page.put(part)?;
    let often = page.store.actor_lines(None, None, 12)?;
    let totals = page.store.totals()?;
    let number = |n: i64| grouped(usize::try_from(n).unwrap_or(0));
    page.put(html! {
        section {
            h2 { "Most often recorded" }
            ul.actors { @for line in &often { li { (actor(&line.id, &line.name)) " " span.count { (number(line.events)) } } } }
        }
        p.totals {
            (number(totals.events)) " events, " (number(totals.claims)) " claims, " (number(totals.actors)) " actors, "
            (number(totals.sources)) " sources."
        }
    })
}

fn few(page: &Page<'_>, status: Status, period: Period, reverse: bool) -> Result<Vec<Event>> {
    let kinds = EventKind::ALL.iter().copied().filter(|kind| kind.is_contact()).collect();
    let filter = Filter { period, kinds, statuses: vec![status], ..Filter::default() };
    page.store.timeline(&Query { filter, reverse, limit: Some(FEW), ..Query::default() })
}

fn section(heading: &str, found: &[Event], page: &Page<'_>) -> Result<Markup> {
    Ok(html! {
        @if !found.is_empty() { section.list { h2 { (heading) } (events::list(page.store, found, Period::default())?) } }
    })
}
