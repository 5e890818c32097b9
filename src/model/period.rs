//! A stretch of days to look in, and how sure an answer about it can be.

use serde::Serialize;

use super::date::{DateError, DateOrder, parse_input};
use super::day::Day;

/// How sure it is that an event fell in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// No day the date allows is in the period.
    Not,
    /// Some days the date allows are in the period, others are not.
    Possibly,
    /// Whatever day it was, it was in the period.
    Certainly,
}

/// Days from one to another, both included; open where there is no bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize)]
pub struct Period {
    /// The first day, if there is one.
    pub from: Option<Day>,
    /// The last day, if there is one.
    pub until: Option<Day>,
}

impl Period {
    /// What `--in` names: a day, week, month, season, quarter, year, decade, range or any EDTF. A season to look in is the
    /// northern one, three whole months; an event "in spring" keeps its doubts.
    ///
    /// # Errors
    /// If the text is not a date.
    pub fn named(text: &str, today: Day, order: Option<DateOrder>) -> Result<Self, DateError> {
        if let Some(week) = iso_week(text.trim()) {
            return Ok(week);
        }
        let date = parse_input(text, today, order)?;
        Ok(northern_season(date.as_str()).unwrap_or_else(|| date.hull()))
    }

    /// What `--since` and `--until` name: from the first day of the one to the
    /// last day of the other.
    ///
    /// # Errors
    /// If a text is not a date, or the period would end before it begins.
    pub fn between(
        since: Option<&str>,
        until: Option<&str>,
        today: Day,
        order: Option<DateOrder>,
    ) -> Result<Self, DateError> {
        let read = |text: Option<&str>| text.map(|text| Self::named(text, today, order)).transpose();
        let period =
            Self { from: read(since)?.and_then(|named| named.from), until: read(until)?.and_then(|named| named.until) };
        match (period.from, period.until) {
            (Some(from), Some(until)) if until < from => {
                Err(DateError::because(format!("a period from {from} until {until} ends before it begins")))
            }
            _ => Ok(period),
        }
    }

    /// Whether every day is in it.
    pub fn is_all_time(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the two have a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        let starts_by = |a: Option<Day>, b: Option<Day>| a.zip(b).is_none_or(|(a, b)| a <= b);
        starts_by(self.from, other.until) && starts_by(other.from, self.until)
    }

    /// Whether every day of this is in the other.
    pub fn lies_in(&self, other: &Self) -> bool {
        let after = |bound: Day| self.from.is_some_and(|from| from >= bound);
        let before = |bound: Day| self.until.is_some_and(|until| until <= bound);
        other.from.is_none_or(after) && other.until.is_none_or(before)
    }

    /// The shortest period holding both.
    pub(crate) fn joined(self, other: Self) -> Self {
        Self {
            from: self.from.zip(other.from).map(|(a, b)| a.min(b)),
            until: self.until.zip(other.until).map(|(a, b)| a.max(b)),
        }
    }

    /// The period with so many more days at each end.
    pub(crate) fn widened(self, days: i64) -> Self {
        Self { from: self.from.and_then(|day| day.plus(-days)), until: self.until.and_then(|day| day.plus(days)) }
    }

    /// How many days it has, if it is closed.
    pub(crate) fn length(&self) -> Option<i64> {
        Some(self.until?.days() - self.from?.days() + 1)
    }
}

/// The three months of `2022-21` to `2022-24`, spring to winter.
fn northern_season(edtf: &str) -> Option<Period> {
    let (year, season) = edtf.split_once('-')?;
    let (year, season): (i64, i64) = (year.parse().ok()?, season.parse().ok().filter(|n| (21..=24).contains(n))?);
    let first = 12 * year + 3 * (season - 20) - 1;
    let month = |n: i64| Day::from_ymd(n.div_euclid(12), (n.rem_euclid(12) + 1) as u8, 1);
    Some(Period { from: month(first), until: month(first + 3).and_then(|day| day.plus(-1)) })
}

/// Monday to Sunday of `2022-W37` (ISO 8601); EDTF has no weeks.
pub(super) fn iso_week(text: &str) -> Option<Period> {
    let (year, week) = text.split_once('-')?;
    let year: i64 = year.parse().ok().filter(|_| year.len() == 4)?;
    let week: i64 = week.strip_prefix(['W', 'w'])?.parse().ok().filter(|n| (1..=53).contains(n))?;
    // The first week is the one with 4 January in it.
    let fourth = Day::from_ymd(year, 1, 4)?;
    let monday = fourth.plus(7 * (week - 1) - i64::from(fourth.weekday().num_days_from_monday()))?;
    let thursday = monday.plus(3)?;
    (thursday.ymd().0 == year).then_some(Period { from: Some(monday), until: monday.plus(6) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        "2023-03-16".parse().unwrap()
    }

    fn written(period: Period) -> String {
        let end = |day: Option<Day>| day.map_or("..".to_owned(), |day| day.to_string());
        format!("{}/{}", end(period.from), end(period.until))
    }

    #[test]
    fn names_of_periods() {
        for (text, expected) in [
            ("2022", "2022-01-01/2022-12-31"),
            ("2022-09", "2022-09-01/2022-09-30"),
            ("2022-Q3", "2022-07-01/2022-09-30"),
            ("2022-W37", "2022-09-12/2022-09-18"),
            ("2020-W53", "2020-12-28/2021-01-03"),
            ("2022-09-15", "2022-09-15/2022-09-15"),
            ("1990s", "1990-01-01/1999-12-31"),
            ("2020..2022", "2020-01-01/2022-12-31"),
            ("199X", "1990-01-01/1999-12-31"),
            ("2021-05/..", "2021-05-01/.."),
            ("spring 2022", "2022-03-01/2022-05-31"),
            ("2022-24", "2022-12-01/2023-02-28"),
            ("last month", "2023-02-01/2023-02-28"),
            ("March 2022", "2022-03-01/2022-03-31"),
        ] {
            let period = Period::named(text, today(), None).unwrap();
            assert_eq!(written(period), expected, "{text}");
        }
    }

    #[test]
    fn since_takes_the_first_day_and_until_the_last() {
        let period = |since, until| Period::between(since, until, today(), None);
        let open = period(None, None).unwrap();
        assert!(open.is_all_time());
        let months = period(Some("2022-09"), Some("Nov 2022")).unwrap();
        assert_eq!(written(months), "2022-09-01/2022-11-30");
        assert_eq!(written(period(Some("2022"), None).unwrap()), "2022-01-01/..");
        let reversed = period(Some("2023"), Some("2022")).unwrap_err();
        assert!(reversed.message.contains("ends before it begins"));
        assert!(period(Some("soon"), None).is_err());
        assert!(Period::named("2022-W53", today(), None).is_err());
    }

    #[test]
    fn overlaps_and_inclusion_at_the_edges() {
        let named = |text| Period::named(text, today(), None).unwrap();
        assert!(named("2022").overlaps(&named("2022-12-31/2023-01-05")));
        assert!(!named("2022").overlaps(&named("2023")));
        assert!(named("../2022").overlaps(&named("2022/..")));
        assert!(named("2022-09").lies_in(&named("2022")));
        assert!(!named("2022-09/..").lies_in(&named("2022/2024")));
        assert!(named("2022-09/..").lies_in(&named("2022/..")));
        assert!(Period::default().lies_in(&Period::default()));
        assert!(!Period::default().lies_in(&named("2022/..")));
    }
}
