//! Our own CSV: one event a row, the columns of `export`, in any order; only `date`, `kind` and actors are needed.
//!
//! Rows with the same id tell of one event: the first gives the event, each gives the mention of its own source,
//! with the date and the status that this source says.

use super::mapping::Mapping;
use super::{Draft, Reading, clean, word};
use crate::error::{Error, Result};
use crate::model::event::COLUMNS;
use crate::model::{ActorRef, EventDate, EventDraft, EventKind, MentionDraft, Role, SourceDraft, Status};
use csv::{ErrorKind, ReaderBuilder, StringRecord};
use std::io::Read;

/// Columns that are read but not written: any actors, the place in one, and why a row was rejected before, which says
/// nothing more.
const ALSO_READ: [&str; 3] = ["actors", "place", "reason"];

/// Columns that an export adds and that follow from the others.
const FOLLOWS: [&str; 3] = ["date_in_words", "cameo", "plover"];

/// The drafts of a CSV file, one row after the other.
pub struct Drafts<R> {
    path: String,
    reading: Reading,
    columns: Vec<String>,
    /// What a row is that does not say it; none: it must.
    kind: Option<EventKind>,
    rows: csv::Reader<R>,
    record: StringRecord,
    failed: bool,
}

impl<R: Read> Drafts<R> {
    /// Reads the header of a file.
    ///
    /// # Errors
    /// When it is not CSV in UTF-8, a needed column is missing, or one is unknown.
    pub fn open(path: &str, input: R, delimiter: u8, reading: Reading) -> Result<Self> {
        let mut rows = ReaderBuilder::new().delimiter(delimiter).flexible(false).from_reader(input);
        let header = rows.headers().map_err(|error| unreadable(path, &error))?;
        let columns: Vec<String> = header.iter().map(column).collect();
        check_columns(path, &columns)?;
        let (path, record) = (path.to_owned(), StringRecord::new());
        Ok(Self { path, reading, columns, kind: None, rows, record, failed: false })
    }

    /// Reads a file of other columns as a mapping says.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn mapped(path: &str, input: R, mapping: &Mapping, reading: Reading) -> Result<Self> {
        let mut rows = ReaderBuilder::new().delimiter(mapping.delimiter).flexible(true).from_reader(input);
        rows.headers().map_err(|error| unreadable(path, &error))?;
        let (path, columns, kind) = (path.to_owned(), mapping.ours(), Some(mapping.kind));
        Ok(Self { path, reading, columns, kind, rows, record: StringRecord::new(), failed: false })
    }

    fn draft(&self) -> Result<EventDraft> {
        let line = self.record.position().map_or(0, csv::Position::line);
        let from = format!("{}:{line}", self.path);
        let row = Row { columns: &self.columns, record: &self.record, kind: self.kind };
        row.draft(&from, self.reading).map_err(|error| error.at(&from))
    }
}

impl<R: Read> Iterator for Drafts<R> {
    type Item = Result<Draft>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        match self.rows.read_record(&mut self.record) {
            Ok(true) => Some(self.draft().map(|draft| Draft::Event(Box::new(draft)))),
            Ok(false) => None,
            Err(error) => {
                self.failed = matches!(error.kind(), ErrorKind::Io(_));
                Some(Err(unreadable(&self.path, &error)))
            }
        }
    }
}

/// The name of a column, without a byte-order mark.
fn column(name: &str) -> String {
    name.trim_start_matches('\u{feff}').trim().to_ascii_lowercase()
}

fn check_columns(path: &str, columns: &[String]) -> Result<()> {
    let has = |name: &str| columns.iter().any(|column| column == name);
    let all = || COLUMNS.join(",");
    if columns.len() == 1 && columns[0].contains([';', '\t']) {
        return Err(Error::input(format!("{path}:1: the cells must be separated by commas (--from tsv: by tabs)")));
    }
    if let Some(unknown) =
        columns.iter().find(|name| ![&COLUMNS[..], &ALSO_READ, &FOLLOWS].concat().contains(&name.as_str()))
    {
        let shown: String = unknown.chars().take(40).collect();
        return Err(Error::input(format!("{path}:1: \"{shown}\" is not one of our columns")).note("columns", all()));
    }
    if let Some(twice) = columns.iter().enumerate().find(|(i, name)| columns[..*i].contains(name)) {
        return Err(Error::input(format!("{path}:1: the column \"{}\" stands there twice", twice.1)));
    }
    if let Some(missing) = ["date", "kind"].into_iter().find(|name| !has(name)) {
        return Err(Error::input(format!("{path}:1: no column \"{missing}\"")).note("columns", all()));
    }
    if !["host", "guest", "attendees", "actors"].into_iter().any(has) {
        return Err(Error::input(format!("{path}:1: no column with actors (host, guest, attendees or actors)"))
            .note("columns", all()));
    }
    Ok(())
}

