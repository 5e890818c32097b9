//! The shape of a typed question: `when did xi last meet putin before 2023-03-18` without the words that only
//! make it a sentence.

mod words;

use super::fold::fold;
use words::{CALLS, DATE_WORDS, FILLERS, JOURNEYS, PREPOSITIONS, TITLES, is_in};

/// What the question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wanted {
    /// Everything there is.
    #[default]
    All,
    /// The first time.
    First,
    /// The last time.
    Last,
    /// The next time.
    Next,
}

/// A typed restriction: its preposition and the words after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// `before`, `after`, `since`, `until`, `in`, `on`, `by`; `kind` before a kind, `to` before a destination.
    pub preposition: String,
    /// `2023-03-18`, `march 2022`, `moscow`, `phone`.
    pub words: String,
}

/// A question taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Question {
    /// The names, each as typed.
    pub names: Vec<String>,
    /// What is asked for.
    pub wanted: Wanted,
    /// How many of the last or the first ones.
    pub count: Option<usize>,
    /// The restrictions.
    pub clauses: Vec<Clause>,
}

/// What the words of a question can be, as the base knows it.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Whether words are the name of an actor or an office.
    pub name: &'a dyn Fn(&str) -> bool,
    /// Whether words are a city or a state.
    pub place: &'a dyn Fn(&str) -> bool,
}

/// The longest name, in words, that is looked for without quotes.
const LONGEST_NAME: usize = 6;

/// Takes arguments apart. An argument with a blank in it is one name; of single words, the longest run that is known
/// as a name makes one.
pub fn parse(arguments: &[String], known: Known<'_>) -> Question {
    let arguments = spread(arguments, known);
    let mut question = Question::default();
    let mut at = 0;
    while at < arguments.len() {
        at += step(&arguments[at..], known, &mut question);
    }
    question
}

/// A sentence or several names in one pair of quotes are its words; a single name stays whole, its title left out.
fn spread(arguments: &[String], known: Known<'_>) -> Vec<String> {
    let is_sentence = |text: &str| {
        let word = |word: &str| is_function_word(&fold(word)) || (known.name)(word);
        let said = text.split_whitespace().any(|word| matches!(fold(word).as_str(), "did" | "meet" | "met" | "when"));
        !(known.name)(&plain(text)) && (said || text.split_whitespace().all(|part| word(&plain(part))))
    };
    let words = |text: &String| match text.trim() {
        text if !text.contains(' ') => joined(text, known),
        text if titled(text).is_some_and(known.name) => vec![titled(text).unwrap_or(text).to_owned()],
        text if is_sentence(text) => text.split_whitespace().flat_map(|word| joined(word, known)).collect(),
        text => vec![plain(text)],
    };
    arguments.iter().flat_map(words).filter(|word: &String| !word.is_empty()).collect()
}

/// A word without the marks of a sentence and without `'s`.
fn plain(word: &str) -> String {
    let word = word.trim().trim_matches(['?', ',', '!', '"', '“', '”', '&', '+', '/']);
    let word = if word.contains(' ') { word.replace("'s ", " ").replace("’s ", " ") } else { word.to_owned() };
    word.trim_end_matches("'s").trim_end_matches("’s").to_owned()
}

/// `President Biden` without its title.
fn titled(text: &str) -> Option<&str> {
    let (first, rest) = text.trim().split_once(' ')?;
    is_in(TITLES, &fold(first)).then(|| rest.trim())
}

/// Whether words can be an office by themselves: `secretary of state`.
pub fn begins_with_title(words: &str) -> bool {
    words.split_whitespace().next().is_some_and(|word| is_in(TITLES, &fold(word)))
}

/// `xi-putin` and `xi/putin` are two names, where both halves are.
fn joined(word: &str, known: Known<'_>) -> Vec<String> {
    let word = plain(word);
    let halves = word.split_once(['-', '/', '&', '–']).filter(|(a, b)| {
        !(known.name)(&word) && [a, b].iter().all(|half| !is_function_word(&fold(half)) && (known.name)(half))
    });
    halves.map_or_else(|| vec![word.clone()], |(a, b)| vec![a.to_owned(), b.to_owned()])
}

