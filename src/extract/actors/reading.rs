//! An article in the words of the gazetteer: items (tokens that are no line ends) and the names found among them.

use crate::extract::article::Article;
use crate::lexicon::fold::{fold, parts};
use crate::lexicon::gazetteer::{Entry, Gazetteer, Letters, Meaning, NameSort, UNKNOWN, WordId};
use crate::model::text::TokenKind;
use crate::model::{ActorKind, Day, Sense};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// How an item is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Case {
    Mark,
    Lower,
    Capital,
    Capitals,
}

/// A token that is no line end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub(super) token: usize,
    pub(super) sentence: usize,
    pub(super) case: Case,
    words: (u32, u32),
}

/// A name or a title where it stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Atom {
    pub(super) end: usize,
    /// Persons of that name.
    pub(super) persons: Vec<u32>,
    /// States and organizations of that name on the day.
    pub(super) sides: Vec<u32>,
    pub(super) sort: Option<NameSort>,
    /// Cities of that name.
    pub(super) cities: Vec<u32>,
    /// The title, and whether it is in the plural.
    pub(super) title: Option<(u32, bool)>,
}

/// How the letters of a sentence tell names from words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Usual,
    /// A headline: nearly every word has a capital.
    Headline,
    /// Capitals only.
    Capitals,
}

/// Abbreviations that are words in a text of capitals.
const ALSO_WORDS: &[&str] =
    &["us", "who", "it", "is", "no", "am", "as", "at", "be", "in", "me", "so", "to", "my", "au", "un"];

