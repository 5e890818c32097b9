//! The contract with scripts: what `--json` prints, for whoever else answers in it.

use super::{By, Case, lines, write};
use crate::error::{Error, Result};
use crate::export::json::{self, Answer, Asked};
use crate::store::{Store, expression};
use std::io::{self, Write};

/// The error for an answer that cannot be written.
pub fn unwritten(error: &io::Error) -> Error {
    Error::base("the answer cannot be written").cause(error)
}

impl Case<'_> {
    /// `when`: the events that are asked for, and what sources claim.
    ///
    /// # Errors
    /// When nobody is named, or the writer or SQLite fails.
    pub fn write_when(&self, output: &mut dyn Write) -> Result<()> {
        if self.parties.is_empty() {
            return Err(Error::usage("the question names nobody"));
        }
        let mut claims = self.claims()?;
        self.store.beside(&mut claims)?;
        write(output, &self.parties, &self.found()?, &claims).map_err(|error| unwritten(&error)).map(drop)
    }

    /// `timeline`: every event, in order.
    ///
    /// # Errors
    /// When the writer or SQLite fails.
    pub fn write_timeline(&self, output: &mut dyn Write) -> Result<()> {
        write(output, &self.parties, &self.all(), &[]).map_err(|error| unwritten(&error)).map(drop)
    }

    /// `search`: the events with these words.
    ///
    /// # Errors
    /// When there are no words, or the writer or SQLite fails.
    pub fn write_search(&mut self, words: &str, output: &mut dyn Write) -> Result<()> {
        let words = expression(words);
        if words.is_empty() {
            return Err(Error::usage("no words to search for"));
        }
        self.query.filter.words = Some(words);
        self.write_timeline(output)
    }

    /// `stats`: how often, counted.
    ///
    /// # Errors
    /// When partners are asked for, but not of one actor, or the writer or SQLite fails.
    pub fn write_stats(&mut self, by: By, output: &mut dyn Write) -> Result<()> {
        let limit = self.query.limit.take().unwrap_or(usize::MAX);
        let mut groups = self.groups(by)?;
        if std::mem::take(&mut self.query.reverse) {
            groups.reverse();
        }
        groups.truncate(limit);
        json::write(output, &lines(&groups)).map_err(|error| unwritten(&error))
    }
}

/// `show`: one event, by its id or its number.
///
/// # Errors
/// When there is none, or the writer or SQLite fails.
pub fn write_event(store: &Store, word: &str, output: &mut dyn Write) -> Result<()> {
    let n = store.event_by_word(word)?.ok_or_else(|| Error::unknown(format!("no event \"{word}\"")))?;
    let event = store.event(n)?.ok_or_else(|| Error::bug("an event is gone"))?;
    let ids: Vec<String> = event.participants.iter().map(|p| p.id.clone()).collect();
    let answer = Answer { query: Asked::for_all(&ids), events: std::slice::from_ref(&event), claims: &[] };
    json::write(output, &answer).map_err(|error| unwritten(&error))
}
