//! Days of the week: `Monday`, `next Monday`, `Monday, 20 March 2023`, `Monday last week`.

use super::{Read, month};
use crate::temporal::meaning::{Base, Part, Which};
use crate::temporal::stretch::Unit;
use crate::temporal::terms::Term;
use crate::temporal::words::Words;

/// A weekday; with the date beside it, that date.
pub(super) fn weekday(words: &Words<'_>, start: usize) -> Read {
    if let Some(found) = of_month(words, start).or_else(|| after_next(words, start)) {
        return Some(found);
    }
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

/// `the first Monday of May`, `the last Thursday in November 2021`.
fn of_month(words: &Words<'_>, start: usize) -> Read {
    let nth = match words.term(start + 1) {
        Term::Ordinal(nth @ 1..=4) => nth,
        Term::Last => 0,
        _ => return None,
    };
    let Term::Weekday(day) = words.term(start + 2) else { return None };
    if !words.is(start, Term::The) || !matches!(words.term(start + 3), Term::Of | Term::In) {
        return None;
    }
    let (end, meaning) = month::month_first(words, words.skip(start + 4, Term::The))?;
    let Base::Calendar(Part::Month(month), year) = meaning.base else { return None };
    Some((end, Base::Calendar(Part::Weekday(month, nth, day), year).plain()))
}

/// `the Monday after next`.
fn after_next(words: &Words<'_>, start: usize) -> Read {
    let Term::Weekday(day) = words.term(start + 1) else { return None };
    let said = words.is(start, Term::The) && words.is(start + 2, Term::After) && words.is(start + 3, Term::Next);
    said.then(|| (start + 4, Base::WeekdayOf(day, 2).plain()))
}

/// `, 20 March 2023`, `the 20th`, `March 20`.
fn with_date(words: &Words<'_>, at: usize) -> Read {
    let at = words.skip(at, Term::Comma);
    let date = super::numeric::dashed(words, at).or_else(|| super::numeric::slashed(words, at));
    let date = date.or_else(|| month::day_first(words, at)).or_else(|| month::month_first(words, at));
    let date = date.filter(|(_, meaning)| meaning.names_day());
    date.or_else(|| {
        let at = words.skip(at, Term::The);
        let Term::Ordinal(day @ 1..=31) = words.term(at) else { return None };
        // `on Monday, the first such visit` counts.
        let digits = words.word(at).starts_with(|c: char| c.is_ascii_digit());
        (digits || words.is(at + 1, Term::Of)).then(|| (at + 1, Base::DayOfMonth(day).plain()))
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
