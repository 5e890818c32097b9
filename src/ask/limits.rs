//! What restricts a question: from words as they are typed to a filter.

use super::{Now, date_error};
use crate::error::{Error, Result};
use crate::lexicon::question::Clause;
use crate::model::{ActorKind, EventKind, Mode, Period, Status};
use crate::store::{Filter, Store};

/// Which events are wanted, as typed: the flags of the command line and the parameters of an address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Limits {
    /// Only from this date on.
    pub since: Option<String>,
    /// Only up to this date.
    pub until: Option<String>,
    /// Only in this period: `2022`, `2022-09`, `2022-Q3`, `1990s`.
    pub within: Option<String>,
    /// Only these kinds.
    pub kinds: Vec<String>,
    /// Only these modes.
    pub modes: Vec<String>,
    /// Only these statuses.
    pub statuses: Vec<String>,
    /// Only at a city or in a country of this name.
    pub place: Option<String>,
    /// Only with this tag.
    pub tag: Option<String>,
    /// Only those that this source tells of.
    pub source: Option<String>,
    /// Only what is certainly in the period.
    pub certain: bool,
    /// As it was known on that day.
    pub as_of: Option<String>,
    /// Only events in which they took part themselves.
    pub exact: bool,
    /// At most this many.
    pub limit: Option<usize>,
    /// Latest first.
    pub reverse: bool,
}

impl Limits {
    /// The filter these words describe.
    ///
    /// # Errors
    /// When a word, a date or a source is unknown.
    pub fn filter(&self, store: &Store, now: Now) -> Result<Filter> {
        Ok(Filter {
            period: self.period(now)?,
            certain: self.certain,
            kinds: words::<EventKind>(&self.kinds)?,
            modes: words::<Mode>(&self.modes)?,
            statuses: words::<Status>(&self.statuses)?,
            place: self.place.as_ref().map(|place| plain_place(store, place)).transpose()?,
            tag: self.tag.clone(),
            source: self.source.as_ref().map(|id| source(store, id)).transpose()?,
            words: None,
            as_of: self.as_of.as_ref().map(|text| now.date(text)).transpose()?.and_then(|date| date.last()),
        })
    }

    fn period(&self, now: Now) -> Result<Period> {
        let (since, until) = (self.since.as_deref(), self.until.as_deref());
        let between = Period::between(since, until, now.today, now.order).map_err(|error| date_error(&error))?;
        match &self.within {
            None => Ok(between),
            Some(text) => narrowed(between, period(now, text)?),
        }
    }
}

/// Adds what a typed sentence restricts: `before 2023-03-18`, `by phone`, `in moscow`.
pub(super) fn restrict(mut filter: Filter, clauses: &[Clause], store: &Store, now: Now) -> Result<Filter> {
    for clause in clauses {
        let words = clause.words.trim_start_matches("the ");
        match clause.preposition.as_str() {
            "by" | "on" if matches!(words, "phone" | "telephone") => filter.modes.push(Mode::Phone),
            "by" | "on" if words == "video" => filter.modes.push(Mode::Video),
            "kind" => filter.kinds.push(EventKind::Visit),
            "to" | "at" => filter.place = Some(plain_place(store, words)?),
            "in" if words == "person" => filter.modes.push(Mode::InPerson),
            "since" => filter.period = narrowed(filter.period, open(period(now, words)?.from, None))?,
            "after" => {
                let next = period(now, words)?.until.and_then(|day| day.plus(1));
                filter.period = narrowed(filter.period, open(next, None))?;
            }
            "until" | "till" | "by" => filter.period = narrowed(filter.period, open(None, period(now, words)?.until))?,
            "before" => {
                let last = period(now, words)?.from.and_then(|day| day.plus(-1));
                filter.period = narrowed(filter.period, open(None, last))?;
            }
            _ => match period(now, words) {
                Ok(period) => filter.period = narrowed(filter.period, period)?,
                Err(error) if words.chars().any(|c| c.is_ascii_digit()) => return Err(error),
                Err(_) => filter.place = Some(plain_place(store, words)?),
            },
        }
    }
    Ok(filter)
}

const fn open(from: Option<crate::model::Day>, until: Option<crate::model::Day>) -> Period {
    Period { from, until }
}

fn period(now: Now, text: &str) -> Result<Period> {
    Period::named(text, now.today, now.order).map_err(|error| date_error(&error))
}

fn narrowed(a: Period, b: Period) -> Result<Period> {
    let period = Period { from: a.from.max(b.from), until: a.until.into_iter().chain(b.until).min() };
    match (period.from, period.until) {
        (Some(from), Some(until)) if from > until => {
            Err(Error::unknown(format!("the period ends ({until}) before it begins ({from})")))
        }
        _ => Ok(period),
    }
}

/// Words of a closed list; what is not one is told with the list.
///
/// # Errors
/// When one is not on the list.
pub fn words<T>(texts: &[String]) -> Result<Vec<T>>
where
    T: std::str::FromStr<Err = crate::model::words::UnknownWord>,
{
    let word = |text: &String| text.parse::<T>().map_err(|error| Error::usage(error.to_string()));
    crate::error::all(texts.iter().map(word))
}

/// A city by its plain name, so that Kiev finds Kyiv.
fn plain_place(store: &Store, text: &str) -> Result<String> {
    let cities = store.cities(text)?;
    if let Some(city) = cities.first().filter(|_| cities.len() == 1) {
        return Ok(city.clone());
    }
    let state = store.resolve_actor(text).ok().map(|n| store.actor(n)).transpose()?;
    let state = state.filter(|actor| actor.kind == ActorKind::State);
    Ok(state.map_or_else(|| text.to_owned(), |actor| actor.name))
}

fn source(store: &Store, id: &str) -> Result<String> {
    let known = store.source_by_id(id)?;
    let known =
        known.ok_or_else(|| Error::unknown(format!("no source \"{id}\"")).note("all of them", "chancery sources"))?;
    Ok(known.id)
}
