//! Places expressions: counted from the publication date in news, from what was told last in a story.

mod chronology;
mod course;
mod timex;
mod weekday;
mod year;

use super::find::Link;
use super::lean::Lean;
use super::meaning::{Anchor, Base, Meaning, Year};
use super::stretch::{Stretch, Unit, day_of, monday};
use super::{Bound, Spoken, Timex};
use crate::model::Day;
use chronology::Chronology;
use course::Course;

/// How a text is told, and how far the telling has come.
#[derive(Debug)]
pub(super) struct Story {
    published: Day,
    /// The day of publication, or of the dateline.
    today: Day,
    /// A history: dates go on from each other and not from the publication.
    is_history: bool,
    /// What was told last.
    told: Option<Told>,
    course: Course,
    chronology: Chronology,
}

#[derive(Debug, Clone, Copy)]
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
    pub(super) fn new(published: Day) -> Self {
        Self {
            published,
            today: published,
            is_history: false,
            told: None,
            course: Course::default(),
            chronology: Chronology::default(),
        }
    }

    /// Judges how a stretch is told; a dateline at the beginning of the text says what `today` is.
    pub(super) fn hear(&mut self, spoken: &[Spoken], begins: bool) {
        self.is_history = is_history(self.published, spoken);
        self.chronology = Chronology::of(spoken);
        let first = spoken.iter().take(3).find(|one| begins && one.is_dateline);
        if let Some(Place::At(Stretch::Day(day))) = first.and_then(|one| self.place(one)).map(|placed| placed.place)
            && day <= self.published
            && !self.is_history
        {
            self.today = day;
        }
    }

    /// Places every expression in turn.
    pub(super) fn tell(&mut self, spoken: &[Spoken]) -> Vec<Timex> {
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
        let is_explicit = matches!(one.meaning.base, Base::Calendar(_, Year::Given(_) | Year::Short(_)))
            || placed.is_some_and(|placed| placed.how == year::OF_STORY)
            || matches!(one.meaning.base, Base::DayOfMonth(_)) && self.told.is_some_and(|told| told.is_explicit);
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
            Base::Told => self.told_time(one),
            Base::Decade(decade) => at(Stretch::Decade(decade), "as written"),
            Base::Century(century) => at(Stretch::Century(century), "as written"),
            _ => None,
        }
    }

    /// When that was which was told last: in news only just before.
    fn told_time(&self, one: &Spoken) -> Option<Placed> {
        let told = self.told.filter(|told| self.is_history || told.sentence + 1 >= one.sentence)?;
        Some(Placed { place: Place::At(told.stretch), how: "the time told before" })
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
        let gone = |told: &Told| told.sentence + 2 >= one.sentence && told.stretch.year() < self.today.ymd().0;
        let of_story = anchor == Anchor::Story || anchor == Anchor::Passage && self.told.as_ref().is_some_and(gone);
        if !self.is_history && !of_story {
            return self.near_publication(one, unit, n);
        }
        // News goes on from what it told only just before, and a day only from a day.
        let near = |told: &Told, sentences: usize| told.sentence + sentences >= one.sentence;
        let fits = |told: &Told| n != 0 || as_unit(told.stretch, unit).is_some();
        let sentences = if one.meaning.clock.is_some() && n == 0 { 1 } else { 3 };
        let close = |told: &Told| self.is_history || near(told, sentences) && fits(told);
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

/// A history names many dates with their years, far before its publication, and hardly a day or week near it.
fn is_history(published: Day, spoken: &[Spoken]) -> bool {
    let year = published.ymd().0;
    let far = |one: &&Spoken| matches!(one.meaning.base, Base::Calendar(_, Year::Given(given)) if given < year);
    let near = |one: &&Spoken| match one.meaning.base {
        Base::Today | Base::Weekday(..) | Base::WeekdayOf(..) => true,
        Base::Shift(unit, _, Anchor::Published | Anchor::Passage) => unit as u8 <= Unit::Month as u8,
        Base::Calendar(_, Year::Open(_)) => one.lean == Some(Lean::Ahead),
        _ => false,
    };
    let (far, near) = (spoken.iter().filter(far).count(), spoken.iter().filter(near).count());
    far >= 3 && far > 4 * near
}
