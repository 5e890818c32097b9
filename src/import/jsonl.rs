//! Our own JSON: one event a line, in the shape that `--jsonl` writes; a claim is `{"claim": {...}}`. A whole answer
//! of `--json` is read as its events and claims, a list as its objects.

use super::{Draft, Reading, clean, word};
use crate::error::{Error, Result};
use crate::model::{
    ActorKind, ActorRef, ClaimDraft, ClaimKind, EventDraft, MentionDraft, Origin, Role, SourceDraft, Status,
};
use serde::Deserialize;
use serde_json::Value;
use std::collections::VecDeque;
use std::io::BufRead;

/// The drafts of a file, one line after the other.
pub struct Drafts<R> {
    path: String,
    reading: Reading,
    input: R,
    line: usize,
    waiting: VecDeque<Result<Draft>>,
}

impl<R: BufRead> Drafts<R> {
    /// Begins to read.
    pub fn open(path: &str, input: R, reading: Reading) -> Self {
        Self { path: path.to_owned(), reading, input, line: 0, waiting: VecDeque::new() }
    }

    /// The next line that is not empty, or the whole file where it is one object over several lines.
    fn next_value(&mut self) -> Option<Result<Value>> {
        loop {
            let mut bytes = Vec::new();
            let read = self.input.read_until(b'\n', &mut bytes);
            self.line += 1;
            match read {
                Ok(0) => return None,
                Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => return Some(self.parse(bytes)),
                Err(error) => return Some(Err(Error::input("cannot be read").cause(error))),
            }
        }
    }

    fn parse(&mut self, mut bytes: Vec<u8>) -> Result<Value> {
        if self.line == 1 && matches!(bytes.trim_ascii(), b"{" | b"[") {
            self.input.read_to_end(&mut bytes).map_err(|error| Error::input("cannot be read").cause(error))?;
        }
        let text = std::str::from_utf8(&bytes).map_err(|error| Error::input("is not UTF-8").cause(error))?;
        serde_json::from_str(text).map_err(|error| Error::input("is not JSON").cause(error))
    }

    fn take(&mut self, value: Value) {
        let from = format!("{}:{}", self.path, self.line);
        let list = |name: &str| value[name].as_array().cloned().unwrap_or_default();
        if let Value::Array(values) = value {
            for value in values {
                self.take_one(value, &from);
            }
        } else if !value.is_object() {
            self.waiting.push_back(Err(Error::input("is no event: a JSON object is expected").at(from)));
        } else if value.get("events").is_some_and(|events| !events.is_array()) {
            self.waiting.push_back(Err(Error::input("\"events\" is not a list").at(from)));
        } else if value.get("events").is_some() {
            let events = list("events").into_iter().map(|event| self.event(event, &from));
            let events: Vec<_> = events.collect();
            let claims: Vec<_> = list("claims").into_iter().map(|claim| self.claim(claim, &from)).collect();
            self.waiting.extend(events.into_iter().chain(claims));
        } else {
            self.take_one(value, &from);
        }
    }

    /// An event, or a claim under its name.
    fn take_one(&mut self, value: Value, from: &str) {
        let draft = match value.get("claim") {
            _ if !value.is_object() => Err(Error::input("is no event: a JSON object is expected").at(from)),
            Some(claim) => self.claim(claim.clone(), from),
            None => self.event(value, from),
        };
        self.waiting.push_back(draft);
    }

    fn event(&self, value: Value, from: &str) -> Result<Draft> {
        let event = serde_json::from_value::<EventIn>(value).map_err(|error| odd(&error));
        let draft = event.and_then(|event| event.draft(from, self.reading));
        draft.map(|draft| Draft::Event(Box::new(draft))).map_err(|error| error.at(from))
    }

    fn claim(&self, value: Value, from: &str) -> Result<Draft> {
        let claim = serde_json::from_value::<ClaimIn>(value).map_err(|error| odd(&error));
        let draft = claim.and_then(|claim| claim.draft(from, self.reading));
        draft.map(|draft| Draft::Claim(Box::new(draft))).map_err(|error| error.at(from))
    }
}

impl<R: BufRead> Iterator for Drafts<R> {
    type Item = Result<Draft>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(draft) = self.waiting.pop_front() {
                return Some(draft);
            }
            match self.next_value()? {
                Ok(value) => self.take(value),
                Err(error) => return Some(Err(error.at(format!("{}:{}", self.path, self.line)))),
            }
        }
    }
}

/// What is wrong with an object: serde knows it, but says it in Rust's words.
fn odd(error: &serde_json::Error) -> Error {
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or(&text).replace('`', "\"");
    let ours = match text.split_once(' ').zip(text.split_once(": ")) {
        _ if text.starts_with("missing field ") => format!("no {}", text["missing field ".len()..].trim_matches('"')),
        Some((("invalid", _), (_, rest))) => mistyped(rest),
        Some((("unknown", _), (_, rest))) => rest.to_owned(),
        _ => text,
    };
    Error::input(ours).cause(error)
}

/// `string "x", expected i64` as a person says it.
fn mistyped(rest: &str) -> String {
    let (found, wanted) = rest.split_once(", expected ").unwrap_or((rest, ""));
    let found = match found {
        "sequence" => "a list",
        "map" => "an object",
        found => found,
    };
    let wanted = match wanted.split_whitespace().next().unwrap_or("") {
        "i64" | "u64" | "i32" | "usize" => "a number",
        "a" if wanted.contains("string") => "a text",
        "a" if wanted.contains("sequence") => "a list",
        "struct" | "a" if wanted.contains("struct") || wanted.contains("map") => "an object",
        "bool" | "a" if wanted.contains("bool") => "true or false",
        "option" => "a value",
        _ => "another form",
    };
    format!("{found} where {wanted} is expected")
}

