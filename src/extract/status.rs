//! How real an event is, from the tense and the cues around the word that tells of it.

use super::chunk::{Opener, Prep, What};
use super::line::Line;
use super::nouns::NounPhrase;
use super::predicate::is_adverb;
use super::reality::{Reality, Tense};
use crate::lexicon::triggers::{CueClass, Form, Need, Pos};
use crate::model::{EventKind, Status};
use crate::temporal::TimexType;
use std::ops::Range;

/// The classes that say how real something is.
const CLASSES: [(CueClass, Status, &str); 6] = [
    (CueClass::Cancelled, Status::Cancelled, "called off"),
    (CueClass::Postponed, Status::Postponed, "put off"),
    (CueClass::Denied, Status::Denied, "denied"),
    (CueClass::Proposed, Status::Proposed, "wanted or possible"),
    (CueClass::Planned, Status::Planned, "announced"),
    (CueClass::Negation, Status::Denied, "not"),
];

impl Line<'_, '_> {
    /// How real what a verb tells is.
    pub(super) fn reality_of_verb(&self, at: usize) -> Reality {
        let own = self.own_start(at)..at;
        if let Some(nothing) = self.nothing(at, own.clone()) {
            return nothing;
        }
        if let Some(reality) = self.governed(own.clone()) {
            return reality;
        }
        if let Some(reality) = self.reported(at) {
            return reality;
        }
        let form = self.phrase(at).map_or(Form::Plain, |phrase| phrase.form);
        let carried = own.clone().any(|at| matches!(self.what(at), What::Be | What::Have | What::Do));
        match form {
            _ if own.clone().any(|at| self.what(at) == What::Would) && self.is_conditional() => {
                Reality::Sure(Status::Proposed, "only if")
            }
            _ if own.clone().any(|at| self.what(at) == What::Would) => {
                Reality::Sure(Status::Planned, "future in the past")
            }
            Form::Plain if self.is_to_be(at) => Reality::Sure(Status::Planned, "is to"),
            Form::Plain if self.is_to(at) && self.is_first_to(at) => Reality::Weak(Tense::Past),
            Form::Plain if self.is_headline(at) => Reality::Sure(Status::Planned, "to come, as headlines say it"),
            Form::Plain if self.is_to(at) && self.is_object_control(self.clause(at).chunks.start..at) => {
                Reality::Sure(Status::Proposed, "asked for")
            }
            Form::Plain if self.is_to(at) => Reality::AsBefore,
            Form::Plain if self.is_joined(at) => Reality::AsBefore,
            Form::Ing if !carried => Reality::AsBefore,
            Form::Ing => Reality::Weak(Tense::GoingOn),
            // The past tense of these is written as the present one.
            Form::Plain if matches!(self.lower(at), "cut" | "put" | "set" | "let") => Reality::Weak(Tense::Past),
            Form::Plain | Form::Ending if self.clause(at).opener == Opener::Before => Reality::Known("before it"),
            Form::Plain | Form::Ending => Reality::Weak(Tense::Present),
            Form::Past | Form::Participle => Reality::Weak(Tense::Past),
        }
    }

    /// `would visit X if`: a clause of the sentence says under what condition.
    fn is_conditional(&self) -> bool {
        self.clauses.iter().any(|clause| clause.opener == Opener::If && self.lower(clause.chunks.start) == "if")
    }

    /// `was then to meet`.
    fn is_to_be(&self, verb: usize) -> bool {
        let adverb = |at: usize| self.what(at) == What::Word && is_adverb(self.lower(at));
        self.is_to(verb) && verb > 2 && adverb(verb - 2) && self.what(verb - 3) == What::Be
    }

    /// `the first leader to visit X`.
    fn is_first_to(&self, verb: usize) -> bool {
        (self.own_start(verb)..verb)
            .any(|at| matches!(self.lower(at), "first" | "only") && self.what(at) != What::Owner)
    }

