//! From the rows of a base to a gazetteer.

use super::{City, EVER, Entry, Gazetteer, KnownTitle, Letters, Meaning, NameSort};
use crate::lexicon::fold::{fold, parts};
use crate::model::{Actor, ActorKind, Alias, AliasType, Day, EventDate, NamingWords, Office, Place, Term, Title};
use std::collections::HashMap;
use std::sync::Arc;

impl Gazetteer {
    pub(super) fn add_actors(&mut self, actors: Vec<Actor>) {
        for actor in actors {
            self.ids.insert(actor.id.clone(), self.actors.len() as u32);
            self.spans.push(days(actor.from.as_ref(), actor.until.as_ref()));
            self.actors.push(Arc::new(actor));
        }
        for (at, actor) in self.actors.iter().enumerate() {
            if let Some(after) = actor.successor.as_ref().and_then(|id| self.ids.get(id)) {
                self.before.entry(*after).or_default().push(at as u32);
            }
        }
    }

    pub(super) fn add_titles(&mut self, titles: &[Title], offices: &[Office]) {
        let mut known: HashMap<String, u32> = HashMap::new();
        for title in titles {
            known.insert(fold(&title.words), self.titles.len() as u32);
            self.titles.push(KnownTitle { words: title.words.clone(), kind: title.kind, of: None });
        }
        let general = self.titles.len();
        let mut holders: HashMap<u32, Vec<&str>> = HashMap::new();
        for office in offices {
            for words in std::iter::once(&office.title).chain(&office.aliases).filter(|words| !words.is_empty()) {
                let at = *known.entry(fold(words)).or_insert(self.titles.len() as u32);
                if at as usize == self.titles.len() {
                    self.titles.push(KnownTitle { words: words.clone(), kind: office.kind.into(), of: None });
                }
                holders.entry(at).or_default().push(&office.actor);
            }
        }
        for (at, actors) in holders {
            let one = actors.iter().all(|actor| *actor == actors[0]) && at as usize >= general;
            self.titles[at as usize].of = self.ids.get(actors[0]).copied().filter(|_| one);
        }
        for at in 0..self.titles.len() {
            let key = fold(&self.titles[at].words);
            let entry = |plural| Entry {
                meaning: Meaning::Title(at as u32, plural),
                from: EVER.0,
                until: EVER.1,
                letters: Letters::Any,
            };
            let words = self.titles[at].words.clone();
            self.insert(&words, entry(false));
            self.trie.insert(&plural(&key), entry(true));
        }
    }

    pub(super) fn add_naming(&mut self, naming: &[NamingWords]) {
        for row in naming {
            for word in &row.words {
                let id = self.trie.intern(&fold(word)) as usize;
                self.senses.resize(self.senses.len().max(id + 1), 0);
                self.senses[id] |= row.sense.bit();
            }
        }
    }

    pub(super) fn add_offices(&mut self, offices: &[Office], terms: &[Term]) {
        for office in offices {
            if let Some(side) = self.ids.get(&office.actor) {
                self.offices.add(office, *side);
            }
        }
        for term in terms {
            if let Some(person) = self.ids.get(&term.person) {
                self.offices.add_term(term, *person, days(term.from.as_ref(), term.until.as_ref()));
            }
        }
    }

    pub(super) fn add_alias(&mut self, alias: &Alias) {
        let Some(actor) = self.ids.get(&alias.actor).copied() else { return };
        let english = alias.lang.as_deref().is_none_or(|lang| lang == "en");
        let latin = alias.script.as_deref().is_none_or(|script| script == "Latn");
        let sort = match alias.kind {
            AliasType::Name => NameSort::Name,
            AliasType::Abbreviation => NameSort::Abbreviation,
            AliasType::Demonym => NameSort::Demonym,
            AliasType::Metonym => NameSort::Metonym,
        };
        let person = self.actors[actor as usize].kind == ActorKind::Person;
        if !latin || !(english || sort == NameSort::Metonym || (person && alias.text.contains(' '))) {
            return;
        }
        let span = self.spans[actor as usize];
        let used = days(alias.from.as_ref(), alias.until.as_ref());
        self.add_name(actor, &alias.text, sort, (span.0.max(used.0), span.1.min(used.1)));
    }

    pub(super) fn add_name(&mut self, actor: u32, name: &str, sort: NameSort, (from, until): (i64, i64)) {
        let name = name.strip_prefix("the ").unwrap_or(name);
        let key = fold(name);
        let letters = letters(name, sort);
        let entry = Entry { meaning: Meaning::Actor(actor, sort), from, until, letters };
        self.insert(name, entry);
        if sort == NameSort::Demonym && !name.ends_with(['s', 'h', 'e']) {
            self.trie.insert(&format!("{key}s"), entry);
        }
        if self.actors[actor as usize].kind == ActorKind::Person {
            self.add_person(actor, &key);
        }
    }

