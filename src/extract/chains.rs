//! Actors in a row: `A`, `A and B`, `A, B and C`, with the names behind their offices.

use super::actors::Form as ActorForm;
use super::chunk::{Prep, What};
use super::line::Line;

impl Line<'_, '_> {
    pub(super) fn chain_start(&self, mut at: usize) -> usize {
        while at >= 2 && self.what(at - 1) == What::And && self.stands_for(at - 2).is_some() {
            at -= 2;
        }
        at
    }

    /// An actor with those joined to it: `A`, `A and B`, `A, B and C`; and the chunk after them.
    pub(super) fn chain(&self, first: usize) -> (Vec<usize>, usize) {
        let mut mentions = Vec::new();
        let (mut sure, mut sure_end) = (0, first + 1);
        let mut at = first;
        let mut joined = true;
        while let What::Actor(n) = self.what(at) {
            mentions.push(n);
            at += 1;
            // *President of Untied States of America* [sic] *Joseph Biden*: a name right after its state.
            if let (What::Actor(name), false) = (self.what(at), self.is_name(n))
                && self.is_name(name)
                && self.scene.actors[n].form != ActorForm::Place
            {
                *mentions.last_mut().unwrap_or(&mut 0) = name;
                at += 1;
            }
            // *Tusk of Poland*; *President of the Republic of Poland Donald Tusk*.
            let of = self.skip_words(at + 1, 3);
            if self.what(at) == What::Prep(Prep::Of) && matches!(self.what(of), What::Actor(_)) {
                at = of + 1;
                if let What::Actor(name) = self.what(at) {
                    *mentions.last_mut().unwrap_or(&mut 0) = name;
                    at += 1;
                }
            }
            if joined {
                (sure, sure_end) = (mentions.len(), at);
            }
            let next = match (self.what(at), self.what(at + 1)) {
                (What::And, _) => (at + 1, true),
                _ if self.lower(at) == "nor" => (at + 1, true),
                (What::Comma, What::And) => (at + 2, true),
                (What::Comma, _) => (at + 1, false),
                _ => break,
            };
            let actor = self.skip_words(next.0, 2);
            // *the prime minister, X*: a name after an office of which nobody is certain.
            if let (What::Actor(name), false) = (self.what(actor), next.1)
                && joined
                && self.is_apposed(n, name)
            {
                *mentions.last_mut().unwrap_or(&mut 0) = name;
                (at, sure_end) = (actor + 1, actor + 1);
                continue;
            }
            let paired = first > 0 && self.what(first - 1) == What::Prep(Prep::Between);
            let verb_after = !paired && self.is_verb(actor + 1) && self.is_clause_ahead(actor + 1, first);
            if !matches!(self.what(actor), What::Actor(_)) || verb_after || self.what(actor + 1) == What::Owner {
                break;
            }
            (at, joined) = (actor, next.1);
        }
        mentions.truncate(sure);
        (mentions, sure_end)
    }

    pub(super) fn is_apposed(&self, office: usize, name: usize) -> bool {
        let office = &self.scene.actors[office];
        let open = office.who.iter().all(|who| !who.is_certain());
        let office_alone = open && matches!(office.form, ActorForm::Role | ActorForm::Title);
        (office_alone || office.form == ActorForm::Counterpart) && self.is_name(name)
    }

    pub(super) fn is_name(&self, mention: usize) -> bool {
        matches!(self.scene.actors[mention].form, ActorForm::Name | ActorForm::Surname)
    }

    /// Whether a verb after a row of actors begins a new clause: there was one before the row.
    pub(super) fn is_clause_ahead(&self, verb: usize, first: usize) -> bool {
        let start = self.clause(first).chunks.start;
        self.clause_at(verb) != self.clause_at(first)
            || (start..first).any(|at| self.is_verb(at) || self.is_trigger_verb(at))
    }
}
