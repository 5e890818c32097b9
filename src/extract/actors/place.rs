//! Whether the name of a state or a capital stands for a place: `in Moscow` is one, `Moscow said` is none.

use super::mention::Site;
use super::reading::{Case, Reading};
use crate::lexicon::gazetteer::NameSort;
use std::ops::Range;

/// A place always follows.
const AT: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "around",
    "across",
    "via",
    "through",
    "throughout",
    "into",
    "visit",
    "visits",
    "visited",
    "visiting",
    "tour",
    "tours",
    "toured",
    "touring",
    "reached",
    "reach",
    "leave",
    "leaves",
    "left",
    "leaving",
    "entered",
    "re-visit",
    "revisit",
    "toward",
    "towards",
    "central",
    "downtown",
    "northern",
    "southern",
    "eastern",
    "western",
];

/// A place follows `to` or `from` after these.
const MOVES: &[&str] = &[
    "visit",
    "visits",
    "trip",
    "trips",
    "travel",
    "travels",
    "traveled",
    "travelled",
    "traveling",
    "travelling",
    "flew",
    "fly",
    "flies",
    "flying",
    "flown",
    "go",
    "goes",
    "going",
    "went",
    "gone",
    "arrive",
    "arrived",
    "arrives",
    "arriving",
    "journey",
    "journeys",
    "journeyed",
    "tour",
    "return",
    "returned",
    "returns",
    "returning",
    "come",
    "comes",
    "coming",
    "came",
    "head",
    "heads",
    "headed",
    "heading",
    "bound",
    "way",
    "back",
    "flight",
    "drove",
    "driven",
    "moved",
    "moving",
    "sent",
    "sending",
    "send",
    "sends",
    "dispatched",
    "visitor",
    "depart",
    "departed",
    "leave",
    "left",
    "mission",
    "invited",
    "invitation",
    "invite",
    "summoned",
    "recalled",
    "accompanied",
    "route",
    "en",
    "paid",
    "pays",
    "pay",
    "tours",
    "stop",
    "stopover",
    "delegation",
];

/// A city before these is where something takes place.
const GATHERINGS: &[&str] = &[
    "summit",
    "summits",
    "meeting",
    "meetings",
    "talks",
    "conference",
    "accord",
    "accords",
    "agreement",
    "agreements",
    "treaty",
    "declaration",
    "communique",
    "process",
    "round",
    "airport",
    "protocol",
    "forum",
    "format",
    "negotiations",
    "hotel",
    "congress",
    "session",
    "consultations",
    "trip",
    "visit",
    "stop",
];

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
        let moves = |at: usize| (at.saturating_sub(4).max(first)..at).any(|at| self.is_any(at, MOVES));
        let by_word = before.is_some_and(|at| match () {
            () if self.is_any(at, &["to", "from", "for"]) => moves(at),
            () => self.is_any(at, AT) && !(possessive && sort == Some(NameSort::Name)),
        });
        let gathering =
            sort != Some(NameSort::Name) && self.is_any(items.end, GATHERINGS) && self.case(start) >= Case::Capital;
        let in_list = listed && before.is_some_and(|at| self.is_any(at, &[",", "and"]));
        named && (by_word || gathering || in_list)
    }

    /// The place that a name can be.
    pub(super) fn site(&self, city: Option<u32>, side: Option<u32>, sort: Option<NameSort>) -> Option<Site> {
        let names = self.names;
        let Some(city) = city else {
            let is_state = |at: &u32| names.actor(*at).kind == crate::model::ActorKind::State;
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
