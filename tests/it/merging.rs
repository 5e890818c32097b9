//! Several tellings of one event make one event, the same in whatever order they come, and telling all of them again
//! changes nothing; so it is with two names of one actor.

use crate::base::{Folder, add, events, import, named, note, some_events, told};
use chancery::import::Draft;
use chancery::model::{EventDraft, EventKind, SourceDraft, Status};
use chancery::record::OnMatch;
use chancery::store::Store;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// One source's word for a call between the heads of two states, or the states.
fn telling(n: usize, sides: (bool, bool), date: &str, status: Status) -> EventDraft {
    let who = [if sides.0 { "xi-jinping" } else { "china" }, if sides.1 { "vladimir-putin" } else { "russia" }];
    let source = SourceDraft {
        url: Some(format!("https://example.org/{n}")),
        published: Some(format!("2023-01-{:02}", n + 1).parse().expect("a date")),
        ..SourceDraft::default()
    };
    let mut draft = told(EventKind::Call, date, status, &who, source);
    draft.mentions[0].line = Some(1);
    draft
}

/// Each recorded by a command of its own.
fn tell(store: &Store, tellings: &[EventDraft]) -> bool {
    let tell = |draft: &EventDraft| {
        let (tally, wrote) = import(store, [Ok(Draft::Event(Box::new(draft.clone())))], OnMatch::Attach);
        assert!(tally.rejected.is_empty(), "{:?}", tally.rejected);
        wrote
    };
    tellings.iter().filter(|draft| tell(draft)).count() > 0
}

/// What is known of the one event: when, how real, who, and who says what.
fn known(store: &Store) -> (String, Status, BTreeSet<String>, BTreeSet<String>) {
    let all = events(store);
    assert_eq!(all.len(), 1, "{all:?}");
    let event = &all[0];
    let who = event.participants.iter().map(|participant| participant.id.clone()).collect();
    let said = event.mentions.iter().map(|mention| format!("{:?} {} {:?}", mention.url, mention.date, mention.status));
    (event.date.to_string(), event.status, who, said.collect())
}

fn sides() -> impl Strategy<Value = (bool, bool)> {
    any::<(bool, bool)>()
}

/// Tellings of equal standing that are as vague as each likes, in two orders.
fn vague() -> impl Strategy<Value = (Vec<EventDraft>, Vec<EventDraft>)> {
    let date = prop::sample::select(&["2022-03", "[2022-03-14..2022-03-18]", "2022-03-16"][..]);
    let status = prop::sample::select(&[Status::Planned, Status::Held][..]);
    (prop::collection::vec((sides(), date), 2..5), status).prop_flat_map(|(tellings, status)| {
        let each = tellings.into_iter().enumerate().map(|(n, (sides, date))| telling(n, sides, date, status));
        shuffled(each.collect())
    })
}

/// Tellings of one day that differ in how real it is, in two orders.
fn followed() -> impl Strategy<Value = (Vec<EventDraft>, Vec<EventDraft>)> {
    let status = prop::sample::select(&[Status::Planned, Status::Cancelled, Status::Postponed, Status::Held][..]);
    prop::collection::vec((sides(), status), 2..5).prop_flat_map(|tellings| {
        let each = tellings.into_iter().enumerate().map(|(n, (sides, status))| telling(n, sides, "2022-03-16", status));
        shuffled(each.collect())
    })
}

fn shuffled(tellings: Vec<EventDraft>) -> impl Strategy<Value = (Vec<EventDraft>, Vec<EventDraft>)> {
    (Just(tellings.clone()), Just(tellings).prop_shuffle())
}

/// Those who are made one in the end.
const MERGED: [&str; 3] = ["angela-merkel", "sergey-lavrov", "wang-yi"];

/// Makes two actors the first.
fn merge(store: &Store, [into, from @ ..]: [&str; 3]) {
    for from in from {
        let actor = |id: &str| store.actor_by_id(id).expect("an answer").expect("an actor");
        let writer = store.begin(&note("merge")).expect("a revision");
        writer.merge_actors(actor(from), actor(into)).expect("merged");
        writer.commit().expect("kept");
    }
}

/// Who is called what, holds what, and took part in what; in no order.
fn people(store: &Store) -> (BTreeSet<String>, BTreeSet<String>) {
    let actors = store.actors().expect("the actors").into_iter().map(|actor| actor.id);
    let name = |words: &str| format!("{words}: {:?}", store.resolve(words).map(|found| found.sides));
    let names = ["Sergey Lavrov", "Wang Yi", "wang-yi", "sergey-lavrov", "Angela Merkel"].map(name);
    let took_part = events(store).into_iter().map(|event| {
        let who: BTreeSet<String> = event.participants.iter().map(|member| format!("{member:?}")).collect();
        format!("{} {who:?}", event.id)
    });
    (actors.chain(names).collect(), took_part.collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_vague_tellings_does_not_matter((one, other) in vague()) {
        let folder = Folder::new();
        let (here, there) = (named(&folder.0), named(&folder.0));
        prop_assert!(tell(&here, &one) && tell(&there, &other));
        prop_assert_eq!(known(&here), known(&there));
        prop_assert!(!tell(&here, &other), "told again");
        prop_assert_eq!(known(&here), known(&there));
    }

    #[test]
    fn the_order_in_which_news_is_read_does_not_matter((one, other) in followed()) {
        let folder = Folder::new();
        let (here, there) = (named(&folder.0), named(&folder.0));
        prop_assert!(tell(&here, &one) && tell(&there, &other));
        prop_assert_eq!(known(&here), known(&there));
        prop_assert!(!tell(&there, &one), "told again");
        prop_assert_eq!(known(&here), known(&there));
    }

    #[test]
    fn the_order_in_which_actors_are_merged_does_not_matter(mut drafts in some_events(8)) {
        // Of one who took part twice only one part is kept.
        drafts.retain(|draft| draft.participants.iter().filter(|(who, _)| MERGED.contains(&who.name.as_str())).count() < 2);
        let folder = Folder::new();
        let (here, there) = (named(&folder.0), named(&folder.0));
        add(&here, &drafts);
        add(&there, &drafts);
        merge(&here, MERGED);
        merge(&there, [MERGED[0], MERGED[2], MERGED[1]]);
        prop_assert_eq!(people(&here), people(&there));
    }
}
