//! Names that only look like dates (`Winter Olympics`), and days that have names (`Christmas`): rows handed in.

use super::terms::Term;
use super::words::{Word, look_up};
use crate::model::text::{Token, tokens};
use std::collections::HashMap;

/// A name with a word of dates in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateName {
    /// As written, capitals included.
    pub name: String,
    /// Month and day of the day it names; nothing if it names no date.
    pub day: Option<(u8, u8)>,
}

/// The names, by their first word.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    by_first: HashMap<String, Vec<Name>>,
}

#[derive(Debug, Clone)]
struct Name {
    rest: Vec<String>,
    term: Term,
}

impl Names {
    pub(super) fn new(rows: impl IntoIterator<Item = DateName>) -> Self {
        let mut by_first: HashMap<String, Vec<Name>> = HashMap::new();
        for row in rows {
            let term = row.day.map_or(Term::Other, |(month, day)| Term::Holiday(month, day));
            let mut parts = parts(&row.name).into_iter();
            let Some(first) = parts.next() else { continue };
            by_first.entry(first).or_default().push(Name { rest: parts.collect(), term });
        }
        for names in by_first.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.rest.len()));
        }
        Self { by_first }
    }

    /// Makes one word of each name, so that no finder sees its parts.
    pub(super) fn join(&self, text: &str, words: &mut Vec<Word>) {
        if self.by_first.is_empty() {
            return;
        }
        let (mut from, mut to) = (0, 0);
        while from < words.len() {
            let taken = self.at(text, &words[from..]);
            let (length, term) = taken.unwrap_or((1, words[from].term));
            let span = words[from].span.start..words[from + length - 1].span.end;
            words[to] = Word { span, term };
            from += length;
            to += 1;
        }
        words.truncate(to);
    }

    /// The name that begins here: how many words it has, and what it means.
    fn at(&self, text: &str, words: &[Word]) -> Option<(usize, Term)> {
        let written = |word: &Word| text.get(word.span.clone()).unwrap_or("");
        let first = words.first().map(written)?;
        if !first.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit()) {
            return None;
        }
        let names = self.by_first.get(first)?;
        let is_here = |name: &&Name| {
            name.rest.len() < words.len() && name.rest.iter().zip(&words[1..]).all(|(part, word)| part == written(word))
        };
        names.iter().find(is_here).map(|name| (name.rest.len() + 1, name.term))
    }
}

fn parts(name: &str) -> Vec<String> {
    let tokens: Vec<Token> = tokens(name).collect();
    let mut words = Vec::new();
    look_up(name, &tokens, &mut words);
    words.iter().map(|word| name[word.span.clone()].to_owned()).collect()
}
