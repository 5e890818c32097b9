//! Places expressions: counted from the publication date in news, from what was told last in a story.

mod course;
mod timex;

use super::find::Link;
use super::lean::Lean;
use super::meaning::{Anchor, Base, Meaning, Part, Which, Year};
use super::stretch::{Stretch, Unit, day_of, monday};
use super::{Bound, Spoken, Timex};
use crate::model::Day;
use course::Course;

/// How a text is told, and how far the telling has come.
pub(super) struct Story {
    /// The day of publication, or of the dateline.
    today: Day,
    /// A history: dates go on from each other and not from the publication.
    is_history: bool,
    /// What was told last.
    told: Option<Told>,
    course: Course,
}

#[derive(Clone, Copy)]
struct Told {
    stretch: Stretch,
    sentence: usize,
    /// It was written with its year.
    is_explicit: bool,
}

/// Where an expression lies, and how that was found.
#[derive(Debug, Clone, Copy)]
struct Placed {
    place: Place,
    how: &'static str,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    At(Stretch),
    /// A unit of which only a larger one is known: a day of some month.
    Within(Stretch, Unit),
    /// Nothing is known but the unit.
    Unknown(Unit),
}

/// Whether the sentence around it matters: expressions that do not say which of many they mean.
pub(super) const fn looks_about(meaning: &Meaning) -> bool {
    matches!(
        meaning.base,
        Base::Calendar(_, Year::Open(_))
            | Base::DayOfMonth(_)
            | Base::Weekday(..)
            | Base::WeekdayOf(..)
            | Base::Shift(..)
            | Base::Duration(..)
    )
}

impl Story {
    pub(super) fn new(published: Day, spoken: &[Spoken]) -> Self {
        let mut story =
            Self { today: published, is_history: is_history(published, spoken), told: None, course: Course::default() };
        let first = spoken.iter().take(3).find(|one| one.is_dateline);
        if let Some(Place::At(Stretch::Day(day))) = first.and_then(|one| story.place(one)).map(|placed| placed.place)
            && day <= published
            && !story.is_history
        {
            story.today = day;
        }
        story
    }

    /// Places every expression in turn.
    pub(super) fn tell(mut self, spoken: &[Spoken]) -> Vec<Timex> {
        let mut all: Vec<Timex> = Vec::with_capacity(spoken.len());
        let mut before: Option<(usize, Option<Lean>)> = None;
        for (at, one) in spoken.iter().enumerate() {
            if one.is_former && !self.is_history {
                continue;
            }
            let shared = one.link.and(before).filter(|(last, _)| last + 1 == at).and_then(|(_, lean)| lean);
            let lean = shared.or(one.lean);
            let one = &Spoken { lean, span: one.span.clone(), ..*one };
            let placed = self.place(one);
            self.remember(one, placed);
            let mut timex = self.timex(one, placed);
            if one.link == Some(Link::Range) && before.is_some_and(|(last, _)| last + 1 == at) {
                timex::join(all.last_mut(), &mut timex);
            }
            all.push(timex);
            before = Some((at, lean));
        }
        all
    }

    fn remember(&mut self, one: &Spoken, placed: Option<Placed>) {
        let Some(Placed { place: Place::At(stretch) | Place::Within(stretch, _), .. }) = placed else { return };
        let is_end = one.link == Some(Link::Range) && matches!(stretch, Stretch::Year(_));
        let is_long = matches!(stretch, Stretch::Decade(_) | Stretch::Century(_));
        let is_aside = matches!(one.bound, Some(Bound::Since)) || one.meaning.base == Base::Today && self.is_history;
        if is_end || (is_long || is_aside) && self.told.is_some() {
            return;
        }
        let is_explicit = matches!(one.meaning.base, Base::Calendar(_, Year::Given(_)));
        let is_back = matches!(one.meaning.base, Base::Shift(_, ..0, _));
        if !is_back {
            self.course.tell(stretch, one.opens);
        }
        self.told = Some(Told { stretch, sentence: one.sentence, is_explicit });
    }

