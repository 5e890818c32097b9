//! The contract with scripts, over HTTP: what the commands of the same names print with `--json`, byte for byte.

use super::address::Address;
use super::app::Site;
use super::body::Sender;
use super::pool::Length;
use crate::ask::{self, Case, Now, unwritten};
use crate::error::{Error, ErrorKind, Report, Result};
use crate::export::json;
use crate::store::Store;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Serialize;

/// The description of this API, in the form of `OpenAPI` 3.1.
const DESCRIPTION: &str = include_str!("assets/openapi.json");

/// How many names are offered at once.
const NAMES: usize = 8;

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/when", get(|State(site), uri| answer(site, uri, when)))
        .route("/timeline", get(|State(site), uri| answer(site, uri, timeline)))
        .route("/search", get(|State(site), uri| answer(site, uri, search)))
        .route("/stats", get(|State(site), uri| answer(site, uri, stats)))
        .route("/actors", get(|State(site), uri| answer(site, uri, actors)))
        .route("/event/{id}", get(event))
        .route("/openapi.json", get(|| async { ([(CONTENT_TYPE, "application/json")], DESCRIPTION) }))
        .fallback(|| async { refused(&Error::unknown("no such question; see /api/openapi.json")) })
}

/// What a job needs to answer.
struct Asked<'a> {
    store: &'a Store,
    now: Now,
    address: Address,
}

impl Asked<'_> {
    fn case(&self, command: &str) -> Result<Case<'_>> {
        Case::read(self.store, command, &self.address.who, &self.address.limits, self.now)
    }
}

async fn answer(site: Site, uri: Uri, write: fn(&Asked<'_>, &mut Sender) -> Result<()>) -> Response {
    let address = match Address::read(uri.query().unwrap_or_default()) {
        Ok(address) => address,
        Err(error) => return refused(&error),
    };
    sent(site, move |store, now, sender| write(&Asked { store, now, address }, sender)).await
}

async fn sent(site: Site, job: impl FnOnce(&Store, Now, &mut Sender) -> Result<()> + Send + 'static) -> Response {
    match site.body(Length::Download, job).await {
        Ok(body) => ([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-cache")], body).into_response(),
        Err(error) => refused(&error),
    }
}

fn when(asked: &Asked<'_>, sender: &mut Sender) -> Result<()> {
    asked.case("when")?.write_when(sender)
}

fn timeline(asked: &Asked<'_>, sender: &mut Sender) -> Result<()> {
    asked.case("timeline")?.write_timeline(sender)
}

fn search(asked: &Asked<'_>, sender: &mut Sender) -> Result<()> {
    asked.case("search")?.write_search(asked.address.words.as_deref().unwrap_or_default(), sender)
}

fn stats(asked: &Asked<'_>, sender: &mut Sender) -> Result<()> {
    asked.case("stats")?.write_stats(asked.address.by.as_deref().unwrap_or("year").parse()?, sender)
}

fn actors(asked: &Asked<'_>, sender: &mut Sender) -> Result<()> {
    let limit = asked.address.limits.limit.unwrap_or(NAMES);
    let lines = asked.store.actor_lines(None, asked.address.words.as_deref(), limit)?;
    json::write(sender, &lines).map_err(|error| unwritten(&error))
}

async fn event(State(site): State<Site>, Path(id): Path<String>) -> Response {
    sent(site, move |store, _, sender| ask::write_event(store, &id, sender)).await
}

/// What was wrong, for scripts.
#[derive(Serialize)]
struct Refusal<'a> {
    errors: Vec<Wrong<'a>>,
}

#[derive(Serialize)]
struct Wrong<'a> {
    message: &'a str,
    notes: Vec<[&'a str; 2]>,
}

impl<'a> Wrong<'a> {
    fn of(report: &'a Report) -> Self {
        let notes = report.notes.iter().map(|(label, text)| [label.as_str(), text.as_str()]).collect();
        Self { message: &report.message, notes }
    }
}

/// The status of an answer that failed.
pub(super) const fn status(kind: ErrorKind) -> StatusCode {
    match kind {
        ErrorKind::Usage | ErrorKind::Input | ErrorKind::Conflict => StatusCode::BAD_REQUEST,
        ErrorKind::Unknown => StatusCode::NOT_FOUND,
        ErrorKind::Base | ErrorKind::Interrupted => StatusCode::SERVICE_UNAVAILABLE,
        ErrorKind::Bug => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn refused(error: &Error) -> Response {
    let refusal = Refusal { errors: error.reports.iter().map(Wrong::of).collect() };
    let text = serde_json::to_string_pretty(&refusal).unwrap_or_default();
    (status(error.kind), [(CONTENT_TYPE, "application/json")], text).into_response()
}
