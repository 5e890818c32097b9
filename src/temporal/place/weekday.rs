//! Days of the week: of the week or range told just before, else before or after the publication.

use super::{Place, Placed, Story, Told};
use crate::model::Day;
use crate::temporal::Spoken;
use crate::temporal::lean::Lean;
use crate::temporal::meaning::Which;
use crate::temporal::stretch::{Stretch, monday};

impl Story {
    pub(super) fn weekday(&self, one: &Spoken, day: u8, which: Which) -> Option<Placed> {
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
        if self.is_history
            && let Some(Told { stretch: Stretch::Day(told), sentence, .. }) = self.told
            && sentence + 2 >= one.sentence
        {
            return at(on_or_after(told, day)?, "weekday after what was told before");
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
}

fn on_or_after(day: Day, weekday: u8) -> Option<Day> {
    let ahead = i64::from(weekday) - i64::from(day.weekday().num_days_from_monday());
    day.plus(ahead.rem_euclid(7))
}

fn on_or_before(day: Day, weekday: u8) -> Option<Day> {
    let back = i64::from(day.weekday().num_days_from_monday()) - i64::from(weekday);
    day.plus(-back.rem_euclid(7))
}
