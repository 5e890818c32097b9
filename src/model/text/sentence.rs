//! Sentences. A full stop ends one unless it belongs to an abbreviation before a name; an empty line always does, and
//! so does a line that ends without a mark before one that looks like a new beginning (headings, lists).

use super::{PARAGRAPH, Token, TokenKind};
use std::ops::Range;

/// A sentence, as a range of the tokens of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, without line ends at its borders.
    pub tokens: Range<usize>,
    /// The line it begins on, counted from 1.
    pub line: usize,
    /// Its paragraph, counted from 0.
    pub paragraph: usize,
}

/// Words whose full stop does not end a sentence, since a name follows: a closed list of English printing.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "adm", "sen", "rep", "gov", "pres",
    "st", "rev", "hon", "jr", "sr", "vs", "no", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec", "amb", "min", "sec", "brig", "messrs",
];

/// The longest a sentence may be, in tokens: what is longer (a table, a file without marks) is cut.
const LONGEST: usize = 400;

/// The sentences of a text, from its tokens.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut cutter = Cutter { text, tokens, start: 0, line: 1, paragraph: 0 };
    for at in 0..tokens.len() {
        let new_paragraph = cutter.ends_paragraph(at);
        if new_paragraph || cutter.ends_sentence(at) || at + 1 - cutter.start >= LONGEST {
            cutter.cut(at + 1, &mut found);
        }
        cutter.paragraph += usize::from(new_paragraph);
    }
    cutter.cut(tokens.len(), &mut found);
    found
}

struct Cutter<'a> {
    text: &'a str,
    tokens: &'a [Token],
    start: usize,
    line: usize,
    paragraph: usize,
}

impl Cutter<'_> {
    fn cut(&mut self, end: usize, found: &mut Vec<Sentence>) {
        let is_line = |at: &usize| self.tokens[*at].kind == TokenKind::Line;
        let leading = (self.start..end).take_while(is_line).count();
        let trailing = (self.start + leading..end).rev().take_while(is_line).count();
        let inner = self.start + leading..end - trailing;
        let ends_line = |at: &usize| self.tokens[*at].of(self.text) == "\n";
        let lines = |range: Range<usize>| range.filter(ends_line).count();
        if !inner.is_empty() {
            let line = self.line + lines(self.start..inner.start);
            found.push(Sentence { tokens: inner, line, paragraph: self.paragraph });
        }
        self.line += lines(self.start..end);
        self.start = end;
    }

    /// At the first of several line ends in a row after a text, or of some with a paragraph separator.
    fn ends_paragraph(&self, at: usize) -> bool {
        let is_line = |at: usize| self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Line);
        if !is_line(at) || at == 0 || is_line(at - 1) {
            return false;
        }
        is_line(at + 1) || self.word(at).starts_with(PARAGRAPH)
    }

    fn ends_sentence(&self, at: usize) -> bool {
        match self.tokens[at].kind {
            TokenKind::Mark => self.mark_ends(at),
            TokenKind::Line => self.line_ends(at),
            TokenKind::Word => self.abbreviation_ends(at),
            TokenKind::Number => false,
        }
    }

    fn mark_ends(&self, at: usize) -> bool {
        let ends = |at: usize| self.word(at).starts_with(['.', '!', '?', '…']);
        let closes = |at: usize| self.word(at).starts_with(['"', '”', '’', '\'', ')', '»']);
        let next = |at: usize| self.tokens.get(at + 1).filter(|next| next.kind != TokenKind::Line);
        let touches = |at: usize| next(at).is_some_and(|next| next.span.start == self.tokens[at].span.end);
        let before = at.checked_sub(1).filter(|before| *before >= self.start && closes(at) && touches(*before));
        if !ends(at) && !before.is_some_and(ends) {
            return false;
        }
        let stops_title = self.word(at) == "." && at > self.start && self.is_title(at - 1);
        !stops_title && !touches(at) && self.begins_anew(at + 1)
    }

    /// Of `in the U.S. The next day`: a capital that is no name follows.
    fn abbreviation_ends(&self, at: usize) -> bool {
        let word = self.word(at);
        word.ends_with('.') && word.len() > 2 && is_opener(self.word(at + 1))
    }

    fn line_ends(&self, at: usize) -> bool {
        let Some(next) = self.tokens.get(at + 1).filter(|t| t.kind != TokenKind::Line) else { return false };
        let item = matches!(next.of(self.text), "-" | "*" | "•" | "–" | "#");
        let gap = self.text[self.tokens[at].span.end..next.span.start].len();
        item || (gap == 0 && next.is_capital(self.text) && self.is_short_line(at))
    }

    /// A line well short of a full one that ends without a comma stands for itself: a heading, an address.
    fn is_short_line(&self, at: usize) -> bool {
        let mut before = (self.start..at).rev().take_while(|at| self.tokens[*at].kind != TokenKind::Line);
        let Some(last) = before.next() else { return false };
        let first = before.last().unwrap_or(last);
        let width = self.tokens[last].span.end - self.tokens[first].span.start;
        width < 60 && self.word(last) != ","
    }

    fn is_title(&self, at: usize) -> bool {
        let word = self.word(at).to_lowercase();
        TITLES.contains(&word.as_str())
    }

    fn begins_anew(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|next| {
            let first = next.of(self.text).chars().next().unwrap_or(' ');
            next.kind == TokenKind::Line || !first.is_lowercase() && !matches!(first, ',' | ';' | ':' | '.')
        })
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }
}

