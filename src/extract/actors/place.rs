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
        let possessive = self.is_any(items.end, &["'s", "’s"]);
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

    /// The place that a name can be.
    pub(super) fn site(&self, city: Option<u32>, side: Option<u32>, sort: Option<NameSort>) -> Option<Site> {
        let names = self.names;
        let Some(city) = city else {
            let is_state = |at: &u32| names.actor(*at).kind == ActorKind::State;
            let country = side
                .filter(|_| sort == Some(NameSort::Name) || sort == Some(NameSort::Abbreviation))
                .filter(is_state)?;
            return Some(Site { city: None, country: Some(names.actor(country).clone()) });
        };
        let city = names.city(city);
        let country = names.at(city.country, self.day());
        Some(Site { city: Some(city.name.clone()), country: country.map(|at| names.actor(at).clone()) })
    }
}
