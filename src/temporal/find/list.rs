//! Lists and ranges: `April 7 and 9`, `16-18 March`, `1914-18`, `from Monday to Wednesday`, `July 1 to July 3, 1863`.

use super::month::{day_number, skip_separator, year_after};
use super::relative::is_clause_end;
use super::{Found, Link};
use crate::temporal::meaning::{Base, Clock, Meaning, Part, Which, Year};
use crate::temporal::terms::Term;
use crate::temporal::words::Words;
use std::ops::Range;

/// A number that goes on from an expression just ended: another day of its month, the end of a span of years.
pub(super) fn next(words: &Words<'_>, last: &Found) -> Option<(Range<usize>, Meaning)> {
    let end = last.words.end;
    match last.meaning.base {
        Base::Calendar(Part::Day(month, day), year) => {
            let at = skip_separator(words, end)?;
            let at = words.skip(at, Term::The);
            let (next, after) = day_number(words, at)?;
            let (given, after_year) = year_after(words, after, Which::Bare);
            let year = if given == Year::Open(Which::Bare) { year } else { given };
            let tight = words.is(end, Term::Dash) && next > day || given != Year::Open(Which::Bare);
            let is_month =
                matches!(words.term(after), Term::Month(_) | Term::MonthOrVerb(_) | Term::ShortMonth(_) | Term::Of);
            let listed = !words.is(end, Term::Comma) || has_more(words, after);
            let is_numeric = matches!(words.term(after), Term::Slash | Term::Stop)
                && words.is_glued(after)
                && words.is_glued(after + 1);
            let fine = !is_numeric && !is_month && listed && (tight || is_clause_end(words, after));
            fine.then(|| (at..after_year, Base::Calendar(Part::Day(month, next), year).plain()))
        }
        Base::Calendar(Part::All, Year::Given(year)) if words.is(end, Term::Dash) || words.is(end, Term::Slash) => {
            let at = end + 1;
            let Term::Number { value, digits: 2 } = words.term(at) else { return None };
            let short = i64::from(value);
            let follows = words.is_glued(end) && words.is_glued(at) && year > 0 && short > year % 100;
            follows.then(|| (at..at + 1, Base::Calendar(Part::All, Year::Given(year - year % 100 + short)).plain()))
        }
        _ => None,
    }
}

/// Whether a list with a comma goes on: `7, 8 and 9 April`.
fn has_more(words: &Words<'_>, at: usize) -> bool {
    skip_separator(words, at).and_then(|at| day_number(words, at)).is_some()
}

/// Ties expressions together that only a word of range or list separates, and gives each the year a later one has.
pub(super) fn link(words: &Words<'_>, found: &mut [Found]) {
    for at in 1..found.len() {
        found[at].link = between(words, found[at - 1].words.clone(), found[at].words.start);
    }
    for at in (1..found.len()).rev() {
        if found[at].link.is_some() {
            let (first, second) = (found[at - 1].meaning, found[at].meaning);
            found[at - 1].meaning = with_year_of(first, &second);
        }
    }
}

fn between(words: &Words<'_>, first: Range<usize>, start: usize) -> Option<Link> {
    let end = first.end;
    if start < end || start > end + 3 {
        return None;
    }
    let past_prepositions =
        |at: usize| (at..start).all(|at| matches!(words.term(at), Term::On | Term::In | Term::The | Term::And));
    match words.term(end) {
        Term::To | Term::Until | Term::Dash if past_prepositions(end + 1) => Some(Link::Range),
        Term::And if words.is(first.start.wrapping_sub(1), Term::Between) => Some(Link::Range),
        Term::And | Term::Or | Term::Comma | Term::Slash if past_prepositions(end + 1) => Some(Link::List),
        _ => None,
    }
}

/// `May` of `May and September 2022` is of 2022, `3` of `the night of 3-4 May` keeps its night.
fn with_year_of(first: Meaning, second: &Meaning) -> Meaning {
    let (
        Base::Calendar(part, Year::Open(Which::Bare)),
        Base::Calendar(other, year @ (Year::Given(_) | Year::Shift(..))),
    ) = (first.base, second.base)
    else {
        return first;
    };
    let clock: Option<Clock> = first.clock;
    let whole_year = other == Part::All;
    if whole_year { first } else { Meaning { base: Base::Calendar(part, year), clock, ..first } }
}
