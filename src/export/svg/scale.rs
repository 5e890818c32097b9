//! Days to places on the picture, and the ticks of its axis.

use crate::model::day::MONTHS;
use crate::model::{Day, Event, Period};

/// A stretch of the calendar by which an axis is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// So many days, counted from a Monday.
    Days(i64),
    /// So many months of a year.
    Months(i64),
    /// So many years.
    Years(i64),
}

impl Unit {
    /// From the finest to the coarsest that a calendar of ten-digit years needs.
    fn all() -> impl Iterator<Item = Self> {
        let years = (0..10).flat_map(|power| [1, 2, 5].map(|n| Self::Years(n * 10_i64.pow(power))));
        [Self::Days(1), Self::Days(7), Self::Months(1), Self::Months(3)].into_iter().chain(years)
    }

    /// Its usual length.
    const fn days(self) -> f64 {
        match self {
            Self::Days(n) => n as f64,
            Self::Months(n) => n as f64 * 30.4,
            Self::Years(n) => n as f64 * 365.2,
        }
    }

    /// What one of them is called.
    pub(super) fn name(self) -> String {
        match self {
            Self::Days(1) => "day".to_owned(),
            Self::Days(7) => "week".to_owned(),
            Self::Months(1) => "month".to_owned(),
            Self::Months(3) => "quarter of a year".to_owned(),
            Self::Years(1) => "year".to_owned(),
            Self::Years(10) => "decade".to_owned(),
            Self::Days(n) => format!("span of {n} days"),
            Self::Months(n) => format!("span of {n} months"),
            Self::Years(n) => format!("span of {n} years"),
        }
    }

    /// One of them in words: `March 2023`, `2010-2019`.
    pub(super) fn words(self, from: i64, until: i64) -> String {
        let ((year, month, day), (last, end, _)) = (ymd(from), ymd(until.saturating_sub(1)));
        let name = |month: u8| MONTHS[usize::from(month.clamp(1, 12)) - 1];
        match self {
            Self::Days(1) => format!("{day} {} {year}", name(month)),
            Self::Days(_) => format!("week of {day} {} {year}", name(month)),
            Self::Months(1) => format!("{} {year}", name(month)),
            Self::Months(_) => format!("{}-{} {year}", name(month), name(end)),
            Self::Years(1) => year.to_string(),
            Self::Years(_) => format!("{year}-{last}"),
        }
    }

    /// The first day of the unit that a day lies in.
    pub(super) fn start(self, day: i64) -> i64 {
        let (year, month, _) = ymd(day);
        let on_first = |year, month| Day::from_ymd(year, month, 1).map_or(day, Day::days);
        match self {
            Self::Days(n) => day - (day + 3).rem_euclid(n),
            Self::Months(n) => on_first(year, (i64::from(month - 1) / n * n) as u8 + 1),
            Self::Years(n) => on_first(year.div_euclid(n) * n, 1),
        }
    }

    /// The first day of the next unit.
    pub(super) fn next(self, start: i64) -> i64 {
        let (year, month, _) = ymd(start);
        let months = i64::from(month) - 1;
        let after = |year, month| Day::from_ymd(year, month, 1).map_or(i64::MAX, Day::days);
        match self {
            Self::Days(n) => start + n,
            Self::Months(n) => after(year + (months + n) / 12, ((months + n) % 12) as u8 + 1),
            Self::Years(n) => after(year + n, 1),
        }
    }
}

fn ymd(day: i64) -> (i64, u8, u8) {
    Day::from_days(day).unwrap_or(Day::EPOCH).ymd()
}

/// A line of the axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    /// Where it is.
    pub(super) x: f64,
    /// What stands beside it.
    pub(super) label: String,
    /// What stands below, where a longer stretch begins: the year of a month.
    pub(super) under: Option<String>,
}

/// Where the days are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    from: f64,
    days: f64,
    left: f64,
    width: f64,
}

impl Scale {
    /// A scale from `left`, so wide, that shows the period, or where it is open the days of all events.
    pub(super) fn of(events: &[Event], period: Period, (left, width): (f64, f64)) -> Self {
        let known = || events.iter().flat_map(|event| [event.date.first(), event.date.last()]).flatten();
        let known = || known().map(Day::days);
        let from = period.from.map(Day::days).or_else(|| known().min()).unwrap_or(0);
        let until = period.until.map(Day::days).or_else(|| known().max()).unwrap_or(from).max(from);
        let days = (until - from + 1) as f64;
        let margin = |given: Option<Day>| if given.is_some() { 0.0 } else { (days * 0.02).max(2.0) };
        let (before, after) = (margin(period.from), margin(period.until));
        Self { from: from as f64 - before, days: days + before + after, left, width }
    }

