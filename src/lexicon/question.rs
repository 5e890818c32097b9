//! The shape of a typed question: `when did xi last meet putin before 2023-03-18` without the words that only
//! make it a sentence.

use super::fold::fold;

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

/// Words that only make a sentence of it.
const FILLERS: &[&str] = &[
    "a",
    "am",
    "and",
    "are",
    "be",
    "been",
    "between",
    "chancellor",
    "contact",
    "contacts",
    "did",
    "do",
    "does",
    "each",
    "ever",
    "for",
    "foreign",
    "had",
    "has",
    "have",
    "held",
    "hold",
    "how",
    "is",
    "king",
    "leader",
    "leaders",
    "many",
    "meet",
    "meeting",
    "meetings",
    "meets",
    "met",
    "minister",
    "most",
    "mr",
    "mrs",
    "ms",
    "much",
    "of",
    "often",
    "other",
    "president",
    "prime",
    "queen",
    "recently",
    "saw",
    "see",
    "speak",
    "spoke",
    "talk",
    "talked",
    "talks",
    "the",
    "there",
    "they",
    "time",
    "times",
    "to",
    "was",
    "were",
    "when",
    "where",
    "who",
    "will",
    "with",
];

/// Words that begin a restriction.
const PREPOSITIONS: &[&str] = &["before", "after", "since", "until", "till", "in", "on", "by", "during", "at"];

/// Words that ask for a journey; what follows is where to.
const JOURNEYS: &[&str] =
    &["visit", "visits", "visited", "travel", "travels", "travelled", "traveled", "trip", "go", "goes", "went"];

/// Words that ask for a telephone conversation.
const CALLS: &[&str] = &["call", "calls", "called", "phone", "phones", "phoned", "ring", "rang"];

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

/// A sentence or several names in one pair of quotes are its words; a single name stays whole.
fn spread(arguments: &[String], known: Known<'_>) -> Vec<String> {
    let plain = |word: &str| word.trim().trim_end_matches('?').to_owned();
    let is_sentence = |text: &str| {
        let word = |word: &str| is_function_word(&fold(word)) || (known.name)(word);
        let said = text.split_whitespace().any(|word| matches!(fold(word).as_str(), "did" | "meet" | "met" | "when"));
        !(known.name)(text) && (said || text.split_whitespace().all(|part| word(&plain(part))))
    };
    let words = |text: &String| match text.trim().contains(' ') && is_sentence(text) {
        true => text.split_whitespace().map(plain).collect(),
        false => vec![plain(text)],
    };
    arguments.iter().flat_map(words).filter(|word: &String| !word.is_empty()).collect()
}

/// Reads one name, word or restriction; returns how many arguments it took.
fn step(rest: &[String], known: Known<'_>, question: &mut Question) -> usize {
    let word = fold(&rest[0]);
    if let Some(length) = longest_name(rest, known.name) {
        question.names.push(rest[..length].join(" "));
        return length;
    }
    if PREPOSITIONS.contains(&word.as_str()) && rest.len() > 1 {
        return clause(rest, known.name, question);
    }
    let mut restrict = |preposition: &str, words: &str| {
        question.clauses.push(Clause { preposition: preposition.to_owned(), words: words.to_owned() });
    };
    match word.as_str() {
        _ if JOURNEYS.contains(&word.as_str()) => {
            restrict("kind", "visit");
            return 1 + destination(&rest[1..], known, question);
        }
        _ if CALLS.contains(&word.as_str()) => restrict("by", "phone"),
        "video" => restrict("by", "video"),
        "last" | "latest" => question.wanted = Wanted::Last,
        "first" => question.wanted = Wanted::First,
        "next" => question.wanted = Wanted::Next,
        _ if FILLERS.contains(&word.as_str()) => {}
        _ => question.names.push(rest[0].clone()),
    }
    1
}

/// Where a journey goes, if a place follows; returns how many arguments that took.
fn destination(rest: &[String], known: Known<'_>, question: &mut Question) -> usize {
    let fillers = rest.iter().take_while(|word| matches!(fold(word).as_str(), "to" | "the" | "in")).count();
    let place = &rest[fillers..];
    let length = (1..=place.len().min(4)).rev().find(|length| (known.place)(&place[..*length].join(" ")));
    let Some(length) = length else { return 0 };
    let words = place[..length].join(" ");
    question.clauses.push(Clause { preposition: "to".to_owned(), words });
    fillers + length
}

/// A run of two or more words, or one word that is not a filler, that is known as a name.
fn longest_name(rest: &[String], known: &dyn Fn(&str) -> bool) -> Option<usize> {
    let single = rest.iter().take(LONGEST_NAME).take_while(|word| !word.contains(' ')).count();
    if single == 0 {
        return Some(1);
    }
    let named = |words: &[String]| !is_function_word(&fold(&words[0])) && known(&words.join(" "));
    (1..=single).rev().find(|length| named(&rest[..*length]))
}

/// Whether a word makes a sentence and is no name in it.
fn is_function_word(word: &str) -> bool {
    [FILLERS, PREPOSITIONS, JOURNEYS, CALLS].iter().any(|list| list.contains(&word))
        || matches!(word, "last" | "latest" | "first" | "next" | "video")
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
    let words = after[..=more].join(" ");
    question.clauses.push(Clause { preposition: fold(&rest[0]), words });
    2 + article + more
}

/// Whether a word can go on a date: a number, a month, `last`, `year`.
fn is_date_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "last",
        "next",
        "this",
        "year",
        "month",
        "week",
    ];
    word.chars().any(|c| c.is_ascii_digit()) || WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 7] =
        ["xi", "putin", "xi jinping", "wang yi", "bosnia and herzegovina", "russia", "french president"];

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
    fn a_quoted_argument_is_one_name_and_a_quoted_sentence_its_words() {
        let of = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            parse(&words, Known { name: &known, place: &place }).names
        };
        assert_eq!(of(&["Russian President", "xi"]), ["Russian President", "xi"]);
        assert_eq!(of(&["when did xi meet putin?"]), ["xi", "putin"]);
        assert_eq!(of(&["Xi and Putin"]), ["Xi", "Putin"]);
        assert_eq!(of(&["Xi Jingping"]), ["Xi Jingping"]);
    }
}
