//! Stretches of the calendar: what an expression names once it is placed, from a day to a century.

use crate::model::Day;
use crate::model::day::days_in_month;

/// Units of the calendar and the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
}

/// The seasons, in the order of EDTF's codes 21 to 24.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A named piece of the calendar. Years are astronomical: 0 is 1 BC. Decades and centuries before our era are
/// negative: -48 the 480s BC, -5 the fifth century BC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    Day(Day),
    /// By its Monday.
    Week(Day),
    /// By its Saturday.
    Weekend(Day),
    Month(i64, u8),
    Season(i64, Season),
    Quarter(i64, u8),
    Half(i64, u8),
    Year(i64),
    Decade(i64),
    Century(i64),
}

impl Stretch {
    /// The stretch of this length in which a day lies.
    pub(super) fn around(day: Day, unit: Unit) -> Self {
        let (year, month, _) = day.ymd();
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Week => Self::Week(monday(day)),
            Unit::Weekend => Self::Weekend(monday(day).plus(5).unwrap_or(day)),
            Unit::Month => Self::Month(year, month),
            Unit::Quarter => Self::Quarter(year, (month - 1) / 3 + 1),
            Unit::Season => Self::season_of(year, month),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(if year > 0 { year.div_euclid(10) } else { (year - 1) / 10 }),
            Unit::Century => Self::Century(if year > 0 { year.div_euclid(100) } else { (year - 100) / 100 }),
        }
    }

    /// A winter is that of the year in which it ends, but for its December.
    const fn season_of(year: i64, month: u8) -> Self {
        match month {
            3..=5 => Self::Season(year, Season::Spring),
            6..=8 => Self::Season(year, Season::Summer),
            9..=11 => Self::Season(year, Season::Autumn),
            _ => Self::Season(year, Season::Winter),
        }
    }

    /// The stretch so many of its own length on.
    pub(super) fn plus(self, n: i64) -> Option<Self> {
        Some(match self {
            Self::Day(day) => Self::Day(day.plus(n)?),
            Self::Week(day) => Self::Week(day.plus(n.checked_mul(7)?)?),
            Self::Weekend(day) => Self::Weekend(day.plus(n.checked_mul(7)?)?),
            Self::Month(year, month) => {
                let months = year.checked_mul(12)?.checked_add(i64::from(month) - 1)?.checked_add(n)?;
                Self::Month(months.div_euclid(12), months.rem_euclid(12) as u8 + 1)
            }
            Self::Quarter(year, quarter) => {
                let all = year.checked_mul(4)?.checked_add(i64::from(quarter) - 1)?.checked_add(n)?;
                Self::Quarter(all.div_euclid(4), all.rem_euclid(4) as u8 + 1)
            }
            Self::Half(year, half) => {
                let all = year.checked_mul(2)?.checked_add(i64::from(half) - 1)?.checked_add(n)?;
                Self::Half(all.div_euclid(2), all.rem_euclid(2) as u8 + 1)
            }
            Self::Season(year, season) => Self::Season(year.checked_add(n)?, season),
            Self::Year(year) => Self::Year(year.checked_add(n)?),
            Self::Decade(decade) => Self::Decade(decade.checked_add(n)?),
            Self::Century(century) => Self::Century(century.checked_add(n)?),
        })
    }

    /// The year it lies in, or begins in.
    pub(super) fn year(self) -> i64 {
        match self {
            Self::Day(day) | Self::Week(day) | Self::Weekend(day) => day.ymd().0,
            Self::Month(year, _)
            | Self::Season(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Year(year) => year,
            Self::Decade(_) | Self::Century(_) => self.years().0,
        }
    }

    /// The month it lies in, if it is no longer than one.
    pub(super) fn month(self) -> Option<u8> {
        match self {
            Self::Day(day) | Self::Week(day) | Self::Weekend(day) => Some(day.ymd().1),
            Self::Month(_, month) => Some(month),
            _ => None,
        }
    }

    /// Its first and last year.
    fn years(self) -> (i64, i64) {
        match self {
            Self::Decade(n @ 0..) => (n * 10, n * 10 + 9),
            Self::Decade(n) => (n * 10 - 8, n * 10 + 1),
            Self::Century(n @ 0..) => (n * 100, n * 100 + 99),
            Self::Century(n) => (n * 100 + 1, n * 100 + 100),
            _ => (self.year(), self.year()),
        }
    }

    /// Its first and last month, for what is made of months.
    fn months(self) -> ((i64, u8), (i64, u8)) {
        let (from, to) = self.years();
        match self {
            Self::Month(year, month) => ((year, month), (year, month)),
            Self::Quarter(year, n) => ((year, n * 3 - 2), (year, n * 3)),
            Self::Half(year, n) => ((year, n * 6 - 5), (year, n * 6)),
            Self::Season(year, Season::Spring) => ((year, 3), (year, 5)),
            Self::Season(year, Season::Summer) => ((year, 6), (year, 8)),
            Self::Season(year, Season::Autumn) => ((year, 9), (year, 11)),
            Self::Season(year, Season::Winter) => ((year - 1, 12), (year, 2)),
            _ => ((from, 1), (to, 12)),
        }
    }

    /// Its first day.
    pub(super) fn first(self) -> Option<Day> {
        match self {
            Self::Day(day) | Self::Week(day) | Self::Weekend(day) => Some(day),
            _ => {
                let (year, month) = self.months().0;
                Day::from_ymd(year, month, 1)
            }
        }
    }

    /// Its last day.
    pub(super) fn last(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Week(day) => day.plus(6),
            Self::Weekend(day) => day.plus(1),
            _ => {
                let (year, month) = self.months().1;
                Day::from_ymd(year, month, days_in_month(year, month))
            }
        }
    }

    /// The value TIMEX3 gives it.
    pub(super) fn value(self) -> String {
        match self {
            Self::Day(day) => {
                let (year, month, day) = day.ymd();
                format!("{}-{month:02}-{day:02}", year_value(year))
            }
            Self::Week(day) => week_value(day),
            Self::Weekend(day) => format!("{}-WE", week_value(monday(day))),
            Self::Month(year, month) => format!("{}-{month:02}", year_value(year)),
            Self::Season(year, season) => format!("{}-{}", year_value(year), season.code()),
            Self::Quarter(year, quarter) => format!("{}-Q{quarter}", year_value(year)),
            Self::Half(year, half) => format!("{}-H{half}", year_value(year)),
            Self::Year(year) => year_value(year),
            Self::Decade(n @ 0..) => format!("{n:03}"),
            Self::Decade(n) => format!("BC{:03}", -n),
            Self::Century(n @ 0..) => format!("{n:02}"),
            Self::Century(n) => format!("BC{:02}", -n - 1),
        }
    }

    /// Its EDTF text, no more precise than the stretch is.
    pub(super) fn edtf(self) -> Option<String> {
        Some(match self {
            Self::Day(day) => day.to_string(),
            Self::Week(_) | Self::Weekend(_) => format!("{}/{}", self.first()?, self.last()?),
            Self::Month(year, month) => format!("{}-{month:02}", year_edtf(year)),
            Self::Season(year, season) => format!("{}-{}", year_edtf(year), 21 + season as u8),
            Self::Quarter(year, quarter) => format!("{}-{}", year_edtf(year), 32 + quarter),
            Self::Half(year, half) => format!("{}-{}", year_edtf(year), 39 + half),
            Self::Year(year) => year_edtf(year),
            Self::Decade(n @ 0..) => format!("{n:03}X"),
            Self::Century(n @ 0..) => format!("{n:02}XX"),
            Self::Decade(_) | Self::Century(_) => {
                let (from, to) = self.years();
                format!("{}/{}", year_edtf(from), year_edtf(to))
            }
        })
    }
}

