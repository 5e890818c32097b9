//! Files to drafts. A file that cannot be opened is one error; a bad row is a value with `path:line`, and the rest
//! goes on.

pub mod article;
pub mod csv;
pub mod jsonl;
pub mod rules;
pub mod table;

use crate::error::{Error, Result};
use crate::model::date::{DateOrder, parse_input};
use crate::model::{ClaimDraft, Day, EventDate, EventDraft};

/// What a row tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Draft {
    /// Of an event.
    Event(Box<EventDraft>),
    /// Of a claim.
    Claim(Box<ClaimDraft>),
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
