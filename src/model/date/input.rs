//! Dates as people type them: all EDTF, and the English for it.
//!
//! Each form turns words into EDTF, which is then read strictly, so nothing
//! can be typed that could not be written.

mod numeric;
mod relative;
mod words;

use std::str::FromStr;

use super::{DateError, EventDate};
use crate::model::day::Day;

/// Longer texts are not phrases.
const LONGEST_PHRASE: usize = 80;

/// How deep phrases nest: `until about the middle ...`. A bound, as a phrase
/// can be taken apart in more than one way.
const DEEPEST: u8 = 6;

const ABOUT: [&str; 11] =
    ["about ", "around ", "approximately ", "circa ", "ca. ", "c. ", "early ", "mid ", "mid-", "late ", "~"];
const MARKS: [(&str, char); 4] = [(" (uncertain)", '?'), ("?", '?'), ("%", '%'), ("~", '~')];
const FILLERS: [&str; 5] = ["the ", "in ", "on ", "during ", "year "];
const UNTIL: [&str; 4] = ["until ", "by ", "up to ", "no later than "];
const SINCE: [&str; 4] = ["since ", "from ", "starting ", "no earlier than "];
const ONE_OF: [&str; 4] = ["one day of ", "one month of ", "one year of ", "some time in "];
const RANGES: [&str; 6] = ["..", " to ", " - ", " until ", " through ", "/"];

/// Which of day and month comes first in `03/04/2023`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

impl FromStr for DateOrder {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        match text.to_lowercase().as_str() {
            "dmy" => Ok(Self::Dmy),
            "mdy" => Ok(Self::Mdy),
            _ => Err(DateError::because(format!("{text:?} is not an order of day and month")).or_write(["dmy", "mdy"])),
        }
    }
}

/// Reads a date as typed. EDTF is kept as it is, anything else becomes EDTF.
///
/// # Errors
/// Says why a text is no date, or names the dates it can mean.
pub fn parse_input(text: &str, today: Day, order: Option<DateOrder>) -> Result<EventDate, DateError> {
    let text = tidy(text);
    if let Some(date) = all_about(&text) {
        return Ok(date);
    }
    let strict = text.parse::<EventDate>();
    if strict.is_ok() || text.len() > LONGEST_PHRASE {
        return strict;
    }
    let reader = Reader { today, order, depth: DEEPEST };
    match reader.read(&text.to_lowercase())? {
        Some(edtf) => edtf.parse(),
        None => strict,
    }
}

/// `~2022-09` as people mean it: to EDTF only its year would be approximate.
fn all_about(text: &str) -> Option<EventDate> {
    let date = text.strip_prefix('~')?;
    let plain = !date.contains(['?', '~', '%', '/']);
    format!("{date}~").parse().ok().filter(|_| plain)
}

/// One space between words, and hyphens for dashes.
fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(['\u{2013}', '\u{2014}'], "-")
}

/// EDTF for a text, nothing if the text is of another form, or an error if it
/// is of this form and cannot be a date.
type Reading = Result<Option<String>, DateError>;

#[derive(Clone, Copy)]
struct Reader {
    today: Day,
    order: Option<DateOrder>,
    depth: u8,
}

impl Reader {
    const FORMS: [fn(&Self, &str) -> Reading; 9] = [
        Self::relative,
        Self::numeric,
        Self::words,
        Self::before_or_after,
        Self::qualified,
        Self::one_of,
        Self::range,
        Self::half_open,
        Self::filler,
    ];

    /// Tries each form in turn on a text in lower case; the letters of EDTF
    /// are all capitals.
    fn read(&self, text: &str) -> Reading {
        let edtf = text.to_uppercase();
        if edtf.parse::<EventDate>().is_ok() {
            return Ok(Some(edtf));
        }
        let Some(depth) = self.depth.checked_sub(1) else {
            return Ok(None);
        };
        for form in Self::FORMS {
            if let Some(edtf) = form(&Self { depth, ..*self }, text)? {
                return Ok(Some(edtf));
            }
        }
        Ok(None)
    }

    /// `about Sep 2022`, `late 2021`, `Sep 2022?`.
    fn qualified(&self, text: &str) -> Reading {
        let marked = MARKS.iter().find_map(|(suffix, mark)| Some((text.strip_suffix(suffix)?, *mark)));
        let about = || stripped(text, &ABOUT).map(|inner| (inner, '~'));
        let marked = marked.or_else(about);
        let Some((inner, mark)) = marked else {
            return Ok(None);
        };
        Ok(self.read(inner)?.and_then(|edtf| qualify(&edtf, mark)))
    }

