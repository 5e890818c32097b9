//! Days with names: `Christmas`, `Christmas 2021`, `last New Year's Eve`. Which there are is data.

use super::{Read, month};
use crate::temporal::meaning::{Base, Part};
use crate::temporal::terms::Term;
use crate::temporal::words::Words;

/// A day with a name and its year.
pub(super) fn holiday(words: &Words<'_>, start: usize) -> Read {
    let (which, at) = month::which(words, start);
    let Term::Holiday(month, day) = words.term(at) else { return None };
    let (year, end) = month::year_after(words, at + 1, which);
    Some((end, Base::Calendar(Part::Day(month, day), year).plain()))
}
