//! Why a text is not a date, and what to write instead.

use std::fmt;

use edtf_core::{Edtf, ParseError};

use crate::model::day::{Day, MONTHS, days_in_month};
use crate::model::period::iso_week;

/// A text that is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong with it.
    pub message: String,
    /// What may have been meant, as EDTF.
    pub suggestions: Vec<String>,
}

impl DateError {
    /// An error with nothing better to offer.
    pub fn because(message: impl Into<String>) -> Self {
        Self { message: message.into(), suggestions: Vec::new() }
    }

    /// The error with dates that may have been meant.
    pub fn or_write<T: Into<String>>(self, suggestions: impl IntoIterator<Item = T>) -> Self {
        let suggestions = suggestions.into_iter().map(Into::into).collect();
        Self { suggestions, ..self }
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match self.suggestions.as_slice() {
            [] => Ok(()),
            [only] => write!(f, "; write {only}"),
            [rest @ .., last] => write!(f, "; write {} or {last}", rest.join(", ")),
        }
    }
}

impl std::error::Error for DateError {}

/// Says of a text that is not EDTF what is the matter.
pub(super) fn explain(text: &str, found: ParseError) -> DateError {
    if text.is_empty() {
        return DateError::because("there is no date").or_write(["2023-03-16", "2023-03", "2023"]);
    }
    range(text).or_else(|| part_of_year(text)).or_else(|| calendar(text)).unwrap_or_else(|| grammar(text, found))
}

/// A range with a fault in one of its ends, or with its ends exchanged.
fn range(text: &str) -> Option<DateError> {
    let (from, to) = text.split_once('/').filter(|(_, to)| !to.contains('/'))?;
    let dated = [from, to].into_iter().filter(|end| !matches!(*end, "" | ".."));
    let mut faults = dated.filter_map(|end| Some(explain(end, Edtf::parse(end).err()?)));
    faults.next().or_else(|| reversed(text, from, to))
}

fn reversed(text: &str, from: &str, to: &str) -> Option<DateError> {
    let exchanged = format!("{to}/{from}");
    Edtf::parse(&exchanged).ok()?;
    let message = format!("the range {text} ends before it begins");
    Some(DateError::because(message).or_write([exchanged]))
}

/// A week, which EDTF does not have, or a quarter that does not exist.
fn part_of_year(text: &str) -> Option<DateError> {
    let (year, part) = text.split_once('-').filter(|(year, _)| year.len() == 4 && is_number(year))?;
    let number = part.strip_prefix(['W', 'w', 'Q', 'q']).filter(|number| is_number(number) && number.len() <= 2)?;
    if part.starts_with(['Q', 'q']) {
        let quarters = (1..=4).map(|n| format!("{year}-Q{n}"));
        return Some(DateError::because(format!("there is no quarter {number} in {year}")).or_write(quarters));
    }
    let week = iso_week(text).and_then(|week| week.from.zip(week.until));
    Some(match week {
        Some((monday, sunday)) => {
            DateError::because(format!("{text} is a week")).or_write([format!("{monday}/{sunday}")])
        }
        None => DateError::because(format!("there is no week {number} in {year}")),
    })
}

