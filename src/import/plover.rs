//! Events in PLOVER's terms: as JSON, one a line, with the field names of its manual (`id`, `date`, `enddate`, `actor`,
//! `recipient`, `event`, `mode`, `text`, `cite_info` ...), and as POLECAT's tables with tabs (`Event Date`, `Actor Name`).
//! <https://github.com/openeventdata/PLOVER>
//!
//! An event has lists of actors and recipients: in a visit the actor is the guest. Without a recipient all are those who
//! met. The day is the event's own where the record has one that is not called the day of a report.

use super::codes::{Code, Codes, Wanted};
use super::names::{Agents, Named, Names};
use super::{Draft, Reading, coded};
use crate::error::{Error, Result};
use crate::model::draft::{EventDraft, SourceDraft};
use crate::model::slug::event_slug;
use crate::model::{ActorDraft, Origin, REPORT_DATE, Role, SourceKind};
use serde_json::{Map, Value};
use std::collections::VecDeque;
use std::io::{BufRead, Read};
use std::rc::Rc;

const NOTE: &str = "named by a PLOVER data set";

/// Whether a line is such an event.
pub(super) fn is_event(value: &Value) -> bool {
    field(value, &EVENT).is_some() && field(value, &ACTOR).is_some() && field(value, &DATE).is_some()
}

/// The names of fields, as the manual and as POLECAT spell them, in lower case.
const EVENT: [&str; 3] = ["event", "event type", "event_type"];
const MODE: [&str; 3] = ["mode", "event mode", "event_mode"];
const DATE: [&str; 3] = ["date", "event date", "event_date"];
const END: [&str; 2] = ["enddate", "end_date"];
const ACTOR: [&str; 3] = ["actor", "actor name", "actor_name"];
const RECIPIENT: [&str; 3] = ["recipient", "recipient name", "recipient_name"];
const ID: [&str; 4] = ["id", "event id", "event_id", "eventid"];
const WORDS: [&str; 2] = ["text", "headline"];
const LINK: [&str; 4] = ["url", "source", "cite_info", "story url"];

/// Whether the cells of a first row are the names of POLECAT's columns.
pub(super) fn is_header(cells: &[&str]) -> bool {
    let has = |names: &[&str]| cells.iter().any(|cell| names.contains(&cell.to_ascii_lowercase().as_str()));
    has(&EVENT) && has(&DATE) && has(&ACTOR)
}

/// The objects of a file, each with its line.
type Values<'a> = Box<dyn Iterator<Item = (u64, Result<Value>)> + 'a>;

/// JSON, one object a line.
fn objects<'a>(mut input: impl BufRead + 'a) -> Values<'a> {
    let mut line = 0;
    Box::new(std::iter::from_fn(move || {
        loop {
            let mut bytes = Vec::new();
            line += 1;
            match input.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => {
                    let value = serde_json::from_slice(&bytes);
                    return Some((line, value.map_err(|error| Error::input("is not JSON").cause(error))));
                }
                Err(error) => return Some((line, Err(Error::input("cannot be read").cause(error)))),
            }
        }
    }))
}

/// A table with tabs, as POLECAT is published: each row an object by the names of its columns.
fn table<'a>(path: &str, input: impl Read + 'a) -> Result<Values<'a>> {
    let unreadable = |error: csv::Error| Error::input("cannot be read").cause(error);
    let mut rows = csv::ReaderBuilder::new().delimiter(b'\t').flexible(true).from_reader(input);
    let header = rows.headers().map_err(|error| unreadable(error).at(format!("{path}:1")))?.clone();
    let object = move |row: &csv::StringRecord| {
        let cells = header.iter().zip(row).filter(|(_, cell)| !cell.trim().is_empty());
        Value::Object(cells.map(|(name, cell)| (name.trim().to_owned(), Value::from(cell.trim()))).collect())
    };
    let line = |position: Option<&csv::Position>| position.map_or(0, csv::Position::line);
    Ok(Box::new(rows.into_records().map(move |row| match row {
        Ok(row) => (line(row.position()), Ok(object(&row))),
        Err(error) => (line(error.position()), Err(unreadable(error))),
    })))
}

/// The events of a file.
pub(super) struct Drafts<'a> {
    path: String,
    values: Values<'a>,
    line: u64,
    reading: Reading,
    codes: Codes,
    agents: Agents,
    names: Names,
    waiting: VecDeque<Result<Draft>>,
}

impl<'a> Drafts<'a> {
    pub(super) fn open(path: &str, input: impl BufRead + 'a, reading: Reading, wanted: &Wanted) -> Result<Self> {
        Self::of(path, objects(input), reading, wanted)
    }

    pub(super) fn table(path: &str, input: impl Read + 'a, reading: Reading, wanted: &Wanted) -> Result<Self> {
        Self::of(path, table(path, input)?, reading, wanted)
    }

    fn of(path: &str, values: Values<'a>, reading: Reading, wanted: &Wanted) -> Result<Self> {
        let (codes, agents) = (Codes::of("plover", wanted)?, Agents::new()?);
        let (names, waiting) = Default::default();
        Ok(Self { path: path.to_owned(), values, line: 0, reading, codes, agents, names, waiting })
    }

