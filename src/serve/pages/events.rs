//! A list of events: a line each under its year, opened in place for its sources and their words.

use super::super::address::Address;
use super::words::{actor, event_path, grouped, outside, source, status, text, title};
use crate::error::Result;
use crate::export::text::short_date;
use crate::export::timeline::{heading, in_year};
use crate::model::{Certainty, Event, Mention, Period, Role};
use crate::store::Store;
use maud::{Markup, html};

/// How many events stand on a page.
pub(super) const SHOWN: usize = 50;

/// The events of a page; a heading where the year changes.
pub(super) fn list(store: &Store, events: &[Event], period: Period) -> Result<Markup> {
    let mut years: Vec<(String, Vec<Markup>)> = Vec::new();
    for event in events {
        let year = heading(&event.date);
        let line = line(store, event, period)?;
        match years.last_mut() {
            Some((last, lines)) if *last == year => lines.push(line),
            _ => years.push((year, vec![line])),
        }
    }
    Ok(html! {
        div.events {
            @for (year, lines) in &years {
                section {
                    h3 { (year) }
                    ol { @for line in lines { li { (line) } } }
                }
            }
        }
    })
}

fn line(store: &Store, event: &Event, period: Period) -> Result<Markup> {
    let possible = !period.is_all_time() && event.date.within(&period) == Certainty::Possibly;
    Ok(html! {
        details class={ "event " (event.status) } id=(event.id) {
            summary {
                span.date title=(event.date.wording()) {
                    @if possible { abbr title="only possibly in this period" { "~" } }
                    (day(event))
                }
                span.what { (title(event)) }
                span.place { (text(&event.place_words())) }
                (status(event.status))
                span.from { (label(event)) }
            }
            (body(store, event)?)
        }
    })
}

/// The date without the year that stands before the line.
fn day(event: &Event) -> String {
    let words = in_year(&event.date);
    let short = words.replace(&format!(" {}", heading(&event.date)), "");
    if short.is_empty() { words } else { short }
}

/// The best source and how many more there are.
fn label(event: &Event) -> Markup {
    let more = event.mentions.len().saturating_sub(1);
    html! {
        (event.source_label())
        @if more > 0 { " +" (more) }
        @if disagrees(event) { " " abbr title="the sources disagree about the day" { "≠" } }
    }
}

/// Whether a source that says the same happened says it was on another day.
pub(super) fn disagrees(event: &Event) -> bool {
    event.mentions.iter().any(|mention| mention.status == event.status && mention.date.disagrees(&event.date))
}

fn body(store: &Store, event: &Event) -> Result<Markup> {
    let parts = store.parts(event.n)?;
    Ok(html! {
        div.opened {
            p.people { (people(store, event)?) }
            (sources(event))
            @if !parts.is_empty() {
                ul.parts {
                    @for part in &parts {
                        li { (short_date(&part.date)) " " a href=(event_path(&part.id)) { (title(part)) } " " (status(part.status)) }
                    }
                }
            }
            p.more { a href=(event_path(&event.id)) { "All about this event" } }
        }
    })
}

/// Those who took part, each with whom it acted for and what it was.
pub(super) fn people(store: &Store, event: &Event) -> Result<Markup> {
    let mut everyone = Vec::new();
    for p in &event.participants {
        let side = p.acts_for.as_ref().map(|id| store.actor_by_id(id)).transpose()?.flatten();
        everyone.push((p, side.map(|n| store.actor(n)).transpose()?));
    }
    Ok(html! {
        @for (i, (p, side)) in everyone.iter().enumerate() {
            @if i > 0 { " · " }
            (actor(&p.id, &p.name))
            @if let Some(side) = side { span.side { " for " (actor(&side.id, &side.name)) } }
            @match p.role {
                Role::Host => " (host)",
                Role::Guest => " (visitor)",
                Role::Mediator => " (mediator)",
                Role::Attendee => "",
            }
        }
    })
}

/// Every source with its own words, date and status; where they disagree, all of them stand.
pub(super) fn sources(event: &Event) -> Markup {
    html! {
        ul.sources {
            @for mention in &event.mentions { li { (mention_line(event, mention)) } }
            @if event.mentions.is_empty() { li { "No source is given." } }
        }
    }
}

fn mention_line(event: &Event, mention: &Mention) -> Markup {
    html! {
        (source(mention)) " " cite { (text(&mention.title)) }
        @if let Some(published) = &mention.published { ", " (published.wording()) }
        @if mention.date != event.date || mention.status != event.status {
            ". " span.differs { "Says: " (mention.date.wording()) ", " (mention.status) }
        }
        @if let Some(quote) = &mention.quote { blockquote { (text(quote)) } }
        @if let Some(url) = &mention.url { div.url { (outside(url)) } }
    }
}

/// The ways to the other pages of a list.
pub(super) fn pager(address: &Address, path: &str, more: bool, of: Option<usize>) -> Markup {
    let page = address.page;
    let at = |page: usize| address.with(|other| other.page = page).at(path);
    html! {
        @if page > 1 || more {
            nav.pager aria-label="Pages" {
                @if page > 1 { a rel="prev" href=(at(page - 1)) { "← Previous" } }
                span {
                    "Page " (grouped(page))
                    @if let Some(of) = of { " of " (grouped(of)) }
                }
                @if more { a rel="next" href=(at(page + 1)) { "Next →" } }
            }
        }
    }
}
