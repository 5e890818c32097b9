//! A noun with what stands before it: its article, its owners, the states and places that modify it.

use super::chunk::What;
use super::line::Line;
use crate::lexicon::triggers::Pos;
use std::ops::Range;

/// A noun with what stands before it.
#[derive(Debug, Clone)]
pub(super) struct NounPhrase {
    /// From its article to the noun.
    pub(super) chunks: Range<usize>,
    /// Owners, and states or places before the noun.
    pub(super) owners: Vec<usize>,
    pub(super) modifiers: Vec<usize>,
    /// Whether *the*, *this* or an owner points back.
    pub(super) definite: bool,
}

impl Line<'_, '_> {
    /// What stands before a noun and belongs to it.
    pub(super) fn noun_phrase(&self, noun: usize) -> NounPhrase {
        let start = self.clause(noun).chunks.start;
        let mut phrase =
            NounPhrase { chunks: noun..noun + 1, owners: Vec::new(), modifiers: Vec::new(), definite: false };
        for at in (start..noun).rev() {
            match self.what(at) {
                What::Actor(n)
                    if self.what(at + 1) == What::Owner || self.is_possessive(at) || self.lower(at) == "her" =>
                {
                    phrase.owners.insert(0, n);
                    phrase.definite = true;
                    phrase.chunks.start = at;
                    let mut first = at;
                    while first >= start + 2
                        && self.what(first - 1) == What::And
                        && self.stands_for(first - 2).is_some()
                    {
                        first -= 2;
                        if let What::Actor(n) = self.what(first) {
                            phrase.owners.insert(0, n);
                        }
                    }
                    phrase.chunks.start = first;
                    break;
                }
                What::Actor(n) if self.is_modifier(at, noun) => phrase.modifiers.insert(0, n),
                What::And if matches!(self.what(at + 1), What::Actor(_) | What::Time(_)) && at > start => {}
                What::Det => {
                    phrase.definite |= matches!(self.lower(at), "the" | "this" | "these" | "those" | "both" | "their");
                }
                What::Owner | What::Word if !self.is_verb(at) => {}
                What::Time(_) => {}
                What::Phrase(p) if p.pos != Pos::Verb && !self.is_modal(at) && !self.leads_on(at) => {}
                _ => break,
            }
            phrase.chunks.start = at;
            // An article begins it.
            let articles = ["a", "an", "the", "this", "these", "those", "his", "her", "their", "its", "our", "my"];
            if self.what(at) == What::Det && articles.contains(&self.lower(at)) {
                break;
            }
        }
        phrase
    }

    /// `opposed to`, `open to`: what they lead to begins behind them.
    fn leads_on(&self, at: usize) -> bool {
        self.chunks.get(at).is_some_and(|chunk| self.scene.lower(chunk.tokens.end - 1) == "to")
    }

    /// `the US-Iran talks`, `the Geneva meeting`: right before the noun, but for words and other such.
    pub(super) fn is_modifier(&self, at: usize, noun: usize) -> bool {
        (at + 1..noun).all(|at| match self.what(at) {
            What::Actor(_) | What::And | What::Time(_) | What::Owner => true,
            What::Word => !self.is_verb(at),
            What::Phrase(phrase) => phrase.pos != Pos::Verb && !self.is_modal(at),
            _ => false,
        })
    }
}
