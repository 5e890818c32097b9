//! Dates counted from another: `yesterday`, `next week`, `the following day`, `three days later`, `the past two weeks`.

use super::Read;
use super::duration::{amount, bound, length};
use crate::temporal::Modifier;
use crate::temporal::meaning::{Amount, Anchor, Base, Meaning, Way};
use crate::temporal::stretch::Unit;
use crate::temporal::terms::Term;
use crate::temporal::words::Words;

/// `yesterday`, `this week`, `the next day`, `that year`, `the day before`.
pub(super) fn relative(words: &Words<'_>, start: usize) -> Read {
    let day = |n| Some((start + 1, Base::Shift(Unit::Day, n, Anchor::Published).plain()));
    match words.term(start) {
        Term::Today => Some((start + 1, Base::Today.plain())),
        Term::Yesterday => day(-1),
        Term::Tomorrow => day(1),
        Term::The if words.is(start + 1, Term::Unit(Unit::Weekend)) => {
            Some((start + 2, Base::Shift(Unit::Weekend, 0, Anchor::Published).plain()))
        }
        Term::The if matches!(words.before(start), Term::For | Term::During | Term::End) || ends(words, start) => {
            day_beside(words, start)
                .or_else(|| after_next(words, start))
                .or_else(|| shifted(words, start))
                .or_else(|| running(words, start))
        }
        Term::The => day_beside(words, start).or_else(|| after_next(words, start)).or_else(|| shifted(words, start)),
        _ => shifted(words, start),
    }
}

/// `for the year`, `during the week`, `to end the day`: the one that runs.
fn running(words: &Words<'_>, start: usize) -> Read {
    let Term::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)) = words.term(start + 1)
    else {
        return None;
    };
    let anchor = if unit == Unit::Day { Anchor::Story } else { Anchor::Published };
    let follows = matches!(words.word(start + 2), "lower" | "higher" | "up" | "down");
    (follows || is_clause_end(words, start + 2)).then(|| (start + 2, Base::Shift(unit, 0, anchor).plain()))
}

/// `finished the day`, as prices do.
fn ends(words: &Words<'_>, start: usize) -> bool {
    let verb = start.checked_sub(1).map_or("", |at| words.word(at));
    matches!(
        verb,
        "ended" | "ending" | "ends" | "closed" | "closing" | "finish" | "finished" | "finishing" | "began" | "started"
    )
}

/// `at that time`: when that was which was told last.
pub(super) fn told_time(words: &Words<'_>, start: usize) -> Read {
    let said = words.is(start, Term::That) && matches!(words.word(start + 1), "time" | "period" | "date");
    let bound = matches!(
        words.before(start),
        Term::At | Term::By | Term::Until | Term::Since | Term::Before | Term::After | Term::During | Term::From
    );
    (said && bound).then(|| (start + 2, Base::Told.plain()))
}

/// `the week after next`, `the month before last`.
fn after_next(words: &Words<'_>, start: usize) -> Read {
    let Term::Unit(unit) = words.term(start + 1) else { return None };
    let n = match (words.term(start + 2), words.term(start + 3)) {
        (Term::After, Term::Next) => 2,
        (Term::Before, Term::Last) => -2,
        _ => return None,
    };
    is_clause_end(words, start + 4).then(|| (start + 4, Base::Shift(unit, n, Anchor::Published).plain()))
}

/// `year's end`, `the month's end`, `year-end`.
pub(super) fn units_end(words: &Words<'_>, start: usize) -> Read {
    let at = words.skip(start, Term::The);
    let Term::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)) = words.term(at) else {
        return None;
    };
    let end = if words.is(at + 1, Term::Possessive) { at + 2 } else { words.skip_hyphen(at + 1) };
    let said = end > at + 1 && words.is(end, Term::End) && (at > start || words.before(start) != Term::A);
    let meaning = Base::Shift(unit, 0, Anchor::Published).plain();
    said.then(|| (end + 1, meaning.with(Some(Modifier::End))))
}

