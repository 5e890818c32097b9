//! Dates counted from today.

use chrono::Weekday;

use super::{Reader, Reading};
use crate::model::date::DateError;
use crate::model::day::Day;

impl Reader {
    /// `today`, `last friday`, `next week`, `3 days ago`.
    pub(super) fn relative(&self, text: &str) -> Reading {
        if let Ok(weekday) = text.parse::<Weekday>() {
            return Err(self.which(text, weekday));
        }
        let near = match text {
            "today" => Some(0),
            "yesterday" => Some(-1),
            "tomorrow" => Some(1),
            _ => days_ago(text),
        };
        match near {
            Some(days) => Ok(self.today.plus(days).map(|day| day.to_string())),
            None => Ok(self.counted(text)),
        }
    }

    fn counted(&self, text: &str) -> Option<String> {
        let (which, unit) = text.split_once(' ')?;
        let offset = match which {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        match unit {
            "week" => self.week(offset),
            "month" => Some(self.month(offset)),
            "year" => Some(format!("{:04}", self.today.ymd().0 + offset)),
            _ => Some(self.weekday(unit.parse().ok()?, offset)?.to_string()),
        }
    }

    /// One unknown day of a week, Monday to Sunday.
    fn week(&self, offset: i64) -> Option<String> {
        let monday = self.monday()?.plus(7 * offset)?;
        Some(format!("[{monday}..{}]", monday.plus(6)?))
    }

    fn monday(&self) -> Option<Day> {
        let gone = self.today.weekday().num_days_from_monday();
        self.today.plus(-i64::from(gone))
    }

    fn month(&self, offset: i64) -> String {
        let (year, month, _) = self.today.ymd();
        let months = year * 12 + i64::from(month) - 1 + offset;
        format!("{:04}-{:02}", months.div_euclid(12), months.rem_euclid(12) + 1)
    }

    /// The nearest such day before or after today, or the one of this week.
    fn weekday(&self, weekday: Weekday, offset: i64) -> Option<Day> {
        let ahead = i64::from(weekday.days_since(self.today.weekday()));
        match offset {
            0 => self.monday()?.plus(weekday.num_days_from_monday().into()),
            1 if ahead == 0 => self.today.plus(7),
            1 => self.today.plus(ahead),
            _ => self.today.plus(ahead - 7),
        }
    }

    /// A bare weekday may be the last or the next.
    fn which(&self, text: &str, weekday: Weekday) -> DateError {
        let days = [-1, 1].map(|offset| self.weekday(weekday, offset));
        let days = days.into_iter().flatten().map(|day| day.to_string());
        DateError::because(format!("{text:?} can be the last or the next")).or_write(days)
    }
}

fn days_ago(text: &str) -> Option<i64> {
    let count = text.strip_suffix(" days ago").or((text == "a day ago").then_some("1"))?;
    count.parse::<u32>().ok().map(|days| -i64::from(days))
}
