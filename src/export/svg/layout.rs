//! Where everything stands: lanes, rows, heaps.

use super::extent::{Extent, Span};
use super::glyph::LABEL;
use super::lanes::Lanes;
use super::legend::Signs;
use super::pack::{Item, Packed, Placed, pack};
use super::scale::{Scale, Unit};
use super::{Look, fit, text_width};
use crate::model::{Event, Mode, Status};
use std::collections::BTreeSet;

/// From one row of marks to the next.
const ROW: f64 = 15.0;
/// Between the middle of the lowest row and the line below the lane.
const FOOT: f64 = 13.0;
/// Between the lowest heap and that line.
const HEAP_FOOT: f64 = 6.0;
/// The highest heap.
const HEAP: f64 = 64.0;
/// The widest label.
const LABEL_ROOM: f64 = 190.0;
/// Below this the names of the lanes stand above them.
const NARROW: u32 = 640;
/// Marks of a crowded lane are counted by the smallest unit of time that is so wide.
const HEAP_WIDTH: f64 = 14.0;

/// A lane with its place.
pub(super) struct Lane {
    pub(super) packed: Packed,
    /// The line above it.
    pub(super) top: f64,
    /// The line below it.
    pub(super) floor: f64,
}

impl Lane {
    /// The middle of a row.
    pub(super) fn row(&self, row: usize) -> f64 {
        self.floor - FOOT - row as f64 * ROW
    }

    /// Where its heaps stand.
    pub(super) fn ground(&self) -> f64 {
        self.floor - HEAP_FOOT
    }

    /// Where a link ends in it: at a mark, or at the foot of the heaps.
    pub(super) fn end(&self, event: usize) -> f64 {
        let mark = self.packed.marks.iter().find(|mark| mark.event == event);
        mark.map_or(self.ground(), |mark| self.row(mark.row))
    }
}

/// A picture before it is drawn.
pub(super) struct Layout<'a> {
    pub(super) events: &'a [Event],
    pub(super) look: &'a Look,
    pub(super) names: Vec<String>,
    /// The lanes of each event.
    pub(super) of: Vec<Vec<usize>>,
    pub(super) lanes: Vec<Lane>,
    pub(super) scale: Scale,
    pub(super) unit: Unit,
    pub(super) spans: Vec<Span>,
    pub(super) labels: Vec<String>,
    pub(super) signs: Signs,
    /// The left edge of everything.
    pub(super) margin: f64,
    /// Where the lanes begin.
    pub(super) top: f64,
    /// How high a heap is for each of its events.
    pub(super) each: f64,
}

impl<'a> Layout<'a> {
    pub(super) fn of(events: &'a [Event], look: &'a Look) -> Self {
        let Lanes { names, of, nameless } = Lanes::of(events, look);
        let margin = if look.width < NARROW { 14.0 } else { 24.0 };
        let widest = names.iter().map(|name| text_width(name, 12.5)).fold(0.0, f64::max);
        let left = margin + if look.width < NARROW { 0.0 } else { (widest + 18.0).clamp(70.0, 200.0) };
        let scale = Scale::of(events, look.period, (left, (f64::from(look.width) - left - margin).max(50.0)));
        let extents: Vec<Extent> = events.iter().map(|event| Extent::of(&event.date)).collect();
        let mut layout = Self {
            events,
            look,
            names,
            of,
            lanes: Vec::new(),
            scale,
            unit: scale.unit(HEAP_WIDTH),
            spans: extents.iter().zip(events).map(|(extent, event)| Span::of(extent, event.status, &scale)).collect(),
            labels: events.iter().map(|event| label(event, nameless)).collect(),
            signs: Signs::default(),
            margin,
            top: if look.title.is_empty() { 46.0 } else { 104.0 },
            each: 0.0,
        };
        layout.stack(layout.pack(&extents));
        layout.signs = layout.signs(&extents);
        layout
    }

