//! From what stands in an article to who is meant, in the order of the article.

use super::cast::Cast;
use super::mention::{ActorMention, Form, NewActor, Post, Site, Unresolved, Who};
use super::phrase::{Lead, NameRun, Phrase, Pronoun};
use super::reading::Reading;
use super::scan::Found;
use super::scene::{Beat, Scene, is_subject};
use crate::model::{Actor, TitleKind};
use std::ops::Range;
use std::sync::Arc;

/// The names of a phrase, each with the person of the cast and how it was read.
type Named = Vec<Option<(usize, String)>>;

/// How many phrases ahead a name is looked for.
const AHEAD: usize = 12;

pub(super) struct Resolver<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) cast: Cast<'a>,
    pub(super) scene: Scene,
    /// Where the last place ended, for lists of places.
    pub(super) place_end: usize,
    pub(super) mentions: Vec<ActorMention>,
    /// Parties that are no states, spoken of so far.
    pub(super) parties: Vec<Arc<NewActor>>,
}

/// What a phrase was found to mean.
pub(super) struct Meaning {
    pub(super) form: Form,
    pub(super) who: Vec<(Who, Option<u32>)>,
    /// The persons of the cast among them.
    pub(super) people: Vec<usize>,
    pub(super) how: String,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(reading: &'a Reading<'a>) -> Self {
        Self {
            reading,
            cast: Cast::new(reading),
            scene: Scene::default(),
            place_end: usize::MAX,
            mentions: Vec::new(),
            parties: Vec::new(),
        }
    }

    /// First everybody named in full, so that a surname in a headline finds its person, then all in their order.
    pub(super) fn run(mut self, found: &[Found]) -> Vec<ActorMention> {
        let mut named: Vec<Named> = Vec::with_capacity(found.len());
        for found in found {
            named.push(match found {
                Found::Phrase(phrase) => self.full_names(phrase),
                _ => Vec::new(),
            });
        }
        self.learn_genders(found, &named);
        let introduced: Vec<Option<usize>> = (0..found.len()).map(|at| self.named_next(found, &named, at)).collect();
        for (at, (named, next)) in named.into_iter().zip(introduced).enumerate() {
            match &found[at] {
                Found::Phrase(phrase) if is_surname_of_office(phrase, found.get(at + 1)) => {}
                Found::Phrase(phrase) => match next {
                    Some(person) => self.unnamed(phrase, person),
                    None => self.phrase(phrase, named),
                },
                Found::Pronoun(items, pronoun) => self.pronoun(items, *pronoun),
                Found::Pair(items) => self.pair(items),
                Found::Joined(items, sides) => self.joined(items, sides),
                Found::Surnames(items, words) => self.surnames(items, words),
                Found::City(items) => self.city(items),
                Found::Movement(items, name) => self.movement(items, name.clone()),
            }
        }
        super::delegations::attach_leaders(self.reading, &mut self.mentions);
        self.mentions
    }

    /// The states that the name at a place in a list can be of.
    fn sides_of_name(phrase: &Phrase, at: usize) -> &[u32] {
        let own = phrase.name_sides.get(at).map_or(&[][..], Vec::as_slice);
        let shared = if phrase.sides.len() == phrase.names.len() { phrase.sides.get(at) } else { phrase.sides.first() };
        if own.is_empty() { shared.map_or(&[][..], Vec::as_slice) } else { own }
    }

    fn full_names(&mut self, phrase: &Phrase) -> Named {
        let one = |(at, name): (usize, &NameRun)| self.cast.full_name(name, phrase, Self::sides_of_name(phrase, at));
        phrase.names.iter().enumerate().map(one).collect()
    }

