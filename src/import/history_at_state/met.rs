//! Whom the remarks of a trip say were met: what stands after "met with", as far as it is a list of titles with names.

use super::titles::Titles;

/// Somebody who was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Met {
    pub(super) title: String,
    pub(super) name: String,
    /// The demonym before the title; none: of the state that was visited.
    pub(super) state: Option<String>,
}

/// All who are named with a title; "senior officials" and "his counterpart" are nobody.
pub(super) fn met(titles: &Titles, remarks: &str) -> Vec<Met> {
    let mut found: Vec<Met> = Vec::new();
    for list in lists(remarks) {
        for piece in list.split(", ").flat_map(|part| part.split(" and ")) {
            let one = piece.trim().trim_start_matches("and ").trim_start_matches("with ").trim_start_matches("the ");
            found.extend(named(titles, one).filter(|met| !found.contains(met)));
        }
    }
    found
}

/// What stands after each "met with", up to the end of the sentence or clause.
fn lists(remarks: &str) -> impl Iterator<Item = &str> {
    let starts = remarks.match_indices("et with ");
    starts
        .filter(|(at, _)| remarks[..*at].ends_with(['m', 'M']))
        .map(|(at, words)| clause(&remarks[at + words.len()..]))
}

/// Up to `;` or a full stop that is not that of an initial or a short form.
fn clause(text: &str) -> &str {
    let ends = |(at, _): &(usize, &str)| {
        let word = text[..*at].rsplit([' ', '.']).next().unwrap_or_default();
        let short = word.chars().count() < 2 || matches!(word, "Jr" | "Sr" | "St" | "Dr" | "Gen");
        text[*at..].starts_with(';') || !short
    };
    let end = text.match_indices([';', '.']).find(ends).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn named(titles: &Titles, piece: &str) -> Option<Met> {
    let (title, name) = titles.split(piece);
    let (state, title, name) = match title.is_empty() {
        false => (None, title, name),
        true => with_demonym(titles, piece)?,
    };
    let name = person(name)?;
    Some(Met { title: title.to_owned(), name, state })
}

/// `French Foreign Minister Séjourné`, `South Korean President Park`.
fn with_demonym<'a>(titles: &Titles, piece: &'a str) -> Option<(Option<String>, &'a str, &'a str)> {
    let blanks = piece.match_indices(' ').take(2);
    blanks.map(|(at, _)| piece.split_at(at)).find_map(|(demonym, rest)| {
        let (title, name) = titles.split(rest.trim_start());
        (!title.is_empty() && demonym.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-'))
            .then(|| (Some(demonym.to_owned()), title, name))
    })
}

/// The words of a name, up to the first that cannot be part of one.
fn person(text: &str) -> Option<String> {
    const PARTICLES: [&str; 12] = ["al", "bin", "bint", "da", "de", "del", "di", "dos", "el", "ibn", "van", "von"];
    let fits = |word: &&str| {
        let start = word.chars().next().is_some_and(char::is_uppercase);
        start
            || PARTICLES.contains(word)
            || word.starts_with("al-")
            || word.starts_with("d'")
            || word.starts_with("el-")
    };
    let words: Vec<&str> = text.split(' ').take_while(fits).take(6).collect();
    let name = words.join(" ").trim_end_matches(['.', ',']).to_owned();
    Some(name).filter(|name| name.chars().next().is_some_and(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(remarks: &str) -> Vec<String> {
        let titles = Titles::new().expect("the titles");
        let line = |met: Met| format!("{}|{}|{}", met.state.unwrap_or_default(), met.title, met.name);
        met(&titles, remarks).into_iter().map(line).collect()
    }

    #[test]
    fn a_list_of_titles_and_names_is_as_many_people() {
        let remarks =
            "State visit; met with King Olaf V, Prime Minister Per A. Berg, and Foreign Minister Li. Attended.";
        assert_eq!(all(remarks), ["|King|Olaf V", "|Prime Minister|Per A. Berg", "|Foreign Minister|Li"]);
    }

    #[test]
    fn a_demonym_before_the_title_is_the_state() {
        let remarks = "Met with Danish Foreign Minister Holm and South Korean President Kim at Oslo.";
        assert_eq!(all(remarks), ["Danish|Foreign Minister|Holm", "South Korean|President|Kim"]);
    }

    #[test]
    fn those_without_name_or_title_are_nobody() {
        assert_eq!(all("Met with senior officials and the prime minister. Met with Berg."), Vec::<String>::new());
        assert_eq!(all("Met with the Belgian and Dutch Foreign Ministers."), Vec::<String>::new());
    }
}