/// `the day before yesterday`, `the day before`, `the week after`.
fn day_beside(words: &Words<'_>, start: usize) -> Read {
    let Term::Unit(unit) = words.term(start + 1) else { return None };
    let n = match words.term(start + 2) {
        Term::Before | Term::Earlier | Term::Previous => -1,
        Term::After | Term::Later => 1,
        Term::Following if !matches!(words.term(start + 3), Term::The | Term::A) => {
            return Some((start + 3, Base::Shift(unit, 1, Anchor::Story).plain()));
        }
        _ => return None,
    };
    let published = match words.term(start + 3) {
        Term::Yesterday if n < 0 => Some(-2),
        Term::Tomorrow if n > 0 => Some(2),
        _ => None,
    };
    if let Some(n) = published.filter(|_| unit == Unit::Day) {
        return Some((start + 4, Base::Shift(Unit::Day, n, Anchor::Published).plain()));
    }
    ends_phrase(words, start + 3).then(|| (start + 3, Base::Shift(unit, n, Anchor::Story).plain()))
}

/// Whether no noun follows that a number could count; a clause may.
pub(super) fn is_clause_end(words: &Words<'_>, at: usize) -> bool {
    ends_phrase(words, at) || matches!(words.word(at), "he" | "she" | "they" | "it" | "we" | "when" | "as")
}

/// Whether nothing follows that a step could count from: `the day before` a noun or a clause is not the day before.
fn ends_phrase(words: &Words<'_>, at: usize) -> bool {
    let next = words.word(at);
    !next.starts_with(char::is_alphanumeric)
        || matches!(words.term(at), Term::And | Term::In | Term::At | Term::By | Term::On | Term::To | Term::For)
        || matches!(next, "but" | "with" | "which" | "had" | "was" | "were")
}

/// `next week`, `the same month`, `this past weekend`.
fn shifted(words: &Words<'_>, start: usize) -> Read {
    let has_the = words.is(start, Term::The);
    let at = words.skip(start, Term::The);
    let (n, anchor, at) = step(words, at, has_the)?;
    let at = words.skip(at, Term::Same);
    let Term::Unit(unit) = words.term(at) else { return None };
    let plain = Base::Shift(unit, n, anchor).plain();
    (!matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Season)).then_some((at + 1, plain))
}

/// The step, where it counts from, and the place after its words.
pub(super) fn step(words: &Words<'_>, at: usize, has_the: bool) -> Option<(i64, Anchor, usize)> {
    let step = match words.term(at) {
        Term::Next if has_the => (1, Anchor::Story, at + 1),
        Term::Next | Term::Coming => (1, Anchor::Published, at + 1),
        Term::Following => (1, Anchor::Story, at + 1),
        Term::Last => (-1, Anchor::Published, at + 1),
        Term::Previous => (-1, Anchor::Story, at + 1),
        Term::This if words.is(at + 1, Term::Past) => (-1, Anchor::Published, at + 2),
        Term::This if words.is(at + 1, Term::Coming) => (1, Anchor::Published, at + 2),
        Term::This if words.is(at + 1, Term::Same) => (0, Anchor::Story, at + 2),
        Term::This => (0, Anchor::Published, at + 1),
        Term::That => (0, Anchor::Story, at + 1),
        Term::Same if has_the => (0, Anchor::Story, at + 1),
        _ => return None,
    };
    Some(step)
}

/// `three days ago`, `more than a year later`, `two weeks before`, `ten days from now`.
pub(super) fn counted(words: &Words<'_>, start: usize) -> Read {
    let (modifier, at) = bound(words, start);
    let at = if matches!(words.word(at), "just" | "only" | "Just" | "Only") { at + 1 } else { at };
    let (amount, unit, at) = length(words, at).or_else(|| units_alone(words, at))?;
    let at = words.skip(at, Term::Open);
    let (way, anchor, end) = direction(words, at)?;
    let meaning = stepped(amount, unit, way, anchor);
    let modifier = match modifier {
        Some(Modifier::MoreThan) if way == Way::Back => Some(Modifier::Before),
        Some(Modifier::MoreThan) => Some(Modifier::After),
        other => other,
    };
    Some((end, meaning.with(modifier)))
}

