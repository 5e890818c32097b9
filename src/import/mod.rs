//! Files to drafts. A file that cannot be opened is one error; a bad row is a value with `path:line`, and the rest
//! goes on.

pub mod article;
mod coded;
mod codes;
pub mod csv;
mod form;
mod gdelt;
mod history_at_state;
mod icews;
pub mod jsonl;
mod lines;
mod mapping;
mod names;
mod offices;
pub mod packed;
mod plover;
pub mod rules;
pub mod table;

pub use codes::Wanted;
pub use form::{Drafts, Form, Options};
pub use mapping::{FIELDS, Mapping, delimiter};

use crate::error::{Error, Result};
use crate::model::date::{DateOrder, parse_input};
use crate::model::{ActorDraft, ClaimDraft, Day, EventDate, EventDraft, TermDraft};

/// What a row tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Draft {
    /// Of an event.
    Event(Box<EventDraft>),
    /// Of a claim.
    Claim(Box<ClaimDraft>),
    /// Of somebody whom later rows name.
    Actor(Box<ActorDraft>),
    /// Of a term of office.
    Term(Box<TermDraft>),
    /// Of nothing that is wanted, and why.
    LeftOut(&'static str),
}

/// How dates and names in a file are to be read.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// The day from which "yesterday" counts.
    pub today: Day,
    /// Whether 03/04/2023 is in March or in April; none: refused.
    pub order: Option<DateOrder>,
}

/// The longest text, in bytes, that a cell may hold: longer than any title, quote or note.
const LONGEST_CELL: usize = 1_000_000;

impl Reading {
    fn date(&self, text: &str) -> Result<EventDate> {
        if let Ok(date) = text.parse() {
            return Ok(date);
        }
        let short: String = text.chars().take(60).collect();
        parse_input(&short, self.today, self.order).map_err(|error| Error::input(error.to_string()))
    }
}

/// Refuses what no name, title or quote contains.
fn clean(column: &str, text: &str) -> Result<()> {
    if text.len() > LONGEST_CELL {
        return Err(Error::input(format!("{column} has {} bytes; the longest text is {LONGEST_CELL}", text.len())));
    }
    if text.contains('\0') {
        return Err(Error::input(format!("{column} contains a NUL byte")));
    }
    Ok(())
}

/// A word of a closed list, or an error that names the list.
fn word<T: std::str::FromStr<Err = crate::model::words::UnknownWord>>(text: &str) -> Result<T> {
    let short: String = text.chars().take(60).collect();
    short.parse().map_err(|error: crate::model::words::UnknownWord| Error::input(error.to_string()))
}

/// A day as data sets write it, `2014-11-04`.
fn dated(text: &str) -> Result<EventDate> {
    let short: String = text.chars().take(40).collect();
    let day: Day = short.parse().map_err(|_| Error::input(format!("\"{short}\" is no day")))?;
    EventDate::try_from(day.to_string()).map_err(|error| Error::input(error.to_string()))
}

/// The day that was read last: most rows stand with others of their day.
#[derive(Debug, Default)]
struct Days(Option<(String, EventDate)>);

impl Days {
    fn date(&mut self, text: &str) -> Result<EventDate> {
        match &self.0 {
            Some((last, date)) if last == text => Ok(date.clone()),
            _ => {
                let date = dated(text)?;
                self.0 = Some((text.to_owned(), date.clone()));
                Ok(date)
            }
        }
    }
}
