//! How many of what, in words.

use std::fmt::Display;

/// `1 event`, `3 events`; for words whose plural ends in s.
pub fn counted<N: Copy + Display + PartialEq + From<u8>>(n: N, what: &str) -> String {
    format!("{n} {}", plural(&n, what))
}

/// The word alone, for a number that is written otherwise.
pub fn plural<N: PartialEq + From<u8>>(n: &N, what: &str) -> String {
    if *n == N::from(1) { what.to_owned() } else { format!("{what}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_no_plural() {
        assert_eq!([0, 1, 2].map(|n| counted(n, "event")), ["0 events", "1 event", "2 events"]);
    }
}
