//! Years, decades, centuries: `2019`, `480 BC`, `the 1990s`, `the nineteenth century`.

use super::Read;
use crate::temporal::meaning::{Base, Part, Year};
use crate::temporal::stretch::Unit;
use crate::temporal::terms::Term;
use crate::temporal::words::Words;

/// A year on its own.
pub(super) fn year(words: &Words<'_>, start: usize) -> Read {
    if let Some((year, end)) = short(words, start).filter(|_| follows_year_word(words, start)) {
        return Some((end, Base::Calendar(Part::All, year).plain()));
    }
    let at = if is_year_word(words, start) { start + 2 } else { start };
    let (year, end) = written(words, at)?;
    let has_era = end > at + 1 || words.is(at, Term::Ad);
    let sure = has_era || has_era_later(words, at) || at > start || is_surely_year(words, at, year);
    sure.then(|| (end, Base::Calendar(Part::All, Year::Given(year)).plain()))
}

/// `'82`, with nothing before its apostrophe nor behind its digits.
pub(super) fn short(words: &Words<'_>, at: usize) -> Option<(Year, usize)> {
    let Term::Number { value, digits: 2 } = words.term(at + 1) else { return None };
    let is_open = words.is(at, Term::Apostrophe) && !words.is_glued(at) && words.is_glued(at + 1);
    let is_quote = words.is(at + 2, Term::Apostrophe) || words.is_split_number(at + 1);
    (is_open && !is_quote).then_some((Year::Short(value as u8), at + 2))
}

fn follows_year_word(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.before(at),
        Term::In
            | Term::Since
            | Term::Until
            | Term::By
            | Term::From
            | Term::To
            | Term::Of
            | Term::Before
            | Term::After
            | Term::During
            | Term::Early
            | Term::Late
            | Term::Mid
            | Term::Around
    )
}

/// `the year` before its number.
fn is_year_word(words: &Words<'_>, at: usize) -> bool {
    words.is(at, Term::The)
        && words.is(at + 1, Term::Unit(Unit::Year))
        && matches!(words.term(at + 2), Term::Number { .. })
}

/// A year in digits with its era, as an astronomical year: 1000 to 2199, any with an era.
pub(super) fn written(words: &Words<'_>, at: usize) -> Option<(i64, usize)> {
    if words.is(at, Term::Ad)
        && let Term::Number { value, .. } = words.term(at + 1)
    {
        return Some((value.into(), at + 2));
    }
    let Term::Number { value, digits } = words.term(at) else { return None };
    let year = i64::from(value);
    match words.term(at + 1) {
        Term::Bc if year > 0 => return Some((1 - year, at + 2)),
        Term::Ad if year > 0 => return Some((year, at + 2)),
        _ => {}
    }
    if has_era_later(words, at) {
        return Some((1 - year, at + 1));
    }
    let plain = digits == 4 && (1000..2200).contains(&year);
    (plain && !words.is_split_number(at)).then_some((year, at + 1))
}

/// The first of `499-493 BC`, `496 and 495 BC`.
fn has_era_later(words: &Words<'_>, at: usize) -> bool {
    let joined = matches!(words.term(at + 1), Term::Dash | Term::To | Term::And | Term::Or);
    joined
        && matches!(words.term(at), Term::Number { .. })
        && matches!(words.term(at + 2), Term::Number { .. })
        && words.is(at + 3, Term::Bc)
}

/// Whether four digits are a year and no number of things.
fn is_surely_year(words: &Words<'_>, at: usize, year: i64) -> bool {
    let has_unit = matches!(words.term(at + 1), Term::Unit(_) | Term::Units(_) | Term::Am | Term::Pm | Term::Zone);
    let is_clock = words.is(at + 1, Term::Colon) && words.is_glued(at + 1) && words.is_glued(at + 2);
    if has_unit || is_clock || words.is_numbered(at) || is_in_name(words, at) || is_in_date(words, at) {
        return false;
    }
    let before = words.before(at);
    if is_span(words, at) || at >= 2 && is_span(words, at - 2) {
        return true;
    }
    let licensed = matches!(
        before,
        Term::In
            | Term::Since
            | Term::Until
            | Term::By
            | Term::From
            | Term::To
            | Term::Of
            | Term::During
            | Term::Before
            | Term::After
            | Term::Early
            | Term::Late
            | Term::Mid
            | Term::Around
            | Term::Open
            | Term::Dash
            | Term::Between
            | Term::Comma
            | Term::The
            | Term::And
            | Term::Season(_)
            | Term::Or
            | Term::A
            | Term::Slash
    );
    match year {
        1900..2100 => true,
        1500..1900 => licensed && !(before == Term::Of || before == Term::To) || is_free(words, at + 1) && licensed,
        _ => licensed && is_free(words, at + 1) && !matches!(before, Term::Comma | Term::And | Term::Of | Term::The),
    }
}

/// The year of `3/4/2023`, which is no date of its own.
fn is_in_date(words: &Words<'_>, at: usize) -> bool {
    let is_joined = words.before(at) == Term::Slash && words.is_glued(at) && words.is_glued(at - 1);
    is_joined
        && at >= 4
        && words.is(at - 3, Term::Slash)
        && matches!(words.term(at - 4), Term::Number { digits: 1 | 2, .. })
}

/// The number of `the Vega 2000 Index`.
fn is_in_name(words: &Words<'_>, at: usize) -> bool {
    let is_name = |at: usize| words.is_capital(at) && words.is(at, Term::Other);
    at > 1 && is_name(at - 1) && is_name(at + 1)
}

/// The first of `1861-1863`.
fn is_span(words: &Words<'_>, at: usize) -> bool {
    let is_year = |at: usize| matches!(words.term(at), Term::Number { value: 1000..=2199, digits: 4 });
    is_year(at) && words.is(at + 1, Term::Dash) && is_year(at + 2)
}

/// Whether no noun follows that a number could count.
fn is_free(words: &Words<'_>, at: usize) -> bool {
    let next = words.word(at);
    next.is_empty()
        || !next.starts_with(char::is_lowercase)
        || !words.is(at, Term::Other)
        || next.len() < 4
        || next.ends_with("ed")
}

/// `the 1990s`, `the late 90s`.
pub(super) fn decade(words: &Words<'_>, start: usize) -> Read {
    let at = words.skip(start, Term::The);
    let Term::Tens(tens) = words.term(at) else { return None };
    let is_bc = words.is(at + 1, Term::Bc);
    let decade = match tens {
        _ if is_bc => -i64::from(tens / 10),
        1000.. => i64::from(tens / 10),
        20..=90 => 190 + i64::from(tens / 10),
        _ => return None,
    };
    Some((at + 1 + usize::from(is_bc), Base::Decade(decade).plain()))
}

/// `the 19th century`, `the nineteenth century BC`.
pub(super) fn century(words: &Words<'_>, start: usize) -> Read {
    let at = words.skip(start, Term::The);
    let (number, at) = match words.term(at) {
        Term::Ordinal(n @ 1..) => (n, at + 1),
        Term::Count(20) => match words.term(at + 2) {
            Term::Ordinal(n @ 1..=9) if words.is(at + 1, Term::Dash) => (20 + n, at + 3),
            _ => return None,
        },
        _ => return None,
    };
    let at = words.skip_hyphen(at);
    if !words.is(at, Term::Unit(Unit::Century)) {
        return None;
    }
    let is_bc = words.is(at + 1, Term::Bc);
    let century = if is_bc { -i64::from(number) } else { i64::from(number) - 1 };
    Some((at + 1 + usize::from(is_bc), Base::Century(century).plain()))
}
