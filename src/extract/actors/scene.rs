//! Who was spoken of lately, for words that point back. The look back is short, so the time is linear.

use super::cast::{Cast, is_called};
use super::phrase::Pronoun;
use super::reading::Reading;
use crate::model::TitleKind;
use std::collections::VecDeque;

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
        at: usize,
        sentence: usize,
    ) -> Option<(usize, &'static str)> {
        let fits = |beat: &Beat| {
            let known = beat.person.and_then(|person| cast.people[person].gender);
            known.is_none_or(|known| known == gender) && beat.item < at
        };
        let near: Vec<Beat> = self.near(sentence).into_iter().filter(fits).collect();
        let sure = |beat: &&Beat| beat.person.is_some_and(|person| cast.people[person].gender == Some(gender));
        let here = |beat: &&Beat| beat.sentence == sentence;
        let candidates: Vec<&Beat> = if near.iter().any(|beat| beat.sentence == sentence) {
            near.iter().filter(here).collect()
        } else {
            let latest = near.first()?.sentence;
            near.iter().filter(|beat| beat.sentence == latest).collect()
        };
        let surely: Vec<&Beat> = candidates.iter().copied().filter(sure).collect();
        let (pick, why) = match (candidates.as_slice(), surely.as_slice()) {
            ([one], _) => (*one, "the one person spoken of"),
            (_, [one]) if gender == Pronoun::She => (*one, "the one woman spoken of"),
            _ => (*candidates.iter().find(|beat| beat.subject)?, "the subject"),
        };
        pick.person.map(|person| (person, why))
    }

    /// The last persons of a rank, as many as wanted; none if it is not clear which.
    pub(super) fn of_rank(&self, cast: &Cast<'_>, kind: TitleKind, wanted: usize) -> Option<Vec<usize>> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for beat in self.beats.iter().rev() {
            let Some(person) = beat.person else { continue };
            if found.iter().any(|(known, _)| *known == person) || !is_called(&cast.people[person].kinds, kind) {
                continue;
            }
            if found.len() == wanted {
                // One more in the same sentence as the last: it is not clear whom the words leave out.
                let unclear = found.last().is_some_and(|(_, sentence)| *sentence == beat.sentence);
                return (!unclear).then(|| found.into_iter().map(|(person, _)| person).rev().collect());
            }
            found.push((person, beat.sentence));
        }
        (found.len() == wanted).then(|| found.into_iter().map(|(person, _)| person).rev().collect())
    }

    /// The last states, as many as wanted, those of persons too.
    pub(super) fn last_sides(&self, wanted: usize) -> Option<Vec<u32>> {
        let mut found: Vec<(u32, usize)> = Vec::new();
        for beat in self.beats.iter().rev() {
            let Some(side) = beat.side else { continue };
            if found.iter().any(|(known, _)| *known == side) {
                continue;
            }
            if found.len() == wanted {
                let unclear = found.last().is_some_and(|(_, sentence)| *sentence == beat.sentence);
                return (!unclear).then(|| found.into_iter().map(|(side, _)| side).rev().collect());
            }
            found.push((side, beat.sentence));
        }
        (found.len() == wanted).then(|| found.into_iter().map(|(side, _)| side).rev().collect())
    }

    /// The last person of a kind, of a side if one is named.
    pub(super) fn last_of(&self, cast: &Cast<'_>, kind: TitleKind, side: Option<u32>) -> Option<usize> {
        let fits = |person: &usize| {
            let person = &cast.people[*person];
            is_called(&person.kinds, kind) && side.is_none_or(|side| person.side == Some(side))
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
            .take_while(|beat| beat.sentence == sentence)
            .filter(|beat| beat.subject)
            .copied()
            .collect();
        found.reverse();
        found
    }
}

/// Whether an item stands before the first finite verb of its sentence, as far as a list of common ones can tell.
pub(super) fn is_subject(reading: &Reading<'_>, at: usize) -> bool {
    let start = reading.sentence_start(at);
    let start = start.max(at.saturating_sub(30));
    !(start..at).any(|at| is_verb(reading.word(at)))
}

fn is_verb(word: &str) -> bool {
    const VERBS: &[&str] = &[
        "is", "are", "was", "were", "will", "would", "has", "have", "had", "said", "says", "met", "held", "told",
        "can", "could", "may", "might", "must", "should", "shall", "did", "does", "do", "left", "flew", "began",
        "spoke", "meets", "visits", "hosts", "went", "came", "made", "took", "gave", "saw", "to", "that",
    ];
    let past = word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase);
    past || VERBS.contains(&word)
}
