//! The finders: a verb that tells of an event, and a noun that does, with or without a verb to carry it.

use super::actors::Form as ActorForm;
use super::arguments::Found;
use super::chunk::{Prep, What};
use super::frames::{Filled, Outcome};
use super::line::Line;
use super::nouns::NounPhrase;
use super::reality::{Reality, Tense};
use super::telling::Telling;
use crate::lexicon::triggers::{CueClass, Form, Need, Part, Pos, Slot, TriggerRow};
use crate::model::{ActorKind, EventKind};

impl Line<'_, '_> {
    /// What every trigger of the sentence comes to, in its order, with the chunk it stands at.
    pub(super) fn outcomes(&self) -> Vec<(usize, Outcome)> {
        let mut all: Vec<(usize, Outcome)> = Vec::new();
        for at in 0..self.chunks.len() {
            let Some(phrase) = self.phrase(at) else { continue };
            let Some(n) = phrase.trigger else { continue };
            let row = self.scene.triggers.row(n);
            let before = all.iter().rev().find_map(|(_, outcome)| match outcome {
                Outcome::Told(told) => told.last(),
                _ => None,
            });
            let outcome = match self.stray(at) {
                Some(why) => Outcome::Nothing(why.to_owned()),
                None if phrase.pos == Pos::Verb => self.verb(at, row, phrase.form, before),
                None => self.noun(at, row, before),
            };
            all.push((at, outcome));
        }
        all
    }

