//! Which form a file has, told by what stands in it, else by the ending of its name.

use super::mapping::Mapping;
use super::packed::Text;
use super::{
    Draft, Reading, Wanted, csv, gdelt, history_at_state, icews, jsonl, lines::Tabbed, mapping, offices, plover,
};
use crate::error::{Error, Result};
use crate::model::event::COLUMNS;
use std::io::BufReader;

/// The forms of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Our own CSV.
    Csv,
    /// The same with tabs.
    Tsv,
    /// Our own JSON, one event a line.
    Jsonl,
    /// A whole answer in our own JSON.
    Json,
    /// A dump of a base.
    Dump,
    /// ICEWS' table of events.
    Icews,
    /// ICEWS as quads.
    IcewsQuads,
    /// GDELT's event exports.
    Gdelt,
    /// Travels and visits of the US Office of the Historian.
    HistoryAtState,
    /// Events in PLOVER's terms as JSON.
    Plover,
    /// The same as a table.
    Polecat,
    /// Tables of who held which office.
    Offices,
    /// Any other table.
    Table,
}

/// How a file is to be read.
#[derive(Debug, Clone)]
pub struct Options {
    /// Dates and names.
    pub reading: Reading,
    /// Which codes of a coded set.
    pub wanted: Wanted,
    /// The columns of any other table.
    pub mapping: Option<Mapping>,
}

/// The drafts of a file, one after the other.
pub type Drafts<'a> = Box<dyn Iterator<Item = Result<Draft>> + 'a>;

impl Form {
    /// Every form with its word, as people write it.
    pub const ALL: [(&'static str, Self); 13] = [
        ("csv", Self::Csv),
        ("tsv", Self::Tsv),
        ("jsonl", Self::Jsonl),
        ("json", Self::Json),
        ("dump", Self::Dump),
        ("icews", Self::Icews),
        ("icews-quads", Self::IcewsQuads),
        ("gdelt", Self::Gdelt),
        ("history-at-state", Self::HistoryAtState),
        ("plover", Self::Plover),
        ("polecat", Self::Polecat),
        ("offices", Self::Offices),
        ("table", Self::Table),
    ];

    /// The form with a word.
    pub fn by_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, form)| *form)
    }

    /// The form of a file that begins like this.
    pub fn of(name: &str, head: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(head);
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        if history_at_state::is_begun(&text) {
            return Some(Self::HistoryAtState);
        }
        if serde_json::from_str(first).is_ok_and(|value| plover::is_event(&value)) {
            return Some(Self::Plover);
        }
        let by_header = || mapping::is_header(first).then_some(Self::Csv);
        by_cells(first)
            .or_else(|| by_ending(name))
            .or_else(by_header)
            .map(|form| if form == Self::Csv { table(first) } else { form })
    }

    /// The drafts of a text of this form.
    ///
    /// # Errors
    /// When its beginning shows that it has another form.
    pub fn drafts<'a>(self, text: Text<'a>, options: &Options) -> Result<Drafts<'a>> {
        let Text { name, bytes, .. } = text;
        let (reading, wanted) = (options.reading, &options.wanted);
        let file = || name.rsplit(['/', '\\']).next().unwrap_or(&name);
        Ok(match self {
            Self::Csv => Box::new(csv::Drafts::open(&name, bytes, b',', reading)?),
            Self::Tsv => Box::new(csv::Drafts::open(&name, bytes, b'\t', reading)?),
            Self::Jsonl | Self::Json | Self::Dump => {
                Box::new(jsonl::Drafts::open(&name, BufReader::new(bytes), reading))
            }
            Self::Icews => Box::new(Tabbed::open(&name, bytes, true, icews::Table::new(wanted)?)),
            Self::IcewsQuads => Box::new(Tabbed::open(&name, bytes, false, icews::Quads::new(file(), wanted)?)),
            Self::HistoryAtState => Box::new(history_at_state::Drafts::open(&name, bytes)?),
            Self::Plover => Box::new(plover::Drafts::open(&name, BufReader::new(bytes), reading, wanted)?),
            Self::Polecat => Box::new(plover::Drafts::table(&name, bytes, reading, wanted)?),
            Self::Offices => Box::new(offices::Drafts::open(&name, bytes, wanted)?),
            Self::Table => {
                let mapping = options.mapping.as_ref().ok_or_else(|| Error::usage("a table needs its columns told"))?;
                let reading = Reading { order: mapping.order.or(reading.order), ..reading };
                Box::new(csv::Drafts::mapped(&name, bytes, mapping, reading)?)
            }
            Self::Gdelt => Box::new(Tabbed::open(&name, bytes, false, gdelt::Gdelt::new(wanted)?)),
        })
    }
}

fn by_cells(first: &str) -> Option<Form> {
    let cells: Vec<&str> = first.split('\t').map(str::trim).collect();
    let is_day = |text: &str| text.parse::<crate::model::Day>().is_ok();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match cells.as_slice() {
        [header] if offices::COLUMNS.iter().all(|name| header.split(',').any(|cell| cell == *name)) => {
            Some(Form::Offices)
        }
        _ if cells == icews::COLUMNS => Some(Form::Icews),
        _ if plover::is_header(&cells) => Some(Form::Polecat),
        [_, _, _, day] if is_day(day) => Some(Form::IcewsQuads),
        [id, day, ..] if gdelt::is_layout(cells.len()) && is_number(id) && is_number(day) => Some(Form::Gdelt),
        [_, _, ..] if cells.iter().filter(|cell| COLUMNS.contains(cell)).count() > 1 => Some(Form::Tsv),
        _ => None,
    }
}

/// Our own columns, or those of others.
fn table(header: &str) -> Form {
    let mut rows = ::csv::ReaderBuilder::new().has_headers(false).from_reader(header.as_bytes());
    let cells: Vec<String> = rows
        .records()
        .next()
        .and_then(std::result::Result::ok)
        .map_or_else(Vec::new, |row| row.iter().map(|cell| cell.trim().to_lowercase()).collect());
    let has = |name: &str| cells.iter().any(|cell| cell == name);
    let ours = |cell: &String| COLUMNS.contains(&cell.as_str()) || matches!(cell.as_str(), "actors" | "place");
    let whole = has("date") && has("kind") && ["actors", "host", "guest", "attendees"].into_iter().any(has);
    if whole || cells.iter().all(ours) { Form::Csv } else { Form::Table }
}

fn by_ending(name: &str) -> Option<Form> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "csv" => Some(Form::Csv),
        "tsv" | "tab" => Some(Form::Tsv),
        "jsonl" | "ndjson" => Some(Form::Jsonl),
        "json" => Some(Form::Json),
        "dump" => Some(Form::Dump),
        _ => None,
    }
}
