//! One event: every source, every change, and where they disagree.

use super::Page;
use super::events::{disagrees, people, sources};
use super::words::{event_path, status, text, title};
use crate::error::{Error, Result};
use crate::model::{Event, EventId, Status};
use crate::store::{FieldChange, Store};
use maud::{Markup, html};

pub(in super::super) fn write(page: &mut Page<'_>, word: &str) -> Result<()> {
    let missing = || Error::unknown(format!("no event \"{word}\""));
    let n = page.store.event_by_word(word)?.ok_or_else(missing)?;
    let event = page.store.event(n)?.ok_or_else(missing)?;
    page.begin(&event.title)?;
    let overdue = event.date.last().filter(|last| event.status == Status::Planned && *last < page.now.today);
    let part = html! {
        article.one {
            p.when { (event.date.wording()) " " (status(event.status)) }
            h1 { (title(&event)) }
            @if let Some(last) = overdue {
                p.check role="note" { "Planned for a time that ended on " (last) "; no source here confirms or cancels it." }
            }
            (facts(page.store, &event)?)
            h2 { "Sources" }
            @if disagrees(&event) { p.check role="note" { "≠ The sources disagree about the day." } }
            (sources(&event))
            (history(page.store, event.n)?)
            p.downloads { "Download " a href=(format!("/api{}", event_path(&event.id))) { "JSON" } }
        }
    };
    page.put(part)
}

fn facts(store: &Store, event: &Event) -> Result<Markup> {
    let place = event.place.as_ref();
    let country = place.and_then(|place| place.country.as_deref().zip(place.country_name.as_deref()));
    let city = place.and_then(|place| place.city.as_deref());
    Ok(html! {
        dl.facts {
            dt { "Who" } dd { (people(store, event)?) }
            dt { "What" } dd { (event.kind) ", " (event.mode) }
            dt { "Date" } dd { code { (event.date) } }
            @if place.is_some() {
                dt { "Where" }
                dd {
                    @if let Some(city) = city { (text(city)) @if country.is_some() { ", " } }
                    @if let Some((id, name)) = country { (super::words::actor(id, name)) }
                }
            }
            @if let Some(whole) = &event.part_of { dt { "Part of" } dd { (whole_line(store, whole)?) } }
            @let parts = store.parts(event.n)?;
            @if !parts.is_empty() { dt { "Parts" } dd { ul.parts { @for part in &parts { li { (part_line(part)) } } } } }
            @if !event.tags.is_empty() {
                dt { "Tags" }
                dd { @for tag in &event.tags { a href=(super::super::address::Address::tagged(tag).at("/timeline")) { (text(tag)) } " " } }
            }
            @if let Some(note) = &event.note { dt { "Note" } dd { (text(note)) } }
            dt { "Number" } dd { "#" (event.n) " " code { (event.id) } }
        }
    })
}

fn whole_line(store: &Store, whole: &str) -> Result<Markup> {
    let known = store.event_by_word(whole)?.map_or(Ok(None), |n| store.event(n))?;
    Ok(html! { @match &known { Some(event) => (part_line(event)), None => (text(whole)) } })
}

fn part_line(event: &Event) -> Markup {
    html! { (event.date.wording()) " " a href=(event_path(&event.id)) { (title(event)) } " " (status(event.status)) }
}

fn history(store: &Store, n: EventId) -> Result<Markup> {
    let (first, changes) = (store.first_revision(n)?, store.history(n)?);
    Ok(html! {
        h2 { "History" }
        ol.history {
            @if let Some(first) = first {
                li {
                    @match first.at.get(..10) {
                        Some(day) => { (day) " " (text(&first.what)) " by " (text(&first.who)) },
                        None => "Built in",
                    }
                    " (revision " (first.n) ")"
                }
            }
            @for change in &changes { li { (step(change)) } }
        }
    })
}

fn step(change: &FieldChange) -> Markup {
    html! {
        (change.at.get(..10).unwrap_or_default()) " " (change.field) ": " (text(&change.before)) " → " (text(&change.after))
        @match change.revision { Some(n) => { " (revision " (n) ")" }, None => " (outside chancery)" }
    }
}
