//! A long text in stretches: what reads prose takes one apart at a time, so that memory stays small whatever the length.

use super::PARAGRAPH;
use std::ops::Range;

/// The longest a stretch may be, in bytes.
const LONGEST: usize = 1 << 18;

/// The stretches of a text, in their order; a text shorter than one is one.
pub fn stretches(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let stretch = start..end(text, start);
        start = stretch.end;
        (!stretch.is_empty()).then_some(stretch)
    })
}

/// Where a stretch ends: after a paragraph, line, sentence or word that ends in its second half, else anywhere.
fn end(text: &str, start: usize) -> usize {
    let border = |at: usize| (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let end = border(start + LONGEST);
    if end == text.len() {
        return end;
    }
    let half = border(start + LONGEST / 2);
    let tail = &text[half..end];
    let after = |mark: &str| Some(half + tail.rfind(mark)? + mark.len());
    let paragraph = after("\n\n").max(after(PARAGRAPH.encode_utf8(&mut [0; 4])));
    paragraph.or_else(|| ["\n", ". ", " "].into_iter().find_map(after)).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> &str {
        &text[stretches(text).next().expect("a stretch")]
    }

    #[test]
    fn a_short_text_is_one_stretch_and_an_empty_one_none() {
        assert_eq!(first("One.\n\nTwo."), "One.\n\nTwo.");
        assert_eq!(stretches("").count(), 0);
    }

    #[test]
    fn a_long_text_is_cut_at_its_best_border_and_nothing_is_lost() {
        for (words, ends) in [
            ("A paragraph of\ntwo lines. And more.\n\n", "more.\n\n"),
            ("A page.\u{2029}Its next paragraph, a line. ", "A page.\u{2029}"),
            ("A line. And more.\n", "more.\n"),
            ("A sentence of some words. ", "words. "),
            ("word ", "word "),
            ("字", "字"),
        ] {
            let text = words.repeat(2 * LONGEST / words.len() + 1);
            assert!(first(&text).ends_with(ends), "{words}");
            let all: Vec<_> = stretches(&text).collect();
            assert!(all.len() > 1 && all.iter().all(|stretch| stretch.len() <= LONGEST + 4), "{words}");
            assert_eq!(all.iter().map(|stretch| &text[stretch.clone()]).collect::<String>(), text);
        }
    }
}
