//! States, organizations and cities by themselves: actors, places or modifiers.

use super::mention::{Form, Site, Who};
use super::phrase::Phrase;
use super::reading::Case;
use super::resolve::Resolver;
use crate::lexicon::gazetteer::NameSort;
use crate::model::{ActorKind, Sense};
use std::ops::Range;

impl Resolver<'_> {
    /// A state or an organization by itself, as an actor, a place or a modifier.
    pub(super) fn sides(&mut self, phrase: &Phrase, items: &Range<usize>) {
        let Some(sides) = phrase.sides.first() else { return };
        let side = self.reading.side(sides);
        // `Russia's Security Council` is a body of that state.
        if items.start > 1 && self.reading.is_owner(items.start - 1) && self.is_state_before(items.start - 1) {
            let organization = |side: &u32| self.reading.names.actor(*side).kind == ActorKind::Organization;
            if side.as_ref().is_some_and(organization) {
                return;
            }
        }
        let listed = self.place_end != usize::MAX && items.start.saturating_sub(self.place_end) <= 3;
        let lands = phrase.city || side.is_none_or(|side| self.reading.names.actor(side).kind == ActorKind::State);
        let ground = phrase.sort == Some(NameSort::Demonym) && self.is_ground(items.end);
        if let Some(state) = side.filter(|_| ground) {
            return self.ground(items, state);
        }
        let place = lands && self.reading.is_place(items, phrase.sort, listed && items.start > self.place_end);
        if place {
            self.place_end = items.end;
        }
        // In Brussels is in Belgium, whoever else has a seat there.
        let at = self.reading.site(items, side, phrase.sort);
        let names = self.reading.names;
        let state =
            |side: &u32| names.actor(*side).kind == ActorKind::State && names.existed(*side, self.reading.day());
        let country = || names.by_id(&at.as_ref()?.country.as_ref()?.id);
        let side = side.filter(|side| !place || state(side)).or_else(country).or(side);
        let form = match phrase.sort {
            _ if place => Form::Place,
            Some(NameSort::Demonym) if self.is_people(phrase, items) => Form::Delegation,
            Some(NameSort::Demonym) => Form::Demonym,
            _ if self.reading.has(items.end, Sense::Namesake) && phrase.city => Form::Demonym,
            Some(NameSort::Metonym) => Form::Metonym,
            _ if self.begins_a_name(items) => Form::Demonym,
            _ => Form::State,
        };
        let who = match side {
            Some(side) => Who::Known(self.cast.actor(side)),
            None => self.open(self.reading.written(items), None, sides),
        };
        let mut mention = self.mention(items, form, vec![(who, side)], String::new());
        mention.place = at;
        self.mentions.push(mention);
        if form.is_actor() || phrase.sort == Some(NameSort::Name) {
            self.beat(None, side, items);
        }
    }

    /// `the Greek island of Lesbos`: the word behind a demonym says that it is a place.
    fn is_ground(&self, at: usize) -> bool {
        const GROUNDS: [&str; 16] = [
            "island",
            "town",
            "city",
            "port",
            "village",
            "resort",
            "region",
            "province",
            "coast",
            "peninsula",
            "territory",
            "border",
            "countryside",
            "mountains",
            "seaside",
            "capital",
        ];
        let word = at + usize::from(!self.reading.is_any(at, &GROUNDS) && self.reading.case(at) == Case::Lower);
        self.reading.is_any(word, &GROUNDS)
    }

    fn ground(&mut self, items: &Range<usize>, state: u32) {
        self.place_end = items.end;
        let who = vec![(Who::Known(self.cast.actor(state)), Some(state))];
        let mut mention = self.mention(items, Form::Place, who, "a place there".into());
        mention.place = Some(Site { city: None, country: Some(self.cast.actor(state)) });
        self.mentions.push(mention);
    }

    /// Whether the mention that ends at an item is that of a state.
    fn is_state_before(&self, end: usize) -> bool {
        let token = self.reading.tokens(&(end..end + 1)).start;
        let last = self.mentions.last().filter(|mention| mention.tokens.end == token);
        last.is_some_and(|mention| mention.who.iter().any(|who| who.kind() == ActorKind::State))
    }

    /// `the Russians`, `Israelis`: people, not a modifier.
    fn is_people(&self, phrase: &Phrase, items: &Range<usize>) -> bool {
        let next = items.end;
        let noun = self.reading.case(next) == Case::Lower
            && !self.reading.is_any(
                next,
                &[
                    "and", "or", "but", "have", "has", "had", "were", "are", "will", "would", "said", "to", "who",
                    "in", "on",
                ],
            );
        let word = self.reading.word(items.end - 1);
        // `Israelis` is a noun whatever follows; `Swiss` may be none.
        if word.ends_with('s') && !word.ends_with("ss") && phrase.names.is_empty() {
            return self.reading.case(next) < Case::Capital;
        }
        let plural = word.ends_with('s');
        let the = items.start > 0 && self.reading.is(items.start - 1, "the");
        phrase.names.is_empty() && !noun && self.reading.case(next) < Case::Capital && (plural || the)
    }

    /// `China Mobile`: a state before another capital is part of the name of something else.
    fn begins_a_name(&self, items: &Range<usize>) -> bool {
        let next = items.end;
        self.reading.is_usual(items.start)
            && next < self.reading.sentence_end(items.start)
            && self.reading.atom_from(next).is_none()
            && self.reading.in_name(next)
            && self.reading.joins(next)
    }

    pub(super) fn joined(&mut self, items: &Range<usize>, sides: &[Vec<u32>]) {
        let who: Vec<(Who, Option<u32>)> = sides
            .iter()
            .map(|sides| match self.reading.side(sides) {
                Some(side) => (Who::Known(self.cast.actor(side)), Some(side)),
                None => (self.open(self.reading.written(items), None, sides), None),
            })
            .collect();
        let mention = self.mention(items, Form::State, who, "several in one word".into());
        self.mentions.push(mention);
    }

    /// `the Bush-Putin talks`: two persons spoken of, or in office on the day.
    pub(super) fn surnames(&mut self, items: &Range<usize>, words: &[u32]) {
        let people: Option<Vec<usize>> = words.iter().map(|word| self.cast.surname_alone(*word, items.start)).collect();
        let Some(people) = people else { return };
        let who = people.iter().map(|person| (self.cast.people[*person].who.clone(), self.cast.people[*person].side));
        let mention = self.mention(items, Form::Surname, who.collect(), "several surnames in one word".into());
        self.mentions.push(mention);
    }

    pub(super) fn city(&mut self, items: &Range<usize>) {
        self.place_end = items.end;
        let mut mention = self.mention(items, Form::Place, Vec::new(), String::new());
        mention.place = self.reading.site(items, None, None);
        self.mentions.push(mention);
    }
}
