//! Files to take along: what a page shows, in the forms of `export`.

use super::address::Address;
use super::app::Site;
use super::body::Sender;
use super::pages;
use super::pool::Length;
use crate::ask::parties::joined;
use crate::ask::{self, Case, Now, unwritten};
use crate::error::{Error, Result};
use crate::export::EventWriter;
use crate::export::calendar::calendar;
use crate::export::csv::{CsvWriter, Shape};
use crate::export::geojson::GeoJsonWriter;
use crate::export::json::LineWriter;
use crate::export::markdown::MarkdownWriter;
use crate::export::svg::picture;
use crate::model::Event;
use crate::model::slug::slug;
use crate::store::{Query, Store, expression};
use axum::extract::{Path, State};
use axum::http::Uri;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// How many events a form can have that needs all of them at once.
const WHOLE: usize = 50_000;

/// A form, by the ending of its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Csv,
    Json,
    Jsonl,
    Md,
    Ics,
    Svg,
    Geojson,
}

impl Form {
    /// Every form, with its ending, its media type and what it is for.
    pub(super) const ALL: [(Self, &'static str, &'static str, &'static str); 7] = [
        (Self::Csv, "csv", "text/csv; charset=utf-8", "spreadsheets"),
        (Self::Json, "json", "application/json", "programs"),
        (Self::Jsonl, "jsonl", "application/x-ndjson", "long lists"),
        (Self::Md, "md", "text/markdown; charset=utf-8", "texts"),
        (Self::Ics, "ics", "text/calendar; charset=utf-8", "calendars"),
        (Self::Svg, "svg", "image/svg+xml", "pictures"),
        (Self::Geojson, "geojson", "application/geo+json", "maps"),
    ];
}

/// `events.csv`: the question stands behind the `?`.
pub(super) async fn file(State(site): State<Site>, Path(name): Path<String>, uri: Uri) -> Response {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let form = Form::ALL.iter().find(|(_, known, ..)| *known == ending);
    let (Some((form, ending, kind, _)), Ok(address)) = (form, Address::read(uri.query().unwrap_or_default())) else {
        return pages::failed(&Error::unknown(format!("no file \"{name}\"")), &Address::default(), uri.path());
    };
    let name = format!("attachment; filename=\"{}.{ending}\"", named(&address));
    let asked = address.clone();
    match site.body(Length::Download, move |store, now, sender| write(store, now, &asked, *form, sender)).await {
        Ok(body) => {
            let head = [(CONTENT_TYPE, (*kind).to_owned()), (CONTENT_DISPOSITION, name)];
            (head, [(CACHE_CONTROL, "no-cache")], body).into_response()
        }
        Err(error) => pages::failed(&error, &address, "/when"),
    }
}

/// A plain name for a file, of what was asked.
fn named(address: &Address) -> String {
    let words: Vec<&str> = address.who.iter().map(String::as_str).chain(address.words.as_deref()).collect();
    let name: String = slug(&words.join(" ")).chars().take(60).collect();
    if name.is_empty() { "events".to_owned() } else { name }
}

fn write(store: &Store, now: Now, address: &Address, form: Form, sender: &mut Sender) -> Result<()> {
    let mut case = Case::read(store, "export", &address.who, &address.limits, now)?;
    case.query.filter.words = address.words.as_deref().map(expression);
    match form {
        Form::Csv => {
            let mut rows = CsvWriter::new(sender, Shape::default()).map_err(|error| unwritten(&error))?;
            stream(&case, &mut rows)
        }
        Form::Jsonl => stream(&case, &mut LineWriter(sender)),
        Form::Md => {
            let mut lines = MarkdownWriter::new(sender).map_err(|error| unwritten(&error))?;
            stream(&case, &mut lines)
        }
        Form::Geojson => {
            let mut features = GeoJsonWriter::new(sender).map_err(|error| unwritten(&error))?;
            stream(&case, &mut features)
        }
        Form::Ics | Form::Svg => {
            let events = few(&case)?;
            let name = joined(&case.parties);
            let text = match form {
                Form::Ics => calendar(&events, &name, now.today),
                _ => picture(&events, &pages::picture::of(&case, &name)),
            };
            sender.send(text)
        }
        Form::Json => {
            let mut claims = case.claims()?;
            store.beside(&mut claims)?;
            ask::write(sender, &case.parties, &case.all(), &claims).map_err(|error| unwritten(&error)).map(drop)
        }
    }
}

/// The events for a form that needs all of them at once.
fn few(case: &Case<'_>) -> Result<Vec<Event>> {
    let query = Query { limit: Some(case.query.limit.unwrap_or(usize::MAX).min(WHOLE + 1)), ..case.query.clone() };
    let events = case.store.timeline(&query)?;
    if events.len() > WHOLE {
        return Err(Error::usage(format!("more than {WHOLE} events are too many for this form"))
            .note("try", "a shorter time, or CSV"));
    }
    Ok(events)
}

fn stream(case: &Case<'_>, form: &mut dyn EventWriter) -> Result<()> {
    case.all().visit(&mut |event| form.event(event).map_err(|error| unwritten(&error)))?;
    form.finish().map_err(|error| unwritten(&error))
}
