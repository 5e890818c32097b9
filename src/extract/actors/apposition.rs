//! How names and titles are put together: names behind a title, a title behind a name, a name behind its state.

use super::phrase::{Lead, NameRun, Phrase};
use super::reading::{Case, Reading};
use crate::lexicon::gazetteer::NameSort;
use crate::model::{Sense, TitleKind};

impl Reading<'_> {
    /// The names that a title introduces, directly or behind a comma.
    pub(super) fn with_names(&self, at: usize, mut phrase: Phrase) -> Phrase {
        phrase.items.end = at;
        let kind = phrase.title.map(|title| self.names.title(title).kind);
        if matches!(kind, Some(TitleKind::Delegation | TitleKind::Government | TitleKind::State | TitleKind::Rebels)) {
            return phrase;
        }
        let at = self.field_before_name(at, &phrase).unwrap_or(at);
        if let Some(name) = self.name_run(at).filter(|_| phrase.number.is_none() && self.is_beside(&phrase, at)) {
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
    pub(super) fn with_apposition(&self, at: usize, mut phrase: Phrase) -> Phrase {
        let at = self.field_of_office(at, &phrase);
        phrase.items.end = at;
        let comma = usize::from(self.is(at, ","));
        // `the Hon. Rosa Quispe`
        let honoured = self.is(at + comma, "the") && self.honorific(at + comma + 1).is_some();
        let comma = comma + usize::from(honoured && comma == 1);
        // `The minister, Rosa Quispe, said`: an office alone, and a name between commas.
        let office = phrase.title.and_then(|title| self.names.title(title).kind.office()).is_some();
        let alone = phrase.lead == Lead::The && office && comma > 0 && !phrase.plural;
        let between = || self.name_run(at + comma).is_some_and(|name| self.is(name.items.end, ","));
        // `Special Coordinator for Peru, Rosa Quispe, said`
        let first = phrase.title_items.start;
        let joined = first.checked_sub(1).is_some_and(|before| self.is(before, "and"));
        let opens = joined || first == self.sentence_start(at);
        let alone = alone || phrase.lead == Lead::Nothing && comma > 0 && !phrase.plural && opens;
        let owned = phrase.owned || matches!(phrase.lead, Lead::Of(_));
        let anchored = phrase.counterpart || !phrase.sides.is_empty() || owned || (alone && between());
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

    /// `Minister for Immigration and Ethnic Affairs`: the end of the field, where a comma follows it.
    fn field_of_office(&self, at: usize, phrase: &Phrase) -> usize {
        let minister = phrase.title.is_some_and(|title| self.names.title(title).words.contains("minister"));
        if !(minister && self.is_any(at, &["of", "and"]) || phrase.title.is_some() && self.is(at, "for")) {
            return at;
        }
        let end = self.field_end(at);
        if self.is(end, ",") && end > at + 1 { end } else { at }
    }

    /// Where the capitals end that follow *for* or *of*, with what joins them.
    fn field_end(&self, at: usize) -> usize {
        let inside = |at: &usize| self.case(*at) == Case::Capital || self.is_any(*at, &["and", "the", "of"]);
        at + 1 + (at + 1..at + 9).take_while(inside).count()
    }

    /// `Minister of Strategic Affairs Ron Dermer`: where the name begins that ends the field of an office; one of the
    /// base, or what follows a word like *Affairs*.
    fn field_before_name(&self, at: usize, phrase: &Phrase) -> Option<usize> {
        let words = phrase.title.map_or("", |title| self.names.title(title).words.as_str());
        let fielded = ["minister", "secretary", "adviser", "advisor"].iter().any(|title| words.contains(title));
        if !fielded || !self.is_any(at, &["for", "of", "and"]) {
            return None;
        }
        let end = self.field_end(at);
        let known = |at: &usize| self.atom_from(*at).is_some_and(|atom| !atom.persons.is_empty() && atom.end > at + 1);
        let after_field = |at: &usize| self.has(at - 1, Sense::Body) && end == at + 2;
        let found = (at + 2..end).find(|at| known(at) || after_field(at));
        // `Deputy Secretary of Homeland Security Rosa Quispe`: of three capitals and more the last two.
        let last_two = || {
            let initial = usize::from(self.word(end - 2).len() < 3);
            let start = end.checked_sub(2 + initial).filter(|start| *start > at + 1)?;
            let names = (start..end).all(|at| self.case(at) == Case::Capital && self.in_name(at) && self.joins(at));
            names.then_some(start)
        };
        found.or_else(last_two)
    }

    /// Whether a list of names can end here: it does not go on.
    fn closes(&self, at: usize) -> bool {
        !(self.is(at, ",") && self.name_run(at + 1).is_some())
    }

    /// A name without a title, and an apposition behind it: `Rosa Quispe, the Chilean envoy`.
    pub(super) fn bare_name(&self, at: usize, mut phrase: Phrase) -> Option<Phrase> {
        if phrase.lead != Lead::Nothing {
            return None;
        }
        let name = self.name_run(at)?;
        phrase.gender = self.gender(at);
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
        let person = !matches!(
            kind,
            Some(TitleKind::Delegation | TitleKind::Government | TitleKind::State | TitleKind::Rebels) | None
        );
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

    /// A state alone, or with the name of its person: `Peru's Quispe`.
    pub(super) fn bare_sides(&self, mut phrase: Phrase) -> Phrase {
        let end = phrase.side_items.end;
        let after = self.after_possessive(end);
        phrase.items = phrase.side_items.clone();
        // Peru's Quispe, Belgian King Philippe
        let owned = after > end && phrase.lead == Lead::Nothing;
        let person = |name: &NameRun| {
            let known = !name.persons.is_empty() && self.ids(&name.items).len() > 1;
            (owned && name.items.len() <= 3) || (after == end && known && phrase.sort != Some(NameSort::Metonym))
        };
        if let Some(name) = self.name_run(after).filter(person).filter(|_| self.is_beside(&phrase, after)) {
            phrase.items.end = name.items.end;
            phrase.names.push(name);
            phrase.name_sides.push(Vec::new());
        }
        phrase
    }
}
