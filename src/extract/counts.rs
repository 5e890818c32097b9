//! Counts: `met 39 times`, `their fifth meeting`, `two rounds of talks`.

use super::chunk::{Prep, What};
use super::line::Line;
use crate::lexicon::triggers::{Form, Pos};
use crate::model::text::TokenKind;

/// A number of contacts, and whether the trigger also tells of the last of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) number: i64,
    /// `met 39 times` tells of no single one; `met for the third time` does.
    pub(super) ordinal: bool,
}

const CARDINALS: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const ORDINALS: [&str; 13] = [
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
];

impl Line<'_, '_> {
    /// How often what a trigger tells has happened, if its words say so.
    pub(super) fn count(&self, at: usize) -> Option<Count> {
        let tokens = &self.scene.article.tokens;
        let clause = self.clause(at).chunks.clone();
        let noun = self.phrase(at).is_some_and(|phrase| phrase.pos == Pos::Noun);
        if noun {
            let start = self.noun_phrase(at).chunks.start.max(clause.start);
            let from = self.chunks[start].tokens.start;
            let plural = self.phrase(at).is_some_and(|phrase| phrase.form == Form::Ending);
            let count = (from..self.chunks[at].tokens.start).rev().find_map(|token| self.number(token));
            return count.filter(|count| count.ordinal || plural).or_else(|| self.rounds(start));
        }
        let end = self.chunks[self.next_trigger(at).min(clause.end).max(at + 1) - 1].tokens.end;
        let start = self.chunks[at].tokens.start;
        let times = |token: &usize| matches!(self.scene.lower(*token), "times" | "time" | "twice");
        let token = (start..end.min(tokens.len())).find(times)?;
        if self.scene.lower(token) == "twice" {
            return Some(Count { number: 2, ordinal: false });
        }
        let count = self.number(token.checked_sub(1)?)?;
        (count.ordinal || self.scene.lower(token) == "times").then_some(count)
    }

    /// `three rounds of direct talks`.
    fn rounds(&self, noun_phrase: usize) -> Option<Count> {
        let round = noun_phrase.checked_sub(2)?;
        let rounds = self.what(round + 1) == What::Prep(Prep::Of) && matches!(self.lower(round), "rounds" | "round");
        self.number(self.chunks[round].tokens.start.checked_sub(1)?).filter(|_| rounds)
    }

    /// Whether a chunk is *second*, *third*, *39th*.
    pub(super) fn is_ordinal(&self, at: usize) -> bool {
        let first = self.chunks.get(at).map(|chunk| chunk.tokens.start);
        first.and_then(|token| self.number(token)).is_some_and(|count| count.ordinal) || self.lower(at) == "first"
    }

    fn number(&self, token: usize) -> Option<Count> {
        let word = self.scene.lower(token);
        if self.scene.article.tokens.get(token)?.kind == TokenKind::Number {
            let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
            let ending = &word[digits.len()..];
            let ordinal = matches!(ending, "st" | "nd" | "rd" | "th");
            let number: i64 = digits.parse().ok().filter(|n| (2..1500).contains(n))?;
            return (ordinal || ending.is_empty()).then_some(Count { number, ordinal });
        }
        let place = |list: &[&str]| list.iter().position(|known| *known == word).filter(|n| *n >= 2);
        let cardinal = place(&CARDINALS).map(|n| Count { number: n as i64, ordinal: false });
        cardinal.or_else(|| place(&ORDINALS).map(|n| Count { number: n as i64, ordinal: true }))
    }

    /// `most recently in September`: the date that follows is of one instance.
    pub(super) fn instance_after(&self, at: usize) -> Option<usize> {
        let end = self.chunks.len();
        let marks = |at: &usize| {
            matches!(self.lower(*at), "recently" | "latest" | "lastly")
                || (self.lower(*at) == "last" && matches!(self.what(at + 1), What::Time(_) | What::Prep(_)))
        };
        let mark = (at + 1..end.min(at + 30)).find(marks)?;
        (mark + 1..end.min(mark + 6)).find(|at| matches!(self.what(*at), What::Time(_)))
    }
}