    fn place(&self, one: &Spoken) -> Option<Placed> {
        let at = |stretch, how| Some(Placed { place: Place::At(stretch), how });
        match one.meaning.base {
            Base::Calendar(part, year) => self.calendar(one, part, year),
            Base::DayOfMonth(day) => self.day_of_month(one, day),
            Base::Weekday(day, which) => self.weekday(one, day, which),
            Base::WeekdayOf(day, weeks) => {
                let monday = monday(self.today).plus(weeks * 7)?;
                at(Stretch::Day(monday.plus(day.into())?), "weekday of the week named beside it")
            }
            Base::Today => at(Stretch::Day(self.today), "the day of publication"),
            Base::Shift(unit, n, anchor) => self.shift(one, unit, n, anchor),
            Base::Decade(decade) => at(Stretch::Decade(decade), "as written"),
            Base::Century(century) => at(Stretch::Century(century), "as written"),
            _ => None,
        }
    }

    /// A part of a year.
    fn calendar(&self, one: &Spoken, part: Part, year: Year) -> Option<Placed> {
        let (year, how) = match year {
            Year::Given(year) => (year, "as written"),
            Year::Shift(n, Anchor::Story) => {
                (self.story_year().unwrap_or(self.today.ymd().0) + n, "year counted from what was told before")
            }
            Year::Shift(n, Anchor::Published) => {
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
        if let Some(told) = self.told_for(one, which) {
            let year = self.year_in_story(told.stretch, part);
            let year = year + i64::from(which == Which::Next) - i64::from(which == Which::Last);
            return in_year(part, year)
                .map(|stretch| Placed { place: Place::At(stretch), how: "year of what was told before" });
        }
        let ahead = match which {
            Which::Next => true,
            Which::Last => false,
            Which::This => {
                return Some(Placed { place: Place::At(in_year(part, this)?), how: "of the year of publication" });
            }
            Which::Bare => one.lean == Some(Lean::Ahead) || one.lean.is_none() && self.is_soon(part),
        };
        let now = match part {
            Part::Day(..) => Stretch::Day(self.today),
            Part::Month(_) => Stretch::around(self.today, Unit::Month),
            Part::Quarter(_) => Stretch::around(self.today, Unit::Quarter),
            _ => Stretch::around(self.today, Unit::Season),
        };
        let years = if ahead { [this, this + 1, this + 2, this + 4] } else { [this, this - 1, this - 2, this - 4] };
        let strict = which != Which::Bare;
        let fits = |stretch: &Stretch| {
            let (Some(first), Some(now)) = (stretch.first(), now.first()) else { return false };
            (first == now && !strict) || if ahead { first > now } else { first < now }
        };
        let stretch = years.into_iter().filter_map(|year| in_year(part, year)).find(fits)?;
        let how = match (ahead, which) {
            (true, Which::Next) => "the next one after publication",
            (false, Which::Last) => "the last one before publication",
            (true, _) => "looks ahead: the next one from publication on",
            (false, _) => "the latest one not after publication",
        };
        Some(Placed { place: Place::At(stretch), how })
    }

    /// Whether a day without a year and without tense comes in the next weeks: its last time is most of a year ago.
    fn is_soon(&self, part: Part) -> bool {
        const WEEKS: i64 = 6;
        let this = self.today.ymd().0;
        let days = [this, this + 1].into_iter().filter_map(|year| in_year(part, year)?.first());
        let mut away = days.map(|day| day.days() - self.today.days());
        matches!(part, Part::Day(..)) && away.any(|days| (1..=WEEKS * 7).contains(&days))
    }

    /// What was told before, if the year is that one's: always in a history; in news where the same sentence has
    /// just named a year.
    fn told_for(&self, one: &Spoken, which: Which) -> Option<Told> {
        let told = self.told?;
        if self.is_history {
            return Some(told);
        }
        let same = told.sentence == one.sentence && told.is_explicit && told.stretch.year() != self.today.ymd().0;
        (same && which == Which::Bare && one.lean != Some(Lean::Ahead)).then_some(told)
    }

    /// The year of a story in which a month or day lies.
    fn year_in_story(&self, told: Stretch, part: Part) -> i64 {
        let by_course = match part {
            Part::Month(month) | Part::Day(month, _) if self.is_history => self.course.year_of(month),
            _ => None,
        };
        by_course.unwrap_or(told.year())
    }

    fn story_year(&self) -> Option<i64> {
        self.told.map(|told| told.stretch.year())
    }

    fn day_of_month(&self, one: &Spoken, day: u8) -> Option<Placed> {
        let told = self.told.filter(|told| self.is_history || told.sentence + 1 >= one.sentence);
        if let Some((told, month)) = told.and_then(|told| Some((told, told.stretch.month()?))) {
            let stretch = day_of(told.stretch.year(), month, day)?;
            return Some(Placed { place: Place::At(stretch), how: "day of the month told before" });
        }
        let ahead = one.lean == Some(Lean::Ahead);
        let this = Stretch::around(self.today, Unit::Month);
        let in_month = |n: i64| match this.plus(n)? {
            Stretch::Month(year, month) => day_of(year, month, day),
            _ => None,
        };
        let fits = |stretch: &Stretch| {
            stretch.first().is_some_and(|first| if ahead { first >= self.today } else { first <= self.today })
        };
        let months = if ahead { [0, 1, 2] } else { [0, -1, -2] };
        let stretch = months.into_iter().filter_map(in_month).find(fits)?;
        Some(Placed {
            place: Place::At(stretch),
            how: if ahead { "looks ahead: the next such day of a month" } else { "the latest such day of a month" },
        })
    }

    fn weekday(&self, one: &Spoken, day: u8, which: Which) -> Option<Placed> {
        let at = |day: Day, how| Some(Placed { place: Place::At(Stretch::Day(day)), how });
        if which == Which::Bare
            && let Some(told) = self.told.filter(|told| told.sentence + 1 >= one.sentence)
            && let (Stretch::Week(monday), true) =
                (told.stretch, told.sentence == one.sentence || one.lean == Some(Lean::Ahead))
        {
            return at(monday.plus(day.into())?, "weekday of the week told before");
        }
        if let (Some(_), Some(Stretch::Day(first))) = (one.link, self.told.map(|told| told.stretch)) {
            return at(on_or_after(first, day)?, "weekday after the one before it, from which it counts");
        }
        if self.is_history {
            let told = self.told.and_then(|told| match told.stretch {
                Stretch::Day(day) => Some(day),
                _ => None,
            });
            return match told {
                Some(told) => at(on_or_after(told, day)?, "weekday after what was told before"),
                None => Some(Placed { place: Place::Unknown(Unit::Day), how: "weekday of an unknown week" }),
            };
        }
        let today = self.today;
        match (which, one.lean) {
            (Which::Next, _) => at(on_or_after(today.plus(1)?, day)?, "the next one after publication"),
            (Which::Last, _) => at(on_or_before(today.plus(-1)?, day)?, "the last one before publication"),
            (Which::This, Some(Lean::Back)) | (Which::Bare, Some(Lean::Back) | None) => {
                at(on_or_before(today, day)?, "weekday on or before publication")
            }
            (_, Some(Lean::Ahead)) => {
                at(on_or_after(today, day)?, "weekday on or after publication, since it looks ahead")
            }
            (Which::This, None) => at(monday(today).plus(day.into())?, "weekday of the week of publication"),
        }
    }

    fn near_publication(&self, one: &Spoken, unit: Unit, n: i64) -> Option<Placed> {
        let now = Stretch::around(self.today, unit);
        // `the weekend` that was is the last one.
        let is_ahead = one.lean == Some(Lean::Ahead) || now.first()? <= self.today;
        let n = if unit == Unit::Weekend && n == 0 && !is_ahead { -1 } else { n };
        let how = match n {
            0 => "the one of publication",
            ..0 => "counted back from publication",
            _ => "counted on from publication",
        };
        Some(Placed { place: Place::At(now.plus(steps(unit, n))?), how })
    }

    fn shift(&self, one: &Spoken, unit: Unit, n: i64, anchor: Anchor) -> Option<Placed> {
        if anchor == Anchor::Published && !self.is_history {
            return self.near_publication(one, unit, n);
        }
        let is_close = |told: &Told| told.sentence + 1 >= one.sentence && matches!(told.stretch, Stretch::Day(_));
        let close = |told: &Told| self.is_history || one.meaning.clock.is_none() || n != 0 || is_close(told);
        let Some(told) = self.told.filter(close) else {
            return if self.is_history {
                Some(Placed { place: Place::Unknown(unit), how: "counted from what is not said" })
            } else {
                let stretch = Stretch::around(self.today, unit).plus(steps(unit, n))?;
                Some(Placed { place: Place::At(stretch), how: "counted from publication" })
            };
        };
        let how = "counted from what was told before";
        let place = match as_unit(told.stretch, unit) {
            Some(stretch) => Place::At(stretch.plus(steps(unit, n))?),
            None => Place::Within(told.stretch, unit),
        };
        Some(Placed { place, how })
    }
}

/// Hours do not leave the day.
const fn steps(unit: Unit, n: i64) -> i64 {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => 0,
        _ => n,
    }
}

/// A stretch widened to a unit; nothing if the unit is finer than the stretch.
fn as_unit(stretch: Stretch, unit: Unit) -> Option<Stretch> {
    let own = match stretch {
        Stretch::Day(_) => Unit::Day,
        Stretch::Week(_) => Unit::Week,
        Stretch::Weekend(_) => Unit::Weekend,
        Stretch::Month(..) => Unit::Month,
        Stretch::Quarter(..) => Unit::Quarter,
        Stretch::Season(..) | Stretch::Half(..) => Unit::Season,
        Stretch::Year(_) => Unit::Year,
        Stretch::Decade(_) => Unit::Decade,
        Stretch::Century(_) => Unit::Century,
    };
    if own == unit {
        return Some(stretch);
    }
    if let (Stretch::Season(year, _), Unit::Year) = (stretch, unit) {
        return Some(Stretch::Year(year));
    }
    (unit as u8 > own as u8).then(|| stretch.first().map(|day| Stretch::around(day, unit))).flatten()
}

fn in_year(part: Part, year: i64) -> Option<Stretch> {
    match part {
        Part::All => Some(Stretch::Year(year)),
        Part::Half(half) => Some(Stretch::Half(year, half)),
        Part::Quarter(quarter) => Some(Stretch::Quarter(year, quarter)),
        Part::Season(season) => Some(Stretch::Season(year, season)),
        Part::Month(month) => Some(Stretch::Month(year, month)),
        Part::Day(month, day) => day_of(year, month, day),
    }
}

fn on_or_after(day: Day, weekday: u8) -> Option<Day> {
    let ahead = i64::from(weekday) - i64::from(day.weekday().num_days_from_monday());
    day.plus(ahead.rem_euclid(7))
}

fn on_or_before(day: Day, weekday: u8) -> Option<Day> {
    let back = i64::from(day.weekday().num_days_from_monday()) - i64::from(weekday);
    day.plus(-back.rem_euclid(7))
}

/// A history names many dates with their years, far before its publication, and hardly a day of this week.
fn is_history(published: Day, spoken: &[Spoken]) -> bool {
    let year = published.ymd().0;
    let far = |one: &&Spoken| matches!(one.meaning.base, Base::Calendar(_, Year::Given(given)) if given < year);
    let near = |one: &&Spoken| match one.meaning.base {
        Base::Today | Base::Weekday(..) | Base::WeekdayOf(..) | Base::Shift(_, _, Anchor::Published) => true,
        Base::Calendar(_, Year::Given(given)) => given >= year,
        _ => false,
    };
    let (far, near) = (spoken.iter().filter(far).count(), spoken.iter().filter(near).count());
    far >= 3 && far > 2 * near
}