    /// Whether the names of the lanes stand above them.
    pub(super) fn is_narrow(&self) -> bool {
        self.look.width < NARROW
    }

    /// The lowest line.
    pub(super) fn bottom(&self) -> f64 {
        self.lanes.last().map_or(self.top, |lane| lane.floor)
    }

    /// What is drawn of each lane.
    fn pack(&self, extents: &[Extent]) -> Vec<Packed> {
        let mut lanes: Vec<Vec<Item>> = vec![Vec::new(); self.names.len()];
        let shown = |event: &usize| self.scale.shows(extents[*event].allowed);
        for event in (0..self.events.len()).filter(shown) {
            for (i, lane) in self.of[event].iter().enumerate() {
                lanes[*lane].push(self.item(event, i == 0));
            }
        }
        lanes.into_iter().map(|items| pack(items, self.unit)).collect()
    }

    /// An event as it wants a place; its label stands in the first of its lanes, and before it at the right edge.
    fn item(&self, event: usize, first: bool) -> Item {
        let (left, right) = self.spans[event].edges();
        let label = if first { self.labels[event].as_str() } else { "" };
        let wide = if label.is_empty() { 0.0 } else { text_width(label, LABEL) + 8.0 };
        let (start, end) = self.scale.ends();
        let (before, after) = match () {
            () if right + wide <= end + self.margin => (0.0, wide),
            () if left - wide >= start => (wide, 0.0),
            () => (0.0, 0.0),
        };
        Item { event, left, right, before, after, day: self.scale.day(self.spans[event].at) }
    }

    /// Gives each lane its height.
    fn stack(&mut self, packed: Vec<Packed>) {
        let most = |packed: &Packed| packed.heaps.iter().map(|heap| heap.events.len()).max();
        self.each = HEAP / packed.iter().filter_map(most).max().unwrap_or(1) as f64;
        let head = if self.is_narrow() { 20.0 } else { 2.0 };
        let mut top = self.top;
        for packed in packed {
            let rows = packed.rows.max(1) as f64 * ROW - 2.0 + FOOT;
            let bars = most(&packed).map_or(0.0, |n| n as f64 * self.each + 18.0 + HEAP_FOOT);
            let floor = top + head + rows.max(bars);
            self.lanes.push(Lane { packed, top, floor });
            top = floor;
        }
    }

    /// Which of the events have a mark of their own, and where.
    pub(super) fn marks(&self) -> Vec<Vec<(usize, Placed)>> {
        let mut places: Vec<Vec<(usize, Placed)>> = vec![Vec::new(); self.events.len()];
        for (i, lane) in self.lanes.iter().enumerate() {
            for mark in &lane.packed.marks {
                places[mark.event].push((i, *mark));
            }
        }
        places
    }

    fn signs(&self, extents: &[Extent]) -> Signs {
        let alone = || self.lanes.iter().flat_map(|lane| lane.packed.marks.iter().map(|mark| mark.event));
        let modes: BTreeSet<Mode> = alone().map(|event| self.events[event].mode).collect();
        let statuses: BTreeSet<Status> = alone().map(|event| self.events[event].status).collect();
        Signs {
            modes: modes.into_iter().collect(),
            statuses: statuses.into_iter().collect(),
            vague: alone().any(|event| extents[event].vague && self.spans[event].soft.is_some()),
            lasting: alone().any(|event| self.spans[event].solid.is_some()),
            heaps: self.lanes.iter().any(|lane| !lane.packed.heaps.is_empty()).then(|| self.unit.name()),
        }
    }
}

/// What stands beside a mark: where, or what, if the lanes do not say who.
pub(in crate::export) fn label(event: &Event, nameless: bool) -> String {
    let speaks = nameless || !event.kind.is_contact();
    let words = if speaks { event.title.clone() } else { event.place_listed() };
    fit(&words, LABEL, LABEL_ROOM)
}