    /// `A Chilean envoy arrived. Rosa Quispe, ...`: who is unnamed at first, where a subject of the same side is named
    /// in the next sentences for the first time.
    fn named_next(&self, found: &[Found], named: &[Named], at: usize) -> Option<usize> {
        let Found::Phrase(phrase) = &found[at] else { return None };
        let kind = phrase.title.map(|title| self.reading.names.title(title).kind)?;
        let unnamed = phrase.lead == Lead::A && phrase.names.is_empty() && !phrase.plural && !phrase.counterpart;
        let side = self.reading.side(phrase.sides.first()?).filter(|_| unnamed && kind < TitleKind::Delegation)?;
        let sentence = self.sentence(&phrase.items);
        for (found, named) in found.iter().zip(named).skip(at + 1).take(AHEAD) {
            let items = found.items();
            let here = self.sentence(&items);
            if here > sentence + 2 {
                return None;
            }
            let [Some((person, _))] = named.as_slice() else { continue };
            let known = &self.cast.people[*person];
            let first = here > sentence && known.first >= items.start && is_subject(self.reading, &items);
            if first && known.side == Some(side) {
                return Some(*person);
            }
        }
        None
    }

    fn unnamed(&mut self, phrase: &Phrase, person: usize) {
        let known = &self.cast.people[person];
        let how = format!("{}, named in the next sentences", known.who.name());
        let who = vec![(known.who.clone(), known.side)];
        self.emit(phrase, Meaning { form: Form::Title, who, people: vec![person], how });
    }

    /// A sentence with one person and pronouns of one gender says what the person is.
    fn learn_genders(&mut self, found: &[Found], named: &[Named]) {
        let mut at = 0;
        while let Some(first) = found.get(at) {
            let sentence = self.reading.items.get(first.items().start).map_or(0, |item| item.sentence);
            let same = |found: &&Found| {
                self.reading.items.get(found.items().start).is_some_and(|item| item.sentence == sentence)
            };
            let length = found[at..].iter().take_while(same).count().max(1);
            let mut people: Vec<usize> =
                named[at..at + length].iter().flatten().flatten().map(|(person, _)| *person).collect();
            people.dedup();
            let mut genders: Vec<Pronoun> = found[at..at + length].iter().filter_map(pronoun_of).collect();
            genders.dedup();
            let unnamed = named[at..at + length].iter().flatten().any(Option::is_none);
            if let ([person], [gender], false) = (people.as_slice(), genders.as_slice(), unnamed) {
                let person = &mut self.cast.people[*person];
                person.gender = person.gender.or(Some(*gender));
            }
            at += length;
        }
    }

    fn phrase(&mut self, phrase: &Phrase, mut named: Named) {
        for (at, name) in phrase.names.iter().enumerate() {
            if named[at].is_none() {
                let sides = Self::sides_of_name(phrase, at);
                named[at] =
                    self.cast.surname(name, phrase, sides).or_else(|| self.cast.by_title_alone(name, phrase, sides));
            }
        }
        if let Some(short) = self.first_word(phrase).filter(|_| named.iter().all(Option::is_none)) {
            let found = self.cast.surname(&short.names[0], &short, &[]);
            return found.into_iter().for_each(|found| self.phrase(&short, vec![Some(found)]));
        }
        let meaning = match () {
            () if !phrase.names.is_empty() => self.named(phrase, named),
            () if phrase.counterpart => Some(self.counterpart(phrase)),
            () if phrase.title.is_some() => self.titled(phrase),
            () => return self.sides(phrase, &phrase.items.clone()),
        };
        match meaning {
            Some(meaning) => self.emit(phrase, meaning),
            None if !phrase.side_items.is_empty() => self.sides(phrase, &phrase.side_items.clone()),
            None => {}
        }
    }

    /// In a headline the words behind a surname have capitals too: its first word is what can be a name.
    fn first_word(&self, phrase: &Phrase) -> Option<Phrase> {
        let [name] = phrase.names.as_slice() else { return None };
        let alone = phrase.title.is_none() && phrase.sides.is_empty() && !self.reading.is_usual(name.items.start);
        let items = name.items.start..name.items.start + 1;
        let short = NameRun { items: items.clone(), persons: Vec::new() };
        (alone && name.items.len() > 1).then(|| Phrase { items, names: vec![short], ..phrase.clone() })
    }

