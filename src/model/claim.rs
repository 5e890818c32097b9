//! Claims: what a source says about contacts without naming one.

use super::{ClaimId, ClaimKind, EventDate, EventKind, Mode};
use serde::Serialize;

/// "They met 39 times", "there was no call": knowledge of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// The short number.
    #[serde(skip)]
    pub n: ClaimId,
    /// A count, or none.
    pub kind: ClaimKind,
    /// Between whom.
    pub participants: Vec<Party>,
    /// What is counted; none: any contact.
    pub event_kind: Option<EventKind>,
    /// In which mode; none: any.
    pub mode: Option<Mode>,
    /// How many; 0 for `none`.
    pub count: i64,
    /// The span it covers.
    pub date: EventDate,
    /// How many such contacts the base holds in that span.
    pub recorded: i64,
    /// The id of the source.
    pub source: Option<String>,
    /// The line of a text, the record number of a data set.
    pub line: Option<i64>,
    /// The words.
    pub quote: Option<String>,
    /// What it counts, in our words.
    pub note: Option<String>,
    /// Whether a person has judged it; said only where nobody has.
    #[serde(skip_serializing_if = "super::event::is_true")]
    pub reviewed: bool,
}

/// One of those a claim is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Party {
    /// The id of the actor.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl Claim {
    /// `S1 L55`.
    pub fn source_label(&self) -> String {
        let source = self.source.as_deref().unwrap_or("no source");
        self.line.map_or_else(|| source.to_owned(), |line| format!("{source} L{line}"))
    }
}
