//! One actor: its names, its offices, whom it met most often, what was last and is next.

use super::super::address::Address;
use super::words::{actor, many, text};
use super::{Page, chart, events, filters};
use crate::ask::{Case, Limits};
use crate::error::{Error, Result};
use crate::model::{Actor, ActorKind, Alias, AliasType, EventDate, Term};
use crate::store::{Query, Store};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// How many events of an actor are read to find whom it met most often.
const READ: usize = 2000;

/// How many of those are shown, and how many events.
const MET: usize = 12;
const RECENT: usize = 10;

pub(in super::super) fn write(page: &mut Page<'_>, id: &str) -> Result<()> {
    let n = page.store.actor_by_id(id)?.ok_or_else(|| Error::unknown(format!("no actor \"{id}\"")))?;
    let who = page.store.actor(n)?;
    page.begin(&who.name)?;
    let aliases = page.store.aliases(Some(n))?;
    page.put(html! {
        h1 { (text(&who.name)) }
        (names(&aliases))
        (facts(&who))
        (terms(page.store, &page.store.terms(Some(n))?)?)
    })?;
    let case = Case::read(page.store, "when", &[id.to_owned()], &Limits::default(), page.now)?;
    let query = Query { limit: Some(RECENT), reverse: true, ..case.query.clone() };
    let recent = page.store.timeline(&query)?;
    let all = Address::of([id.to_owned()]);
    let part = html! {
        section.list {
            h2 { "Latest" }
            (events::list(page.store, &recent, case.query.filter.period)?)
            p.more { a href=(all.at("/when")) { "All events of " (text(&who.name)) } }
        }
    };
    page.put(part)?;
    page.put(html! { section { h2 { "By year" } (chart::years(&case)?) } })?;
    page.put(html! { (met(case, &who)?) (filters::downloads(&all)) })
}

/// Its names in other scripts and languages.
fn names(aliases: &[Alias]) -> Markup {
    let mut written: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    let names = aliases.iter().filter(|alias| matches!(alias.kind, AliasType::Name | AliasType::Abbreviation));
    for alias in names {
        written.entry(&alias.text).or_insert(alias.lang.as_deref());
    }
    html! {
        @if !written.is_empty() {
            ul.names aria-label="Other names" {
                @for (name, lang) in written { li { bdi lang=[lang] { (crate::export::text::printable(name)) } } }
            }
        }
    }
}

fn facts(who: &Actor) -> Markup {
    let (born, died) = match who.kind {
        ActorKind::Person => ("Born", "Died"),
        ActorKind::State | ActorKind::Organization => ("Since", "Until"),
    };
    let dates = [(born, &who.from), (died, &who.until)];
    html! {
        dl.facts {
            dt { "Kind" } dd { (who.kind) }
            @for (label, date) in dates { @if let Some(date) = date { dt { (label) } dd { (date.wording()) } } }
            @if let Some(successor) = &who.successor { dt { "Became" } dd { (actor(successor, successor)) } }
            @if let Some(note) = &who.note { dt { "Note" } dd { (text(note)) } }
        }
    }
}

/// The offices it held, the latest first.
fn terms(store: &Store, terms: &[Term]) -> Result<Markup> {
    let mut lines = Vec::new();
    for term in terms.iter().rev() {
        let Some(office) = store.office(&term.office)? else { continue };
        let side = store.actor_by_id(&office.actor)?.map(|n| store.actor(n)).transpose()?;
        lines.push((office.title, office.actor, side.map(|side| side.name).unwrap_or_default(), span(term)));
    }
    Ok(html! {
        @if !lines.is_empty() {
            section {
                h2 { "Offices" }
                ul.terms {
                    @for (title, side, name, span) in &lines { li { (text(title)) ", " (actor(side, name)) " " span.span { (span) } } }
                }
            }
        }
    })
}

fn span(term: &Term) -> String {
    let word = |date: &Option<EventDate>| date.as_ref().map(EventDate::wording);
    match (word(&term.from), word(&term.until)) {
        (Some(from), Some(until)) => format!("{from} to {until}"),
        (Some(from), None) => format!("since {from}"),
        (None, Some(until)) => format!("until {until}"),
        (None, None) => String::new(),
    }
}

/// Whom it met most often, each leading to the answer for both.
fn met(mut case: Case<'_>, who: &Actor) -> Result<Markup> {
    (case.query.limit, case.query.reverse) = (Some(READ), true);
    let partners = case.partners(MET)?;
    let most = partners.first().map_or(1, |(_, count)| count.held().max(1));
    let limited = case.store.slice(&case.query, READ, 1)?.len() == 1;
    let both = |other: &Actor| Address::of([who.id.clone(), other.id.clone()]).at("/when");
    Ok(html! {
        @if !partners.is_empty() {
            section {
                h2 { "Most often met" @if limited { small { " in the last " (many(READ, "event")) } } }
                ol.met {
                    @for (other, count) in &partners {
                        li {
                            a href=(both(other)) { bdi { (other.name) } }
                            meter max=(most) value=(count.held()) aria-label={ (other.name) ": " (count.held()) } {}
                            span.count { (count.held()) }
                        }
                    }
                }
            }
        }
    })
}
