//! Any table: which of its columns are which of ours, and whether its dates begin with the day or the month. Both are
//! guessed from the whole file and shown, or said by a person and kept in a file of their own.

use super::codes::meanings;
use super::packed::Text;
use crate::error::{Error, Result};
use crate::lexicon::fold::fold;
use crate::model::EventKind;
use crate::model::date::DateOrder;
use csv::ReaderBuilder;
use std::collections::HashMap;

/// What is known about a table before its rows are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The mark between the cells.
    pub delimiter: u8,
    /// Each column of the file, with ours; none: it is not read.
    pub columns: Vec<(String, Option<String>)>,
    /// The order of its dates, where figures alone need one.
    pub order: Option<DateOrder>,
    /// The line and the date that decided it.
    pub decided_by: Option<(u64, String)>,
    /// What its rows are where no column says it.
    pub kind: EventKind,
    /// Whether a person said what the columns are.
    pub said: bool,
}

/// Our columns that others may be mapped to.
pub const FIELDS: [&str; 20] = [
    "date",
    "date_end",
    "kind",
    "mode",
    "status",
    "title",
    "host",
    "guest",
    "actors",
    "mediators",
    "city",
    "place",
    "country",
    "link",
    "source_date",
    "quote",
    "note",
    "tags",
    "id",
    "line",
];

impl Mapping {
    /// The mapping of a table: by what a person said of its columns, else by their names.
    ///
    /// # Errors
    /// When it has no columns that could be dates and actors, or its dates are in no one order.
    pub fn of(text: Text<'_>, said: &HashMap<String, String>, order: Option<DateOrder>) -> Result<Self> {
        let name = text.name.clone();
        let first = String::from_utf8_lossy(&text.head).lines().next().unwrap_or_default().to_owned();
        let delimiter = delimiter(&first);
        let mut rows = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.bytes);
        let broken = |error: csv::Error| match error.kind() {
            csv::ErrorKind::Utf8 { .. } => Error::input(format!("{name}:1: is not UTF-8")).cause(error),
            _ => Error::input(format!("{name}:1: cannot be read")).cause(error),
        };
        let header: Vec<String> = rows.headers().map_err(broken)?.iter().map(|cell| cell.trim().to_owned()).collect();
        let columns = if said.is_empty() { guessed(&header)? } else { told(&name, &header, said)? };
        let has = |ours: &str| columns.iter().any(|(_, known)| known.as_deref() == Some(ours));
        needed(&name, &columns)?;
        let alone = columns.iter().filter(|(_, ours)| matches!(ours.as_deref(), Some("actors" | "guest"))).count() < 2;
        let kind = if alone && (has("place") || has("country") || has("host")) {
            EventKind::Visit
        } else {
            EventKind::Meeting
        };
        let mut mapping = Self { delimiter, columns, order, decided_by: None, kind, said: !said.is_empty() };
        if order.is_none() {
            mapping.decide(&name, &mut rows)?;
        }
        Ok(mapping)
    }

    /// Reads the dates of the whole table: one that can only begin with the day decides for all.
    fn decide<R: std::io::Read>(&mut self, name: &str, rows: &mut csv::Reader<R>) -> Result<()> {
        let is_date = |(_, ours): &(String, Option<String>)| matches!(ours.as_deref(), Some("date" | "date_end"));
        let dates: Vec<usize> = (0..self.columns.len()).filter(|at| is_date(&self.columns[*at])).collect();
        let mut doubtful = None;
        let mut record = csv::ByteRecord::new();
        while rows.read_byte_record(&mut record).unwrap_or(false) {
            for at in &dates {
                let cell = String::from_utf8_lossy(record.get(*at).unwrap_or_default()).trim().to_owned();
                let line = record.position().map_or(0, csv::Position::line);
                match order_of(&cell) {
                    Some(Tells::Order(order)) if self.order.is_some_and(|known| known != order) => {
                        return Err(disagree(name, self.decided_by.as_ref(), (line, &cell)));
                    }
                    Some(Tells::Order(order)) if self.order.is_none() => {
                        (self.order, self.decided_by) = (Some(order), Some((line, cell)));
                    }
                    Some(Tells::Either) => doubtful = doubtful.or(Some((line, cell))),
                    _ => {}
                }
            }
        }
        match (self.order, doubtful) {
            (None, Some((line, cell))) => Err(Error::input(format!(
                "{name}:{line}: no date tells whether {cell} begins with the day or the month"
            ))
            .note("say it", "--date-order dmy   or   --date-order mdy")
            .outcome("nothing was written")),
            _ => Ok(()),
        }
    }

    /// Our names of the columns, in the order of the file; empty for those that are not read.
    pub(super) fn ours(&self) -> Vec<String> {
        self.columns.iter().map(|(_, ours)| ours.clone().unwrap_or_default()).collect()
    }
}

