//! Who takes part in what a noun tells without standing in one of its slots: who brings it about, who speaks after it,
//! who arrives for it.

use super::arguments::Found;
use super::chunk::{Opener, Prep, What};
use super::line::Line;
use super::nouns::NounPhrase;
use crate::lexicon::triggers::{Part, Slot, TriggerRow};
use crate::model::{ActorKind, EventKind};

impl Line<'_, '_> {
    /// `invited X to a meeting`: who invites, and who is to come.
    pub(super) fn invited_to(&self, np: &NounPhrase) -> Option<(usize, Found)> {
        let to = np.chunks.start.checked_sub(1).filter(|at| self.what(*at) == What::To)?;
        let start = self.clause(to).chunks.start;
        let verb = (start..to).rev().find(|at| self.is_verb(*at) || self.is_trigger_verb(*at))?;
        let first = self.skip_words(verb + 1, 3);
        self.stands_for(first).filter(|_| self.lower(verb).starts_with("invit"))?;
        let (mentions, end) = self.chain(first);
        (end == to).then_some((verb, Found { slot: Slot::With, mentions, at: first, inferred: false }))
    }

    /// `talks brokered by Qatar`, `will be hosted by Oman`.
    pub(super) fn brought_by(&self, at: usize, np: &NounPhrase) -> Option<(Part, Found)> {
        let end = self.clause(at).chunks.end.min(np.chunks.end + 12);
        let by = (at + 1..end).find(|at| {
            self.what(*at) == What::Prep(Prep::By)
                && ["host", "mediat", "broker", "facilit", "chair", "organi", "moderat", "led", "attended"]
                    .iter()
                    .any(|stem| self.lower(at - 1).starts_with(stem))
        })?;
        let hosted = ["host", "organi", "chair"].iter().any(|stem| self.lower(by - 1).starts_with(stem));
        let first = self.skip_words(by + 1, 2);
        self.stands_for(first)?;
        let (mentions, _) = self.chain(first);
        let part = match self.lower(by - 1) {
            "attended" => Part::Attendee,
            _ if hosted => Part::Host,
            _ => Part::Mediator,
        };
        Some((part, Found { slot: Slot::By, mentions, at: first, inferred: false }))
    }

    /// `said after talks with X`: who speaks took part; `arrived for a visit`: who arrives pays it.
    pub(super) fn implied_subject(
        &self,
        at: usize,
        row: &TriggerRow,
        np: &NounPhrase,
        parts: &[(Part, Found)],
    ) -> Option<(Part, Found)> {
        let part = row.part(Slot::Subject)?;
        let people = || parts.iter().filter(|(part, _)| *part != Part::Place).map(|(_, found)| found);
        let named =
            people().map(|found| if found.slot == Slot::With { 1 } else { found.mentions.len() }).sum::<usize>();
        let several =
            people().any(|found| found.slot == Slot::Between || found.mentions.len() > 1 && found.slot != Slot::With);
        if several || named > 1 || (row.kind == EventKind::Visit && named > 0) {
            return None;
        }
        let opener = self.clause(at).opener;
        let first = np.chunks.start;
        let adjunct = first > 0
            && (self.is_stage(first - 1)
                || matches!(self.what(first - 1), What::Prep(Prep::For | Prep::In | Prep::On) | What::To)
                || row.kind == EventKind::Visit && self.what(first - 1) == What::Prep(Prep::From)
                || matches!(self.what(first - 1), What::Opener(Opener::After | Opener::Before | Opener::When))
                    && opener != Opener::Anew);
        let convened = row.kind == EventKind::Summit
            && parts.iter().flat_map(|(_, found)| &found.mentions).any(|n| self.is_organization(*n));
        let inside = first > 0 && self.what(first - 1) == What::Prep(Prep::In);
        let opens = |at: usize| self.what(at) == What::Opener(opener) || self.is_stage(at);
        let sessional = matches!(opener, Opener::After | Opener::When) && first > 0 && opens(first - 1);
        let persons = |found: &Found| found.mentions.iter().all(|n| self.is_certain_person(*n));
        if convened && sessional {
            let found = self.subject(first).filter(persons)?;
            return Some((part, Found { inferred: true, ..found }));
        }
        let apt = adjunct && (named > 0 || row.kind == EventKind::Visit || !np.definite);
        let mut found = self
            .subject(first)
            .or_else(|| self.subject_after(first, np.chunks.end))
            .filter(|found| apt && if inside { !found.inferred || first == 1 } else { !convened })?;
        // `... after a tour of X, Y flew home`: persons travel.
        if row.kind == EventKind::Visit && !persons(&found) {
            let next = self.clauses.get(self.clause_at(first) + 1).map(|clause| clause.chunks.clone());
            found = next.and_then(|next| self.first_subject(next)).filter(persons).unwrap_or(found);
        }
        found.inferred = true;
        Some((part, found))
    }

    fn is_certain_person(&self, mention: usize) -> bool {
        let who = &self.scene.actors[mention].who;
        !who.is_empty() && who.iter().all(|who| who.is_certain() && who.kind() == ActorKind::Person)
    }

    /// `at the start of`, `during the second day of`: whoever acts then is there.
    pub(super) fn is_stage(&self, of: usize) -> bool {
        const STAGES: [&str; 14] = [
            "start",
            "beginning",
            "outset",
            "end",
            "conclusion",
            "close",
            "day",
            "leg",
            "part",
            "course",
            "eve",
            "sidelines",
            "margins",
            "stage",
        ];
        self.what(of) == What::Prep(Prep::Of) && of > 0 && STAGES.contains(&self.lower(of - 1))
    }

    /// `At a meeting in Quito, ministers agreed`: the subject after what opens its clause.
    fn subject_after(&self, first: usize, end: usize) -> Option<Found> {
        let clause = self.clause(first).chunks.clone();
        let opens = first.checked_sub(1).is_some_and(|prep| prep == clause.start) && clause.start == 0;
        let comma = (end..clause.end).find(|at| self.what(*at) == What::Comma).filter(|_| opens)?;
        self.first_subject(comma + 1..clause.end)
    }
}
