//! Dates in digits: `2023-03-16`, `2023-03`, `16/03/2023`, `16.03.2023`. Where day and month could change places
//! nothing is read.

use super::Read;
use crate::temporal::meaning::{Base, Part, Year};
use crate::temporal::terms::Term;
use crate::temporal::words::Words;

/// `2023-03-16`, `2023-03`, `2023/03/16`.
pub(super) fn dashed(words: &Words<'_>, start: usize) -> Read {
    let (year, 4) = digits(words, start)? else { return None };
    let (month, 2) = joined(words, start + 1, Term::Dash).or_else(|| joined(words, start + 1, Term::Slash))? else {
        return None;
    };
    let mark = words.term(start + 1);
    let day = joined(words, start + 3, mark).filter(|(day, digits)| *digits == 2 && is_date(year, month, *day));
    let year_given = Year::Given(i64::from(year));
    if !(1..=12).contains(&month) || !(1000..2200).contains(&year) {
        return None;
    }
    match day {
        Some((day, _)) => Some((start + 5, Base::Calendar(Part::Day(month as u8, day as u8), year_given).plain())),
        None if mark == Term::Dash && !is_short_range(year, month) => {
            Some((start + 3, Base::Calendar(Part::Month(month as u8), year_given).plain()))
        }
        None => None,
    }
}

/// `1904-05` is two years in prose, `2023-05` is a month: years do not run backwards.
const fn is_short_range(year: u32, month: u32) -> bool {
    month == year % 100 + 1
}

/// `16/03/2023`, `16.03.2023`; `3/16/2023`.
pub(super) fn slashed(words: &Words<'_>, start: usize) -> Read {
    let (first, 1 | 2) = digits(words, start)? else { return None };
    let mark = words.term(start + 1);
    if !matches!(mark, Term::Slash | Term::Stop) {
        return None;
    }
    let (second, 1 | 2) = joined(words, start + 1, mark)? else { return None };
    let (year, 4) = joined(words, start + 3, mark)? else { return None };
    let day_first = is_date(year, second, first);
    let month_first = is_date(year, first, second);
    let (day, month) = match (day_first, month_first) {
        (true, false) => (first, second),
        (false, true) => (second, first),
        (true, true) if first == second || mark == Term::Stop => (first, second),
        _ => return None,
    };
    Some((start + 5, Base::Calendar(Part::Day(month as u8, day as u8), Year::Given(year.into())).plain()))
}

fn digits(words: &Words<'_>, at: usize) -> Option<(u32, u8)> {
    match words.term(at) {
        Term::Number { value, digits } => Some((value, digits)),
        _ => None,
    }
}

/// The digits behind a mark, with no blank between.
fn joined(words: &Words<'_>, at: usize, mark: Term) -> Option<(u32, u8)> {
    let is_one = words.is(at, mark) && words.is_glued(at) && words.is_glued(at + 1);
    is_one.then(|| digits(words, at + 1)).flatten()
}

fn is_date(year: u32, month: u32, day: u32) -> bool {
    let month = u8::try_from(month).unwrap_or(0);
    (1..=u32::from(crate::model::day::days_in_month(year.into(), month))).contains(&day)
}
