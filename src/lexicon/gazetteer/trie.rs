//! Names as paths of folded words: what begins at a word is found by one look-up for each word of the name.

use std::collections::HashMap;

/// A folded word by its number; 0 is a word of no name.
pub type WordId = u32;

/// The number of every word that is in no name.
pub const UNKNOWN: WordId = 0;

/// How a name must be written in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// In any way: titles.
    Any,
    /// With a capital: names, so that `may` is no person and `turkey` no state.
    Capital,
    /// In capitals: abbreviations, so that `us` and `who` are none.
    Capitals,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// An actor, by its place in the gazetteer, and the sort of name.
    Actor(u32, NameSort),
    /// A title, and whether it is in the plural.
    Title(u32, bool),
    /// A city.
    City(u32),
}

/// What sort of name of an actor it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameSort {
    /// Its usual or another name.
    Name,
    /// `UK`.
    Abbreviation,
    /// `the Kremlin`, `Moscow`.
    Metonym,
    /// `Russian`.
    Demonym,
}

/// One meaning of a name, with the days on which it has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What it stands for.
    pub meaning: Meaning,
    /// Since this day, counted as [`crate::model::Day`] does.
    pub from: i64,
    /// Until this day.
    pub until: i64,
    /// How it must be written.
    pub letters: Letters,
}

/// All names.
#[derive(Debug, Default)]
pub(super) struct Trie {
    words: HashMap<Box<str>, WordId>,
    next: HashMap<(u32, WordId), u32>,
    begins: Vec<bool>,
    nodes: Vec<Vec<Entry>>,
}

impl Trie {
    /// The number of a folded word, new if need be.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        if let Some(id) = self.words.get(word) {
            return *id;
        }
        let id = self.words.len() as WordId + 1;
        self.words.insert(word.into(), id);
        id
    }

    /// The number of a folded word, 0 if it is in no name.
    pub(super) fn word(&self, word: &str) -> WordId {
        self.words.get(word).copied().unwrap_or(UNKNOWN)
    }

    /// The first number that no word has.
    pub(super) fn free(&self) -> WordId {
        self.words.len() as WordId + 1
    }

    /// Adds a meaning of a folded name.
    pub(super) fn insert(&mut self, key: &str, entry: Entry) {
        let words: Vec<WordId> = crate::lexicon::fold::parts(key).map(|word| self.intern(word)).collect();
        let Some(first) = words.first() else { return };
        self.begins.resize(self.begins.len().max(*first as usize + 1), false);
        self.begins[*first as usize] = true;
        if self.nodes.is_empty() {
            self.nodes.push(Vec::new());
        }
        let mut node = 0;
        for word in words {
            let fresh = self.nodes.len() as u32;
            node = *self.next.entry((node, word)).or_insert(fresh);
            if node == fresh {
                self.nodes.push(Vec::new());
            }
        }
        let entries = &mut self.nodes[node as usize];
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }

    /// Every name that begins here: how many words it has, and what it means, the shortest first.
    pub(super) fn names<'a>(&'a self, words: &'a [WordId]) -> impl Iterator<Item = (usize, &'a [Entry])> {
        let first = words.first().copied().unwrap_or(UNKNOWN) as usize;
        let words = if self.begins.get(first).copied().unwrap_or(false) { words } else { &[] };
        let step = |node: &mut u32, (at, word): (usize, &WordId)| {
            *node = *self.next.get(&(*node, *word))?;
            Some((at + 1, self.nodes[*node as usize].as_slice()))
        };
        words.iter().enumerate().scan(0, step).filter(|(_, entries)| !entries.is_empty())
    }
}
