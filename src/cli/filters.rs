//! The flags that choose events, the same on every command that asks for some.

use super::context::{Context, date_error};
use crate::error::{Error, Result};
use crate::lexicon::question::Clause;
use crate::model::{ActorKind, Day, EventKind, Mode, Period, Status};
use crate::store::{Filter, Query, Store};
use clap::Args;
use serde_json::{Map, Value, json};

/// Which events are wanted.
#[derive(Debug, Args, Default)]
#[command(next_help_heading = "Which events")]
pub(super) struct Filters {
    /// Only from this date on
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,
    /// Only up to this date
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,
    /// Only in this period: 2022, 2022-09, 2022-Q3, 2022-W37, 1990s
    #[arg(long = "in", value_name = "PERIOD", allow_hyphen_values = true)]
    within: Option<String>,
    /// Only these kinds: visit,meeting,call,summit,negotiation,signing,statement,other
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    kind: Vec<String>,
    /// Only these modes: in-person,video,phone,written,unknown
    #[arg(long, value_name = "MODE", value_delimiter = ',')]
    mode: Vec<String>,
    /// Short for --mode in-person
    #[arg(long)]
    in_person: bool,
    /// Short for --mode phone
    #[arg(long)]
    phone: bool,
    /// Short for --mode video
    #[arg(long)]
    video: bool,
    /// Only these: held,planned,proposed,cancelled,postponed,denied
    #[arg(long, value_name = "STATUS", value_delimiter = ',')]
    status: Vec<String>,
    /// Only at a city or in a country of this name
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    /// Only with this tag
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// Only those that this source tells of: S1
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// Only what is certainly in the period, not what is only possibly (~)
    #[arg(long)]
    certain: bool,
    /// As it was known on that day, by what had been published
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    as_of: Option<String>,
    /// At most this many: the first ones in the order asked for
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// Latest first
    #[arg(long)]
    pub(super) reverse: bool,
}

impl Filters {
    /// The filter these flags describe.
    pub(super) fn filter(&self, cx: &Context, store: &Store) -> Result<Filter> {
        Ok(Filter {
            period: self.period(cx)?,
            certain: self.certain,
            kinds: words::<EventKind>(&self.kind)?,
            modes: self.modes()?,
            statuses: words::<Status>(&self.status)?,
            place: self.place.as_ref().map(|place| plain_place(store, place)).transpose()?,
            tag: self.tag.clone(),
            source: self.source.as_ref().map(|id| source(store, id)).transpose()?,
            words: None,
            as_of: self.as_of.as_ref().map(|text| cx.date(text)).transpose()?.and_then(|date| date.last()),
        })
    }

    fn period(&self, cx: &Context) -> Result<Period> {
        let (since, until) = (self.since.as_deref(), self.until.as_deref());
        let between = Period::between(since, until, cx.today, cx.order).map_err(|error| date_error(&error))?;
        match &self.within {
            None => Ok(between),
            Some(text) => narrowed(between, period(cx, text)?),
        }
    }

    fn modes(&self) -> Result<Vec<Mode>> {
        let mut modes = words::<Mode>(&self.mode)?;
        let short = [(self.in_person, Mode::InPerson), (self.phone, Mode::Phone), (self.video, Mode::Video)];
        modes.extend(short.into_iter().filter(|(set, _)| *set).map(|(_, mode)| mode));
        Ok(modes)
    }
}

/// What restricts a question, by the names of the flags, for a script that wants to know what was understood.
pub(super) fn described(query: &Query) -> Map<String, Value> {
    let filter = &query.filter;
    let day = |day: Option<Day>| day.map(|day| json!(day));
    let some = |on: bool| on.then_some(Value::Bool(true));
    let list = |words: Vec<&str>| (!words.is_empty()).then(|| json!(words));
    let text = |text: &Option<String>| text.as_ref().map(|text| json!(text));
    let flags = [
        ("since", day(filter.period.from)),
        ("until", day(filter.period.until)),
        ("certain", some(filter.certain)),
        ("kind", list(filter.kinds.iter().map(|kind| kind.as_str()).collect())),
        ("mode", list(filter.modes.iter().map(|mode| mode.as_str()).collect())),
        ("status", list(filter.statuses.iter().map(|status| status.as_str()).collect())),
        ("place", text(&filter.place)),
        ("tag", text(&filter.tag)),
        ("source", text(&filter.source)),
        ("words", filter.words.as_ref().map(|words| json!(typed(words)))),
        ("as_of", day(filter.as_of)),
        ("exact", some(query.exact)),
        ("limit", query.limit.map(|limit| json!(limit))),
        ("reverse", some(query.reverse)),
    ];
    flags.into_iter().filter_map(|(flag, value)| Some((flag.to_owned(), value?))).collect()
}

/// The words of an expression, each as it was typed.
fn typed(expression: &str) -> Vec<String> {
    let pieces: Vec<&str> = expression.split('"').collect();
    let star = |i: usize| if pieces.get(i + 1).is_some_and(|next| next.starts_with('*')) { "*" } else { "" };
    (1..pieces.len()).step_by(2).map(|i| format!("{}{}", pieces[i], star(i))).collect()
}

/// Adds what a typed sentence restricts: `before 2023-03-18`, `by phone`, `in moscow`.
pub(super) fn restrict(mut filter: Filter, clauses: &[Clause], cx: &Context, store: &Store) -> Result<Filter> {
    for clause in clauses {
        let words = clause.words.trim_start_matches("the ");
        match clause.preposition.as_str() {
            "by" | "on" if matches!(words, "phone" | "telephone") => filter.modes.push(Mode::Phone),
            "by" | "on" if words == "video" => filter.modes.push(Mode::Video),
            "kind" => filter.kinds.push(EventKind::Visit),
            "to" | "at" => filter.place = Some(plain_place(store, words)?),
            "in" if words == "person" => filter.modes.push(Mode::InPerson),
            "since" => filter.period = narrowed(filter.period, open(period(cx, words)?.from, None))?,
            "after" => {
                let next = period(cx, words)?.until.and_then(|day| day.plus(1));
                filter.period = narrowed(filter.period, open(next, None))?;
            }
            "until" | "till" | "by" => filter.period = narrowed(filter.period, open(None, period(cx, words)?.until))?,
            "before" => {
                let last = period(cx, words)?.from.and_then(|day| day.plus(-1));
                filter.period = narrowed(filter.period, open(None, last))?;
            }
            _ => match period(cx, words) {
                Ok(period) => filter.period = narrowed(filter.period, period)?,
                Err(error) if words.chars().any(|c| c.is_ascii_digit()) => return Err(error),
                Err(_) => filter.place = Some(plain_place(store, words)?),
            },
        }
    }
    Ok(filter)
}

const fn open(from: Option<Day>, until: Option<Day>) -> Period {
    Period { from, until }
}

fn period(cx: &Context, text: &str) -> Result<Period> {
    Period::named(text, cx.today, cx.order).map_err(|error| date_error(&error))
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
pub(super) fn words<T>(texts: &[String]) -> Result<Vec<T>>
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
