//! What the checks find through indexes and day by day is what a search through all events would.

use crate::base::{Folder, add, events, named, some_events};
use chancery::check::{Finding, run};
use chancery::model::{Actor, ActorKind, Day, Event, EventDate, EventId};
use chancery::store::Store;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn found(store: &Store, check: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut each = |finding| {
        findings.push(finding);
        Ok(())
    };
    run(store, Day::EPOCH, Some(check), false, &mut each).expect("a working base");
    findings
}

/// The last day of somebody: nobody in office has been older than 105.
fn end(actor: &Actor) -> Option<Day> {
    match (&actor.until, &actor.from) {
        (Some(until), _) => until.last(),
        (None, Some(from)) if actor.kind == ActorKind::Person => {
            let (year, month, day) = from.last()?.ymd();
            Day::from_ymd(year + 105, month, day.min(28))
        }
        _ => None,
    }
}

fn is_outside(event: &Event, actor: &Actor) -> bool {
    let begin = actor.from.as_ref().and_then(EventDate::first);
    let before = event.date.last().zip(begin).is_some_and(|(last, begin)| last < begin);
    before || event.date.first().zip(end(actor)).is_some_and(|(first, end)| first > end)
}

/// Those who take part, whom they are said to act for, and the country.
fn concerned(event: &Event) -> BTreeSet<&str> {
    let stated = event.participants.iter().filter(|p| p.stated).filter_map(|p| p.acts_for.as_deref());
    let country = event.place.as_ref().and_then(|place| place.country.as_deref());
    event.participants.iter().map(|p| p.id.as_str()).chain(stated).chain(country).collect()
}

fn outside(store: &Store, persons: bool) -> BTreeSet<EventId> {
    let actors: BTreeMap<String, Actor> =
        store.actors().expect("the actors").into_iter().map(|actor| (actor.id.clone(), actor)).collect();
    let of_sort = |actor: &&Actor| (actor.kind == ActorKind::Person) == persons;
    let is = |event: &Event| {
        let mut concerned = concerned(event).into_iter().map(|id| &actors[id]).filter(of_sort);
        concerned.any(|actor| is_outside(event, actor)) && !event.tags.iter().any(|tag| tag == "anachronism")
    };
    events(store).iter().filter(|event| is(event)).map(|event| event.n).collect()
}

/// Events of the same sides, kind and mode on the same days.
fn doubles(store: &Store) -> BTreeSet<Vec<EventId>> {
    let mut same: BTreeMap<_, Vec<EventId>> = BTreeMap::new();
    for event in events(store) {
        let sides: BTreeSet<String> = event.participants.iter().map(|p| p.id.clone()).collect();
        let (Some(first), Some(last)) = (event.date.first(), event.date.last()) else { continue };
        if !event.tags.iter().any(|tag| tag == "distinct" || tag == "accepted:twice") && !sides.is_empty() {
            same.entry((first, last, event.kind, event.mode, sides)).or_default().push(event.n);
        }
    }
    same.into_values().filter(|events| events.len() > 1).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn checks_find_what_a_search_through_all_events_finds(mut drafts in some_events(10), tags in prop::collection::vec(0_usize..9, 10)) {
        let folder = Folder::new();
        let store = named(&folder.0);
        let mut again = drafts.clone();
        for (draft, tag) in again.iter_mut().zip(&tags) {
            let tag = ["distinct", "accepted:twice", "anachronism"].get(*tag).map(|tag| (*tag).to_owned());
            draft.tags.extend(tag);
        }
        drafts.extend(again.iter().cloned());
        drafts.extend(again);
        add(&store, &drafts);
        for (check, persons) in [("lifetime", true), ("existence", false)] {
            let told: BTreeSet<EventId> = found(&store, check).into_iter().flat_map(|finding| finding.events).collect();
            prop_assert_eq!(told, outside(&store, persons), "{}", check);
        }
        let told: BTreeSet<Vec<EventId>> = found(&store, "twice").into_iter().map(|finding| finding.events).collect();
        prop_assert_eq!(told, doubles(&store));
        prop_assert!(found(&store, "derived").is_empty());
    }
}
