//! A timeline as one page that works from disk, without a network and without a script: the picture, what sources
//! claim, and every event with its sources. Its script adds zoom, filters and keys; it reads nothing but the page.

mod list;
mod signs;

use super::svg::lanes::Lanes;
use super::svg::{Look, STYLE, over, picture, reach, shape};
use super::text::printable;
use super::words::claim_words;
use crate::model::{Claim, Day, Event, EventKind, Mode, Status, counted};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Map, Value, json};

/// The style of the page, besides that of the picture.
const PAGE: &str = include_str!("html/page.css");
/// What the page does where scripts are allowed.
const SCRIPT: &str = include_str!("html/page.js");
/// Nothing is fetched from anywhere.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; \
                      form-action 'none'";
/// How wide the picture is on a phone.
const PHONE: u32 = 400;

/// The page of some events and of what sources claim beside them.
pub fn page(events: &[Event], claims: &[Claim], look: &Look) -> String {
    let look = Look { link: "#e-".to_owned(), style: false, legend: false, ..look.clone() };
    let bare = Look { title: String::new(), ..look.clone() };
    let title = printable(&look.title);
    let lanes = Lanes::of(events, &look);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="color-scheme" content="light dark";
                title { (title) " - timeline" }
                style { (PreEscaped(STYLE)) (PreEscaped(PAGE)) }
            }
            body {
                header {
                    h1 { (title) }
                    p.count id="count" { (totals(events)) }
                }
                main {
                    (controls(events))
                    div.picture.wide { (PreEscaped(picture(events, &bare))) }
                    div.picture.narrow { (PreEscaped(picture(events, &Look { width: PHONE, ..bare.clone() }))) }
                    (signs::legend(events))
                    (list::years(events, &lanes))
                    @if !claims.is_empty() {
                        section.claims {
                            h2 { "What sources count or deny" }
                            ul { @for claim in claims { li { (sentence(&claim_words(claim))) } } }
                        }
                    }
                    (list::sources(events))
                }
                footer { p { "Made with chancery. Planned is not held; a date is only as precise as its source." } }
                script type="application/json" id="look" { (PreEscaped(config(&lanes, look.today))) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

/// `94 events (93 held, 1 planned)`.
fn totals(events: &[Event]) -> String {
    let of = |status: Status| events.iter().filter(|event| event.status == status).count();
    let mut parts: Vec<(usize, Status)> = Status::ALL.iter().map(|status| (of(*status), *status)).collect();
    parts.retain(|(n, _)| *n > 0);
    parts.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    let parts: Vec<String> = parts.iter().map(|(n, status)| format!("{n} {status}")).collect();
    format!("{} ({})", counted(events.len(), "event"), parts.join(", "))
}

/// A claim without the `note:` of the terminal.
fn sentence(words: &str) -> &str {
    words.strip_prefix("note: ").unwrap_or(words)
}

/// What the script works with; hidden until it runs.
fn controls(events: &[Event]) -> Markup {
    let kinds = there(EventKind::ALL, |kind| events.iter().any(|event| event.kind == *kind));
    let modes = there(Mode::ALL, |mode| events.iter().any(|event| event.mode == *mode));
    let statuses = there(Status::ALL, |status| events.iter().any(|event| event.status == *status));
    html! {
        div.controls id="controls" role="group" aria-label="Filters and zoom" hidden {
            label { span { "Words" } input type="search" id="words" autocomplete="off" placeholder="name, place, word"; }
            (choice("kind", &kinds))
            (choice("mode", &modes))
            (choice("status", &statuses))
            div.zoom role="group" aria-label="Zoom" {
                button type="button" id="in" aria-label="Zoom in" title="Zoom in (+)" { "+" }
                button type="button" id="out" aria-label="Zoom out" title="Zoom out (-)" { "−" }
                button type="button" id="all" title="Show everything (0)" { "All" }
            }
        }
        p.said id="said" role="status" {}
    }
}

fn there<T: Copy + std::fmt::Display>(all: &[T], is: impl Fn(&T) -> bool) -> Vec<String> {
    all.iter().filter(|word| is(word)).map(ToString::to_string).collect()
}

fn choice(name: &str, words: &[String]) -> Markup {
    html! {
        @if words.len() > 1 {
            label {
                span { (name) }
                select id=(name) {
                    option value="" { "any" }
                    @for word in words { option { (word) } }
                }
            }
        }
    }
}

/// What the script draws with: the names of the lanes, the shapes of the marks. No `<` can end the script.
fn config(lanes: &Lanes, today: Option<Day>) -> String {
    let shapes: Map<String, Value> = Mode::ALL.iter().map(|mode| (mode.to_string(), json!(shape(*mode)))).collect();
    let over: Map<String, Value> =
        Status::ALL.iter().map(|status| (status.to_string(), json!(over(*status)))).collect();
    let reach: Map<String, Value> =
        Status::ALL.iter().map(|status| (status.to_string(), json!(reach(*status)))).collect();
    let names: Vec<String> = lanes.names.iter().map(|name| printable(name)).collect();
    let config =
        json!({ "lanes": names, "shapes": shapes, "over": over, "reach": reach, "today": today.map(Day::days) });
    config.to_string().replace('<', "\\u003c")
}
