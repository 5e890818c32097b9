//! Months and their days: `March 16th, 2023`, `16 March 2023`, `March last year`, `the 16th`.

use super::Read;
use super::relative::is_clause_end;
use crate::temporal::meaning::{Anchor, Base, Part, Which, Year};
use crate::temporal::stretch::Unit;
use crate::temporal::terms::Term;
use crate::temporal::words::Words;

/// `March`, `March 2023`, `March 16`, `Mar. 16, 2023`, `last March`.
pub(super) fn month_first(words: &Words<'_>, start: usize) -> Read {
    let (which, at) = which(words, start);
    let (month, at) = month(words, at)?;
    let day = day_number(words, words.skip(at, Term::The)).filter(|_| which == Which::Bare);
    let (part, at) = day.map_or((Part::Month(month), at), |(day, next)| (Part::Day(month, day), next));
    let (year, end) = year_after(words, at, which);
    let is_bare = matches!(part, Part::Month(_)) && year == Year::Open(Which::Bare);
    if is_bare && !is_surely_month(words, start) {
        return None;
    }
    Some((end, Base::Calendar(part, year).plain()))
}

/// `16 March`, `the 16th of March, 2023`.
pub(super) fn day_first(words: &Words<'_>, start: usize) -> Read {
    let (day, at) = day_number(words, words.skip(start, Term::The)).or_else(|| day_in_words(words, start))?;
    let (month, at) = month(words, words.skip(at, Term::Of))?;
    let (year, end) = year_after(words, at, Which::Bare);
    Some((end, Base::Calendar(Part::Day(month, day), year).plain()))
}

/// `the first` of `the first of May`.
fn day_in_words(words: &Words<'_>, start: usize) -> Option<(u8, usize)> {
    let at = words.skip(start, Term::The);
    match words.term(at) {
        Term::Ordinal(day @ 1..=31) if words.is(at + 1, Term::Of) => Some((day, at + 1)),
        _ => None,
    }
}

/// The first of `16-18 March`, `16 and 17 March 2023`: a day whose month comes later.
pub(super) fn listed_day(words: &Words<'_>, start: usize) -> Read {
    let (day, end) = day_number(words, words.skip(start, Term::The))?;
    let mut at = end;
    for _ in 0..8 {
        let separator = at;
        at = skip_separator(words, at)?;
        at = words.skip(words.skip(at, Term::On), Term::The);
        let next = day_number(words, at)?.1;
        debug_assert!(next > separator);
        at = next;
        if let Some((month, after)) = month(words, words.skip(at, Term::Of)) {
            let year = year_after(words, after, Which::Bare).0;
            return Some((end, Base::Calendar(Part::Day(month, day), year).plain()));
        }
    }
    None
}

/// `the 16th`, after a preposition and before no noun that could be counted.
pub(super) fn day_alone(words: &Words<'_>, start: usize) -> Read {
    let Term::Ordinal(day @ 1..=31) = words.term(start + 1) else { return None };
    let is_written = words.word(start + 1).starts_with(|c: char| c.is_ascii_digit());
    let follows =
        matches!(words.before(start), Term::On | Term::By | Term::Until | Term::From | Term::To | Term::Since);
    let next = start + 2;
    let ends = is_clause_end(words, next) || words.is_capital(next) || matches!(words.term(next), Term::The | Term::A);
    (words.is(start, Term::The) && is_written && follows && ends).then(|| (start + 2, Base::DayOfMonth(day).plain()))
}

/// Between days of a list: a comma, `and`, `to`, a dash.
pub(in crate::temporal) fn skip_separator(words: &Words<'_>, at: usize) -> Option<usize> {
    let is = |term| matches!(term, Term::Dash | Term::To | Term::And | Term::Or | Term::Until);
    match words.term(at) {
        Term::Comma if is(words.term(at + 1)) => Some(at + 2),
        Term::Comma | Term::Slash => Some(at + 1),
        term if is(term) => Some(at + 1),
        _ => None,
    }
}

/// `last`, `next` and `this` before a month or a season.
pub(super) fn which(words: &Words<'_>, at: usize) -> (Which, usize) {
    match words.term(at) {
        Term::Last | Term::Previous => (Which::Last, at + 1),
        Term::This if words.is(at + 1, Term::Past) => (Which::Last, at + 2),
        Term::This if words.is(at + 1, Term::Coming) => (Which::Next, at + 2),
        Term::Next | Term::Coming => (Which::Next, at + 1),
        Term::This => (Which::This, at + 1),
        _ => (Which::Bare, at),
    }
}