impl Season {
    const fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }
}

/// The Monday of a day's week.
pub(super) fn monday(day: Day) -> Day {
    day.plus(-i64::from(day.weekday().num_days_from_monday())).unwrap_or(day)
}

/// The day of a month, if the month has it.
pub(super) fn day_of(year: i64, month: u8, day: u8) -> Option<Stretch> {
    Day::from_ymd(year, month, day).map(Stretch::Day)
}

fn year_value(year: i64) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - year) }
}

fn year_edtf(year: i64) -> String {
    if year >= 0 { format!("{year:04}") } else { format!("{year:05}") }
}

/// The ISO week: it belongs to the year of its Thursday.
fn week_value(monday: Day) -> String {
    let year = monday.plus(3).unwrap_or(monday).ymd().0;
    let first = Day::from_ymd(year, 1, 4).map_or(0, |day| self::monday(day).days());
    format!("{}-W{:02}", year_value(year), (monday.days() - first) / 7 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(day: &str, unit: Unit) -> Stretch {
        Stretch::around(day.parse().unwrap(), unit)
    }

    #[test]
    fn each_length_has_its_value_and_its_edtf() {
        for (day, unit, value, edtf) in [
            ("2021-05-14", Unit::Day, "2021-05-14", "2021-05-14"),
            ("2021-05-14", Unit::Week, "2021-W19", "2021-05-10/2021-05-16"),
            ("2021-01-02", Unit::Week, "2020-W53", "2020-12-28/2021-01-03"),
            ("2021-05-14", Unit::Weekend, "2021-W19-WE", "2021-05-15/2021-05-16"),
            ("2021-05-14", Unit::Month, "2021-05", "2021-05"),
            ("2021-05-14", Unit::Quarter, "2021-Q2", "2021-34"),
            ("2021-05-14", Unit::Season, "2021-SP", "2021-21"),
            ("2021-05-14", Unit::Year, "2021", "2021"),
            ("2021-05-14", Unit::Decade, "202", "202X"),
            ("2021-05-14", Unit::Century, "20", "20XX"),
            ("-0330-05-14", Unit::Year, "BC0331", "-0330"),
            ("-0330-05-14", Unit::Decade, "BC033", "-0338/-0329"),
            ("-0330-05-14", Unit::Century, "BC03", "-0399/-0300"),
        ] {
            let stretch = around(day, unit);
            assert_eq!((stretch.value().as_str(), stretch.edtf().unwrap().as_str()), (value, edtf), "{day} {unit:?}");
        }
    }

    #[test]
    fn months_and_quarters_turn_the_year() {
        for (unit, n, expected) in [
            (Unit::Month, -5, "2020-12"),
            (Unit::Month, 8, "2022-01"),
            (Unit::Quarter, -2, "2020-Q4"),
            (Unit::Week, 1, "2021-W20"),
            (Unit::Decade, -1, "201"),
        ] {
            assert_eq!(around("2021-05-14", unit).plus(n).unwrap().value(), expected);
        }
    }

    #[test]
    fn first_and_last_days_bound_it() {
        for (stretch, first, last) in [
            (Stretch::Half(2021, 2), "2021-07-01", "2021-12-31"),
            (Stretch::Season(2021, Season::Winter), "2020-12-01", "2021-02-28"),
            (Stretch::Decade(199), "1990-01-01", "1999-12-31"),
        ] {
            assert_eq!((stretch.first(), stretch.last()), (first.parse().ok(), last.parse().ok()));
        }
    }
}
