//! Days of the week: `Monday`, `next Monday`, `Monday, 20 March 2023`, `Monday last week`.

use super::{Read, month};
use crate::temporal::meaning::{Base, Which};
use crate::temporal::stretch::Unit;
use crate::temporal::terms::Term;
use crate::temporal::words::Words;

/// A weekday; with the date beside it, that date.
pub(super) fn weekday(words: &Words<'_>, start: usize) -> Read {
    let (which, at) = month::which(words, words.skip(start, Term::The));
    let Term::Weekday(day) = words.term(at) else { return None };
    if which == Which::Bare {
        if at > start {
            return None;
        }
        if let Some(date) = with_date(words, at + 1) {
            return Some(date);
        }
    }
    let plain = Base::Weekday(day, which).plain();
    Some(of_week(words, at + 1).map_or((at + 1, plain), |(end, weeks)| (end, Base::WeekdayOf(day, weeks).plain())))
}

/// `, 20 March 2023`, `the 20th`, `March 20`.
fn with_date(words: &Words<'_>, at: usize) -> Read {
    let at = words.skip(at, Term::Comma);
    let date = super::numeric::dashed(words, at).or_else(|| super::numeric::slashed(words, at));
    let date = date.or_else(|| month::day_first(words, at)).or_else(|| month::month_first(words, at));
    let date = date.filter(|(_, meaning)| meaning.names_day());
    date.or_else(|| {
        let Term::Ordinal(day @ 1..=31) = words.term(words.skip(at, Term::The)) else { return None };
        Some((words.skip(at, Term::The) + 1, Base::DayOfMonth(day).plain()))
    })
}

/// `last week`, `of next week`.
fn of_week(words: &Words<'_>, at: usize) -> Option<(usize, i64)> {
    let at = words.skip(at, Term::Of);
    let weeks = match words.term(at) {
        Term::Last => -1,
        Term::This => 0,
        Term::Next => 1,
        _ => return None,
    };
    words.is(at + 1, Term::Unit(Unit::Week)).then_some((at + 2, weeks))
}
