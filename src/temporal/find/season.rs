//! Seasons, quarters and halves: `the summer of 2021`, `last winter`, `the third quarter of this year`, `Q3 2022`.

use super::{Read, month};
use crate::temporal::meaning::{Base, Part, Which, Year};
use crate::temporal::stretch::Unit;
use crate::temporal::terms::Term;
use crate::temporal::words::Words;

/// A season, where it can be none but one: with a year, a word before it, or a cue.
pub(super) fn season(words: &Words<'_>, start: usize) -> Read {
    let at = words.skip(words.skip(words.skip(start, Term::The), Term::That), Term::Same);
    let (which, at) = month::which(words, at);
    let Term::Season(season) = words.term(at) else { return None };
    let (year, end) = month::year_after(words, at + 1, which);
    let is_bare = year == Year::Open(Which::Bare);
    if is_bare && !is_surely_season(words, start, at) {
        return None;
    }
    Some((end, Base::Calendar(Part::Season(season), year).plain()))
}

/// Not `the fall of the city`, `to spring from`, nor a part of a name (`Winter Palace`).
fn is_surely_season(words: &Words<'_>, start: usize, at: usize) -> bool {
    let is_verb_too = matches!(words.word(at).to_ascii_lowercase().as_str(), "fall" | "spring");
    let is_event =
        matches!(words.term(at + 1), Term::Of | Term::From | Term::In | Term::To) || words.is(start, Term::To);
    let is_name = words.is_capital(at) && words.is_capital(at + 1) && words.is(at + 1, Term::Other);
    let is_noun = matches!(words.before(start), Term::A | Term::Possessive) && words.is(at + 1, Term::Other);
    let licensed = is_noun || is_time_word(words.before(start)) || at > start;
    !is_name && !(is_verb_too && (is_event || !licensed))
}

const fn is_time_word(before: Term) -> bool {
    matches!(
        before,
        Term::In
            | Term::During
            | Term::Since
            | Term::Until
            | Term::By
            | Term::Early
            | Term::Late
            | Term::Mid
            | Term::Of
            | Term::Before
            | Term::After
            | Term::Around
            | Term::Each
            | Term::And
            | Term::From
            | Term::For
    )
}

/// Quarters and halves of years.
pub(super) fn part_of_year(words: &Words<'_>, start: usize) -> Read {
    let at = words.skip(start, Term::The);
    let (part, at) = part(words, at)?;
    let (year, end) = month::year_after(words, at, Which::Bare);
    let unsure = matches!(part, Part::Half(_)) && year == Year::Open(Which::Bare);
    (!unsure).then(|| (end, Base::Calendar(part, year).plain()))
}

fn part(words: &Words<'_>, at: usize) -> Option<(Part, usize)> {
    match words.term(at) {
        Term::Quarter(n) => return Some((Part::Quarter(n), at + 1)),
        Term::HalfYear(n) => return Some((Part::Half(n), at + 1)),
        _ => {}
    }
    let number = match words.term(at) {
        Term::Ordinal(n @ 1..=4) => n,
        Term::Latter => 2,
        _ => return None,
    };
    let unit = words.skip_hyphen(at + 1);
    match words.term(unit) {
        Term::Unit(Unit::Quarter) => Some((Part::Quarter(number), unit + 1)),
        Term::Half if number <= 2 => Some((Part::Half(number), unit + 1)),
        _ => None,
    }
}
