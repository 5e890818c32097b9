//! What is written out and read in again is the same.

use crate::base::{Folder, add, events, facts, import, named, reading, some_events};
use chancery::export::EventWriter;
use chancery::export::csv::{CsvWriter, Shape};
use chancery::export::json::{ClaimLine, LineWriter, line};
use chancery::import::{Draft, csv, jsonl};
use chancery::model::{ActorRef, ClaimDraft, ClaimKind, EventKind, Mode, SourceDraft};
use chancery::record::{OnMatch, Policy, Recorder};
use chancery::store::Store;
use proptest::prelude::*;
use serde_json::{Value, json};

fn csv_of(store: &Store) -> Vec<u8> {
    let mut written = Vec::new();
    let mut form = CsvWriter::new(&mut written, Shape { mentions: true, ..Shape::default() }).expect("a header");
    events(store).iter().try_for_each(|event| form.event(event)).expect("rows");
    form.finish().expect("the end");
    drop(form);
    written
}

fn jsonl_of(store: &Store) -> Vec<u8> {
    let mut written = Vec::new();
    let mut form = LineWriter(&mut written);
    events(store).iter().try_for_each(|event| form.event(event)).expect("lines");
    for claim in store.claims(&[]).expect("the claims") {
        line(&mut written, &ClaimLine { claim: &claim }).expect("a line");
    }
    written
}

fn read_csv(store: &Store, bytes: &[u8]) -> bool {
    let drafts = csv::Drafts::open("out.csv", bytes, b',', reading()).expect("a header");
    let (tally, wrote) = import(store, drafts, OnMatch::Attach);
    assert!(tally.rejected.is_empty(), "{:?}", tally.rejected);
    wrote
}

fn read_jsonl(store: &Store, bytes: &[u8]) -> bool {
    let (tally, wrote) = import(store, jsonl::Drafts::open("out.jsonl", bytes, reading()), OnMatch::Attach);
    assert!(tally.rejected.is_empty(), "{:?}", tally.rejected);
    wrote
}

/// The events as JSON, without their numbers, which depend on the order of writing; sources and mentions in order.
fn contents(store: &Store) -> Vec<Value> {
    let mut all: Vec<Value> = events(store).iter().map(|event| json!(event)).collect();
    for event in &mut all {
        event["n"] = Value::Null;
        if let Some(mentions) = event["mentions"].as_array_mut() {
            for mention in &mut *mentions {
                mention["source"] = Value::Null;
            }
            mentions.sort_by_key(ToString::to_string);
        }
        if let Some(participants) = event["participants"].as_array_mut() {
            participants.sort_by_key(ToString::to_string);
        }
    }
    all.sort_by_key(ToString::to_string);
    all
}

pub(crate) fn claim() -> ClaimDraft {
    ClaimDraft {
        from: String::new(),
        kind: ClaimKind::Count,
        participants: vec![ActorRef::parse("xi-jinping"), ActorRef::parse("vladimir-putin")],
        event_kind: Some(EventKind::Meeting),
        mode: Some(Mode::InPerson),
        count: 39,
        date: "../2023-03-18".parse().expect("a date"),
        source: Some(SourceDraft { id: Some("S1".into()), ..SourceDraft::default() }),
        line: Some(55),
        quote: Some("met 39 times".into()),
        note: None,
        reviewed: true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn csv_out_and_in_gives_the_same_events_and_a_second_time_changes_nothing(drafts in some_events(12)) {
        let folder = Folder::new();
        let (here, there) = (named(&folder.0), named(&folder.0));
        add(&here, &drafts);
        let written = csv_of(&here);
        read_csv(&there, &written);
        prop_assert_eq!(contents(&there), contents(&here));
        prop_assert!(!read_csv(&there, &written));
        prop_assert!(!read_csv(&here, &written));
        prop_assert_eq!(csv_of(&here), written);
    }

    #[test]
    fn jsonl_out_and_in_gives_the_same_events_and_claims(drafts in some_events(12)) {
        let folder = Folder::new();
        let (here, there) = (named(&folder.0), named(&folder.0));
        add(&here, &drafts);
        let writer = here.begin(&crate::base::note("claim")).expect("a revision");
        Recorder::new(&writer, Policy::default()).claim(&claim()).expect("a claim");
        writer.commit().expect("kept");
        let written = jsonl_of(&here);
        read_jsonl(&there, &written);
        prop_assert_eq!(contents(&there), contents(&here));
        prop_assert_eq!(there.claims(&[]).expect("the claims").len(), 1);
        prop_assert!(!read_jsonl(&there, &written));
    }

    #[test]
    fn a_dump_loaded_into_a_new_base_dumps_the_same(drafts in some_events(8)) {
        let folder = Folder::new();
        let here = named(&folder.0);
        add(&here, &drafts);
        let mut dump = Vec::new();
        here.dump(&mut |line| { dump.push(line.to_owned()); Ok(()) }).expect("a dump");
        let there = Store::create(&folder.0.join("new.db")).expect("a base");
        there.load(dump.iter().map(|line| Ok(line.clone()))).expect("loaded");
        let mut again = Vec::new();
        there.dump(&mut |line| { again.push(line.to_owned()); Ok(()) }).expect("a dump");
        prop_assert_eq!(&again, &dump);
        prop_assert_eq!(contents(&there), contents(&here));
        prop_assert!(there.load(dump.into_iter().map(Ok)).is_err());
        prop_assert_eq!(facts(&there), facts(&here));
    }
}

#[test]
fn a_part_may_stand_before_its_whole() {
    let folder = Folder::new();
    let store = named(&folder.0);
    let text = "id,date,kind,actors,part_of\n\
                talks,2023-03-21,negotiation,xi-jinping;vladimir-putin,the-visit\n\
                the-visit,2023-03-20/2023-03-22,visit,xi-jinping;vladimir-putin,\n";
    read_csv(&store, text.as_bytes());
    let parts: Vec<_> = events(&store).into_iter().filter_map(|event| event.part_of).collect();
    assert_eq!(parts, ["the-visit"]);
    let drafts: Vec<_> = csv::Drafts::open("a.csv", text.as_bytes(), b',', reading()).expect("a header").collect();
    assert!(matches!(drafts.as_slice(), [Ok(Draft::Event(_)), Ok(Draft::Event(_))]));
}
