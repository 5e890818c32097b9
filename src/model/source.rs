//! Sources: the documents and data sets that tell of events. Never actors.

use super::{EventDate, SourceId, SourceKind};
use serde::Serialize;

/// A document or a data set, with its own date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The short number; 0 before it is stored.
    #[serde(skip)]
    pub n: SourceId,
    /// The readable id: `S1`.
    pub id: String,
    /// What sort of document it is.
    pub kind: SourceKind,
    /// Its title, or its file's name.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it is.
    pub url: Option<String>,
    /// When it was published; its words are placed by this date.
    pub published: Option<EventDate>,
    /// Its licence, and what a reader should know.
    pub note: Option<String>,
}
