//! Dates in English words: `16 March 2023`, `20-22 Mar 2023`, `spring 2021`.

use chrono::Weekday;

use super::{Reader, Reading};
use crate::model::date::{DateError, EventDate};
use crate::model::day::{Day, MONTHS};

const SEASONS: [(&str, u8); 5] = [("spring", 21), ("summer", 22), ("autumn", 23), ("fall", 23), ("winter", 24)];

const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

impl Reader {
    pub(super) fn words(&self, text: &str) -> Reading {
        let words = split(text);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        if let [weekday, rest @ ..] = words.as_slice()
            && let Ok(weekday) = weekday.parse::<Weekday>()
            && let Some(edtf) = calendar(rest)
        {
            return on_weekday(text, &edtf, weekday).map(Some);
        }
        if let Some(edtf) = self.this_year(&words) {
            let error = DateError::because(format!("{text:?} names no year"));
            let valid = edtf.parse::<EventDate>().is_ok();
            return Err(error.or_write(valid.then_some(edtf)));
        }
        match words.as_slice() {
            [word] => match word.split_once("-q") {
                Some((year, number)) => Ok(part_of_year(&[&format!("q{number}"), year])),
                None => decade(word),
            },
            words => Ok(calendar(words).or_else(|| part_of_year(words))),
        }
    }

    /// What a date that names a month and no year would be this year.
    fn this_year(&self, words: &[&str]) -> Option<String> {
        let year = format!("{:04}", self.today.ymd().0);
        calendar(&[words, &[&year]].concat())
    }
}

/// The words that count, without ordinal endings: `16`, `march`, `2023`.
fn split(text: &str) -> Vec<String> {
    let words = text.split([' ', ',']).filter(|word| !matches!(*word, "" | "of" | "the"));
    words.map(|word| bare(word.trim_end_matches('.')).to_owned()).collect()
}

/// `16` for `16th`.
fn bare(word: &str) -> &str {
    let endings = ["st", "nd", "rd", "th"];
    let stem = endings.iter().find_map(|ending| word.strip_suffix(ending));
    stem.filter(|stem| is_number(stem)).unwrap_or(word)
}

/// A day, month, or days of a month.
fn calendar(words: &[&str]) -> Option<String> {
    let (days, month, year) = match *words {
        [days, month, year] if month_number(month).is_some() => (Some(days), month, year),
        [month, days, year] if month_number(month).is_some() => (Some(days), month, year),
        [month, year] => (None, month, year),
        _ => return None,
    };
    let month = format!("{}-{:02}", known_year(year)?, month_number(month)?);
    match days.map(|days| days.split_once('-').unwrap_or((days, ""))) {
        None => Some(month),
        Some((day, "")) => Some(format!("{month}-{:0>2}", known_day(day)?)),
        Some((from, to)) => {
            let (from, to) = (known_day(from)?, known_day(to)?);
            Some(format!("{month}-{from:0>2}/{month}-{to:0>2}"))
        }
    }
}

/// `2022-Q3`, `spring 2021`, `first quarter of 2021`, `second half of 2021`.
fn part_of_year(words: &[&str]) -> Option<String> {
    let (year, code) = match *words {
        [number, "century"] => return century(number),
        [ordinal, unit, year] => (year, grouping(ordinal, unit)?),
        [season, year] => (year, season_code(season).or_else(|| quarter(season))?),
        _ => return None,
    };
    Some(format!("{}-{code}", known_year(year)?))
}

fn season_code(word: &str) -> Option<u8> {
    SEASONS.iter().find(|(name, _)| *name == word).map(|(_, code)| *code)
}

fn quarter(word: &str) -> Option<u8> {
    let number: u8 = word.strip_prefix('q')?.parse().ok()?;
    (1..=4).contains(&number).then(|| 32 + number)
}

fn grouping(ordinal: &str, unit: &str) -> Option<u8> {
    let place = ORDINALS.iter().position(|name| *name == ordinal);
    let place = place.or_else(|| ordinal.parse::<usize>().ok()?.checked_sub(1))?;
    let place = u8::try_from(place).ok()?;
    match (unit, place) {
        ("quarter", 0..4) => Some(33 + place),
        ("third", 0..3) => Some(37 + place),
        ("half", 0..2) => Some(40 + place),
        _ => None,
    }
}

/// `18XX` for the 19th century.
fn century(number: &str) -> Option<String> {
    let before: u8 = number.parse::<u8>().ok()?.checked_sub(1)?;
    (before < 100).then(|| format!("{before:02}XX"))
}

/// `1990s`; but `1900s` may be ten years or a hundred.
fn decade(word: &str) -> Reading {
    let years = word.strip_suffix("0s").unwrap_or_default();
    match years.strip_suffix('0') {
        _ if years.len() != 3 || !is_number(years) => Ok(None),
        None => Ok(Some(format!("{years}X"))),
        Some(hundreds) => {
            let message = format!("{word:?} can mean ten years or a hundred");
            let meanings = [format!("{years}X"), format!("{hundreds}XX")];
            Err(DateError::because(message).or_write(meanings))
        }
    }
}

/// A weekday given with its date has to be right.
fn on_weekday(text: &str, edtf: &str, weekday: Weekday) -> Result<String, DateError> {
    match edtf.parse::<Day>() {
        Ok(day) if day.weekday() != weekday => {
            let actual = full_name(day.weekday());
            let message = format!("{text:?} contradicts itself ({edtf} was a {actual})");
            Err(DateError::because(message).or_write([edtf]))
        }
        _ => Ok(edtf.to_owned()),
    }
}

fn full_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// What the end of a range says for its beginning too: `28 feb` before
/// `3 mar 2023` is `28 feb 2023`, and `20` before `22 mar 2023` is `20 mar 2023`.
pub(super) fn completed(from: &str, to: &str) -> String {
    let (first, last) = (split(from), split(to));
    let has_month = |words: &[String]| words.iter().any(|word| month_number(word).is_some());
    let has_year = |words: &[String]| words.iter().any(|word| word.len() == 4 && is_number(word));
    let said = has_month(&first) || (first.len() == 1 && is_day(&first[0]));
    let tail = last.len().saturating_sub(if has_month(&first) { 1 } else { 2 });
    if !said || has_year(&first) || !has_month(&last) || !has_year(&last) {
        return from.to_owned();
    }
    format!("{from} {}", last[tail..].join(" "))
}

fn month_number(word: &str) -> Option<usize> {
    let matches = |name: &&str| {
        let name = name.to_lowercase();
        word == name || (word.len() == 3 && name.starts_with(word)) || (word == "sept" && name == "september")
    };
    MONTHS.iter().position(matches).map(|place| place + 1)
}

fn known_year(word: &str) -> Option<&str> {
    is_number(word).then_some(word)
}

fn known_day(word: &str) -> Option<&str> {
    is_day(word).then_some(word)
}

fn is_day(word: &str) -> bool {
    matches!(word.len(), 1 | 2) && is_number(word)
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}
