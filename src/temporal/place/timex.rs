//! A placed meaning in its two notations.

use super::{Place, Placed, Story};
use crate::model::{Day, EventDate};
use crate::temporal::lean::Lean;
use crate::temporal::meaning::{Amount, Anchor, Base, Clock, Way, Year};
use crate::temporal::stretch::{Stretch, Unit};
use crate::temporal::{Bound, Modifier, Spoken, Timex, TimexType};
use std::borrow::Cow;

/// What will stand in a [`Timex`].
struct Notation {
    kind: TimexType,
    value: String,
    edtf: Option<String>,
    how: &'static str,
}

impl Story {
    pub(super) fn timex(&self, one: &Spoken, placed: Option<Placed>) -> Timex {
        let notation = placed.map_or_else(|| self.unplaced(one), |placed| self.placed(one, placed));
        Timex {
            span: one.span.clone(),
            kind: notation.kind,
            value: notation.value,
            modifier: one.meaning.modifier,
            edtf: notation.edtf.and_then(|text| text.parse().ok()),
            how: Cow::Borrowed(notation.how),
            lean: one.lean,
            is_relative: !matches!(
                one.meaning.base,
                Base::Calendar(_, Year::Given(_)) | Base::Decade(_) | Base::Century(_)
            ),
            bound: one.bound,
            range: None,
        }
    }

    fn placed(&self, one: &Spoken, Placed { place, how }: Placed) -> Notation {
        let clock = one.meaning.clock;
        let kind = if clock.is_some() { TimexType::Time } else { TimexType::Date };
        let is_today = one.meaning.base == Base::Today;
        if self.is_history && is_today && clock.is_none() {
            return Notation { kind, value: "PRESENT_REF".to_owned(), edtf: None, how: "the present of a history" };
        }
        let mut value = match place {
            Place::At(stretch) => stretch.value(),
            Place::Within(stretch, unit) => within(stretch, unit),
            Place::Unknown(unit) => unknown(unit).to_owned(),
        };
        if let Some(clock) = clock {
            value.push_str(&clock_value(clock));
        }
        let stretch = match place {
            Place::At(stretch) | Place::Within(stretch, _) => Some(stretch),
            Place::Unknown(_) => None,
        };
        let edtf = stretch.and_then(|stretch| self.bounded(one, stretch));
        Notation { kind, value, edtf, how }
    }

    /// EDTF with what the preposition and the modifier leave open.
    fn bounded(&self, one: &Spoken, stretch: Stretch) -> Option<String> {
        let exact = || match one.meaning.base {
            Base::Shift(unit, n, Anchor::Published | Anchor::Passage) => day_away(self.today, unit, n),
            _ => None,
        };
        let first = || exact().map(|day| day.to_string()).or_else(|| start(stretch));
        let last = || exact().map(|day| day.to_string()).or_else(|| end(stretch));
        match (one.meaning.modifier, one.bound) {
            (Some(Modifier::Before), _) => Some(format!("../{}", last()?)),
            (Some(Modifier::After), _) => Some(format!("{}/..", first()?)),
            (Some(Modifier::LessThan), _) => Some(format!("{}/{}", first()?, self.today)),
            (Some(Modifier::Approx), _) => {
                stretch.edtf().filter(|edtf| !edtf.contains('/')).map(|edtf| format!("{edtf}~"))
            }
            (_, Some(Bound::Since)) if self.is_history || stretch.first()? > self.today => {
                Some(format!("{}/..", start(stretch)?))
            }
            (_, Some(Bound::Since)) => Some(format!("{}/{}", start(stretch)?, self.today)),
            (_, Some(Bound::Until | Bound::By | Bound::Before)) => Some(format!("../{}", end(stretch)?)),
            (_, Some(Bound::After)) => Some(format!("{}/..", start(stretch)?)),
            _ => stretch.edtf(),
        }
    }

