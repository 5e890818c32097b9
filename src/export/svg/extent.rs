//! The days of an event on a picture: those it surely took, and those its date allows.

use super::glyph::reach;
use super::scale::Scale;
use crate::model::{Day, EventDate, Status};

/// Days from one to another, both included.
pub(in crate::export) type Days = (i64, i64);

/// What a date says of the days of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) struct Extent {
    /// The days it allows; nothing at an open end.
    pub(in crate::export) allowed: (Option<i64>, Option<i64>),
    /// The days it surely took.
    pub(in crate::export) sure: Option<Days>,
    /// Whether the days are in doubt.
    pub(in crate::export) vague: bool,
}

impl Extent {
    pub(in crate::export) fn of(date: &EventDate) -> Self {
        let reach = date.reach();
        let allowed = (reach.from.map(Day::days), reach.until.map(Day::days));
        let sure = date.begun_by().zip(date.over_from()).map(|(begun, over)| (begun.days(), over.days()));
        // Of a set of which one day is meant none is sure.
        let sure = sure.filter(|(begun, over)| begun <= over && !date.as_str().starts_with('['));
        let exact = sure.is_some_and(|(begun, over)| allowed == (Some(begun), Some(over)));
        Self { allowed, sure, vague: !exact || date.is_doubtful() }
    }
}

/// An event across the picture, in its units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    /// Where its mark stands.
    pub(super) at: f64,
    /// The days its date allows, where they are in doubt and wide enough to be seen.
    pub(super) soft: Option<(f64, f64)>,
    /// The days it surely took, where they are wide enough.
    pub(super) solid: Option<(f64, f64)>,
    /// How far the signs over its mark reach beyond it.
    pub(super) reach: (f64, f64),
}

/// Half a mark.
pub(super) const HALF: f64 = 5.0;

impl Span {
    pub(super) fn of(extent: &Extent, status: Status, scale: &Scale) -> Self {
        let (left, right) = scale.ends();
        let x = |day: i64| scale.x(day as f64).clamp(left, right);
        let (from, until) = extent.allowed;
        let allowed = (from.map_or(left, x), until.map_or(right, |day| x(day.saturating_add(1))));
        let sure = extent.sure.map(|(begun, over)| (x(begun), x(over.saturating_add(1))));
        let (a, b) = sure.unwrap_or(allowed);
        let at = f64::midpoint(a, b);
        let wide = |(a, b): &(f64, f64)| b - a > 2.0 * HALF;
        let halo = (allowed.0.min(at - 2.0 * HALF), allowed.1.max(at + 2.0 * HALF));
        let soft = if extent.sure.is_some() { halo } else { allowed };
        Self {
            at,
            soft: Some(soft).filter(|soft| extent.vague && wide(soft)),
            solid: sure.filter(wide),
            reach: reach(status),
        }
    }

    /// From the first to the last thing that is drawn.
    pub(super) fn edges(&self) -> (f64, f64) {
        let bars = || self.soft.into_iter().chain(self.solid);
        let left = bars().map(|(left, _)| left).fold(self.at - HALF - self.reach.0, f64::min);
        let right = bars().map(|(_, right)| right).fold(self.at + HALF + self.reach.1, f64::max);
        (left, right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(date: &str) -> (Option<i64>, bool) {
        let extent = Extent::of(&date.parse().unwrap());
        (extent.sure.map(|(begun, over)| over - begun + 1), extent.vague)
    }

    #[test]
    fn a_stay_is_sure_and_a_month_is_not() {
        for (date, sure, vague) in [
            ("2023-03-20", Some(1), false),
            ("2023-03-20/2023-03-22", Some(3), false),
            ("2023-03", None, true),
            ("2023-03-16?", Some(1), true),
            ("[2018-06-10..2018-06-13]", None, true),
            ("[2018-06-10,2018-06-13]", None, true),
            ("2023-03/2023-05", Some(32), true),
            ("../2023-03-18", None, true),
            ("2022~", None, true),
        ] {
            assert_eq!(extent(date), (sure, vague), "{date}");
        }
    }
}
