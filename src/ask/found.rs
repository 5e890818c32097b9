//! The events of an answer, read one by one.

use super::described;
use super::parties::{self, Party};
use crate::error::{Error, Result as Done};
use crate::export::json::{self, Answer, Asked};
use crate::model::{Claim, Event};
use crate::store::{Query, Store};
use serde::ser::{Error as _, SerializeSeq};
use serde::{Serialize, Serializer};
use std::cell::Cell;
use std::io::{self, Write};

/// The events of an answer: what a question finds, or these.
#[derive(Debug)]
pub enum Found<'a> {
    /// What a question finds, read one by one.
    Asked(&'a Store, Box<Query>),
    /// Some of what a question found.
    These(Vec<Event>, Box<Query>),
}

impl Found<'_> {
    /// What was asked.
    pub const fn query(&self) -> &Query {
        match self {
            Self::Asked(_, query) | Self::These(_, query) => query,
        }
    }

    /// Hands the events on one by one.
    ///
    /// # Errors
    /// When SQLite or `each` fails.
    pub fn visit(&self, each: &mut dyn FnMut(&Event) -> Done<()>) -> Done<()> {
        match self {
            Self::Asked(store, query) => store.visit(query, &mut |event| each(&event).map(|()| true)),
            Self::These(events, _) => events.iter().try_for_each(each),
        }
    }

    /// All of them.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn all(&self) -> Done<Vec<Event>> {
        match self {
            Self::Asked(store, query) => store.timeline(query),
            Self::These(events, _) => Ok(events.clone()),
        }
    }
}

/// Events that are written as they are read, so that a long answer never stands in memory.
struct Streamed<'a> {
    found: &'a Found<'a>,
    written: Cell<usize>,
}

impl Serialize for Streamed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (mut list, mut failed) = (serializer.serialize_seq(None)?, None);
        let read = self.found.visit(&mut |event| {
            self.written.set(self.written.get() + 1);
            list.serialize_element(event).map_err(|error| {
                failed = Some(error);
                Error::input("the output cannot be written")
            })
        });
        match (failed, read) {
            (Some(error), _) => Err(error),
            (None, Err(error)) => Err(S::Error::custom(error.message())),
            (None, Ok(())) => list.end(),
        }
    }
}

/// Writes an answer as one JSON object, the contract with scripts; returns how many events it has.
///
/// # Errors
/// When the writer or SQLite fails.
pub fn write(output: &mut dyn Write, parties: &[Party], found: &Found<'_>, claims: &[Claim]) -> io::Result<usize> {
    let ids = parties::ids(parties);
    let asked = Asked { actors: &ids, filters: described(found.query()) };
    let events = Streamed { found, written: Cell::new(0) };
    json::write(output, &Answer { query: asked, events: &events, claims })?;
    Ok(events.written.get())
}
