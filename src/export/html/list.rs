//! The events of a page, year by year, each with its sources; what the script needs stands with them.

use super::signs::sign;
use crate::export::markup::web_address;
use crate::export::svg::extent::Extent;
use crate::export::svg::lanes::Lanes;
use crate::export::svg::{label, mode_words};
use crate::export::text::printable;
use crate::model::{Event, Mention, Role, Status};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// The events under their years.
pub(super) fn years(events: &[Event], lanes: &Lanes) -> Markup {
    let mut years: Vec<(String, Vec<usize>)> = Vec::new();
    for (i, event) in events.iter().enumerate() {
        let year = match (event.date.first(), event.date.last()) {
            (Some(day), _) => day.ymd().0.to_string(),
            (None, Some(day)) => format!("until {}", day.ymd().0),
            (None, None) => "no date".to_owned(),
        };
        match years.last_mut().filter(|(last, _)| *last == year) {
            Some((_, events)) => events.push(i),
            None => years.push((year, vec![i])),
        }
    }
    html! {
        @for (year, inside) in years {
            section.year {
                h2 { (year) }
                ol { @for i in inside { (item(&events[i], &lanes.of[i], lanes.nameless)) } }
            }
        }
    }
}

fn item(event: &Event, lanes: &[usize], nameless: bool) -> Markup {
    let lanes: Vec<String> = lanes.iter().map(ToString::to_string).collect();
    let place = event.place_listed();
    html! {
        li id=(format!("e-{}", event.id)) class=(event.status) data-kind=(event.kind) data-mode=(event.mode) data-status=(event.status)
            data-days=(days(&Extent::of(&event.date))) data-lanes=(lanes.join(" ")) data-label=(label(event, nameless)) {
            details {
                summary {
                    span.date { (event.date.wording()) }
                    (sign(event.mode, event.status, mode_words(event.mode)))
                    span.what {
                        b { (printable(&event.title)) }
                        @if !place.is_empty() && !event.title.contains(&place) { span.place { (printable(&place)) } }
                        @if event.status != Status::Held { span.status { (event.status) } }
                        @if !event.reviewed { span.status { "unreviewed" } }
                    }
                    span.source { (event.source_label()) }
                }
                (more(event))
            }
        }
    }
}

/// `first last begun over vague`, as numbers of days; an open end is empty.
fn days(extent: &Extent) -> String {
    let day = |day: Option<i64>| day.map(|day| day.to_string()).unwrap_or_default();
    let (from, until) = extent.allowed;
    let (begun, over) = (extent.sure.map(|sure| sure.0), extent.sure.map(|sure| sure.1));
    [from, until, begun, over].map(day).join(",") + if extent.vague { ",1" } else { ",0" }
}

/// Every source that is cited, once.
pub(super) fn sources(events: &[Event]) -> Markup {
    let cited = events.iter().flat_map(|event| &event.mentions).map(|mention| (mention.source.as_str(), mention));
    let cited: BTreeMap<&str, &Mention> = cited.collect();
    let mut cited: Vec<&Mention> = cited.into_values().collect();
    cited.sort_by_key(|mention| (mention.source.len(), mention.source.as_str()));
    html! {
        @if !cited.is_empty() {
            section.sources {
                h2 { "Sources" }
                ol { @for mention in cited { li { span.id { (mention.source) } " " (document(mention)) } } }
            }
        }
    }
}

/// Title, address, day.
fn document(mention: &Mention) -> Markup {
    let title = printable(&mention.title);
    html! {
        @match mention.url.as_deref().and_then(web_address) {
            Some(url) => { a href=(url) rel="noreferrer noopener" { (title) } }
            None => { (title) }
        }
        @if let Some(published) = &mention.published { ", " (published.wording()) }
    }
}

/// Who, how, and what each source says.
fn more(event: &Event) -> Markup {
    let who: Vec<String> = event
        .participants
        .iter()
        .map(|party| match party.role {
            Role::Attendee => printable(&party.name),
            role => format!("{} ({role})", printable(&party.name)),
        })
        .collect();
    html! {
        div.more {
            p { (event.kind) ", " (mode_words(event.mode)) ", " (event.status) " · " (who.join(", ")) }
            @if let Some(note) = &event.note { p { (printable(note)) } }
            @if event.mentions.is_empty() { p { "No source is named." } }
            ul { @for mention in &event.mentions { li { (source(mention, event)) } } }
        }
    }
}

fn source(mention: &Mention, event: &Event) -> Markup {
    html! {
        span.id { (mention.label()) } " " (document(mention))
        @if mention.date != event.date || mention.status != event.status {
            " · gives " (mention.date.wording()) ", " (mention.status)
        }
        @if let Some(quote) = &mention.quote { blockquote { (printable(quote)) } }
    }
}
