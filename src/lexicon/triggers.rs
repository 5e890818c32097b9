//! The words that tell of events (triggers), and those that say how real one is or that there is none (cues).
//! Built once from rows handed in; then a token costs one look-up.

use crate::model::words::words;
use crate::model::{EventKind, Mode, Status};
use std::collections::HashMap;

words! {
    /// Whether a phrase bends like a verb, like a noun, or not at all.
    Pos, "part of speech", {
        /// `meet`, `meets`, `met`, `meeting`.
        Verb = "verb",
        /// `visit`, `visits`.
        Noun = "noun",
        /// As written.
        Fixed = "fixed",
    }
}

words! {
    /// Where an actor stands to the word that tells of the event.
    Slot, "slot", {
        /// Who does it; of a noun, the subject of the verb that carries it.
        Subject = "subject",
        /// Whom it is done to.
        Object = "object",
        /// `Xi's visit`, `US-Iran talks`.
        Owner = "owner",
        /// After *with*.
        With = "with",
        /// After *between* or *among*.
        Between = "between",
        /// After *by*.
        By = "by",
        /// After *of*.
        Of = "of",
        /// After *to*.
        To = "to",
        /// After *in*, *into* or *at*.
        In = "in",
        /// After *for*.
        For = "for",
    }
}

words! {
    /// What a slot holds.
    Part, "part", {
        /// Who travels.
        Guest = "guest",
        /// Who receives.
        Host = "host",
        /// Who takes part.
        Attendee = "attendee",
        /// Who brings others together.
        Mediator = "mediator",
        /// Where it is; for a visit also who receives, if nobody is named.
        Place = "place",
    }
}

words! {
    /// What a trigger asks of its clause before it tells of an event.
    Need, "need", {
        /// Words of a telephone or a video link.
        Link = "link",
        /// An agreement that is signed.
        Paper = "paper",
        /// A destination abroad.
        Destination = "destination",
        /// A person who takes part, not only a state.
        Person = "person",
        /// Somebody who can be received: a person or a delegation, not a state.
        Guest = "guest",
        /// Its own object: `welcomed the visit` is an opinion.
        Direct = "direct",
        /// A past tense: to reach an agreement is only an aim.
        Done = "done",
        /// A date of its own.
        Date = "date",
        /// To come to a place or to somebody.
        Invitation = "invitation",
        /// No *to* after its object.
        NoClause = "no-clause",
    }
}

words! {
    /// What a cue says of the events near it.
    CueClass, "class of cue", {
        /// It is fixed or announced.
        Planned = "planned",
        /// It is wanted, offered, possible.
        Proposed = "proposed",
        /// It was called off.
        Cancelled = "cancelled",
        /// It was put off.
        Postponed = "postponed",
        /// It did not or will not happen.
        Denied = "denied",
        /// It happened, or goes on.
        Held = "held",
        /// The clause turns round: *not*, *never*, *no*.
        Negation = "negation",
        /// Nobody says that it happens: *if*, *whether*.
        Hypothetical = "hypothetical",
        /// Many are meant, not one: *often*, *several times*.
        Habit = "habit",
        /// A verb that carries a noun: *hold talks*, *pay a visit*.
        Support = "support",
        /// Somebody says something: its date is not that of the event.
        Saying = "saying",
        /// By telephone.
        Phone = "phone",
        /// By video link.
        Video = "video",
        /// Face to face.
        InPerson = "in-person",
        /// What can be signed between states.
        Paper = "paper",
        /// The words beside it are no event of diplomacy.
        NoEvent = "no-event",
        /// The sentence is about sport, business or a stage.
        Elsewhere = "elsewhere",
    }
}

/// A row of `triggers.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriggerRow {
    /// The words, the first of a verb and the last of a noun in its plain form.
    pub phrase: String,
    /// How it bends.
    pub pos: Pos,
    /// Past and participle of an irregular verb, or the plural of an irregular noun.
    pub forms: Vec<String>,
    /// What it tells of.
    pub kind: EventKind,
    /// How those who took part were in touch; none: as usual for the kind.
    pub mode: Option<Mode>,
    /// Which slot holds what.
    pub frame: Vec<(Slot, Part)>,
    /// What it asks of its clause.
    pub needs: Vec<Need>,
    /// The status of what it tells of, if the word itself says so.
    pub status: Option<Status>,
    /// A sentence that tells of such an event; a test reads it.
    pub example: String,
}