fn unreadable(path: &str, error: &csv::Error) -> Error {
    let line = error.position().map_or(1, csv::Position::line);
    let at = format!("{path}:{line}");
    match error.kind() {
        ErrorKind::Utf8 { .. } => Error::input(format!("{at}: is not UTF-8"))
            .note("convert it", format!("iconv -f WINDOWS-1252 -t UTF-8 {path} > utf8.csv")),
        ErrorKind::UnequalLengths { expected_len, len, .. } => {
            Error::input(format!("{at}: {len} cells where the header has {expected_len}"))
        }
        _ => Error::input(format!("{at}: cannot be read")),
    }
    .cause(error)
}

/// One row, by the names of its columns.
struct Row<'a> {
    columns: &'a [String],
    record: &'a StringRecord,
    kind: Option<EventKind>,
}

impl Row<'_> {
    fn cell(&self, name: &str) -> Option<&str> {
        let place = self.columns.iter().position(|column| column == name)?;
        self.record.get(place).map(str::trim).filter(|text| !text.is_empty())
    }

    fn text(&self, name: &str) -> Option<String> {
        self.cell(name).map(str::to_owned)
    }

    fn draft(&self, from: &str, reading: Reading) -> Result<EventDraft> {
        for (column, text) in self.columns.iter().zip(self.record) {
            clean(column, text)?;
        }
        let date = self.date(reading)?;
        let kind = self.cell("kind").map(word).transpose()?.or(self.kind).ok_or_else(|| Error::input("no kind"))?;
        let status = self.cell("status").map_or(Ok(Status::Held), word)?;
        let mut draft = EventDraft::authored(date, kind);
        from.clone_into(&mut draft.from);
        draft.id = self.text("id");
        draft.mode = self.cell("mode").map(word).transpose()?;
        draft.status = status;
        draft.title = self.text("title");
        draft.participants = self.participants();
        draft.city = self.text("city").or_else(|| self.text("place"));
        draft.country = self.text("country");
        draft.part_of = self.text("part_of");
        draft.mentions = self.mention(&draft.date, status, reading)?.into_iter().collect();
        draft.note = self.text("note");
        draft.tags = self.list("tags").map(str::to_owned).collect();
        Ok(draft)
    }

    /// A date, to another one where there is a column for it.
    fn date(&self, reading: Reading) -> Result<EventDate> {
        let start = reading.date(self.cell("date").ok_or_else(|| Error::input("no date"))?)?;
        match self.cell("date_end").map(|end| reading.date(end)).transpose()? {
            Some(end) if end != start => reading.date(&format!("{start}/{end}")),
            _ => Ok(start),
        }
    }

    /// What stands in the columns of a name, apart.
    fn list<'b>(&'b self, name: &'b str) -> impl Iterator<Item = &'b str> {
        let cells =
            self.columns.iter().zip(self.record).filter(move |(column, _)| *column == name).map(|(_, cell)| cell);
        cells.flat_map(|cell| cell.split(';')).map(str::trim).filter(|text| !text.is_empty())
    }

    /// In other people's tables an address or the words for a source.
    fn link(&self, address: bool) -> Option<String> {
        self.text("link").filter(|text| text.contains("://") == address)
    }

    fn participants(&self) -> Vec<(ActorRef, Role)> {
        let columns = [
            ("host", Role::Host),
            ("guest", Role::Guest),
            ("attendees", Role::Attendee),
            ("actors", Role::Attendee),
            ("mediators", Role::Mediator),
        ];
        let of = |(name, role)| self.list(name).map(move |text| (ActorRef::parse(text), role));
        columns.into_iter().flat_map(of).collect()
    }

    fn mention(&self, date: &EventDate, status: Status, reading: Reading) -> Result<Option<MentionDraft>> {
        let source = SourceDraft {
            id: self.text("source").or_else(|| self.link(false)),
            url: self.text("source_url").or_else(|| self.link(true)),
            published: self.cell("source_date").map(|text| reading.date(text)).transpose()?,
            ..SourceDraft::default()
        };
        if source.id.is_none() && source.url.is_none() {
            return Ok(None);
        }
        let number = |text: &str| text.parse().map_err(|_| Error::input(format!("line \"{text}\" is not a number")));
        Ok(Some(MentionDraft {
            source,
            line: self.cell("line").map(number).transpose()?,
            span: None,
            quote: self.text("quote"),
            date: date.clone(),
            status,
            rule: None,
            how: None,
            reviewed: true,
        }))
    }
}
