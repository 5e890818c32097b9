//! The names of a base in memory: who or what is meant by words on a day. Built once from rows handed in.

mod build;
mod offices;
mod trie;

pub use offices::Held;
pub use trie::{Entry, Letters, Meaning, NameSort, UNKNOWN, WordId};

use crate::lexicon::fold::fold;
use crate::model::{
    Actor, ActorKind, Alias, Day, NamingWords, Office, OfficeKind, Place, Sense, Term, Title, TitleKind,
};
use offices::Offices;
use std::collections::HashMap;
use std::sync::Arc;
use trie::Trie;

/// The rows of a base that name something.
#[derive(Debug, Clone, Default)]
pub struct NameRows {
    /// Persons, states and organizations.
    pub actors: Vec<Actor>,
    /// Their other names.
    pub aliases: Vec<Alias>,
    /// The posts.
    pub offices: Vec<Office>,
    /// Who held them when.
    pub terms: Vec<Term>,
    /// Cities.
    pub places: Vec<Place>,
}

/// States whose people write the family name first.
const FAMILY_FIRST: &[&str] =
    &["china", "taiwan", "republic-of-china", "hong-kong", "north-korea", "south-korea", "cambodia"];

/// Before and after all days.
const EVER: (i64, i64) = (i64::MIN, i64::MAX);

/// A title as the gazetteer holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownTitle {
    /// The words, in the singular.
    pub words: String,
    /// Who is meant.
    pub kind: TitleKind,
    /// The one actor that has such an office, if there is only one.
    pub of: Option<u32>,
}

/// A city and the state it is in today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct City {
    /// Its plain English name.
    pub name: String,
    /// The place of its state in the gazetteer.
    pub country: u32,
}

/// Names to actors, titles and places.
#[derive(Debug, Default)]
pub struct Gazetteer {
    trie: Trie,
    actors: Vec<Arc<Actor>>,
    ids: HashMap<String, u32>,
    spans: Vec<(i64, i64)>,
    before: HashMap<u32, Vec<u32>>,
    titles: Vec<KnownTitle>,
    cities: Vec<City>,
    offices: Offices,
    senses: Vec<u32>,
    surnames: HashMap<WordId, Vec<u32>>,
    loose: HashMap<String, Vec<(u32, String)>>,
}

impl Gazetteer {
    /// All names of some rows, and the titles of the language.
    pub fn new(rows: NameRows, titles: &[Title], naming: &[NamingWords]) -> Self {
        let mut names = Self::default();
        names.add_actors(rows.actors);
        names.add_titles(titles, &rows.offices);
        names.add_naming(naming);
        names.add_offices(&rows.offices, &rows.terms);
        for at in 0..names.actors.len() {
            let (name, span) = (names.actors[at].name.clone(), names.spans[at]);
            names.add_name(at as u32, &name, NameSort::Name, span);
        }
        for alias in &rows.aliases {
            names.add_alias(alias);
        }
        for place in &rows.places {
            names.add_place(place);
        }
        names
    }

    /// Whether a person's family name stands first.
    pub fn is_family_first(&self, person: u32) -> bool {
        let mut sides = self.offices.of(person).iter().map(|held| held.side);
        sides.any(|side| FAMILY_FIRST.contains(&self.actors[side as usize].id.as_str()))
    }

    /// Every name that begins with these words: how many it has, and what it means.
    pub fn names<'a>(&'a self, words: &'a [WordId]) -> impl Iterator<Item = (usize, &'a [Entry])> {
        self.trie.names(words)
    }

    /// The number of a folded word, 0 if it is in no name.
    pub fn word(&self, word: &str) -> WordId {
        self.trie.word(word)
    }

    /// Whether a word has a sense where somebody is named.
    pub fn has_sense(&self, word: WordId, sense: Sense) -> bool {
        self.senses.get(word as usize).is_some_and(|senses| senses & sense.bit() != 0)
    }

    /// The first number that no word has.
    pub fn free_word(&self) -> WordId {
        self.trie.free()
    }

    /// An actor by its place.
    pub fn actor(&self, at: u32) -> &Arc<Actor> {
        &self.actors[at as usize]
    }

    /// The place of the actor with an id.
    pub fn by_id(&self, id: &str) -> Option<u32> {
        self.ids.get(id).copied()
    }

    /// A title by its place.
    pub fn title(&self, at: u32) -> &KnownTitle {
        &self.titles[at as usize]
    }

    /// A city by its place.
    pub fn city(&self, at: u32) -> &City {
        &self.cities[at as usize]
    }

    /// Whether an actor existed on a day.
    pub fn existed(&self, at: u32, day: Day) -> bool {
        let (from, until) = self.spans[at as usize];
        (from..=until).contains(&day.days())
    }

    /// The actor as it was on a day: `Russia` of 1974 is the Soviet Union. None where it was several.
    pub fn at(&self, at: u32, day: Day) -> Option<u32> {
        if self.existed(at, day) || self.spans[at as usize].1 < day.days() {
            return Some(at);
        }
        let mut then = self.before.get(&at).into_iter().flatten().filter(|before| self.existed(**before, day));
        match (then.next(), then.next()) {
            (None, _) => Some(at),
            (Some(one), None) => Some(*one),
            _ => None,
        }
    }

    /// Persons with a surname.
    pub fn with_surname(&self, word: WordId) -> &[u32] {
        self.surnames.get(&word).map_or(&[], Vec::as_slice)
    }

    /// Persons one of whose whole names sounds like this one, with that name, folded.
    pub fn sounding_like(&self, name: &str) -> &[(u32, String)] {
        self.loose.get(&build::sound(&fold(name))).map_or(&[], Vec::as_slice)
    }

    /// Who held the office of a side that a title names, on a day: one, none, or several where it is not certain.
    pub fn holders(&self, side: u32, title: u32, day: Day) -> Vec<u32> {
        let title = self.title(title);
        self.offices.holders(side, &fold(&title.words), title.kind, day)
    }

    /// Whether a title is that of an office of the base.
    pub fn is_office(&self, title: u32) -> bool {
        self.offices.is_title(&fold(&self.title(title).words))
    }

    /// Whether a side has an office of that title.
    pub fn has_office(&self, side: u32, title: u32) -> bool {
        self.offices.has_title(side, &fold(&self.title(title).words))
    }

    /// Who held an office of a kind for a side on a day.
    pub fn holders_of_kind(&self, side: u32, kind: OfficeKind, day: Day) -> Vec<u32> {
        self.offices.holders(side, "", kind.into(), day)
    }

    /// The offices of a person, the earliest first.
    pub fn offices_of(&self, person: u32) -> &[Held] {
        self.offices.of(person)
    }

    /// For whom an actor acts on a day: a person for the side of the office, anybody else for itself.
    pub fn side(&self, actor: u32, day: Day) -> Option<u32> {
        match self.actors[actor as usize].kind {
            ActorKind::Person => self.offices.side(actor, day),
            _ => Some(actor),
        }
    }
}