    fn is_to(&self, verb: usize) -> bool {
        verb > 0 && self.what(verb - 1) == What::To
    }

    /// How real what a noun tells is; `carrier` is the verb that carries it, if there is one.
    pub(super) fn reality_of_noun(&self, at: usize, np: &NounPhrase, carrier: Option<usize>) -> Reality {
        let from = carrier.map_or(np.chunks.start, |carrier| self.own_start(carrier));
        if let Some(nothing) = self.nothing(at, from..at) {
            return nothing;
        }
        if self.row(at).is_some_and(|row| row.kind == EventKind::Signing && row.needs(Need::Date)) {
            // A paper with a day of its own exists, whatever becomes of it.
            return self.strongest(np.chunks.clone()).unwrap_or(Reality::Known("a paper with a date"));
        }
        let inner = self.strongest(np.chunks.clone());
        let outer = match carrier {
            Some(carrier) if self.is_object_control(self.clause(at).chunks.start..carrier) => {
                Some(Reality::Sure(Status::Proposed, "asked for"))
            }
            Some(carrier) => self.strongest(self.verb_group_before(carrier)..carrier + 1).or_else(|| self.reported(at)),
            None => {
                let there = self.there_is_none(np.chunks.clone());
                there.or_else(|| self.announced_by(np.chunks.start)).or_else(|| self.reported(at))
            }
        };
        let predicate = if carrier.is_none() { self.predicate(at, np) } else { None };
        let after = predicate.clone().filter(|range| self.is_about_happening(range.clone()));
        let after = after.and_then(|range| self.strongest(range)).or_else(|| self.told_after(at));
        let best = [inner, outer, after].into_iter().flatten().min_by_key(|reality| reality.rank());
        match (best, carrier, predicate) {
            (Some(best), ..) => best,
            (None, Some(carrier), _) => self.reality_of_verb(carrier),
            (None, None, Some(range)) if range.clone().any(|at| matches!(self.what(at), What::Would)) => {
                Reality::Sure(Status::Planned, "future in the past")
            }
            (None, None, Some(range)) if range.clone().any(|at| matches!(self.what(at), What::To)) => {
                Reality::Sure(Status::Planned, "is to be")
            }
            (None, None, Some(_)) => Reality::Weak(Tense::VerbAfter),
            (None, None, None) if self.is_purpose(np.chunks.start) => Reality::AsBefore,
            (None, None, None) if self.clause(at).opener == Opener::Before && !self.is_closing(np.chunks.start) => {
                Reality::Known("before it")
            }
            (None, None, None) if self.is_over_or_on(at, np.chunks.start) => Reality::Weak(Tense::After),
            _ if self.cues(self.clause(at).chunks.start..np.chunks.start).has(CueClass::Planned) => {
                Reality::Known("named after will")
            }
            _ => Reality::Known("named as known"),
        }
    }

    /// `after talks with X`, `at the start of a visit`: it has taken place, or goes on.
    fn is_over_or_on(&self, at: usize, np_start: usize) -> bool {
        let before = np_start.checked_sub(1).map(|at| self.what(at));
        let after = before == Some(What::Opener(Opener::After)) && self.clause(at).opener == Opener::After;
        after || np_start > 0 && self.is_stage(np_start - 1)
    }

    /// `before the end of the conference`: it goes on.
    fn is_closing(&self, np_start: usize) -> bool {
        np_start > 1 && matches!(self.lower(np_start - 2), "end" | "conclusion" | "close")
    }

    /// `There has not been a single meeting`, `there was no call`.
    fn there_is_none(&self, np: Range<usize>) -> Option<Reality> {
        let start = self.clause(np.start).chunks.start;
        let there = (start..np.start).find(|at| self.lower(*at) == "there")?;
        self.cues(there..np.end).has(CueClass::Negation).then(|| self.refused(there..np.end))
    }

