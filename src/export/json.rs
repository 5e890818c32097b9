//! JSON, in the shape that scripts outside rely on.

use super::EventWriter;
use crate::model::{Claim, Event};
use serde::Serialize;
use serde_json::{Map, Value};
use std::io::{self, Write};

/// One answer: the question, the events, the claims.
#[derive(Debug, Serialize)]
pub struct Answer<'a, E: Serialize + ?Sized = [Event]> {
    /// What was asked.
    pub query: Asked<'a>,
    /// What was found: events, or what writes them as it reads them.
    pub events: &'a E,
    /// What sources count or deny.
    pub claims: &'a [Claim],
}

/// What was asked, as it was understood.
#[derive(Debug, Serialize)]
pub struct Asked<'a> {
    /// The ids of the actors.
    pub actors: &'a [String],
    /// What restricted it, by the names of the flags.
    #[serde(flatten)]
    pub filters: Map<String, Value>,
}

impl<'a> Asked<'a> {
    /// A question for actors that nothing restricts.
    pub fn for_all(actors: &'a [String]) -> Self {
        Self { actors, filters: Map::new() }
    }
}

/// Writes an answer as one object over several lines.
///
/// # Errors
/// When the writer fails.
pub fn write(output: &mut dyn Write, answer: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *output, answer)?;
    output.write_all(b"\n")
}

/// Writes any value on one line.
///
/// # Errors
/// When the writer fails.
pub fn line(output: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *output, value)?;
    output.write_all(b"\n")
}

/// A claim among the lines of events.
#[derive(Debug, Serialize)]
pub struct ClaimLine<'a> {
    /// The claim.
    pub claim: &'a Claim,
}

/// JSON Lines: one event a line.
pub struct LineWriter<W: Write>(pub W);

impl<W: Write> EventWriter for LineWriter<W> {
    fn event(&mut self, event: &Event) -> io::Result<()> {
        line(&mut self.0, event)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
