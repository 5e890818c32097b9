//! The edges of dates: `early March`, `mid-2021`, `the end of next year`, `later this week`, `earlier in the day`.

use super::{Read, date};
use crate::temporal::Modifier;
use crate::temporal::meaning::{Anchor, Base};
use crate::temporal::stretch::Unit;
use crate::temporal::terms::Term;
use crate::temporal::words::Words;

/// An edge of a date that follows.
pub(super) fn edge(words: &Words<'_>, start: usize) -> Read {
    let edge = adverb(words, start).or_else(|| noun(words, start));
    edge.or_else(|| comparative(words, start)).or_else(|| around(words, start))
}

/// `about 1910`, `ca. 460 BC`.
fn around(words: &Words<'_>, start: usize) -> Read {
    if !words.is(start, Term::Around) {
        return None;
    }
    let (end, meaning) = date(words, words.skip(start + 1, Term::Stop))?;
    matches!(meaning.base, Base::Calendar(..)).then(|| (end, meaning.with(Some(Modifier::Approx))))
}

/// `early`, `mid-`, `late`, also with `in` and `on` between.
fn adverb(words: &Words<'_>, start: usize) -> Read {
    let at = words.skip(start, Term::The);
    let modifier = match words.term(at) {
        Term::Early => Modifier::Start,
        Term::Mid => Modifier::Mid,
        Term::Late => Modifier::End,
        _ => return None,
    };
    let at = words.skip_hyphen(at + 1);
    let at = if matches!(words.term(at), Term::In | Term::On) { at + 1 } else { at };
    let part = super::clock::part_of_day(words, at);
    let told = || told_unit(words, at).filter(|_| words.before(at) == Term::In);
    let (end, meaning) = super::best(date(words, at).into_iter().chain(part)).or_else(told)?;
    Some((end, meaning.with(Some(modifier))))
}

/// `the beginning of`, `the end of`, `the middle of`, `the rest of`.
fn noun(words: &Words<'_>, start: usize) -> Read {
    let at = words.skip(start, Term::The);
    let at = at + usize::from(at > start && words.word(at) == "very");
    let modifier = match words.term(at) {
        Term::Start => Some(Modifier::Start),
        Term::Middle => Some(Modifier::Mid),
        Term::End => Some(Modifier::End),
        _ if matches!(words.word(at), "rest" | "remainder" | "course" | "whole") && at > start => None,
        Term::Early | Term::Latter if words.word(at + 1) == "part" && at > start => {
            let modifier = if words.is(at, Term::Early) { Modifier::Start } else { Modifier::End };
            return of(words, at + 2, Some(modifier));
        }
        _ => return None,
    };
    of(words, at + 1, modifier)
}

fn of(words: &Words<'_>, at: usize, modifier: Option<Modifier>) -> Read {
    if !words.is(at, Term::Of) {
        return None;
    }
    let (end, meaning) = date(words, at + 1).or_else(|| told_unit(words, at + 1))?;
    Some((end, meaning.with(modifier)))
}

/// `later this week`, `earlier in the day`, `later that year`.
fn comparative(words: &Words<'_>, start: usize) -> Read {
    let modifier = match words.term(start) {
        Term::Later => Modifier::End,
        Term::Earlier => Modifier::Start,
        _ => return None,
    };
    let at = if matches!(words.term(start + 1), Term::In | Term::On) { start + 2 } else { start + 1 };
    let (end, meaning) = date(words, at).or_else(|| told_unit(words, at))?;
    let is_step = matches!(meaning.base, Base::Today | Base::Shift(..) | Base::Calendar(..) | Base::Weekday(..));
    is_step.then(|| (end, meaning.with(Some(modifier))))
}

/// `the day` is the one told of, `the year` this one (in a history, or after a year gone by, the one told of).
fn told_unit(words: &Words<'_>, at: usize) -> Read {
    let Term::Unit(unit) = words.term(at + 1) else { return None };
    let anchor = match unit {
        Unit::Day => Anchor::Story,
        Unit::Month | Unit::Year => Anchor::Passage,
        _ => Anchor::Published,
    };
    words.is(at, Term::The).then(|| (at + 2, Base::Shift(unit, 0, anchor).plain()))
}