/// A year, month or day that does not exist.
fn calendar(text: &str) -> Option<DateError> {
    let plain = text.trim_end_matches(['?', '~', '%']);
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
    let mut parts = digits.split('-');
    let year = parts.next().filter(|part| is_number(part))?;
    let rest: Vec<&str> = parts.collect();
    if year.len() != 4 {
        return (rest.is_empty() || year.len() < 4).then(|| no_year(sign, year));
    }
    let number = format!("{sign}{year}").parse().ok()?;
    let two = |part: &&str| (part.len() == 2 && is_number(part)).then(|| part.parse().ok())?;
    match rest.as_slice() {
        [month] => no_month(plain, two(month)?),
        [month, day] => no_day(plain, number, two(month)?, two(day)?),
        _ => None,
    }
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn no_year(sign: &str, year: &str) -> DateError {
    let error = DateError::because(format!("\"{sign}{year}\" is not a year"));
    match year.len() {
        8 if unseparated(year).is_some() => error.or_write(unseparated(year)),
        2 if sign.is_empty() => error.or_write([format!("20{year}"), format!("00{year}")]),
        ..=3 => error.or_write([format!("{sign}{year:0>4}")]),
        5..=10 if !year.starts_with('0') => error.or_write([format!("Y{sign}{year}")]),
        _ => error,
    }
}

/// The date that `20230316` was meant for.
fn unseparated(digits: &str) -> Option<String> {
    let (year, rest) = digits.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    let written = format!("{year}-{month}-{day}");
    written.parse::<Day>().is_ok().then_some(written)
}

fn no_month(text: &str, month: u8) -> Option<DateError> {
    let known = matches!(month, 1..=12 | 21..=41);
    (!known).then(|| DateError::because(format!("{text} is not a month")))
}

fn no_day(text: &str, year: i64, month: u8, day: u8) -> Option<DateError> {
    let length = days_in_month(year, month);
    let why = match MONTHS.get(usize::from(month).wrapping_sub(1)) {
        None => format!("there is no month {month:02}"),
        Some(_) if (1..=length).contains(&day) => return None,
        Some(name) => format!("{name} {year} has {length} days"),
    };
    Some(DateError::because(format!("{text} is not a date ({why})")))
}

/// Whatever else: the parser's own words if the text was meant as EDTF.
fn grammar(text: &str, found: ParseError) -> DateError {
    if text.starts_with(|c: char| c.is_ascii_digit() || "[{-?~%Y.".contains(c)) {
        return DateError::because(format!("{text:?} is not a date: {}", found.message));
    }
    DateError::because(format!("{text:?} is not a date")).or_write(["2023-03-16", "2023-03", "2023"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_say_why_and_what_to_write() {
        for (text, expected) in [
            ("", "there is no date; write 2023-03-16, 2023-03 or 2023"),
            ("soon", "\"soon\" is not a date; write 2023-03-16, 2023-03 or 2023"),
            ("2023-02-30", "2023-02-30 is not a date (February 2023 has 28 days)"),
            ("2023-02-30~", "2023-02-30 is not a date (February 2023 has 28 days)"),
            ("1900-02-29", "1900-02-29 is not a date (February 1900 has 28 days)"),
            ("2024-02-30", "2024-02-30 is not a date (February 2024 has 29 days)"),
            ("2023-04-00", "2023-04-00 is not a date (April 2023 has 30 days)"),
            ("-0001-02-29", "-0001-02-29 is not a date (February -1 has 28 days)"),
            ("2023-13", "2023-13 is not a month"),
            ("2023-00", "2023-00 is not a month"),
            ("2023-13-01", "2023-13-01 is not a date (there is no month 13)"),
            ("2023-21-05", "2023-21-05 is not a date (there is no month 21)"),
            ("2022-Q5", "there is no quarter 5 in 2022; write 2022-Q1, 2022-Q2, 2022-Q3 or 2022-Q4"),
            ("2022-W37", "2022-W37 is a week; write 2022-09-12/2022-09-18"),
            ("2022-W60", "there is no week 60 in 2022"),
            ("23", "\"23\" is not a year; write 2023 or 0023"),
            ("800", "\"800\" is not a year; write 0800"),
            ("-44", "\"-44\" is not a year; write -0044"),
            ("23-03-16", "\"23\" is not a year; write 2023 or 0023"),
            ("20230316", "\"20230316\" is not a year; write 2023-03-16"),
            ("17000", "\"17000\" is not a year; write Y17000"),
            ("2023-03-20/2023-02-30", "2023-02-30 is not a date (February 2023 has 28 days)"),
            (
                "2023-03-22/2023-03-20",
                "the range 2023-03-22/2023-03-20 ends before it begins; write 2023-03-20/2023-03-22",
            ),
            ("1985-04-12T25:00:00", "\"1985-04-12T25:00:00\" is not a date: hour must be 00-23 (24 is not allowed)"),
            ("[1984", "\"[1984\" is not a date: unterminated set"),
        ] {
            let found = Edtf::parse(text).unwrap_err();
            assert_eq!(explain(text, found).to_string(), expected);
        }
    }
}