    /// `Quispe's spokesman` acts for the side of Quispe.
    fn owner_side(&self, phrase: &Phrase) -> Option<u32> {
        let before = self.mentions.last().filter(|_| phrase.owned && phrase.sides.is_empty())?;
        let touches = self.reading.tokens(&phrase.items).start == before.tokens.end + 1;
        let side = before.sides.first().filter(|_| touches)?.as_ref()?;
        self.reading.names.by_id(&side.id)
    }

    fn named(&mut self, phrase: &Phrase, named: Named) -> Option<Meaning> {
        let mut meaning = Meaning { form: Form::Surname, who: Vec::new(), people: Vec::new(), how: String::new() };
        for (at, found) in named.into_iter().enumerate() {
            let name = &phrase.names[at];
            match found {
                Some((person, how)) => {
                    let owner = self.owner_side(phrase);
                    self.cast.people[person].side = self.cast.people[person].side.or(owner);
                    let told =
                        phrase.title.filter(|_| !phrase.former).and(self.reading.side(Self::sides_of_name(phrase, at)));
                    let known = &self.cast.people[person];
                    if name.items.len() > 1 || how == "by name" {
                        meaning.form = Form::Name;
                    }
                    meaning.who.push((known.who.clone(), told.or(known.side)));
                    meaning.people.push(person);
                    push_how(&mut meaning.how, &how);
                }
                None if phrase.title.is_some() => {
                    let side = self.reading.side(Self::sides_of_name(phrase, at));
                    let words = self.reading.written(&name.items);
                    let near = |who: &u32| self.reading.names.side(*who, self.reading.day()) == side;
                    let same = self
                        .reading
                        .ids(&name.items)
                        .last()
                        .map_or(&[][..], |word| self.reading.names.with_surname(*word));
                    let candidates =
                        if side.is_some() { same.iter().copied().filter(near).take(5).collect() } else { Vec::new() };
                    meaning.who.push((self.open(words, side, &candidates), side));
                    push_how(&mut meaning.how, "a name that the text does not introduce");
                }
                None => {}
            }
        }
        (!meaning.who.is_empty()).then_some(meaning)
    }

    pub(super) fn open(&self, words: String, side: Option<u32>, candidates: &[u32]) -> Who {
        let actor = |at: u32| self.cast.actor(at);
        let candidates = candidates.iter().map(|at| actor(*at)).collect();
        Who::Open(Arc::new(Unresolved { words, side: side.map(actor), candidates }))
    }

    /// `his Ukrainian counterpart`: the same office of another state.
    fn counterpart(&mut self, phrase: &Phrase) -> Meaning {
        let sentence = self.sentence(&phrase.items);
        let gender = match phrase.lead {
            Lead::Of(gender) => Some(gender),
            _ => None,
        };
        let anchor = self.scene.anchor(&self.cast, gender, sentence);
        let kinds: Vec<TitleKind> = anchor.map(|person| self.cast.people[person].kinds.clone()).unwrap_or_default();
        let mut meaning = Meaning { form: Form::Counterpart, who: Vec::new(), people: Vec::new(), how: String::new() };
        let words = self.reading.written(&phrase.items);
        for sides in &phrase.sides {
            let side = self.reading.side(sides);
            let holder = side.and_then(|side| self.counterpart_of(side, &kinds));
            self.push_holder(&mut meaning, holder, side, &words, phrase.items.start);
        }
        if phrase.sides.is_empty() {
            meaning.who.push((self.open(words, None, &[]), None));
        }
        let of = anchor.map_or("nobody certain".to_owned(), |person| self.cast.people[person].who.name().to_owned());
        meaning.how = format!("counterpart of {of}");
        meaning
    }

    /// The holders of the first of some offices that a side has.
    fn counterpart_of(&self, side: u32, kinds: &[TitleKind]) -> Option<Vec<u32>> {
        let day = self.reading.day();
        let mut kinds: Vec<TitleKind> = kinds.to_vec();
        kinds.sort_unstable();
        let found = kinds
            .into_iter()
            .filter_map(TitleKind::office)
            .map(|kind| self.reading.names.holders_of_kind(side, kind, day));
        found.into_iter().find(|holders| !holders.is_empty())
    }

