//! Dates in figures only, where the order of day and month is in doubt.

use super::{DateOrder, Reader, Reading};
use crate::model::date::DateError;
use crate::model::day::{Day, MONTHS};

impl Reader {
    /// `26/06/2026`, `3.4.2023`, `2023/03/16`, `2023-3-16`, `10/2023`.
    pub(super) fn numeric(&self, text: &str) -> Reading {
        let figures = figures(text).unwrap_or_default();
        match *figures.as_slice() {
            [month, year] if month.len() <= 2 && year.len() == 4 => Ok(Some(format!("{year}-{month:0>2}"))),
            [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
                Ok(Some(format!("{year}-{month:0>2}-{day:0>2}")))
            }
            [a, b, year] if a.len() <= 2 && b.len() <= 2 => self.ordered(text, a, b, year).map(Some),
            _ => Ok(None),
        }
    }

    /// Refuses only what both orders allow and no order was given for.
    fn ordered(&self, text: &str, a: &str, b: &str, year: &str) -> Result<String, DateError> {
        if year.len() != 4 {
            let message = format!("{text:?} has no year of four digits");
            return Err(DateError::because(message));
        }
        let by_day = format!("{year}-{b:0>2}-{a:0>2}");
        let by_month = format!("{year}-{a:0>2}-{b:0>2}");
        let days = (by_day.parse::<Day>(), by_month.parse::<Day>());
        match (self.order, days) {
            (Some(DateOrder::Mdy), _) | (None, (Err(_), Ok(_))) => Ok(by_month),
            (None, (Ok(day), Ok(month))) if day != month => Err(ambiguous(text, day, month)),
            _ => Ok(by_day),
        }
    }
}

/// Numbers with the same mark between them.
fn figures(text: &str) -> Option<Vec<&str>> {
    let mark = text.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = text.split(mark).collect();
    let number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let marked = "/.-".contains(mark) && parts.iter().all(number);
    marked.then_some(parts)
}

fn ambiguous(text: &str, day_first: Day, month_first: Day) -> DateError {
    let named = |day: Day| {
        let (_, month, dom) = day.ymd();
        let month = MONTHS.get(usize::from(month) - 1).copied().unwrap_or_default();
        format!("{dom} {month}")
    };
    let year = day_first.ymd().0;
    let (first, second) = (named(day_first), named(month_first));
    let message = format!("{text:?} can mean {first} or {second} {year}");
    DateError::because(message).or_write([day_first.to_string(), month_first.to_string()])
}
