//! What a trigger asks of its clause before it tells of an event.

use super::actors::Form as ActorForm;
use super::chunk::{Opener, What};
use super::frames::Filled;
use super::line::Line;
use crate::lexicon::triggers::{CueClass, Need, Part, Slot};
use crate::model::{ActorKind, EventKind};

impl Line<'_, '_> {
    /// Whether an agreement is what is signed: in the clause, or before the *which* that opens it.
    pub(super) fn has_paper(&self, at: usize, own: std::ops::Range<usize>) -> bool {
        let clause = self.clause(at);
        let own = clause.chunks.start.min(own.start)..clause.chunks.end;
        let before = clause.chunks.start.saturating_sub(9)..clause.chunks.start;
        let opened = matches!(clause.opener, Opener::Relative | Opener::That);
        self.cues(own).has(CueClass::Paper) || opened && self.cues(before).has(CueClass::Paper)
    }

    /// Whether the clause holds what the trigger asks for.
    pub(super) fn lacks(&self, filled: &Filled<'_>) -> Option<&'static str> {
        let has = |need| filled.row.needs(need);
        let own = self.own_start(filled.from)..self.next_trigger(filled.at);
        let cues = self.cues(own.clone());
        let links = [CueClass::Phone, CueClass::Video, CueClass::InPerson];
        let date = || {
            own.clone().chain(filled.np.iter().flat_map(|np| np.chunks.clone())).any(|at| self.date_at(at).is_some())
        };
        let arrives = filled.row.phrase == "arrive" && self.scene.dateline_place().is_some();
        let destination = || !self.destinations(filled).is_empty() || arrives;
        let person = |part: Part| {
            let mut mentions = filled.parts.iter().filter(|(p, _)| *p == part).flat_map(|(_, found)| &found.mentions);
            mentions.any(|n| {
                let mention = &self.scene.actors[*n];
                mention.is_plural() || mention.who.iter().any(|who| who.kind() == ActorKind::Person)
            })
        };
        let received = |n: &usize| {
            let mention = &self.scene.actors[*n];
            let person = mention.who.iter().any(|who| who.kind() == ActorKind::Person);
            person
                || !mention.led_by.is_empty()
                || matches!(
                    mention.form,
                    ActorForm::Title | ActorForm::Counterpart | ActorForm::Role | ActorForm::Group
                )
                || (mention.form == ActorForm::Delegation && mention.title.is_some())
        };
        let guest = || {
            let mut guests = filled.parts.iter().filter(|(part, _)| *part == Part::Guest);
            guests.any(|(_, found)| found.mentions.iter().any(received))
        };
        match () {
            () if has(Need::Link) && !links.iter().any(|class| cues.has(*class)) && !self.rings_up(filled) => {
                Some("no word of a telephone")
            }
            () if has(Need::Paper) && !self.has_paper(filled.at, own.clone()) => Some("nothing that is signed"),
            () if has(Need::Date) && !date() => Some("no date of its own"),
            () if filled.row.kind == EventKind::Summit && has(Need::Date) && !self.is_capital(filled.at) => {
                Some("no name of a session")
            }
            () if has(Need::Destination) && !destination() => Some("no destination"),
            () if has(Need::Guest) && !guest() => Some("nobody who is received"),
            () if has(Need::Person) && !person(Part::Attendee) && !person(Part::Guest) => Some("no person"),
            () => None,
        }
    }

    /// `called his Russian counterpart`, `called X to discuss aid`: by telephone, though nobody says so.
    fn rings_up(&self, filled: &Filled<'_>) -> bool {
        let Some((_, found)) = filled.parts.iter().find(|(_, found)| found.slot == Slot::Object) else { return false };
        let counterpart = |n: &usize| self.scene.actors[*n].form == ActorForm::Counterpart;
        let end = self.chain(found.at).1;
        let aims =
            ["discuss", "express", "congratulate", "thank", "brief", "inform", "convey", "urge", "offer", "assure"];
        let purpose = self.what(end) == What::To && aims.contains(&self.lower(end + 1));
        filled.row.phrase == "call" && (found.mentions.iter().all(counterpart) || purpose)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        let article = self.scene.article;
        self.chunks.get(at).is_some_and(|chunk| article.tokens[chunk.tokens.start].is_capital(article.text))
    }
}
