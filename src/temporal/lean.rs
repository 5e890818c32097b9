//! Which way an expression looks, back or ahead: by the tense of the verb it belongs to, and by cues.
//!
//! The verb is looked for to the left of the expression (`will arrive on Monday`), and to the right where the
//! expression opens its clause (`On Monday they will arrive`).

use super::terms::Term;
use super::words::Words;
use std::collections::HashSet;
use std::ops::Range;

/// Back or ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// To what has happened.
    Back,
    /// To what is to come.
    Ahead,
}

/// A word that looks ahead without a verb that does: `scheduled`, `agreed to`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateCue {
    /// In lower case; a last word `to` must follow it in the text.
    pub word: String,
}

/// The cues by word.
#[derive(Debug, Clone, Default)]
pub(super) struct Cues {
    alone: HashSet<String>,
    before_to: HashSet<String>,
}

impl Cues {
    pub(super) fn new(rows: impl IntoIterator<Item = DateCue>) -> Self {
        let mut cues = Self::default();
        for row in rows {
            match row.word.strip_suffix(" to") {
                Some(word) => cues.before_to.insert(word.to_owned()),
                None => cues.alone.insert(row.word),
            };
        }
        cues
    }
}

/// How far a verb is looked for, in words.
const REACH: usize = 40;

/// What a word says about the time of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    /// `will`, `would`, `may`.
    Modal,
    /// `is`, `are`.
    Is,
    /// `has`, `have`.
    Has,
    /// `was`, `met`, `arrived`.
    Past,
}

/// Where an expression looks; nothing if no verb and no cue tells.
pub(super) fn lean(words: &Words<'_>, found: &Range<usize>, cues: &Cues) -> Option<Lean> {
    if words.before(found.start) == Term::Since {
        return Some(Lean::Back);
    }
    let scan = Scan { words, cues };
    let until = matches!(words.before(found.start), Term::Until | Term::By);
    // `extended until Friday`, `jailed until May`.
    if words.before(found.start) == Term::Until && found.start > 1 && scan.lower(found.start - 2).ends_with("ed") {
        return Some(Lean::Ahead);
    }
    let left = || scan.left(found.start);
    let right = || scan.right(found.end);
    let told = if scan.opens_clause(found.start) { right().or_else(left) } else { left().or_else(right) };
    told.or(until.then_some(Lean::Ahead))
}

struct Scan<'a> {
    words: &'a Words<'a>,
    cues: &'a Cues,
}

