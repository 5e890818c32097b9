//! "Did you mean": which known names are near a mistyped one.

use super::fold::{fold, transliterate};
use strsim::osa_distance;

/// How far off a name may be: never for one or two letters, then by length.
fn allowance(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    }
}

/// The distance between what was typed and a known name or one of its words, if it is near enough.
///
/// Compared folded and transliterated, by optimal string alignment: one letter off in 3 to 5, two in 6 to 9, else three.
pub fn distance(typed: &str, name: &str) -> Option<usize> {
    let typed = transliterate(typed);
    let name = transliterate(name);
    let whole = near(&typed, &name);
    let words = name.split(' ').filter_map(|word| near(&typed, word));
    whole.into_iter().chain(words).min()
}

fn near(typed: &str, name: &str) -> Option<usize> {
    let letters = typed.chars().count();
    let allowed = allowance(letters);
    if allowed == 0 || letters.abs_diff(name.chars().count()) > allowed {
        return None;
    }
    Some(osa_distance(typed, name)).filter(|distance| *distance <= allowed)
}

/// The nearest of some words, as for a mistyped command or tag.
pub fn nearest<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = words.into_iter().filter_map(|word| Some((distance(typed, word)?, word)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, word)| word).filter(|word| fold(word) != fold(typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_across_scripts_and_short_ones_never() {
        assert_eq!(distance("zelinsky", "Volodymyr Zelensky"), Some(1));
        assert_eq!(distance("putn", "Vladimir Putin"), Some(1));
        assert_eq!(distance("Xi Jingping", "Xi Jinping"), Some(1));
        assert_eq!(distance("путен", "Vladimir Putin"), Some(1));
        assert_eq!(distance("xo", "Xi Jinping"), None);
        assert_eq!(distance("merkel", "Macron"), None);
    }

    #[test]
    fn a_transposition_counts_once() {
        assert_eq!(distance("chian", "China"), Some(1));
    }

    #[test]
    fn the_nearest_command_is_offered() {
        assert_eq!(nearest("timline", ["when", "timeline", "stats"]), Some("timeline"));
    }
}
