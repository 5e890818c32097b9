//! The verb after a noun: `the visit *will take place*`, `the talks, due on Monday, *were* called off`.

use super::chunk::{Opener, Prep, What};
use super::line::Line;
use super::nouns::NounPhrase;
use super::reality::Reality;
use crate::lexicon::triggers::{CueClass, Form, Pos};
use std::ops::Range;

impl Line<'_, '_> {
    /// The verb group after a noun that begins its clause: `the visit *will take place*`.
    pub(super) fn predicate(&self, noun: usize, np: &NounPhrase) -> Option<Range<usize>> {
        let clause = self.clause(noun).chunks.clone();
        let governed = np.chunks.start > clause.start
            && matches!(self.what(np.chunks.start - 1), What::Prep(_) | What::To | What::Opener(_))
            && !self.clause_begins_with(np.chunks.start - 1);
        if governed || (clause.start..np.chunks.start).any(|at| self.is_verb(at)) {
            return None;
        }
        let is_start = |at: &usize| self.is_verb(*at) || self.says(*at, CueClass::Planned);
        let behind = self.behind_aside(noun + 1..clause.end);
        let first =
            behind.or_else(|| (noun + 1..clause.end).find(is_start)).or_else(|| self.relative_after(clause.end))?;
        let end = self.clause(first).chunks.end;
        let inside = |at: &usize| match self.what(*at) {
            What::Be | What::Have | What::Do | What::Would | What::To | What::Time(_) | What::Opener(_) => true,
            What::Phrase(phrase) => phrase.trigger.is_none(),
            What::Word => *at == first || is_adverb(self.lower(*at)),
            _ => false,
        };
        Some(first..(first..end).take_while(inside).last().map_or(first, |last| last + 1))
    }

    /// `the trip, scheduled for Monday, *was* put off`: the verb behind what is set between commas.
    fn behind_aside(&self, range: Range<usize>) -> Option<usize> {
        let comma = range.clone().find(|at| self.what(*at) == What::Comma)?;
        let close = (comma + 1..range.end).find(|at| self.what(*at) == What::Comma)?;
        let bare = !range.clone().take_while(|at| *at < comma).any(|at| self.is_verb(at));
        (bare && self.is_verb(close + 1) && close + 1 < range.end).then_some(close + 1)
    }

    /// Whether a preposition only joins what the clause is about: `the possibility of talks was raised`.
    fn clause_begins_with(&self, prep: usize) -> bool {
        let start = self.clause(prep).chunks.start;
        self.what(prep) == What::Prep(Prep::Of) && (start..prep).all(|at| !matches!(self.what(at), What::Prep(_)))
    }

    /// `negotiations *due* to take place`, `a visit *scheduled* for May`: the word right after the noun.
    pub(super) fn told_after(&self, noun: usize) -> Option<Reality> {
        let phrase = self.phrase(noun + 1).filter(|phrase| phrase.trigger.is_none())?;
        let participle = phrase.pos == Pos::Fixed || matches!(phrase.form, Form::Past | Form::Participle);
        self.strongest(noun + 1..noun + 2).filter(|_| participle && !self.is_modal(noun + 1))
    }

    /// `a visit, which was put off`.
    fn relative_after(&self, end: usize) -> Option<usize> {
        let next = self.clauses.get(self.clause_at(end))?;
        (next.chunks.start == end && next.opener == Opener::Relative).then_some(end)
    }

    /// `did not take place` denies the talks; `did not bring peace` and `failed to agree` do not.
    pub(super) fn is_about_happening(&self, predicate: Range<usize>) -> bool {
        let cues = self.cues(predicate.clone());
        let next = predicate.end..(predicate.end + 3).min(self.clause(predicate.start).chunks.end);
        let happens = cues.has(CueClass::Held) || self.cues(next).has(CueClass::Held);
        !cues.has(CueClass::Negation) || happens || cues.has(CueClass::Planned)
    }
}

pub(super) fn is_adverb(word: &str) -> bool {
    word.ends_with("ly")
        || matches!(word, "now" | "also" | "then" | "yet" | "soon" | "first" | "later" | "again" | "still")
}
