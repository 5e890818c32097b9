//! Who was spoken of lately, for words that point back. The look back is short, so the time is linear.

use super::cast::{Cast, is_called};
use super::phrase::Pronoun;
use super::reading::{Case, Reading};
use crate::model::{Sense, TitleKind};
use std::collections::VecDeque;
use std::ops::Range;

/// How many mentions are remembered.
const MEMORY: usize = 48;

/// How many sentences a personal pronoun looks back.
const NEAR: usize = 3;

/// A person or a state that was spoken of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beat {
    pub(super) person: Option<usize>,
    pub(super) side: Option<u32>,
    pub(super) sentence: usize,
    pub(super) item: usize,
    /// It stands before the verb of its sentence.
    pub(super) subject: bool,
    /// Several persons of that side.
    pub(super) plural: bool,
}

/// What was spoken of, the latest last.
#[derive(Debug, Default)]
pub(super) struct Scene {
    beats: VecDeque<Beat>,
}

impl Scene {
    pub(super) fn push(&mut self, beat: Beat) {
        if self.beats.len() == MEMORY {
            self.beats.pop_front();
        }
        self.beats.push_back(beat);
    }

    /// What was spoken of last is several persons.
    pub(super) fn last_is_plural(&mut self) {
        if let Some(beat) = self.beats.back_mut() {
            beat.plural = true;
        }
    }

    /// Persons near enough for a pronoun, the latest first, each once.
    fn near(&self, sentence: usize) -> Vec<Beat> {
        let mut near: Vec<Beat> = Vec::new();
        for beat in self.beats.iter().rev().take_while(|beat| beat.sentence + NEAR >= sentence) {
            if beat.person.is_some() && !near.iter().any(|known| known.person == beat.person) {
                near.push(*beat);
            }
        }
        near
    }

    /// Whom `he` or `she` stands for, and why: the subject of the sentence or of the one before, else the only one.
    pub(super) fn personal(
        &self,
        cast: &Cast<'_>,
        gender: Pronoun,
        (at, object): (usize, bool),
        sentence: usize,
    ) -> Option<(usize, &'static str)> {
        let fits = |beat: &Beat| {
            let known = beat.person.and_then(|person| cast.people[person].gender);
            known.is_none_or(|known| known == gender) && beat.item < at
        };
        let near: Vec<Beat> = self.near(sentence).into_iter().filter(fits).collect();
        let sure = |beat: &&Beat| beat.person.is_some_and(|person| cast.people[person].gender == Some(gender));
        let latest = if near.iter().any(|beat| beat.sentence == sentence) { sentence } else { near.first()?.sentence };
        let candidates: Vec<&Beat> = near.iter().filter(|beat| beat.sentence == latest).collect();
        let surely: Vec<&Beat> = candidates.iter().copied().filter(sure).collect();
        let mut subjects = candidates.iter().copied().filter(|beat| beat.subject);
        // After `A and B met C`, one person alone is C.
        let mut others = candidates.iter().copied().filter(|beat| !beat.subject);
        let alone = (subjects.clone().count() > 1 && latest != sentence).then(|| others.next()).flatten();
        if let Some(one) = alone.filter(|_| others.next().is_none()) {
            return one.person.map(|person| (person, "the one person spoken of beside a pair"));
        }
        let object = object && latest == sentence;
        let (pick, why) = match (candidates.as_slice(), surely.as_slice()) {
            ([one], _) => (*one, "the one person spoken of"),
            (_, [one]) if gender == Pronoun::She => (*one, "the one woman spoken of"),
            // Nobody does something to "him" who is he.
            ([one, other], _) if object && other.subject && !one.subject => (*one, "the other person spoken of"),
            // In one sentence the nearest clause counts, of another one the first.
            _ if latest == sentence => (subjects.next()?, "the subject"),
            _ => (subjects.next_back()?, "the subject"),
        };
        pick.person.map(|person| (person, why))
    }

    /// The last persons of a rank, as many as wanted; none if it is not clear which.
    pub(super) fn of_rank(&self, cast: &Cast<'_>, kind: TitleKind, wanted: usize) -> Option<Vec<usize>> {
        let called = |person: usize| is_called(&cast.people[person].kinds, kind);
        self.last(wanted, |beat| beat.person.filter(|person| called(*person)))
    }

    /// Everybody of a rank who was spoken of in the last sentences, where that is more than one.
    pub(super) fn all_of_rank(&self, cast: &Cast<'_>, kind: TitleKind, sentence: usize) -> Option<Vec<usize>> {
        let mut near = self.near(sentence);
        near.sort_by_key(|beat| beat.item);
        let people = near.iter().filter_map(|beat| beat.person);
        let found: Vec<usize> = people.filter(|person| is_called(&cast.people[*person].kinds, kind)).collect();
        (found.len() > 1).then_some(found)
    }