    /// `before X` and `after X` leave X itself out.
    fn before_or_after(&self, text: &str) -> Reading {
        let before = text.strip_prefix("before ");
        let Some(inner) = before.or_else(|| text.strip_prefix("after ")) else {
            return Ok(None);
        };
        let date = self.read(inner)?.map(|edtf| edtf.parse::<EventDate>());
        let Some(date) = date.transpose()? else {
            return Ok(None);
        };
        Ok(match before {
            Some(_) => neighbour(&date, date.first(), -1).map(|day| format!("../{day}")),
            None => neighbour(&date, date.last(), 1).map(|day| format!("{day}/..")),
        })
    }

    /// `one day of 15-17 November 2024`.
    fn one_of(&self, text: &str) -> Reading {
        let Some(inner) = stripped(text, &ONE_OF) else {
            return Ok(None);
        };
        let edtf = self.read(inner)?;
        Ok(edtf.map(|edtf| match edtf.split_once('/') {
            Some((from, to)) => format!("[{from}..{to}]"),
            None => edtf,
        }))
    }

    /// `until X` and `since X` take X in.
    fn half_open(&self, text: &str) -> Reading {
        if let Some(inner) = stripped(text, &UNTIL) {
            return Ok(self.read(inner)?.map(|edtf| format!("../{edtf}")));
        }
        if let Some(inner) = stripped(text, &SINCE) {
            return Ok(self.read(inner)?.map(|edtf| format!("{edtf}/..")));
        }
        Ok(None)
    }

    /// `2023-03-20..2023-03-22`, `from March to May 2023`, `2023-03-20/22`.
    fn range(&self, text: &str) -> Reading {
        let Some((from, to)) = ends(text) else {
            return Ok(None);
        };
        let (from, to) = completed(from.trim(), to.trim());
        let (end, start) = (self.read_end(&to)?, self.read_end(&from)?);
        match (start, end) {
            (Some(start), Some(end)) => Ok(Some(format!("{start}/{end}"))),
            (Some(_), None) => to.parse::<EventDate>().map(|_| None),
            (None, Some(_)) => from.parse::<EventDate>().map(|_| None),
            (None, None) => Ok(None),
        }
    }

    /// `..2022` is open at its start.
    fn read_end(&self, text: &str) -> Reading {
        match text {
            "" => Ok(Some("..".to_owned())),
            _ if text.contains("..") || text.contains('/') => Ok(None),
            _ => self.read(text),
        }
    }

    fn filler(&self, text: &str) -> Reading {
        stripped(text, &FILLERS).map_or(Ok(None), |inner| self.read(inner))
    }
}

fn stripped<'a>(text: &'a str, prefixes: &[&str]) -> Option<&'a str> {
    prefixes.iter().find_map(|prefix| text.strip_prefix(prefix))
}

/// The day next to one end of a date. What is only about then is itself as
/// near as can be said.
fn neighbour(date: &EventDate, end: Option<Day>, days: i64) -> Option<String> {
    if date.is_approximate() || date.is_uncertain() {
        return Some(date.to_string());
    }
    Some(end?.plus(days)?.to_string())
}

/// The two texts a range is between.
fn ends(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix("from ").unwrap_or(text);
    let between = text.strip_prefix("between ");
    let years = text.split_once('-');
    between
        .and_then(|inner| inner.split_once(" and "))
        .or_else(|| years.filter(|(from, to)| is_year(from) && is_year(to)))
        .or_else(|| RANGES.iter().find_map(|mark| text.split_once(mark)))
        .filter(|(from, to)| !(from.is_empty() && to.is_empty()))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Adds a qualifier to a date, or to each end of an interval.
fn qualify(edtf: &str, mark: char) -> Option<String> {
    let end = |end: &str| match end.strip_suffix(['?', '~', '%']) {
        _ if end.is_empty() || end == ".." || end.ends_with(mark) => end.to_owned(),
        Some(plain) => format!("{plain}%"),
        None => format!("{end}{mark}"),
    };
    let ends: Vec<String> = edtf.split('/').map(end).collect();
    (!edtf.starts_with(['[', '{'])).then(|| ends.join("/"))
}

/// Gives each end of a range what it leaves for the other to say: the year of
/// `28 Feb - 3 Mar 2023`, the month of `2023-03-20/22`.
fn completed(from: &str, to: &str) -> (String, String) {
    let given = from.len().checked_sub(to.len()).and_then(|kept| from.get(..kept));
    let figures = to.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let elided = figures && matches!(to.len(), 2 | 5) && matches!(from.len(), 7 | 10);
    let to = match given.filter(|given| elided && given.ends_with('-')) {
        Some(given) => format!("{given}{to}"),
        None => to.to_owned(),
    };
    (words::completed(from, &to), to)
}

#[cfg(test)]
mod tests;
