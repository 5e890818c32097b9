//! One day of the calendar, in any year.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::date::DateError;

/// Years are held to ten digits either way, so that no sum of days overflows.
const YEAR_LIMIT: i64 = 10_000_000_000;

/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i64 = 719_468;

/// Days in 400 years, after which the Gregorian calendar repeats.
const ERA: i64 = 146_097;

/// The months in English, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day of the proleptic Gregorian calendar, with a year 0 before year 1.
///
/// Held as days since 1970-01-01, so that days of any year compare as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Day(i64);

impl Day {
    /// 1970-01-01, from which days are counted.
    pub const EPOCH: Self = Self(0);

    /// The day written year, month, day; nothing if the calendar has none.
    pub fn from_ymd(year: i64, month: u8, day: u8) -> Option<Self> {
        let written = (-YEAR_LIMIT..=YEAR_LIMIT).contains(&year) && (1..=days_in_month(year, month)).contains(&day);
        written.then(|| Self(days_from_civil(year, month, day)))
    }

    /// The day this many days after 1970-01-01, as stored.
    pub fn from_days(days: i64) -> Option<Self> {
        let first = days_from_civil(-YEAR_LIMIT, 1, 1);
        let last = days_from_civil(YEAR_LIMIT, 12, 31);
        (first..=last).contains(&days).then_some(Self(days))
    }

    /// Days since 1970-01-01, for storing.
    pub fn days(self) -> i64 {
        self.0
    }

    /// This day moved by a number of days; nothing beyond the calendar's limits.
    pub fn plus(self, days: i64) -> Option<Self> {
        Self::from_days(self.0.checked_add(days)?)
    }

    /// Year, month (1 to 12) and day of the month.
    pub fn ymd(self) -> (i64, u8, u8) {
        // After Howard Hinnant's `civil_from_days`: years begin in March, so
        // that the leap day comes last.
        let shifted = self.0 + EPOCH;
        let day_of_era = shifted.rem_euclid(ERA);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * from_march + 2) / 5 + 1;
        let month = (from_march + 2) % 12 + 1;
        let year = year_of_era + shifted.div_euclid(ERA) * 400 + i64::from(month <= 2);
        (year, month as u8, day as u8)
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        Weekday::try_from((self.0 + 3).rem_euclid(7) as u8).unwrap_or(Weekday::Mon)
    }

    /// The same day for chrono, which holds years to about 262,000.
    pub fn to_chrono(self) -> Option<NaiveDate> {
        let (year, month, day) = self.ymd();
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month.into(), day.into())
    }
}

/// Howard Hinnant's `days_from_civil`; the caller vouches for the date.
fn days_from_civil(year: i64, month: u8, day: u8) -> i64 {
    let year = year - i64::from(month <= 2);
    let year_of_era = year.rem_euclid(400);
    let from_march = (i64::from(month) + 9) % 12;
    let day_of_year = (153 * from_march + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    year.div_euclid(400) * ERA + day_of_era - EPOCH
}

/// How many days a month has; 0 if there is no such month.
pub fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        match year {
            0..=9999 => write!(f, "{year:04}")?,
            -9999..0 => write!(f, "{year:05}")?,
            _ => write!(f, "Y{year}")?,
        }
        write!(f, "-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let read = || {
            let mut parts = text.rsplitn(3, '-');
            let day = parts.next()?.parse().ok()?;
            let month = parts.next()?.parse().ok()?;
            let year = parts.next()?;
            let year = year.strip_prefix('Y').unwrap_or(year).parse().ok()?;
            // There is one way to write a day; this refuses the others.
            Self::from_ymd(year, month, day).filter(|read| read.to_string() == text)
        };
        read().ok_or_else(|| DateError::because(format!("{text:?} is not a day")))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (text, days) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-03-01", 11_017),
            ("2023-03-16", 19_432),
            ("0000-03-01", -719_468),
            ("0000-01-01", -719_528),
            ("-0001-12-31", -719_529),
        ] {
            let day: Day = text.parse().unwrap();
            assert_eq!((day.days(), day.to_string().as_str()), (days, text));
        }
    }

    #[test]
    fn far_years_have_days() {
        for text in [
            "-0333-01-01",
            "Y170000002-01-01",
            "Y-170000002-12-31",
            "Y10000-02-29",
            "Y10000000000-12-31",
            "Y-10000000000-01-01",
        ] {
            assert_eq!(text.parse::<Day>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2023-02-29",
            "1900-02-29",
            "2023-13-01",
            "2023-00-10",
            "2023-01-00",
            "2023-1-01",
            "23-01-01",
            "-0000-01-01",
            "+2023-01-01",
            "Y2023-01-01",
            "Y10000000001-01-01",
            "2023-01-01 ",
            "2023-01-256",
            "٢٠٢٣-01-01",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }

    #[test]
    fn weekdays_are_right() {
        for (text, weekday) in [
            ("2023-03-16", Weekday::Thu),
            ("1648-10-24", Weekday::Sat),
            ("0000-01-01", Weekday::Sat),
            ("-0001-12-31", Weekday::Fri),
        ] {
            assert_eq!(text.parse::<Day>().unwrap().weekday(), weekday, "{text}");
        }
    }

    #[test]
    fn json_is_the_iso_string() {
        let day = Day::from_ymd(2023, 3, 16).unwrap();
        assert_eq!(serde_json::to_string(&day).unwrap(), "\"2023-03-16\"");
        assert_eq!(serde_json::from_str::<Day>("\"2023-03-16\"").unwrap(), day);
        assert!(serde_json::from_str::<Day>("\"2023-02-30\"").is_err());
    }

    #[test]
    fn limits_hold() {
        assert_eq!(Day::from_days(i64::MAX), None);
        assert_eq!(Day::from_days(0).unwrap().plus(i64::MIN), None);
        assert_eq!(Day::from_ymd(i64::MIN, 1, 1), None);
    }

    proptest! {
        #[test]
        fn days_and_dates_agree(days in -4_000_000_000_000_i64..4_000_000_000_000) {
            if let Some(day) = Day::from_days(days) {
                let (year, month, dom) = day.ymd();
                prop_assert_eq!(Day::from_ymd(year, month, dom), Some(day));
                prop_assert_eq!(day.to_string().parse::<Day>().unwrap(), day);
            }
        }

        #[test]
        fn chrono_agrees(days in -90_000_000_i64..90_000_000) {
            let day = Day::from_days(days).unwrap();
            let theirs = day.to_chrono().unwrap();
            prop_assert_eq!(theirs.weekday(), day.weekday());
            prop_assert_eq!(i64::from(theirs.to_epoch_days()), days);
        }

        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = text.parse::<Day>();
        }
    }
}
