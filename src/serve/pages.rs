//! The pages: HTML that says everything without a script.

pub(super) mod actor;
pub(super) mod actors;
mod chart;
pub(super) mod event;
mod events;
mod filters;
mod frame;
pub(super) mod picture;
pub(super) mod search;
pub(super) mod source;
pub(super) mod start;
pub(super) mod timeline;
pub(super) mod when;
mod words;

use super::address::Address;
use super::api::status;
use super::app::Site;
use super::body::Sender;
use crate::ask::{Case, Now, parties};
use crate::error::{Error, Result};
use crate::store::Store;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

/// A page while it is written: what it asks, and where it goes.
pub(super) struct Page<'a> {
    store: &'a Store,
    now: Now,
    address: Address,
    path: String,
    sender: &'a mut Sender,
}

impl<'a> Page<'a> {
    pub(super) fn new(store: &'a Store, now: Now, address: Address, path: String, sender: &'a mut Sender) -> Self {
        Self { store, now, address, path, sender }
    }

    /// The question that the address asks.
    fn case(&self) -> Result<Case<'a>> {
        Case::read(self.store, "when", &self.address.who, &self.address.limits, self.now)
    }

    /// Sends everything above the answer, so that it is on the screen while the answer is looked for.
    fn begin(&mut self, title: &str) -> Result<()> {
        let top = frame::top(title, &self.address, &self.path);
        self.put(top)
    }

    /// Sends a part of the answer.
    fn put(&mut self, part: Markup) -> Result<()> {
        self.sender.send(part.into_string())
    }

    /// Ends the page; an error that came after its head stands where it happened.
    pub(super) fn end(&mut self, written: Result<()>, site: &Site) -> Result<()> {
        match written {
            Err(error) if !self.sender.has_begun() => return Err(error),
            Err(error) => self.put(problem(&error, &self.address, &self.path))?,
            Ok(()) => {}
        }
        self.put(frame::bottom(site.base()))
    }
}

/// What went wrong, with the names that may be meant as links.
fn problem(error: &Error, address: &Address, path: &str) -> Markup {
    html! {
        section.problem role="alert" {
            @for report in &error.reports {
                p { strong { (frame::sentence(&report.message)) } }
                @let meant: Vec<_> = report.notes.iter().filter_map(|note| Some((parties::meant(note)?, note))).collect();
                @if meant.is_empty() {
                    @for (label, text) in report.notes.iter().filter(|(_, text)| !text.contains("chancery ")) {
                        p { (label) ": " (text) }
                    }
                } @else {
                    p { "Did you mean" }
                    ul.meant {
                        @for (id, note) in meant {
                            li { a href=(instead(address, &report.message, id).at(path)) { (named(note, id)) } }
                        }
                    }
                }
            }
        }
    }
}

/// The same question with another name in place of the one that the message quotes.
fn instead(address: &Address, message: &str, id: &str) -> Address {
    let wrong = message.split('"').nth(1).unwrap_or_default();
    address.with(|other| {
        for name in &mut other.who {
            *name = match name.as_str() {
                whole if whole == wrong => id.to_owned(),
                sentence => sentence.replace(wrong, id),
            };
        }
    })
}

fn named<'n>((label, text): &'n (String, String), id: &str) -> &'n str {
    match label == id {
        true => text.split("  ").next().unwrap_or(text),
        false => text.split("   (").next().unwrap_or(text),
    }
}

/// A page that says why there is no answer.
pub(super) fn failed(error: &Error, address: &Address, path: &str) -> Response {
    let text = html! {
        (frame::top("No answer", address, path))
        h1 { "No answer" }
        (problem(error, address, path))
        (frame::bottom(""))
    };
    whole(status(error.kind), text)
}

/// A page that says one thing.
pub(super) fn refusal(status: StatusCode, words: &str) -> Response {
    let text = html! {
        (frame::top(words, &Address::default(), ""))
        h1 { (status.canonical_reason().unwrap_or("No answer")) }
        p { (words) }
        (frame::bottom(""))
    };
    whole(status, text)
}

fn whole(status: StatusCode, text: Markup) -> Response {
    (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], text.into_string()).into_response()
}
