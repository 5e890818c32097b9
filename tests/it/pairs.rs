//! The pair index answers what a search through all events would, and costs what its answer costs.

use crate::base::{ACTORS, Folder, add, event, named, note, some_events};
use chancery::model::{ActorId, Certainty, EventId, Office, OfficeKind, Period, Term};
use chancery::store::{Filter, Query, Side, Store};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Those who took part in each event, each with whom it acts for: the rule of the index, from the facts alone.
fn sides(store: &Store, n: EventId) -> Vec<(ActorId, BTreeSet<ActorId>)> {
    let event = store.event(n).expect("an answer").expect("an event");
    let side = |member: chancery::store::Member| {
        let by_office = store.office_says(member.actor, event.date.first(), event.date.last()).expect("an answer");
        (
            member.actor,
            member.acts_for.map_or_else(|| by_office.into_iter().collect(), |stated| BTreeSet::from([stated])),
        )
    };
    store.members(n).expect("the members").into_iter().map(side).collect()
}

/// Whether x met y in an event: by two different participants, neither of whom has the other's actor on its own side,
/// and who are no colleagues at a table with others.
fn met(sides: &[(ActorId, BTreeSet<ActorId>)], x: ActorId, y: ActorId, exact: bool) -> bool {
    let is =
        |(actor, acts_for): &(ActorId, BTreeSet<ActorId>), whom| *actor == whom || (!exact && acts_for.contains(&whom));
    if x == y {
        return sides.iter().any(|side| is(side, x));
    }
    let alone = sides
        .first()
        .is_some_and(|(_, first)| first.iter().any(|side| sides.iter().all(|(_, acts_for)| acts_for.contains(side))));
    let own = |(actor, acts_for): &(ActorId, BTreeSet<ActorId>), whom| *actor != whom && acts_for.contains(&whom);
    let pair = |(i, p): (usize, &(ActorId, BTreeSet<ActorId>))| {
        let other = |(j, q): (usize, &(ActorId, BTreeSet<ActorId>))| {
            let rolled = |side: &(ActorId, BTreeSet<ActorId>), whom| side.0 != whom;
            let clear = |p: &_, q: &_| !(rolled(p, x) && own(q, x) || rolled(q, y) && own(p, y));
            let named = |p: &(ActorId, BTreeSet<ActorId>), q: &(ActorId, BTreeSet<ActorId>)| {
                !(rolled(p, x) && q.0 == x || rolled(q, y) && p.0 == y)
            };
            let direct = p.0 == x && q.0 == y;
            let colleagues = direct && !alone && p.1.intersection(&q.1).next().is_some();
            i != j && is(p, x) && is(q, y) && clear(p, q) && named(p, q) && !colleagues
        };
        sides.iter().enumerate().any(other)
    };
    sides.iter().enumerate().any(pair)
}

fn all(store: &Store) -> Vec<EventId> {
    store.timeline(&Query::default()).expect("the events").into_iter().map(|event| event.n).collect()
}

fn query(x: ActorId, y: ActorId, exact: bool) -> Query {
    let sides = if x == y { vec![vec![Side::always(x)]] } else { vec![vec![Side::always(x)], vec![Side::always(y)]] };
    Query { sides, exact, ..Query::default() }
}

/// Compares every pair of the cast, both ways of asking.
fn compare(store: &Store) {
    let cast: Vec<ActorId> =
        ACTORS.iter().map(|id| store.actor_by_id(id).expect("an answer").expect("an actor")).collect();
    let told: Vec<_> = all(store).into_iter().map(|n| (n, sides(store, n))).collect();
    for (i, x) in cast.iter().enumerate() {
        for (y, exact) in cast[..=i].iter().flat_map(|y| [(y, false), (y, true)]) {
            let found = store.timeline(&query(*x, *y, exact)).expect("an answer");
            let found: BTreeSet<EventId> = found.into_iter().map(|event| event.n).collect();
            let naive = told.iter().filter(|(_, sides)| met(sides, *x, *y, exact)).map(|(n, _)| *n).collect();
            assert_eq!(found, naive, "{} and {}, exact: {exact}", ACTORS[i], store.actor(*y).expect("an actor").id);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn the_index_is_a_search_through_all_events_also_when_offices_change(drafts in some_events(14)) {
        let folder = Folder::new();
        let store = named(&folder.0);
        add(&store, &drafts);
        compare(&store);
        let writer = store.begin(&note("office")).expect("a revision");
        let actor = |id: &str| store.actor_by_id(id).expect("an answer").expect("an actor");
        let office = Office {
            id: "envoy-of-france".into(), title: "Envoy".into(), actor: "france".into(), kind: OfficeKind::Envoy, aliases: vec![],
        };
        let office = writer.insert_office(&office, actor("france")).expect("an office");
        let term = Term {
            person: "angela-merkel".into(), office: String::new(), from: Some("2014".parse().expect("a date")), until: None, source: None, note: None,
        };
        writer.insert_term(&term, actor("angela-merkel"), office, None).expect("a term");
        writer.commit().expect("kept");
        compare(&store);
    }

    #[test]
    fn a_period_holds_what_is_possibly_in_it_and_with_certain_what_is_certainly(drafts in prop::collection::vec(event(), 1..12), year in 2012_i64..2025) {
        let folder = Folder::new();
        let store = named(&folder.0);
        add(&store, &drafts);
        let day = |month, day| chancery::model::Day::from_ymd(year, month, day);
        let period = Period { from: day(1, 1), until: day(12, 31) };
        for certain in [false, true] {
            let filter = Filter { period, certain, ..Filter::default() };
            let found = store.timeline(&Query { filter, ..Query::default() }).expect("an answer");
            let naive = store.timeline(&Query::default()).expect("the events").into_iter().filter(|event| {
                let within = event.date.within(&period);
                if certain { within == Certainty::Certainly } else { within != Certainty::Not }
            });
            prop_assert_eq!(found, naive.collect::<Vec<_>>());
        }
    }
}

#[test]
fn no_question_about_a_pair_looks_through_a_table() {
    let folder = Folder::new();
    let store = named(&folder.0);
    for reverse in [false, true] {
        let query = Query { reverse, ..query(ActorId(1), ActorId(2), false) };
        let plan = store.explain(&query).expect("a plan");
        assert!(plan.iter().all(|step| !step.contains("SCAN") && !step.contains("TEMP B-TREE")), "{plan:?}");
    }
}
