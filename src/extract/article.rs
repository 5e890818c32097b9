//! An article taken apart: what every later step looks at.

use crate::model::Day;
use crate::model::text::{Sentence, Token, TokenKind, sentences, tokens};
use std::ops::Range;

/// A text with the day it was published.
#[derive(Debug, Clone)]
pub struct Article<'a> {
    /// The text.
    pub text: &'a str,
    /// When it was published.
    pub published: Day,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its sentences, as ranges of tokens.
    pub sentences: Vec<Sentence>,
    /// Where it says where it was written: `MOSCOW (AP) --`, with the agency and the day.
    pub dateline: Option<Range<usize>>,
}

/// The paragraphs in which a dateline is looked for, and how many tokens it may have.
const DATELINE: (usize, usize) = (6, 16);

impl<'a> Article<'a> {
    /// Takes a text apart.
    pub fn new(text: &'a str, published: Day) -> Self {
        let tokens: Vec<Token> = tokens(text).collect();
        let sentences = sentences(text, &tokens);
        let mut article = Self { text, published, tokens, sentences, dateline: None };
        article.dateline = article.find_dateline();
        article
    }

    /// A token as written.
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens.get(token).and_then(|token| self.text.get(token.span.clone())).unwrap_or("")
    }

    /// Some tokens as written, line ends within them as they are.
    pub fn words(&self, range: Range<usize>) -> &'a str {
        let span = self.span(range);
        self.text.get(span).unwrap_or("")
    }

    /// The bytes that some tokens cover.
    pub fn span(&self, range: Range<usize>) -> Range<usize> {
        let start = self.tokens.get(range.start).map_or(self.text.len(), |token| token.span.start);
        let end = range.end.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |last| last.span.end);
        start..end.max(start)
    }

    /// A paragraph that begins with a place in capitals, and a dash or an agency in brackets after it.
    fn find_dateline(&self) -> Option<Range<usize>> {
        let mut paragraph = None;
        for sentence in self.sentences.iter().take_while(|sentence| sentence.paragraph < DATELINE.0) {
            if paragraph.replace(sentence.paragraph) == Some(sentence.paragraph) {
                continue;
            }
            let start = sentence.tokens.start;
            if let Some(length) = self.dateline_length(start, sentence.tokens.end) {
                return Some(start..start + length);
            }
        }
        None
    }

    fn dateline_length(&self, start: usize, end: usize) -> Option<usize> {
        let place = (start..end).take_while(|at| is_capitals(self.word(*at))).count();
        if place == 0 || place > 4 {
            return None;
        }
        let rest = start + place..end.min(start + DATELINE.1);
        let dash = |at: usize| matches!(self.word(at), "—" | "–" | "_") || (self.word(at) == "-" && self.is_dash(at));
        let mut bracket = false;
        for at in rest.clone() {
            bracket |= self.word(at) == ")";
            if dash(at) {
                let last = (at..rest.end).take_while(|at| dash(*at)).last().unwrap_or(at);
                // `URGENT - ADDS details` is a note of the agency, `OSLO - NATO said` is not.
                let noted = is_capitals(self.word(last + 1)) && place == 1 && at == start + 1 && self.is_note(last + 1);
                return (!noted).then_some(last + 1 - start);
            }
            let fine = self.tokens[at].is_capital(self.text) || self.tokens[at].kind != TokenKind::Word;
            if !fine || (bracket && self.word(at) != ")") {
                return bracket.then_some(at - start);
            }
        }
        // A place and a date may stand on a line of their own.
        (rest.end == end && rest.clone().any(|at| self.tokens[at].kind == TokenKind::Number)).then_some(end - start)
    }

    /// Words in capitals that agencies put before a story.
    fn is_note(&self, at: usize) -> bool {
        matches!(self.word(at), "ADDS" | "UPDATES" | "RECASTS" | "CORRECTS" | "REPEATS" | "RAISES" | "EDS" | "NEW")
    }

    /// A hyphen with blanks around it, or two of them.
    fn is_dash(&self, at: usize) -> bool {
        let gap = |a: usize, b: usize| match (self.tokens.get(a), self.tokens.get(b)) {
            (Some(a), Some(b)) => a.span.end < b.span.start,
            _ => true,
        };
        let doubled = self.word(at + 1) == "-" || at.checked_sub(1).is_some_and(|before| self.word(before) == "-");
        doubled || (at > 0 && gap(at - 1, at) && gap(at, at + 1))
    }
}

/// `MOSCOW`, `PORT-AU-PRINCE`; not `A`.
fn is_capitals(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters > 2 && !word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dateline(text: &str) -> String {
        let article = Article::new(text, Day::EPOCH);
        article.dateline.clone().map_or(String::new(), |range| article.words(range).to_owned())
    }

    #[test]
    fn a_dateline_is_a_place_in_capitals_with_a_mark_after_it() {
        for (text, expected) in [
            ("OSLO (Agency) -- The king arrived.", "OSLO (Agency) --"),
            ("LAGOS, Oct. 3 (Wire) - The king arrived.", "LAGOS, Oct. 3 (Wire) -"),
            ("A headline\n\nQUITO — The king arrived.", "QUITO —"),
            ("PANAMA CITY (Agency) The king arrived.", "PANAMA CITY (Agency)"),
            ("A headline\n\nACCRA 1996-05-04\n\nThe king arrived.", "ACCRA 1996-05-04"),
            ("NATO said so.", ""),
            ("URGENT - ADDS reaction\n\nOSLO, Oct 3 (Wire)\n\nThe king arrived.", "OSLO, Oct 3 (Wire)"),
            ("The king arrived in OSLO - at last.", ""),
            ("US PRESIDENT TO VISIT OSLO IN MAY\n\nThe king arrived.", ""),
        ] {
            assert_eq!(dateline(text), expected, "{text}");
        }
    }

    #[test]
    fn spans_are_those_of_the_text() {
        let article = Article::new("The king\narrived.", Day::EPOCH);
        assert_eq!(article.words(1..4), "king\narrived");
        assert_eq!(article.words(9..12), "");
    }
}
