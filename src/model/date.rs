//! When something happened: EDTF (ISO 8601-2 levels 0 to 2), kept exactly as
//! written, with the days it allows. Nothing is more precise than its source.

mod bounds;
mod error;
mod input;
mod precision;
mod wording;

use std::fmt;
use std::str::FromStr;

use edtf_core::{Edtf, Interval, IntervalEndpoint};
use serde::{Deserialize, Serialize};

use self::bounds::Piece;
use super::day::Day;
use super::period::{Certainty, Period};

pub use self::error::DateError;
pub use self::input::{DateOrder, parse_input};
pub use self::precision::Precision;

/// The date of an event.
///
/// A date or one-of set (`2023-03`, `2023-03-XX`, `[2023-03-20..2023-03-22]`)
/// is one unknown day of its span; a closed interval lasted from its start to
/// its end; an interval with an open or unknown end is one day on that side.
///
/// `~` and `%` make a date reach as far again on both sides as the part they
/// qualify is long. `?` and `%` leave the days alone, but never certain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct EventDate {
    text: String,
    edtf: Edtf,
    hull: Period,
    pieces: Vec<Piece>,
}

impl EventDate {
    /// The date of a single known day.
    ///
    /// # Errors
    /// EDTF has no form for a day of a year beyond four digits.
    pub fn on(day: Day) -> Result<Self, DateError> {
        day.to_string().parse()
    }

    fn new(text: &str, edtf: Edtf) -> Self {
        Self {
            text: text.to_owned(),
            hull: bounds::hull(&edtf),
            pieces: bounds::pieces(&edtf, bounds::with_margin),
            edtf,
        }
    }

    /// Nearly every date is a plain day, whose days need no search.
    fn on_one_day(text: &str, edtf: Edtf) -> Self {
        let day = text.parse().ok();
        let hull = Period { from: day, until: day };
        Self { text: text.to_owned(), hull, pieces: vec![Piece::one_day_of(hull)], edtf }
    }

    /// The EDTF as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The first day as written, without the margin of `~`; nothing if the
    /// beginning is open, unknown or beyond the calendar.
    pub fn first(&self) -> Option<Day> {
        self.hull.from
    }

    /// The last day as written, without the margin of `~`; nothing if the end
    /// is open, unknown or beyond the calendar.
    pub fn last(&self) -> Option<Day> {
        self.hull.until
    }

    /// The earliest day on which it can have been over; nothing if it says no day before which it was not.
    pub fn over_from(&self) -> Option<Day> {
        self.pieces.iter().map(|piece| piece.end_from).max().flatten()
    }

    /// The latest day on which it can have begun.
    pub fn begun_by(&self) -> Option<Day> {
        let days: Option<Vec<Day>> = self.pieces.iter().map(|piece| piece.start_by).collect();
        days?.into_iter().min()
    }

    /// From the first day to the last as written.
    pub fn hull(&self) -> Period {
        self.hull
    }

    /// Every day the date can be, with the margin of `~`: outside it
    /// [`within`](Self::within) is `Not`, so this is what an index must hold.
    pub fn reach(&self) -> Period {
        bounds::joined(&self.pieces)
    }

    /// Whether it happened in the period.
    pub fn within(&self, period: &Period) -> Certainty {
        let certainty = self.within_if_right(period);
        if self.is_doubtful() && !period.is_all_time() { certainty.min(Certainty::Possibly) } else { certainty }
    }

    /// Whether no part of it is sure: an interval with one sure end still says something of that end.
    pub fn is_doubtful(&self) -> bool {
        self.is_uncertain() && bounds::sure_end(&self.edtf).is_none()
    }

    /// The same, taking an uncertain date at its word. Of an all-of set one
    /// member in the period is enough; otherwise all must agree.
    fn within_if_right(&self, period: &Period) -> Certainty {
        let answers = || self.pieces.iter().map(|piece| piece.within(period));
        let least = answers().min().unwrap_or(Certainty::Not);
        let most = answers().max().unwrap_or(Certainty::Not);
        if least == most || self.is_all_of_set() { most } else { Certainty::Possibly }
    }

    fn is_all_of_set(&self) -> bool {
        self.text.starts_with('{')
    }

    /// Whether any part is approximate (`~` or `%`).
    pub fn is_approximate(&self) -> bool {
        self.edtf.is_approximate()
    }

    /// Whether any part is uncertain (`?` or `%`).
    pub fn is_uncertain(&self) -> bool {
        self.edtf.is_uncertain()
    }

    /// The smallest unit it pins the event to.
    pub fn precision(&self) -> Precision {
        Precision::of(&self.edtf)
    }

    /// Whether it names no single day, nor one to begin or end at.
    pub fn day_not_given(&self) -> bool {
        let mut dates = precision::dates(&self.edtf).into_iter();
        dates.all(|date| Precision::of_date(date) != Precision::Day)
    }

    /// What an interval says of its beginning and its end, each as a date of its own; nothing for an open one, and for
    /// anything that is no interval.
    pub fn ends(&self) -> (Option<Self>, Option<Self>) {
        let end = |text: &str| text.parse().ok();
        self.text.split_once('/').map_or((None, None), |(start, last)| (end(start), end(last)))
    }

    /// Whether its days are some, but not all, of the other's.
    pub fn is_narrower_than(&self, other: &Self) -> bool {
        self.hull != other.hull && self.hull.lies_in(&other.hull)
    }

    /// Whether the two can be the same day, or have a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        let touches = |own: &Piece| {
            let mut theirs = other.pieces.iter();
            theirs.any(|piece| piece.hull().overlaps(&own.hull()))
        };
        self.pieces.iter().any(touches)
    }

    /// Whether the two cannot both be right about one event.
    pub fn disagrees(&self, other: &Self) -> bool {
        !self.overlaps(other)
    }

    /// The date in English prose, or the EDTF where English has no short form.
    pub fn wording(&self) -> String {
        wording::of(&self.edtf).unwrap_or_else(|| self.text.clone())
    }
}

impl FromStr for EventDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        match wholly_open(text).map_or_else(|| Edtf::parse(text), Ok) {
            Ok(edtf @ Edtf::Date(_)) if is_plain_day(text) => Ok(Self::on_one_day(text, edtf)),
            Ok(edtf) => Ok(Self::new(text, edtf)),
            Err(found) => Err(error::explain(text, found)),
        }
    }
}

/// `2023-03-16`, without any mark.
fn is_plain_day(text: &str) -> bool {
    text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Intervals without any date, which the library refuses: nothing is known.
fn wholly_open(text: &str) -> Option<Edtf> {
    let (start, end) = match text {
        "/.." => (IntervalEndpoint::Unknown, IntervalEndpoint::Open),
        "../" => (IntervalEndpoint::Open, IntervalEndpoint::Unknown),
        "../.." => (IntervalEndpoint::Open, IntervalEndpoint::Open),
        _ => return None,
    };
    Some(Edtf::Interval(Interval { start, end }))
}

impl fmt::Display for EventDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl From<EventDate> for String {
    fn from(date: EventDate) -> Self {
        date.text
    }
}

impl TryFrom<String> for EventDate {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

#[cfg(test)]
mod tests;
