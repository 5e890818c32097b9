//! What returns: `every year`, `daily`, `twice a week`, `Mondays`, `per month`.

use super::Read;
use super::duration::{amount, unit};
use crate::temporal::meaning::{Amount, Base, Clock};
use crate::temporal::stretch::Unit;
use crate::temporal::terms::Term;
use crate::temporal::words::Words;

/// A set of times.
pub(super) fn set(words: &Words<'_>, start: usize) -> Read {
    match words.term(start) {
        Term::Every(unit) => Some((start + 1, Base::Every(Amount::Exactly(1), unit).plain())),
        Term::Weekdays(day) => Some((start + 1, Base::EveryWeekday(day).plain())),
        Term::Each => each(words, start + 1),
        Term::Per => unit(words, start + 1).map(|(unit, end)| (end, Base::Every(Amount::Exactly(1), unit).plain())),
        Term::A if is_rate(words, start) => {
            unit(words, start + 1).map(|(unit, end)| (end, Base::Every(Amount::Exactly(1), unit).plain()))
        }
        _ => None,
    }
}

fn each(words: &Words<'_>, at: usize) -> Read {
    match words.term(at) {
        Term::Weekday(day) => Some((at + 1, Base::EveryWeekday(day).plain())),
        Term::Month(month) | Term::MonthOrVerb(month) => Some((at + 1, Base::EveryMonth(month).plain())),
        Term::Part(part) => Some((at + 1, Base::Every(Amount::Exactly(1), Unit::Day).plain().at(Clock::Part(part)))),
        _ => {
            let (amount, at) = amount(words, at).unwrap_or((Amount::Exactly(1), at));
            let (unit, end) = unit(words, at)?;
            Some((end, Base::Every(amount, unit).plain()))
        }
    }
}

/// `a` after a number of times: `twice a week`, `three times a year`, `30 a day`.
fn is_rate(words: &Words<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| words.word(at));
    let is_number = matches!(words.before(at), Term::Number { .. }) && !words.is_split_number(at - 1);
    is_number || matches!(before, "once" | "twice" | "times" | "Once" | "Twice")
}
