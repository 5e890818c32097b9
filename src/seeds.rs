//! What chancery knows from the first minute: the CSV files of `seeds/`, embedded, and recorded like anything else.

use crate::error::{Error, Result};
use crate::import::table::{self, columns, rows};
use crate::import::{Draft, Reading, csv, rules};
use crate::lexicon::gazetteer::Gazetteer;
use crate::lexicon::triggers::{CueRow, TriggerRow, Triggers};
use crate::model::{Day, NamingWords, Title};
use crate::record::{Batch, Policy, Recorder};
use crate::store::{RevisionNote, Store, Writer};
use crate::temporal::Reader;
use std::collections::HashMap;

/// The files, by name.
pub const FILES: [(&str, &str); 16] = [
    ("actors.csv", include_str!("../seeds/actors.csv")),
    ("aliases.csv", include_str!("../seeds/aliases.csv")),
    ("claims.csv", include_str!("../seeds/claims.csv")),
    ("cues.csv", include_str!("../seeds/cues.csv")),
    ("date_cues.csv", include_str!("../seeds/date_cues.csv")),
    ("date_names.csv", include_str!("../seeds/date_names.csv")),
    ("date_numbers.csv", include_str!("../seeds/date_numbers.csv")),
    ("events.csv", include_str!("../seeds/events.csv")),
    ("languages.csv", include_str!("../seeds/languages.csv")),
    ("naming.csv", include_str!("../seeds/naming.csv")),
    ("offices.csv", include_str!("../seeds/offices.csv")),
    ("places.csv", include_str!("../seeds/places.csv")),
    ("sources.csv", include_str!("../seeds/sources.csv")),
    ("terms.csv", include_str!("../seeds/terms.csv")),
    ("titles.csv", include_str!("../seeds/titles.csv")),
    ("triggers.csv", include_str!("../seeds/triggers.csv")),
];

/// How much of the seeds a new base gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Everything,
    /// Actors, their names and offices, places and sources, but no events and no claims.
    Names,
}

fn file(name: &str) -> (String, &'static str) {
    let text = FILES.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text);
    (format!("seeds/{name}"), text)
}

fn read<T>(name: &str, columns: &[&str], make: fn(&table::Cells<'_>) -> Result<T>) -> Result<Vec<T>> {
    let (path, text) = file(name);
    rows(&path, text, columns, make)
}

/// A base in memory with everything in it, for reading before anybody has made one.
///
/// # Errors
/// Only when the seeds themselves are broken.
pub fn built_in() -> Result<Store> {
    let store = Store::in_memory()?;
    let note = RevisionNote { at: String::new(), who: "chancery".into(), what: "init".into(), why: None };
    fill(&store, &note, Extent::Everything)?;
    Ok(store)
}

/// Every name of a base, with the titles that are built in.
///
/// # Errors
/// When the base cannot be read.
pub fn gazetteer(store: &Store) -> Result<Gazetteer> {
    Ok(Gazetteer::new(store.name_rows()?, &titles()?, &naming()?))
}

/// The titles that news gives to those who hold an office or speak for a side.
///
/// # Errors
/// Only when the seeds themselves are broken.
pub fn titles() -> Result<Vec<Title>> {
    read("titles.csv", &columns::TITLES, table::title)
}

/// The words that tell of events.
///
/// # Errors
/// Only when the seeds themselves are broken.
pub fn triggers() -> Result<Triggers> {
    Ok(Triggers::new(trigger_rows()?, &cue_rows()?))
}

/// The rows of `triggers.csv`.
///
/// # Errors
/// Only when the seeds themselves are broken.
pub fn trigger_rows() -> Result<Vec<TriggerRow>> {
    read("triggers.csv", &rules::TRIGGERS, rules::trigger)
}

/// The rows of `cues.csv`.
///
/// # Errors
/// Only when the seeds themselves are broken.
pub fn cue_rows() -> Result<Vec<CueRow>> {
    read("cues.csv", &rules::CUES, rules::cue)
}

/// The words that do something where somebody is named.
///
/// # Errors
/// Only when the seeds themselves are broken.
pub fn naming() -> Result<Vec<NamingWords>> {
    read("naming.csv", &columns::NAMING, table::naming)
}

/// The languages of a state (ISO 639-1), its first one first; none where English is, or nothing is known.
pub fn languages(state: &str) -> Vec<&'static str> {
    let (_, text) = file("languages.csv");
    let of = text.lines().filter_map(|line| line.split_once(',')).find(|(id, _)| *id == state);
    of.map_or_else(Vec::new, |(_, languages)| languages.split(';').collect())
}

