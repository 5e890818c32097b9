//! Times of day: `3 p.m. local time`, `14:30 GMT on Monday`, `noon`, `Monday morning`, `the night of 3 May`, `tonight`.

use super::{Read, date, relative};
use crate::temporal::meaning::{Anchor, Base, Clock};
use crate::temporal::stretch::Unit;
use crate::temporal::terms::Term;
use crate::temporal::words::Words;

/// The day a time without one belongs to.
const SOME_DAY: Base = Base::Shift(Unit::Day, 0, Anchor::Story);

/// A clock time, with the date before or after it.
pub(super) fn clock(words: &Words<'_>, start: usize) -> Read {
    let (end, clock) = time(words, start)?;
    let at = words.skip(words.skip(end, Term::Comma), Term::On);
    match date(words, at).filter(|(_, meaning)| meaning.names_day() && meaning.clock.is_none()) {
        Some((end, meaning)) => Some((end + usize::from(words.is(end, Term::Zone)), meaning.at(clock))),
        None => Some((end, SOME_DAY.plain().at(clock))),
    }
}

fn time(words: &Words<'_>, start: usize) -> Option<(usize, Clock)> {
    let (hour, minute, at) = match words.term(start) {
        Term::Oclock(hour) => return Some((start + 1, Clock::At(hour, 0, false))),
        Term::Hour(hour) => (hour, 0, start + 1),
        Term::Number { value, digits: 4 } if words.is(start + 1, Term::Zone) && value < 2400 && value % 100 < 60 => {
            ((value / 100) as u8, (value % 100) as u8, start + 1)
        }
        Term::Number { value: hour @ 0..=24, digits: 1 | 2 } => hour_and_minute(words, hour as u8, start)?,
        _ => return None,
    };
    let is_universal = matches!(words.word(at), "GMT" | "UTC");
    let at = words.skip(at, Term::Zone);
    let is_local = (words.word(at) == "local" || words.is_capital(at)) && words.word(at + 1) == "time";
    Some((if is_local { at + 2 } else { at }, Clock::At(hour, minute, is_universal)))
}

/// `3 p.m.`, `3:30pm`, `15:30`.
fn hour_and_minute(words: &Words<'_>, hour: u8, start: usize) -> Option<(u8, u8, usize)> {
    let is_colon =
        |at| matches!(words.term(at), Term::Colon | Term::Stop) && words.is_glued(at) && words.is_glued(at + 1);
    if !is_colon(start + 1) {
        let (hour, at) = half_of_day(words, hour, start + 1)?;
        return Some((hour, 0, at));
    }
    let written = words.word(start + 2);
    let minute: u8 = written.get(..2)?.parse().ok().filter(|minute| *minute < 60)?;
    let at = start + 3;
    let hour = match (&written[2..], hour) {
        ("am" | "AM", 1..=12) => return Some((hour % 12, minute, at)),
        ("pm" | "PM", 1..=12) => return Some((hour % 12 + 12, minute, at)),
        ("", 0..=23) => hour,
        _ => return None,
    };
    if let Some((hour, at)) = half_of_day(words, hour, at) {
        return Some((hour, minute, at));
    }
    let with_colon = words.is(start + 1, Term::Colon);
    (words.is(at, Term::Zone) || with_colon && is_said(words, start, at)).then_some((hour, minute, at))
}

/// `a.m.`, `p.m.` and `o'clock` after an hour.
fn half_of_day(words: &Words<'_>, hour: u8, at: usize) -> Option<(u8, usize)> {
    match words.term(at) {
        Term::Am if (1..=12).contains(&hour) => Some((hour % 12, at + 1)),
        Term::Pm if (1..=12).contains(&hour) => Some((hour % 12 + 12, at + 1)),
        _ if matches!(words.word(at), "o'clock" | "o’clock") && hour <= 24 => Some((hour, at + 1)),
        _ => None,
    }
}

/// Scores are written as times are; a time has a word of time before it.
fn is_said(words: &Words<'_>, start: usize, after: usize) -> bool {
    let before = words.before(start);
    matches!(
        before,
        Term::At
            | Term::From
            | Term::To
            | Term::Until
            | Term::By
            | Term::Around
            | Term::Between
            | Term::Before
            | Term::After
    ) || matches!(words.term(after), Term::Weekday(_) | Term::On)
}

/// A part of a day: of a date, of a day told before, or of any.
pub(super) fn part_of_day(words: &Words<'_>, start: usize) -> Read {
    match words.term(start) {
        Term::Tonight => {
            return Some((start + 1, Base::Today.plain().at(Clock::Part("NI"))));
        }
        Term::Overnight => return Some((start + 1, SOME_DAY.plain().at(Clock::Part("NI")))),
        _ => {}
    }
    before_date(words, start).or_else(|| behind_date(words, start)).or_else(|| any_day(words, start))
}

/// `Monday morning`, `yesterday evening`, `the next morning`, `this afternoon`, `20 March at night`.
fn behind_date(words: &Words<'_>, start: usize) -> Read {
    let has_the = words.is(start, Term::The);
    if let Some((end, meaning)) = date(words, start).filter(|(_, meaning)| meaning.names_day()) {
        let at = words.skip(words.skip(end, Term::Early), Term::Late);
        let Term::Part(part) = words.term(at) else { return None };
        return Some((at + 1, meaning.at(Clock::Part(part))));
    }
    let (n, anchor, at) = relative::step(words, words.skip(start, Term::The), has_the)?;
    let Term::Part(part) = words.term(words.skip(at, Term::Same)) else { return None };
    Some((words.skip(at, Term::Same) + 1, Base::Shift(Unit::Day, n, anchor).plain().at(Clock::Part(part))))
}

/// `the morning of 3 May`, `the early morning hours of Monday`, `the evening`.
fn before_date(words: &Words<'_>, start: usize) -> Read {
    let at = words.skip(start, Term::The);
    let at = if matches!(words.term(at), Term::Early | Term::Late) { at + 1 } else { at };
    let at = words.skip(words.skip(at, Term::In), Term::The);
    let Term::Part(part) = words.term(at) else { return None };
    let at = words.skip(at + 1, Term::Units(Unit::Hour));
    if matches!(words.term(at), Term::Of | Term::On) {
        let of = date(words, at + 1).filter(|(_, meaning)| meaning.names_day());
        let of = of.or_else(|| super::month::listed_day(words, at + 1));
        if let Some((end, meaning)) = of {
            return Some((end, meaning.at(Clock::Part(part))));
        }
    }
    words.is(start, Term::The).then(|| (at, SOME_DAY.plain().at(Clock::Part(part))))
}

/// `at night`, `by night`.
fn any_day(words: &Words<'_>, start: usize) -> Read {
    let Term::Part(part) = words.term(start) else { return None };
    let said = matches!(words.before(start), Term::At | Term::By | Term::During | Term::Each | Term::Until);
    said.then(|| (start + 1, Base::AnyDay.plain().at(Clock::Part(part))))
}
