//! Marks that would touch stand above each other; where they would pile too high, they are counted instead.

use super::scale::Unit;

/// How many marks stand above each other before they are counted.
const ROWS: usize = 10;

/// How many rows are made so that marks keep their labels.
const LABELLED: usize = 5;

/// Marks and labels keep this distance.
const GAP: f64 = 2.0;

/// A mark that wants a place in a lane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Item {
    /// Which event it is.
    pub(super) event: usize,
    /// From here.
    pub(super) left: f64,
    /// To here.
    pub(super) right: f64,
    /// How wide its label before it is; 0: none.
    pub(super) before: f64,
    /// How wide its label after it is; 0: none.
    pub(super) after: f64,
    /// The day it counts for, where it is counted.
    pub(super) day: i64,
}

/// A mark that has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) event: usize,
    /// Counted from below.
    pub(super) row: usize,
    /// Whether its label stands before it; nothing if there is no room.
    pub(super) label: Option<bool>,
}

/// Events of one stretch of time that are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heap {
    /// The first day of the stretch.
    pub(super) from: i64,
    /// The first day after it.
    pub(super) until: i64,
    pub(super) events: Vec<usize>,
}

/// A lane in which everything has its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Packed {
    pub(super) marks: Vec<Placed>,
    pub(super) heaps: Vec<Heap>,
    /// How many rows are used.
    pub(super) rows: usize,
}

/// Gives each mark of a lane its place. In a crowded lane those of one unit of time are counted together.
pub(super) fn pack(mut items: Vec<Item>, unit: Unit) -> Packed {
    items.sort_by(|a, b| a.left.total_cmp(&b.left).then(a.event.cmp(&b.event)));
    if let Some(packed) = rows(&items) {
        return if mostly_labelled(&items, &packed) { packed } else { bare(items).unwrap_or(packed) };
    }
    let mut heaps: std::collections::BTreeMap<i64, Vec<Item>> = std::collections::BTreeMap::new();
    for item in items {
        heaps.entry(unit.start(item.day)).or_default().push(item);
    }
    let mut packed = Packed::default();
    for (from, items) in heaps {
        if let [alone] = items.as_slice() {
            packed.marks.push(Placed { event: alone.event, row: 0, label: None });
        } else {
            let events = items.iter().map(|item| item.event).collect();
            packed.heaps.push(Heap { from, until: unit.next(from), events });
        }
    }
    packed
}

/// Labels on a few marks of many say more of the room they found than of the events: then none has one.
fn mostly_labelled(items: &[Item], packed: &Packed) -> bool {
    let wanted = items.iter().filter(|item| item.before + item.after > 0.0).count();
    2 * packed.marks.iter().filter(|mark| mark.label.is_some()).count() >= wanted
}

fn bare(items: Vec<Item>) -> Option<Packed> {
    let items: Vec<Item> = items.into_iter().map(|item| Item { before: 0.0, after: 0.0, ..item }).collect();
    rows(&items)
}

/// The end of what stands in a row: of the last mark, and of its label.
#[derive(Debug, Clone, Copy)]
struct Row {
    mark: f64,
    label: f64,
    last: usize,
}

/// The lowest free row for each; a label gives way to a mark. Nothing if there are too few rows.
fn rows(items: &[Item]) -> Option<Packed> {
    let mut rows: Vec<Row> = Vec::new();
    let mut marks: Vec<Placed> = Vec::with_capacity(items.len());
    for (i, item) in items.iter().enumerate() {
        let free = |room: f64| rows.iter().position(|row| row.label <= item.left - room - GAP);
        let over = || {
            let open = rows.iter().enumerate().filter(|(_, row)| row.mark <= item.left - GAP);
            open.min_by(|a, b| a.1.label.total_cmp(&b.1.label)).map(|(i, _)| i)
        };
        let roomy = free(item.before).or_else(|| (rows.len() < LABELLED).then_some(rows.len()));
        let row = roomy.or_else(|| free(0.0)).or_else(over);
        let row = row.or_else(|| (rows.len() < ROWS).then_some(rows.len()))?;
        if let Some(covered) = rows.get(row).filter(|row| row.label > item.left - GAP) {
            marks[covered.last].label = None;
        }
        let label = match (item.before > 0.0, item.after > 0.0) {
            (true, _) => roomy.map(|_| true),
            (_, true) => Some(false),
            _ => None,
        };
        let now = Row { mark: item.right, label: item.right + item.after, last: i };
        match rows.get_mut(row) {
            Some(row) => *row = now,
            None => rows.push(now),
        }
        marks.push(Placed { event: item.event, row, label });
    }
    Some(Packed { marks, heaps: Vec::new(), rows: rows.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(event: usize, left: f64, after: f64) -> Item {
        Item { event, left, right: left + 10.0, before: 0.0, after, day: 0 }
    }

    #[test]
    fn what_would_touch_stands_above() {
        let packed = pack(vec![item(0, 0.0, 0.0), item(1, 5.0, 0.0), item(2, 20.0, 0.0)], Unit::Days(1));
        assert_eq!(packed.marks.iter().map(|mark| mark.row).collect::<Vec<_>>(), [0, 1, 0]);
    }

    #[test]
    fn a_label_gives_way_to_a_mark() {
        let items = (0..7).map(|i| item(i, i as f64 * 13.0, 200.0)).collect();
        let packed = pack(items, Unit::Days(1));
        let labels: Vec<bool> = packed.marks.iter().map(|mark| mark.label.is_some()).collect();
        assert_eq!((packed.rows, labels), (LABELLED, vec![false, false, true, true, true, true, true]));
    }

    #[test]
    fn a_heap_is_counted() {
        let packed = pack((0..12).map(|i| item(i, 1.0, 0.0)).collect(), Unit::Months(1));
        assert_eq!((packed.marks.len(), packed.heaps[0].events.len()), (0, 12));
    }
}
