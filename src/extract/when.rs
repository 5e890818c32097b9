//! Which date belongs to a trigger: the one in its own clause, else one that its clause shares. The days that a text
//! leaves to its reader are filled in later, and marked (`days`).

use super::chunk::{Opener, Prep, What};
use super::line::Line;
use super::nouns::NounPhrase;
use crate::lexicon::triggers::Pos;
use crate::model::EventDate;
use crate::temporal::{Lean, Timex, TimexType};
use std::ops::Range;

/// A date with the way it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) date: EventDate,
    /// For people: the words and how they were placed.
    pub(super) how: String,
    /// Whether it stands in another clause than the trigger.
    pub(super) inferred: bool,
    /// Whether it is a bare weekday, in which week the tense of its own verb tells.
    pub(super) weekday: bool,
    /// Whether it is a day or a month of a year that is not said.
    pub(super) yearless: bool,
    /// Whether it looks ahead: *later this week*.
    pub(super) ahead: bool,
}

impl Line<'_, '_> {
    /// The date of what a trigger tells; `from` is where its own words begin.
    pub(super) fn date(&self, at: usize, from: usize, np: Option<&NounPhrase>) -> Option<Dated> {
        let clause = self.clause(at).chunks.clone();
        let before_noun = np.map_or(at..at, |np| np.chunks.start..at);
        let right = at + 1..self.reach(at);
        let own_left = self.own_start(from).min(before_noun.start)..at;
        let found = self
            .first_date(before_noun.clone().rev())
            .or_else(|| self.first_date(right.filter(|time| !self.is_of_saying(*time, at))))
            .or_else(|| self.first_date(own_left.rev().filter(|time| !self.is_of_saying(*time, at))));
        if let Some(dated) = found {
            return Some(dated);
        }
        let beside = |end: usize| !(at + 1..end).any(|at| self.is_verb(at) || self.is_trigger(at));
        if np.is_some()
            && beside(clause.end)
            && let Some(dated) = self.date_of_relative(clause.end)
        {
            return Some(dated);
        }
        let shared = self.first_date((clause.start..at).rev().filter(|time| !self.is_of_saying(*time, at)));
        let shared =
            shared.filter(|_| self.shares_date(np)).or_else(|| self.date_of_parent(at)).or_else(|| self.heading_date());
        shared.map(|dated| Dated { inferred: true, ..dated })
    }

    /// `the summit in Cornwall, which is held from June 11 to 13`: a clause without a trigger of its own.
    fn date_of_relative(&self, end: usize) -> Option<Dated> {
        let next = self.clauses.get(self.clause_at(end)).filter(|clause| clause.chunks.start == end)?;
        let relative = next.opener == Opener::Relative || self.lower(next.chunks.start) == "that";
        let bare = relative && !next.chunks.clone().any(|at| self.is_trigger(at));
        self.first_date(next.chunks.clone().filter(|_| bare))
    }

    /// A noun after a preposition or a comma shares the date of its clause; the object of another verb does not.
    fn shares_date(&self, np: Option<&NounPhrase>) -> bool {
        let Some(np) = np else { return true };
        let before = np.chunks.start.checked_sub(1).map(|at| self.what(at));
        before.is_none_or(|what| {
            matches!(what, What::Prep(_) | What::And | What::Comma | What::Opener(_) | What::Break | What::To)
        })
    }

    /// As far as the trigger's words reach: to the next trigger that is not part of it.
    fn reach(&self, at: usize) -> usize {
        let end = self.clause(at).chunks.end;
        let next = self.next_trigger(at);
        // A noun right after, as in *travel to Bonn for talks on Monday*, shares the date.
        let shares = |next: usize| {
            let adjunct = || {
                let start = self.noun_phrase(next).chunks.start;
                start > at + 1 && matches!(self.what(start - 1), What::Prep(Prep::For | Prep::On) | What::To)
            };
            let noun = self.phrase(next).is_some_and(|phrase| phrase.pos == Pos::Noun) && adjunct();
            let purpose =
                self.phrase(next).is_some_and(|p| p.pos == Pos::Verb) && self.what(next.saturating_sub(1)) == What::To;
            let dated = (at + 1..next).any(|at| matches!(self.what(at), What::Time(_) | What::Comma));
            next < end && (noun || purpose) && !dated
        };
        // `the summit to be hosted by X on 23 June`: a verb that only says who brings the noun about.
        let hosted = |next: usize| {
            next < end && self.is_passive(next) && !(at + 1..next).any(|at| matches!(self.what(at), What::Time(_)))
        };
        let noun = self.phrase(at).is_some_and(|phrase| phrase.pos == Pos::Noun);
        if shares(next) || noun && hosted(next) { self.next_trigger(next) } else { next }
    }

    fn first_date(&self, mut range: impl Iterator<Item = usize>) -> Option<Dated> {
        range.find_map(|at| self.date_at(at))
    }

    /// The date of the heading above.
    fn heading_date(&self) -> Option<Dated> {
        let dated = self.dated(self.scene.heading(self.sentence)?, false)?;
        Some(Dated { how: format!("under the heading {}", dated.how), ..dated })
    }

