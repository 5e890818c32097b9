//! From the words for a place to cities and the state they were in.

use super::Recorder;
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::fold::fold;
use crate::model::city::{cities, joined, listed};
use crate::model::{ActorId, ActorKind, EventDate, EventDraft, EventKind};
use std::collections::{BTreeSet, HashMap};

/// The cities of each spelling, folded: the plain name and the state it is in today.
pub(super) type Cities = HashMap<String, Vec<(String, ActorId)>>;

impl Recorder<'_> {
    /// The plain names of the cities and the state they were in on those days. Of several cities of a name it is the
    /// one in the country that is stated, or that the others of the journey are in; else it stays open.
    pub(super) fn place(&self, draft: &EventDraft) -> Result<(Option<String>, Option<ActorId>)> {
        let stated = draft.country.as_ref().map(|country| self.somebody(country, &draft.date)).transpose()?.flatten();
        let words: Vec<&str> = draft.city.iter().flat_map(|text| cities(text)).collect();
        let known = words.iter().map(|word| self.cities(word, &draft.date)).collect::<Result<Vec<_>>>()?;
        match (words.as_slice(), known.as_slice(), stated) {
            ([], ..) => return Ok((None, stated)),
            ([alone], [none], None) if none.is_empty() => return self.country_or_city(alone, &draft.date),
            _ => {}
        }
        let country = stated.or_else(|| common(&known));
        let plain = |(word, known): (&&str, &Vec<(String, ActorId)>)| plain(word, known, country);
        let names: Vec<String> = words.iter().zip(&known).map(plain).collect();
        Ok((Some(joined(names.iter().map(String::as_str))), country))
    }

    /// The cities of a spelling, each with the state it was in; read once.
    fn cities(&self, city: &str, date: &EventDate) -> Result<Vec<(String, ActorId)>> {
        if self.memory.cities.borrow().is_none() {
            let mut cities = Cities::new();
            for (spelling, place, country) in self.writer.places()? {
                cities.entry(spelling).or_default().push((place.city, country));
            }
            *self.memory.cities.borrow_mut() = Some(cities);
        }
        let today = self.memory.cities.borrow().as_ref().and_then(|cities| cities.get(&fold(city)).cloned());
        let then = |(name, country)| Ok((name, self.of_its_time(country, date)?));
        today.unwrap_or_default().into_iter().map(then).collect()
    }

    /// Too few took part; of a visit to a place in no known state nobody can tell who received.
    pub(super) fn too_few(&self, draft: &EventDraft, country: Option<ActorId>) -> Result<Error> {
        let city = draft.city.as_deref().filter(|_| draft.kind == EventKind::Visit && country.is_none());
        let Some(city) = city else {
            let error = Error::new(ErrorKind::Usage, format!("a {} needs two actors{}", draft.kind, one_alone(draft)));
            return Ok(error.note("write", example(draft.kind)));
        };
        let mut unknown = Vec::new();
        for city in cities(city) {
            if self.cities(city, &draft.date)?.is_empty() {
                unknown.push(city);
            }
        }
        let error = match unknown.as_slice() {
            [] => Error::unknown(format!("\"{}\" could be in several states", listed(city))),
            _ => Error::unknown(format!("no place called \"{}\"", listed(&unknown.join(";")))),
        };
        Ok(error.note("say where", "--country NAME, or who received: --host WHO"))
    }

    /// A place like "Russia" is a country without a city.
    fn country_or_city(&self, words: &str, date: &EventDate) -> Result<(Option<String>, Option<ActorId>)> {
        match self.actor(words, date) {
            Ok(state) if self.writer.actor(state)?.kind == ActorKind::State => Ok((None, Some(state))),
            _ => Ok((Some(words.to_owned()), None)),
        }
    }
}

/// The one state that every city is in.
fn common(known: &[Vec<(String, ActorId)>]) -> Option<ActorId> {
    let states = known.iter().map(|cities| cities.iter().map(|(_, state)| *state).collect::<BTreeSet<_>>());
    let all = states.reduce(|a, b| &a & &b).unwrap_or_default();
    all.first().copied().filter(|_| all.len() == 1)
}

/// The plain name of a city in this country; as written where none or several are called so.
fn plain(word: &str, known: &[(String, ActorId)], country: Option<ActorId>) -> String {
    let mut there = known.iter().filter(|(_, state)| country.is_none_or(|country| country == *state));
    match (there.next(), there.next()) {
        (Some((name, _)), None) => name.clone(),
        _ => word.to_owned(),
    }
}

fn example(kind: EventKind) -> String {
    match kind {
        EventKind::Visit => "chancery add visit \"Xi Jinping\" --place Moscow --on 2023-03-20".to_owned(),
        kind => format!("chancery add {kind} \"Qin Gang\" \"Dmytro Kuleba\" --on 2023-03-16"),
    }
}

/// Why there are not two, where two were named.
fn one_alone(draft: &EventDraft) -> String {
    match draft.participants.as_slice() {
        [(one, _), (other, _)] if one.name == other.name => format!(", not {} twice", one.name),
        [(one, _), (other, _)] => format!(", but {} and {} are one", one.name, other.name),
        _ => String::new(),
    }
}
