//! Text and a publication date to dated spans: what an expression means (TIMEX3) and when that is (EDTF).
//!
//! Sentence by sentence: `words` looks each word up, the finders of `find` read expressions without placing them,
//! `lean` tells by tense and cue whether one looks back or ahead, and `place` counts it from the publication date
//! or from what the text told before.

mod find;
mod lean;
mod meaning;
mod names;
mod numbered;
mod place;
mod stretch;
mod terms;
mod words;

#[cfg(test)]
mod tests;

use crate::model::text::{Token, sentences, tokens};
use crate::model::{Day, EventDate};
use lean::Cues;
use meaning::Meaning;
use names::Names;
use numbered::NumberWords;
use place::Story;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use words::{Word, Words, look_up};

pub use lean::{DateCue, Lean};
pub use names::DateName;
pub use numbered::NumberWord;

/// One time expression in a text, placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Timex {
    /// Where it stands, in UTF-8 bytes.
    pub span: Range<usize>,
    /// What it is.
    pub kind: TimexType,
    /// Its TIMEX3 value: `2023-03-16`, `2023-W12`, `P3D`, `XXXX-WXX-1`, `PAST_REF`.
    pub value: String,
    /// What it says of the value.
    pub modifier: Option<Modifier>,
    /// When that is; nothing where EDTF has no form (sets, lengths).
    pub edtf: Option<EventDate>,
    /// How it was read, for people.
    pub how: Cow<'static, str>,
    /// Whether it looks back or ahead, by the tense and the cues around it.
    pub lean: Option<Lean>,
    /// Whether it counts from another day: `Monday`, `next week`, `in March`, and not `16 March 2023`.
    pub is_relative: bool,
    /// The preposition that opens it at one side; `edtf` is then open there too.
    pub bound: Option<Bound>,
    /// From the beginning to the end of the range it is an end of: `Monday to Wednesday`.
    pub range: Option<EventDate>,
}

/// The types of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimexType {
    /// A day or longer.
    Date,
    /// A time of day.
    Time,
    /// A length.
    Duration,
    /// What returns.
    Set,
}

/// The modifiers of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modifier {
    /// `early 2021`.
    Start,
    /// `mid-2021`.
    Mid,
    /// `late 2021`.
    End,
    /// `about 1910`.
    Approx,
    /// `more than a year ago`.
    Before,
    /// `more than a year later`.
    After,
    /// `nearly a year`.
    LessThan,
    /// `more than a year`.
    MoreThan,
    /// `at most a year`.
    EqualOrLess,
    /// `at least a year`.
    EqualOrMore,
}

/// A preposition that leaves a date open at one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// `since 2014`.
    Since,
    /// `until Friday`.
    Until,
    /// `by Friday`.
    By,
    /// `before Friday`.
    Before,
    /// `after Friday`.
    After,
}

impl fmt::Display for TimexType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        })
    }
}

impl fmt::Display for Modifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::Before => "BEFORE",
            Self::After => "AFTER",
            Self::LessThan => "LESS_THAN",
            Self::MoreThan => "MORE_THAN",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::EqualOrMore => "EQUAL_OR_MORE",
        })
    }
}

/// All time expressions of a text, in order of their place, by the closed lists alone.
pub fn read(text: &str, published: Day) -> Vec<Timex> {
    Reader::default().read(text, published)
}

/// Reads dates with the rows of open lists at hand: names, cues, and what four digits can count.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    names: Names,
    cues: Cues,
    numbers: NumberWords,
}

impl Reader {
    /// A reader that knows these rows.
    pub fn new(
        names: impl IntoIterator<Item = DateName>,
        cues: impl IntoIterator<Item = DateCue>,
        numbers: impl IntoIterator<Item = NumberWord>,
    ) -> Self {
        Self { names: Names::new(names), cues: Cues::new(cues), numbers: NumberWords::new(numbers) }
    }

