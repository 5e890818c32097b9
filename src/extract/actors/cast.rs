//! The persons of an article: each once, with all that the article and the base say of them.

use super::mention::{NewActor, Post, Who};
use super::phrase::{NameRun, Phrase, Pronoun};
use super::reading::Reading;
use crate::lexicon::fold::fold;
use crate::lexicon::gazetteer::WordId;
use crate::model::{Actor, ActorKind, Sense, TitleKind};
use std::collections::HashMap;
use std::sync::Arc;

/// How many persons of one surname are looked at.
pub(super) const NAMESAKES: usize = 32;

/// A person of the article.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) who: Who,
    /// The place in the gazetteer, if the base knows the person.
    pub(super) known: Option<u32>,
    /// The words of the name as first written in full.
    pub(super) words: Vec<WordId>,
    /// The item where the full name stands first.
    pub(super) first: usize,
    pub(super) side: Option<u32>,
    /// What the article and the day say the person is.
    pub(super) kinds: Vec<TitleKind>,
    pub(super) gender: Option<Pronoun>,
}

/// Everybody in an article.
#[derive(Debug)]
pub(super) struct Cast<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) people: Vec<Person>,
    /// The persons in whose full name a word stands.
    pub(super) by_word: HashMap<WordId, Vec<usize>>,
    by_known: HashMap<u32, usize>,
}

impl<'a> Cast<'a> {
    pub(super) fn new(reading: &'a Reading<'a>) -> Self {
        Self { reading, people: Vec::new(), by_word: HashMap::new(), by_known: HashMap::new() }
    }

    /// The person that a full name stands for, new to the cast if need be. A new actor needs an introduction.
    pub(super) fn full_name(&mut self, name: &NameRun, phrase: &Phrase, sides: &[u32]) -> Option<(usize, String)> {
        let words = self.reading.ids(&name.items).to_vec();
        if let Some(person) = self.known_by_name(name, phrase, sides) {
            let person = self.enter_known(person, words, name.items.start);
            self.learn(person, phrase, sides);
            return Some((person, "by name".into()));
        }
        if !name.persons.is_empty()
            || words.len() < 2
            || self.initial(name).is_some() && !self.is_new_initials(&words, phrase)
        {
            return None;
        }
        if let Some(person) = self.same_name(&words) {
            self.learn(person, phrase, sides);
            return Some((person, "by name".into()));
        }
        let introduced = phrase.title.is_some() || !sides.is_empty();
        if let Some(person) = self
            .by_spelling(name, sides, introduced)
            .or_else(|| self.by_office(&words, phrase, sides))
            .or_else(|| self.inverted(&words).filter(|_| introduced))
        {
            let how = format!("another spelling of {}", self.reading.names.actor(person).name);
            let person = self.enter_known(person, words, name.items.start);
            self.learn(person, phrase, sides);
            return Some((person, how));
        }
        let kind = phrase.title.map(|title| self.reading.names.title(title).kind);
        let introduced =
            kind.is_some_and(|kind| kind != TitleKind::State) && phrase.names.len() == phrase.name_sides.len();
        // `Russia's Ivan Petrov`: a given name behind a state.
        let given = words.first().and_then(|word| self.gender_of(*word));
        let owned = given.is_some() && phrase.names.len() == 1 && self.reading.side(sides).is_some();
        (introduced || phrase.counterpart || owned).then(|| {
            let person = self.enter_new(name, words, phrase, sides);
            (person, format!("introduced on line {}", self.reading.line(name.items.start)))
        })
    }

    /// `Minister J. R. Quispe`: initials are enough for a name with a title that the base does not know.
    fn is_new_initials(&self, words: &[WordId], phrase: &Phrase) -> bool {
        let known = words.last().is_some_and(|word| !self.reading.names.with_surname(*word).is_empty());
        phrase.title.is_some() && !known
    }

    fn enter_known(&mut self, person: u32, words: Vec<WordId>, first: usize) -> usize {
        if let Some(at) = self.by_known.get(&person) {
            return *at;
        }
        let names = self.reading.names;
        let day = self.reading.day();
        let now = names.offices_of(person).iter().filter(|held| held.covers(day));
        let kinds = now.map(|held| held.kind.into()).collect();
        let who = Who::Known(names.actor(person).clone());
        let at = self.enter(Person {
            who,
            known: Some(person),
            words,
            first,
            side: names.side(person, day),
            kinds,
            gender: None,
        });
        self.by_known.insert(person, at);
        at
    }

    fn enter_new(&mut self, name: &NameRun, words: Vec<WordId>, phrase: &Phrase, sides: &[u32]) -> usize {
        let side = self.reading.side(sides);
        let title = self.post(phrase, side);
        // A leader of nobody known leads a party or a province.
        let meant = |kind: &TitleKind| !phrase.former && (side.is_some() || !is_high(*kind));
        let kinds = title.iter().map(|title| title.kind).filter(meant).collect();
        let new =
            NewActor { name: self.reading.written(&name.items), kind: ActorKind::Person, title, newly: phrase.newly };
        let who = Who::New(Arc::new(new));
        self.enter(Person { who, known: None, words, first: name.items.start, side, kinds, gender: phrase.gender })
    }

