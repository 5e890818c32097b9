//! CSV and TSV, one event a row, in the columns that imports and seeds share (RFC 4180).

use super::EventWriter;
use super::codes::Scheme;
use super::table::plain;
use crate::model::event::COLUMNS;
use crate::model::{Event, EventDate, Mention, Participant, Role};
use std::io::{self, Write};

/// How the rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape {
    /// Tabs between the cells instead of commas.
    pub tabs: bool,
    /// A row for every mention, not only the best.
    pub mentions: bool,
    /// For spreadsheets: a byte-order mark, a date in words behind the others, and no cell that is a formula.
    pub excel: bool,
    /// A column of CAMEO codes behind the others.
    pub cameo: bool,
    /// A column of PLOVER codes behind the others.
    pub plover: bool,
}

impl Shape {
    fn schemes(self) -> impl Iterator<Item = Scheme> {
        [(self.cameo, Scheme::Cameo), (self.plover, Scheme::Plover)]
            .into_iter()
            .filter_map(|(wanted, scheme)| wanted.then_some(scheme))
    }
}

/// Writes rows of the contract.
pub struct CsvWriter<W: Write> {
    rows: csv::Writer<W>,
    shape: Shape,
}

impl<W: Write> CsvWriter<W> {
    /// Writes the header.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn new(mut output: W, shape: Shape) -> io::Result<Self> {
        if shape.excel {
            output.write_all("\u{feff}".as_bytes())?;
        }
        let delimiter = if shape.tabs { b'\t' } else { b',' };
        let mut rows = csv::WriterBuilder::new().delimiter(delimiter).from_writer(output);
        let worded = shape.excel.then_some("date_in_words");
        rows.write_record(COLUMNS.into_iter().chain(worded).chain(shape.schemes().map(Scheme::as_str)))
            .map_err(plain)?;
        Ok(Self { rows, shape })
    }

    fn row(&mut self, event: &Event, mention: Option<&Mention>, own: bool) -> io::Result<()> {
        let mut cells = cells(event, mention, own);
        if self.shape.excel {
            cells.push(in_words(&event.date));
        }
        cells.extend(self.shape.schemes().map(|scheme| scheme.code(event)));
        if self.shape.excel {
            cells.iter_mut().for_each(defuse);
        }
        self.rows.write_record(cells).map_err(plain)
    }
}

impl<W: Write> EventWriter for CsvWriter<W> {
    /// The first row is the event with its best mention. Each further mention is a row with the date and the status
    /// that its own source says; where no mention says what the event now is, the first row stands alone.
    fn event(&mut self, event: &Event) -> io::Result<()> {
        if !self.shape.mentions {
            return self.row(event, event.best_mention(), false);
        }
        let agrees = |mention: &&Mention| mention.date == event.date && mention.status == event.status;
        let best = event.best_mention().filter(agrees);
        self.row(event, best, false)?;
        let others = &event.mentions[usize::from(best.is_some())..];
        others.iter().try_for_each(|mention| self.row(event, Some(mention), true))
    }

    fn finish(&mut self) -> io::Result<()> {
        self.rows.flush()
    }
}

fn cells(event: &Event, mention: Option<&Mention>, own: bool) -> Vec<String> {
    let (date, status) = match mention {
        Some(mention) if own => (&mention.date, mention.status),
        _ => (&event.date, event.status),
    };
    let day = |day: Option<crate::model::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let optional = |text: Option<&String>| text.cloned().unwrap_or_default();
    let place = event.place.as_ref();
    vec![
        event.id.clone(),
        date.to_string(),
        day(date.first()),
        day(date.last()),
        event.kind.to_string(),
        event.mode.to_string(),
        status.to_string(),
        event.title.clone(),
        actors(event, Role::Host),
        actors(event, Role::Guest),
        actors(event, Role::Attendee),
        actors(event, Role::Mediator),
        optional(place.and_then(|place| place.city.as_ref())),
        optional(place.and_then(|place| place.country.as_ref())),
        optional(event.part_of.as_ref()),
        mention.map(|m| m.source.clone()).unwrap_or_default(),
        mention.and_then(|m| m.published.as_ref()).map(ToString::to_string).unwrap_or_default(),
        optional(mention.and_then(|m| m.url.as_ref())),
        mention.and_then(|m| m.line).map(|line| line.to_string()).unwrap_or_default(),
        optional(mention.and_then(|m| m.quote.as_ref())),
        optional(event.note.as_ref()),
        event.tags.join(";"),
    ]
}

/// `xi-jinping;wang-yi@china`: whom somebody acts for only where the office does not say it.
fn actors(event: &Event, role: Role) -> String {
    let cell = |actor: &Participant| match &actor.acts_for {
        Some(side) if actor.stated => format!("{}@{side}", actor.id),
        _ => actor.id.clone(),
    };
    event.with_role(role).map(cell).collect::<Vec<_>>().join(";")
}

/// A date as a spreadsheet leaves it alone: it would read `May 2031` as the first of May.
fn in_words(date: &EventDate) -> String {
    let closed = date.first().is_some() && date.last().is_some();
    let vague = if closed && date.day_not_given() { " (day not given)" } else { "" };
    format!("{}{vague}", date.wording())
}

/// A spreadsheet runs a cell that begins with one of these; some read the wide forms too.
fn defuse(cell: &mut String) {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        cell.insert(0, '\'');
    }
}