#[derive(Deserialize)]
struct EventIn {
    id: Option<String>,
    date: String,
    kind: String,
    mode: Option<String>,
    status: Option<String>,
    title: Option<String>,
    part_of: Option<String>,
    participants: Vec<ParticipantIn>,
    place: Option<PlaceIn>,
    origin: Option<Origin>,
    reviewed: Option<bool>,
    #[serde(default)]
    mentions: Vec<MentionIn>,
    note: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
}

#[derive(Deserialize)]
struct ParticipantIn {
    id: Option<String>,
    name: Option<String>,
    role: Option<Role>,
    #[serde(rename = "for")]
    acts_for: Option<String>,
}

#[derive(Deserialize)]
struct PlaceIn {
    city: Option<String>,
    country: Option<String>,
}

#[derive(Deserialize)]
struct MentionIn {
    source: Option<String>,
    title: Option<String>,
    url: Option<String>,
    published: Option<String>,
    line: Option<i64>,
    quote: Option<String>,
    date: Option<String>,
    status: Option<Status>,
    rule: Option<String>,
    span: Option<(i64, i64)>,
    how: Option<String>,
    reviewed: Option<bool>,
}

#[derive(Deserialize)]
struct ClaimIn {
    kind: ClaimKind,
    participants: Vec<ParticipantIn>,
    event_kind: Option<String>,
    mode: Option<String>,
    #[serde(default)]
    count: i64,
    date: String,
    source: Option<String>,
    line: Option<i64>,
    quote: Option<String>,
    note: Option<String>,
    reviewed: Option<bool>,
}

impl ParticipantIn {
    fn actor(&self) -> Result<ActorRef> {
        let name =
            self.id.as_ref().or(self.name.as_ref()).ok_or_else(|| Error::input("a participant without id and name"))?;
        clean("a participant", name)?;
        Ok(ActorRef { name: name.clone(), acts_for: self.acts_for.clone(), kind: ActorKind::Person })
    }
}

impl EventIn {
    fn draft(self, from: &str, reading: Reading) -> Result<EventDraft> {
        for (column, text) in [("title", &self.title), ("note", &self.note), ("id", &self.id)] {
            clean(column, text.as_deref().unwrap_or(""))?;
        }
        let mut draft = EventDraft::authored(reading.date(&self.date)?, word(&self.kind)?);
        draft.status = self.status.as_deref().map_or(Ok(Status::Held), word)?;
        let role = |p: &ParticipantIn| Ok((p.actor()?, p.role.unwrap_or(Role::Attendee)));
        draft.participants = self.participants.iter().map(role).collect::<Result<_>>()?;
        let mention = |m: MentionIn| m.draft(&draft, reading);
        draft.mentions = self.mentions.into_iter().map(mention).collect::<Result<_>>()?;
        from.clone_into(&mut draft.from);
        draft.id = self.id;
        draft.mode = self.mode.as_deref().map(word).transpose()?;
        draft.title = self.title;
        (draft.city, draft.country) = self.place.map_or((None, None), |place| (place.city, place.country));
        draft.part_of = self.part_of;
        draft.origin = self.origin.unwrap_or(Origin::Authored);
        draft.reviewed = self.reviewed.unwrap_or(true);
        draft.note = self.note;
        draft.tags = self.tags;
        Ok(draft)
    }
}

impl MentionIn {
    fn draft(self, event: &EventDraft, reading: Reading) -> Result<MentionDraft> {
        clean("quote", self.quote.as_deref().unwrap_or(""))?;
        let date = |text: &String| reading.date(text);
        Ok(MentionDraft {
            source: SourceDraft {
                id: self.source,
                kind: None,
                title: self.title,
                url: self.url,
                published: self.published.as_ref().map(date).transpose()?,
            },
            line: self.line,
            span: self.span,
            quote: self.quote,
            date: self.date.as_ref().map(date).transpose()?.unwrap_or_else(|| event.date.clone()),
            status: self.status.unwrap_or(event.status),
            rule: self.rule,
            how: self.how,
            reviewed: self.reviewed.unwrap_or(true),
        })
    }
}

impl ClaimIn {
    fn draft(self, from: &str, reading: Reading) -> Result<ClaimDraft> {
        clean("quote", self.quote.as_deref().unwrap_or(""))?;
        if self.count < 0 || (self.kind == ClaimKind::None && self.count != 0) {
            return Err(Error::input(format!("a claim of {} cannot count {}", self.kind, self.count)));
        }
        Ok(ClaimDraft {
            from: from.to_owned(),
            kind: self.kind,
            participants: self.participants.iter().map(ParticipantIn::actor).collect::<Result<_>>()?,
            event_kind: self.event_kind.as_deref().map(word).transpose()?,
            mode: self.mode.as_deref().map(word).transpose()?,
            count: self.count,
            date: reading.date(&self.date)?,
            source: self.source.map(|id| SourceDraft { id: Some(id), ..SourceDraft::default() }),
            line: self.line,
            quote: self.quote,
            note: self.note,
            reviewed: self.reviewed.unwrap_or(true),
        })
    }
}
