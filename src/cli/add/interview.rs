//! `add` on a terminal: it asks for what is missing, and asks again at once where an answer cannot be used.

use super::super::ask::{choice, confirm, left, line};
use super::super::context::Context;
use super::super::out::report;
use super::{Add, check_source, line as told};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{ActorRef, Event, EventId, EventKind};
use crate::store::Store;

/// What a person wants of a draft that looks like a known event.
pub(super) enum Wish {
    /// Its source belongs to the known one.
    Attach(EventId),
    /// It is an event of its own.
    Separate,
}

impl Add {
    /// Whether something is missing without which there is no event.
    pub(super) fn lacks(&self) -> bool {
        let nobody = self.actors.is_empty() && self.host.is_empty();
        self.kind.is_none() || nobody || self.on.is_none()
    }

    /// Asks for what is missing; for everything where nothing was said.
    pub(super) fn ask(&mut self, cx: &Context, store: &Store) -> Result<()> {
        let whole = self.kind.is_none();
        if self.actors.is_empty() && self.host.is_empty() {
            self.ask_who(store)?;
        }
        if whole {
            self.ask_kind()?;
        }
        if self.on.is_none() {
            self.ask_when(cx)?;
        }
        if whole {
            self.ask_where()?;
            self.ask_source(store)?;
        }
        Ok(())
    }

    fn ask_who(&mut self, store: &Store) -> Result<()> {
        let answer = again("Who? (comma between names)", |text| {
            let names: Vec<String> =
                text.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
            let known = |name: &String| store.resolve(&ActorRef::parse(name).name);
            let unknown: Vec<Error> = names.iter().filter_map(|name| known(name).err()).collect();
            let new = unknown.iter().all(|error| error.message().starts_with("no actor"));
            match unknown.into_iter().reduce(Error::and) {
                _ if names.is_empty() => Err(Error::usage("an event needs somebody who took part")),
                Some(error) => {
                    report(&error, false);
                    Ok((new && confirm("Are they new people?", false)?).then_some((names, true)))
                }
                None => Ok(Some((names, false))),
            }
        })?;
        self.new_actor |= answer.1;
        self.actors = answer.0;
        Ok(())
    }

    fn ask_kind(&mut self) -> Result<()> {
        let question = format!("What? ({})", EventKind::WORDS.join(", "));
        let kind = again(&question, |text| {
            text.parse::<EventKind>().map(Some).map_err(|error| Error::usage(error.to_string()))
        })?;
        self.kind = Some(kind.to_string());
        Ok(())
    }

    fn ask_when(&mut self, cx: &Context) -> Result<()> {
        let date = again("When? (e.g. 2023-03-16, Mar 2023, ~2022)", |text| {
            let date = cx.date(text)?;
            Ok(confirm(&format!("   = {}. Keep?", date.wording()), true)?.then_some(date))
        })?;
        self.on = Some(date.to_string());
        Ok(())
    }

    fn ask_where(&mut self) -> Result<()> {
        let alone = self.actors.len() < 2 && self.kind.as_deref() == Some("visit");
        self.place = again("Where? (a city or a country; empty: not known)", |text| match text {
            "" if alone => Err(Error::usage("a visit of one person needs its place")),
            text => Ok(Some(Some(text.to_owned()).filter(|text| !text.is_empty()))),
        })?;
        Ok(())
    }

    fn ask_source(&mut self, store: &Store) -> Result<()> {
        self.source = again("Source? (id, address or title; empty: none)", |text| match text {
            "" => Ok(Some(None)),
            text => check_source(store, text).map(|()| Some(Some(text.to_owned()))),
        })?;
        Ok(())
    }

    /// What is to become of a draft that looks like a known event.
    pub(super) fn ask_same(&self, known: &Event) -> Result<Wish> {
        eprintln!("It looks like {}", told(known));
        let wish = match &self.source {
            Some(_) => choice("What is it?", &["the same event: add my source to it", "an event of its own"])?,
            None => choice("What is it?", &["an event of its own", "the same event: add nothing"])?,
        };
        match (wish, &self.source) {
            (Some(0), Some(_)) => Ok(Wish::Attach(known.n)),
            (Some(1), Some(_)) | (Some(0), None) => Ok(Wish::Separate),
            (Some(_), _) => {
                Err(Error::conflict(format!("not added: it is #{}", known.n)).outcome("nothing was written"))
            }
            (None, _) => Err(left()),
        }
    }
}

/// Asks until the answer can be used; what is wrong with it is told, and it stands there to be mended.
fn again<T>(question: &str, read: impl Fn(&str) -> Result<Option<T>>) -> Result<T> {
    let mut answer = String::new();
    loop {
        answer = line(question, &answer)?.ok_or_else(left)?;
        match read(&answer) {
            Ok(Some(value)) => return Ok(value),
            Ok(None) => {}
            Err(error) if error.kind == ErrorKind::Interrupted => return Err(error),
            Err(error) => report(&error, false),
        }
    }
}
