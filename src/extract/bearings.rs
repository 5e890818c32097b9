//! How a telling stands to the rest of its text: what it is a session of, whether it is news of the day, lies further
//! back, has a name of its own, or is one more.

use super::arguments::Found;
use super::chunk::{Opener, What};
use super::frames::Filled;
use super::line::Line;
use super::nouns::NounPhrase;
use crate::lexicon::triggers::Slot;

impl Line<'_, '_> {
    /// `the meeting of the African Union`: a session, whoever else is spoken of.
    pub(super) fn is_of_organization(&self, filled: &Filled<'_>) -> bool {
        let of = |found: &Found| found.slot == Slot::Of && found.mentions.iter().any(|n| self.is_organization(*n));
        let others = |found: &Found| matches!(found.slot, Slot::With | Slot::Between);
        filled.np.is_some()
            && filled.parts.iter().any(|(_, found)| of(found))
            && !filled.parts.iter().any(|(_, found)| others(found))
    }

    /// `the leaders' informal meeting`, `a ministerial meeting`: it is convened, whoever comes.
    pub(super) fn is_session(&self, np: &NounPhrase) -> bool {
        let words = ["leaders", "ministers", "ministerial", "trilateral", "quadrilateral", "plenary", "multilateral"];
        np.chunks.clone().any(|at| self.what(at) == What::Word && words.contains(&self.lower(at)))
    }

    /// *said after talks with X*, *after talks with X, he told reporters*: the news of the day.
    pub(super) fn is_told_after(&self, np: &NounPhrase) -> bool {
        let opens = |at: usize| matches!(self.what(at), What::Opener(Opener::After | Opener::When));
        let Some(opener) = np.chunks.start.checked_sub(1).filter(|at| opens(*at)) else { return false };
        let says = |at: usize| self.is_saying(at);
        let before = (opener.saturating_sub(3)..opener).any(says);
        let next = self.clause(np.chunks.start).chunks.end;
        before || self.clauses.get(self.clause_at(next)).is_some_and(|clause| clause.chunks.clone().any(says))
    }

    /// `the Eastern Partnership Summit`: a noun and a word before it with capitals, where not all words have them.
    pub(super) fn is_named(&self, at: usize, np: &NounPhrase) -> bool {
        let lower = |at: usize| self.what(at) == What::Word && !self.is_capital(at);
        let capital = |at: usize| self.what(at) == What::Word && self.is_capital(at) && at > 0;
        self.is_capital(at)
            && np.chunks.clone().any(capital)
            && self.clause(at).chunks.clone().filter(|at| lower(*at)).count() > 1
    }

    /// *he said as he arrived*: the news of the day.
    pub(super) fn is_told_as(&self, verb: usize) -> bool {
        let clause = self.clause(verb);
        let says = |at: usize| self.is_saying(at);
        let told = |parent: usize| self.clauses[parent].chunks.clone().any(says);
        matches!(clause.opener, Opener::Because | Opener::When) && clause.parent.is_some_and(told)
    }

    /// *had met*, *has visited*, *since his last visit*, *who met*: before what is told around it.
    pub(super) fn is_earlier(&self, filled: &Filled<'_>) -> bool {
        let clause = self.clause(filled.at);
        let first = filled.np.as_ref().map_or(filled.from, |np| np.chunks.start.min(filled.from));
        let perfect = |at: usize| self.what(at) == What::Have && at + 1 < filled.at;
        let further_back = |at: usize| {
            matches!(self.lower(at), "first" | "last" | "previous" | "earlier" | "past" | "since" | "previously")
        };
        clause.opener == Opener::Relative
            || (self.own_start(first)..first).any(perfect)
            || (first.saturating_sub(1)..filled.at).any(further_back)
    }

    /// `a second meeting`, `further talks`: of those who met before.
    pub(super) fn is_further(&self, np: &NounPhrase) -> bool {
        let further = [
            "second",
            "third",
            "fourth",
            "fifth",
            "another",
            "further",
            "next",
            "new",
            "follow-up",
            "subsequent",
            "final",
        ];
        np.chunks.clone().any(|at| further.contains(&self.lower(at)))
    }
}
