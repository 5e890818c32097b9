//! Where one clause of a sentence ends and the next begins.

use super::chunk::{Opener, Prep, What};
use super::line::{Clause, Line};
use crate::lexicon::triggers::{Form, Pos};
use std::ops::Range;

impl Line<'_, '_> {
    pub(super) fn cut(&mut self) {
        let mut start = 0;
        let mut opener = Opener::Anew;
        let mut verb_seen = false;
        for at in 0..self.chunks.len() {
            let new = self.opens(at, start, verb_seen).or_else(|| self.resumes(at, opener, verb_seen));
            if let Some(next) = new {
                self.close(start..at, opener);
                (start, opener, verb_seen) = (at, next, false);
            }
            verb_seen |= self.is_verb(at) || self.phrase(at).is_some_and(|phrase| phrase.trigger.is_some());
        }
        self.close(start..self.chunks.len(), opener);
        if self.clauses.is_empty() {
            self.clauses.push(Clause { chunks: 0..0, opener: Opener::Anew, parent: None });
        }
    }

    fn close(&mut self, chunks: Range<usize>, opener: Opener) {
        if chunks.is_empty() {
            return;
        }
        let number = self.clauses.len();
        self.clause_of.extend(chunks.clone().map(|_| number));
        let back = if opener == Opener::Resumed { 2 } else { 1 };
        self.clauses.push(Clause { chunks, opener, parent: number.checked_sub(back) });
    }

    /// Whether a new clause begins at a chunk, and how it is opened.
    fn opens(&self, at: usize, start: usize, verb_seen: bool) -> Option<Opener> {
        if at == start {
            return match self.what(at) {
                What::Opener(opener) if at == 0 => Some(opener),
                _ if at == 0 && self.is_inverted() => Some(Opener::If),
                _ => None,
            };
        }
        let after_break = matches!(self.what(at - 1), What::Break | What::Quote);
        match self.what(at) {
            What::Opener(Opener::Because) if self.lower(at) == "as" && !self.opens_clause_with_as(at) => None,
            What::Opener(opener) => Some(opener),
            What::Time(_) if self.step_opener(at).is_some() => self.step_opener(at),
            _ if after_break => Some(Opener::Anew),
            _ if self.follows_saying(at) => Some(Opener::That),
            What::And if self.joins_a_pair(at) || self.is_bare_pair(start, at) => None,
            What::And | What::Comma if self.is_listed_of(at) => None,
            What::And | What::But | What::Comma if verb_seen && self.begins_with_subject(at + 1) => Some(Opener::Anew),
            _ => None,
        }
    }

    /// `Were they to meet`, `Should he visit`: only if.
    fn is_inverted(&self) -> bool {
        let first = self.chunks[0].tokens.start;
        matches!(self.scene.lower(first), "were" | "should" | "had")
            && matches!(self.what(self.skip_words(1, 2)), What::Actor(_))
    }

    /// `hours before she met him`: a step in time that opens a clause.
    fn step_opener(&self, at: usize) -> Option<Opener> {
        let last = self.chunks[at].tokens.end - 1;
        match self.scene.lower(last) {
            "before" => Some(Opener::Before),
            "after" => Some(Opener::After),
            _ => None,
        }
    }

    /// `X, who met Y, *flies* to Z`: the verb after the comma is that of X again.
    fn resumes(&self, at: usize, opener: Opener, verb_seen: bool) -> Option<Opener> {
        let finite = self.is_verb(at)
            || self.phrase(at).is_some_and(|phrase| {
                phrase.trigger.is_some() && phrase.pos == Pos::Verb && phrase.form == Form::Ending
            });
        let after_comma = at > 1 && self.what(at - 1) == What::Comma;
        (opener == Opener::Relative && verb_seen && after_comma && finite && self.clauses.len() == 1)
            .then_some(Opener::Resumed)
    }

    fn opens_clause_with_as(&self, at: usize) -> bool {
        let next = self.skip_words(at + 1, 2);
        matches!(self.what(next), What::Actor(_)) && self.is_verb(self.chain_end(next)) || self.is_verb(at + 2)
    }

    /// *said he*, *announced the talks*: what was said begins here.
    fn follows_saying(&self, at: usize) -> bool {
        let says = |at: usize| self.is_saying(at);
        let begins = matches!(self.what(at), What::Actor(_) | What::Det);
        let time_between = at >= 2 && matches!(self.what(at - 1), What::Time(_)) && says(at - 2);
        begins && (says(at - 1) && self.begins_with_subject(at) || time_between)
    }

    /// `between Turkey and Libya`: no new clause, whatever verb follows.
    fn joins_a_pair(&self, at: usize) -> bool {
        let start = at.saturating_sub(8);
        let pairs = |before: usize| {
            self.what(before) == What::Prep(Prep::Between)
                && !(before + 1..at)
                    .any(|between| matches!(self.what(between), What::Time(_) | What::And) || self.is_verb(between))
        };
        (start..at).rev().any(pairs)
    }

    /// `the summit of Israel, Egypt and Jordan was held`: a list after a noun and *of* goes on, whatever verb follows.
    fn is_listed_of(&self, at: usize) -> bool {
        let listed = |at: &usize| matches!(self.what(*at), What::Actor(_) | What::Comma | What::And | What::Det);
        let first = (0..at).rev().take_while(listed).last();
        let of = first.and_then(|first| first.checked_sub(1)).filter(|of| self.what(*of) == What::Prep(Prep::Of));
        of.is_some_and(|of| of > 0 && self.phrase(of - 1).is_some_and(|p| p.trigger.is_some() && p.pos == Pos::Noun))
    }

    /// `the signature by India and France took place`: no verb yet, so that both belong together.
    fn is_bare_pair(&self, start: usize, at: usize) -> bool {
        let verb = |at: usize| self.is_verb(at) || self.is_trigger_verb(at);
        matches!(self.what(at - 1), What::Actor(_)) && !(start..at).any(verb)
    }

    /// Whether an actor, and a verb after it, stand here.
    fn begins_with_subject(&self, at: usize) -> bool {
        let at = at + usize::from(matches!(self.what(at), What::And | What::But));
        let timed = at + usize::from(matches!(self.what(at), What::Prep(Prep::In | Prep::On)));
        let at = if matches!(self.what(timed), What::Time(_)) { timed + 1 } else { at };
        let first = self.skip_words(at, 3);
        match self.what(first) {
            What::Actor(_) if self.what(first + 1) == What::Owner => {
                let noun = self.skip_words(first + 2, 3);
                self.phrase(noun).is_some_and(|p| p.pos == Pos::Noun) && (noun + 1..noun + 6).any(|at| self.is_verb(at))
            }
            What::Actor(_) => {
                // `said a US-Iran meeting was off`
                let end = self.chain_end(first);
                let noun = self.phrase(end).is_some_and(|p| p.trigger.is_some() && p.pos == Pos::Noun);
                self.is_verb(end + usize::from(noun))
            }
            What::Phrase(phrase) if phrase.pos == Pos::Noun => self.is_verb(first + 1),
            _ => false,
        }
    }
}