    /// `will meet *for talks*`: as real as the verb before it.
    fn is_purpose(&self, np_start: usize) -> bool {
        let prep = np_start.checked_sub(1).map(|at| self.what(at));
        matches!(prep, Some(What::Prep(Prep::For) | What::To))
            && self.own_start(np_start) > self.clause(np_start).chunks.start
    }

    /// Where the auxiliaries of a verb begin: `has not yet | held`.
    fn verb_group_before(&self, verb: usize) -> usize {
        let start = self.own_start(verb);
        let inside = |at: &usize| !matches!(self.what(*at), What::Actor(_) | What::Comma | What::Break | What::Quote);
        (start..verb).rev().take_while(inside).last().unwrap_or(verb)
    }

    /// `the possibility of talks`, `ahead of his visit`: the word before the preposition.
    fn announced_by(&self, np_start: usize) -> Option<Reality> {
        let prep = np_start.checked_sub(1)?;
        match self.what(prep) {
            What::Prep(Prep::Of) if self.lower(prep - usize::from(prep > 0)) == "ahead" => {
                Some(Reality::Sure(Status::Planned, "ahead of it"))
            }
            What::Prep(Prep::Of | Prep::For | Prep::On | Prep::About) | What::To => {
                let before = prep.checked_sub(1)?;
                // `rejected a proposal for talks`
                let verb = (self.clause(prep).chunks.start..before).rev().take(3).find(|at| self.is_verb(*at));
                let denied = verb.filter(|at| self.says(*at, CueClass::Denied));
                self.strongest(denied.unwrap_or(before)..before + 1)
            }
            What::Phrase(phrase) if phrase.pos != Pos::Verb || phrase.form != Form::Ing => {
                self.strongest(prep..prep + 1)
            }
            _ => None,
        }
    }

    /// Where what belongs to a trigger begins: after the trigger before it, or with its clause.
    pub(super) fn own_start(&self, at: usize) -> usize {
        let start = self.clause(at).chunks.start;
        let earlier = (start..at).rev().find(|at| self.is_trigger(*at));
        earlier.map_or(start, |earlier| earlier + 1)
    }

    fn nothing(&self, at: usize, own: Range<usize>) -> Option<Reality> {
        let clause = self.clause(at);
        if clause.opener == Opener::If {
            return Some(Reality::Nothing("only if"));
        }
        let cues = self.cues(own.start.max(clause.chunks.start)..at);
        if cues.has(CueClass::Hypothetical) {
            return Some(Reality::Nothing("supposed, not told"));
        }
        let sets = |at: usize| matches!(self.what(at), What::Time(n) if self.scene.times[n].kind == TimexType::Set);
        if (own.start.max(clause.chunks.start)..self.next_trigger(at)).any(sets) {
            return Some(Reality::Nothing("a habit, no single event"));
        }
        let after = self.cues(at..self.next_trigger(at));
        (cues.has(CueClass::Habit) || after.has(CueClass::Habit))
            .then_some(Reality::Nothing("a habit, no single event"))
    }

    /// The trigger after a chunk in its clause, else the end of the clause.
    pub(super) fn next_trigger(&self, at: usize) -> usize {
        let end = self.clause(at).chunks.end;
        (at + 1..end).find(|at| self.is_trigger(*at)).unwrap_or(end)
    }

    /// What governs a verb: the cue nearest before it, turned round by *not*.
    fn governed(&self, own: Range<usize>) -> Option<Reality> {
        let class_at = |at: usize| {
            let phrase = self.phrase(at)?;
            CLASSES.iter().find(|(class, ..)| phrase.cues.has(*class) && *class != CueClass::Negation)
        };
        let negated = own.clone().any(|at| self.says(at, CueClass::Negation));
        let found = own.clone().rev().find_map(class_at);
        match found {
            Some((_, status, why)) if !negated => Some(Reality::Sure(*status, why)),
            Some((_, Status::Denied, _)) => Some(Reality::Sure(Status::Proposed, "not denied")),
            Some((_, Status::Cancelled | Status::Postponed, _)) => {
                Some(Reality::Sure(Status::Planned, "not called off"))
            }
            Some(_) => Some(Reality::Sure(Status::Denied, "not")),
            None if negated => Some(self.refused(own)),
            None => None,
        }
    }

