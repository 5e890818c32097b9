//! Titles: the words by which news speaks of those who hold an office or speak for a side.

use super::TitleKind;

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
