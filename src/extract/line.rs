//! A sentence cut into clauses, and the questions the finders ask of it: what is a verb, who governs what.

use super::actors::Form as ActorForm;
use super::chunk::{Chunk, Cues, Opener, Phrase, Prep, What, chunks};
use super::scene::Scene;
use super::telling::Party;
use crate::lexicon::triggers::{CueClass, Form, Need, Pos, TriggerRow};
use std::ops::Range;

/// A stretch of a sentence with at most one subject.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    /// Its chunks.
    pub(super) chunks: Range<usize>,
    /// What opens it.
    pub(super) opener: Opener,
    /// The clause it hangs on.
    pub(super) parent: Option<usize>,
}

/// A sentence ready to be read.
#[derive(Debug)]
pub(super) struct Line<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    /// Its number in the article.
    pub(super) sentence: usize,
    pub(super) chunks: Vec<Chunk>,
    pub(super) clauses: Vec<Clause>,
    /// The number of the clause of each chunk.
    pub(super) clause_of: Vec<usize>,
    /// Those of the last event told before: who *they* are where nothing else says so.
    pub(super) recent: Vec<Party>,
}

impl<'s, 'a> Line<'s, 'a> {
    pub(super) fn new(scene: &'s Scene<'a>, sentence: usize, recent: Vec<Party>) -> Self {
        let chunks = chunks(scene, scene.article.sentences[sentence].tokens.clone());
        let mut line = Self { scene, sentence, chunks, clauses: Vec::new(), clause_of: Vec::new(), recent };
        line.join_lists();
        line.cut();
        line
    }

    /// `Accra, Ghana; Lomé, Togo; and Cotonou, Benin`: semicolons between members of one list are commas.
    fn join_lists(&mut self) {
        for at in 0..self.chunks.len() {
            if self.what(at) == What::Quote {
                self.pass_quotes(at);
            }
        }
        for at in 0..self.chunks.len() {
            let aside =
                matches!(self.lower(at + 1), "necessary" | "possible" | "needed" | "any" | "not" | "so" | "ever");
            if self.lower(at) == "if" && aside {
                self.chunks[at].what = What::Word;
            }
        }
        for at in 1..self.chunks.len() {
            if self.lower(at) == "(" {
                self.pass_brackets(at);
            }
            let next = self.skip_words(at + 1 + usize::from(self.what(at + 1) == What::And), 2);
            let listed = matches!(self.what(at - 1), What::Actor(_)) && matches!(self.what(next), What::Actor(_));
            if self.lower(at) == ";" && listed && !self.is_verb(next + 1) && !self.is_trigger_verb(next + 1) {
                self.chunks[at].what = What::Comma;
            }
        }
    }

    /// `an "informal" meeting`: a few words in quotation marks cut nothing.
    fn pass_quotes(&mut self, open: usize) {
        let close = (open + 2..open + 6).find(|at| self.what(*at) == What::Quote);
        let words =
            |at: usize| matches!(self.what(at), What::Word | What::Det | What::Phrase(_) | What::Prep(_) | What::And);
        if let Some(close) = close.filter(|close| (open + 1..*close).all(words)) {
            (self.chunks[open].what, self.chunks[close].what) = (What::Word, What::Word);
        }
    }

    /// `the African Union (AU) treaty`: an abbreviation in brackets cuts nothing.
    fn pass_brackets(&mut self, open: usize) {
        let close = (open + 1..open + 4).find(|at| self.lower(*at) == ")");
        if let Some(close) = close.filter(|close| !(open..*close).any(|at| matches!(self.what(at), What::Time(_)))) {
            self.chunks[open..=close].iter_mut().for_each(|chunk| chunk.what = What::Word);
        }
    }

    pub(super) fn what(&self, at: usize) -> What {
        self.chunks.get(at).map_or(What::Break, |chunk| chunk.what)
    }

    pub(super) fn phrase(&self, at: usize) -> Option<Phrase> {
        match self.what(at) {
            What::Phrase(phrase) => Some(phrase),
            _ => None,
        }
    }

    /// The number of the clause a chunk is in.
    pub(super) fn clause_at(&self, at: usize) -> usize {
        self.clause_of.get(at).copied().unwrap_or(0)
    }

    /// The clause a chunk is in.
    pub(super) fn clause(&self, at: usize) -> &Clause {
        &self.clauses[self.clause_at(at)]
    }

