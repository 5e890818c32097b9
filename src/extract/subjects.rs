//! Who does what a verb says: to its left, in its clause or in one before, or in the one that it opens.

use super::arguments::Found;
use super::chunk::{Opener, Prep, What};
use super::line::Line;
use crate::lexicon::triggers::{CueClass, Pos, Slot};
use std::ops::Range;

/// How many clauses back a subject is looked for.
const BACK: usize = 3;

impl Line<'_, '_> {
    /// Who does what the verb at a chunk says.
    pub(super) fn subject(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.asked_for(at) {
            return Some(found);
        }
        let mut number = self.clause_at(at);
        let mut end = at;
        for step in 0..=BACK {
            let clause = &self.clauses[number];
            let start = clause.chunks.start;
            let nearest = step == 0 && self.is_object_control(start..at);
            let found = self.subject_in(start..end, nearest).or_else(|| self.leader_in(start..end));
            if let Some((first, mentions)) = found {
                return Some(Found { slot: Slot::Subject, mentions, at: first, inferred: step > 0 });
            }
            if clause.opener == Opener::Relative && matches!(self.lower(start), "who" | "which" | "whom") {
                return self.antecedent(start, step > 0);
            }
            // An opening clause without a subject shares that of the main clause after it.
            if number == 0 && step == 0 && clause.opener != Opener::Anew {
                let next = self.clauses.get(1)?.chunks.clone();
                return self.first_subject(next).map(|found| Found { inferred: true, ..found });
            }
            let Some(parent) = clause.parent else { break };
            number = parent;
            end = self.clauses[number].chunks.end;
        }
        // `Speaking after meeting X, Y said`: whoever acts in the next clause.
        let next = self.clauses.get(self.clause_at(at) + 1)?.chunks.clone();
        self.first_subject(next).map(|found| Found { inferred: true, ..found })
    }

    /// The subject of a stretch that has its own.
    pub(super) fn first_subject(&self, range: Range<usize>) -> Option<Found> {
        let (first, mentions) = self.subject_in(range, false)?;
        Some(Found { slot: Slot::Subject, mentions, at: first, inferred: false })
    }

    /// *a delegation led by X*: X.
    fn leader_in(&self, range: Range<usize>) -> Option<(usize, Vec<usize>)> {
        let led = |at: &usize| {
            self.what(*at) == What::Prep(Prep::By) && matches!(self.lower(at.saturating_sub(1)), "led" | "headed")
        };
        let by = range.clone().find(led)?;
        let first = self.skip_words(by + 1, 2);
        self.stands_for(first)?;
        Some((first, self.chain(first).0))
    }

    /// *who met*: the actor before *who*.
    fn antecedent(&self, opener: usize, inferred: bool) -> Option<Found> {
        let before = (opener.saturating_sub(6)..opener).rev().find(|at| self.stands_for(*at).is_some())?;
        let first = self.chain_start(before);
        let (mentions, _) = self.chain(first);
        Some(Found { slot: Slot::Subject, mentions, at: first, inferred })
    }

    /// *invited him to visit*: the nearest actor is who visits.
    pub(super) fn is_object_control(&self, before: Range<usize>) -> bool {
        let mut verbs = before.rev().filter(|at| self.phrase(*at).is_some_and(|p| p.pos == Pos::Verb));
        verbs.next().is_some_and(|at| {
            let word = self.lower(at);
            let asks = ["invit", "ask", "urg", "request"].iter().any(|stem| word.starts_with(stem));
            asks && self.asks_actor(at)
        })
    }

    /// `extended an invitation for X to visit`: X visits.
    fn asked_for(&self, verb: usize) -> Option<Found> {
        let to = verb.checked_sub(1).filter(|at| self.what(*at) == What::To)?;
        let last = to.checked_sub(1).filter(|at| self.stands_for(*at).is_some())?;
        let first = self.chain_start(last);
        let before = first.checked_sub(1)?;
        let mentions = self.chain(first).0;
        (self.what(before) == What::Prep(Prep::For)).then_some(Found {
            slot: Slot::Subject,
            mentions,
            at: first,
            inferred: false,
        })
    }

    /// `urged X on Monday to`: whom a verb asks.
    fn asks_actor(&self, verb: usize) -> bool {
        let first = self.skip_words(verb + 1, 3);
        let mut to = self.chain(first).1;
        while matches!(self.what(to), What::Time(_) | What::Prep(Prep::On) | What::Comma | What::Word) {
            to += 1;
        }
        let unknown = self.what(first) == What::To && first > verb + 1;
        unknown || matches!(self.what(first), What::Actor(_)) && matches!(self.what(to), What::To)
    }

    /// The first actor of a stretch that no preposition governs, with those joined to it.
    fn subject_in(&self, range: Range<usize>, nearest: bool) -> Option<(usize, Vec<usize>)> {
        let is_subject = |at: &usize| {
            self.stands_for(*at).is_some()
                && !self.is_possessive(*at)
                && !self.is_owner(*at)
                && (self.governor(*at).is_none() || self.is_for_to(*at))
                && !self.in_brackets(*at, range.start)
                && !self.is_object(*at, range.start)
        };
        let first = if nearest { range.clone().rev().find(is_subject) } else { range.clone().find(is_subject) }?;
        let first = if nearest { self.chain_start(first) } else { first };
        let (mut mentions, end) = self.chain(first);
        // *The two ministers, A and B, met*: a second row of names stands for the first.
        let second = end + 1;
        let apposed = self.what(end) == What::Comma && second < range.end && is_subject(&second);
        if apposed && !nearest && self.what(self.chain(second).1) == What::Comma {
            let (names, _) = self.chain(second);
            let open = mentions.iter().all(|m| self.scene.actors[*m].who.iter().all(|who| !who.is_certain()));
            if open {
                mentions = names;
            }
        }
        Some((first, mentions))
    }

    /// `leaders will discuss X`: somebody behind a modal and its verb.
    fn is_object(&self, at: usize, start: usize) -> bool {
        let verb = at.saturating_sub(1);
        let modal = (start..verb).rev().take(3).any(|at| self.is_modal(at));
        let says = self.says(verb, CueClass::Saying);
        modal && !says && matches!(self.what(verb), What::Word | What::Phrase(_)) && !self.is_modal(verb)
    }

    /// `an invitation for X to visit`: X is who visits.
    fn is_for_to(&self, at: usize) -> bool {
        let to = self.chain_end(at);
        at > 0
            && self.what(at - 1) == What::Prep(Prep::For)
            && self.what(to) == What::To
            && self.is_trigger_verb(to + 1)
    }
}
