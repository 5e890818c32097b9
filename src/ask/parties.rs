//! The actors that the words of a command name, with what the question means by them.

use crate::error::{Error, Result, all};
use crate::lexicon::fold::fold;
use crate::lexicon::question::{self, Known, Question};
use crate::model::slug::is_slug;
use crate::model::{Actor, ActorKind, Day};
use crate::store::{Grade, Match, Side, Store};
use std::cell::OnceCell;

/// One actor, or the holders of one office, as the user asked.
#[derive(Debug)]
pub struct Party {
    /// What counts as it.
    pub sides: Vec<Side>,
    /// How to call it in an answer.
    pub name: String,
    /// The ids, for the machine's answer.
    pub ids: Vec<String>,
    /// A state's predecessors that count too.
    pub before: Vec<Actor>,
}

/// The question that words ask, with what the base knows of them.
pub fn read(store: &Store, words: &[String]) -> Question {
    let titles = OnceCell::new();
    let is_office = |words: &str| {
        question::begins_with_title(words)
            && titles.get_or_init(|| store.office_titles().unwrap_or_default()).contains(&fold(words))
    };
    let name = |words: &str| store.is_name(words) || is_office(words);
    let place = |words: &str| store.is_place(words).unwrap_or(false);
    question::parse(words, Known { name: &name, place: &place })
}

/// The parties that words name; all that is wrong is told at once, each with the command to try.
///
/// # Errors
/// When a name is unknown or can mean several actors, or one is asked for twice.
pub fn resolve(store: &Store, names: &[String], exact: bool, command: &str) -> Result<Vec<Party>> {
    let party = |name: &String| {
        let found = store.resolve(name).map_err(|error| with_try(error, names, name, command))?;
        party(store, name, &found, exact)
    };
    let parties = all(names.iter().map(party))?;
    for (i, one) in parties.iter().enumerate() {
        if let Some(twin) = parties[..i].iter().find(|other| other.ids == one.ids) {
            return Err(Error::usage(format!("{} is asked for twice", twin.name)));
        }
    }
    Ok(parties)
}

/// A next step ready to paste: the first name that is near or meant, in place of the one typed.
fn with_try(error: Error, names: &[String], wrong: &str, command: &str) -> Error {
    let first = error.reports.first().and_then(|report| report.notes.first());
    let Some(better) = first.and_then(meant).map(str::to_owned) else { return error };
    let word = |name: &String| match name {
        name if name == wrong => better.clone(),
        name if name.contains(' ') => format!("\"{name}\""),
        name => name.clone(),
    };
    let words: Vec<String> = names.iter().map(word).collect();
    error.note("try", format!("chancery {command} {}", words.join(" ")))
}

/// The id of the actor that a line below an error offers, if it offers one.
pub fn meant((label, text): &(String, String)) -> Option<&str> {
    match label.as_str() {
        "did you mean" => text.rsplit_once('(').map(|(_, id)| id.trim_end_matches(')')),
        "all names" | "who held it" | "for example" | "try" | "…" | "write" | "known" => None,
        id => is_slug(id).then_some(id),
    }
}

fn party(store: &Store, words: &str, found: &Match, exact: bool) -> Result<Party> {
    let mut sides = found.sides.clone();
    let mut before = Vec::new();
    let actors: Vec<Actor> = sides.iter().map(|side| store.actor(side.actor)).collect::<Result<_>>()?;
    let dated = sides.iter().any(|side| side.from.is_some() || side.until.is_some());
    let lone = actors.first().filter(|_| actors.len() == 1 && !dated && !exact);
    let state = lone.filter(|actor| actor.kind == ActorKind::State);
    if let Some(state) = state {
        for predecessor in store.with_predecessors(state.n)?.into_iter().skip(1) {
            sides.push(Side::always(predecessor));
            before.push(store.actor(predecessor)?);
        }
    }
    let name = match (found.grade, actors.as_slice()) {
        (Grade::Office, _) => format!("the {words}"),
        (_, [actor, ..]) if dated => format!("{} (as {words}{})", actor.name, years(&found.sides)),
        (_, [actor, ..]) => actor.name.clone(),
        (_, []) => words.to_owned(),
    };
    let mut ids: Vec<String> = actors.into_iter().map(|actor| actor.id).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(Party { sides, name, ids, before })
}

/// `, 1949-1990`: when it was called so.
fn years(sides: &[Side]) -> String {
    let year = |day: Option<i64>| day.and_then(Day::from_days).map(|day| day.ymd().0.to_string()).unwrap_or_default();
    let span = |side: &Side| format!(", {}-{}", year(side.from), year(side.until));
    sides.iter().map(span).collect()
}

/// `Xi Jinping and Vladimir Putin`.
pub fn joined(parties: &[Party]) -> String {
    let names: Vec<&str> = parties.iter().map(|party| party.name.as_str()).collect();
    match names.as_slice() {
        [] => "anybody".to_owned(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The ids of all parties, for the machine's answer.
pub fn ids(parties: &[Party]) -> Vec<String> {
    parties.iter().flat_map(|party| party.ids.clone()).collect()
}

/// The sides of all parties, for a question.
pub fn sides(parties: &[Party]) -> Vec<Vec<Side>> {
    parties.iter().map(|party| party.sides.clone()).collect()
}
