//! Words that make of four digits a number and no year (`2010 people`, `Flight 1973`): rows handed in.

use std::collections::HashSet;

/// A word beside which four digits are no year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberWord {
    /// As written.
    pub word: String,
    /// Whether it stands before the digits.
    pub is_before: bool,
}

/// The words by their side.
#[derive(Debug, Clone, Default)]
pub(super) struct NumberWords {
    before: HashSet<String>,
    after: HashSet<String>,
}

impl NumberWords {
    pub(super) fn new(rows: impl IntoIterator<Item = NumberWord>) -> Self {
        let mut words = Self::default();
        for row in rows {
            if row.is_before {
                words.before.insert(row.word)
            } else {
                words.after.insert(row.word)
            };
        }
        words
    }

    /// Whether digits between these words are a number.
    pub(super) fn claim(&self, before: &str, after: &str) -> bool {
        self.before.contains(before) || self.after.contains(after)
    }
}
