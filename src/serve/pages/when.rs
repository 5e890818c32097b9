//! The answer: when they met, the picture, what the sources claim, and every event.

use super::Page;
use super::chart;
use super::events::{self, SHOWN};
use super::filters;
use super::picture;
use super::words::{actor, event_path, many, source, status, text};
use crate::ask::{Case, Line, Party, parties};
use crate::error::Result;
use crate::export::words::{claim_words, counted, lifetime, said};
use crate::lexicon::question::Wanted;
use crate::model::contact::count;
use crate::model::{Claim, ClaimKind, Contact, Event, EventId, EventKind};
use maud::{Markup, html};
use std::collections::HashSet;

/// How many claims stand in the open.
const CLAIMS: usize = 2;

pub(in super::super) fn write(page: &mut Page<'_>) -> Result<()> {
    let case = page.case()?;
    if case.parties.is_empty() {
        page.begin("When did they meet?")?;
        return page.put(html! { h1 { "When did they meet?" } p { "Two names in the fields above, in any script; or a state, or an office." } });
    }
    page.begin(&parties::joined(&case.parties))?;
    page.put(html! { h1 { (heading(&case.parties)) } })?;
    let contacts = case.contacts()?;
    let mut claims = case.claims()?;
    if contacts.is_empty() {
        return nothing(page, &case, claims);
    }
    page.put(headline(&case, &contacts)?)?;
    let shown = picture::figure(&case, &page.address, &page.path, contacts.len())?;
    page.put(shown)?;
    case.store.beside(&mut claims)?;
    page.put(said_by_sources(&claims))?;
    list(page, &case, &contacts)?;
    page.put(html! { (chart::years(&case)?) (filters::downloads(&page.address)) (includes(&case.parties)) })
}

/// The names, each leading to its actor.
fn heading(parties: &[Party]) -> Markup {
    html! {
        @for (i, party) in parties.iter().enumerate() {
            @if i > 0 { span.and { " and " } }
            @match party.ids.as_slice() { [id] => (actor(id, &party.name)), _ => (text(&party.name)) }
        }
    }
}

/// The last contact, the last in person, the next planned; and the numbers.
fn headline(case: &Case<'_>, contacts: &[Contact]) -> Result<Markup> {
    let (sure, possible) = case.by_certainty(contacts);
    let numbers = counted(&count(&sure), contacts.len() - possible.len(), count(&possible).held());
    Ok(html! {
        dl.headline {
            @for line in case.headline(contacts)? {
                @match line {
                    Line::Event(label, event) => {
                        dt { (label_words(label)) }
                        dd { (event_line(&event)) }
                    },
                    Line::Words(words) => {
                        dt { (if case.wanted == Wanted::Next { "Next" } else { "Last contact" }) }
                        dd { (words) }
                    },
                }
            }
        }
        p.numbers {
            @if let Some(words) = case.no_call(&count(&sure)) { (words) " " }
            (numbers)
        }
    })
}

fn label_words(label: &str) -> &str {
    if label.is_empty() { "Last contact" } else { label.trim_end_matches(": ") }
}

fn event_line(event: &Event) -> Markup {
    let words = said("", event).into_iter().next().unwrap_or_default();
    html! {
        a href=(event_path(&event.id)) { (words.trim_end_matches('.')) } " " (status(event.status)) " "
        @if let Some(mention) = event.best_mention() { (source(mention)) }
    }
}

/// What the sources count or deny, the latest first.
fn said_by_sources(claims: &[Claim]) -> Markup {
    let words: Vec<String> = claims.iter().rev().map(claim_words).collect();
    let item = |words: &String| html! { li { (words.trim_start_matches("note: ")) } };
    html! {
        @if !words.is_empty() {
            section.claims {
                h2 { "What sources say of them" }
                ul { @for words in words.iter().take(CLAIMS) { (item(words)) } }
                @if words.len() > CLAIMS {
                    details { summary { (many(words.len() - CLAIMS, "earlier claim")) } ul { @for words in words.iter().skip(CLAIMS) { (item(words)) } } }
                }
            }
        }
    }
}

/// The page of the list, latest first unless asked otherwise; what is part of a visit stands with the visit.
fn list(page: &mut Page<'_>, case: &Case<'_>, contacts: &[Contact]) -> Result<()> {
    let mut ids = unfolded(contacts);
    let (all, folded) = (ids.len(), contacts.len() - ids.len());
    if !page.address.oldest {
        ids.reverse();
    }
    let first = (page.address.page - 1).saturating_mul(SHOWN);
    let mut found = Vec::new();
    for n in ids.into_iter().skip(first).take(SHOWN) {
        let event = case.store.event(n)?;
        found.extend(match case.query.filter.as_of {
            Some(day) => event.and_then(|event| event.as_known_on(day)),
            None => event,
        });
    }
    let list = events::list(case.store, &found, case.query.filter.period)?;
    let part = html! {
        section.list id="events" {
            h2 { (many(all, "event")) @if folded > 0 { small { " and " (many(folded, "part")) " of visits" } } }
            (filters::form(&page.address, &page.path))
            (list)
            (events::pager(&page.address, &page.path, first + SHOWN < all, Some(all.div_ceil(SHOWN))))
        }
    };
    page.put(part)
}

/// The contacts that are no part of a visit that is there itself.
fn unfolded(contacts: &[Contact]) -> Vec<EventId> {
    let wholes: HashSet<EventId> = contacts.iter().filter(|c| c.kind != EventKind::Summit).map(|c| c.n).collect();
    let stands = |contact: &&Contact| contact.part_of.is_none_or(|whole| !wholes.contains(&whole));
    contacts.iter().filter(stands).map(|contact| contact.n).collect()
}

/// A state's predecessors that the answer includes.
fn includes(parties: &[Party]) -> Markup {
    html! {
        @for party in parties.iter().filter(|party| !party.before.is_empty()) {
            p.includes { (text(&party.name)) " includes " (party.before.iter().map(lifetime).collect::<Vec<_>>().join(", ")) "." }
        }
    }
}

/// The answer where there is nothing: what is claimed, and what is nearest.
fn nothing(page: &mut Page<'_>, case: &Case<'_>, mut claims: Vec<Claim>) -> Result<()> {
    let nothing = case.nothing()?;
    claims.retain(|claim| claim.kind == ClaimKind::None);
    let part = html! {
        p.nothing { (text(&nothing.sentence)) }
        (said_by_sources(&claims))
        @if let Some((event, sides)) = nothing.nearest {
            dl.headline {
                dt { "Nearest" }
                dd { (event_line(&event)) span.told { ": " (text(&event.title)) @if !sides.is_empty() { " (" (sides) ")" } } }
            }
        }
        (filters::form(&page.address, &page.path))
    };
    page.put(part)
}
