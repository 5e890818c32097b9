//! Everything in an article that names somebody, in order, before anybody is looked up.

use super::phrase::{Lead, Phrase, Pronoun};
use super::reading::{Case, Reading};
use crate::model::{Sense, TitleKind};
use std::collections::HashMap;
use std::ops::Range;

/// Something that names somebody.
#[derive(Debug, Clone)]
pub(super) enum Found {
    /// A name, a title, a state.
    Phrase(Box<Phrase>),
    /// A personal pronoun.
    Pronoun(Range<usize>, Pronoun),
    /// `both`, `the two`, `the pair`, `each other`.
    Pair(Range<usize>),
    /// `U.S.-China` as one word, with what each part can be.
    Joined(Range<usize>, Vec<Vec<u32>>),
    /// `Bush-Putin` as one word before a gathering, with its words.
    Surnames(Range<usize>, Vec<u32>),
    /// A city that speaks for nobody.
    City(Range<usize>),
    /// A movement, with its full name.
    Movement(Range<usize>, String),
}

impl Found {
    pub(super) fn items(&self) -> Range<usize> {
        match self {
            Self::Phrase(phrase) => phrase.items.clone(),
            Self::Pronoun(items, _)
            | Self::Pair(items)
            | Self::Surnames(items, _)
            | Self::Joined(items, _)
            | Self::City(items)
            | Self::Movement(items, _) => items.clone(),
        }
    }
}

const PRONOUNS: &[(&str, Pronoun, bool)] = &[
    ("he", Pronoun::He, false),
    ("him", Pronoun::He, false),
    ("his", Pronoun::He, true),
    ("she", Pronoun::She, false),
    ("her", Pronoun::She, true),
    ("they", Pronoun::They, false),
    ("them", Pronoun::They, false),
    ("their", Pronoun::They, true),
];

pub(super) fn scan(reading: &Reading<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let dateline = reading.article.dateline.clone().unwrap_or(0..0);
    let mut letters: HashMap<&str, String> = HashMap::new();
    let mut at = 0;
    while at < reading.items.len() {
        let in_dateline = dateline.contains(&reading.items[at].token);
        if let Some(end) = reading.credit(at) {
            at = end;
            continue;
        }
        let mut movement = || reading.known_movement(at, &mut letters);
        let next = if in_dateline { reading.dateline_city(at) } else { movement().or_else(|| reading.found(at)) };
        match next {
            Some(next) => {
                at = next.items().end.max(at + 1);
                found.push(next);
            }
            None => at += 1,
        }
    }
    found
}

impl<'a> Reading<'a> {
    /// A movement by name, or by letters given for one before.
    fn known_movement(&self, at: usize, letters: &mut HashMap<&'a str, String>) -> Option<Found> {
        if self.atom_from(at).is_none()
            && let Some(name) = letters.get(self.word(at))
        {
            return Some(Found::Movement(at..at + 1, name.clone()));
        }
        let (items, short) = self.movement(at)?;
        let known = self.atom_from(at).is_some_and(|atom| atom.end >= items.end);
        let name = self.written(&items);
        letters.extend(short.map(|at| (self.word(at), name.clone())));
        (!known).then_some(Found::Movement(items, name))
    }
}

