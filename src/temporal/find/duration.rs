//! Lengths of time: `three days`, `a two-week visit`, `half a year`, `more than two and a half years`, `decades`.

use super::Read;
use super::relative::is_clause_end;
use crate::temporal::Modifier;
use crate::temporal::meaning::{Amount, Base};
use crate::temporal::stretch::Unit;
use crate::temporal::terms::Term;
use crate::temporal::words::Words;

/// A length of time.
pub(super) fn duration(words: &Words<'_>, start: usize) -> Read {
    let (modifier, at) = bound(words, start);
    if let Some(found) = lasting(words, at).or_else(|| span_of_units(words, at)) {
        return Some(found);
    }
    let (amount, unit, end) = length(words, at)?;
    if unit == Unit::Quarter && !is_row(words, end) {
        return None; // a quarter is more often a fourth
    }
    let is_long = is_hyphen_long(words, end);
    if is_long && words.is(start, Term::A) {
        return None; // `a year-long` is one `year-long`
    }
    let end = if is_long { end + 2 } else { end };
    Some((end, Base::Duration(amount, unit).plain().with(modifier)))
}

/// `weeklong`, `a yearlong`.
fn lasting(words: &Words<'_>, start: usize) -> Read {
    let Term::Lasting(unit) = words.term(start) else { return None };
    Some((start + 1, Base::Duration(Amount::Exactly(1), unit).plain()))
}

/// `over the years`, and `the weeks since the vote`.
fn span_of_units(words: &Words<'_>, start: usize) -> Read {
    let Term::Units(unit) = words.term(start + 1) else { return None };
    let is_length = matches!(words.before(start), Term::Over | Term::During | Term::To)
        && is_clause_end(words, start + 2)
        || words.before(start) == Term::In && words.is(start + 2, Term::Since);
    (words.is(start, Term::The) && is_length).then(|| (start + 2, Base::Duration(Amount::Some, unit).plain()))
}

/// The quarters of `two consecutive quarters`, which are no fourths.
fn is_row(words: &Words<'_>, end: usize) -> bool {
    end >= 2 && matches!(words.word(end - 2), "consecutive" | "straight" | "successive")
}

/// `decades-long`, `year-long`.
fn is_hyphen_long(words: &Words<'_>, end: usize) -> bool {
    let at = words.skip_hyphen(end);
    at > end && (words.is(at, Term::Long) || words.word(at) == "old")
}

/// `more than`, `over`, `nearly`, `about` before a length.
pub(super) fn bound(words: &Words<'_>, at: usize) -> (Option<Modifier>, usize) {
    let than = words.is(at + 1, Term::Than);
    match words.term(at) {
        Term::More if than => (Some(Modifier::MoreThan), at + 2),
        Term::Less if than => (Some(Modifier::LessThan), at + 2),
        Term::At if words.is(at + 1, Term::Least) => (Some(Modifier::EqualOrMore), at + 2),
        Term::At if words.is(at + 1, Term::Most) => (Some(Modifier::EqualOrLess), at + 2),
        Term::Over => (Some(Modifier::MoreThan), at + 1),
        Term::Under => (Some(Modifier::LessThan), at + 1),
        Term::Nearly if !matches!(words.word(at), "just" | "only") => (Some(Modifier::LessThan), at + 1),
        Term::Around => (Some(Modifier::Approx), at + 1),
        _ => (None, at),
    }
}

/// An amount and a unit.
pub(super) fn length(words: &Words<'_>, start: usize) -> Option<(Amount, Unit, usize)> {
    if let Some((amount, at)) = half(words, start) {
        return unit(words, at).map(|(unit, end)| (amount, unit, end));
    }
    let Some((amount, after)) = amount(words, start) else { return bare(words, start) };
    let hyphen = words.skip_hyphen(after);
    let is_sort = hyphen == after && matches!(words.term(hyphen + 1), Term::Units(_)) && is_adjective(words, hyphen);
    let at = hyphen + usize::from(is_sort && amount != Amount::Exactly(1));
    if let (Amount::Exactly(n), Term::Fortnight) = (amount, words.term(at)) {
        return Some((Amount::Exactly(n.saturating_mul(2)), Unit::Week, at + 1));
    }
    let (unit, end) = unit(words, at)?;
    let and_half = matches!(amount, Amount::Exactly(1))
        && words.is(end, Term::And)
        && words.is(end + 1, Term::A)
        && words.is(end + 2, Term::Half);
    if and_half {
        return Some((Amount::AndHalf(1), unit, end + 3));
    }
    let ordinal =
        matches!(words.term(start), Term::A) && matches!(words.before(start), Term::Count(_) | Term::Number { .. });
    (!ordinal).then_some((amount, unit, end))
}