impl TriggerRow {
    /// What a slot holds.
    pub fn part(&self, slot: Slot) -> Option<Part> {
        self.frame.iter().find(|(known, _)| *known == slot).map(|(_, part)| *part)
    }

    /// Whether the clause must hold something.
    pub fn needs(&self, need: Need) -> bool {
        self.needs.contains(&need)
    }
}

/// A row of `cues.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CueRow {
    /// The words.
    pub phrase: String,
    /// How it bends.
    pub pos: Pos,
    /// Irregular forms.
    pub forms: Vec<String>,
    /// What it says.
    pub class: CueClass,
    /// A sentence in which it says so; a test reads it.
    pub example: String,
    /// What the example gives: statuses, or nothing at all.
    pub expect: Vec<Status>,
}

/// The form in which a phrase stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `meet`, `visit`; anything that does not bend.
    Plain,
    /// `meets`, `visits`.
    Ending,
    /// `met`, also as a participle.
    Past,
    /// `spoken`: a participle only.
    Participle,
    /// `meeting`.
    Ing,
}

/// What a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// The number of a trigger.
    Trigger(usize),
    /// The class of a cue.
    Cue(CueClass),
}

/// A phrase found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub entry: Entry,
    /// Its form.
    pub form: Form,
    /// How it bends.
    pub pos: Pos,
    /// How many tokens it has.
    pub length: usize,
}

#[derive(Debug, Clone)]
struct Phrase {
    rest: Vec<String>,
    hit: Hit,
}

/// The dictionary of triggers and cues.
#[derive(Debug, Clone, Default)]
pub struct Triggers {
    rows: Vec<TriggerRow>,
    by_first: HashMap<String, Vec<Phrase>>,
}

impl Triggers {
    /// The dictionary of these rows.
    pub fn new(rows: Vec<TriggerRow>, cues: &[CueRow]) -> Self {
        let mut all = Self::default();
        for (n, row) in rows.iter().enumerate() {
            all.insert(&row.phrase, row.pos, &row.forms, Entry::Trigger(n));
        }
        for cue in cues {
            all.insert(&cue.phrase, cue.pos, &cue.forms, Entry::Cue(cue.class));
            if cue.phrase.contains('\'') {
                all.insert(&cue.phrase.replace('\'', "’"), cue.pos, &cue.forms, Entry::Cue(cue.class));
            }
        }
        for phrases in all.by_first.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        Self { rows, ..all }
    }

    /// A trigger's row.
    pub fn row(&self, n: usize) -> &TriggerRow {
        &self.rows[n]
    }

    /// Every phrase that begins with the first of these lower-case words, the longest first.
    pub fn at<'a>(&'a self, first: &str, word: impl Fn(usize) -> &'a str) -> impl Iterator<Item = Hit> {
        let phrases = self.by_first.get(first).map_or(&[][..], Vec::as_slice);
        let fits = move |phrase: &&Phrase| phrase.rest.iter().enumerate().all(|(n, own)| own == word(n + 1));
        phrases.iter().filter(fits).map(|phrase| phrase.hit)
    }

    fn insert(&mut self, phrase: &str, pos: Pos, forms: &[String], entry: Entry) {
        let words: Vec<&str> = phrase.split(' ').collect();
        let bent = match pos {
            Pos::Verb => verb_forms(words[0], forms),
            Pos::Noun => noun_forms(words[words.len() - 1], forms),
            Pos::Fixed => vec![(words[0].to_owned(), Form::Plain)],
        };
        for (word, form) in bent {
            let mut all: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            let place = if pos == Pos::Noun { all.len() - 1 } else { 0 };
            all[place] = word;
            let hit = Hit { entry, form, pos, length: all.len() };
            let rest = all.split_off(1);
            self.by_first.entry(all.remove(0)).or_default().push(Phrase { rest, hit });
        }
    }
}