impl Reading<'_> {
    fn found(&self, at: usize) -> Option<Found> {
        if self.case(at) == Case::Lower && self.atom_from(at).is_none() {
            let surname = self.is_particle(at) && self.in_name(at + 1);
            let named = surname.then(|| self.phrase(at)).flatten().and_then(|phrase| self.useful(phrase));
            return named.or_else(|| self.by_function_word(at));
        }
        if self.case(at) == Case::Mark {
            return None;
        }
        let word = self.by_function_word(at);
        word.or_else(|| self.city(at))
            .or_else(|| self.joined_sides(at))
            .or_else(|| self.phrase(at).and_then(|phrase| self.useful(phrase)))
    }

    /// What begins with an article, a pronoun or a number: short words only, so that most words are passed by at once.
    fn by_function_word(&self, at: usize) -> Option<Found> {
        let word = self.word(at);
        let first = word.as_bytes().first()?.to_ascii_lowercase();
        let leads = word.len() < 8 && matches!(first, b't' | b'a' | b'h' | b'i' | b'b' | b's' | b'f' | b'e' | b'o');
        let modifies =
            [Sense::Newly, Sense::Former, Sense::Deputy, Sense::Passing].iter().any(|sense| self.has(at, *sense));
        if !leads && !modifies {
            return None;
        }
        let begins = modifies || self.leads(at);
        let phrase = || {
            let phrase = self.phrase(at).filter(|phrase| phrase.items.end > at + 1);
            phrase.and_then(|phrase| self.useful(phrase))
        };
        let phrase = || if begins { phrase() } else { None };
        let pronoun = PRONOUNS.iter().find(|(pronoun, ..)| word.eq_ignore_ascii_case(pronoun));
        if let Some((_, pronoun, whose)) = pronoun {
            let alone = Found::Pronoun(at..at + 1, *pronoun);
            return phrase().filter(|_| *whose).or(Some(alone));
        }
        if self.is(at, "each") && self.is(at + 1, "other") || self.is(at, "one") && self.is(at + 1, "another") {
            return Some(Found::Pair(at..at + 2));
        }
        phrase().or_else(|| self.pair(at))
    }

    fn pair(&self, at: usize) -> Option<Found> {
        let the = usize::from(self.is(at, "the"));
        let noun = at + the;
        let alone = |at: usize| self.case(at) <= Case::Lower && !self.word(at).ends_with('s');
        match () {
            () if the == 1 && self.is_any(noun, &["pair", "duo", "twosome"]) => Some(Found::Pair(at..noun + 1)),
            () if the == 1 && self.is(noun, "two") && alone(noun + 1) => Some(Found::Pair(at..noun + 1)),
            () if the == 0
                && self.is(at, "both")
                && alone(at + 1)
                && !self.is_any(at + 1, &["in", "on", "at", "by", "virtually", "the"]) =>
            {
                Some(Found::Pair(at..at + 1))
            }
            () => None,
        }
    }

    /// A phrase that says something: not `the team` or `a minister` of nobody.
    fn useful(&self, phrase: Phrase) -> Option<Found> {
        let named =
            !phrase.names.is_empty() || !phrase.sides.is_empty() || !phrase.people.is_empty() || phrase.counterpart;
        let meant = phrase.title.is_some_and(|title| self.names.title(title).of.is_some());
        let kind = phrase.title.map(|title| self.names.title(title).kind);
        let person = kind.is_some_and(|kind| kind < TitleKind::Delegation);
        let rebels = kind == Some(TitleKind::Rebels) && phrase.plural;
        let back = (person || rebels || phrase.number.is_some())
            && phrase.title.is_some()
            && (matches!(phrase.lead, Lead::The | Lead::Of(_)) || phrase.number.is_some());
        let alone = person
            && self.case(phrase.title_items.start) >= Case::Capital
            && !self.is_any(phrase.items.end, &["of", "for", "to"]);
        (named || meant || back || alone).then(|| Found::Phrase(Box::new(phrase)))
    }

    /// A city that is no capital speaking for its state.
    fn city(&self, at: usize) -> Option<Found> {
        let atom = self.atom_from(at)?;
        let only = atom.sides.is_empty() && atom.persons.is_empty() && atom.title.is_none();
        let city = only && !atom.cities.is_empty() && !self.has(atom.end, Sense::Namesake);
        city.then_some(Found::City(at..atom.end))
    }

    /// `(The Wire via Some News)` at the end of a sentence is nobody.
    fn credit(&self, at: usize) -> Option<usize> {
        if !self.is(at, "(") {
            return None;
        }
        let limit = self.sentence_end(at).min(at + 10);
        let close = (at + 1..limit).find(|at| self.is(*at, ")"))?;
        let last = close + 1 == self.sentence_end(at) || self.is_any(close + 1, &["(", "."]);
        let name =
            |at: usize| self.case(at) >= Case::Capital || self.is_any(at, &["of", "the", "via", "and", "for", "-"]);
        let person = |at: usize| self.atom_from(at).is_some_and(|atom| !atom.persons.is_empty());
        (last && (at + 1..close).all(|at| name(at) && !person(at))).then_some(close + 1)
    }

    /// The city of a dateline stands for nobody.
    fn dateline_city(&self, at: usize) -> Option<Found> {
        let atom = self.atom_from(at)?;
        (!atom.cities.is_empty()).then_some(Found::City(at..atom.end))
    }

    /// `Chilean-Peruvian`, `U.S.-China`: a word each of whose parts is a state.
    fn joined_sides(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.joined_long(at) {
            return Some(found);
        }
        let ids = self.ids(&(at..at + 1));
        if ids.len() < 2 || ids.len() > 4 || self.atom_from(at).is_some() {
            return None;
        }
        let parts: Option<Vec<Vec<u32>>> = ids.iter().map(|id| self.sides_of_word(*id)).collect();
        let persons = || {
            let gathers = (at + 1..at + 3).any(|at| self.has(at, Sense::Gathering));
            gathers.then(|| Found::Surnames(at..at + 1, ids.to_vec()))
        };
        parts.map(|parts| Found::Joined(at..at + 1, parts)).or_else(persons)
    }

    /// `U.S.-European Union`, `North Korea-Japan`: two names that share a word.
    fn joined_long(&self, at: usize) -> Option<Found> {
        let next = self.ids(&(at + 1..at + 2));
        if self.case(at + 1) < Case::Capital {
            return None;
        }
        let (first, second): (Vec<u32>, Vec<u32>) = match (self.ids(&(at..at + 1)), next) {
            ([first, last], [_]) => (vec![*first], vec![*last, next[0]]),
            ([first], [middle, last]) => (vec![*first, *middle], vec![*last]),
            _ => return None,
        };
        Some(Found::Joined(at..at + 2, vec![self.sides_of_words(&first)?, self.sides_of_words(&second)?]))
    }
}
