//! Who held which office when.

use crate::lexicon::fold::fold;
use crate::model::{Day, Office, OfficeKind, Term, TitleKind};
use std::collections::{HashMap, HashSet};

/// How many days after a change of hands it is not certain whom a text means.
const HANDOVER: i64 = 2;

/// An office that a person held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The place of the office in the list.
    office: u32,
    /// For whom.
    pub side: u32,
    /// What sort of office.
    pub kind: OfficeKind,
    /// The first day it can have been held.
    pub from: i64,
    /// The last day it can have been held.
    pub until: i64,
}

impl Held {
    /// Whether it was held on a day, as far as is known.
    pub fn covers(&self, day: Day) -> bool {
        (self.from..=self.until).contains(&day.days())
    }
}

/// All offices.
#[derive(Debug, Default)]
pub(super) struct Offices {
    ids: HashMap<String, u32>,
    sides: Vec<(u32, OfficeKind)>,
    titles: HashSet<String>,
    by_title: HashMap<(u32, String), Vec<u32>>,
    by_side: HashMap<u32, Vec<u32>>,
    holders: Vec<Vec<(u32, i64, i64)>>,
    held: HashMap<u32, Vec<Held>>,
}

impl Offices {
    pub(super) fn add(&mut self, office: &Office, side: u32) {
        let at = self.sides.len() as u32;
        self.ids.insert(office.id.clone(), at);
        self.sides.push((side, office.kind));
        self.holders.push(Vec::new());
        self.by_side.entry(side).or_default().push(at);
        for title in std::iter::once(&office.title).chain(&office.aliases) {
            self.titles.insert(fold(title));
            self.by_title.entry((side, fold(title))).or_default().push(at);
        }
    }

    pub(super) fn add_term(&mut self, term: &Term, person: u32, (from, until): (i64, i64)) {
        let Some(office) = self.ids.get(&term.office).copied() else { return };
        let (side, kind) = self.sides[office as usize];
        self.holders[office as usize].push((person, from, until));
        let held = self.held.entry(person).or_default();
        held.push(Held { office, side, kind, from, until });
        held.sort_by_key(|held| (held.from, held.office));
    }

    pub(super) fn is_title(&self, title: &str) -> bool {
        self.titles.contains(title)
    }

    pub(super) fn has_title(&self, side: u32, title: &str) -> bool {
        self.by_title.contains_key(&(side, title.to_owned()))
    }

    pub(super) fn of(&self, person: u32) -> &[Held] {
        self.held.get(&person).map_or(&[], Vec::as_slice)
    }

    /// By the office of that title, else by its kind; a leader is who holds the office that leads, else the head of state.
    pub(super) fn holders(&self, side: u32, title: &str, kind: TitleKind, day: Day) -> Vec<u32> {
        let titled = self.by_title.get(&(side, title.to_owned())).map_or(&[][..], Vec::as_slice);
        let found = self.then(titled, day);
        if !found.is_empty() {
            return found;
        }
        let kinds: &[OfficeKind] = match kind {
            TitleKind::Leader | TitleKind::HeadOfState => &[OfficeKind::HeadOfState],
            TitleKind::HeadOfGovernment => &[OfficeKind::HeadOfGovernment],
            TitleKind::ForeignMinister => &[OfficeKind::ForeignMinister],
            TitleKind::DefenceMinister => &[OfficeKind::DefenceMinister],
            _ => &[],
        };
        let all = self.by_side.get(&side).map_or(&[][..], Vec::as_slice);
        let meant: Vec<u32> = all.iter().copied().filter(|at| kinds.contains(&self.sides[*at as usize].1)).collect();
        self.then(&meant, day)
    }

    fn then(&self, offices: &[u32], day: Day) -> Vec<u32> {
        let day = day.days();
        let mut found = Vec::new();
        for (person, from, until) in offices.iter().flat_map(|at| &self.holders[*at as usize]) {
            let held = *from <= day && until.saturating_add(HANDOVER) >= day;
            if held && !found.contains(person) {
                found.push(*person);
            }
        }
        found
    }

    /// By the highest office of that day, else by the last one before it, else by the first one.
    pub(super) fn side(&self, person: u32, day: Day) -> Option<u32> {
        let held = self.of(person);
        let now = held.iter().filter(|held| held.covers(day)).min_by_key(|held| held.kind);
        let before = || held.iter().rev().find(|held| held.from <= day.days());
        now.or_else(before).or(held.first()).map(|held| held.side)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(id: &str, title: &str, kind: OfficeKind) -> Office {
        Office { id: id.into(), title: title.into(), actor: String::new(), kind, aliases: Vec::new() }
    }

    fn term(office: &str) -> Term {
        Term { person: String::new(), office: office.into(), from: None, until: None, source: None, note: None }
    }

    #[test]
    fn an_office_has_a_holder_and_two_near_a_change() {
        let mut offices = Offices::default();
        offices.add(&office("p", "President", OfficeKind::HeadOfState), 7);
        offices.add_term(&term("p"), 1, (0, 99));
        offices.add_term(&term("p"), 2, (99, i64::MAX));
        let on = |day: i64| {
            let day = Day::from_days(day).expect("a day");
            offices.holders(7, "president", TitleKind::HeadOfState, day)
        };
        assert_eq!((on(50), on(99), on(101), on(102)), (vec![1], vec![1, 2], vec![1, 2], vec![2]));
        assert_eq!(on(-1), Vec::<u32>::new());
        let day = Day::from_days(50).expect("a day");
        assert_eq!(offices.holders(7, "ruler", TitleKind::Leader, day), [1]);
        assert_eq!(offices.holders(7, "foreign minister", TitleKind::ForeignMinister, day), Vec::<u32>::new());
        assert_eq!(offices.holders(8, "president", TitleKind::HeadOfState, day), Vec::<u32>::new());
        assert_eq!((offices.side(1, day), offices.side(3, day)), (Some(7), None));
    }
}
