//! Words, numbers and marks. `U.S.` and `p.m.` are one word, `Kim's` is `Kim` and `'s`, `Jong-un` and `three-day` one
//! word each, `2023-03-16` three numbers with marks between them.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with the hyphens, apostrophes and full stops that belong to them.
    Word,
    /// Digits, with a unit written together: `16`, `16th`, `1990s`, `39`.
    Number,
    /// One mark: a comma, a dash, a bracket, a quotation mark.
    Mark,
    /// The end of a line; two in a row end a paragraph, and so does a paragraph separator (U+2029), which ends no line:
    /// it stands where the markup of a page did.
    Line,
}

/// Ends a paragraph without ending a line.
pub const PARAGRAPH: char = '\u{2029}';

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands, in UTF-8 bytes.
    pub span: Range<usize>,
}

impl Token {
    /// The token as written.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.span.clone()).unwrap_or("")
    }

    /// Whether it is a word that begins with a capital.
    pub fn is_capital(&self, text: &str) -> bool {
        self.kind == TokenKind::Word && self.of(text).starts_with(char::is_uppercase)
    }
}

/// The tokens of a text in their order. One pass, no look back.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let blank = |c: char| c.is_whitespace() && !matches!(c, '\n' | PARAGRAPH);
        at += text[at..].len() - text[at..].trim_start_matches(blank).len();
        let token = next(text, at)?;
        at = token.span.end;
        Some(token)
    })
}

fn next(text: &str, at: usize) -> Option<Token> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    let (kind, length) = match first {
        '\n' | PARAGRAPH => (TokenKind::Line, first.len_utf8()),
        c if c.is_ascii_digit() => (TokenKind::Number, number(rest)),
        c if c.is_alphanumeric() => (TokenKind::Word, word(rest)),
        '\'' | '’' if possessive(rest) > 0 => (TokenKind::Word, possessive(rest)),
        c => (TokenKind::Mark, c.len_utf8()),
    };
    Some(Token { kind, span: at..at + length })
}

/// Digits and the letters written together with them.
fn number(rest: &str) -> usize {
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let letters = rest[digits..].find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len() - digits);
    digits + letters
}

/// A word up to a blank or a mark that does not belong to it.
fn word(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|(_, c)| *c);
        let joins = after.is_some_and(char::is_alphanumeric);
        let ends = match c {
            c if c.is_alphanumeric() || is_mark_of_a_letter(c) => false,
            '-' | '\u{2010}' | '\u{2011}' => !joins,
            '\'' | '’' => !joins || possessive(&rest[at..]) > 0,
            '.' => !is_abbreviation(&rest[..at], after),
            _ => true,
        };
        if ends {
            return at;
        }
    }
    rest.len()
}

/// A full stop belongs to single letters: `U.S.`, `p.m.`, `J.`.
fn is_abbreviation(before: &str, after: Option<char>) -> bool {
    let last = before.rsplit('.').next().unwrap_or(before);
    let single = last.chars().count() == 1 && last.starts_with(char::is_alphabetic);
    single && (before.contains('.') || after.is_some_and(char::is_alphabetic) || last.starts_with(char::is_uppercase))
}

/// The length of `'s` or `’s` at the beginning, or of the bare apostrophe of a plural; 0 for none.
fn possessive(rest: &str) -> usize {
    let mut chars = rest.chars();
    let Some(mark @ ('\'' | '’')) = chars.next() else { return 0 };
    let is_s = matches!(chars.next(), Some('s' | 'S'));
    if is_s && !chars.next().is_some_and(char::is_alphanumeric) { mark.len_utf8() + 1 } else { 0 }
}

const fn is_mark_of_a_letter(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).map(|token| token.of(text)).collect()
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        assert_eq!(words("Kim Jong-un's U.S. trip"), ["Kim", "Jong-un", "'s", "U.S.", "trip"]);
        assert_eq!(
            words("at 3 p.m. on 16th March, 2023."),
            ["at", "3", "p.m.", "on", "16th", "March", ",", "2023", "."]
        );
        assert_eq!(words("2023-03-16"), ["2023", "-", "03", "-", "16"]);
        assert_eq!(words("O’Neill’s “three-day” visit"), ["O’Neill", "’s", "“", "three-day", "”", "visit"]);
        assert_eq!(words("J. Smith met him. He left."), ["J.", "Smith", "met", "him", ".", "He", "left", "."]);
        assert_eq!(words("the 1990s"), ["the", "1990s"]);
    }

    #[test]
    fn every_byte_that_is_no_blank_is_in_one_token() {
        for text in ["", "  \n\n a", "«Привет», 习近平!\r\n\u{300}x", "'", "’s", "a’", "...", "-- -"] {
            let mut end = 0;
            for token in tokens(text) {
                assert!(text[end..token.span.start].chars().all(char::is_whitespace), "{text:?}");
                assert!(token.span.end > token.span.start);
                end = token.span.end;
            }
            assert!(text[end..].chars().all(char::is_whitespace));
        }
    }
}