/// `weeks` before `later` needs no other sign that it is a length.
fn units_alone(words: &Words<'_>, at: usize) -> Option<(Amount, Unit, usize)> {
    let Term::Units(unit) = words.term(at) else { return None };
    Some((Amount::Some, unit, at + 1))
}

fn direction(words: &Words<'_>, at: usize) -> Option<(Way, Anchor, usize)> {
    let that = |at: usize| if words.is(at, Term::That) && ends_phrase(words, at + 1) { Some(at + 1) } else { None };
    match words.term(at) {
        Term::Ago => Some((Way::Back, Anchor::Published, at + 1)),
        Term::Earlier => Some((Way::Back, Anchor::Story, at + 1)),
        Term::Later => Some((Way::Ahead, Anchor::Story, at + 1)),
        Term::Before => that(at + 1)
            .or_else(|| ends_phrase(words, at + 1).then_some(at + 1))
            .map(|end| (Way::Back, Anchor::Story, end)),
        Term::After => that(at + 1)
            .or_else(|| ends_phrase(words, at + 1).then_some(at + 1))
            .map(|end| (Way::Ahead, Anchor::Story, end)),
        Term::From if words.is(at + 1, Term::Now) => Some((Way::Ahead, Anchor::Published, at + 2)),
        _ => None,
    }
}

fn stepped(amount: Amount, unit: Unit, way: Way, anchor: Anchor) -> Meaning {
    let sign = if way == Way::Back { -1 } else { 1 };
    match amount {
        Amount::Exactly(n) => Base::Shift(unit, sign * i64::from(n), anchor).plain(),
        Amount::AndHalf(n) => match finer(unit) {
            Some((unit, halves)) => Base::Shift(unit, sign * (i64::from(n) * 2 + 1) * halves, anchor).plain(),
            None => Base::Vague(way).plain(),
        },
        Amount::Some => Base::Vague(way).plain(),
    }
}

/// Half a unit in the next smaller one.
const fn finer(unit: Unit) -> Option<(Unit, i64)> {
    match unit {
        Unit::Year => Some((Unit::Month, 6)),
        Unit::Decade => Some((Unit::Year, 5)),
        Unit::Century => Some((Unit::Decade, 5)),
        _ => None,
    }
}

/// `the past three days`, `the coming weeks`, `recent months`, `the last few years`.
pub(super) fn reach(words: &Words<'_>, start: usize) -> Read {
    let has_the = words.is(start, Term::The);
    let at = words.skip(words.skip(start, Term::The), Term::This);
    let (way, is_story) = match words.term(at) {
        Term::Past | Term::Last | Term::Recent => (Way::Back, false),
        Term::Previous => (Way::Back, true),
        Term::Coming | Term::Next => (Way::Ahead, false),
        Term::Following => (Way::Ahead, true),
        _ => return None,
    };
    let at_amount = words.skip(at + 1, Term::A);
    if let Some((amount, unit, end)) = amount(words, at_amount).and_then(|_| length(words, at_amount)) {
        let base = if is_story { Base::Duration(amount, unit) } else { Base::Reach(amount, unit, way) };
        return Some((end, base.plain()));
    }
    match words.term(at + 1) {
        Term::Units(unit) if is_story => Some((at + 2, Base::Duration(Amount::Some, unit).plain())),
        Term::Units(_) => Some((at + 2, Base::Vague(way).plain())),
        Term::Unit(unit) if has_the && matches!(words.term(at), Term::Past | Term::Last) && is_long(unit) => {
            Some((at + 2, Base::Reach(Amount::Exactly(1), unit, way).plain()))
        }
        _ => None,
    }
}

/// Units of which `the last` one is a length up to now, and no name of a date.
const fn is_long(unit: Unit) -> bool {
    matches!(unit, Unit::Hour | Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century)
}