impl Scan<'_> {
    /// Whether a preposition stands before, and before it the beginning of a clause.
    fn opens_clause(&self, start: usize) -> bool {
        let is_preposition = matches!(
            self.words.before(start),
            Term::On
                | Term::In
                | Term::At
                | Term::By
                | Term::During
                | Term::From
                | Term::After
                | Term::Before
                | Term::Until
        );
        let at = start - usize::from(is_preposition && start > 0);
        let word = at.checked_sub(1).map_or("", |at| self.words.word(at));
        at == 0
            || is_preposition
                && matches!(word, "," | "and" | "but" | "that" | "while" | "which" | "who" | "-" | "–" | "—")
    }

    fn left(&self, start: usize) -> Option<Lean> {
        let mut infinitive = false;
        for at in (start.saturating_sub(REACH)..start).rev() {
            let word = self.lower(at);
            if word == ";" {
                break;
            }
            if word == "to" && self.is_infinitive(at) {
                infinitive = true;
                if self.lower(at + 1) == "be" {
                    return Some(Lean::Ahead);
                }
                if at > 0 && self.words.is_capital(at - 1) && self.words.is(at - 1, Term::Other) {
                    return Some(Lean::Ahead);
                }
                continue;
            }
            if self.is_cue(&word, at) {
                return Some(Lean::Ahead);
            }
            match self.verb(&word, at) {
                Some(Verb::Modal) => return Some(self.modal(at)),
                Some(Verb::Is) if self.is_ahead(at) || start - at <= 3 => return Some(Lean::Ahead),
                Some(Verb::Has) => return Some(if self.lower(at + 1) == "to" { Lean::Ahead } else { Lean::Back }),
                Some(Verb::Past) if !self.is_passive(at) => return Some(Lean::Back),
                _ => {}
            }
        }
        infinitive.then_some(Lean::Ahead)
    }

    fn right(&self, end: usize) -> Option<Lean> {
        let mut skipped = end;
        for at in end..self.words.list.len().min(end + REACH) {
            skipped = skipped.max(self.relative_clause_end(at));
            if at < skipped {
                continue;
            }
            let word = self.lower(at);
            if word == ";" {
                break;
            }
            match self.verb(&word, at) {
                Some(Verb::Modal) => return Some(self.modal(at)),
                Some(Verb::Is) if self.is_ahead(at) => return Some(Lean::Ahead),
                Some(Verb::Has) if self.is_arranged(at) => return Some(Lean::Ahead),
                Some(Verb::Has) => return Some(if self.lower(at + 1) == "to" { Lean::Ahead } else { Lean::Back }),
                Some(Verb::Past) => return Some(Lean::Back),
                _ => {}
            }
            if self.is_cue(&word, at) {
                return Some(Lean::Ahead);
            }
        }
        None
    }

    /// The end of `, who had come on foot,`; the place itself where none begins.
    fn relative_clause_end(&self, at: usize) -> usize {
        let opens =
            self.words.is(at, Term::Comma) && matches!(self.words.word(at + 1), "who" | "which" | "whose" | "where");
        let limit = self.words.list.len().min(at + REACH);
        let end = (at + 2..limit).find(|at| self.words.is(*at, Term::Comma));
        if opens { end.unwrap_or(at) } else { at }
    }

    /// `has been scheduled`.
    fn is_arranged(&self, has: usize) -> bool {
        self.lower(has + 1) == "been" && self.is_cue(&self.lower(has + 2), has + 2)
    }

    fn lower(&self, at: usize) -> String {
        self.words.word(at).to_lowercase()
    }

    fn is_cue(&self, word: &str, at: usize) -> bool {
        self.cues.alone.contains(word) || self.cues.before_to.contains(word) && self.lower(at + 1) == "to"
    }

    fn verb(&self, word: &str, at: usize) -> Option<Verb> {
        let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
        if at > 0 && is_name(self.words.word(at)) {
            return None;
        }
        match word {
            "will" | "shall" | "won't" | "won’t" | "would" | "may" | "might" | "could" | "should" | "must" | "can"
            | "'ll" | "’ll" => Some(Verb::Modal),
            "is" | "are" | "am" => Some(Verb::Is),
            "has" | "have" => Some(Verb::Has),
            _ => is_past(word).then_some(Verb::Past),
        }
    }

    /// `would have met` lies behind, any other modal ahead.
    fn modal(&self, at: usize) -> Lean {
        let next = self.lower(at + 1);
        let has = next == "have" || self.lower(at + 2) == "have" && next == "not";
        let surely = self.lower(at) == "will";
        if has && !surely { Lean::Back } else { Lean::Ahead }
    }

    /// `is to meet`, `is meeting`, `are going to`.
    fn is_ahead(&self, at: usize) -> bool {
        let next = self.lower(at + 1);
        let after = self.lower(at + 2);
        next == "to"
            || next.ends_with("ing") && next.len() > 5
            || (next.ends_with("ly") || next == "also") && (after == "to" || after.ends_with("ing"))
    }

    /// A verb's own `to`, not that of a place.
    fn is_infinitive(&self, at: usize) -> bool {
        let next = self.words.word(at + 1);
        let is_word = next.starts_with(|c: char| c.is_ascii_lowercase());
        is_word
            && self.words.is(at + 1, Term::Other)
            && !matches!(
                next,
                "his" | "her" | "their" | "its" | "our" | "my" | "your" | "him" | "them" | "which" | "whom"
            )
    }

    /// `be held` says nothing by itself: `will` or `to` before it does.
    fn is_passive(&self, at: usize) -> bool {
        let before = |n: usize| at.checked_sub(n).map(|at| self.lower(at)).unwrap_or_default();
        let adverb = before(1).ends_with("ly");
        before(if adverb { 2 } else { 1 }) == "be"
    }
}

/// Whether a word has the form of a past: regular ones by their ending, the irregular are a closed list.
fn is_past(word: &str) -> bool {
    if word.len() > 4 && word.ends_with("ed") {
        return !matches!(
            word,
            "indeed" | "hundred" | "embed" | "exceed" | "proceed" | "succeed" | "united" | "speed" | "breed" | "bleed"
        );
    }
    IRREGULAR.binary_search(&word).is_ok()
}

/// Irregular pasts, sorted.
const IRREGULAR: &[&str] = &[
    "became",
    "been",
    "began",
    "begun",
    "bought",
    "broke",
    "brought",
    "built",
    "came",
    "caught",
    "chose",
    "dealt",
    "did",
    "died",
    "done",
    "drew",
    "drove",
    "fell",
    "felt",
    "flew",
    "forgot",
    "fought",
    "found",
    "gave",
    "given",
    "gone",
    "got",
    "grew",
    "had",
    "heard",
    "held",
    "hit",
    "hung",
    "hurt",
    "kept",
    "knew",
    "laid",
    "lay",
    "led",
    "left",
    "lent",
    "lost",
    "made",
    "meant",
    "met",
    "overthrew",
    "paid",
    "put",
    "ran",
    "rang",
    "rode",
    "rose",
    "said",
    "sang",
    "sank",
    "sat",
    "saw",
    "seen",
    "sent",
    "set",
    "shook",
    "shot",
    "shut",
    "slept",
    "sold",
    "sought",
    "spent",
    "spoke",
    "spread",
    "stood",
    "struck",
    "swept",
    "swore",
    "taken",
    "taught",
    "thought",
    "threw",
    "tied",
    "told",
    "took",
    "tore",
    "understood",
    "was",
    "went",
    "were",
    "withdrew",
    "won",
    "wore",
    "wound",
    "wrote",
];
