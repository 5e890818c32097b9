//! What an expression says before it is placed: parts of the calendar, steps from a day yet to be told, lengths.

use super::Modifier;
use super::stretch::{Season, Unit};

/// An expression as read, without the day it counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) base: Base,
    pub(super) modifier: Option<Modifier>,
    pub(super) clock: Option<Clock>,
}

/// The kinds of meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// A part of a year: `March`, `16 March 2023`, `the summer of last year`.
    Calendar(Part, Year),
    /// `the 16th`.
    DayOfMonth(u8),
    /// `Monday`, `next Monday`.
    Weekday(u8, Which),
    /// `Monday last week`: a weekday of the week so many weeks on.
    WeekdayOf(u8, i64),
    /// `today`, which in a history is no day of the story.
    Today,
    /// So many units on from an anchor: `yesterday`, `next week`, `three days later`, `that year`.
    Shift(Unit, i64, Anchor),
    /// `that time`: when that was which was told last.
    Told,
    /// `the 1990s`: 199.
    Decade(i64),
    /// `the 19th century`: 18.
    Century(i64),
    /// `for two weeks`.
    Duration(Amount, Unit),
    /// `the past two weeks`, `the coming days`.
    Reach(Amount, Unit, Way),
    /// `every two years`.
    Every(Amount, Unit),
    /// `every Monday`, `Mondays`.
    EveryWeekday(u8),
    /// `every March`.
    EveryMonth(u8),
    /// `every morning`, `at night`: a part of any day.
    AnyDay,
    /// `recently`, `now`, `the future`.
    Vague(Way),
}

/// A year, or how it is to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// As written.
    Given(i64),
    /// By its last two digits: `'82`.
    Short(u8),
    /// `last year`, `that year`.
    Shift(i64, Anchor),
    /// Left out.
    Open(Which),
}

/// What of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    All,
    Half(u8),
    Quarter(u8),
    Season(Season),
    Month(u8),
    Day(u8, u8),
    /// The nth such day of the week in a month; 0 for the last.
    Weekday(u8, u8, u8),
}

/// Which of those that return every year or week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// To be told by tense, cue and story.
    Bare,
    Next,
    Last,
    This,
}

/// What an expression counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The day of publication, or of the dateline.
    Published,
    /// What was told last.
    Story,
    /// What was told last, if that lies in a year gone by; else the day of publication.
    Passage,
}

/// Behind, here, or ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Back,
    Here,
    Ahead,
}

/// How many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    Exactly(u32),
    /// So many and a half.
    AndHalf(u32),
    /// `several`, `a few`, or a bare plural.
    Some,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clock {
    /// Hour and minute, and whether in universal time.
    At(u8, u8, bool),
    /// `MO`, `AF`, `EV`, `NI`.
    Part(&'static str),
}

impl Base {
    /// The meaning with nothing more to it.
    pub(super) const fn plain(self) -> Meaning {
        Meaning { base: self, modifier: None, clock: None }
    }
}

impl Meaning {
    /// The same with a modifier.
    pub(super) fn with(self, modifier: Option<Modifier>) -> Self {
        Self { modifier: modifier.or(self.modifier), ..self }
    }

    /// The same at a time of day.
    pub(super) fn at(self, clock: Clock) -> Self {
        Self { clock: Some(clock), ..self }
    }

    /// Whether it names a day, so that it can have a time.
    pub(super) const fn names_day(&self) -> bool {
        matches!(
            self.base,
            Base::Calendar(Part::Day(..) | Part::Weekday(..), _)
                | Base::DayOfMonth(_)
                | Base::Weekday(..)
                | Base::WeekdayOf(..)
                | Base::Today
                | Base::Shift(Unit::Day, ..)
        )
    }
}

impl Amount {
    /// The number of a TIMEX3 duration.
    pub(super) fn value(self) -> String {
        match self {
            Self::Exactly(n) => n.to_string(),
            Self::AndHalf(n) => format!("{n}.5"),
            Self::Some => "X".to_owned(),
        }
    }
}
