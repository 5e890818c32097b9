//! The past, the present and the future: `now`, `recently`, `the future`.

use super::Read;
use crate::temporal::meaning::{Base, Way};
use crate::temporal::terms::Term;
use crate::temporal::words::Words;

/// A vague reference.
pub(super) fn vague(words: &Words<'_>, start: usize) -> Read {
    let at = words.skip(start, Term::The);
    let has_the = at > start;
    let follows_the = has_the && !words.word(at + 1).starts_with(char::is_alphanumeric);
    let way = match words.term(at) {
        Term::Now if !has_the => Way::Here,
        Term::Lately | Term::Recent if !has_the => Way::Back,
        Term::Former
            if !has_the && words.is(at + 1, Term::Other) && words.word(at + 1).starts_with(char::is_alphabetic) =>
        {
            Way::Back
        }
        Term::Current if words.word(at).eq_ignore_ascii_case("current") && !has_the => Way::Here,
        Term::Current if words.is(start.wrapping_sub(1), Term::At) || follows_the => Way::Here,
        Term::Past if has_the && is_noun(words, at + 1) => Way::Back,
        Term::Future if !has_the || is_noun(words, at + 1) => Way::Ahead,
        _ => return None,
    };
    Some((at + 1, Base::Vague(way).plain()))
}

/// `the past` before a mark or a small word is a noun.
fn is_noun(words: &Words<'_>, at: usize) -> bool {
    let next = words.word(at);
    !next.starts_with(char::is_alphanumeric)
        || words.term(at) != Term::Other
            && !matches!(
                words.term(at),
                Term::Unit(_) | Term::Units(_) | Term::Count(_) | Term::Number { .. } | Term::Few
            )
}