#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) article: &'a Article<'a>,
    pub(super) names: &'a Gazetteer,
    pub(super) items: Vec<Item>,
    /// The items of each sentence.
    pub(super) sentences: Vec<Range<usize>>,
    pub(super) scripts: Vec<Script>,
    words: Vec<WordId>,
    /// The atom that begins at an item, one more than its place; 0 for none.
    starts: Vec<u32>,
    atoms: Vec<Atom>,
    /// States and organizations that the article names without a doubt.
    spoken: HashSet<u32>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(article: &'a Article<'a>, names: &'a Gazetteer) -> Self {
        let mut reading = Self {
            article,
            names,
            items: Vec::with_capacity(article.tokens.len()),
            sentences: Vec::with_capacity(article.sentences.len()),
            scripts: Vec::new(),
            words: Vec::with_capacity(article.tokens.len()),
            starts: Vec::new(),
            atoms: Vec::new(),
            spoken: HashSet::new(),
        };
        reading.read_items();
        reading.starts = vec![0; reading.items.len() + 1];
        for sentence in reading.sentences.clone() {
            reading.scripts.push(reading.script(&sentence));
            reading.find_atoms(&sentence);
        }
        reading
    }

    pub(super) fn day(&self) -> Day {
        self.article.published
    }

    fn read_items(&mut self) {
        let mut local: HashMap<String, WordId> = HashMap::new();
        let mut key = String::new();
        for (at, sentence) in self.article.sentences.iter().enumerate() {
            let start = self.items.len();
            for token in sentence.tokens.clone() {
                if self.article.tokens[token].kind != TokenKind::Line {
                    self.read_item(token, at, &mut local, &mut key);
                }
            }
            self.sentences.push(start..self.items.len());
        }
    }

    fn read_item(&mut self, token: usize, sentence: usize, local: &mut HashMap<String, WordId>, key: &mut String) {
        let written = self.article.word(token);
        let kind = self.article.tokens[token].kind;
        let case = if kind == TokenKind::Word { case(written) } else { Case::Mark };
        let first = self.words.len() as u32;
        match kind {
            TokenKind::Word | TokenKind::Number => {
                fold_into(written, key);
                for word in parts(key) {
                    let mut id = self.names.word(word);
                    if id == UNKNOWN && case > Case::Lower {
                        let free = self.names.free_word() + local.len() as WordId;
                        id = local.get(word).copied().unwrap_or_else(|| *local.entry(word.to_owned()).or_insert(free));
                    }
                    self.words.push(id);
                }
            }
            _ if matches!(written, "." | "&") => {}
            _ => self.words.push(UNKNOWN),
        }
        self.items.push(Item { token, sentence, case, words: (first, self.words.len() as u32) });
    }

    fn script(&self, sentence: &Range<usize>) -> Script {
        let long = |at: &usize| self.items[*at].case != Case::Mark && self.word(*at).len() > 3;
        let count = |case: Case| sentence.clone().filter(|at| long(at) && self.items[*at].case == case).count();
        let (lower, capital, capitals) = (count(Case::Lower), count(Case::Capital), count(Case::Capitals));
        match () {
            () if lower + capital == 0 && capitals > 1 => Script::Capitals,
            () if !self.is(sentence.end - 1, ".") && lower * 4 <= capital && capital + capitals > 3 => Script::Headline,
            () => Script::Usual,
        }
    }

    fn find_atoms(&mut self, sentence: &Range<usize>) {
        let mut at = sentence.start;
        while at < sentence.end {
            match self.atom_at(at, sentence.end) {
                Some(atom) => {
                    let end = atom.end;
                    if let [one] = atom.sides.as_slice() {
                        self.spoken.insert(*one);
                    }
                    self.atoms.push(atom);
                    self.starts[at] = self.atoms.len() as u32;
                    at = end;
                }
                None => at += 1,
            }
        }
    }

    /// The longest name or title that begins at an item.
    fn atom_at(&self, at: usize, limit: usize) -> Option<Atom> {
        let first = self.items[at].words.0 as usize;
        let words = &self.words[first..self.items[limit - 1].words.1 as usize];
        let mut end = at;
        let mut best: Option<(usize, &[Entry])> = None;
        for (length, entries) in self.names.names(words) {
            let last = (first + length) as u32;
            while end < limit && self.items[end].words.1 < last {
                end += 1;
            }
            let whole =
                end < limit && self.items[end].words.1 == last && self.items[at].words.1 > self.items[at].words.0;
            if whole && entries.iter().any(|entry| self.is_written(entry, at, end)) {
                best = Some((end + 1, entries));
            }
        }
        let (end, entries) = best?;
        Some(self.atom(at, end, entries))
    }

    fn atom(&self, at: usize, end: usize, entries: &[Entry]) -> Atom {
        let mut atom = Atom { end, ..Atom::default() };
        let mut sides: Vec<(bool, NameSort, u32)> = Vec::new();
        for entry in entries.iter().filter(|entry| self.is_written(entry, at, end - 1)) {
            match entry.meaning {
                Meaning::Title(title, plural) => {
                    atom.title = atom.title.filter(|known| !known.1).or(Some((title, plural)));
                }
                Meaning::City(city) => atom.cities.push(city),
                Meaning::Actor(actor, _) if self.names.actor(actor).kind == ActorKind::Person => {
                    if !atom.persons.contains(&actor) {
                        atom.persons.push(actor);
                    }
                }
                Meaning::Actor(actor, sort) => {
                    let then = (entry.from..=entry.until).contains(&self.day().days());
                    sides.push((!then, sort, actor));
                }
            }
        }
        sides.sort_unstable();
        if let Some((other, sort, _)) = sides.first().copied() {
            let mut meant: Vec<(bool, NameSort, u32)> = sides;
            meant.retain(|side| side.0 == other && side.1 == sort);
            atom.sort = Some(sort);
            atom.sides = self.as_of_the_day(meant.into_iter().map(|side| side.2));
        }
        atom
    }

    /// The states of which a single word is a name on the day.
    pub(super) fn sides_of_word(&self, word: WordId) -> Option<Vec<u32>> {
        self.sides_of_words(std::slice::from_ref(&word))
    }

    /// The states of which some words together are a name on the day.
    pub(super) fn sides_of_words(&self, words: &[WordId]) -> Option<Vec<u32>> {
        let (_, entries) = self.names.names(words).find(|(length, _)| *length == words.len())?;
        let day = self.day().days();
        let then = entries.iter().filter(|entry| (entry.from..=entry.until).contains(&day));
        let sides = then.filter_map(|entry| match entry.meaning {
            Meaning::Actor(actor, _) if self.names.actor(actor).kind != ActorKind::Person => Some(actor),
            _ => None,
        });
        Some(self.as_of_the_day(sides)).filter(|sides| !sides.is_empty())
    }

    /// The one that a name stands for; of several, the one that the article names elsewhere without a doubt.
    pub(super) fn side(&self, sides: &[u32]) -> Option<u32> {
        let mut spoken = sides.iter().filter(|side| sides.len() == 1 || self.spoken.contains(side));
        spoken.next().copied().filter(|_| spoken.next().is_none())
    }

    /// Whether the article names a state or an organization without a doubt.
    pub(super) fn is_spoken(&self, side: u32) -> bool {
        self.spoken.contains(&side)
    }

    fn as_of_the_day(&self, sides: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut found: Vec<u32> = sides.map(|side| self.names.at(side, self.day()).unwrap_or(side)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn is_written(&self, entry: &Entry, first: usize, last: usize) -> bool {
        let case = |at: usize| self.items[at].case;
        match entry.letters {
            Letters::Any => true,
            Letters::Capital => {
                // `the Group of 20`
                let number = self.word(last).starts_with(|c: char| c.is_ascii_digit());
                case(first) >= Case::Capital && (case(last) >= Case::Capital || number)
            }
            Letters::Capitals => {
                let word = self.word(first);
                let long = word.len() > 3 && case(first) == Case::Capital;
                let is_word = || {
                    let all = self.scripts.get(self.items[first].sentence).is_some_and(|s| *s == Script::Capitals);
                    all && ALSO_WORDS.iter().any(|also| word.eq_ignore_ascii_case(also))
                };
                long || (case(first) == Case::Capitals && case(last) == Case::Capitals && !is_word())
            }
        }
    }

    /// The item as written; nothing beyond the text.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.items.get(at).map_or("", |item| self.article.word(item.token))
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    /// `'s`, and a bare `s` where a text has lost its apostrophes.
    pub(super) fn is_owner(&self, at: usize) -> bool {
        self.is_any(at, &["'s", "’s"]) || self.word(at) == "s"
    }

    /// Whether the word has a sense where somebody is named.
    pub(super) fn has(&self, at: usize, sense: Sense) -> bool {
        match self.ids(&(at..at + 1)) {
            [] => false,
            [one] => self.names.has_sense(*one, sense),
            _ => self.names.has_sense(self.names.word(&fold(self.word(at))), sense),
        }
    }

    pub(super) fn case(&self, at: usize) -> Case {
        self.items.get(at).map_or(Case::Mark, |item| item.case)
    }

    /// The folded words of some items.
    pub(super) fn ids(&self, items: &Range<usize>) -> &[WordId] {
        match (self.items.get(items.start), items.end.checked_sub(1).and_then(|last| self.items.get(last))) {
            (Some(first), Some(last)) if first.words.0 <= last.words.1 => {
                &self.words[first.words.0 as usize..last.words.1 as usize]
            }
            _ => &[],
        }
    }

    pub(super) fn atom_from(&self, at: usize) -> Option<&Atom> {
        let place = self.starts.get(at).copied().unwrap_or(0) as usize;
        place.checked_sub(1).map(|place| &self.atoms[place])
    }

    pub(super) fn tokens(&self, items: &Range<usize>) -> Range<usize> {
        let start = self.items.get(items.start).map_or(0, |item| item.token);
        let end = items.end.checked_sub(1).and_then(|last| self.items.get(last)).map_or(start, |item| item.token + 1);
        start..end.max(start)
    }

    pub(super) fn written(&self, items: &Range<usize>) -> String {
        self.article.words(self.tokens(items)).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The end of the sentence of an item.
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        self.items.get(at).map_or(at, |item| self.sentences[item.sentence].end)
    }

    pub(super) fn sentence_start(&self, at: usize) -> usize {
        self.items.get(at).map_or(at, |item| self.sentences[item.sentence].start)
    }

    pub(super) fn line(&self, at: usize) -> usize {
        self.items.get(at).map_or(0, |item| self.article.sentences[item.sentence].line)
    }
}

fn case(word: &str) -> Case {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    match letters().any(char::is_uppercase) {
        false => Case::Lower,
        true if !letters().any(char::is_lowercase)
            && (letters().count() > 1 || word.ends_with(|c: char| c.is_ascii_digit())) =>
        {
            Case::Capitals
        }
        true => Case::Capital,
    }
}

/// As `fold`, into a string that is used again; most words are plain ASCII.
fn fold_into(word: &str, key: &mut String) {
    key.clear();
    if !word.is_ascii() {
        key.push_str(&fold(word));
        return;
    }
    for c in word.chars() {
        match c {
            '\'' | '.' | '`' => {}
            c if c.is_ascii_alphanumeric() => key.push(c.to_ascii_lowercase()),
            _ => key.push(' '),
        }
    }
}
