//! Which person of the base a full name stands for: that very name, another spelling, an office and a surname, the
//! name the other way round.

use super::cast::{Cast, NAMESAKES};
use super::phrase::{NameRun, Phrase};
use crate::lexicon::fold::{fold, parts};
use crate::lexicon::gazetteer::{Entry, Held, Meaning, WordId};
use crate::model::ActorKind;

/// How many letters two spellings of one name may differ in.
const SPELLING: usize = 4;

impl Cast<'_> {
    /// A person of the base of that very name; where there are several, the one whose office fits.
    pub(super) fn known_by_name(&self, name: &NameRun, phrase: &Phrase, sides: &[u32]) -> Option<u32> {
        let names = self.reading.names;
        let single = self.reading.ids(&name.items).len() == 1;
        let word = self.reading.ids(&name.items).last().copied().unwrap_or_default();
        let length = self.reading.word(name.items.end - 1).len();
        let fits = |person: &&u32| {
            let held = names.offices_of(**person);
            let side = |held: &Held| sides.is_empty() || sides.contains(&held.side);
            held.iter().any(side) || held.is_empty()
        };
        let fitting: Vec<u32> = name.persons.iter().filter(fits).copied().collect();
        let fitting = if fitting.is_empty() && !single { name.persons.clone() } else { fitting };
        if let [one] = fitting.as_slice() {
            return Some(*one).filter(|one| !single || phrase.title.is_some() || self.is_public(*one, word, length));
        }
        let now: Vec<u32> = fitting.into_iter().filter(|person| self.in_office(*person)).collect();
        <[u32; 1]>::try_from(now).ok().map(|[one]| one)
    }

    /// Whether a single word is enough: nobody else has that name, or an office of the day makes it certain.
    pub(super) fn is_public(&self, person: u32, word: WordId, length: usize) -> bool {
        let names = self.reading.names;
        let only = length > 4 && names.with_surname(word).len() == 1;
        self.in_office(person)
            || (only && names.existed(person, self.reading.day()) && !names.offices_of(person).is_empty())
    }

    pub(super) fn in_office(&self, person: u32) -> bool {
        self.reading.names.offices_of(person).iter().any(|held| held.covers(self.reading.day()))
    }

    pub(super) fn same_name(&self, words: &[WordId]) -> Option<usize> {
        let with_last = self.by_word.get(words.last()?)?;
        let same = |person: &&usize| {
            let known = &self.people[**person].words;
            known.as_slice() == words || (known.first() == words.first() && known.last() == words.last())
        };
        with_last.iter().rev().take(NAMESAKES).find(same).copied()
    }

    /// A name of the base that sounds the same and is written nearly so.
    pub(super) fn by_spelling(&self, name: &NameRun, sides: &[u32], introduced: bool) -> Option<u32> {
        let written = fold(&self.reading.written(&name.items));
        let names = self.reading.names;
        // Where one vowel makes another name, and without a title, spellings must be nearer.
        let allowed = |person: u32| match (introduced, names.is_family_first(person)) {
            (true, false) => SPELLING,
            (false, false) if written.len() > 11 => SPELLING / 2,
            (true, true) => 1,
            _ => 0,
        };
        let near = |(person, known): &&(u32, String)| {
            let side = sides.is_empty() || names.offices_of(*person).iter().any(|held| sides.contains(&held.side));
            side && written.len() > 7 && strsim::osa_distance(&written, known) <= allowed(*person)
        };
        let mut found: Vec<u32> =
            names.sounding_like(&written).iter().filter(near).map(|(person, _)| *person).collect();
        found.dedup();
        <[u32; 1]>::try_from(found).ok().map(|[one]| one)
    }

    /// `Orban Viktor`: the other way round it is a name of the base.
    pub(super) fn inverted(&self, words: &[WordId]) -> Option<u32> {
        let [first, second] = words else { return None };
        let turned = [*second, *first];
        let (_, entries) = self.reading.names.names(&turned).find(|(length, _)| *length == 2)?;
        let person = |entry: &Entry| match entry.meaning {
            Meaning::Actor(actor, _) if self.reading.names.actor(actor).kind == ActorKind::Person => Some(actor),
            _ => None,
        };
        entries.iter().find_map(person)
    }

    /// The first letter of `A. A. Gromyko`, a name of initials and one word.
    pub(super) fn initial(&self, name: &NameRun) -> Option<char> {
        let written = fold(self.reading.article.words(self.reading.tokens(&name.items)));
        let short = |word: &str| {
            word.len() < 2 || (word.len() < 4 && name.items.len() == 2 && self.is_initials(name.items.start))
        };
        let words: Vec<&str> = parts(&written).collect();
        let (_, first) = words.split_last().filter(|(_, first)| !first.is_empty())?;
        first.iter().all(|word| short(word)).then(|| written.chars().next())?
    }

    /// `J.F.` as one word.
    pub(super) fn is_initials(&self, at: usize) -> bool {
        self.reading.word(at).ends_with('.')
    }

    /// `President William J. Clinton`: whoever holds that office and has that surname.
    pub(super) fn by_office(&self, words: &[WordId], phrase: &Phrase, sides: &[u32]) -> Option<u32> {
        let names = self.reading.names;
        let title = phrase.title.map(|title| names.title(title))?;
        let side = self.reading.side(sides).or(title.of);
        let kind = title.kind.office().filter(|_| !phrase.former && !phrase.deputy)?;
        let holds = |person: &&u32| {
            let mut held = names.offices_of(**person).iter();
            held.any(|held| {
                held.kind == kind && held.covers(self.reading.day()) && side.is_none_or(|side| side == held.side)
            })
        };
        let end = words.len() - 1;
        let last = words.iter().rposition(|word| *word != names.word("jr")).unwrap_or(end);
        let found: Vec<u32> = names.with_surname(words[last]).iter().filter(holds).copied().collect();
        let [one] = <[u32; 1]>::try_from(found).ok()?;
        let first = names.actor(one).name.chars().next()?.to_lowercase().next()?;
        let written = fold(
            self.reading
                .article
                .text
                .get(self.reading.article.span(self.reading.tokens(&phrase.names.first()?.items)))?,
        );
        let known = fold(&names.actor(one).name);
        (written.starts_with(first) || side.is_some() || known.ends_with(&written)).then_some(one)
    }
}
