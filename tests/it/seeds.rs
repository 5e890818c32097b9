//! What is built in: normalised, complete, sourced.

use chancery::export::EventWriter;
use chancery::export::csv::{CsvWriter, Shape};
use chancery::lexicon::fold::fold;
use chancery::model::ActorKind;
use chancery::seeds::{FILES, built_in};
use chancery::store::Query;
use std::collections::HashSet;

#[test]
fn the_events_are_in_the_form_that_export_writes() {
    let store = built_in().expect("the seeds");
    let mut written = Vec::new();
    let mut form = CsvWriter::new(&mut written, Shape { mentions: true, ..Shape::default() }).expect("a header");
    store
        .visit(&Query::default(), &mut |event| {
            assert!(!event.mentions.is_empty(), "{} has no source", event.id);
            form.event(&event).expect("a row");
            Ok(true)
        })
        .expect("the events");
    form.finish().expect("the end");
    drop(form);
    let known = FILES.iter().find(|(name, _)| *name == "events.csv").expect("the file").1;
    assert!(
        String::from_utf8(written).expect("text") == known,
        "seeds/events.csv is not as `export --mentions` writes it"
    );
}

#[test]
fn no_row_stands_twice_and_no_cell_has_outer_blanks() {
    for (name, text) in FILES {
        let mut seen = HashSet::new();
        for record in csv::Reader::from_reader(text.as_bytes()).records() {
            let record = record.expect("a row");
            assert!(record.iter().all(|cell| cell == cell.trim()), "{name}: {record:?}");
            assert!(seen.insert(record.iter().map(str::to_owned).collect::<Vec<_>>()), "{name}: twice {record:?}");
        }
    }
}

#[test]
fn no_city_has_an_alias_that_says_the_same() {
    let text = FILES.iter().find(|(name, _)| *name == "places.csv").expect("the file").1;
    for record in csv::Reader::from_reader(text.as_bytes()).records() {
        let record = record.expect("a row");
        let mut keys = HashSet::from([fold(&record[0])]);
        for alias in record[2].split(';').filter(|alias| !alias.is_empty()) {
            assert!(keys.insert(fold(alias)), "{alias} of {}", &record[0]);
        }
    }
}

#[test]
fn the_world_is_known() {
    let store = built_in().expect("the seeds");
    let of = |kind| store.actors().expect("the actors").iter().filter(|actor| actor.kind == kind).count();
    assert!(of(ActorKind::State) >= 195);
    assert!(of(ActorKind::Organization) >= 60);
    assert!(store.totals().expect("the totals").events >= 6000);
}