    /// Lengths, sets, and vague references.
    fn unplaced(&self, one: &Spoken) -> Notation {
        let of = |kind, value, edtf, how| Notation { kind, value, edtf, how };
        match one.meaning.base {
            Base::Duration(amount, unit) => {
                let edtf = self.in_future(one, amount, unit);
                let how = if edtf.is_some() { "a length counted on from publication" } else { "a length of time" };
                of(TimexType::Duration, duration(amount, unit), edtf, how)
            }
            Base::Reach(amount, unit, way) => {
                let how = if way == Way::Back { "a length up to publication" } else { "a length from publication on" };
                of(TimexType::Duration, duration(amount, unit), self.reach(amount, unit, way), how)
            }
            Base::Every(_, Unit::Day) if one.meaning.clock.is_some() => {
                let clock = one.meaning.clock.map(clock_value).unwrap_or_default();
                of(TimexType::Set, format!("XXXX-XX-XX{clock}"), None, "returns every day")
            }
            Base::Every(amount, unit) => of(TimexType::Set, duration(amount, unit), None, "returns"),
            Base::EveryWeekday(day) => of(TimexType::Set, format!("XXXX-WXX-{}", day + 1), None, "returns every week"),
            Base::EveryMonth(month) => of(TimexType::Set, format!("XXXX-{month:02}"), None, "returns every year"),
            Base::AnyDay => {
                let clock = one.meaning.clock.map(clock_value).unwrap_or_default();
                of(TimexType::Time, format!("XXXX-XX-XX{clock}"), None, "a part of any day")
            }
            Base::Vague(way) => of(TimexType::Date, reference(way).to_owned(), self.vague(way), "no date said"),
            Base::Told => of(TimexType::Date, "PAST_REF".to_owned(), None, "a time that is not said"),
            _ => of(TimexType::Date, "XXXX-XX-XX".to_owned(), None, "not placed: the calendar has no such day"),
        }
    }

    /// `will meet in two weeks`.
    fn in_future(&self, one: &Spoken, amount: Amount, unit: Unit) -> Option<String> {
        let ahead = one.follows_in && one.lean == Some(Lean::Ahead) && !self.is_history;
        match amount {
            Amount::Exactly(n) if ahead => Stretch::around(self.today, unit).plus(n.into())?.edtf(),
            _ => None,
        }
    }

    fn reach(&self, amount: Amount, unit: Unit, way: Way) -> Option<String> {
        if self.is_history {
            return None;
        }
        match (amount, way) {
            (Amount::Exactly(n), Way::Back) => {
                Some(format!("{}/{}", day_away(self.today, unit, -i64::from(n))?, self.today))
            }
            (Amount::Exactly(n), _) => Some(format!("{}/{}", self.today, day_away(self.today, unit, n.into())?)),
            _ => self.vague(way),
        }
    }

    fn vague(&self, way: Way) -> Option<String> {
        match way {
            _ if self.is_history => None,
            Way::Back => Some(format!("../{}", self.today)),
            Way::Here => Some(self.today.to_string()),
            Way::Ahead => Some(format!("{}/..", self.today)),
        }
    }
}

/// Gives both ends of a range the whole of it.
pub(super) fn join(first: Option<&mut Timex>, second: &mut Timex) {
    let Some(first) = first else { return };
    let ends =
        |one: &Timex| one.edtf.as_ref().and_then(|date| Some((date.first()?, date.last()?, date.as_str().to_owned())));
    let (Some((from, _, start)), Some((_, to, end))) = (ends(first), ends(second)) else { return };
    let side = |text: &str, last: bool| {
        if last { text.rsplit('/').next().map(str::to_owned) } else { text.split('/').next().map(str::to_owned) }
    };
    if from > to {
        return;
    }
    let whole: Option<EventDate> =
        side(&start, false).zip(side(&end, true)).and_then(|(start, end)| format!("{start}/{end}").parse().ok());
    first.range.clone_from(&whole);
    second.range = whole;
}