/// Whether a first line names columns of a table of events.
pub(super) fn is_header(first: &str) -> bool {
    let mark = char::from(delimiter(first));
    let header: Vec<String> = first.split(mark).map(|cell| cell.trim_matches(['"', ' ']).to_owned()).collect();
    header.len() > 1 && guessed(&header).is_ok_and(|columns| needed("", &columns).is_ok())
}

/// What a date in figures tells of the order of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tells {
    /// It can only be read so.
    Order(DateOrder),
    /// It can be read in two ways.
    Either,
}

/// Nothing where it is no such date, begins with the year, or is the same in both orders.
fn order_of(cell: &str) -> Option<Tells> {
    let mut figures = cell.split(['/', '.', '-']);
    let (a, b, year) = (figures.next()?, figures.next()?, figures.next()?);
    let number = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() <= 2);
    let (a, b) = (number(a)?, number(b)?);
    if figures.next().is_some() || year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match (a > 12, b > 12) {
        (true, false) => Some(Tells::Order(DateOrder::Dmy)),
        (false, true) => Some(Tells::Order(DateOrder::Mdy)),
        _ if a == b => None,
        _ => Some(Tells::Either),
    }
}

fn disagree(name: &str, decided: Option<&(u64, String)>, (line, cell): (u64, &str)) -> Error {
    let (first, known) = decided.map_or((0, ""), |(line, cell)| (*line, cell.as_str()));
    Error::input(format!("{name}: {known} in line {first} and {cell} in line {line} are not in one order"))
        .note("say it", "--date-order dmy   (the others are then rejected)")
        .outcome("nothing was written")
}

/// What separates the cells: the mark that stands most often in the first line.
pub fn delimiter(first: &str) -> u8 {
    let count = |mark: &u8| first.bytes().filter(|byte| byte == mark).count();
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(count).unwrap_or(b',')
}

fn guessed(header: &[String]) -> Result<Vec<(String, Option<String>)>> {
    let known = meanings("seeds/columns.csv", include_str!("../../seeds/columns.csv"), &["header", "column"])?;
    let known: HashMap<&str, &str> = known.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    let mut taken: Vec<&str> = Vec::new();
    let mut columns = Vec::new();
    for name in header {
        // Several columns may hold actors and tags; anything else is in the first that fits.
        let ours = known.get(fold(name).as_str()).copied();
        let ours = ours.filter(|ours| matches!(*ours, "actors" | "tags") || !taken.contains(ours));
        taken.extend(ours);
        columns.push((name.clone(), ours.map(str::to_owned)));
    }
    Ok(columns)
}

fn told(name: &str, header: &[String], said: &HashMap<String, String>) -> Result<Vec<(String, Option<String>)>> {
    if let Some(missing) = said.keys().filter(|column| !header.contains(column)).min() {
        return Err(Error::input(format!("{name}:1: no column \"{missing}\"")).note("columns", header.join(",")));
    }
    if let Some((_, wrong)) = said.iter().find(|(_, ours)| !FIELDS.contains(&ours.as_str())) {
        return Err(Error::usage(format!("\"{wrong}\" is not one of our columns")).note("columns", FIELDS.join(",")));
    }
    Ok(header.iter().map(|column| (column.clone(), said.get(column).cloned())).collect())
}

fn needed(name: &str, columns: &[(String, Option<String>)]) -> Result<()> {
    let has =
        |wanted: &[&str]| columns.iter().any(|(_, ours)| ours.as_deref().is_some_and(|ours| wanted.contains(&ours)));
    let lacks = match (has(&["date"]), has(&["actors", "guest", "host"])) {
        (false, _) => "a date",
        (_, false) => "actors",
        _ => return Ok(()),
    };
    let header: Vec<&str> = columns.iter().map(|(column, _)| column.as_str()).collect();
    Err(Error::input(format!("{name}:1: no column whose name says that it holds {lacks}"))
        .note("columns", header.join(","))
        .note("say it", "--map DATE=date,WHO=actors,WHERE=place"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_tell_their_order_where_one_is_no_month() {
        assert_eq!(order_of("26/06/2031"), Some(Tells::Order(DateOrder::Dmy)));
        assert_eq!(order_of("06.26.2031"), Some(Tells::Order(DateOrder::Mdy)));
        assert_eq!(order_of("03/04/2031"), Some(Tells::Either));
        for none in ["04/04/2031", "2031-04-03", "3 April 2031", "", "13/14"] {
            assert_eq!(order_of(none), None, "{none}");
        }
    }

    #[test]
    fn the_mark_between_cells_is_the_one_that_stands_most_often() {
        assert_eq!(delimiter("Date;Who, and where;Note"), b';');
        assert_eq!(delimiter("date,who"), b',');
        assert_eq!(delimiter("date"), b',');
    }
}