    /// In a text `People's` is two words.
    fn insert(&mut self, name: &str, entry: Entry) {
        self.trie.insert(&fold(name), entry);
        if name.contains(['\'', '’']) {
            self.trie.insert(&fold(&name.replace("'s", " s").replace("’s", " s")), entry);
        }
    }

    /// The surname of a person, and the sound of the whole name.
    fn add_person(&mut self, actor: u32, key: &str) {
        let words: Vec<&str> = parts(key).collect();
        let family_first = self.is_family_first(actor);
        let surname = if family_first { words.first() } else { words.last() };
        if let Some(word) = surname {
            let word = self.trie.intern(word);
            push_new(self.surnames.entry(word).or_default(), actor);
        }
        if words.len() > 1 {
            self.loose.entry(sound(key)).or_default().push((actor, key.to_owned()));
        }
    }

    pub(super) fn add_place(&mut self, place: &Place) {
        let Some(country) = self.ids.get(&place.country).copied() else { return };
        let city = self.cities.len() as u32;
        self.cities.push(City { name: place.city.clone(), country });
        for name in std::iter::once(&place.city).chain(&place.aliases).filter(|name| !name.is_empty()) {
            let letters = Letters::Capital;
            let entry = Entry { meaning: Meaning::City(city), from: EVER.0, until: EVER.1, letters };
            self.trie.insert(&fold(name.strip_prefix("the ").unwrap_or(name)), entry);
        }
    }
}

fn push_new(list: &mut Vec<u32>, value: u32) {
    if !list.contains(&value) {
        list.push(value);
    }
}

/// The first and last day of two dates as numbers, open where there is none.
fn days(from: Option<&EventDate>, until: Option<&EventDate>) -> (i64, i64) {
    let first = from.and_then(EventDate::first).map_or(EVER.0, Day::days);
    let last = until.and_then(EventDate::last).map_or(EVER.1, Day::days);
    (first, last)
}

fn letters(name: &str, sort: NameSort) -> Letters {
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    let capitals = sort != NameSort::Demonym && letters.all(char::is_uppercase) && name.len() < 10;
    if capitals { Letters::Capitals } else { Letters::Capital }
}

/// The plural of a folded title: the word before `of` or `to`, else the last one.
fn plural(key: &str) -> String {
    let head = [" of ", " to ", " for ", " on ", " general"].iter().filter_map(|word| key.find(word)).min();
    let (head, rest) = key.split_at(head.unwrap_or(key.len()));
    let ending = match head {
        _ if head.ends_with("man") && !head.ends_with("german") => {
            return format!("{}men{rest}", &head[..head.len() - 3]);
        }
        _ if head.ends_with('y') && !head.ends_with("ey") => return format!("{}ies{rest}", &head[..head.len() - 1]),
        _ if head.ends_with("ss") || head.ends_with("ch") || head.ends_with('x') => "es",
        _ if head.ends_with('s') => "",
        _ => "s",
    };
    format!("{head}{ending}{rest}")
}

/// A key that spellings of one name share: consonants in a plain form, and the first letter of each word.
pub(super) fn sound(key: &str) -> String {
    let mut sound = String::with_capacity(key.len());
    for word in parts(key) {
        let plain = word.replace("kh", "h").replace("ph", "f").replace('x', "ks").replace("ou", "u").replace('w', "v");
        for (at, c) in plain.chars().enumerate() {
            let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
            if (at == 0 || !vowel) && !(at > 0 && sound.ends_with(c)) {
                sound.push(c);
            }
        }
        sound.push(' ');
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_those_of_the_word_that_names_the_post() {
        for (one, several) in [
            ("president", "presidents"),
            ("head of state", "heads of state"),
            ("minister for foreign affairs", "ministers for foreign affairs"),
            ("secretary general", "secretaries general"),
            ("spokeswoman", "spokeswomen"),
            ("ally", "allies"),
            ("authorities", "authorities"),
        ] {
            assert_eq!(plural(one), several);
        }
    }

    #[test]
    fn spellings_of_one_name_sound_alike() {
        for (one, other) in [
            ("sergei lavrov", "sergey lavrov"),
            ("muhammad ali", "mohammed ali"),
            ("volodymyr zelensky", "volodymyr zelenskyy"),
            ("alexander novak", "aleksandr novak"),
        ] {
            assert_eq!(sound(one), sound(other));
        }
        assert_ne!(sound("kim jong un"), sound("kim jong il"));
        assert_ne!(sound("igor ivanov"), sound("sergei ivanov"));
    }

    #[test]
    fn abbreviations_are_written_in_capitals() {
        assert_eq!(letters("US", NameSort::Abbreviation), Letters::Capitals);
        assert_eq!(letters("Turkey", NameSort::Name), Letters::Capital);
        assert_eq!(letters("the Hague", NameSort::Name), Letters::Capital);
    }
}
