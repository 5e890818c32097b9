//! The grammar of naming: `China's new foreign minister, Qin Gang`, `the presidents of A and B`, `his Danish and Finnish
//! counterparts`. Says how words are put, not yet who is meant.

use super::reading::{Case, Reading};
use crate::lexicon::gazetteer::NameSort;
use crate::model::{Sense, TitleKind};
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
    /// A city has that name too.
    pub(super) city: bool,
    /// A people or a movement by name, before *rebels* and such: `Hutu`.
    pub(super) people: Range<usize>,
    pub(super) title: Option<u32>,
    pub(super) title_items: Range<usize>,
    pub(super) plural: bool,
    /// `the two`, `both`.
    pub(super) number: Option<usize>,
    pub(super) counterpart: bool,
    /// It belongs to whoever is named right before: `Quispe's spokesman`.
    pub(super) owned: bool,
    pub(super) newly: bool,
    pub(super) former: bool,
    pub(super) deputy: bool,
    pub(super) names: Vec<NameRun>,
    /// The state of each name where each has its own: `Presidents A of X and B of Y`.
    pub(super) name_sides: Vec<Vec<u32>>,
    /// A woman's or a man's title, or one that says so.
    pub(super) gender: Option<Pronoun>,
}

/// How many a number word says.
const NUMBERS: [(&str, usize); 8] =
    [("two", 2), ("both", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8)];

