//! The events of an answer, one below the other.

use super::{Case, Context, When};
use crate::ask::parties::Party;
use crate::cli::out::Out;
use crate::error::Result;
use crate::export::text::{columns, printable, short_date};
use crate::lexicon::question::Wanted;
use crate::model::{Certainty, Event, EventKind, Mode, Period};
use crate::store::Query;

/// How many events a window shows unless more are asked for; a pipe gets all of them.
const SHOWN: usize = 20;

/// A window with fewer columns gets two lines for each event.
const NARROW: usize = 72;

impl When {
    /// The events of the answer in the order of their dates; in a window the latest ones, unless `--limit` says otherwise.
    pub(super) fn table(&self, cx: &Context, case: &Case<'_>, all: usize, out: &mut Out) -> Result<()> {
        let (limit, latest) = self.how_many(cx, case, all);
        let mut events = self.events(case, limit, latest)?;
        let earlier = if latest { all - events.len() } else { 0 };
        let folded = if self.parts { 0 } else { fold(&mut events) };
        let period = case.query.filter.period;
        if cx.width.is_some_and(|width| width < NARROW) {
            events.iter().try_for_each(|event| out.line(stacked(event, period)))?;
        } else {
            let rows = events.iter().map(|event| row(event, period)).collect();
            out.line(columns(&["DATE", "WHAT", "PLACE", "STATUS", "SOURCE", "#"], rows, cx.width))?;
        }
        if earlier > 0 {
            out.line(format!("… and {earlier} earlier: chancery timeline {}", typed(&case.parties)))?;
        }
        if events.iter().any(disagrees) {
            out.line("≠ the sources disagree about the day: chancery show #")?;
        }
        if folded > 0 {
            out.hint(cx, format!("{folded} parts of visits are folded in; --parts shows them"));
        }
        Ok(())
    }

    /// How many events are shown at most, and whether these are the latest ones.
    fn how_many(&self, cx: &Context, case: &Case<'_>, all: usize) -> (Option<usize>, bool) {
        match (self.filters.limit, case.count) {
            (Some(limit), _) => (Some(limit), false),
            (None, Some(count)) => (Some(count), case.wanted == Wanted::Last && all > count),
            (None, None) if cx.width.is_some() && all > SHOWN => (Some(SHOWN), true),
            (None, None) => (None, false),
        }
    }

    fn events(&self, case: &Case<'_>, limit: Option<usize>, latest: bool) -> Result<Vec<Event>> {
        let reverse = latest || self.filters.reverse;
        let mut events = case.store.timeline(&Query { limit, reverse, ..case.query.clone() })?;
        if latest && !self.filters.reverse {
            events.reverse();
        }
        Ok(events)
    }
}

/// Takes out what is part of a visit that is shown; returns how many.
fn fold(events: &mut Vec<Event>) -> usize {
    let before = events.len();
    let wholes = events.iter().filter(|event| event.kind != EventKind::Summit).map(|event| event.id.clone());
    let wholes: Vec<String> = wholes.collect();
    events.retain(|event| event.part_of.as_ref().is_none_or(|whole| !wholes.contains(whole)));
    before - events.len()
}

fn row(event: &Event, period: Period) -> Vec<String> {
    vec![
        date(event, period),
        what(event),
        event.place_words(),
        event.status.to_string(),
        source(event),
        event.n.to_string(),
    ]
}

fn stacked(event: &Event, period: Period) -> String {
    let title = printable(&what(event));
    format!("{}  {}  [{}]  #{}\n  {title}", date(event, period), event.status, source(event), event.n)
}

/// `~` before what is only possibly in the period.
fn date(event: &Event, period: Period) -> String {
    let possible = !period.is_all_time() && event.date.within(&period) == Certainty::Possibly;
    format!("{}{}", if possible { "~" } else { "" }, short_date(&event.date))
}

fn what(event: &Event) -> String {
    let mode = match event.mode {
        Mode::Video if !event.title.contains("video") => " (by video)",
        _ => "",
    };
    format!("{}{mode}{}", event.title, if event.reviewed { "" } else { " (unreviewed)" })
}

/// The best source, how many more there are, and whether they disagree.
fn source(event: &Event) -> String {
    let more = event.mentions.len().saturating_sub(1);
    let more = if more > 0 { format!(" +{more}") } else { String::new() };
    format!("{}{more}{}", event.source_label(), if disagrees(event) { " ≠" } else { "" })
}

fn disagrees(event: &Event) -> bool {
    event.mentions.iter().any(|mention| mention.status == event.status && mention.date.disagrees(&event.date))
}

/// The parties as they can be typed again.
fn typed(parties: &[Party]) -> String {
    let word = |party: &Party| match party.ids.as_slice() {
        [one] => one.clone(),
        _ => format!("\"{}\"", party.name.trim_start_matches("the ")),
    };
    parties.iter().map(word).collect::<Vec<_>>().join(" ")
}
