//! Whether the name of a state or a capital stands for a place: `in Moscow` is one, `Moscow said` is none.

use super::mention::Site;
use super::reading::{Case, Reading};
use crate::lexicon::gazetteer::NameSort;
use crate::model::{ActorKind, Sense};
use std::ops::Range;

impl Reading<'_> {
    /// Whether some words stand for a place; `listed` says that a place stood right before them.
    pub(super) fn is_place(&self, items: &Range<usize>, sort: Option<NameSort>, listed: bool) -> bool {
        let start = items.start;
        let first = self.sentence_start(start);
        let back = |n: usize| start.checked_sub(n).filter(|at| *at >= first);
        let the = back(1).is_some_and(|at| self.is(at, "the"));
        let before = back(1 + usize::from(the));
        let named = sort != Some(NameSort::Demonym);
        let possessive = self.is_owner(items.end);
        let clause = |at: usize| (at.saturating_sub(9).max(first)..at).rev().take_while(|at| !self.is(*at, ","));
        let moves = |at: usize| clause(at).any(|at| self.has(at, Sense::Move));
        let by_word = before.is_some_and(|at| match () {
            () if self.is_any(at, &["to", "from", "for"]) => moves(at),
            () => self.has(at, Sense::At) && !(possessive && sort == Some(NameSort::Name)),
        });
        let gathering = matches!(sort, None | Some(NameSort::Metonym))
            && self.has(items.end, Sense::Gathering)
            && self.case(start) >= Case::Capital;
        let in_list = listed && before.is_some_and(|at| self.is_any(at, &[",", "and"]));
        named && (by_word || gathering || in_list)
    }

    /// The place that a name can be; of several cities the one in that state, or in a state the article speaks of.
    pub(super) fn site(&self, items: &Range<usize>, side: Option<u32>, sort: Option<NameSort>) -> Option<Site> {
        let names = self.names;
        let cities = self.atom_from(items.start).map_or(&[][..], |atom| &atom.cities);
        let state = side.filter(|side| names.actor(*side).kind == ActorKind::State);
        let Some(first) = cities.first() else {
            let by_name = matches!(sort, Some(NameSort::Name | NameSort::Abbreviation));
            let country = state.filter(|_| by_name)?;
            return Some(Site { city: None, country: Some(names.actor(country).clone()) });
        };
        let country = |city: &u32| names.city(*city).country;
        let within = |city: &&u32| state == Some(country(city));
        let spoken = |city: &&u32| self.is_spoken(country(city));
        let certain = cities.iter().all(|city| country(city) == country(first)).then_some(first);
        let meant = cities.iter().find(within).or(certain).or_else(|| cities.iter().find(spoken));
        let city = names.city(*meant.unwrap_or(first)).name.clone();
        let then = meant.and_then(|city| names.at(country(city), self.day()));
        Some(Site { city: Some(city), country: then.map(|at| names.actor(at).clone()) })
    }
}