    pub(super) fn push_holder(
        &mut self,
        meaning: &mut Meaning,
        holders: Option<Vec<u32>>,
        side: Option<u32>,
        words: &str,
        at: usize,
    ) {
        let holders = holders.unwrap_or_default();
        // Who is in the article already is meant, where an office has just changed hands.
        let told: Vec<usize> = holders.iter().filter_map(|known| self.cast.told(*known)).collect();
        let one = match (holders.as_slice(), told.as_slice()) {
            ([one], _) => Some(self.cast.holder(*one, at)),
            (_, [one]) => Some(*one),
            _ => None,
        };
        match one {
            Some(person) => {
                meaning.who.push((self.cast.people[person].who.clone(), side.or(self.cast.people[person].side)));
                meaning.people.push(person);
            }
            None => meaning.who.push((self.open(words.to_owned(), side, &holders), side)),
        }
    }

    pub(super) fn sentence(&self, items: &Range<usize>) -> usize {
        self.reading.items.get(items.start).map_or(0, |item| item.sentence)
    }

    pub(super) fn mention(
        &self,
        items: &Range<usize>,
        form: Form,
        who: Vec<(Who, Option<u32>)>,
        how: String,
    ) -> ActorMention {
        let actor = |at: u32| self.cast.actor(at);
        let (who, sides) = who
            .into_iter()
            .map(|(who, side)| (who, side.map(actor)))
            .unzip::<_, _, Vec<Who>, Vec<Option<Arc<Actor>>>>();
        ActorMention {
            tokens: self.reading.tokens(items),
            sentence: self.sentence(items),
            form,
            who,
            sides,
            how,
            title: None,
            place: None,
            led_by: Vec::new(),
        }
    }

    pub(super) fn beat(&mut self, person: Option<usize>, side: Option<u32>, items: &Range<usize>) {
        let sentence = self.sentence(items);
        let subject = is_subject(self.reading, items);
        self.scene.push(Beat { person, side, sentence, item: items.start, subject, plural: false });
    }

    fn emit(&mut self, phrase: &Phrase, meaning: Meaning) {
        for person in &meaning.people {
            let side = self.cast.people[*person].side;
            self.beat(Some(*person), side, &phrase.items);
        }
        if meaning.people.is_empty() {
            for side in meaning.who.iter().filter_map(|(_, side)| *side).collect::<Vec<_>>() {
                self.beat(None, Some(side), &phrase.items);
            }
            if meaning.form == Form::Delegation {
                self.scene.last_is_plural();
            }
        }
        let side = meaning.who.first().and_then(|(_, side)| *side);
        let seat = matches!(meaning.form, Form::Place | Form::Metonym).then_some(side).flatten();
        let mut mention = self.mention(&phrase.items, meaning.form, meaning.who, meaning.how);
        mention.place = seat.map(|state| Site { city: None, country: Some(self.cast.actor(state)) });
        mention.title = self.cast.post(phrase, side).map(|post| Post { side: post.side, ..post });
        self.mentions.push(mention);
    }
}

/// `Quispe envoy Jan Wiersma`: the surname only says whose envoy it is.
fn is_surname_of_office(phrase: &Phrase, next: Option<&Found>) -> bool {
    let surname =
        phrase.names.len() == 1 && phrase.items.len() == 1 && phrase.title.is_none() && phrase.sides.is_empty();
    let Some(Found::Phrase(next)) = next.filter(|_| surname) else { return false };
    let named = next.title.is_some() && !next.names.is_empty() && next.lead == Lead::Nothing;
    named && next.items.start == phrase.items.end && next.sides.is_empty()
}

fn pronoun_of(found: &Found) -> Option<Pronoun> {
    let pronoun = match found {
        Found::Pronoun(_, pronoun) => *pronoun,
        Found::Phrase(phrase) => match phrase.lead {
            Lead::Of(pronoun) => pronoun,
            _ => return None,
        },
        _ => return None,
    };
    (pronoun != Pronoun::They).then_some(pronoun)
}

pub(super) fn push_how(how: &mut String, more: &str) {
    if !how.contains(more) {
        if !how.is_empty() {
            how.push_str("; ");
        }
        how.push_str(more);
    }
}
