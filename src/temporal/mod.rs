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

use crate::model::text::{Sentence, Token, sentences, stretches, tokens};
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
        let mut reading = self.begin(published);
        let placed = |stretch: Range<usize>| {
            let written = &text[stretch.clone()];
            let tokens: Vec<Token> = tokens(written).collect();
            let mut dates = reading.go_on(written, &tokens, &sentences(written, &tokens));
            for date in &mut dates {
                date.span = date.span.start + stretch.start..date.span.end + stretch.start;
            }
            dates
        };
        stretches(text).flat_map(placed).collect()
    }

    /// Begins a text that comes in stretches.
    pub fn begin(&self, published: Day) -> Reading<'_> {
        Reading { reader: self, story: Story::new(published), sentences: 0 }
    }

    /// What stands in a stretch, not yet placed; its sentences are counted from `first`.
    fn take_apart(&self, stretch: &str, tokens: &[Token], sentences: &[Sentence], first: usize) -> Vec<Spoken> {
        let mut list: Vec<Word> = Vec::new();
        let mut spoken = Vec::new();
        for (number, sentence) in (first..).zip(sentences) {
            look_up(stretch, &tokens[sentence.tokens.clone()], &mut list);
            self.names.join(stretch, &mut list);
            let words = Words { text: stretch, list: &list, numbers: &self.numbers };
            for found in find::all(&words) {
                spoken.push(self.speak(&words, &found, number));
            }
        }
        spoken
    }

    /// What the sentence around an expression says about it.
    fn speak(&self, words: &Words<'_>, found: &find::Found, sentence: usize) -> Spoken {
        Spoken {
            span: words.span(found.words.clone()),
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

/// A text read stretch by stretch: the day of its dateline and what it told last go on from each to the next.
#[derive(Debug)]
pub struct Reading<'a> {
    reader: &'a Reader,
    story: Story,
    /// How many sentences have been read.
    sentences: usize,
}

impl Reading<'_> {
    /// The time expressions of the next stretch, which has been taken apart, with their places in it.
    pub fn go_on(&mut self, stretch: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Timex> {
        let spoken = self.reader.take_apart(stretch, tokens, sentences, self.sentences);
        self.story.hear(&spoken, self.sentences == 0);
        self.sentences = spoken.last().map_or(self.sentences, |last| last.sentence) + 2;
        self.story.tell(&spoken)
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
