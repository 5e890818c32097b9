//! The grammar of naming: `China's new foreign minister, Qin Gang`, `the presidents of A and B`, `his Greek and French
//! counterparts`. Says how words are put, not yet who is meant.

use super::reading::{Case, Reading};
use crate::lexicon::gazetteer::NameSort;
use crate::model::TitleKind;
use std::ops::Range;

/// What stands before a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Lead {
    #[default]
    Nothing,
    The,
    A,
    /// `his`, `her`, `their`.
    Of(Pronoun),
}

/// A personal pronoun by whom it can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pronoun {
    He,
    She,
    They,
}

/// The name of a person where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameRun {
    pub(super) items: Range<usize>,
    /// Persons of the base of exactly that name.
    pub(super) persons: Vec<u32>,
}

/// A phrase that names somebody.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrase {
    pub(super) items: Range<usize>,
    pub(super) lead: Lead,
    /// For each state named, what it can be.
    pub(super) sides: Vec<Vec<u32>>,
    pub(super) side_items: Range<usize>,
    pub(super) sort: Option<NameSort>,
    pub(super) city: Option<u32>,
    pub(super) title: Option<u32>,
    pub(super) title_items: Range<usize>,
    pub(super) plural: bool,
    /// `the two`, `both`.
    pub(super) number: Option<usize>,
    pub(super) counterpart: bool,
    pub(super) newly: bool,
    pub(super) former: bool,
    pub(super) deputy: bool,
    pub(super) names: Vec<NameRun>,
    /// The state of each name where each has its own: `Presidents A of X and B of Y`.
    pub(super) name_sides: Vec<Vec<u32>>,
    /// A woman's or a man's title, or one that says so.
    pub(super) gender: Option<Pronoun>,
}

/// Words between a state and a title that change nothing.
const PASSING: &[&str] = &[
    "visiting",
    "veteran",
    "longtime",
    "long-time",
    "outgoing",
    "acting",
    "interim",
    "caretaker",
    "top",
    "senior",
    "chief",
    "then",
    "current",
    "hard-line",
    "hardline",
    "embattled",
    "reclusive",
    "powerful",
    "democratically",
    "elected",
    "military",
    "special",
    "young",
    "late",
    "communist",
    "socialist",
    "conservative",
    "right-wing",
    "left-wing",
    "federal",
    "de",
    "facto",
    "high-ranking",
    "highest-ranking",
    "first",
    "second",
    "third",
    "transitional",
    "national",
    "respective",
    "Nationalist",
    "Islamist",
    "civilian",
    "high",
    "high-level",
    "large",
    "small",
    "official",
    "governmental",
    "diplomatic",
    "joint",
    "unnamed",
    "several",
    "some",
];
const NEWLY: &[&str] =
    &["new", "newly", "newly-appointed", "newly-elected", "incoming", "appointed", "president-elect", "designate"];
