//! Where the name of a person begins and ends.

use super::phrase::{NameRun, Pronoun};
use super::reading::{Atom, Case, Reading, Script};
use crate::lexicon::fold::{fold, parts};
use crate::lexicon::gazetteer::NameSort;
use crate::model::Sense;

impl Reading<'_> {
    /// What is behind `Mr.` or `Dr`.
    pub(super) fn honorific(&self, at: usize) -> Option<usize> {
        let found = self.has(at, Sense::Honorific) && self.case(at) >= Case::Capital;
        found.then(|| at + 1 + usize::from(self.is(at + 1, ".")))
    }

    pub(super) fn gender(&self, at: usize) -> Option<Pronoun> {
        match () {
            () if self.has(at, Sense::Man) => Some(Pronoun::He),
            () if self.has(at, Sense::Woman) => Some(Pronoun::She),
            () => None,
        }
    }

    /// The name of a person: one of the base, or words with capitals, and what joins them.
    pub(super) fn name_run(&self, at: usize) -> Option<NameRun> {
        let start = self.honorific(at).unwrap_or(at);
        let limit = self.sentence_end(at);
        let known = |at: usize| self.atom_from(at).filter(|atom| !atom.persons.is_empty());
        if let Some(atom) =
            known(start).filter(|atom| atom.end > start + 1 || !self.in_name(atom.end) || !self.is_usual(start))
        {
            let end = self.rest_of_name(atom.end, &atom.persons);
            return Some(NameRun { items: start..end, persons: atom.persons.clone() });
        }
        if self.is_month(start) {
            return None;
        }
        let mut end = start;
        let mut last = start;
        while end < limit && end < start + 8 {
            match () {
                () if self.in_name(end)
                    && (self.joins(end)
                        || self.is_place_surname(start, end)
                        || end > start && self.is_particle(end - 1)) =>
                {
                    end += 1;
                    end += usize::from(self.is(end, ".") && self.word(end - 1).len() < 3 && self.in_name(end + 1));
                    last = end;
                }
                () if end < limit - 1 && self.is_particle(end) && (end > start || self.in_name(end + 1)) => end += 1,
                () => break,
            }
        }
        if last > start && self.has(last - 1, Sense::Body) {
            return None;
        }
        let of_letters = (start..last).any(|at| self.word(at).len() > 1 && !self.word(at).ends_with('.'));
        (last > start && of_letters).then(|| NameRun { items: start..last, persons: Vec::new() })
    }

    /// `dos` in `dos Santos`.
    pub(super) fn is_particle(&self, at: usize) -> bool {
        self.has(at, Sense::Particle) && self.case(at) == Case::Lower
    }

    /// `in May`, `May 4`: of the months only May is also a common surname.
    fn is_month(&self, at: usize) -> bool {
        const BEFORE: [&str; 14] = [
            "in", "since", "until", "by", "of", "last", "next", "early", "late", "this", "from", "on", "through",
            "during",
        ];
        let number = |at: usize| self.word(at).starts_with(|c: char| c.is_ascii_digit());
        let after = at > self.sentence_start(at) && (self.is_any(at - 1, &BEFORE) || number(at - 1));
        self.is(at, "may") && (after || number(at + 1))
    }

    /// Whether only names have capitals here.
    pub(super) fn is_usual(&self, at: usize) -> bool {
        let script = self.items.get(at).and_then(|item| self.scripts.get(item.sentence));
        script.is_none_or(|script| *script == Script::Usual)
    }

    /// A name may go on behind what the base knows of it: `Hamad bin Khalifa Al Thani`.
    fn rest_of_name(&self, mut end: usize, persons: &[u32]) -> usize {
        let [person] = persons else { return end };
        let name = fold(&self.names.actor(*person).name);
        let known = |word: &str| parts(&name).any(|part| part == fold(word));
        while self.in_name(end) && self.joins(end) && known(self.word(end)) {
            end += 1;
        }
        end
    }

    /// `Oscar Florence`: behind a single word that is nobody's surname a city is one.
    fn is_place_surname(&self, start: usize, at: usize) -> bool {
        let alone = self.ids(&(start..at)).len() == 1
            && self.ids(&(start..at)).iter().all(|id| self.names.with_surname(*id).is_empty());
        let city = |atom: &Atom| atom.title.is_none() && atom.sort != Some(NameSort::Demonym) && atom.end == at + 1;
        alone && self.atom_from(start).is_none() && self.atom_from(at).is_some_and(city) && !self.in_name(at + 1)
    }

    /// Whether an item can be part of a name: a capital, and no title, place or word of the calendar.
    pub(super) fn in_name(&self, at: usize) -> bool {
        if self.has(at, Sense::Verb) && !self.is_usual(at) {
            return false;
        }
        let initial = self.word(at).len() == 2 && self.word(at).ends_with('.');
        self.case(at) >= Case::Capital && (initial || !self.has(at, Sense::NoName)) && self.honorific(at).is_none()
    }

    /// A state, a city or a title ends a name.
    pub(super) fn joins(&self, at: usize) -> bool {
        let Some(atom) = self.atom_from(at) else { return true };
        let person = !atom.persons.is_empty();
        let other = atom.title.is_some() || !atom.sides.is_empty() || !atom.cities.is_empty();
        if person { atom.end == at + 1 } else { !other }
    }
}
