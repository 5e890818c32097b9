//! Who stands where: objects and prepositions to the right of a verb or a noun, slot by slot.

use super::actors::Form as ActorForm;
use super::chunk::{Prep, What};
use super::line::Line;
use crate::lexicon::triggers::{CueClass, Form, Pos, Slot};

/// Mentions of actors in one slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) slot: Slot,
    /// The mentions, by their numbers in the scene.
    pub(super) mentions: Vec<usize>,
    /// Where the first stands.
    pub(super) at: usize,
    /// Whether they stand in another clause than the trigger.
    pub(super) inferred: bool,
}

impl Line<'_, '_> {
    /// The mention at a chunk, if it stands for somebody who can take part.
    pub(super) fn stands_for(&self, at: usize) -> Option<usize> {
        match self.what(at) {
            What::Actor(n) => {
                let mention = &self.scene.actors[n];
                let someone = !mention.who.is_empty() || !mention.led_by.is_empty();
                (mention.form.is_actor() && someone).then_some(n)
            }
            _ => None,
        }
    }

    pub(super) fn is_owner(&self, at: usize) -> bool {
        self.what(at + 1) == What::Owner
    }

    /// *his*, *their*: owns, and does nothing.
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        matches!(self.lower(at), "his" | "their" | "its" | "our" | "my")
            && matches!(self.what(at), What::Actor(n) if self.scene.actors[n].form == ActorForm::Pronoun)
    }

    pub(super) fn in_brackets(&self, at: usize, start: usize) -> bool {
        let open = (start..at).rev().find(|at| matches!(self.lower(*at), "(" | ")"));
        open.is_some_and(|at| self.lower(at) == "(")
    }

    /// What stands after a verb or a noun, slot by slot, up to the end of its clause.
    pub(super) fn after(&self, at: usize, of_noun: bool) -> Vec<Found> {
        let end = self.clause(at).chunks.end;
        let mut found: Vec<Found> = Vec::new();
        let mut slot = if of_noun { None } else { Some(Slot::Object) };
        let mut here = at + 1;
        let mut words = 0;
        let mut happened = false;
        while here < end {
            if let Some(next) = self.happens(here, end).filter(|_| of_noun && !happened) {
                (here, slot, happened) = (next, None, true);
                continue;
            }
            match self.what(here) {
                What::Prep(Prep::About) => slot = None,
                What::Prep(Prep::Of) if self.belongs_to(at, here) => slot = Some(Slot::Of),
                // `with officials of Iran`: still who the talks are with; `welcomed the election of X`: somebody else.
                What::Prep(Prep::Of) => {
                    slot = slot.filter(|slot| match slot {
                        Slot::Object => self.is_people(here),
                        Slot::With => !self.is_circumstance(here),
                        _ => true,
                    });
                }
                What::Prep(Prep::On) if self.is_ground(here) => slot = Some(Slot::In),
                What::Prep(prep) => slot = slot_of(prep),
                What::To if self.leads_to_actor(here) => slot = Some(Slot::To),
                What::To => break,
                What::Actor(_) if self.is_possessive(here) => {}
                What::Actor(_) => {
                    let (mentions, next) = self.chain(here);
                    if slot == Some(Slot::Object) && self.is_attribute(here, next) {
                        return found;
                    }
                    slot = slot.filter(|_| !self.is_of_matter(here, next));
                    // `received in the Kremlin the president of X`
                    let late = slot.is_none() && !of_noun && found.len() == 1 && self.is_late_object(here, &found[0]);
                    slot = if late { Some(Slot::Object) } else { slot };
                    let taken = |slot: &mut Slot| {
                        self.what(next) != What::Owner && (!happened || matches!(slot, Slot::With | Slot::Between))
                    };
                    if let Some(slot) = slot.take_if(taken) {
                        found.push(Found { slot, mentions, at: here, inferred: false });
                    }
                    here = next;
                    continue;
                }
                What::Phrase(_) if self.ends_reach(here, self.is_trigger(here), of_noun) => break,
                What::Have | What::Do | What::Would | What::Be if of_noun || here > at + 1 => break,
                What::Word if of_noun && self.is_verb(here) && here > at + 1 => break,
                What::Word if matches!(self.lower(here), "involving" | "uniting") => slot = Some(Slot::With),
                What::Word if lists_stops(self.lower(here)) => slot = None,
                What::Word => {
                    words += 1;
                    slot = slot.filter(|slot| *slot != Slot::Object || words < 3);
                }
                What::Comma if found.is_empty() && of_noun => {}
                What::Comma if slot.is_some() && self.what(here - 1) == What::Word => {}
                What::Comma => slot = None,
                _ => {}
            }
            if words > 12 {
                break;
            }
            here += 1;
        }
        found
    }

    /// `on the Greek island of X`.
    fn is_ground(&self, on: usize) -> bool {
        let next = self.skip_words(on + 1, 2);
        matches!(self.what(next), What::Actor(n) if self.scene.actors[n].form == ActorForm::Place)
    }

    /// A title or a name right behind a place that stands before it.
    fn is_late_object(&self, at: usize, place: &Found) -> bool {
        let between = |at: usize| matches!(self.what(at), What::Det | What::Time(_));
        let named = |n: usize| matches!(self.scene.actors[n].form, ActorForm::Title | ActorForm::Name);
        place.slot == Slot::In
            && (place.at + 1..at).all(between)
            && matches!(self.what(at), What::Actor(n) if named(n))
            && self.lower(at) == "the"
    }

    /// `talks | are under way | between A and B`: what follows a verb that only says that they take place; its end.
    fn happens(&self, at: usize, end: usize) -> Option<usize> {
        let said = |at: &usize| match self.what(*at) {
            What::Be | What::Have | What::Would | What::To => true,
            What::Phrase(phrase) => {
                phrase.trigger.is_none() && !phrase.cues.has(CueClass::Saying) && self.takes_place(*at)
            }
            _ => false,
        };
        let last = (at..end).take_while(said).last()?;
        let classes = [CueClass::Held, CueClass::Support, CueClass::Planned];
        let told = |at: usize| self.says_any(at, &classes) && !self.is_modal(at);
        (at..=last).any(told).then_some(last + 1)
    }

    fn takes_place(&self, at: usize) -> bool {
        let classes = [CueClass::Held, CueClass::Support, CueClass::Planned, CueClass::Proposed];
        self.is_modal(at) || self.says_any(at, &classes)
    }

    /// `officials of`, `members of`.
    fn is_people(&self, of: usize) -> bool {
        const PEOPLE: [&str; 10] = [
            "officials",
            "members",
            "representatives",
            "leaders",
            "ministers",
            "envoys",
            "delegates",
            "heads",
            "colleagues",
            "chiefs",
        ];
        of > 0 && (PEOPLE.contains(&self.lower(of - 1)) || matches!(self.what(of - 1), What::Actor(_)))
    }

    /// `plans to meet *a NATO request*`: what stands before another noun.
    fn is_attribute(&self, at: usize, next: usize) -> bool {
        let one =
            at > 0 && self.what(at - 1) == What::Det && matches!(self.lower(at - 1), "a" | "an" | "its" | "their");
        let side = matches!(self.what(at), What::Actor(n) if self.scene.actors[n].form == ActorForm::State);
        let noun = match self.what(next) {
            What::Word => !self.is_verb(next),
            What::Phrase(phrase) => phrase.trigger.is_none(),
            _ => false,
        };
        one && side && noun
    }

    /// `with the support of X`, `with the exception of X`: X takes no part.
    fn is_circumstance(&self, of: usize) -> bool {
        const CIRCUMSTANCES: [&str; 14] = [
            "support",
            "help",
            "aim",
            "exception",
            "assistance",
            "backing",
            "blessing",
            "view",
            "goal",
            "purpose",
            "hope",
            "consent",
            "approval",
            "intention",
        ];
        of > 0 && CIRCUMSTANCES.contains(&self.lower(of - 1))
    }

    /// `with the Iran question`: a state that only says which matter.
    fn is_of_matter(&self, at: usize, next: usize) -> bool {
        const MATTERS: [&str; 10] =
            ["conflict", "crisis", "war", "issue", "question", "problem", "situation", "dispute", "file", "peace"];
        let side = matches!(self.what(at), What::Actor(n) if self.scene.actors[n].form == ActorForm::State);
        side && MATTERS.contains(&self.lower(next))
    }

    /// *of* belongs to the trigger right before it, and not to another noun: `visit at the invitation of`.
    fn belongs_to(&self, trigger: usize, of: usize) -> bool {
        (trigger + 1..of).all(|at| matches!(self.what(at), What::Time(_) | What::Comma))
    }

    /// Whom the subject of a clause does something to: `told *Y* during a call`.
    pub(super) fn object_beside(&self, subject: &Found, before: usize) -> Option<Found> {
        let (_, end) = self.chain(subject.at);
        let free = |at: &usize| {
            self.stands_for(*at).is_some()
                && !self.is_possessive(*at)
                && !self.is_owner(*at)
                && self.governor(*at).is_none()
        };
        let verb = (end..before).find(|at| self.is_verb(*at))?;
        let first = (verb + 1..before.min(verb + 5)).find(free)?;
        Some(Found { slot: Slot::With, mentions: self.chain(first).0, at: first, inferred: true })
    }

    /// `at the invitation of X`, `at X's invitation`.
    pub(super) fn invited_by(&self, at: usize) -> Option<Found> {
        let clause = self.clause(at).chunks.clone();
        let invitation = clause.clone().find(|at| {
            self.lower(*at).starts_with("invit") && self.phrase(*at).is_some_and(|phrase| phrase.pos == Pos::Noun)
        })?;
        let after = self.skip_words(invitation + 2, 3);
        let before = invitation.checked_sub(2).filter(|at| *at >= clause.start);
        let (first, owner) = match self.what(invitation + 1) {
            What::Prep(Prep::Of | Prep::By | Prep::From) => (after, false),
            _ => (before?, true),
        };
        self.stands_for(first).filter(|_| !owner || self.is_owner(first))?;
        let mentions = self.chain(first).0;
        Some(Found { slot: Slot::Of, mentions, at: first, inferred: false })
    }

    /// A further trigger or a saying ends what belongs to this one; adverbs and adjectives do not.
    fn ends_reach(&self, at: usize, trigger: bool, of_noun: bool) -> bool {
        let Some(phrase) = self.phrase(at) else { return false };
        let verb = phrase.pos == Pos::Verb && phrase.form != Form::Ing;
        let says = phrase.cues.has(CueClass::Saying) && verb;
        (trigger && (verb || !of_noun || phrase.pos == Pos::Noun)) || says || (of_noun && verb && self.is_verb(at))
    }

    pub(super) fn leads_to_actor(&self, at: usize) -> bool {
        matches!(self.what(self.skip_words(at + 1, 3)), What::Actor(_))
    }
}

/// Words before the stops of a tour: `four countries, *namely* A, B, C and D`.
pub(super) fn lists_stops(word: &str) -> bool {
    matches!(word, "including" | "namely" | "encompassing" | "covering" | "comprising" | "notably")
}

const fn slot_of(prep: Prep) -> Option<Slot> {
    match prep {
        Prep::With => Some(Slot::With),
        Prep::Between => Some(Slot::Between),
        Prep::By => Some(Slot::By),
        Prep::Of => Some(Slot::Of),
        Prep::To => Some(Slot::To),
        Prep::In => Some(Slot::In),
        Prep::For => Some(Slot::For),
        _ => None,
    }
}
