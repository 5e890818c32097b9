//! Where what is known comes from: every source, and one with the events it tells of.

use super::super::address::{Address, segment};
use super::timeline::list as events;
use super::words::{grouped, outside, text};
use super::{Page, filters};
use crate::error::{Error, Result};
use crate::model::Source;
use crate::store::{Filter, Query};
use maud::{Markup, html};

pub(in super::super) fn write(page: &mut Page<'_>, id: &str) -> Result<()> {
    let source = page.store.source_by_id(id)?.ok_or_else(|| Error::unknown(format!("no source \"{id}\"")))?;
    page.begin(&source.title)?;
    page.put(html! { h1 { (text(&source.title)) } (facts(&source)) })?;
    let filter = Filter { source: Some(source.id.clone()), ..Filter::default() };
    let query = Query { filter, reverse: !page.address.oldest, ..Query::default() };
    page.put(html! { h2 { "What it tells of" } })?;
    events(page, &query, "It tells of no event here.")?;
    let mut address = Address::of([]);
    address.limits.source = Some(source.id);
    page.put(filters::downloads(&address))
}

fn facts(source: &Source) -> Markup {
    html! {
        dl.facts {
            dt { "Source" } dd { (source.id) ", " (source.kind) }
            @if let Some(publisher) = &source.publisher { dt { "Published by" } dd { (text(publisher)) } }
            @if let Some(date) = &source.published { dt { "Published" } dd { (date.wording()) } }
            @if let Some(url) = &source.url { dt { "Address" } dd { (outside(url)) } }
            @if let Some(note) = &source.note { dt { "Note" } dd { (text(note)) } }
        }
    }
}

pub(in super::super) fn list(page: &mut Page<'_>) -> Result<()> {
    page.begin("Sources")?;
    page.put(html! { h1 { "Sources" } })?;
    let lines = page.store.sources()?;
    page.put(html! {
        div.scroll tabindex="0" role="group" aria-label="Sources" {
            table {
                thead { tr { th scope="col" { "Source" } th scope="col" { "Title" } th scope="col" { "Published" } th.number scope="col" { "Events" } } }
                tbody {
                    @for line in &lines {
                        tr {
                            th scope="row" { a href=(format!("/source/{}", segment(&line.source.id))) { (line.source.id) } }
                            td { (text(&line.source.title)) }
                            td { @if let Some(date) = &line.source.published { (date.wording()) } }
                            td.number { (grouped(usize::try_from(line.events).unwrap_or(0))) }
                        }
                    }
                }
            }
        }
    })
}