    /// A chunk as written, in lower case.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.chunks.get(at).map_or("", |chunk| self.scene.lower(chunk.tokens.start))
    }

    /// Whether a chunk says any of these things.
    pub(super) fn says(&self, at: usize, class: CueClass) -> bool {
        self.phrase(at).is_some_and(|phrase| phrase.cues.has(class))
    }

    /// Whether a chunk is a verb of saying: *said*, *announced*.
    pub(super) fn is_saying(&self, at: usize) -> bool {
        self.says(at, CueClass::Saying) && self.phrase(at).is_some_and(|phrase| phrase.pos == Pos::Verb)
    }

    /// The cues of some chunks together.
    pub(super) fn cues(&self, range: Range<usize>) -> Cues {
        range.filter_map(|at| self.phrase(at)).fold(Cues::default(), |all, phrase| all.with(phrase.cues))
    }

    /// Whether a chunk can be the verb of a clause.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        match self.what(at) {
            What::Be | What::Have | What::Do | What::Would => true,
            What::Phrase(phrase) if phrase.pos == Pos::Verb => {
                let carried =
                    phrase.form == Form::Participle && !matches!(self.lower(at), "is" | "are" | "was" | "were" | "has");
                phrase.form != Form::Ing && !carried
            }
            What::Phrase(phrase) => {
                phrase.pos == Pos::Fixed
                    && (self.is_modal(at) || matches!(self.lower(at), "is" | "are" | "was" | "were"))
            }
            What::Word => {
                let word = self.lower(at);
                let article = self.scene.article;
                let capital = article.tokens[self.chunks[at].tokens.start].is_capital(article.text);
                let adjective = at > 0 && matches!(self.what(at - 1), What::Det | What::Owner);
                !capital && !adjective && (word.len() > 4 && word.ends_with("ed") || is_strong_past(word))
            }
            _ => false,
        }
    }

    pub(super) fn is_modal(&self, at: usize) -> bool {
        matches!(self.lower(at), "will" | "shall" | "may" | "might" | "could" | "can" | "should" | "must" | "cannot")
            || self.lower(at).ends_with("n't")
            || self.lower(at).ends_with("n’t")
    }

    /// Whether it is a trigger that bends like a verb.
    pub(super) fn is_trigger_verb(&self, at: usize) -> bool {
        self.phrase(at).is_some_and(|phrase| phrase.trigger.is_some() && phrase.pos == Pos::Verb)
    }

    /// The row of the trigger at a chunk.
    pub(super) fn row(&self, at: usize) -> Option<&'s TriggerRow> {
        self.phrase(at)?.trigger.map(|n| self.scene.triggers.row(n))
    }

    /// Whether a chunk says any of some things.
    pub(super) fn says_any(&self, at: usize, classes: &[CueClass]) -> bool {
        classes.iter().any(|class| self.says(at, *class))
    }

    /// Whether it is a trigger with words of its own; the paper that is signed is none.
    pub(super) fn is_trigger(&self, at: usize) -> bool {
        self.row(at).is_some_and(|row| !row.needs(Need::Date))
    }

    /// The next chunk that is no article and no plain word, within a few.
    pub(super) fn skip_words(&self, mut at: usize, most: usize) -> usize {
        let stop = at + most;
        while at < stop && matches!(self.what(at), What::Det | What::Word) {
            at += 1;
        }
        at
    }

    /// Whether the sentence asks.
    pub(super) fn asks(&self) -> bool {
        let last = (0..self.chunks.len()).rev().find(|at| self.what(*at) != What::Quote);
        last.is_some_and(|at| self.lower(at) == "?")
    }

    /// The chunk after an actor and those joined to it by *and*.
    pub(super) fn chain_end(&self, mut at: usize) -> usize {
        while matches!(self.what(at), What::Actor(_)) {
            let next = at + 1;
            let joined = self.skip_words(next + 1, 2);
            match self.what(next) {
                What::And | What::Prep(Prep::Of) if matches!(self.what(joined), What::Actor(_)) => at = joined,
                _ => return next,
            }
        }
        at
    }

    /// The preposition that governs a chunk, looking back over articles, words and actors joined to it.
    pub(super) fn governor(&self, at: usize) -> Option<Prep> {
        if matches!(self.lower(at), "he" | "she" | "they" | "i") {
            return None;
        }
        let start = self.clause(at).chunks.start;
        for before in (start..at).rev() {
            match self.what(before) {
                What::Prep(prep) => return Some(prep),
                What::To => return Some(Prep::To),
                What::Opener(Opener::After | Opener::Before) => {
                    let next = self.chain_end(at);
                    let subject = self.is_verb(next) || self.is_trigger_verb(next);
                    return (!subject).then_some(Prep::Other);
                }
                What::Word if self.is_verb(before) => return None,
                What::Det | What::Word | What::Owner | What::And => {}
                What::Actor(n) if before + 1 == at && self.scene.actors[n].form == ActorForm::Place => return None,
                What::Actor(_) if matches!(self.what(before + 1), What::And | What::Owner) || before + 1 == at => {}
                What::Phrase(phrase) if phrase.pos == Pos::Fixed && phrase.trigger.is_none() => {}
                _ => return None,
            }
        }
        None
    }
}

/// The past tense of verbs that bend by themselves, but for those that are nouns or adjectives as often.
fn is_strong_past(word: &str) -> bool {
    matches!(
        word,
        "became"
            | "began"
            | "broke"
            | "brought"
            | "built"
            | "came"
            | "caught"
            | "chose"
            | "drew"
            | "drove"
            | "fell"
            | "fled"
            | "flew"
            | "forgave"
            | "fought"
            | "froze"
            | "gave"
            | "got"
            | "grew"
            | "heard"
            | "held"
            | "kept"
            | "knew"
            | "laid"
            | "let"
            | "lost"
            | "made"
            | "paid"
            | "ran"
            | "rode"
            | "rose"
            | "sank"
            | "sat"
            | "sent"
            | "shook"
            | "sold"
            | "sought"
            | "spent"
            | "spoke"
            | "stood"
            | "stole"
            | "struck"
            | "swore"
            | "taught"
            | "threw"
            | "told"
            | "took"
            | "tore"
            | "understood"
            | "went"
            | "withdrew"
            | "woke"
            | "won"
            | "wore"
            | "wrote"
    )
}