/// The word in `two bloody weeks`, `five trading days`.
fn is_adjective(words: &Words<'_>, at: usize) -> bool {
    let word = words.word(at);
    if matches!(word, "hundred" | "thousand" | "million" | "billion") {
        return false;
    }
    let plain = words.is(at, Term::Other) || words.is(at, Term::Previous) || words.is(at, Term::More);
    plain
        && word.len() > 3
        && word.starts_with(|c: char| c.is_ascii_lowercase())
        && (!word.ends_with('s') || word.ends_with("ous"))
}

/// `half a year`, `half an hour`, `a half-year`.
fn half(words: &Words<'_>, start: usize) -> Option<(Amount, usize)> {
    let at = words.skip(start, Term::A);
    if !words.is(at, Term::Half) {
        return None;
    }
    Some((Amount::AndHalf(0), words.skip(words.skip_hyphen(at + 1), Term::A)))
}

/// `weeks` on its own, where no number before it was read otherwise.
fn bare(words: &Words<'_>, at: usize) -> Option<(Amount, Unit, usize)> {
    let Term::Units(unit) = words.term(at) else { return None };
    let said = matches!(
        words.before(at),
        Term::For
            | Term::After
            | Term::Within
            | Term::In
            | Term::Over
            | Term::During
            | Term::And
            | Term::Until
            | Term::Comma
            | Term::Before
    );
    let follows = matches!(words.term(at + 1), Term::Of | Term::Before | Term::After | Term::Dash);
    let small = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Quarter | Unit::Weekend);
    (said || at == 0 || follows && !small).then_some((Amount::Some, unit, at + 1))
}

pub(super) fn unit(words: &Words<'_>, at: usize) -> Option<(Unit, usize)> {
    match words.term(at) {
        Term::Unit(unit) | Term::Units(unit) => Some((unit, at + 1)),
        _ => None,
    }
}

/// How many: `3`, `2.5`, `three`, `twenty-five`, `two and a half`, `a`, `a few`, `several`, `a couple of`.
pub(super) fn amount(words: &Words<'_>, start: usize) -> Option<(Amount, usize)> {
    let (amount, at) = match words.term(start) {
        Term::Number { value, .. } => number(words, start, value)?,
        Term::Count(value) => counted(words, start, value),
        Term::A => match words.term(start + 1) {
            Term::Few => (Amount::Some, start + 2),
            Term::Couple => (Amount::Exactly(2), words.skip(start + 2, Term::Of)),
            Term::Dozen => (Amount::Exactly(12), start + 2),
            Term::Count(100) => (Amount::Exactly(100), start + 2),
            _ => (Amount::Exactly(1), start + 1),
        },
        Term::Dozen if words.word(start).ends_with('s') => (Amount::Some, words.skip(start + 1, Term::Of)),
        Term::Several | Term::Few => (Amount::Some, start + 1),
        Term::Unit(_) if is_hyphen_long(words, start + 1) => (Amount::Exactly(1), start),
        _ => return None,
    };
    let and_half = words.is(at, Term::And) && words.is(at + 1, Term::A) && words.is(at + 2, Term::Half);
    match amount {
        Amount::Exactly(n) if and_half => Some((Amount::AndHalf(n), at + 3)),
        _ => Some((amount, at)),
    }
}

fn number(words: &Words<'_>, at: usize, value: u32) -> Option<(Amount, usize)> {
    let glued = |at: usize| words.is_glued(at);
    let fraction = words.word(at + 2);
    if words.is(at + 1, Term::Stop) && glued(at + 1) && glued(at + 2) && fraction == "5" {
        return Some((Amount::AndHalf(value), at + 3));
    }
    (!words.is_split_number(at)).then_some((Amount::Exactly(value), at + 1))
}

fn counted(words: &Words<'_>, at: usize, value: u32) -> (Amount, usize) {
    let ones = words.skip_hyphen(at + 1);
    match words.term(ones) {
        Term::Count(n @ 1..=9) if (20..100).contains(&value) => (Amount::Exactly(value + n), ones + 1),
        Term::Count(100) if value < 10 => (Amount::Exactly(value * 100), ones + 1),
        _ => (Amount::Exactly(value), at + 1),
    }
}