const FORMER: &[&str] = &["former", "ex", "ousted", "deposed", "onetime", "one-time", "exiled"];
const DEPUTY: &[&str] = &["deputy", "vice", "assistant", "junior", "under"];
const HONORIFICS: &[(&str, Option<Pronoun>)] = &[
    ("mr", Some(Pronoun::He)),
    ("mr.", Some(Pronoun::He)),
    ("sir", Some(Pronoun::He)),
    ("lord", Some(Pronoun::He)),
    ("mrs", Some(Pronoun::She)),
    ("mrs.", Some(Pronoun::She)),
    ("ms", Some(Pronoun::She)),
    ("ms.", Some(Pronoun::She)),
    ("miss", Some(Pronoun::She)),
    ("madame", Some(Pronoun::She)),
    ("dame", Some(Pronoun::She)),
    ("lady", Some(Pronoun::She)),
    ("dr", None),
    ("dr.", None),
    ("prof", None),
    ("professor", None),
    ("gen", None),
    ("lt", None),
    ("col", None),
    ("hon", None),
    ("sheikh", Some(Pronoun::He)),
    ("sheik", Some(Pronoun::He)),
    ("ayatollah", Some(Pronoun::He)),
    ("comrade", None),
    ("herr", Some(Pronoun::He)),
    ("frau", Some(Pronoun::She)),
    ("monsieur", Some(Pronoun::He)),
];
/// Titles that say what their holder is.
const GENDERED: &[(&str, Pronoun)] = &[
    ("king", Pronoun::He),
    ("queen", Pronoun::She),
    ("prince", Pronoun::He),
    ("princess", Pronoun::She),
    ("pope", Pronoun::He),
    ("spokesman", Pronoun::He),
    ("spokeswoman", Pronoun::She),
    ("chairman", Pronoun::He),
    ("chairwoman", Pronoun::She),
    ("emir", Pronoun::He),
    ("sultan", Pronoun::He),
    ("emperor", Pronoun::He),
    ("empress", Pronoun::She),
    ("sheikh", Pronoun::He),
    ("crown prince", Pronoun::He),
    ("shah", Pronoun::He),
    ("strongman", Pronoun::He),
    ("congressman", Pronoun::He),
];
const PARTICLES: &[&str] = &[
    "bin", "ibn", "ben", "al", "el", "ul", "von", "van", "der", "den", "de", "da", "dos", "di", "du", "la", "le",
    "del", "della", "y", "e", "ould", "ag", "av", "af", "zu", "abu",
];
const CALENDAR: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "i",
    "the",
    "a",
    "an",
    "in",
    "on",
    "at",
    "but",
    "and",
    "he",
    "she",
    "it",
    "they",
    "we",
    "mr",
    "mrs",
    "ms",
    "dr",
    "his",
    "her",
    "their",
    "its",
    "if",
    "as",
    "after",
    "before",
    "when",
    "while",
    "this",
    "that",
    "these",
    "there",
    "for",
    "from",
    "with",
    "under",
    "over",
    "both",
    "earlier",
    "later",
    "last",
    "next",
    "however",
];
const LEADS: &[(&str, Lead)] = &[
    ("the", Lead::The),
    ("a", Lead::A),
    ("an", Lead::A),
    ("another", Lead::A),
    ("his", Lead::Of(Pronoun::He)),
    ("her", Lead::Of(Pronoun::She)),
    ("their", Lead::Of(Pronoun::They)),
    ("its", Lead::Of(Pronoun::They)),
];
const NUMBERS: &[(&str, usize)] =
    &[("two", 2), ("both", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7)];