    /// Triggers that are none where they stand.
    fn stray(&self, at: usize) -> Option<&'static str> {
        if self.asks() {
            return Some("a question");
        }
        if self.says(at, CueClass::NoEvent) {
            return Some("a phrase that is no event");
        }
        None
    }

    fn verb(&self, at: usize, row: &TriggerRow, form: Form, before: Option<&Telling>) -> Outcome {
        if self.carries_noun(at, row) {
            return Outcome::Nothing("carries the noun after it".to_owned());
        }
        let passive = self.is_passive(at);
        let mut parts = Vec::new();
        if let Some(found) = self.subject(at) {
            let slot = if passive { Slot::Object } else { Slot::Subject };
            parts.extend(row.part(slot).map(|part| (part, found)));
        }
        parts.extend(self.signatories(at, row));
        for found in self.after(at, false) {
            let slot = if passive && found.slot == Slot::By { Slot::Subject } else { found.slot };
            let taken = slot == Slot::Object
                && (passive || parts.iter().any(|(_, f): &(Part, Found)| f.slot == Slot::Object && !passive));
            parts.extend(row.part(slot).filter(|_| !taken).map(|part| (part, found)));
        }
        let reality = self.reality_of_verb(at);
        let trace = vec![format!("verb \"{}\"{}", self.words(at), if passive { ", passive" } else { "" })];
        let filled = Filled { row, at, from: at, np: None, parts, reality, trace };
        if let Some(why) = self.lacks(&filled).or_else(|| self.misfit(&filled, form)) {
            return Outcome::Nothing(why.to_owned());
        }
        self.tell(&filled, before)
    }

    /// `the US-Israel declaration signed in May`: whose paper it is.
    fn signatories(&self, verb: usize, row: &TriggerRow) -> Option<(Part, Found)> {
        let paper = self.signed_paper(verb)?;
        let np = self.noun_phrase(paper);
        let mentions: Vec<usize> =
            np.owners.iter().chain(&np.modifiers).copied().filter(|n| self.is_side(*n)).collect();
        let part = row.part(Slot::Subject).filter(|_| !mentions.is_empty())?;
        Some((part, Found { slot: Slot::Owner, mentions, at: np.chunks.start, inferred: false }))
    }

    /// `hosted talks between`, `invited to a summit`: the noun tells, the verb only carries it.
    fn carries_noun(&self, at: usize, row: &TriggerRow) -> bool {
        if !matches!(row.part(Slot::Subject), Some(Part::Host | Part::Mediator)) {
            return false;
        }
        let next = self.next_trigger(at);
        let noun = self.phrase(next).is_some_and(|phrase| phrase.pos == Pos::Noun && phrase.trigger.is_some());
        noun && next < self.clause(at).chunks.end && self.noun_phrase(next).chunks.start <= at + 1
    }

    /// What only looks like an event: an invitation to nowhere, a call on somebody to do something.
    fn misfit(&self, filled: &Filled<'_>, form: Form) -> Option<&'static str> {
        let row = filled.row;
        let object = |part: Part| filled.parts.iter().filter(|(p, _)| *p == part).map(|(_, found)| found).next_back();
        match () {
            () if row.needs(Need::NoClause)
                && object(Part::Host).is_some_and(|found| self.is_asked(self.chain(found.at).1)) =>
            {
                Some("asks somebody to do something")
            }
            () if row.needs(Need::Invitation) && !self.invites(filled.at) => Some("no invitation to come"),
            () if object(Part::Place).is_some_and(|found| found.slot == Slot::Object)
                && matches!(row.phrase.as_str(), "leave" | "depart")
                && !(matches!(filled.reality, Reality::Weak(Tense::Past)) && self.is_of_persons(filled)) =>
            {
                Some("leaves")
            }
            () if row.needs(Need::Done) && !matches!(form, Form::Past | Form::Participle) => Some("an aim"),
            () if form == Form::Plain && self.is_team(filled) => Some("a team: its verb is in the plural"),
            () if form == Form::Ing && matches!(self.what(filled.at.wrapping_sub(1)), What::Det) => Some("a noun"),
            () => None,
        }
    }

    fn is_of_persons(&self, filled: &Filled<'_>) -> bool {
        let mut guests =
            filled.parts.iter().filter(|(part, _)| *part == Part::Guest).flat_map(|(_, found)| &found.mentions);
        guests.any(|n| self.scene.actors[*n].who.iter().any(|who| who.kind() == ActorKind::Person))
    }

    /// `to do`, `not to do`.
    fn is_asked(&self, after: usize) -> bool {
        let not = usize::from(self.says(after, CueClass::Negation));
        let errand = ["deliver", "discuss", "present", "hand", "express", "explain", "convey", "protest", "pay"];
        self.what(after + not) == What::To && !errand.contains(&self.lower(after + not + 1))
    }

    /// `Brazil meet Chile`: one state and a verb in the plural.
    fn is_team(&self, filled: &Filled<'_>) -> bool {
        let at = filled.at;
        let governed = (self.own_start(at)..at).any(|at| {
            matches!(self.what(at), What::To | What::Would | What::Do | What::And)
                || self.is_modal(at)
                || self.has_status(at)
        });
        let subject = filled.parts.iter().map(|(_, found)| found).find(|found| found.slot == Slot::Subject);
        let one_state = |found: &Found| match found.mentions.as_slice() {
            [n] => matches!(self.scene.actors[*n].form, ActorForm::State | ActorForm::Metonym | ActorForm::Place),
            _ => false,
        };
        !governed && subject.is_some_and(one_state)
    }

    fn invites(&self, at: usize) -> bool {
        let end = self.clause(at).chunks.end;
        (at + 1..end).any(|at| {
            self.what(at) == What::To && !self.is_trigger_verb(at + 1) && matches!(self.what(at + 1), What::Actor(_))
        })
    }

    fn noun(&self, at: usize, row: &TriggerRow, before: Option<&Telling>) -> Outcome {
        let np = self.noun_phrase(at);
        let invited = self.invited_to(&np).filter(|_| row.kind != EventKind::Visit);
        let carrier = invited.as_ref().map(|(verb, _)| *verb).or_else(|| self.carrier(&np));
        let mut parts = self.noun_parts(at, row, &np);
        parts.extend(invited.and_then(|(_, found)| Some((row.part(Slot::With)?, found))));
        if let Some(verb) = carrier {
            let part = self.carrier_part(verb, row);
            // Who calls off talks between others takes no part in them.
            let settled = !self.says(verb, CueClass::Support) && parts.iter().any(|(_, found)| self.is_complete(found));
            if let Some(found) = self.subject(verb).filter(|_| !settled) {
                parts.insert(0, (part, found));
            }
        }
        let brought = self.brought_by(at, &np);
        parts.extend(brought);
        if carrier.is_none()
            && let Some(found) = self.implied_subject(at, row, &np, &parts)
        {
            let object = self
                .object_beside(&found.1, np.chunks.start)
                .filter(|_| parts.is_empty() && row.kind != EventKind::Visit);
            parts.extend(object.and_then(|object| Some((row.part(Slot::With)?, object))));
            parts.insert(0, found);
        }
        let reality = self.reality_of_noun(at, &np, carrier);
        let mut trace = vec![format!("noun \"{}\"", self.words(at))];
        trace.extend(carrier.map(|verb| format!("carried by \"{}\"", self.words(verb))));
        let from = carrier.unwrap_or(np.chunks.start);
        let filled = Filled { row, at, from, np: Some(np), parts, reality, trace };
        if let Some(why) = self.lacks(&filled) {
            return Outcome::Nothing(why.to_owned());
        }
        self.tell(&filled, before)
    }

    /// `between A and B`: both sides are named.
    fn is_complete(&self, found: &Found) -> bool {
        let several = |n: &usize| self.scene.actors[*n].who.len();
        found.slot == Slot::Between && found.mentions.iter().map(several).sum::<usize>() > 1
    }

    fn noun_parts(&self, at: usize, row: &TriggerRow, np: &NounPhrase) -> Vec<(Part, Found)> {
        let mut parts = Vec::new();
        if let Some(part) = row.part(Slot::Owner) {
            let owners =
                if row.kind == EventKind::Visit || !np.owners.is_empty() { np.owners.clone() } else { Vec::new() };
            let mut mentions = owners;
            if row.kind != EventKind::Visit {
                mentions.extend(np.modifiers.iter().filter(|n| self.is_side(**n)));
            }
            if !mentions.is_empty() {
                parts.push((part, Found { slot: Slot::Owner, mentions, at: np.chunks.start, inferred: false }));
            }
        }
        for found in self.after(at, true) {
            parts.extend(row.part(found.slot).map(|part| (part, found)));
        }
        parts
    }

    /// A state before a noun takes part; a city there is a place.
    fn is_side(&self, mention: usize) -> bool {
        let mention = &self.scene.actors[mention];
        mention.place.as_ref().is_none_or(|site| site.city.is_none()) && !mention.who.is_empty()
    }

    /// The verb that carries a noun: *held*, *paid*, *attended*, or one with a host or a mediator.
    fn carrier(&self, np: &NounPhrase) -> Option<usize> {
        self.own_carrier(np).or_else(|| self.shared_carrier(np))
    }

    /// `put off his trip to X and the meeting with Y`: the verb that carries the noun before *and*.
    fn shared_carrier(&self, np: &NounPhrase) -> Option<usize> {
        let and = np.chunks.start.checked_sub(1).filter(|at| self.what(*at) == What::And)?;
        let start = self.clause(and).chunks.start;
        let first = (start..and).rev().find(|at| self.is_trigger(*at))?;
        let noun = self.phrase(first).is_some_and(|phrase| phrase.pos == Pos::Noun);
        self.own_carrier(&self.noun_phrase(first)).filter(|_| noun && !(first..and).any(|at| self.is_verb(at)))
    }

    fn own_carrier(&self, np: &NounPhrase) -> Option<usize> {
        let start = self.clause(np.chunks.start).chunks.start;
        let mut before = (start..np.chunks.start).rev();
        let rounds = |at: usize| {
            self.what(at) == What::Prep(Prep::Of)
                && matches!(self.lower(at.saturating_sub(1)), "round" | "rounds" | "series" | "days" | "day" | "set")
        };
        let at = before.find(|at| {
            !rounds(*at)
                && !matches!(
                    self.what(*at),
                    What::Time(_) | What::Comma | What::Word | What::Det | What::Prep(Prep::With)
                )
                && self.lower(*at) != "into"
                || self.is_verb(*at)
        })?;
        let phrase = self.phrase(at)?;
        let brings = self.row(at).is_some_and(|row| {
            matches!(row.part(Slot::Subject), Some(Part::Host | Part::Mediator)) && !row.needs(Need::Direct)
        });
        let wanted = self.has_status(at) && !self.is_urged(at, np) || self.is_told_there(at, np);
        let governs = phrase.pos == Pos::Verb && (phrase.cues.has(CueClass::Support) || brings || wanted);
        let linked = |at: usize| self.what(at) == What::Be || self.what(at) == What::Word && self.is_verb(at);
        let ready = phrase.pos == Pos::Fixed && self.has_status(at) && at > start && linked(at - 1);
        (governs || ready).then_some(at)
    }

    /// `told the ministerial meeting`: who speaks to a session is there.
    fn is_told_there(&self, verb: usize, np: &NounPhrase) -> bool {
        let kind = self.row(np.chunks.end - 1).map(|row| row.kind);
        let body = np.modifiers.iter().any(|n| self.is_organization(*n));
        let named = self.lower(np.chunks.end - 1) == "summit" && self.is_capital(np.chunks.end - 1);
        let session =
            matches!(kind, Some(EventKind::Summit | EventKind::Meeting)) && (self.is_session(np) || body || named);
        self.is_saying(verb) && verb + 1 == np.chunks.start && session
    }

    /// `wanted the conference to ban it`: it is asked to do something, and not asked for.
    fn is_urged(&self, verb: usize, np: &NounPhrase) -> bool {
        let end = self.clause(verb).chunks.end;
        let asks = self.says(verb, CueClass::Proposed) || self.says(verb, CueClass::Planned);
        let to =
            (np.chunks.end..end.min(np.chunks.end + 8)).any(|at| self.what(at) == What::To && !self.leads_to_actor(at));
        asks && np.definite && to
    }

    /// `cancelled a visit`, `proposed a meeting`: a verb that says how real it is carries the noun too.
    fn has_status(&self, at: usize) -> bool {
        let classes =
            [CueClass::Cancelled, CueClass::Postponed, CueClass::Denied, CueClass::Proposed, CueClass::Planned];
        self.says_any(at, &classes) && !self.says(at, CueClass::Saying)
    }

    fn carrier_part(&self, verb: usize, row: &TriggerRow) -> Part {
        let own = self.row(verb).and_then(|row| row.part(Slot::Subject));
        own.or_else(|| row.part(Slot::Subject)).unwrap_or(Part::Attendee)
    }

    pub(super) fn is_organization(&self, mention: usize) -> bool {
        self.scene.actors[mention].who.iter().any(|who| who.kind() == ActorKind::Organization)
    }

    /// A chunk as written.
    pub(super) fn words(&self, at: usize) -> &str {
        self.chunks.get(at).map_or("", |chunk| self.scene.article.words(chunk.tokens.clone()))
    }
}