/// A month with the full stop of its short form.
fn month(words: &Words<'_>, at: usize) -> Option<(u8, usize)> {
    match words.term(at) {
        Term::Month(month) | Term::MonthOrVerb(month) => Some((month, at + 1)),
        Term::ShortMonth(month) => {
            let after = words.skip(at + 1, Term::Stop);
            let has_day = matches!(words.term(after), Term::Number { .. } | Term::Ordinal(_));
            let follows_day = matches!(words.before(at), Term::Number { digits: 1 | 2, .. } | Term::Ordinal(_));
            (has_day || follows_day).then_some((month, after))
        }
        _ => None,
    }
}

/// A day of a month in digits, no part of a longer number.
pub(in crate::temporal) fn day_number(words: &Words<'_>, at: usize) -> Option<(u8, usize)> {
    let day = match words.term(at) {
        Term::Number { value: value @ 1..=31, digits: 1 | 2 } if !words.is_split_number(at) => value as u8,
        Term::Ordinal(day @ 1..=31) if words.word(at).starts_with(|c: char| c.is_ascii_digit()) => day,
        _ => return None,
    };
    let is_time = words.is(at + 1, Term::Colon) && words.is_glued(at + 2);
    let is_hour = matches!(words.term(at + 1), Term::Am | Term::Pm);
    (!is_time && !is_hour).then_some((day, at + 1))
}

/// The year behind a month or day: `2023`, `, 2023`, `of 2023`, `last year`, `of that year`, `480 BC`.
pub(super) fn year_after(words: &Words<'_>, at: usize, which: Which) -> (Year, usize) {
    let open = (Year::Open(which), at);
    let past_comma = words.skip(at, Term::Comma);
    if let Some(short) = super::year::short(words, words.skip(at, Term::Of)) {
        return short;
    }
    if let Some((year, end)) =
        super::year::written(words, past_comma).or_else(|| super::year::written(words, words.skip(at, Term::Of)))
    {
        return (Year::Given(year), end);
    }
    let past_of = words.skip(words.skip(at, Term::Of), Term::The);
    let (n, anchor) = match words.term(past_of) {
        Term::Last => (-1, Anchor::Published),
        Term::Next => (1, Anchor::Published),
        Term::This if words.is(at, Term::Of) || words.is(past_of + 1, Term::Unit(Unit::Year)) => (0, Anchor::Published),
        Term::That | Term::Same => (0, Anchor::Story),
        Term::Previous => (-1, Anchor::Story),
        Term::Following => (1, Anchor::Story),
        // `the first half of the year`
        Term::Unit(Unit::Year) if past_of == at + 2 => return (Year::Shift(0, Anchor::Published), past_of + 1),
        _ => return open,
    };
    let unit = words.skip(past_of + 1, Term::Same);
    let is_year = words.is(unit, Term::Unit(Unit::Year));
    if is_year { (Year::Shift(n, anchor), unit + 1) } else { open }
}

/// Whether a bare month is one: `May` and `March` need a word before them that months have, all others only must not
/// begin a name (`April Glass`).
fn is_surely_month(words: &Words<'_>, at: usize) -> bool {
    let licensed = matches!(
        words.before(at),
        Term::In
            | Term::Since
            | Term::Until
            | Term::By
            | Term::From
            | Term::To
            | Term::Early
            | Term::Late
            | Term::Mid
            | Term::Of
            | Term::During
            | Term::Before
            | Term::After
            | Term::Between
            | Term::Dash
            | Term::Around
            | Term::Each
            | Term::For
            | Term::Recent
            | Term::Open
    ) && !words.is(at, Term::This);
    let list = matches!(words.before(at), Term::And | Term::Or | Term::Comma | Term::Slash)
        && at >= 2
        && matches!(words.term(at - 2), Term::Month(_) | Term::MonthOrVerb(_) | Term::Number { .. });
    if licensed || list {
        return true;
    }
    match words.term(at) {
        Term::MonthOrVerb(_) => {
            let noun = words.word(at + 1).starts_with(char::is_lowercase) && words.term(at + 1) == Term::Other;
            matches!(words.before(at), Term::The | Term::A) && noun
        }
        Term::Month(_) => !(words.is_capital(at + 1) && words.is(at + 1, Term::Other)),
        _ => true,
    }
}
