//! Who there is, those with most events first.

use super::Page;
use super::words::{actor, grouped, text};
use crate::error::Result;
use crate::store::ActorLine;
use maud::{Markup, html};

/// How many actors stand on the page.
const SHOWN: usize = 100;

pub(in super::super) fn write(page: &mut Page<'_>) -> Result<()> {
    page.begin("Actors")?;
    let start = page.address.words.clone();
    page.put(html! {
        h1 { "Actors" }
        form.words action="/actors" role="search" aria-label="Names" {
            label { span { "A name begins with" } input name="words" type="search" value=(start.as_deref().unwrap_or("")); }
            button { "Find" }
        }
    })?;
    let lines = page.store.actor_lines(None, start.as_deref(), SHOWN)?;
    page.put(table(&lines))
}

fn table(lines: &[ActorLine]) -> Markup {
    html! {
        @if lines.is_empty() { p.nothing { "Nobody has a name that begins like this." } } @else {
            div.scroll tabindex="0" role="group" aria-label="Actors" {
                table {
                    thead { tr { th scope="col" { "Name" } th scope="col" { "Also" } th scope="col" { "Latest office" } th.number scope="col" { "Events" } } }
                    tbody {
                        @for line in lines {
                            tr {
                                th scope="row" { (actor(&line.id, &line.name)) }
                                td { (text(&line.also)) }
                                td { (text(&line.office)) }
                                td.number { (grouped(usize::try_from(line.events).unwrap_or(0))) }
                            }
                        }
                    }
                }
            }
            @if lines.len() == SHOWN { p.hint { "The " (SHOWN) " with most events; others by the first letters of a name." } }
        }
    }
}