/// The day so many units away, as exact as a day.
fn day_away(today: Day, unit: Unit, n: i64) -> Option<Day> {
    let (_, _, day) = today.ymd();
    let moved = match unit {
        Unit::Week | Unit::Weekend => return today.plus(n.checked_mul(7)?),
        Unit::Month => Stretch::around(today, Unit::Month).plus(n)?,
        Unit::Quarter | Unit::Season => Stretch::around(today, Unit::Month).plus(n.checked_mul(3)?)?,
        Unit::Year => Stretch::around(today, Unit::Month).plus(n.checked_mul(12)?)?,
        Unit::Decade => Stretch::around(today, Unit::Month).plus(n.checked_mul(120)?)?,
        Unit::Century => Stretch::around(today, Unit::Month).plus(n.checked_mul(1200)?)?,
        Unit::Second | Unit::Minute | Unit::Hour => return Some(today),
        Unit::Day => return today.plus(n),
    };
    moved
        .first()?
        .plus(i64::from(day) - 1)
        .filter(|day| Stretch::around(*day, Unit::Month) == moved)
        .or_else(|| moved.last())
}

/// The EDTF an interval that begins with the stretch has at its start.
fn start(stretch: Stretch) -> Option<String> {
    match stretch {
        Stretch::Week(_) | Stretch::Weekend(_) => stretch.first().map(|day| day.to_string()),
        _ => stretch.edtf().filter(|edtf| !edtf.contains('/')),
    }
}

fn end(stretch: Stretch) -> Option<String> {
    match stretch {
        Stretch::Week(_) | Stretch::Weekend(_) => stretch.last().map(|day| day.to_string()),
        _ => stretch.edtf().filter(|edtf| !edtf.contains('/')),
    }
}

fn duration(amount: Amount, unit: Unit) -> String {
    // ISO 8601 knows no decade.
    if let (Unit::Decade, Amount::Exactly(n)) = (unit, amount) {
        return format!("P{}Y", u64::from(n) * 10);
    }
    let (time, letters) = match unit {
        Unit::Second => ("T", "S"),
        Unit::Minute => ("T", "M"),
        Unit::Hour => ("T", "H"),
        Unit::Day => ("", "D"),
        Unit::Weekend => ("", "WE"),
        Unit::Week => ("", "W"),
        Unit::Month => ("", "M"),
        Unit::Quarter => ("", "Q"),
        Unit::Season => ("", "SX"),
        Unit::Year | Unit::Decade => ("", "Y"),
        Unit::Century => ("", "CE"),
    };
    format!("P{time}{}{letters}", amount.value())
}

fn clock_value(clock: Clock) -> String {
    match clock {
        Clock::At(hour, minute, true) => format!("T{hour:02}:{minute:02}Z"),
        Clock::At(hour, minute, false) => format!("T{hour:02}:{minute:02}"),
        Clock::Part(part) => format!("T{part}"),
    }
}

const fn reference(way: Way) -> &'static str {
    match way {
        Way::Back => "PAST_REF",
        Way::Here => "PRESENT_REF",
        Way::Ahead => "FUTURE_REF",
    }
}

const fn unknown(unit: Unit) -> &'static str {
    match unit {
        Unit::Week | Unit::Weekend => "XXXX-WXX",
        Unit::Month | Unit::Quarter | Unit::Season => "XXXX-XX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        _ => "XXXX-XX-XX",
    }
}

/// Some unit of a stretch: `1863-07-XX`.
fn within(stretch: Stretch, unit: Unit) -> String {
    let value = stretch.value();
    match (stretch, unit) {
        (Stretch::Season(year, _), Unit::Day) => within(Stretch::Year(year), Unit::Day),
        (Stretch::Season(year, _), Unit::Month) => within(Stretch::Year(year), Unit::Month),
        (Stretch::Month(..), Unit::Day | Unit::Hour | Unit::Minute | Unit::Second)
        | (Stretch::Year(_), Unit::Month) => {
            format!("{value}-XX")
        }
        (Stretch::Year(_), Unit::Week) => format!("{value}-WXX"),
        (Stretch::Year(_), Unit::Day | Unit::Hour | Unit::Minute | Unit::Second) => format!("{value}-XX-XX"),
        _ => value,
    }
}
