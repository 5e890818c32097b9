//! What a text says of itself at its top: its day, its title.

use super::Article;
use crate::model::date::{Precision, parse_input};
use crate::model::text::PARAGRAPH;
use crate::model::{Day, EventDate};

/// How many lines with words are looked at.
const TOP: usize = 8;

/// The longest line that is a heading or a date, in characters.
const SHORT: usize = 140;

/// Words before a date that say it is the text's own.
const LABELS: &[&str] =
    &["date", "dated", "published", "publication date", "published on", "posted", "issued", "released"];

/// Reads the top of a text: the day it gives goes out of it; blanks keep its place, so that every other word keeps its own.
pub(super) fn take(article: &mut Article) {
    let top: Vec<(usize, String)> = top(&article.text);
    for (i, (start, line)) in top.iter().enumerate() {
        if article.published.is_some() {
            break;
        }
        let labelled = labelled(line);
        article.published = labelled.or_else(|| day(line)).or_else(|| dateline(line));
        article.dated_by = article.published.map(|_| match (i, labelled) {
            (0, Some(_)) => "from its first line",
            (_, Some(_)) => "from its date line",
            _ => "from a line at its top",
        });
        if labelled.is_some() {
            article.text.replace_range(*start..start + line.len(), &" ".repeat(line.len()));
        }
    }
    if article.title.is_none() {
        let first = top.iter().map(|(_, line)| line).find(|line| labelled(line).is_none() && day(line).is_none());
        article.title = first.filter(|line| heads(line)).cloned();
    }
}

/// The first lines that have words, each with its place.
fn top(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', PARAGRAPH]) {
        let words = line.trim_matches(|c: char| c.is_whitespace());
        if !words.is_empty() && words.len() < 4 * SHORT {
            let place = start + line.find(words).unwrap_or(0);
            found.push((place, words.to_owned()));
        }
        start += line.len();
        if found.len() == TOP || start > 20 * SHORT * TOP {
            break;
        }
    }
    found
}

/// The day of `date 2031-05-06`, `Published: 6 May 2031`.
fn labelled(line: &str) -> Option<Day> {
    let lower = line.to_ascii_lowercase();
    let label = LABELS.iter().filter(|label| lower.starts_with(**label)).max_by_key(|label| label.len())?;
    let rest = line.get(label.len()..).filter(|rest| rest.starts_with([':', ' ']))?;
    day(rest.trim_matches([':', ' ', '*', '_', '.']))
}

/// The day that a line is, if it is nothing else: `6 May 2031`, `Tuesday, May 6, 2031`.
fn day(line: &str) -> Option<Day> {
    let line = line.trim().trim_end_matches(['.', ',']);
    let has_year = line.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    if line.chars().count() > 40 || !has_year {
        return None;
    }
    let after_weekday = line.split_once(", ").filter(|(weekday, _)| weekday.ends_with("day")).map(|(_, rest)| rest);
    // The year is there, so the day to count from says nothing.
    let any_day = Day::from_days(0)?;
    let date: EventDate = parse_input(after_weekday.unwrap_or(line), any_day, None).ok()?;
    date.first().filter(|_| date.precision() == Precision::Day)
}

/// The day of `OSLO, May 6, 2031 (Wire) -- They met.`
fn dateline(line: &str) -> Option<Day> {
    let head = ["--", "—", "–", " - ", "("].iter().filter_map(|mark| line.find(mark)).min()?;
    let head = line.get(..head).filter(|head| head.len() < 60)?;
    let (place, date) = head.split_once(", ")?;
    let capital = place.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    day(date).filter(|_| capital)
}

/// Whether a line looks like a heading.
fn heads(line: &str) -> bool {
    line.chars().count() < SHORT && !line.ends_with(['.', '!', '?', ':', ',', ';', '"', '”'])
}

/// A field of a front matter.
pub(super) fn field(article: &mut Article, line: &str) {
    let Some((name, value)) = line.split_once(':') else { return };
    let value = value.trim().trim_matches(['"', '\'']).to_owned();
    match name.trim().to_lowercase().as_str() {
        "title" => article.title = Some(value),
        "url" | "source" | "link" if value.starts_with("http") => article.url = Some(value),
        "date" | "published" | "pubdate" => {
            article.published = day(value.get(..10).unwrap_or(&value)).or_else(|| day(&value));
            article.dated_by = article.published.map(|_| "from its front matter");
        }
        _ => {}
    }
}
