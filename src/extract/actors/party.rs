//! Parties that are no states: rebels and exiles by their people, movements by their name.

use super::mention::{Form, NewActor, Who};
use super::phrase::Phrase;
use super::reading::{Case, Reading};
use super::resolve::{Meaning, Resolver};
use crate::model::{ActorKind, Sense, TitleKind};
use std::ops::Range;
use std::sync::Arc;

/// How many words the name of a movement may have.
const LONGEST: usize = 9;

impl Reading<'_> {
    /// `Hutu` in `Hutu rebels`: a people, a region or a movement before such a word; where the word stands.
    pub(super) fn people(&self, at: usize) -> Option<usize> {
        let name = |at: usize| self.case(at) >= Case::Capital && !self.has(at, Sense::NoName) && self.is_usual(at);
        let rebels = |at: usize| {
            let title =
                self.atom_from(at).and_then(|atom| atom.title).map(|(title, plural)| (self.names.title(title), plural));
            title.is_some_and(|(title, plural)| plural && is_of_rebels(title.kind, &title.words))
        };
        let free = |at: usize| {
            self.atom_from(at)
                .is_none_or(|atom| atom.title.is_none() && atom.persons.is_empty() && atom.sides.is_empty())
        };
        let end = (at..at + 3).take_while(|at| name(*at) && free(*at)).last()? + 1;
        let noun = end + usize::from(self.is_owner(end));
        (noun < self.sentence_end(at) && rebels(noun)).then_some(end)
    }

    /// `the Kurdistan Liberation Army`: a name that only those who fight bear; its items, and the letters for it.
    pub(super) fn movement(&self, at: usize) -> Option<(Range<usize>, Option<usize>)> {
        if self.case(at) < Case::Capital || self.has(at, Sense::NoName) || !self.is_usual(at) {
            return None;
        }
        let limit = self.sentence_end(at).min(at + LONGEST);
        let inside = |at: usize| {
            self.case(at) >= Case::Capital || self.is_any(at, &["of", "for", "the", "and", "'s", "’s", "'", "’"])
        };
        let end = (at..limit).take_while(|at| inside(*at)).filter(|at| self.case(*at) >= Case::Capital).last()? + 1;
        let fights = (at..end).any(|at| self.has(at, Sense::Struggle));
        if end < at + 2 || !fights || !self.has(end - 1, Sense::Body) && !self.has(end - 1, Sense::Struggle) {
            return None;
        }
        let letters = self.is(end, "(") && self.case(end + 1) == Case::Capitals && self.is(end + 2, ")");
        Some((at..end, letters.then_some(end + 1)))
    }
}

impl Resolver<'_> {
    /// `Houthi rebels` are that party; the opposition of a state is not the state.
    pub(super) fn rebels(&mut self, phrase: &Phrase) -> Option<Meaning> {
        let names = self.reading.names;
        let sides: Vec<u32> = phrase.sides.iter().filter_map(|sides| self.reading.side(sides)).collect();
        if !sides.is_empty() && sides.iter().all(|side| names.actor(*side).kind == ActorKind::Organization) {
            return self.delegation(phrase);
        }
        let noun = phrase.title.map(|title| names.title(title).words.clone())?;
        let noun = noun.split(' ').next().unwrap_or("").to_owned();
        let people = if phrase.people.is_empty() { &phrase.side_items } else { &phrase.people };
        let party = match people.is_empty() {
            true => self.parties.iter().rev().find(|party| party.name.contains(&noun)).cloned()?,
            false => self.party(party_name(self.reading, people, &noun)),
        };
        let how = "a party that is not its state".to_owned();
        Some(Meaning { form: Form::Delegation, who: vec![(Who::New(party), None)], people: Vec::new(), how })
    }

    /// A movement by its full name, or by the letters given for it.
    pub(super) fn movement(&mut self, items: &Range<usize>, name: String) {
        let party = self.party(name);
        let mention = self.mention(items, Form::State, vec![(Who::New(party), None)], "a movement".to_owned());
        self.mentions.push(mention);
    }

    /// The party of that name, new or spoken of before.
    fn party(&mut self, name: String) -> Arc<NewActor> {
        if let Some(known) = self.parties.iter().find(|party| party.name == name) {
            return Arc::clone(known);
        }
        let party = Arc::new(NewActor { name, kind: ActorKind::Organization, title: None, newly: false });
        self.parties.push(Arc::clone(&party));
        party
    }
}

/// `Hutu rebels`; letters alone are a name: `the ABC guerrillas` are `ABC`.
fn party_name(reading: &Reading<'_>, people: &Range<usize>, noun: &str) -> String {
    let words = reading.written(people);
    let letters = people.len() == 1 && words.len() > 2 && reading.case(people.start) == Case::Capitals;
    match noun {
        _ if letters => words,
        "opposition" | "militia" => format!("{words} {noun}"),
        noun => format!("{words} {noun}s"),
    }
}

/// Rebels, and the leaders of rebels.
pub(super) fn is_of_rebels(kind: TitleKind, words: &str) -> bool {
    let leads = ["rebel ", "guerrilla ", "exiled ", "opposition ", "separatist ", "militant ", "insurgent "];
    kind == TitleKind::Rebels || leads.iter().any(|word| words.starts_with(word))
}
