//! The US Office of the Historian's travels of presidents and secretaries of state and visits of foreign leaders, as
//! its repositories HistoryAtState/travels and HistoryAtState/visits have them in XML. <https://history.state.gov>:
//! public domain in the United States, CC0 elsewhere.
//!
//! A trip is a visit to one state; whom it says were met is a meeting on an open day of the trip, where title, name,
//! state and days leave only one person, else it stays in the quoted remarks. A visit is one to the president. The ids
//! of presidents' trips, secretaries' trips and visits overlap: each set is a source of its own.

mod met;
mod record;
mod titles;

use super::Draft;
use crate::error::{Error, Result};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use record::{Record, Sets};
use std::collections::VecDeque;
use std::io::{BufReader, Read};

/// Whether a text begins as one of these files.
pub(super) fn is_begun(head: &str) -> bool {
    ["<trips", "<visits"].iter().any(|root| head.contains(root))
}

/// The drafts of a file, one record after the other.
pub(super) struct Drafts<R> {
    path: String,
    reader: Reader<BufReader<R>>,
    sets: Sets,
    line: usize,
    waiting: VecDeque<Result<Draft>>,
    done: bool,
}

impl<R: Read> Drafts<R> {
    pub(super) fn open(path: &str, input: R) -> Result<Self> {
        let reader = Reader::from_reader(BufReader::new(input));
        let (path, sets, waiting) = (path.to_owned(), Sets::new()?, VecDeque::new());
        Ok(Self { path, reader, sets, line: 1, waiting, done: false })
    }

    /// Reads on to the end of the next record.
    fn read(&mut self) -> Result<()> {
        let mut buffer = Vec::new();
        let mut record: Option<Record> = None;
        while !self.done {
            buffer.clear();
            let event = self.reader.read_event_into(&mut buffer);
            let event = event.map_err(|error| Error::input("is broken XML").cause(error).at(self.place()))?;
            self.line += event.bytes().filter(|byte| *byte == b'\n').count();
            match event {
                Event::Eof => self.done = true,
                Event::Start(tag) => match (record.as_mut(), tag.name().as_ref()) {
                    (None, root @ ("trip" | "visit")) => record = Some(Record::new(root == "trip", self.line)),
                    (None, _) => {}
                    (Some(record), inner) => record.open(inner, id(&tag)),
                },
                Event::End(tag) => match (record.take(), tag.name().as_ref()) {
                    (Some(whole), "trip" | "visit") => {
                        self.sets.drafts(&whole, &self.path, &mut self.waiting);
                        return Ok(());
                    }
                    (open, inner) => record = open.map(|open| open.closed(inner)),
                },
                Event::Text(text) => record.iter_mut().for_each(|record| record.text(&text.xml10_content())),
                Event::CData(text) => record.iter_mut().for_each(|record| record.text(&text)),
                Event::GeneralRef(name) => record.iter_mut().for_each(|record| record.text(&entity(&name))),
                _ => {}
            }
        }
        Ok(())
    }

    fn place(&self) -> String {
        format!("{}:{}", self.path, self.line)
    }
}

impl<R: Read> Iterator for Drafts<R> {
    type Item = Result<Draft>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.waiting.is_empty() && !self.done {
            if let Err(error) = self.read() {
                self.done = true;
                return Some(Err(error));
            }
        }
        self.waiting.pop_front()
    }
}

/// The attribute `id`, by which a country is a slug.
fn id(tag: &BytesStart<'_>) -> Option<String> {
    let attribute = tag.try_get_attribute("id").ok().flatten()?;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// `&amp;` and `&#8217;`; of what is not known nothing.
fn entity(name: &BytesRef<'_>) -> String {
    let by_number = name.resolve_char_ref().ok().flatten().map(String::from);
    by_number.or_else(|| resolve_predefined_entity(name).map(str::to_owned)).unwrap_or_default()
}
