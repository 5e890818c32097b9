//! The clock: read here and nowhere else.

use super::config::variable;
use crate::error::{Error, Result};
use crate::model::Day;
use crate::model::date::parse_input;
use chrono::Datelike;

/// Today, or the day that `--today` or `CHANCERY_TODAY` names.
pub(super) fn today(fixed: Option<&str>) -> Result<Day> {
    let Some(text) = fixed else { return Ok(now()) };
    let date = parse_input(text, now(), None).map_err(|error| Error::unknown(error.to_string()))?;
    let day = date.first().filter(|first| Some(*first) == date.last());
    day.ok_or_else(|| {
        Error::unknown(format!("--today must be one day, not {text}")).note("write", "--today 2023-03-18")
    })
}

#[allow(clippy::disallowed_methods, reason = "this is the one place")]
pub(super) fn now() -> Day {
    let date = chrono::Local::now().date_naive();
    let ymd = (i64::from(date.year()), date.month() as u8, date.day() as u8);
    Day::from_ymd(ymd.0, ymd.1, ymd.2).unwrap_or(Day::EPOCH)
}

/// The moment a revision is written, UTC: that of the clock also where `--today` says how dates are to be read.
/// `CHANCERY_NOW` sets it for tests.
#[allow(clippy::disallowed_methods, reason = "this is the one place")]
pub(super) fn moment() -> String {
    variable("CHANCERY_NOW").unwrap_or_else(|| chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string())
}