    /// Where a day begins, or a part of it.
    pub(super) fn x(&self, day: f64) -> f64 {
        self.left + (day - self.from) / self.days * self.width
    }

    /// The day at a place.
    pub(super) fn day(&self, x: f64) -> i64 {
        (self.from + (x - self.left) / self.width * self.days).floor() as i64
    }

    /// Whether any of these days is on it.
    pub(super) fn shows(&self, (from, until): (Option<i64>, Option<i64>)) -> bool {
        let (first, end) = (self.from, self.from + self.days);
        from.is_none_or(|day| (day as f64) < end) && until.is_none_or(|day| day as f64 + 1.0 > first)
    }

    /// `, 2013-2025`: the years of what is shown.
    pub(super) fn years(&self, events: &[Event]) -> String {
        let days = || events.iter().flat_map(|event| [event.date.first(), event.date.last()]).flatten();
        let (first, last) = (self.from, self.from + self.days - 1.0);
        let year = |day: Day| ymd((day.days() as f64).clamp(first, last) as i64).0;
        match (days().min().map(year), days().max().map(year)) {
            (Some(from), Some(until)) if from == until => format!(", {from}"),
            (Some(from), Some(until)) => format!(", {from} to {until}"),
            _ => String::new(),
        }
    }

    /// The two ends of the scale.
    pub(super) fn ends(&self) -> (f64, f64) {
        (self.left, self.left + self.width)
    }

    /// The finest unit that is at least so wide.
    pub(super) fn unit(&self, room: f64) -> Unit {
        let wide = |unit: &Unit| unit.days() / self.days * self.width >= room;
        Unit::all().find(wide).unwrap_or(Unit::Years(5_000_000_000))
    }

    /// Lines at whole units, at least so far apart.
    pub(super) fn ticks(&self, room: f64) -> Vec<Tick> {
        let unit = self.unit(room);
        let mut ticks = Vec::new();
        let mut day = unit.next(unit.start(self.from as i64 - 1));
        while (day as f64) < self.from {
            day = unit.next(day);
        }
        while (day as f64) < self.from + self.days && ticks.len() < 400 {
            ticks.push(self.tick(unit, day, ticks.is_empty()));
            day = unit.next(day);
        }
        ticks
    }

    fn tick(&self, unit: Unit, day: i64, first: bool) -> Tick {
        let (year, month, dom) = ymd(day);
        let name = MONTHS[usize::from(month.clamp(1, 12)) - 1];
        let (label, longer, opens) = match unit {
            Unit::Days(n) => (dom.to_string(), format!("{name} {year}"), i64::from(dom) <= n),
            Unit::Months(_) => (name[..3].to_owned(), year.to_string(), month == 1),
            Unit::Years(_) => (year.to_string(), String::new(), false),
        };
        let under = Some(longer).filter(|longer| !longer.is_empty() && (opens || first));
        Tick { x: self.x(day as f64), label, under }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(from: &str, until: &str) -> Scale {
        let period = Period { from: from.parse().ok(), until: until.parse().ok() };
        Scale::of(&[], period, (0.0, 1000.0))
    }

    #[test]
    fn the_axis_is_divided_as_finely_as_there_is_room() {
        let labels = |from, until| {
            let ticks = scale(from, until).ticks(46.0);
            ticks
                .into_iter()
                .map(|tick| tick.under.map_or(tick.label.clone(), |under| format!("{} {under}", tick.label)))
                .collect::<Vec<_>>()
        };
        assert_eq!(labels("2023-03-30", "2023-04-03"), ["30 March 2023", "31", "1 April 2023", "2", "3"]);
        assert_eq!(labels("2022-11-15", "2023-10-15")[..3], ["Dec 2022", "Jan 2023", "Feb"]);
        assert_eq!(labels("1990-01-01", "2019-12-31").first().unwrap(), "1990");
    }

    #[test]
    fn units_begin_where_calendars_do() {
        let day = |text: &str| text.parse::<Day>().unwrap().days();
        for (unit, within, first, after) in [
            (Unit::Days(7), "2023-03-16", "2023-03-13", "2023-03-20"),
            (Unit::Months(3), "2023-12-31", "2023-10-01", "2024-01-01"),
            (Unit::Years(10), "2019-05-05", "2010-01-01", "2020-01-01"),
            (Unit::Years(100), "-0033-05-05", "-0100-01-01", "0000-01-01"),
        ] {
            let start = unit.start(day(within));
            assert_eq!((start, unit.next(start)), (day(first), day(after)), "{unit:?}");
        }
    }
}