impl Reading<'_> {
    /// The phrase that begins at an item, if one does.
    pub(super) fn phrase(&self, at: usize) -> Option<Phrase> {
        let mut phrase = Phrase { items: at..at, ..Phrase::default() };
        phrase.owned = at > self.sentence_start(at) && self.is_owner(at - 1);
        let mut next = self.lead(at, &mut phrase);
        if let Some(end) = self.people(next) {
            phrase.people = next..end;
            next = self.after_possessive(end);
        }
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

    /// Whether an item stands in the sentence in which a phrase begins.
    pub(super) fn is_beside(&self, phrase: &Phrase, at: usize) -> bool {
        at < self.sentence_end(phrase.items.start)
    }

    /// `the`, `a`, `his`, and how many.
    pub(super) fn lead(&self, at: usize, phrase: &mut Phrase) -> usize {
        let mut next = at;
        phrase.lead = self.leading(at);
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

    /// Whether a phrase can begin with this word: an article, a pronoun, a number.
    pub(super) fn leads(&self, at: usize) -> bool {
        self.leading(at) != Lead::Nothing || NUMBERS.iter().any(|(word, _)| self.is(at, word))
    }

    fn leading(&self, at: usize) -> Lead {
        match () {
            () if self.is(at, "the") => Lead::The,
            () if self.is_any(at, &["a", "an", "another"]) => Lead::A,
            () if self.is(at, "his") => Lead::Of(Pronoun::He),
            () if self.is(at, "her") => Lead::Of(Pronoun::She),
            () if self.is_any(at, &["their", "its"]) => Lead::Of(Pronoun::They),
            () => Lead::Nothing,
        }
    }

    pub(super) fn modifiers(&self, at: usize, phrase: &mut Phrase) -> usize {
        let mut next = at;
        let title = |at: usize| self.atom_from(at).is_some_and(|atom| atom.title.is_some());
        while next < self.sentence_end(at) && !title(next) {
            match () {
                () if self.has(next, Sense::Newly) => phrase.newly = true,
                () if self.has(next, Sense::Former) => {
                    phrase.former = true;
                    next += usize::from(self.is(next + 1, "-"));
                }
                () if self.has(next, Sense::Deputy) => phrase.deputy = true,
                () if self.has(next, Sense::Passing) => {}
                () => break,
            }
            next += 1;
        }
        // the two Andean neighbours
        let plural = |at: usize| self.atom_from(at).is_some_and(|atom| atom.title.is_some_and(|title| title.1));
        if phrase.number.is_some() && self.atom_from(next).is_none() && plural(next + 1) {
            next += 1;
        }
        // Modifiers belong to a title, a state or a name; else there were none.
        let useful = self.atom_from(next).is_some() || self.counterpart(next).is_some();
        if useful { next } else { at }
    }

    /// States, also several: `Danish, Swedish and Finnish`; several only before a title.
    pub(super) fn sides(&self, at: usize, phrase: &mut Phrase) -> usize {
        let Some(first) = self.atom_from(at).filter(|atom| !atom.sides.is_empty() && atom.title.is_none()) else {
            return at;
        };
        phrase.sides.push(first.sides.clone());
        phrase.sort = first.sort;
        phrase.city = !first.cities.is_empty();
        phrase.side_items = at..first.end;
        let single = self.after_possessive(first.end);
        let mut next = first.end;
        let mut several = vec![first.sides.clone()];
        let mut closed = false;
        while let Some((start, atom)) = self.joined(next).and_then(|start| Some((start, self.atom_from(start)?))) {
            let alike = (atom.sort == Some(NameSort::Demonym)) == (first.sort == Some(NameSort::Demonym));
            if closed || atom.sides.is_empty() || !alike || several.len() > 8 {
                break;
            }
            closed = self.is_any(start - 1, &["and", "&"]);
            several.push(atom.sides.clone());
            next = atom.end;
        }
        let end = self.after_possessive(next);
        let titled = |at: usize| {
            let after = self.modifiers(at, &mut Phrase::default());
            self.counterpart(after).is_some()
                || self.atom_from(after).is_some_and(|atom| {
                    atom.title.is_some_and(|title| title.1 || self.names.title(title.0).words == "authorities")
                })
        };
        if several.len() > 1 && closed && titled(end) {
            phrase.sides = several;
            return end;
        }
        single
    }

    /// The next member of a list: after a comma, `and`, or both.
    pub(super) fn joined(&self, at: usize) -> Option<usize> {
        let comma = usize::from(self.is(at, ","));
        let and = usize::from(self.is_any(at + comma, &["and", "&"]));
        (comma + and > 0 && at + comma + and < self.sentence_end(at)).then_some(at + comma + and)
    }

    pub(super) fn after_possessive(&self, at: usize) -> usize {
        let plural = self.is_any(at, &["'", "’"]) && self.word(at.saturating_sub(1)).ends_with(['s', 'S']);
        at + usize::from(self.is_owner(at) || plural)
    }

    pub(super) fn counterpart(&self, at: usize) -> Option<usize> {
        match () {
            () if self.is_any(at, &["counterpart", "counterparts"]) => Some(at + 1),
            () if self.is(at, "opposite") && self.is_any(at + 1, &["number", "numbers"]) => Some(at + 2),
            () => None,
        }
    }

    /// One title, or two that are joined: `Prime Minister and Foreign Minister`.
    pub(super) fn titles(&self, at: usize, phrase: &mut Phrase) -> Option<usize> {
        let atom = self.atom_from(at).filter(|_| self.is_beside(phrase, at))?;
        let (title, plural) = atom.title?;
        phrase.title = Some(title);
        phrase.plural = plural;
        phrase.title_items = at..atom.end;
        phrase.gender = self.gender(atom.end - 1);
        let mut end = atom.end;
        if let Some(end) = self.owned_title(end, phrase) {
            return Some(end);
        }
        let second = self.joined(end).and_then(|start| self.atom_from(start).map(|atom| (start, atom)));
        if let Some((start, second)) = second.filter(|(_, atom)| atom.title.is_some_and(|title| !title.1)) {
            let whole = |name: NameRun| !name.persons.is_empty() || name.items.len() > 1;
            let written = self.case(start) >= Case::Capital || phrase.lead == Lead::Nothing;
            let named = written && self.name_run(second.end).is_some_and(whole);
            let person = self.names.title(title).kind < TitleKind::Delegation;
            if named && !plural && person {
                end = second.end;
            }
        }
        Some(end)
    }

    /// `the Russian president's adviser`: the second title counts, the state is that of the first.
    fn owned_title(&self, at: usize, phrase: &mut Phrase) -> Option<usize> {
        let after = self.after_possessive(at);
        let person = phrase.title.is_some_and(|title| self.names.title(title).kind < TitleKind::Delegation);
        if after == at || phrase.plural || !person {
            return None;
        }
        let mut inner = Phrase { items: after..after, ..Phrase::default() };
        let next = self.modifiers(after, &mut inner);
        let atom = self.atom_from(next)?;
        let (title, plural) = atom.title?;
        phrase.title = Some(title);
        phrase.plural = plural;
        phrase.title_items = next..atom.end;
        phrase.gender = self.gender(atom.end - 1);
        (phrase.newly, phrase.former, phrase.deputy) = (inner.newly, inner.former, inner.deputy);
        Some(atom.end)
    }

    /// `of the Republic of Korea`, `of Russia and Ukraine`.
    pub(super) fn of_sides(&self, at: usize, phrase: &mut Phrase) -> usize {
        let envoy = self.is_any(at, &["to", "for", "on", "at"]);
        let kind = phrase.title.map(|title| self.names.title(title).kind);
        let people = matches!(kind, Some(TitleKind::Delegation | TitleKind::Envoy | TitleKind::Other));
        let from = (people || phrase.plural) && self.is(at, "from");
        if !(self.is(at, "of") || from || envoy) {
            return at;
        }
        let start = at + 1 + usize::from(self.is(at + 1, "the"));
        let nested = self.of_title(at, start, phrase);
        let Some(atom) = self.atom_from(start).filter(|atom| !atom.sides.is_empty() && nested == at) else {
            return nested;
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

    /// `adviser to the Danish premier`: the state is that of the one advised.
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
}