/// Reads one name, word or restriction; returns how many arguments it took.
fn step(rest: &[String], known: Known<'_>, question: &mut Question) -> usize {
    if let Some(length) = longest_name(rest, known.name) {
        question.names.push(rest[..length].join(" "));
        return length;
    }
    let word = fold(&rest[0]);
    if let Some(length) = span(&word, rest, question) {
        return length;
    }
    if is_in(PREPOSITIONS, &word) && rest.len() > 1 {
        return clause(rest, known.name, question);
    }
    match word.as_str() {
        _ if is_in(JOURNEYS, &word) => {
            question.restrict("kind", "visit");
            return 1 + destination(&rest[1..], known, question);
        }
        _ if is_in(CALLS, &word) => question.restrict("by", "phone"),
        "video" => {
            question.restrict("by", "video");
            return 1 + rest.iter().skip(1).take_while(|word| is_in(CALLS, &fold(word))).count();
        }
        "last" | "latest" | "first" | "next" => return 1 + question.ask(&word, rest.get(1)),
        "will" if question.wanted == Wanted::All => question.wanted = Wanted::Next,
        _ if is_function_word(&word) => {}
        _ => question.names.push(rest[0].clone()),
    }
    1
}

impl Question {
    fn restrict(&mut self, preposition: &str, words: &str) {
        self.clauses.push(Clause { preposition: preposition.to_owned(), words: words.to_owned() });
    }

    /// `last`, or `last 3`; returns how many more arguments that took.
    fn ask(&mut self, word: &str, number: Option<&String>) -> usize {
        self.wanted = match word {
            "first" => Wanted::First,
            "next" => Wanted::Next,
            _ => Wanted::Last,
        };
        self.count = number.and_then(|number| number.parse().ok()).filter(|n| (1..1000).contains(n));
        usize::from(self.count.is_some())
    }
}

/// A time without a preposition or with two: `2019`, `last year`, `between 2019 and 2020`, `from 2019 to 2020`.
fn span(word: &str, rest: &[String], question: &mut Question) -> Option<usize> {
    let folded: Vec<String> = rest.iter().take(9).map(|word| fold(word)).collect();
    let dates = |from: usize| folded[from.min(folded.len())..].iter().take_while(|word| is_date_word(word)).count();
    let is_unit = |at: usize| matches!(folded.get(at).map(String::as_str), Some("year" | "month" | "week"));
    match word {
        "between" | "from" if dates(1) > 0 => {
            let start = dates(1);
            question.restrict("since", &rest[1..=start].join(" "));
            let end = dates(start + 2);
            let is_span = matches!(folded.get(start + 1).map(String::as_str), Some("and" | "to" | "until" | "till"));
            if end == 0 || !is_span {
                return Some(1 + start);
            }
            question.restrict("until", &rest[start + 2..start + 2 + end].join(" "));
            Some(2 + start + end)
        }
        "this" | "last" | "next" if is_unit(1) => {
            question.restrict("in", &rest[..2].join(" "));
            Some(2)
        }
        year if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) => {
            question.restrict("in", year);
            Some(1)
        }
        _ => None,
    }
}

/// Where a journey goes, if a place follows; returns how many arguments that took.
fn destination(rest: &[String], known: Known<'_>, question: &mut Question) -> usize {
    let fillers = rest.iter().take_while(|word| matches!(fold(word).as_str(), "to" | "the" | "in")).count();
    let place = &rest[fillers..];
    let length = (1..=place.len().min(4)).rev().find(|length| (known.place)(&place[..*length].join(" ")));
    let Some(length) = length else { return 0 };
    question.restrict("to", &place[..length].join(" "));
    fillers + length
}

/// A run of two or more words, or one word that is not a filler, that is known as a name.
fn longest_name(rest: &[String], known: &dyn Fn(&str) -> bool) -> Option<usize> {
    if rest[0].contains(' ') {
        return Some(1);
    }
    let is_word = |word: &&String| !word.contains(' ') && !fold(word).is_empty();
    let single = rest.iter().take(LONGEST_NAME).take_while(is_word).count();
    let begins = |word: &str, more: bool| !is_function_word(word) || (more && is_in(TITLES, word));
    let named = |words: &[String]| begins(&fold(&words[0]), words.len() > 1) && known(&words.join(" "));
    (1..=single).rev().find(|length| named(&rest[..*length]))
}

/// Whether a word makes a sentence and is no name in it.
fn is_function_word(word: &str) -> bool {
    [FILLERS, TITLES, PREPOSITIONS, JOURNEYS, CALLS].iter().any(|list| is_in(list, word))
        || matches!(word, "last" | "latest" | "first" | "next" | "video" | "will" | "this")
}

/// A preposition and what follows, up to the next known name, preposition or filler.
fn clause(rest: &[String], known: &dyn Fn(&str) -> bool, question: &mut Question) -> usize {
    let article = usize::from(rest.len() > 2 && fold(&rest[1]) == "the");
    let after = &rest[1 + article..];
    let dated = after[0].chars().any(|c| c.is_ascii_digit());
    let ends = |word: &String| {
        let folded = fold(word);
        is_function_word(&folded) && folded != "last" && folded != "next" || (!is_date_word(&folded) && known(word))
    };
    let more = after[1..].iter().take_while(|word| !ends(word) && (!dated || is_date_word(&fold(word)))).count();
    question.restrict(&fold(&rest[0]), &after[..=more].join(" "));
    2 + article + more
}

