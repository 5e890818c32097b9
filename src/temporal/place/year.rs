//! Parts of a year: by the year that is written, else by that of the story, else by the nearest that fits.

use super::{Place, Placed, Story, Told};
use crate::model::day::days_in_month;
use crate::temporal::Spoken;
use crate::temporal::lean::Lean;
use crate::temporal::meaning::{Anchor, Part, Which, Year};
use crate::temporal::stretch::{Stretch, Unit, day_of};

/// How many years ago is long ago: news that looks back so far stays there for some sentences.
const LONG_AGO: i64 = 3;

/// For how many sentences.
const PASSAGE: usize = 2;

/// How many days ago a day that looks ahead can lie.
const JUST: i64 = 3;

/// How a year is found that was told before.
pub(super) const OF_STORY: &str = "year of what was told before";

impl Story {
    /// A part of a year.
    pub(super) fn calendar(&self, one: &Spoken, part: Part, year: Year) -> Option<Placed> {
        let (year, how) = match year {
            Year::Given(year) => (year, "as written"),
            Year::Short(year) => (self.latest_ending(year), "the latest year of these digits that has begun"),
            Year::Shift(n, Anchor::Story) => {
                (self.story_year().unwrap_or(self.today.ymd().0) + n, "year counted from what was told before")
            }
            Year::Shift(n, Anchor::Published | Anchor::Passage) => {
                let from = if self.is_history { self.story_year() } else { None };
                (from.unwrap_or(self.today.ymd().0) + n, "year counted from publication")
            }
            Year::Open(which) => return self.open_year(one, part, which),
        };
        Some(Placed { place: Place::At(in_year(part, year)?), how })
    }

    /// A part of a year that is not said.
    fn open_year(&self, one: &Spoken, part: Part, which: Which) -> Option<Placed> {
        let this = self.today.ymd().0;
        if let (Some(told), Which::Bare, false) = (self.told, which, self.is_history)
            && let Some(stretch) = self.chronology.between(one, told.stretch, part)
        {
            return Some(Placed { place: Place::At(stretch), how: "between its neighbours in a chronology" });
        }
        if let Some(told) = self.told_for(one, which) {
            let year = self.year_in_story(told.stretch, part);
            let year = year + i64::from(which == Which::Next) - i64::from(which == Which::Last);
            return in_year(part, year).map(|stretch| Placed { place: Place::At(stretch), how: OF_STORY });
        }
        match which {
            Which::This => Some(Placed { place: Place::At(in_year(part, this)?), how: "of the year of publication" }),
            Which::Next => self.returning(part, true, true, "the next one after publication"),
            Which::Last => self.returning(part, false, true, "the last one before publication"),
            Which::Bare => self.bare_year(part, one.lean),
        }
    }

    fn bare_year(&self, part: Part, lean: Option<Lean>) -> Option<Placed> {
        let ahead = self.returning(part, true, false, "looks ahead: the next one from publication on");
        let behind = self.returning(part, false, false, "the latest one not after publication");
        let age = |placed: &Option<Placed>| match placed.as_ref()?.place {
            Place::At(stretch) => Some(self.today.days() - stretch.first()?.days()),
            _ => None,
        };
        match (lean, part) {
            // `is to begin visits from 13 January`, published on the 14th: it has just begun.
            (Some(Lean::Ahead), Part::Day(..)) if age(&behind).is_some_and(|age| age <= JUST) => behind,
            (Some(Lean::Ahead), _) => ahead,
            // Of a day that no verb places, the nearer one is meant.
            (None, Part::Day(..) | Part::Weekday(..)) => {
                if age(&ahead)?.abs() < age(&behind)? {
                    ahead
                } else {
                    behind
                }
            }
            _ => behind,
        }
    }

    /// The nearest of those that return every year, on one side of publication, itself included unless `strict`.
    fn returning(&self, part: Part, ahead: bool, strict: bool, how: &'static str) -> Option<Placed> {
        let this = self.today.ymd().0;
        let unit = match part {
            Part::Day(..) | Part::Weekday(..) => Unit::Day,
            Part::Month(_) => Unit::Month,
            Part::Quarter(_) => Unit::Quarter,
            _ => Unit::Season,
        };
        let now = Stretch::around(self.today, unit).first()?;
        let fits = |stretch: &Stretch| {
            let first = stretch.first().unwrap_or(now);
            first == now && !strict || if ahead { first > now } else { first < now }
        };
        // A leap day returns after eight years at the latest.
        let years = (0..=8).map(|n| if ahead { this + n } else { this - n });
        let stretch = years.filter_map(|year| in_year(part, year)).find(fits)?;
        Some(Placed { place: Place::At(stretch), how })
    }

    /// What was told before, if the year is that one's: always in a history; in news where the same sentence has
    /// just named a year, or one of the last named a year long ago.
    fn told_for(&self, one: &Spoken, which: Which) -> Option<Told> {
        let told = self.told?;
        if self.is_history {
            return Some(told);
        }
        let (year, this) = (told.stretch.year(), self.today.ymd().0);
        let long_ago = year + LONG_AGO <= this && told.stretch.month().is_some();
        let near = if long_ago { PASSAGE } else { 0 };
        let same = told.sentence + near >= one.sentence && told.is_explicit && year != this;
        (same && which == Which::Bare && one.lean != Some(Lean::Ahead)).then_some(told)
    }

    /// The year of a story in which a month or day lies.
    fn year_in_story(&self, told: Stretch, part: Part) -> i64 {
        let by_course = match part {
            Part::Month(month) | Part::Day(month, _) | Part::Weekday(month, ..) if self.is_history => {
                self.course.year_of(month)
            }
            _ => None,
        };
        by_course.unwrap_or(told.year())
    }

    /// The latest year up to publication that ends in two digits.
    fn latest_ending(&self, digits: u8) -> i64 {
        let this = self.today.ymd().0;
        this - (this - i64::from(digits)).rem_euclid(100)
    }

    fn story_year(&self) -> Option<i64> {
        self.told.map(|told| told.stretch.year())
    }
}

pub(super) fn in_year(part: Part, year: i64) -> Option<Stretch> {
    match part {
        Part::All => Some(Stretch::Year(year)),
        Part::Half(half) => Some(Stretch::Half(year, half)),
        Part::Quarter(quarter) => Some(Stretch::Quarter(year, quarter)),
        Part::Season(season) => Some(Stretch::Season(year, season)),
        Part::Month(month) => Some(Stretch::Month(year, month)),
        Part::Day(month, day) => day_of(year, month, day),
        Part::Weekday(month, nth, day) => nth_weekday(year, month, nth, day),
    }
}

/// The nth such day of the week in a month; the last for 0.
fn nth_weekday(year: i64, month: u8, nth: u8, weekday: u8) -> Option<Stretch> {
    let first = Stretch::Month(year, month).first()?;
    let ahead = i64::from(weekday) - i64::from(first.weekday().num_days_from_monday());
    let days = ahead.rem_euclid(7);
    let weeks = if nth == 0 { (i64::from(days_in_month(year, month)) - 1 - days) / 7 } else { i64::from(nth) - 1 };
    first.plus(days + weeks * 7).map(Stretch::Day)
}
