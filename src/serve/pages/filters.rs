//! What restricts a view: a form to change it, and what is set, each to be taken off.

use super::super::address::Address;
use super::super::download::Form;
use crate::model::{EventKind, Mode, Status};
use maud::{Markup, html};

/// The form and what is set in it.
pub(super) fn form(address: &Address, path: &str) -> Markup {
    html! {
        (set(address, path))
        details.filters open[false] {
            summary { "Filter" }
            form action=(path) {
                @for name in &address.who { input type="hidden" name="who" value=(name); }
                @if let Some(words) = &address.words { input type="hidden" name="words" value=(words); }
                (times(address))
                (boxes("Kind", "kind", EventKind::WORDS, &address.limits.kinds))
                (boxes("How", "mode", Mode::WORDS, &address.limits.modes))
                (boxes("Status", "status", Status::WORDS, &address.limits.statuses))
                (rest(address))
                p.buttons { button { "Show" } " " a href=(bare(address).at(path)) { "Clear" } }
            }
        }
    }
}

fn times(address: &Address) -> Markup {
    let limits = &address.limits;
    html! {
        fieldset {
            legend { "When" }
            (field("From", "since", limits.since.as_deref(), "2014 or 2014-03-18"))
            (field("Until", "until", limits.until.as_deref(), "2022"))
            (field("In", "in", limits.within.as_deref(), "2022-Q3, 1990s"))
            (field("As known on", "as-of", limits.as_of.as_deref(), "2023-03-18"))
            (flag("Only what is certain", "certain", limits.certain))
        }
    }
}

fn rest(address: &Address) -> Markup {
    let limits = &address.limits;
    html! {
        fieldset {
            legend { "Also" }
            (field("Place", "place", limits.place.as_deref(), "Moscow"))
            (field("Source", "source", limits.source.as_deref(), "S1"))
            (field("Tag", "tag", limits.tag.as_deref(), ""))
            (flag("Only those who took part themselves", "exact", limits.exact))
            (flag("Oldest first", "oldest", address.oldest))
        }
    }
}

fn field(label: &str, name: &str, value: Option<&str>, example: &str) -> Markup {
    html! { label.field { span { (label) } input name=(name) value=(value.unwrap_or("")) placeholder=(example) autocomplete="off"; } }
}

fn flag(label: &str, name: &str, set: bool) -> Markup {
    html! { label.flag { input type="checkbox" name=(name) value="1" checked[set]; " " (label) } }
}

fn boxes(legend: &str, name: &str, words: &[&str], chosen: &[String]) -> Markup {
    html! {
        fieldset {
            legend { (legend) }
            @for word in words {
                label.flag { input type="checkbox" name=(name) value=(word) checked[chosen.iter().any(|c| c == word)]; " " (word) }
            }
        }
    }
}

/// The question without what restricts it.
fn bare(address: &Address) -> Address {
    address.with(|other| other.limits = crate::ask::Limits::default())
}

/// What is set, each with the address without it.
fn set(address: &Address, path: &str) -> Markup {
    let limits = &address.limits;
    let texts = [
        ("from", &limits.since, address.with(|a| a.limits.since = None)),
        ("until", &limits.until, address.with(|a| a.limits.until = None)),
        ("in", &limits.within, address.with(|a| a.limits.within = None)),
        ("as known on", &limits.as_of, address.with(|a| a.limits.as_of = None)),
        ("place", &limits.place, address.with(|a| a.limits.place = None)),
        ("source", &limits.source, address.with(|a| a.limits.source = None)),
        ("tag", &limits.tag, address.with(|a| a.limits.tag = None)),
    ];
    let lists = [
        (limits.kinds.join(", "), address.with(|a| a.limits.kinds.clear())),
        (limits.modes.join(", "), address.with(|a| a.limits.modes.clear())),
        (limits.statuses.join(", "), address.with(|a| a.limits.statuses.clear())),
    ];
    let flags = [
        ("only what is certain", limits.certain, address.with(|a| a.limits.certain = false)),
        ("they themselves", limits.exact, address.with(|a| a.limits.exact = false)),
    ];
    let mut chips: Vec<(String, Address)> = Vec::new();
    chips.extend(
        texts.into_iter().filter_map(|(label, text, without)| Some((format!("{label} {}", text.as_ref()?), without))),
    );
    chips.extend(lists.into_iter().filter(|(words, _)| !words.is_empty()));
    chips.extend(flags.into_iter().filter(|(_, set, _)| *set).map(|(label, _, without)| (label.to_owned(), without)));
    html! {
        @if !chips.is_empty() {
            ul.chips aria-label="Filters that are set" {
                @for (label, without) in &chips {
                    li { a href=(without.at(path)) title="Take this filter off" { bdi { (label) } span aria-hidden="true" { " ×" } } }
                }
            }
        }
    }
}

/// The files a view can be taken along as.
pub(super) fn downloads(address: &Address) -> Markup {
    let file = |ending: &str| address.with(|_| {}).at(&format!("/download/events.{ending}"));
    html! {
        p.downloads {
            "Download "
            @for (_, ending, _, purpose) in &Form::ALL {
                a href=(file(ending)) download title={ "for " (purpose) } { (ending.to_uppercase()) } " "
            }
        }
    }
}