    /// *has not met* speaks of all the time up to now, *did not meet* of one occasion.
    fn refused(&self, own: Range<usize>) -> Reality {
        let so_far = own
            .clone()
            .any(|at| matches!(self.lower(at), "has" | "have" | "never" | "hasn't" | "haven't" | "hasn’t" | "haven’t"));
        if so_far { Reality::NoneSoFar } else { Reality::Sure(Status::Denied, "not") }
    }

    /// The strongest cue of a stretch: called off before put off before denied ... before announced.
    pub(super) fn strongest(&self, range: Range<usize>) -> Option<Reality> {
        let cues = self.cues(range.clone());
        let negated = cues.has(CueClass::Negation);
        let found = CLASSES.iter().find(|(class, ..)| cues.has(*class));
        match found {
            Some((CueClass::Negation, ..)) => Some(self.refused(range)),
            Some((CueClass::Denied, ..)) if negated => Some(Reality::Sure(Status::Proposed, "not denied")),
            Some((CueClass::Planned | CueClass::Proposed, ..)) if negated => Some(Reality::Sure(Status::Denied, "not")),
            Some((_, status, why)) => Some(Reality::Sure(*status, why)),
            None => None,
        }
    }

    /// `denied that they met`, `hopes that they meet`: the clause before says how real it is.
    fn reported(&self, at: usize) -> Option<Reality> {
        let clause = self.clause(at);
        if clause.opener != Opener::That {
            return None;
        }
        let before = self.clauses[clause.parent?].chunks.clone();
        let last = before.end.saturating_sub(4).max(before.start)..before.end;
        let cues = self.cues(last);
        match () {
            () if cues.has(CueClass::Denied) && !cues.has(CueClass::Negation) => {
                Some(Reality::Sure(Status::Denied, "denied"))
            }
            () if cues.has(CueClass::Proposed) => Some(Reality::Sure(Status::Proposed, "wanted or possible")),
            () => None,
        }
    }

    /// `Xi to visit Moscow`: no other verb in the clause.
    fn is_headline(&self, at: usize) -> bool {
        let start = self.clause(at).chunks.start;
        let to = at > start + 1 && self.what(at - 1) == What::To;
        let bare = |at: usize| !self.is_verb(at) && self.phrase(at).is_none_or(|phrase| phrase.pos != Pos::Verb);
        to && matches!(self.what(at - 2), What::Actor(_)) && (start..at).all(bare)
    }

    /// Joined by *and* or a comma to a verb before it.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        let start = self.clause(at).chunks.start;
        let before = (start..at).rev().find(|at| !matches!(self.what(*at), What::Word | What::Time(_)));
        let verb_before = |at: usize| (start..at).any(|at| self.is_trigger_verb(at) || self.is_verb(at));
        before.is_some_and(|before| matches!(self.what(before), What::And | What::Comma) && verb_before(before))
    }

    /// Whether *be* before a verb makes it passive: `was received by`.
    pub(super) fn is_passive(&self, at: usize) -> bool {
        let past =
            self.phrase(at).is_some_and(|p| p.pos == Pos::Verb && matches!(p.form, Form::Past | Form::Participle));
        let mut before = (self.clause(at).chunks.start..at).rev().take(3);
        past && (before.any(|at| matches!(self.what(at), What::Be)) || self.signed_paper(at).is_some())
    }

    /// `the declaration *signed* in May`: the paper right before a participle.
    pub(super) fn signed_paper(&self, verb: usize) -> Option<usize> {
        let row = self.row(verb)?;
        let paper = verb.checked_sub(1).filter(|at| self.says(*at, CueClass::Paper))?;
        let within = self.clause_at(paper) == self.clause_at(verb);
        (row.needs(Need::Paper) && within).then_some(paper)
    }
}
