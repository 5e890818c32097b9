//! A sentence as the finders see it: each word looked up once, hyphened words taken apart.

use super::numbered::NumberWords;
use super::terms::{self, Term};
use crate::model::text::{Token, TokenKind};
use std::ops::Range;

/// A piece of a sentence with what it means to a date.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) span: Range<usize>,
    pub(super) term: Term,
}

/// The words of one sentence.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) list: &'a [Word],
    pub(super) numbers: &'a NumberWords,
}

impl Words<'_> {
    /// What stands at a place; nothing of note beyond the ends.
    pub(super) fn term(&self, at: usize) -> Term {
        self.list.get(at).map_or(Term::Other, |word| word.term)
    }

    /// The term before a place.
    pub(super) fn before(&self, at: usize) -> Term {
        at.checked_sub(1).map_or(Term::Other, |at| self.term(at))
    }

    /// A word as written.
    pub(super) fn word(&self, at: usize) -> &str {
        self.list.get(at).and_then(|word| self.text.get(word.span.clone())).unwrap_or("")
    }

    /// Whether nothing separates a word from the one before it.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.list.get(at));
        before.zip(self.list.get(at)).is_some_and(|(before, word)| before.span.end == word.span.start)
    }

    /// Whether a word begins with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether the term at a place is this one.
    pub(super) fn is(&self, at: usize, term: Term) -> bool {
        self.term(at) == term
    }

    /// The place after a term, if it stands here; else here.
    pub(super) fn skip(&self, at: usize, term: Term) -> usize {
        at + usize::from(self.is(at, term))
    }

    /// The place after a hyphen that joins two words.
    pub(super) fn skip_hyphen(&self, at: usize) -> usize {
        at + usize::from(self.is(at, Term::Dash) && self.is_glued(at) && self.is_glued(at + 1))
    }

    /// Whether a number is a part of a longer one: `1,300`, `2.5`, `$40`, `12%`.
    pub(super) fn is_split_number(&self, at: usize) -> bool {
        let is_digits = |at: usize| matches!(self.term(at), Term::Number { .. });
        let joins = |at: usize| matches!(self.word(at), "." | ",") && self.is_glued(at) && self.is_glued(at + 1);
        let follows = at >= 2 && joins(at - 1) && is_digits(at - 2);
        let goes_on = joins(at + 1) && is_digits(at + 2);
        let money = at > 0 && matches!(self.word(at - 1), "$" | "€" | "£" | "¥" | "#" | "№");
        follows || goes_on || money || matches!(self.word(at + 1), "%")
    }

    /// Whether the words beside digits make them a number of things.
    pub(super) fn is_numbered(&self, at: usize) -> bool {
        self.numbers.claim(at.checked_sub(1).map_or("", |at| self.word(at)), self.word(at + 1))
    }

    /// The bytes of some of the words.
    pub(super) fn span(&self, words: Range<usize>) -> Range<usize> {
        let start = self.list.get(words.start).map_or(0, |word| word.span.start);
        let end = words.end.checked_sub(1).and_then(|last| self.list.get(last)).map_or(start, |word| word.span.end);
        start..end
    }
}

/// Looks up the tokens of a sentence.
pub(super) fn look_up(text: &str, tokens: &[Token], words: &mut Vec<Word>) {
    words.clear();
    for token in tokens.iter().filter(|token| token.kind != TokenKind::Line) {
        let written = token.of(text);
        if token.kind == TokenKind::Word && written.contains(['-', '\u{2010}', '\u{2011}']) {
            take_apart(written, token.span.start, words);
        } else {
            words.push(Word { span: token.span.clone(), term: terms::of(written, token.kind) });
        }
    }
}

/// `mid-March` as three words.
fn take_apart(written: &str, start: usize, words: &mut Vec<Word>) {
    let mut at = start;
    for part in written.split_inclusive(['-', '\u{2010}', '\u{2011}']) {
        let word = part.trim_end_matches(['-', '\u{2010}', '\u{2011}']);
        let kind = if word.starts_with(|c: char| c.is_ascii_digit()) { TokenKind::Number } else { TokenKind::Word };
        for (piece, term) in [(word, terms::of(word, kind)), (&part[word.len()..], Term::Dash)] {
            if !piece.is_empty() {
                words.push(Word { span: at..at + piece.len(), term });
                at += piece.len();
            }
        }
    }
}
