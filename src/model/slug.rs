//! Readable ids: lower-case ASCII words joined by `-`, made once and never recomputed.

use super::{EventDate, EventKind};

/// The slug of a name: transliterated, lower-case, words joined by `-`.
pub fn slug(name: &str) -> String {
    let ascii = any_ascii::any_ascii(name).to_lowercase();
    let words = ascii.replace(['\'', '.', '’'], "");
    let words = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// Whether a text already has the form of a slug.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The slug of an event: `2023-03-16-call-dmytro-kuleba-qin-gang`, first day, kind, and up to three actors in
/// the order of the alphabet.
pub fn event_slug(date: &EventDate, kind: EventKind, actors: &[&str]) -> String {
    let start = date.to_string().split(['/', '.']).find(|part| !part.is_empty()).map(slug).unwrap_or_default();
    let mut names = actors.to_vec();
    names.sort_unstable();
    names.dedup();
    let rest = names.len().saturating_sub(3);
    let mut parts = vec![start, kind.to_string()];
    parts.extend(names.into_iter().take(3).map(str::to_owned));
    if rest > 0 {
        parts.push(format!("and-{rest}"));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ascii_words() {
        assert_eq!(slug("Recep Tayyip Erdoğan"), "recep-tayyip-erdogan");
        assert_eq!(slug("Côte d'Ivoire"), "cote-divoire");
        assert_eq!(slug("  U.S. "), "us");
    }

    #[test]
    fn an_event_is_named_by_its_first_day_kind_and_actors() {
        let date: EventDate = "2023-03-20/2023-03-22".parse().unwrap();
        let id = event_slug(&date, EventKind::Visit, &["xi-jinping", "vladimir-putin"]);
        assert_eq!(id, "2023-03-20-visit-vladimir-putin-xi-jinping");
        let many = event_slug(&date, EventKind::Summit, &["e", "d", "c", "b", "a"]);
        assert_eq!(many, "2023-03-20-summit-a-b-c-and-2");
    }
}