    /// All time expressions of a text, in order of their place.
    pub fn read(&self, text: &str, published: Day) -> Vec<Timex> {
        let mut spoken = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let end = block_end(text, start);
            self.read_block(&text[start..end], start, &mut spoken);
            start = end;
        }
        Story::new(published, &spoken).tell(&spoken)
    }

    fn read_block(&self, block: &str, offset: usize, spoken: &mut Vec<Spoken>) {
        let tokens: Vec<Token> = tokens(block).collect();
        let mut list: Vec<Word> = Vec::new();
        let first = spoken.last().map_or(0, |last| last.sentence + 2);
        for (number, sentence) in (first..).zip(sentences(block, &tokens)) {
            look_up(block, &tokens[sentence.tokens], &mut list);
            self.names.join(block, &mut list);
            let words = Words { text: block, list: &list, numbers: &self.numbers };
            for found in find::all(&words) {
                spoken.push(self.speak(&words, &found, number, offset));
            }
        }
    }

    /// What the sentence around an expression says about it.
    fn speak(&self, words: &Words<'_>, found: &find::Found, sentence: usize, offset: usize) -> Spoken {
        let span = words.span(found.words.clone());
        Spoken {
            span: span.start + offset..span.end + offset,
            meaning: found.meaning,
            link: found.link,
            lean: place::looks_about(&found.meaning).then(|| lean::lean(words, &found.words, &self.cues)).flatten(),
            bound: bound(words, &found.words),
            is_dateline: is_dateline(words, &found.words),
            is_former: words.word(found.words.start).eq_ignore_ascii_case("former"),
            follows_in: words.before(found.words.start) == terms::Term::In,
            opens: found.words.start <= 2,
            sentence,
        }
    }
}

/// An expression with what its sentence says about it, not yet placed.
#[derive(Debug)]
struct Spoken {
    span: Range<usize>,
    meaning: Meaning,
    link: Option<find::Link>,
    lean: Option<Lean>,
    bound: Option<Bound>,
    is_dateline: bool,
    is_former: bool,
    follows_in: bool,
    opens: bool,
    sentence: usize,
}

fn bound(words: &Words<'_>, found: &Range<usize>) -> Option<Bound> {
    use terms::Term;
    // `before Monday's talks` is about the talks.
    if words.is(found.end, Term::Possessive) {
        return None;
    }
    match words.before(found.start) {
        Term::Since => Some(Bound::Since),
        Term::Until => Some(Bound::Until),
        Term::By => Some(Bound::By),
        Term::Before => Some(Bound::Before),
        Term::After => Some(Bound::After),
        _ => None,
    }
}

/// `MOSCOW, March 14 (Agency) -` at the beginning of a report.
fn is_dateline(words: &Words<'_>, found: &Range<usize>) -> bool {
    use terms::Term;
    let start = found.start;
    let place = start.checked_sub(2).map_or("", |at| words.word(at));
    let capitals = place.len() > 2 && place.chars().all(char::is_uppercase);
    let follows = matches!(words.term(found.end), Term::Open | Term::Dash) || words.word(found.end) == ":";
    start <= 8 && words.before(start) == Term::Comma && capitals && follows
}

/// How much text is taken apart at once, so that memory stays small whatever the length.
const BLOCK: usize = 1 << 18;

/// The end of a block: after a paragraph, line, sentence or word that ends in its second half, else anywhere.
fn block_end(text: &str, start: usize) -> usize {
    let mut end = (start + BLOCK).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    if end == text.len() {
        return end;
    }
    let half = (start + BLOCK / 2..end).find(|at| text.is_char_boundary(*at)).unwrap_or(end);
    let tail = &text[half..end];
    let cut = ["\n\n", "\n", ". ", " "].iter().find_map(|mark| Some(tail.rfind(mark)? + mark.len() - 1));
    cut.map_or(end, |at| half + at + 1)
}
