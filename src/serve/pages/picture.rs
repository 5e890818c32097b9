//! The timeline picture in a page, with the ways to look closer and further.

use super::super::address::Address;
use super::words::grouped;
use crate::ask::Case;
use crate::ask::parties::joined;
use crate::error::Result;
use crate::export::svg::{self, Asked, Look};
use crate::model::{Day, Event, Period};
use crate::store::Query;
use maud::{Markup, PreEscaped, html};

/// How many events a picture in a page is made of; of more, the latest.
const DRAWN: usize = 1500;

/// How wide it is in a window, and on a phone.
const WIDE: u32 = 1056;
const NARROW: u32 = 380;

/// The picture of a question's events, laid out for both; the style shows the one that fits.
pub(super) fn figure(case: &Case<'_>, address: &Address, path: &str, all: usize) -> Result<Markup> {
    let query = Query { limit: Some(DRAWN), reverse: true, ..case.query.clone() };
    let mut events = case.store.timeline(&query)?;
    events.reverse();
    if events.len() < 2 {
        return Ok(html! {});
    }
    let drawn = |width| PreEscaped(svg::picture(&events, &look(case, &events, width)));
    let name = format!("Timeline of {}", joined(&case.parties));
    Ok(html! {
        figure.picture aria-label=(name) {
            div.wide { (drawn(WIDE)) }
            div.narrow { (drawn(NARROW)) }
            figcaption {
                (zoom(address, path, &events, case.query.filter.period))
                @if events.len() < all { span { "the latest " (grouped(events.len())) " of " (grouped(all)) } }
            }
        }
    })
}

fn look(case: &Case<'_>, events: &[Event], width: u32) -> Look {
    let near = |day: Day| events.iter().any(|event| event.date.last().is_none_or(|last| last >= day));
    let today = Some(case.today).filter(|today| near(*today));
    Look { today, link: "/event/".to_owned(), style: false, width, ..of(case, "") }
}

/// How a picture of a question looks that stands alone.
pub(in super::super) fn of(case: &Case<'_>, title: &str) -> Look {
    let asked = case.parties.iter().map(|party| {
        let before = party.before.iter().map(|state| state.id.clone());
        Asked { ids: party.ids.iter().cloned().chain(before).collect(), name: party.name.clone() }
    });
    let period = case.query.filter.period;
    Look { title: title.to_owned(), asked: asked.collect(), period, today: Some(case.today), ..Look::default() }
}

/// Links that show a half or the double of the time, or what came before and after.
fn zoom(address: &Address, path: &str, events: &[Event], period: Period) -> Markup {
    let first = period.from.or_else(|| events.iter().filter_map(|event| event.date.first()).min());
    let last = period.until.or_else(|| events.iter().filter_map(|event| event.date.last()).max());
    let (Some(first), Some(last)) = (first, last) else { return html! {} };
    let (first, length) = (first.days(), (last.days() - first.days()).max(1));
    let at = |from: i64, until: i64| span(address, from, until).map(|address| address.at(path));
    let closer = at(first + length / 4, first + length - length / 4).filter(|_| length > 14);
    let whole =
        address.with(|other| (other.limits.since, other.limits.until, other.limits.within) = (None, None, None));
    let ways = [
        ("Earlier", "←", at(first - length / 2, first + length / 2)),
        ("Closer", "+", closer),
        ("Further", "−", at(first - length / 2, first + length + length / 2)),
        ("Later", "→", at(first + length / 2, first + length + length / 2)),
        ("All", "↔", (!period.is_all_time()).then(|| whole.at(path))),
    ];
    html! {
        nav.zoom aria-label="Look closer or further" {
            @for (name, sign, to) in ways {
                @if let Some(to) = to { a href=(to) { span aria-hidden="true" { (sign) } " " (name) } }
            }
        }
    }
}

fn span(address: &Address, from: i64, until: i64) -> Option<Address> {
    let (from, until) = (Day::from_days(from)?, Day::from_days(until)?);
    Some(address.with(|other| {
        other.limits.within = None;
        (other.limits.since, other.limits.until) = (Some(from.to_string()), Some(until.to_string()));
    }))
}