    fn read(&mut self, value: &Value) -> Result<()> {
        let Some(code) = self.code(value)? else {
            self.waiting.push_back(Ok(Draft::LeftOut("no contact")));
            return Ok(());
        };
        let mut draft = self.event(value, &code)?;
        let (actors, recipients) = (names(field(value, &ACTOR)), names(field(value, &RECIPIENT)));
        let alone = recipients.is_empty();
        let with = |names: Vec<String>, role| names.into_iter().map(move |name| (name, role));
        let roles = if alone { (Role::Attendee, Role::Attendee) } else { code.roles };
        for (name, role) in with(actors, roles.0).chain(with(recipients, roles.1)) {
            let named = self.named(&name);
            draft.participants.push((named.actor.clone(), role));
        }
        let who: Vec<String> =
            draft.participants.iter().map(|(actor, _)| crate::model::slug::slug(&actor.name)).collect();
        let who: Vec<&str> = who.iter().map(String::as_str).collect();
        draft.id = Some(format!("plover-{}", event_slug(&draft.date, draft.kind, &who)));
        self.waiting.push_back(Ok(Draft::Event(Box::new(draft))));
        Ok(())
    }

    /// The code of a mode, else that of the event; nothing where it is not wanted.
    fn code(&self, value: &Value) -> Result<Option<Rc<Code>>> {
        let event = names(field(value, &EVENT)).first().cloned().unwrap_or_default().to_ascii_uppercase();
        let modes = names(field(value, &MODE));
        let mut modes = modes.iter().map(|mode| format!("{event}:{}", mode.to_ascii_lowercase().replace(' ', "-")));
        let code = modes.find_map(|code| self.codes.code(&code).cloned());
        let code = code.or_else(|| self.codes.code(&event).cloned());
        let code = code.ok_or_else(|| Error::input(format!("\"{event}\" is no PLOVER event")))?;
        Ok(Some(code).filter(|code| self.codes.wants(code)))
    }

    fn named(&mut self, name: &str) -> Rc<Named> {
        let agents = &self.agents;
        self.names.told(name, &mut self.waiting, |actors| {
            actors.push(ActorDraft::named(name).or_new(agents.kind(name), NOTE));
            Named::new(name, None)
        })
    }

    fn event(&self, value: &Value, code: &Code) -> Result<EventDraft> {
        let text = |names: &[&str]| field(value, names).and_then(|value| value.as_str()).map(str::to_owned);
        let start = text(&DATE).ok_or_else(|| Error::input("no date"))?;
        let span = text(&END).filter(|end| *end != start).map_or(start.clone(), |end| format!("{start}/{end}"));
        let mut draft = EventDraft::authored(self.reading.date(&span)?, code.kind);
        draft.from = format!("{}:{}", self.path, self.line);
        draft.mode = Some(code.mode);
        draft.status = code.status;
        draft.origin = Origin::Imported;
        draft.tags = vec![format!("plover:{}", code.id), REPORT_DATE.to_owned()];
        let record = field(value, &ID).map(Value::to_string).unwrap_or_default();
        let number = record.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok();
        let mut mention =
            coded::record(&self.source(), number.or(i64::try_from(self.line).ok()), &draft.date, code.status);
        mention.quote = text(&WORDS);
        draft.mentions.push(mention.clone());
        if let Some(url) = text(&LINK).filter(|url| url.contains("://")) {
            mention.source = SourceDraft { kind: Some(SourceKind::News), url: Some(url), ..SourceDraft::default() };
            mention.line = None;
            draft.mentions.push(mention);
        }
        Ok(draft)
    }

    fn source(&self) -> SourceDraft {
        let file = self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path);
        SourceDraft {
            kind: Some(SourceKind::Dataset),
            title: Some(format!("PLOVER events, {file}")),
            ..SourceDraft::default()
        }
    }
}

impl Iterator for Drafts<'_> {
    type Item = Result<Draft>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.waiting.is_empty() {
            let (line, value) = self.values.next()?;
            self.line = line;
            if let Err(error) = value.and_then(|value| self.read(&value)) {
                self.waiting.push_back(Err(error.at(format!("{}:{line}", self.path))));
            }
        }
        self.waiting.pop_front()
    }
}

/// A field under one of its names, in any case.
fn field<'a>(value: &'a Value, names: &[&str]) -> Option<&'a Value> {
    let object: &Map<String, Value> = value.as_object()?;
    let found = |name: &&str| {
        let same = |(key, _): &(&String, &'a Value)| key.eq_ignore_ascii_case(name);
        object.get(*name).or_else(|| object.iter().find(same).map(|(_, value)| value))
    };
    names.iter().find_map(found).filter(|value| !value.is_null())
}

/// One name, or a list of names or of objects with one; names in one text are joined by `;`.
fn names(value: Option<&Value>) -> Vec<String> {
    let one = |value: &Value| match value {
        Value::String(text) => text.split(';').map(|name| name.trim().to_owned()).collect(),
        Value::Object(_) => field(value, &["name", "wiki", "country"]).map_or_else(Vec::new, |name| names(Some(name))),
        _ => Vec::new(),
    };
    let all: Vec<String> = match value {
        Some(Value::Array(list)) => list.iter().flat_map(one).collect(),
        Some(value) => one(value),
        None => Vec::new(),
    };
    all.into_iter().filter(|name| !name.is_empty() && name != "None").collect()
}
