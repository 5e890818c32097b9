//! Files that are imported: each is read in its form, and what it tells is recorded.

use super::{expected, today};
use chancery::import::packed::{Text, texts};
use chancery::import::{Drafts, Form, Mapping, Options, Reading, Wanted};
use chancery::record::{Batch, OnMatch, Policy, Recorder};
use chancery::seeds::{Extent, fill};
use chancery::store::{RevisionNote, Store};
use std::collections::HashMap;
use std::io::Cursor;

/// Our own CSV, and the same with tabs.
pub fn csv(data: &[u8]) {
    read(Form::Csv, data);
    read(Form::Tsv, data);
}

/// JSON lines, a whole answer and a dump.
pub fn jsonl(data: &[u8]) {
    read(Form::Jsonl, data);
    let store = Store::in_memory().expect("a base");
    let lines = data.split(|byte| *byte == b'\n').map(|line| Ok(String::from_utf8_lossy(line).into_owned()));
    store.load(lines).map_or_else(|error| expected(&error), drop);
}

/// ICEWS, as a table and as quads.
pub fn icews(data: &[u8]) {
    read(Form::Icews, data);
    read(Form::IcewsQuads, data);
}

/// GDELT.
pub fn gdelt(data: &[u8]) {
    read(Form::Gdelt, data);
}

/// The travels and visits of the US Office of the Historian.
pub fn history(data: &[u8]) {
    read(Form::HistoryAtState, data);
}

/// PLOVER, as JSON and as a table.
pub fn plover(data: &[u8]) {
    read(Form::Plover, data);
    read(Form::Polecat, data);
}

/// Who held which office.
pub fn offices(data: &[u8]) {
    read(Form::Offices, data);
}

/// Any other table, its columns guessed.
pub fn table(data: &[u8]) {
    let text = || Text { name: "any.csv".into(), head: data.to_vec(), bytes: Box::new(data), encoding: None };
    match Mapping::of(text(), &HashMap::new(), None) {
        Ok(mapping) => record(Form::Table.drafts(text(), &options(Some(mapping)))),
        Err(error) => expected(&error),
    }
}

/// A file as it comes: unpacked, decoded, its form told by what stands in it.
pub fn packed(data: &[u8]) {
    let read = texts("a.csv.gz", Cursor::new(data), None, &mut |text| {
        if let Some(form) = Form::of(&text.name, &text.head) {
            record(form.drafts(text, &options(None)));
        }
        Ok(())
    });
    read.unwrap_or_else(|error| expected(&error));
}

fn options(mapping: Option<Mapping>) -> Options {
    Options { reading: Reading { today: today(), order: None }, wanted: Wanted::All, mapping }
}

fn read(form: Form, data: &[u8]) {
    let text = Text { name: "a".into(), head: data.to_vec(), bytes: Box::new(data), encoding: None };
    record(form.drafts(text, &options(None)));
}

/// Records drafts as one import, which is then taken back.
fn record(drafts: chancery::error::Result<Drafts<'_>>) {
    thread_local! {
        static NAMED: Store = named();
    }
    let drafts = match drafts {
        Ok(drafts) => drafts,
        Err(error) => return expected(&error),
    };
    NAMED.with(|store| {
        let writer = store.begin(&note()).expect("a revision");
        let mut batch = Batch::new(Recorder::new(&writer, Policy { on_match: OnMatch::Attach, new_actors: true }));
        for draft in drafts {
            let draft = draft.inspect_err(expected);
            batch.take(draft).unwrap_or_else(|error| expected(&error));
        }
        batch.finish().map_or_else(|error| expected(&error), drop);
    });
}

fn note() -> RevisionNote {
    RevisionNote { at: "2023-03-18T00:00:00Z".into(), who: "ada".into(), what: "import".into(), why: None }
}

/// A base that knows the names and no events.
fn named() -> Store {
    let store = Store::in_memory().expect("a base");
    fill(&store, &note(), Extent::Names).expect("the names");
    store
}
