//! Titles without a name: `the Russian president`, `the minister`, `the two leaders`, `a Syrian delegation`.

use super::mention::{Form, Who};
use super::party::is_of_rebels;
use super::phrase::{Lead, Phrase, Pronoun};
use super::reading::Case;
use super::resolve::{Meaning, Resolver};
use crate::lexicon::gazetteer::NameSort;
use crate::model::{Actor, TitleKind};
use std::ops::Range;
use std::sync::Arc;

impl Resolver<'_> {
    pub(super) fn titled(&mut self, phrase: &Phrase) -> Option<Meaning> {
        let title = phrase.title.map(|title| self.reading.names.title(title).clone())?;
        let unsided = phrase.lead == Lead::The && phrase.sides.is_empty();
        let several = phrase.plural && (phrase.number.is_some() || unsided);
        match title.kind {
            TitleKind::State if several => self.states(phrase),
            TitleKind::State if title.words == "capital" => self.capital(phrase),
            TitleKind::State | TitleKind::Government => self.government(phrase),
            TitleKind::Delegation => self.delegation(phrase),
            kind if kind == TitleKind::Rebels || phrase.plural && is_of_rebels(kind, &title.words) => {
                self.rebels(phrase)
            }
            _ if several && phrase.sides.len() < 2 => self.group(phrase, title.kind),
            TitleKind::Person if phrase.plural => None,
            kind if phrase.plural => self.plural(phrase, kind),
            kind => self.one(phrase, kind),
        }
    }

    /// `the two countries`, `both sides`.
    fn states(&mut self, phrase: &Phrase) -> Option<Meaning> {
        let wanted = phrase.number.unwrap_or(2);
        phrase.number?;
        let found = self.scene.last_sides(wanted);
        let who = match found {
            Some(sides) => sides.into_iter().map(|side| (Who::Known(self.cast.actor(side)), Some(side))).collect(),
            None => vec![(self.open(self.reading.written(&phrase.items), None, &[]), None)],
        };
        Some(Meaning { form: Form::Group, who, people: Vec::new(), how: "the sides spoken of last".into() })
    }

    /// `the Dutch government`, `Moscow's side`: the state itself.
    fn government(&mut self, phrase: &Phrase) -> Option<Meaning> {
        let title = phrase.title.map(|title| self.reading.names.title(title).of).unwrap_or_default();
        let sides: Vec<u32> = phrase.sides.iter().filter_map(|sides| self.reading.side(sides)).chain(title).collect();
        let who: Vec<(Who, Option<u32>)> =
            sides.into_iter().map(|side| (Who::Known(self.cast.actor(side)), Some(side))).collect();
        (!who.is_empty()).then(|| Meaning { form: Form::State, who, people: Vec::new(), how: String::new() })
    }

    /// `in the Ghanaian capital`: a place; `the Ghanaian capital denied it`: the state.
    fn capital(&mut self, phrase: &Phrase) -> Option<Meaning> {
        let mut meaning = self.government(phrase)?;
        let place = self.reading.is_place(&phrase.items, Some(NameSort::Name), false);
        meaning.form = if place { Form::Place } else { Form::Metonym };
        Some(meaning)
    }

    /// `a Russian delegation`, `Israeli and Palestinian negotiators`: unnamed persons of their sides.
    pub(super) fn delegation(&mut self, phrase: &Phrase) -> Option<Meaning> {
        let mut meaning = self.government(phrase)?;
        meaning.form = Form::Delegation;
        meaning.how = "unnamed persons of that side".into();
        Some(meaning)
    }

    /// `the two leaders`, `the presidents`.
    fn group(&mut self, phrase: &Phrase, kind: TitleKind) -> Option<Meaning> {
        let sentence = self.sentence(&phrase.items);
        let found = match phrase.number {
            Some(wanted) => self.scene.of_rank(&self.cast, kind, wanted),
            None => self.scene.all_of_rank(&self.cast, kind, sentence),
        };
        let how = "those of that rank spoken of last".to_owned();
        let Some(people) = found else {
            phrase.number?;
            let words = self.reading.written(&phrase.items);
            let who = vec![(self.open(words, None, &[]), None)];
            return Some(Meaning {
                form: Form::Group,
                who,
                people: Vec::new(),
                how: "not enough of that rank spoken of".into(),
            });
        };
        let who = people.iter().map(|person| (self.cast.people[*person].who.clone(), self.cast.people[*person].side));
        Some(Meaning { form: Form::Group, who: who.collect(), people, how })
    }

    /// `the presidents of Russia and Ukraine` are the holders; `Chinese officials` are unnamed.
    fn plural(&mut self, phrase: &Phrase, kind: TitleKind) -> Option<Meaning> {
        let offices = matches!(
            kind,
            TitleKind::HeadOfState
                | TitleKind::HeadOfGovernment
                | TitleKind::Leader
                | TitleKind::ForeignMinister
                | TitleKind::DefenceMinister
        );
        if !offices || phrase.sides.len() < 2 || phrase.former || phrase.deputy {
            return self.delegation(phrase);
        }
        let mut meaning =
            Meaning { form: Form::Title, who: Vec::new(), people: Vec::new(), how: "in office on the day".into() };
        for sides in &phrase.sides {
            let side = self.reading.side(sides);
            self.push_office(&mut meaning, phrase, kind, side);
        }
        Some(meaning)
    }

    /// `the Russian president`, `the minister`.
    fn one(&mut self, phrase: &Phrase, kind: TitleKind) -> Option<Meaning> {
        let of = phrase.title.and_then(|title| self.reading.names.title(title).of);
        let side = phrase.sides.first().map_or(of, |sides| self.reading.side(sides));
        let own = match phrase.lead {
            Lead::Of(pronoun) if side.is_none() => self.side_of_pronoun(pronoun, &phrase.items),
            _ => None,
        };
        let side = side.or(own);
        let form = if side.is_some() { Form::Title } else { Form::Role };
        let mut meaning = Meaning { form, who: Vec::new(), people: Vec::new(), how: String::new() };
        let words = self.reading.written(&phrase.items);
        let minor = matches!(kind, TitleKind::Other | TitleKind::Person | TitleKind::Deputy);
        let written = self.reading.case(phrase.title_items.start) >= Case::Capital;
        let predicate = phrase.lead == Lead::Nothing && phrase.side_items.is_empty() && !written;
        if predicate || (phrase.lead == Lead::Nothing && minor && !written) {
            return None;
        }
        if phrase.lead == Lead::A {
            side.filter(|_| kind != TitleKind::Person)?;
            meaning.how = "somebody unnamed".into();
            meaning.who.push((self.open(words, side, &[]), side));
            return Some(meaning);
        }
        let spoken = if phrase.former { None } else { self.spoken(phrase, kind, side) };
        if let Some(person) = spoken {
            meaning.how = format!("{}, spoken of before", self.cast.people[person].who.name());
            meaning.who.push((self.cast.people[person].who.clone(), self.cast.people[person].side));
            meaning.people.push(person);
            return Some(meaning);
        }
        if side.is_none() || phrase.former || phrase.deputy {
            let certain = matches!(phrase.lead, Lead::The | Lead::Nothing) && !(minor && side.is_none());
            meaning.how = "nobody of that office spoken of before".into();
            meaning.who.push((self.open(words, side, &[]), side));
            return certain.then_some(meaning);
        }
        meaning.how = "in office on the day".into();
        self.push_office(&mut meaning, phrase, kind, side);
        Some(meaning)
    }

    /// Who was spoken of and can be called so: the one who leads the state, where the base knows it, else the last one.
    fn spoken(&self, phrase: &Phrase, kind: TitleKind, side: Option<u32>) -> Option<usize> {
        let day = self.reading.day();
        let holders = |title| side.map(|side| self.reading.names.holders(side, title, day)).unwrap_or_default();
        let lead = phrase.title.filter(|_| kind == TitleKind::Leader).map(holders).unwrap_or_default();
        match lead.as_slice() {
            [one] => self.cast.told(*one),
            _ => self.scene.last_of(&self.cast, kind, phrase.title?, side),
        }
    }

    fn push_office(&mut self, meaning: &mut Meaning, phrase: &Phrase, kind: TitleKind, side: Option<u32>) {
        let words = self.reading.written(&phrase.items);
        let day = self.reading.day();
        let holders = side.zip(phrase.title).map(|(side, title)| self.reading.names.holders(side, title, day));
        let known = meaning.people.len();
        self.push_holder(meaning, holders, side, &words, phrase.items.start);
        if let Some(person) = meaning.people.get(known) {
            let kinds = &mut self.cast.people[*person].kinds;
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
    }

    fn side_of_pronoun(&self, pronoun: Pronoun, items: &Range<usize>) -> Option<u32> {
        let sentence = self.sentence(items);
        let (person, _) = self.scene.personal(&self.cast, pronoun, (items.start, false), sentence)?;
        self.cast.people[person].side
    }

    /// `he`, `her`, `they`.
    pub(super) fn pronoun(&mut self, items: &Range<usize>, pronoun: Pronoun) {
        let sentence = self.sentence(items);
        if pronoun == Pronoun::They {
            return self.they(items, sentence);
        }
        // her visit, but: saw her in Oslo
        let owner = self.reading.is(items.start, "her")
            && self.reading.case(items.end) == Case::Lower
            && self.reading.word(items.end).len() > 3;
        let object = self.reading.is(items.start, "him") || (self.reading.is(items.start, "her") && !owner);
        let (who, how, person) = match self.scene.personal(&self.cast, pronoun, (items.start, object), sentence) {
            Some((person, why)) => {
                let known = &mut self.cast.people[person];
                known.gender = known.gender.or(Some(pronoun));
                ((known.who.clone(), known.side), why.to_owned(), Some(person))
            }
            None => ((self.open(self.reading.written(items), None, &[]), None), "nobody certain".to_owned(), None),
        };
        let mention = self.mention(items, Form::Pronoun, vec![who], how);
        self.mentions.push(mention);
        if let Some(person) = person {
            let side = self.cast.people[person].side;
            self.beat(Some(person), side, items);
        }
    }

    /// Those who stand together as the subject of this sentence, else of the one before.
    fn they(&mut self, items: &Range<usize>, sentence: usize) {
        let here: Vec<_> = self.scene.subjects(sentence).into_iter().filter(|beat| beat.item < items.start).collect();
        let before = || sentence.checked_sub(1).map(|before| self.scene.subjects(before)).unwrap_or_default();
        let subjects = if here.len() > 1 { here } else { before() };
        let people: Vec<usize> = subjects.iter().filter_map(|beat| beat.person).collect();
        let mut who: Vec<(Who, Option<u32>)> = Vec::new();
        for beat in subjects.iter().filter(|beat| people.is_empty() || beat.person.is_some()) {
            let one = match (beat.person, beat.side) {
                (Some(person), side) => (self.cast.people[person].who.clone(), side),
                (None, Some(side)) => (Who::Known(self.cast.actor(side)), Some(side)),
                _ => continue,
            };
            if !who.iter().any(|(known, _)| known.is(&one.0)) {
                who.push(one);
            }
        }
        if who.len() < 2 {
            who = self.group_here(sentence).unwrap_or(who);
        }
        let unnamed = matches!(subjects.as_slice(), [one] if one.plural);
        let how = if who.len() > 1 || unnamed { "the subjects spoken of last" } else { "nobody certain" };
        if who.len() > 1 || unnamed {
            for beat in &subjects {
                self.beat(beat.person, beat.side, items);
            }
        } else {
            who = vec![(self.open(self.reading.written(items), None, &[]), None)];
        }
        let mention = self.mention(items, Form::Pronoun, who, how.into());
        self.mentions.push(mention);
    }

    /// The group that was spoken of last in the same sentence.
    fn group_here(&self, sentence: usize) -> Option<Vec<(Who, Option<u32>)>> {
        let near = self.mentions.iter().rev().take(6).take_while(|mention| mention.sentence == sentence);
        let group = near.into_iter().find(|mention| mention.who.len() > 1 && mention.form.is_actor())?;
        let side = |side: &Option<Arc<Actor>>| side.as_ref().and_then(|side| self.reading.names.by_id(&side.id));
        Some(group.who.iter().cloned().zip(group.sides.iter().map(side)).collect())
    }

    /// `both`, `the pair`, `each other`: the last two persons, else states, that stand together.
    pub(super) fn pair(&mut self, items: &Range<usize>) {
        let sentence = self.sentence(items);
        self.they(items, sentence);
        if let Some(mention) = self.mentions.last_mut() {
            mention.form = Form::Group;
        }
    }
}