/// Records the seeds in an empty base, as its first revision.
///
/// # Errors
/// With `path:line` when a row is broken; then nothing is kept.
pub fn fill(store: &Store, note: &RevisionNote, extent: Extent) -> Result<()> {
    let writer = store.begin(note)?;
    fill_names(&writer)?;
    if extent == Extent::Everything {
        fill_events(&writer)?;
    }
    writer.commit()
}

/// A reader of dates that knows the rows of the seeds.
///
/// # Errors
/// Only when the seeds themselves are broken.
pub fn date_reader() -> Result<Reader> {
    let names = read("date_names.csv", &columns::DATE_NAMES, table::date_name)?;
    let cues = read("date_cues.csv", &columns::DATE_CUES, table::date_cue)?;
    let numbers = read("date_numbers.csv", &columns::DATE_NUMBERS, table::date_number)?;
    Ok(Reader::new(names, cues, numbers))
}

fn fill_names(writer: &Writer<'_>) -> Result<()> {
    let mut actors = HashMap::new();
    let known = read("actors.csv", &columns::ACTORS, table::actor)?;
    for actor in &known {
        actors.insert(actor.id.clone(), writer.insert_actor(actor)?);
    }
    let find = |id: &String| actors.get(id).copied().ok_or_else(|| Error::input(format!("seeds: no actor \"{id}\"")));
    for (actor, successor) in known.iter().filter_map(|actor| Some((actor, actor.successor.as_ref()?))) {
        writer.set_successor(find(&actor.id)?, find(successor)?)?;
    }
    for alias in read("aliases.csv", &columns::ALIASES, table::alias)? {
        writer.insert_alias(find(&alias.actor)?, &alias)?;
    }
    let mut sources = HashMap::new();
    for source in read("sources.csv", &columns::SOURCES, table::source)? {
        sources.insert(source.id.clone(), writer.insert_source(&source)?);
    }
    let mut offices = HashMap::new();
    for office in read("offices.csv", &columns::OFFICES, table::office)? {
        offices.insert(office.id.clone(), writer.insert_office(&office, find(&office.actor)?)?);
    }
    for term in read("terms.csv", &columns::TERMS, table::term)? {
        let office = offices.get(&term.office);
        let office = *office.ok_or_else(|| Error::input(format!("seeds: no office \"{}\"", term.office)))?;
        let source = term.source.as_ref().and_then(|id| sources.get(id).copied());
        writer.insert_term(&term, find(&term.person)?, office, source)?;
    }
    for place in read("places.csv", &columns::PLACES, table::place)? {
        writer.insert_place(&place, find(&place.country)?)?;
    }
    Ok(())
}

fn fill_events(writer: &Writer<'_>) -> Result<()> {
    let mut batch = Batch::new(Recorder::new(writer, Policy::default()));
    let (path, text) = file("events.csv");
    let reading = Reading { today: Day::EPOCH, order: None };
    for draft in csv::Drafts::open(&path, text.as_bytes(), b',', reading)? {
        batch.take(draft)?;
    }
    for claim in read("claims.csv", &columns::CLAIMS, table::claim)? {
        batch.take(Ok(Draft::Claim(Box::new(claim))))?;
    }
    batch.finish()?.rejected.into_iter().next().map_or(Ok(()), Err)
}