    /// The last states, as many as wanted, those of persons too.
    pub(super) fn last_sides(&self, wanted: usize) -> Option<Vec<u32>> {
        self.last(wanted, |beat| beat.side)
    }

    /// The last different ones; where a sentence has more of them, its subjects, or those of a sentence before it.
    fn last<T: Copy + PartialEq>(&self, wanted: usize, what: impl Fn(&Beat) -> Option<T>) -> Option<Vec<T>> {
        let mut found: Vec<(T, usize)> = Vec::new();
        for beat in self.beats.iter().rev() {
            let Some(one) = what(beat).filter(|one| !found.iter().any(|(known, _)| known == one)) else { continue };
            if found.len() == wanted {
                // One more in the same sentence as the last: it is not clear whom the words leave out.
                if found.last().is_some_and(|(_, sentence)| *sentence == beat.sentence) {
                    return self.last_subjects(wanted, what);
                }
                break;
            }
            found.push((one, beat.sentence));
        }
        (found.len() == wanted).then(|| found.into_iter().map(|(one, _)| one).rev().collect())
    }

    /// The subjects of the last sentence that has so many.
    fn last_subjects<T: Copy + PartialEq>(&self, wanted: usize, what: impl Fn(&Beat) -> Option<T>) -> Option<Vec<T>> {
        let mut sentence = usize::MAX;
        let mut found: Vec<T> = Vec::new();
        for beat in self.beats.iter().rev().filter(|beat| beat.subject) {
            let Some(one) = what(beat) else { continue };
            if beat.sentence != sentence && found.len() == wanted {
                break;
            }
            if beat.sentence != sentence {
                found.clear();
            }
            sentence = beat.sentence;
            if !found.contains(&one) {
                found.push(one);
            }
        }
        found.reverse();
        (found.len() == wanted).then_some(found)
    }

    /// The last person of a kind, of a side if one is named.
    pub(super) fn last_of(&self, cast: &Cast<'_>, kind: TitleKind, title: u32, side: Option<u32>) -> Option<usize> {
        let fits = |person: &usize| {
            let person = &cast.people[*person];
            is_called(&person.kinds, kind)
                && cast.has_title(person, title)
                && side.is_none_or(|side| person.side == Some(side))
        };
        self.beats.iter().rev().filter_map(|beat| beat.person).find(fits)
    }

    /// The person to whose counterpart a text points: the subject of the sentence, else the last one in it, else before.
    pub(super) fn anchor(&self, cast: &Cast<'_>, gender: Option<Pronoun>, sentence: usize) -> Option<usize> {
        let fits = |beat: &&Beat| {
            let known = beat.person.and_then(|person| cast.people[person].gender);
            beat.person.is_some()
                && gender.is_none_or(|gender| gender == Pronoun::They || known.is_none_or(|known| known == gender))
        };
        let here = || self.beats.iter().rev().filter(fits).take_while(|beat| beat.sentence == sentence);
        let subject = here().filter(|beat| beat.subject).last();
        let before = || self.beats.iter().rev().filter(fits).find(|beat| beat.sentence + NEAR >= sentence);
        subject.or_else(|| here().next()).or_else(before).and_then(|beat| beat.person)
    }

    /// The persons or states that stand together as the subject of the sentence before.
    pub(super) fn subjects(&self, sentence: usize) -> Vec<Beat> {
        let mut found: Vec<Beat> = self
            .beats
            .iter()
            .rev()
            .skip_while(|beat| beat.sentence > sentence)
            .take_while(|beat| beat.sentence == sentence)
            .filter(|beat| beat.subject)
            .copied()
            .collect();
        found.reverse();
        found
    }
}

/// Whether a name is the subject of a verb: none stands before it in its sentence, or one right behind it.
pub(super) fn is_subject(reading: &Reading<'_>, items: &Range<usize>) -> bool {
    let start = reading.sentence_start(items.start).max(items.start.saturating_sub(30));
    if reading.is_owner(items.end) {
        return false;
    }
    // `During his meeting with X, Y said`: X does nothing.
    let governed = items.start > start
        && reading
            .is_any(items.start - 1, &["with", "of", "to", "from", "by", "between", "for", "on", "against", "about"])
        && reading.is(items.end, ",");
    if governed {
        return false;
    }
    let behind =
        is_verb(reading, items.end) || (reading.case(items.end) == Case::Lower && is_verb(reading, items.end + 1));
    !(start..items.start).any(|at| is_verb(reading, at)) || behind
}

fn is_verb(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    let past = word.len() > 4 && word.ends_with("ed") && word.starts_with(|c: char| c.is_ascii_lowercase());
    past || (reading.case(at) == Case::Lower && reading.has(at, Sense::Verb))
}
