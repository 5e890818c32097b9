//! The finders: one for each surface form, in order. Each starts only at a word that can begin its form; the longest
//! reading wins, and of two as long the first.

mod clock;
mod duration;
mod edge;
mod holiday;
mod list;
mod month;
mod numeric;
mod relative;
mod season;
mod set;
pub(super) mod vague;
mod weekday;
mod year;

use super::meaning::Meaning;
use super::words::Words;
use std::ops::Range;

/// What a finder has read: up to where, and what it says.
type Read = Option<(usize, Meaning)>;

/// Reads one form that begins at a word.
type Finder = fn(&Words<'_>, usize) -> Read;

/// Forms that name a date, which the others may build on.
const DATES: [Finder; 13] = [
    numeric::dashed,
    numeric::slashed,
    month::month_first,
    month::day_first,
    month::day_alone,
    weekday::weekday,
    year::year,
    year::decade,
    year::century,
    season::season,
    season::part_of_year,
    relative::relative,
    holiday::holiday,
];

/// Forms built on dates, and all others.
const OTHERS: [Finder; 11] = [
    edge::edge,
    clock::part_of_day,
    clock::clock,
    relative::counted,
    relative::told_time,
    relative::units_end,
    relative::reach,
    duration::duration,
    set::set,
    vague::vague,
    month::listed_day,
];

/// An expression: its words, its meaning, and what ties it to the one before.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) words: Range<usize>,
    pub(super) meaning: Meaning,
    pub(super) link: Option<Link>,
}

/// How an expression goes on from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// `Monday to Wednesday`: the end of a range.
    Range,
    /// `Monday and Wednesday`: the next of a list.
    List,
}

/// All expressions of a sentence, none within another.
pub(super) fn all(words: &Words<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < words.list.len() {
        let next = found.last().filter(|last| last.words.end == at).and_then(|last| list::next(words, last));
        let next = next.or_else(|| longest(words, at).map(|(end, meaning)| (at..end, meaning)));
        let Some((range, meaning)) = next else {
            at += 1;
            continue;
        };
        at = range.end;
        found.push(Found { words: range, meaning, link: None });
    }
    list::link(words, &mut found);
    found
}

fn longest(words: &Words<'_>, at: usize) -> Read {
    if !words.term(at).begins() {
        return None;
    }
    best(OTHERS.iter().chain(&DATES).filter_map(|finder| finder(words, at)))
}

/// The longest date that begins at a word.
fn date(words: &Words<'_>, at: usize) -> Read {
    if !words.term(at).begins() {
        return None;
    }
    best(DATES.iter().filter_map(|finder| finder(words, at)))
}

fn best(readings: impl Iterator<Item = (usize, Meaning)>) -> Read {
    readings.reduce(|best, other| if other.0 > best.0 { other } else { best })
}
