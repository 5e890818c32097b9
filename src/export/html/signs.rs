//! The marks of the picture, in the list and explained below it.

use crate::export::svg::extent::Extent;
use crate::export::svg::{mode_words, over, shape};
use crate::model::{Event, Mode, Status};
use maud::{Markup, html};

/// From so many events on some lane may be crowded.
const CROWD: usize = 60;

/// One mark, told by its words.
pub(super) fn sign(mode: Mode, status: Status, words: &str) -> Markup {
    framed(
        words,
        &html! {
            g class=(format!("{status} {mode}")) {
                path.mark d=(shape(mode)) {}
                @if !over(status).is_empty() { path.over d=(over(status)) {} }
            }
        },
    )
}

fn framed(words: &str, inside: &Markup) -> Markup {
    html! {
        svg.timeline.sign viewBox="-10 -9 24 18" width="24" height="18" role=[(!words.is_empty()).then_some("img")]
            aria-label=[(!words.is_empty()).then_some(words)] aria-hidden=[words.is_empty().then_some("true")] { (inside) }
    }
}

/// What the marks of these events mean.
pub(super) fn legend(events: &[Event]) -> Markup {
    let modes = Mode::ALL.iter().filter(|mode| events.iter().any(|event| event.mode == **mode));
    let is = |status: &Status| *status != Status::Held && events.iter().any(|event| event.status == *status);
    let statuses = Status::ALL.iter().filter(|status| is(status));
    let extents: Vec<Extent> = events.iter().map(|event| Extent::of(&event.date)).collect();
    let lasting = extents.iter().any(|extent| extent.sure.is_some_and(|(begun, over)| over > begun));
    let bar = |class: &str, half: &str, high: &str| {
        framed(
            "",
            &html! { g.held.in-person { rect class=(class) x="-9" y=(half) width="18" height=(high) rx=(half.trim_start_matches('-')) {} } },
        )
    };
    html! {
        ul.legend aria-label="Signs" {
            @for mode in modes { li { (sign(*mode, Status::Held, "")) (mode_words(*mode)) } }
            @for status in statuses { li { (sign(Mode::InPerson, *status, "")) (status) } }
            @if lasting { li { (bar("solid", "-2", "4")) "lasted" } }
            @if extents.iter().any(|extent| extent.vague) { li { (bar("soft", "-5", "10")) "some day in this time" } }
            @if events.len() > CROWD { li { (bar("many", "-3", "6")) "so many events in this time" } }
        }
    }
}
