//! The events of an answer, read one by one.

use super::parties::{self, Party};
use crate::error::Result;
use crate::export::json::{self, Answer, Asked};
use crate::model::{Claim, Event, Period};
use crate::store::{Query, Store};
use std::io::{self, Write};

/// The events of an answer: what a question finds, or these.
#[derive(Debug)]
pub enum Found<'a> {
    /// What a question finds, read one by one.
    Asked(&'a Store, Box<Query>),
    /// Some of what a question found.
    These(Vec<Event>),
}

impl Found<'_> {
    /// The period that was asked for, and whether the latest come first.
    pub const fn order(&self) -> (Period, bool) {
        match self {
            Self::Asked(_, query) => (query.filter.period, query.reverse),
            Self::These(_) => (Period { from: None, until: None }, false),
        }
    }

    /// Hands the events on one by one.
    ///
    /// # Errors
    /// When SQLite or `each` fails.
    pub fn visit(&self, each: &mut dyn FnMut(&Event) -> Result<()>) -> Result<()> {
        match self {
            Self::Asked(store, query) => store.visit(query, &mut |event| each(&event).map(|()| true)),
            Self::These(events) => events.iter().try_for_each(each),
        }
    }

    /// All of them.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn all(self) -> Result<Vec<Event>> {
        match self {
            Self::Asked(store, query) => store.timeline(&query),
            Self::These(events) => Ok(events),
        }
    }
}

/// Writes an answer as one JSON object, the contract with scripts.
///
/// # Errors
/// When the writer fails.
pub fn write(output: &mut dyn Write, parties: &[Party], events: &[Event], claims: &[Claim]) -> io::Result<()> {
    let ids = parties::ids(parties);
    json::write(output, &Answer { query: Asked { actors: &ids }, events, claims })
}
