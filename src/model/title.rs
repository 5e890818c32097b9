//! Titles: the words by which news speaks of those who hold an office or speak for a side.

use super::{Sense, TitleKind};

/// A title and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The words, in the singular: `prime minister`.
    pub words: String,
    /// Who is meant by them.
    pub kind: TitleKind,
    /// A sentence in which they stand.
    pub example: String,
}

/// Words that do one thing where somebody is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamingWords {
    /// What they do.
    pub sense: Sense,
    /// The words.
    pub words: Vec<String>,
    /// A sentence in which one of them stands.
    pub example: String,
}
