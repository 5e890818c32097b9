//! The table of names that a person edits: `--actors` reads it, `--write-actors` writes the names that are not known.

use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::fold::{fold, parts};
use crate::model::ActorKind;
use crate::record::{Given, Newcomer};
use crate::store::Store;
use std::collections::HashMap;
use std::path::Path;

/// What the table says of each name: an actor's id, `-` for nobody; an empty cell says nothing.
pub(super) fn read(store: &Store, path: &Path) -> Result<HashMap<String, Given>> {
    let shown = path.display();
    let unreadable = |error: csv::Error| Error::input(format!("{shown} cannot be read")).cause(error);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path).map_err(unreadable)?;
    let header = reader.headers().map_err(unreadable)?.clone();
    let column = |name: &str| header.iter().position(|cell| cell.trim() == name);
    let (Some(name), Some(actor)) = (column("name"), column("actor")) else {
        return Err(Error::input(format!("{shown}:1: the columns must be name,actor")));
    };
    let mut given = HashMap::new();
    for row in reader.into_records() {
        let row = row.map_err(unreadable)?;
        let line = row.position().map_or(0, csv::Position::line);
        let cell = |place: usize| row.get(place).unwrap_or_default().trim().to_owned();
        let meant = match cell(actor).as_str() {
            "" => continue,
            "-" => Given::Nobody,
            id => Given::Actor(
                store.actor_by_id(id)?.ok_or_else(|| Error::input(format!("{shown}:{line}: no actor \"{id}\"")))?,
            ),
        };
        given.insert(cell(name), meant);
    }
    Ok(given)
}

/// Writes the names that were new, with whom each could be: those one of whose names has all words of the other.
pub(super) fn write(store: &Store, path: &Path, newcomers: &[Newcomer]) -> Result<()> {
    let cannot = |error: csv::Error| Error::input(format!("{} cannot be written", path.display())).cause(error);
    let mut writer = csv::Writer::from_path(path).map_err(cannot)?;
    writer.write_record(["name", "actor", "kind", "could_be"]).map_err(cannot)?;
    let known = store.actor_words()?;
    for newcomer in newcomers {
        let key = fold(&newcomer.name);
        let words: Vec<&str> = parts(&key).filter(|word| word.chars().count() > 1).collect();
        let mut near: Vec<&str> = Vec::new();
        for (id, name) in words.iter().filter_map(|word| known.get(*word)).flatten() {
            let other: Vec<&str> = parts(name).collect();
            let inside = |a: &[&str], b: &[&str]| a.len() > 1 && a.iter().all(|word| b.contains(word));
            if (inside(&words, &other) || inside(&other, &words)) && !near.contains(&id.as_str()) {
                near.push(id);
            }
        }
        near.retain(|id| *id != crate::model::slug::slug(&newcomer.name));
        near.truncate(5);
        let cells = [newcomer.name.as_str(), "", newcomer.kind.map_or("", ActorKind::as_str), &near.join(";")];
        writer.write_record(cells).map_err(cannot)?;
    }
    writer.flush().map_err(|error| Error::new(ErrorKind::Input, "cannot be written").cause(error))
}