/// Whether a word can go on a date: a number, a month, `last`, `year`.
fn is_date_word(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit()) || is_in(DATE_WORDS, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 8] = [
        "xi",
        "putin",
        "xi jinping",
        "wang yi",
        "bosnia and herzegovina",
        "russia",
        "french president",
        "russia president",
    ];

    fn known(name: &str) -> bool {
        NAMES.contains(&fold(name).as_str())
    }

    fn place(name: &str) -> bool {
        ["moscow", "russia", "north korea"].contains(&fold(name).as_str())
    }

    fn read(text: &str) -> Question {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        parse(&words, Known { name: &known, place: &place })
    }

    fn clauses(text: &str) -> Vec<String> {
        read(text).clauses.into_iter().map(|clause| format!("{} {}", clause.preposition, clause.words)).collect()
    }

    #[test]
    fn a_typed_sentence_is_its_names_and_what_it_asks() {
        let question = read("when did xi last meet putin");
        assert_eq!(question.names, ["xi", "putin"]);
        assert_eq!(question.wanted, Wanted::Last);
        for sentence in ["who did xi meet", "how often did president xi meet mr putin", "is xi meeting putin"] {
            assert!(read(sentence).names.iter().all(|name| known(name)), "{sentence}");
        }
    }

    #[test]
    fn the_longest_known_run_is_one_name() {
        assert_eq!(read("xi jinping wang yi").names, ["xi jinping", "wang yi"]);
        assert_eq!(read("bosnia and herzegovina russia").names, ["bosnia and herzegovina", "russia"]);
        assert_eq!(read("french president xi").names, ["french president", "xi"]);
        assert_eq!(read("xi and zelinsky").names, ["xi", "zelinsky"]);
    }

    #[test]
    fn restrictions_end_where_the_next_name_begins() {
        assert_eq!(clauses("did xi meet putin before 18 march 2023"), ["before 18 march 2023"]);
        assert_eq!(read("in march 2022 xi putin").names, ["xi", "putin"]);
        assert_eq!(clauses("in march 2022 xi putin"), ["in march 2022"]);
        assert_eq!(clauses("xi putin by phone"), ["by phone"]);
        assert_eq!(clauses("did xi talk to putin on the phone"), ["on phone"]);
        assert_eq!(clauses("did xi call putin"), ["by phone"]);
    }

    #[test]
    fn after_a_visit_comes_where_to_or_whom() {
        assert_eq!(clauses("did xi visit moscow"), ["kind visit", "to moscow"]);
        assert_eq!(clauses("when did xi go to the north korea"), ["kind visit", "to north korea"]);
        assert_eq!(read("did xi visit putin").names, ["xi", "putin"]);
    }

    #[test]
    fn a_time_needs_no_preposition() {
        assert_eq!(clauses("xi putin 2019"), ["in 2019"]);
        assert_eq!(clauses("did xi meet putin last year"), ["in last year"]);
        assert_eq!(clauses("xi putin between march 2019 and 2020"), ["since march 2019", "until 2020"]);
        assert_eq!(clauses("xi putin from 2019 to 2020"), ["since 2019", "until 2020"]);
        assert_eq!(clauses("when was xi's video call with putin?"), ["by video"]);
        assert_eq!((read("xi putin last 3").count, read("xi putin last 3").wanted), (Some(3), Wanted::Last));
        assert_eq!(read("when will xi meet putin").wanted, Wanted::Next);
    }

    #[test]
    fn two_names_can_be_joined_by_a_mark() {
        for text in ["xi-putin", "xi & putin", "xi vs putin", "have xi and putin ever spoken?", "xi, putin"] {
            assert_eq!(read(text).names, ["xi", "putin"], "{text}");
        }
        assert_eq!(read("xi \u{1f642}").names, ["xi", "\u{1f642}"]);
    }

    #[test]
    fn a_quoted_argument_is_one_name_and_a_quoted_sentence_its_words() {
        let of = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            parse(&words, Known { name: &known, place: &place }).names
        };
        assert_eq!(of(&["Russian President", "xi"]), ["Russian President", "xi"]);
        assert_eq!(of(&["when did xi meet putin?"]), ["xi", "putin"]);
        assert_eq!(of(&["Xi and Putin"]), ["Xi", "Putin"]);
        assert_eq!(of(&["Xi Jingping"]), ["Xi Jingping"]);
        assert_eq!(of(&["President Putin", "Chairman Xi"]), ["Putin", "Xi"]);
        assert_eq!(of(&["Russia's president"]), ["Russia president"]);
    }
}
