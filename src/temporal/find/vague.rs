//! The past, the present and the future: `now`, `recently`, `the future`.

use super::Read;
use crate::temporal::meaning::{Base, Way};
use crate::temporal::stretch::Unit;
use crate::temporal::terms::Term;
use crate::temporal::words::Words;

/// A vague reference.
pub(super) fn vague(words: &Words<'_>, start: usize) -> Read {
    let way = |way, end| Some((end, Base::Vague(way).plain()));
    match words.term(start) {
        Term::The => noun(words, start + 1),
        Term::Now => way(Way::Here, start + 1),
        Term::Lately | Term::Recent => way(Way::Back, start + 1),
        Term::Former if is_title(words, start + 1) => way(Way::Back, start + 1),
        Term::Current if words.word(start).eq_ignore_ascii_case("current") => way(Way::Here, start + 1),
        Term::Current if words.before(start) == Term::At => way(Way::Here, start + 1),
        Term::This if is_days(words, start + 1) => way(Way::Here, start + 2),
        Term::Future => way(Way::Ahead, start + 1),
        _ => None,
    }
}

/// `the past`, `the near future`, `the long term`, `the present`.
fn noun(words: &Words<'_>, at: usize) -> Read {
    let word = words.word(at);
    let is_far = matches!(word, "near" | "foreseeable" | "immediate" | "distant" | "recent" | "not-too-distant");
    let noun = if is_far { at + 1 } else { at };
    let is_term = matches!(word, "long" | "short" | "medium" | "near") && words.word(at + 1) == "term";
    let way = match words.term(noun) {
        _ if word == "time" && words.word(at + 1) == "being" => return Some((at + 2, Base::Vague(Way::Here).plain())),
        _ if is_term => return Some((at + 2, Base::Vague(Way::Ahead).plain())),
        Term::Past if is_noun(words, noun + 1) => Way::Back,
        Term::Future if is_noun(words, noun + 1) => Way::Ahead,
        Term::Current if word == "present" && !words.word(at + 1).starts_with(char::is_alphanumeric) => Way::Here,
        _ => return None,
    };
    Some((noun + 1, Base::Vague(way).plain()))
}

/// `these days`.
fn is_days(words: &Words<'_>, at: usize) -> bool {
    words.is(at, Term::Units(Unit::Day)) && words.word(at - 1).eq_ignore_ascii_case("these")
}

/// `former` before what somebody was, and not `the former and the latter`.
fn is_title(words: &Words<'_>, at: usize) -> bool {
    words.is(at, Term::Other) && words.word(at).starts_with(char::is_alphabetic)
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