/// Capitalised words that begin a sentence and no name.
fn is_opener(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "He"
            | "She"
            | "It"
            | "They"
            | "We"
            | "I"
            | "In"
            | "On"
            | "At"
            | "But"
            | "And"
            | "This"
            | "That"
            | "These"
            | "After"
            | "Before"
            | "During"
            | "His"
            | "Her"
            | "Their"
            | "Its"
            | "For"
            | "As"
            | "When"
            | "While"
            | "Both"
            | "There"
            | "Since"
            | "Earlier"
            | "Later"
            | "However"
            | "Meanwhile"
    )
}

#[cfg(test)]
mod tests {
    use super::super::tokens;
    use super::*;

    fn split(text: &str) -> Vec<(usize, String)> {
        let tokens: Vec<Token> = tokens(text).collect();
        let span = |s: &Sentence| tokens[s.tokens.start].span.start..tokens[s.tokens.end - 1].span.end;
        sentences(text, &tokens).iter().map(|s| (s.line, text[span(s)].replace('\n', " "))).collect()
    }

    #[test]
    fn a_full_stop_ends_a_sentence_unless_a_name_needs_it() {
        let text = "Mr. Lee met Gen. J. Park in the U.S. The talks lasted 2.5 hours. \"It went well.\" He left.";
        let all: Vec<String> = split(text).into_iter().map(|(_, sentence)| sentence).collect();
        let expected =
            ["Mr. Lee met Gen. J. Park in the U.S.", "The talks lasted 2.5 hours.", "\"It went well.\"", "He left."];
        assert_eq!(all, expected);
    }

    #[test]
    fn wrapped_lines_go_on_and_paragraphs_do_not() {
        let text = "A Heading\n\nThe ministers of both states will meet in the capital on the next\nMonday. They will\nsign.\nThey left.\n\n\n- one\n- two\n";
        let expected = [
            (1, "A Heading"),
            (3, "The ministers of both states will meet in the capital on the next Monday."),
            (4, "They will sign."),
            (6, "They left."),
            (9, "- one"),
            (10, "- two"),
        ];
        let expected: Vec<_> = expected.iter().map(|(line, text)| (*line, (*text).to_owned())).collect();
        assert_eq!(split(text), expected);
    }

    #[test]
    fn a_paragraph_separator_ends_a_paragraph_and_no_line() {
        let expected = [(1, "A heading".to_owned()), (2, "The text".to_owned()), (2, "and more".to_owned())];
        assert_eq!(split("A heading\u{2029}\nThe text\u{2029}and more"), expected);
    }

    #[test]
    fn a_text_without_marks_is_cut() {
        assert!(split(&"word ".repeat(5000)).len() > 10);
    }
}