    /// The date at a chunk, if it is one that an event can have.
    pub(super) fn date_at(&self, at: usize) -> Option<Dated> {
        let What::Time(n) = self.what(at) else { return None };
        if self.is_of_count(at) {
            return None;
        }
        // `the second visit in two weeks` counts from then.
        let counts = |at: usize| self.is_ordinal(at) || self.lower(at) == "only" || self.lower(at) == "last";
        let within =
            at > 0 && matches!(self.lower(at - 1), "in" | "within") && !(self.clause(at).chunks.start..at).any(counts);
        let dated = self.dated(n, within)?;
        let date = self.listed(at, &dated.date).unwrap_or(dated.date);
        Some(Dated { date, ..dated })
    }

    /// `her second this year`: the span of what is counted.
    fn is_of_count(&self, time: usize) -> bool {
        let ordinal = time.checked_sub(1).is_some_and(|before| self.is_ordinal(before));
        ordinal
            && time > 1
            && (self.what(time - 2) == What::Det || self.is_possessive(time - 2) || self.lower(time - 2) == "her")
    }

    /// A time expression as the date of an event; `within` some time, as in *in two weeks*, is one too.
    fn dated(&self, n: usize, within: bool) -> Option<Dated> {
        let time = &self.scene.times[n];
        let length = within && time.kind == TimexType::Duration;
        let dated = (matches!(time.kind, TimexType::Date | TimexType::Time) || length) && is_told(time);
        let date = time.range.clone().or_else(|| time.edtf.clone()).filter(|_| dated)?;
        let words = self.scene.article.text.get(time.span.clone()).unwrap_or("");
        let last = words.rsplit(' ').next().unwrap_or("").to_ascii_lowercase();
        let weekday = time.is_relative
            && last.ends_with("day")
            && last.len() > 5
            && !matches!(last.as_str(), "yesterday" | "birthday" | "holiday");
        let line = self.scene.line_of(n);
        Some(Dated {
            date,
            how: format!("\"{}\" (L{line}): {}", words.replace('\n', " "), time.how),
            inferred: false,
            weekday,
            yearless: time.is_relative && !weekday && words.chars().any(char::is_uppercase),
            ahead: words.to_ascii_lowercase().starts_with("later ") && time.lean != Some(Lean::Back),
        })
    }

    /// `April 8 and 9`, `late April or early May`: from the first to the last.
    fn listed(&self, at: usize, first: &EventDate) -> Option<EventDate> {
        let What::Time(n) = self.what(at + 2) else { return None };
        let last = self.scene.times[n].edtf.as_ref().filter(|_| self.what(at + 1) == What::And)?;
        let alike =
            !first.as_str().contains('/') && first.as_str().len() == last.as_str().len() && first.last() < last.first();
        let days = last.last()?.days() - first.first()?.days();
        format!("{first}/{last}").parse().ok().filter(|_| alike && days < 63)
    }

    /// `said on Thursday`: the date of what was said, not of what is told.
    fn is_of_saying(&self, time: usize, trigger: usize) -> bool {
        if !matches!(self.what(time), What::Time(_)) {
            return false; // asked of every chunk: the look around is only for dates
        }
        let (from, to) = if time > trigger { (trigger + 1, time) } else { (time, trigger) };
        let says = |at: usize| self.is_saying(at);
        let between = (from..to).any(says);
        let start = self.clause(time).chunks.start;
        let right_after = time < trigger && (time.saturating_sub(3).max(start)..time).any(says);
        let followed = says(time + 1) && time > trigger;
        between || right_after || followed
    }

    /// *when*, *while*, *during which*, *who*: the same time as the clause it hangs on.
    fn date_of_parent(&self, at: usize) -> Option<Dated> {
        let mut number = self.clause_at(at);
        for _ in 0..3 {
            let clause = &self.clauses[number];
            let listed =
                clause.opener == Opener::Anew && clause.chunks.start > 0 && self.lower(clause.chunks.start - 1) == ";";
            let hours = self.is_hours_off(clause.chunks.start);
            let follows = matches!(clause.opener, Opener::When | Opener::Relative)
                || listed
                || hours
                || self.is_leading(number, clause.parent);
            let parent = clause.parent.filter(|_| follows)?;
            let range: Range<usize> = self.clauses[parent].chunks.clone();
            let trigger = range.end;
            let dates = range.rev().filter(|time| hours || !self.is_of_saying(*time, trigger));
            if let Some(found) = self.first_date(dates) {
                return Some(found);
            }
            number = parent;
        }
        None
    }

    /// `hours before she was to meet him`: on the day of what was told.
    fn is_hours_off(&self, step: usize) -> bool {
        let Some(chunk) = self.chunks.get(step).filter(|chunk| matches!(chunk.what, What::Time(_))) else {
            return false;
        };
        chunk.tokens.clone().any(|token| matches!(self.scene.lower(token), "hour" | "hours" | "minutes"))
    }

    /// A first clause without a trigger: `On Thursday, while in Bonn, ...`.
    fn is_leading(&self, number: usize, parent: Option<usize>) -> bool {
        let bare = |parent: usize| {
            let mut chunks = self.clauses[parent].chunks.clone();
            parent == 0 && !chunks.any(|at| self.phrase(at).is_some_and(|p| p.trigger.is_some()))
        };
        self.clauses[number].opener == Opener::Anew && parent.is_some_and(bare)
    }
}

/// `now` and `recently` give no date; `since 2014` is no day of an event.
fn is_told(time: &Timex) -> bool {
    time.bound.is_none()
        && !time.value.ends_with("_REF")
        && !time.edtf.as_ref().is_some_and(|date| date.as_str().contains(".."))
}