    fn enter(&mut self, mut person: Person) -> usize {
        let at = self.people.len();
        person.gender = person.gender.or_else(|| {
            let given = person.who.name().split(' ').next()?;
            self.gender_of(self.reading.names.word(&fold(given)))
        });
        for word in &person.words {
            let list = self.by_word.entry(*word).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
        self.people.push(person);
        at
    }

    /// What a given name says: `Angela` is she.
    fn gender_of(&self, given: WordId) -> Option<Pronoun> {
        let names = self.reading.names;
        match () {
            () if names.has_sense(given, Sense::HerName) => Some(Pronoun::She),
            () if names.has_sense(given, Sense::HisName) => Some(Pronoun::He),
            () => None,
        }
    }

    /// What a title says of a person that is in the cast already.
    pub(super) fn learn(&mut self, person: usize, phrase: &Phrase, sides: &[u32]) {
        let kind = phrase.title.map(|title| self.reading.names.title(title).kind);
        let side = self.reading.side(sides);
        let person = &mut self.people[person];
        if let Some(kind) = kind.filter(|kind| !phrase.former && !phrase.deputy && !person.kinds.contains(kind)) {
            person.kinds.push(kind);
        }
        person.side = person.side.or(side);
        person.gender = person.gender.or(phrase.gender);
    }

    /// The office that a phrase names.
    pub(super) fn post(&self, phrase: &Phrase, side: Option<u32>) -> Option<Post> {
        let names = self.reading.names;
        let title = names.title(phrase.title?);
        let kind = if phrase.deputy { TitleKind::Deputy } else { title.kind };
        let side = side.or(title.of).map(|side| names.actor(side).clone());
        let mut words = self.reading.written(&phrase.title_items);
        if phrase.deputy {
            words = format!("deputy {words}");
        }
        Some(Post { words, kind, side, former: phrase.former })
    }

    /// The person that a surname stands for: the last full name with it, else the next one, else a holder of the office
    /// named, else the one leader of that name of the day.
    pub(super) fn surname(&mut self, name: &NameRun, phrase: &Phrase, sides: &[u32]) -> Option<(usize, String)> {
        // `Johnson & Johnson` is a company.
        if self.reading.is(name.items.end, "&") || name.items.start > 0 && self.reading.is(name.items.start - 1, "&") {
            return None;
        }
        let mut words = self.reading.ids(&name.items).to_vec();
        let initial = self.initial(name);
        if initial.is_some() {
            words = words.split_off(words.len() - 1);
        }
        let begins = |known: &str| initial.is_none_or(|initial| fold(known).starts_with(initial));
        if let Some(person) = self
            .named_before(&words, name.items.start, phrase, sides)
            .filter(|person| begins(self.people[*person].who.name()))
        {
            self.learn(person, phrase, sides);
            let full = &self.people[person];
            let line = self.reading.line(full.first);
            return Some((person, format!("surname of {} (line {line})", full.who.name())));
        }
        let (person, how) = self.known_surname(&words, phrase, sides, &begins)?;
        let person = self.enter_known(person, words, name.items.start);
        self.learn(person, phrase, sides);
        Some((person, how))
    }

    /// `Prime Minister Natapei`, of whom the text says no more and whose surname nobody else has.
    pub(super) fn by_title_alone(&mut self, name: &NameRun, phrase: &Phrase, sides: &[u32]) -> Option<(usize, String)> {
        let words = self.reading.ids(&name.items).to_vec();
        let [word] = words.as_slice() else { return None };
        let kind = phrase.title.map(|title| self.reading.names.title(title).kind)?;
        let office = is_high(kind) || kind == TitleKind::Minister;
        let alone = office && sides.is_empty() && phrase.names.len() == 1 && !phrase.former && !phrase.plural;
        let free = self.reading.names.with_surname(*word).is_empty() && self.reading.is_usual(name.items.start);
        if !alone || !free || name.items.len() > 1 || self.reading.word(name.items.start).len() < 4 {
            return None;
        }
        let person = self.enter_new(name, words, phrase, sides);
        Some((person, "a surname with an office".into()))
    }

    /// The person that a word alone stands for where it is a surname.
    pub(super) fn surname_alone(&mut self, word: WordId, at: usize) -> Option<usize> {
        let none = Phrase::default();
        if let Some(person) = self.named_before(&[word], at, &none, &[]) {
            return Some(person);
        }
        let (person, _) = self.known_surname(&[word], &none, &[], &|_| true)?;
        Some(self.enter_known(person, vec![word], at))
    }

    fn named_before(&self, words: &[WordId], at: usize, phrase: &Phrase, sides: &[u32]) -> Option<usize> {
        let last = words.last()?;
        let kind = phrase.title.map(|title| self.reading.names.title(title).kind);
        let fits = |person: &&usize| {
            let person = &self.people[**person];
            let tail = person.words.ends_with(words) || (words.len() == 1 && self.is_short_for(person, *last));
            let initials =
                words.len() > 1 && person.words.last() == Some(last) && person.words.first() == words.first();
            // A negotiator for a state is often none of its own.
            let own = kind.is_none_or(|kind| is_high(kind) || kind == TitleKind::Minister);
            let side = sides.is_empty() || !own || person.side.is_none_or(|side| sides.contains(&side));
            // King Hussein is not President Saddam Hussein.
            let rank = kind != Some(TitleKind::HeadOfState)
                || person.kinds.is_empty()
                || person.kinds.iter().any(|kind| is_high(*kind));
            (tail || initials) && side && rank
        };
        let bearers = self.by_word.get(last)?;
        let before = bearers.iter().rev().filter(|person| self.people[**person].first <= at).take(NAMESAKES).find(fits);
        before.or_else(|| bearers.iter().take(NAMESAKES).find(fits)).copied()
    }

    /// The first word of a name is enough where the family name stands first, or where the base knows it as a name.
    fn is_short_for(&self, person: &Person, word: WordId) -> bool {
        let names = self.reading.names;
        person.words.first() == Some(&word)
            && person.known.map_or(person.words.len() == 3, |known| {
                names.is_family_first(known) || names.with_surname(word).contains(&known)
            })
    }

    fn known_surname(
        &self,
        words: &[WordId],
        phrase: &Phrase,
        sides: &[u32],
        begins: &dyn Fn(&str) -> bool,
    ) -> Option<(u32, String)> {
        let names = self.reading.names;
        let title = phrase.title.map(|title| names.title(title));
        let side = self.reading.side(sides).or(title.and_then(|title| title.of));
        let [word] = words else { return None };
        let day = self.reading.day();
        let fits = |person: u32, at_the_time: bool| {
            names.offices_of(person).iter().any(|held| {
                let kind = TitleKind::from(held.kind);
                let meant = title.map_or(is_high(kind), |title| {
                    kind == title.kind
                        || title.kind == TitleKind::Leader && is_high(kind)
                        || title.kind == TitleKind::Minister && is_called(&[kind], title.kind)
                });
                let here =
                    side.is_none_or(|side| side == held.side) && (sides.is_empty() || sides.contains(&held.side));
                meant && here && (!at_the_time || held.covers(day))
            })
        };
        let all = names.with_surname(*word);
        let pick = |at_the_time: bool| -> Vec<u32> {
            let bearers = all.iter().copied().filter(|person| begins(&names.actor(*person).name));
            bearers.filter(|person| fits(*person, at_the_time)).collect()
        };
        let now = pick(!phrase.former);
        let found = if now.is_empty() && title.is_some() && side.is_some() { pick(false) } else { now };
        let [one] = <[u32; 1]>::try_from(found).ok()?;
        let how = match title {
            Some(title) => format!("surname of {}, {}", names.actor(one).name, title.words),
            None => format!("surname of {}, in office on the day", names.actor(one).name),
        };
        Some((one, how))
    }

    /// Somebody who holds an office of the day, new to the cast if need be.
    pub(super) fn holder(&mut self, person: u32, at: usize) -> usize {
        self.enter_known(person, Vec::new(), at)
    }

    /// Whether a person's side has such a title at all: there is no queen of France. Any premier is a prime minister.
    pub(super) fn has_title(&self, person: &Person, title: u32) -> bool {
        let names = self.reading.names;
        let free = !names.is_office(title) || names.title(title).kind == TitleKind::HeadOfGovernment;
        free || person.side.is_none_or(|side| names.has_office(side, title))
    }

    /// The person of the cast that is an actor of the base.
    pub(super) fn told(&self, known: u32) -> Option<usize> {
        self.by_known.get(&known).copied()
    }

    /// An actor by its place.
    pub(super) fn actor(&self, at: u32) -> Arc<Actor> {
        self.reading.names.actor(at).clone()
    }
}

/// Heads of state and of government, and their foreign ministers.
const fn is_high(kind: TitleKind) -> bool {
    matches!(
        kind,
        TitleKind::HeadOfState | TitleKind::HeadOfGovernment | TitleKind::ForeignMinister | TitleKind::Leader
    )
}

/// Whether a person of some kinds can be called by a title.
pub(super) fn is_called(kinds: &[TitleKind], title: TitleKind) -> bool {
    let leads =
        |kind: &TitleKind| matches!(kind, TitleKind::HeadOfState | TitleKind::HeadOfGovernment | TitleKind::Leader);
    match title {
        TitleKind::Leader => kinds.iter().any(leads),
        TitleKind::Minister => kinds
            .iter()
            .any(|kind| matches!(kind, TitleKind::ForeignMinister | TitleKind::DefenceMinister | TitleKind::Minister)),
        TitleKind::Person => true,
        TitleKind::Envoy => kinds.contains(&TitleKind::Envoy),
        _ => kinds.contains(&title),
    }
}