impl Reading<'_> {
    /// The phrase that begins at an item, if one does.
    pub(super) fn phrase(&self, at: usize) -> Option<Phrase> {
        let mut phrase = Phrase { items: at..at, ..Phrase::default() };
        let mut next = self.lead(at, &mut phrase);
        next = self.sides(next, &mut phrase);
        next = self.modifiers(next, &mut phrase);
        if phrase.sides.is_empty() {
            next = self.sides(next, &mut phrase);
            next = self.modifiers(next, &mut phrase);
        }
        if let Some(end) = self.counterpart(next) {
            phrase.counterpart = true;
            phrase.plural = self.word(end - 1).ends_with('s');
            phrase.title_items = next..end;
            return Some(self.with_apposition(end, phrase));
        }
        if let Some(end) = self.titles(next, &mut phrase) {
            let end = self.of_sides(end, &mut phrase);
            return Some(self.with_names(end, phrase));
        }
        if phrase.sides.is_empty() { self.bare_name(at, phrase) } else { Some(self.bare_sides(phrase)) }
    }

    /// `the`, `a`, `his`, and how many.
    fn lead(&self, at: usize, phrase: &mut Phrase) -> usize {
        let mut next = at;
        let lead = LEADS.iter().find(|(word, _)| self.is(at, word));
        phrase.lead = lead.map_or(Lead::Nothing, |(_, lead)| *lead);
        next += usize::from(phrase.lead != Lead::Nothing);
        if let Some((_, number)) = NUMBERS.iter().find(|(word, _)| self.is(next, word)) {
            phrase.number = Some(*number);
            next += 1;
            // both of the leaders
            next += usize::from(self.is(next, "of") && self.is(next + 1, "the")) * 2;
            next += usize::from(self.is(next, "the"));
        }
        next
    }

    fn modifiers(&self, at: usize, phrase: &mut Phrase) -> usize {
        let mut next = at;
        while next < self.sentence_end(at)
            && self.atom_from(next).is_none_or(|atom| atom.title.is_none() || self.is_any(next, DEPUTY))
        {
            match () {
                () if self.is_any(next, NEWLY) => phrase.newly = true,
                () if self.is_any(next, FORMER) => {
                    phrase.former = true;
                    next += usize::from(self.is(next + 1, "-"));
                }
                () if self.is_any(next, DEPUTY) => phrase.deputy = true,
                () if self.is_any(next, PASSING) && next > at.min(phrase.items.start) => {}
                () if self.is_any(next, PASSING) && self.case(next) == Case::Lower => {}
                () => break,
            }
            next += 1;
        }
        // Modifiers belong to a title, a state or a name; else there were none.
        let useful = self.atom_from(next).is_some() || self.counterpart(next).is_some();
        if useful { next } else { at }
    }

    /// States, also several: `Greek, Cypriot and French`; several only before a title.
    fn sides(&self, at: usize, phrase: &mut Phrase) -> usize {
        let Some(first) = self.atom_from(at).filter(|atom| !atom.sides.is_empty() && atom.title.is_none()) else {
            return at;
        };
        phrase.sides.push(first.sides.clone());
        phrase.sort = first.sort;
        phrase.city = first.city;
        phrase.side_items = at..first.end;
        let single = self.after_possessive(first.end);
        let mut next = first.end;
        let mut several = vec![first.sides.clone()];
        while let Some(atom) = self.joined(next).and_then(|start| self.atom_from(start)) {
            if atom.sides.is_empty() {
                break;
            }
            several.push(atom.sides.clone());
            next = atom.end;
            if several.len() > 8 {
                break;
            }
        }
        let end = self.after_possessive(next);
        let titled = |at: usize| {
            let after = self.modifiers(at, &mut Phrase::default());
            self.counterpart(after).is_some()
                || self.atom_from(after).is_some_and(|atom| atom.title.is_some_and(|title| title.1))
        };
        if several.len() > 1 && titled(end) {
            phrase.sides = several;
            return end;
        }
        single
    }

    /// The next member of a list: after a comma, `and`, or both.
    fn joined(&self, at: usize) -> Option<usize> {
        let comma = usize::from(self.is(at, ","));
        let and = usize::from(self.is_any(at + comma, &["and", "&"]));
        (comma + and > 0 && at + comma + and < self.sentence_end(at)).then_some(at + comma + and)
    }

    fn after_possessive(&self, at: usize) -> usize {
        let plural = self.is_any(at, &["'", "’"]) && self.word(at.saturating_sub(1)).ends_with(['s', 'S']);
        at + usize::from(self.is_any(at, &["'s", "’s"]) || plural)
    }

    fn counterpart(&self, at: usize) -> Option<usize> {
        match () {
            () if self.is_any(at, &["counterpart", "counterparts"]) => Some(at + 1),
            () if self.is(at, "opposite") && self.is_any(at + 1, &["number", "numbers"]) => Some(at + 2),
            () => None,
        }
    }

    /// One title, or two that are joined: `Prime Minister and Foreign Minister`.
    fn titles(&self, at: usize, phrase: &mut Phrase) -> Option<usize> {
        let atom = self.atom_from(at)?;
        let (title, plural) = atom.title?;
        phrase.title = Some(title);
        phrase.plural = plural;
        phrase.title_items = at..atom.end;
        let words = self.names.title(title).words.to_ascii_lowercase();
        phrase.gender = GENDERED.iter().find(|(word, _)| *word == words).map(|(_, gender)| *gender);
        let mut end = atom.end;
        let second = self.joined(end).and_then(|start| self.atom_from(start).map(|atom| (start, atom)));
        if let Some((start, second)) = second.filter(|(_, atom)| atom.title.is_some_and(|title| !title.1)) {
            let named = self.name_run(second.end).is_some() && self.case(start) >= Case::Capital;
            if named && !plural {
                end = second.end;
            }
        }
        Some(end)
    }

    /// `of the Republic of Korea`, `of Russia and Ukraine`.
    fn of_sides(&self, at: usize, phrase: &mut Phrase) -> usize {
        let envoy = self.is_any(at, &["to", "for", "on", "at"]);
        if !(self.is_any(at, &["of", "from"]) || envoy) {
            return at;
        }
        let start = at + 1 + usize::from(self.is(at + 1, "the"));
        let Some(atom) = self.atom_from(start).filter(|atom| !atom.sides.is_empty()) else {
            return self.of_title(at, start, phrase);
        };
        // An ambassador to Chile is nobody's of Chile.
        if envoy || !phrase.sides.is_empty() {
            let person = phrase.title.is_some_and(|title| self.names.title(title).kind == TitleKind::Envoy);
            let named = person && self.name_run(atom.end + usize::from(self.is(atom.end, ","))).is_some();
            return if named { atom.end } else { at };
        }
        phrase.sides.push(atom.sides.clone());
        let mut next = atom.end;
        while let Some(atom) = self
            .joined(next)
            .map(|start| start + usize::from(self.is(start, "the")))
            .and_then(|start| self.atom_from(start))
        {
            if atom.sides.is_empty() || !phrase.plural || phrase.sides.len() > 8 {
                break;
            }
            phrase.sides.push(atom.sides.clone());
            next = atom.end;
        }
        next
    }

    /// `adviser to the German Chancellor`: the state is that of the one advised.
    fn of_title(&self, at: usize, start: usize, phrase: &mut Phrase) -> usize {
        let mut inner = Phrase { items: start..start, ..Phrase::default() };
        let mut next = self.sides(start, &mut inner);
        next = self.modifiers(next, &mut inner);
        let Some(end) = self.titles(next, &mut inner) else { return at };
        let end = self.of_sides_once(end, &mut inner);
        if !phrase.sides.is_empty() && inner.sides.is_empty() {
            return end;
        }
        if inner.sides.is_empty() && self.name_run(end).is_none() {
            return at;
        }
        phrase.sides = inner.sides;
        end
    }

    fn of_sides_once(&self, at: usize, phrase: &mut Phrase) -> usize {
        let start = at + 1 + usize::from(self.is(at + 1, "the"));
        match self.atom_from(start).filter(|atom| self.is(at, "of") && !atom.sides.is_empty()) {
            Some(atom) => {
                phrase.sides.push(atom.sides.clone());
                atom.end
            }
            None => at,
        }
    }

    /// The names that a title introduces, directly or behind a comma.
    fn with_names(&self, at: usize, mut phrase: Phrase) -> Phrase {
        phrase.items.end = at;
        let kind = phrase.title.map(|title| self.names.title(title).kind);
        if matches!(kind, Some(TitleKind::Delegation | TitleKind::Government | TitleKind::State)) {
            return phrase;
        }
        if let Some(name) = self.name_run(at).filter(|_| phrase.number.is_none()) {
            return self.with_listed(name, phrase);
        }
        self.with_apposition(at, phrase)
    }

    /// `Presidents A of X and B of Y`, or one name and `of X` behind it.
    fn with_listed(&self, name: NameRun, mut phrase: Phrase) -> Phrase {
        let mut next = Some(name);
        while let Some(name) = next.take() {
            let mut end = name.items.end;
            phrase.names.push(name);
            phrase.name_sides.push(Vec::new());
            let start = end + 1 + usize::from(self.is(end + 1, "the"));
            if let Some(atom) = self.atom_from(start).filter(|atom| self.is(end, "of") && !atom.sides.is_empty()) {
                end = atom.end;
                if let Some(own) = phrase.name_sides.last_mut() {
                    own.clone_from(&atom.sides);
                }
            }
            phrase.items.end = end;
            if phrase.plural && phrase.names.len() < 12 {
                next = self.joined(end).and_then(|start| self.name_run(start));
            }
        }
        if let ([own], true) = (phrase.name_sides.as_slice(), phrase.sides.is_empty()) {
            phrase.sides.extend((!own.is_empty()).then(|| own.clone()));
        }
        phrase
    }

    /// `, Qin Gang,` behind a title; for several, one name each: `, A, B and C, respectively`.
    fn with_apposition(&self, at: usize, mut phrase: Phrase) -> Phrase {
        phrase.items.end = at;
        let comma = usize::from(self.is(at, ","));
        let anchored = phrase.counterpart || !phrase.sides.is_empty();
        if !anchored || (comma == 0 && !phrase.counterpart) || phrase.number.is_some() {
            return phrase;
        }
        let wanted = if phrase.plural { phrase.sides.len().max(2) } else { 1 };
        let mut names = Vec::new();
        let mut next = Some(at + comma);
        while let Some(name) = next.and_then(|at| self.name_run(at)).filter(|_| names.len() < wanted) {
            next = self.joined(name.items.end);
            names.push(name);
        }
        let whole = |name: &NameRun| !name.persons.is_empty() || name.items.len() > 1;
        let closed = names.last().is_some_and(|name: &NameRun| self.closes(name.items.end));
        let fits = names.len() == wanted && names.iter().all(whole) && (closed || comma == 0);
        if fits {
            phrase.items.end = names.last().map_or(at, |name| name.items.end);
            phrase.name_sides = vec![Vec::new(); names.len()];
            phrase.names = names;
        }
        phrase
    }

    /// Whether a list of names can end here: it does not go on.
    fn closes(&self, at: usize) -> bool {
        !(self.is(at, ",") && self.name_run(at + 1).is_some())
    }

    /// A name without a title, and an apposition behind it: `Howard Wolpe, the US special envoy`.
    fn bare_name(&self, at: usize, mut phrase: Phrase) -> Option<Phrase> {
        if phrase.lead != Lead::Nothing {
            return None;
        }
        let name = self.name_run(at)?;
        phrase.gender = self.honorific(at).and_then(|(_, gender)| gender);
        phrase.items = at..name.items.end;
        let end = name.items.end;
        phrase.names.push(name);
        phrase.name_sides.push(Vec::new());
        if self.is(end, ",") {
            self.described(end + 1, &mut phrase);
        }
        Some(phrase)
    }

    /// `, the foreign minister of Peru,` behind a name.
    fn described(&self, at: usize, phrase: &mut Phrase) {
        let mut inner = Phrase { items: at..at, ..Phrase::default() };
        let mut next = self.lead(at, &mut inner);
        next = self.sides(next, &mut inner);
        next = self.modifiers(next, &mut inner);
        let Some(end) = self.titles(next, &mut inner).filter(|_| !inner.plural) else { return };
        let end = self.of_sides(end, &mut inner);
        let kind = inner.title.map(|title| self.names.title(title).kind);
        let person = !matches!(kind, Some(TitleKind::Delegation | TitleKind::Government | TitleKind::State) | None);
        let anchored = inner.sides.len() == 1 || (inner.lead == Lead::The && end < self.sentence_end(at));
        if person && anchored && self.name_run(end).is_none() && inner.number.is_none() {
            phrase.items.end = end;
            phrase.sides = inner.sides;
            phrase.title = inner.title;
            phrase.title_items = inner.title_items;
            phrase.newly = inner.newly;
            phrase.former = inner.former;
            phrase.deputy = inner.deputy;
        }
    }

    /// A state alone, or with the name of its person: `Italy's Dini`.
    fn bare_sides(&self, mut phrase: Phrase) -> Phrase {
        let end = phrase.side_items.end;
        let after = self.after_possessive(end);
        phrase.items = phrase.side_items.clone();
        let person = |name: &NameRun| after > end && phrase.lead == Lead::Nothing && name.items.len() <= 3;
        if let Some(name) = self.name_run(after).filter(person) {
            phrase.items.end = name.items.end;
            phrase.names.push(name);
            phrase.name_sides.push(Vec::new());
        }
        phrase
    }

    fn honorific(&self, at: usize) -> Option<(usize, Option<Pronoun>)> {
        let found = HONORIFICS.iter().find(|(word, _)| self.is(at, word) && self.case(at) >= Case::Capital)?;
        Some((at + 1 + usize::from(self.is(at + 1, ".")), found.1))
    }

    /// The name of a person: one of the base, or words with capitals, and what joins them.
    pub(super) fn name_run(&self, at: usize) -> Option<NameRun> {
        let start = self.honorific(at).map_or(at, |(next, _)| next);
        let limit = self.sentence_end(at);
        let known = |at: usize| self.atom_from(at).filter(|atom| !atom.persons.is_empty());
        if let Some(atom) = known(start).filter(|atom| atom.end > start + 1 || !self.in_name(atom.end)) {
            return Some(NameRun { items: start..atom.end, persons: atom.persons.clone() });
        }
        let mut end = start;
        let mut last = start;
        while end < limit && end < start + 8 {
            match () {
                () if self.in_name(end) && self.joins(end) => {
                    end += 1;
                    end += usize::from(self.is(end, ".") && self.word(end - 1).len() < 3 && self.in_name(end + 1));
                    last = end;
                }
                () if end > start && self.is_any(end, PARTICLES) && self.case(end) == Case::Lower => end += 1,
                () => break,
            }
        }
        let of_letters = (start..last).any(|at| self.word(at).len() > 1 && !self.word(at).ends_with('.'));
        (last > start && of_letters).then(|| NameRun { items: start..last, persons: Vec::new() })
    }

    /// Whether an item can be part of a name: a capital, and no title, place or word of the calendar.
    fn in_name(&self, at: usize) -> bool {
        self.case(at) >= Case::Capital && !self.is_any(at, CALENDAR) && self.honorific(at).is_none()
    }

    /// A state, a city or a title ends a name.
    fn joins(&self, at: usize) -> bool {
        let Some(atom) = self.atom_from(at) else { return true };
        let person = !atom.persons.is_empty() && atom.end == at + 1;
        let other = atom.title.is_some() || !atom.sides.is_empty() || atom.city.is_some();
        person || !other
    }
}