/// The forms of a verb: regular, unless past and participle are given.
fn verb_forms(plain: &str, irregular: &[String]) -> Vec<(String, Form)> {
    let stem = plain.strip_suffix('e').unwrap_or(plain);
    let last = plain.chars().last().unwrap_or(' ');
    let consonant_y = last == 'y' && !plain.ends_with(['a', 'e', 'o', 'u']) && !ends_in_vowel_y(plain);
    let ending = match last {
        's' | 'x' | 'z' | 'o' => format!("{plain}es"),
        'h' if plain.ends_with("sh") || plain.ends_with("ch") => format!("{plain}es"),
        'y' if consonant_y => format!("{}ies", &plain[..plain.len() - 1]),
        _ => format!("{plain}s"),
    };
    let past = if consonant_y { format!("{}ied", &plain[..plain.len() - 1]) } else { format!("{stem}ed") };
    let mut forms = vec![
        (plain.to_owned(), Form::Plain),
        (ending, Form::Ending),
        (format!("{}ing", if plain.ends_with("ee") { plain } else { stem }), Form::Ing),
    ];
    match irregular {
        [] => forms.push((past, Form::Past)),
        [past, rest @ ..] => {
            forms.push((past.clone(), Form::Past));
            let form = |word: &String| if word.ends_with("ing") { Form::Ing } else { Form::Participle };
            forms.extend(rest.iter().map(|word| (word.clone(), form(word))));
        }
    }
    forms
}

fn ends_in_vowel_y(plain: &str) -> bool {
    ["ay", "ey", "oy", "uy"].iter().any(|ending| plain.ends_with(ending))
}

fn noun_forms(plain: &str, irregular: &[String]) -> Vec<(String, Form)> {
    let plural = match irregular {
        [plural, ..] => plural.clone(),
        [] if plain.ends_with(['s', 'x']) || plain.ends_with("ch") => format!("{plain}es"),
        [] if plain.ends_with('y') && !ends_in_vowel_y(plain) => format!("{}ies", &plain[..plain.len() - 1]),
        [] => format!("{plain}s"),
    };
    if plural == plain {
        return vec![(plural, Form::Plain)];
    }
    vec![(plain.to_owned(), Form::Plain), (plural, Form::Ending)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(plain: &str, irregular: &[&str]) -> Vec<String> {
        let irregular: Vec<String> = irregular.iter().map(|word| (*word).to_owned()).collect();
        verb_forms(plain, &irregular).into_iter().map(|(word, _)| word).collect()
    }

    #[test]
    fn verbs_bend_as_in_english() {
        assert_eq!(forms("visit", &[]), ["visit", "visits", "visiting", "visited"]);
        assert_eq!(forms("arrive", &[]), ["arrive", "arrives", "arriving", "arrived"]);
        assert_eq!(forms("deny", &[]), ["deny", "denies", "denying", "denied"]);
        assert_eq!(forms("stay", &[]), ["stay", "stays", "staying", "stayed"]);
        assert_eq!(forms("fly", &["flew", "flown"]), ["fly", "flies", "flying", "flew", "flown"]);
        assert_eq!(forms("discuss", &[]), ["discuss", "discusses", "discussing", "discussed"]);
    }

    #[test]
    fn the_longest_phrase_comes_first() {
        let cue = |phrase: &str, pos, class| CueRow {
            phrase: phrase.to_owned(),
            pos,
            forms: Vec::new(),
            class,
            example: String::new(),
            expect: Vec::new(),
        };
        let cues = [cue("plan", Pos::Verb, CueClass::Planned), cue("plan to meet", Pos::Verb, CueClass::Proposed)];
        let triggers = Triggers::new(Vec::new(), &cues);
        let text = ["plans", "to", "meet"];
        let hits: Vec<Hit> = triggers.at(text[0], |n| text.get(n).copied().unwrap_or("")).collect();
        assert_eq!(hits[0].length, 3);
        assert_eq!(hits[1].form, Form::Ending);
    }
}
