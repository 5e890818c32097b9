//! The marks and what hangs on them: bars, links, labels, heaps.

use super::glyph::mark;
use super::layout::Layout;
use super::pack::{Heap, Placed};
use super::{mode_words, px, text_width};
use crate::export::markup::escape;
use crate::model::{Event, Status};

/// The lines across lanes of all events that have a mark of their own; they lie below everything.
pub(super) fn links(layout: &Layout<'_>) -> String {
    let marks = layout.marks();
    let shared = marks.iter().enumerate().filter(|(_, places)| !places.is_empty());
    let lines: String = shared.filter_map(|(event, _)| line(layout, event)).collect();
    format!("<path class=\"link\" d=\"{lines}\"/>")
}

fn line(layout: &Layout<'_>, event: usize) -> Option<String> {
    let [first, .., last] = layout.of[event].as_slice() else { return None };
    let end = |lane: usize| px(layout.lanes[lane].end(event));
    Some(format!("M{} {}V{}", px(layout.spans[event].at), end(*first), end(*last)))
}

/// The marks that stand for one event each, in the order of their dates.
pub(super) fn marks(layout: &Layout<'_>) -> String {
    let marks = layout.marks();
    let drawn = marks.iter().enumerate().filter(|(_, places)| !places.is_empty());
    drawn.map(|(event, places)| one(layout, event, places)).collect()
}

fn one(layout: &Layout<'_>, n: usize, places: &[(usize, Placed)]) -> String {
    let event = &layout.events[n];
    let link = line(layout, n).map_or_else(String::new, |line| format!("<path class=\"link own\" d=\"{line}\"/>"));
    let drawn: String = places.iter().map(|(lane, placed)| placed_mark(layout, *lane, *placed)).collect();
    let words = escape(&words(event));
    let class = format!("event {} {}", event.status, event.mode);
    let inside = format!("<title>{words}</title>{link}{drawn}");
    match layout.look.link.as_str() {
        "" => format!("<g class=\"{class}\" tabindex=\"0\" role=\"img\" aria-label=\"{words}\">{inside}</g>"),
        before => {
            let href = escape(&format!("{before}{}", event.id));
            format!("<a class=\"{class}\" href=\"{href}\">{inside}</a>") // its title is its name
        }
    }
}

fn placed_mark(layout: &Layout<'_>, lane: usize, placed: Placed) -> String {
    let (event, span) = (&layout.events[placed.event], &layout.spans[placed.event]);
    let y = layout.lanes[lane].row(placed.row);
    let label = placed.label.map_or_else(String::new, |before| {
        let (left, right) = span.edges();
        let (x, class) = if before { (left - 5.0, "label before") } else { (right + 5.0, "label") };
        let words = escape(&layout.labels[placed.event]);
        format!("<text class=\"{class}\" aria-hidden=\"true\" x=\"{}\" y=\"{}\">{words}</text>", px(x), px(y + 3.8))
    });
    let bars = bar("soft", span.soft, y, 5.0) + &bar("solid", span.solid, y, 2.0);
    format!("{bars}{}{label}", mark(event.mode, event.status, (span.at, y)))
}

fn bar(class: &str, span: Option<(f64, f64)>, y: f64, half: f64) -> String {
    let Some((from, to)) = span else { return String::new() };
    rect(class, (from, y - half), (to - from, 2.0 * half), half)
}

fn rect(class: &str, (x, y): (f64, f64), (width, height): (f64, f64), round: f64) -> String {
    let [x, y, width, height, round] = [x, y, width, height, round].map(px);
    format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\"/>")
}

/// An event on one line, for whoever points at it or hears it.
fn words(event: &Event) -> String {
    let how = if event.kind.is_contact() { format!(", {}", mode_words(event.mode)) } else { String::new() };
    let unsure = if event.reviewed { "" } else { ", unreviewed" };
    let source = event.source_label();
    let source = if source.is_empty() { source } else { format!(" [{source}]") };
    format!("{}: {}. {}{how}{unsure}{source}", event.date.wording(), event.title, event.status)
}

/// The bars that stand for many events each.
pub(super) fn heaps(layout: &Layout<'_>) -> String {
    let lane = |lane: &super::layout::Lane| -> String {
        lane.packed.heaps.iter().map(|events| heap(layout, events, lane.ground())).collect()
    };
    layout.lanes.iter().map(lane).collect()
}

/// What was held is solid; what was not, or not yet, stands hollow on it.
fn heap(layout: &Layout<'_>, heap: &Heap, ground: f64) -> String {
    let (left, right) = (layout.scale.x(heap.from as f64) + 0.75, layout.scale.x(heap.until as f64) - 0.75);
    let (start, end) = layout.scale.ends();
    let (left, right) = (left.max(start), right.min(end).max(left + 2.0));
    let held = heap.events.iter().filter(|event| layout.events[**event].status == Status::Held).count();
    let (n, other) = (heap.events.len(), heap.events.len() - held);
    let high = |count: usize| if count == 0 { 0.0 } else { (count as f64 * layout.each).max(2.0) };
    let (solid, hollow) = (high(held), high(other));
    let part = |class: &str, bottom: f64, height: f64| match height {
        0.0 => String::new(),
        _ => rect(class, (left, bottom - height), (right - left, height), 1.0),
    };
    let bars = part("many", ground, solid) + &part("many hollow", ground - solid, hollow);
    let unsure = if other == 0 { String::new() } else { format!(", {held} of them held") };
    let words = escape(&format!("{}: {n} events{unsure}", layout.unit.words(heap.from, heap.until)));
    let number = number(n, (f64::midpoint(left, right), ground - solid - hollow - 4.0), right - left);
    format!(
        "<g class=\"heap\" tabindex=\"0\" role=\"img\" aria-label=\"{words}\"><title>{words}</title>{bars}{number}</g>"
    )
}

/// How many, where there is room for it.
fn number(n: usize, (x, y): (f64, f64), room: f64) -> String {
    let text = n.to_string();
    if text_width(&text, 10.0) > room + 2.0 {
        return String::new();
    }
    format!("<text class=\"number\" x=\"{}\" y=\"{}\">{text}</text>", px(x), px(y))
}
