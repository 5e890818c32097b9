//! The rows that cannot be used, as they stood, each with its reason: to be mended and imported again.

use super::input::{Input, Said};
use crate::error::{Error, Result};
use crate::import::{Form, delimiter};
use csv::{ByteRecord, Position, ReaderBuilder, WriterBuilder};
use indicatif::ProgressBar;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

/// The column, or the field of a line of JSON, that says what is wrong.
const REASON: &str = "reason";

/// The reasons of a file's rows by their lines.
type Reasons = HashMap<u64, Vec<String>>;

/// Reads the files once more and writes what was rejected of them: tables as CSV under their columns, JSON as JSON Lines,
/// a data set's row with the reason behind it.
pub(super) fn write(path: &Path, inputs: &[Input], said: Said, rejected: &[String]) -> Result<()> {
    let mut found = Found::default();
    for input in inputs {
        input.each(said, &ProgressBar::hidden(), &mut |form, text| {
            let reasons = reasons(&text.name, rejected);
            if reasons.is_empty() {
                return Ok(());
            }
            let read = match form {
                Form::Csv | Form::Offices => found.table(text.bytes, b',', &reasons),
                Form::Table => {
                    let first = String::from_utf8_lossy(&text.head).lines().next().unwrap_or_default().to_owned();
                    found.table(text.bytes, delimiter(&first), &reasons)
                }
                Form::Tsv | Form::Polecat => found.table(text.bytes, b'\t', &reasons),
                Form::Jsonl | Form::Json | Form::Plover | Form::Dump => found.json(text.bytes, &reasons),
                _ => found.lines(text.bytes, &reasons),
            };
            read.map_err(|error| Error::input(format!("{} cannot be read again", text.name)).cause(error))
        })?;
    }
    let cannot = |error: io::Error| Error::input(format!("{} cannot be written", path.display())).cause(error);
    let output = File::create(path).map_err(cannot)?;
    found.write(BufWriter::new(output)).map_err(cannot)
}

/// What is wrong with the rows of a file: `visits.csv:14: no date` is about its line 14.
fn reasons(name: &str, rejected: &[String]) -> Reasons {
    let mut reasons = Reasons::new();
    for reason in rejected {
        let rest = reason.strip_prefix(name).and_then(|rest| rest.strip_prefix(':'));
        let line = rest.and_then(|rest| rest.split_once(':')).and_then(|(line, _)| line.parse().ok());
        if let Some(line) = line {
            reasons.entry(line).or_default().push(reason.clone());
        }
    }
    reasons
}

/// Rows of tables, cells by the names of their columns, and lines of anything else.
#[derive(Debug, Default)]
struct Found {
    columns: Vec<Vec<u8>>,
    rows: Vec<HashMap<usize, Vec<u8>>>,
    lines: Vec<Vec<u8>>,
}

impl Found {
    fn table(&mut self, bytes: impl Read, delimiter: u8, reasons: &Reasons) -> io::Result<()> {
        let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(bytes);
        let header = reader.byte_headers()?.clone();
        let places: Vec<usize> = header.iter().map(|name| self.column(name)).collect();
        let reason = self.column(REASON.as_bytes());
        let mut record = ByteRecord::new();
        while reader.read_byte_record(&mut record)? {
            let Some(why) = reasons.get(&record.position().map_or(0, Position::line)) else { continue };
            let mut row: HashMap<usize, Vec<u8>> = HashMap::new();
            for (i, cell) in record.iter().enumerate() {
                let place =
                    places.get(i).copied().unwrap_or_else(|| self.column(format!("column {}", i + 1).as_bytes()));
                row.insert(place, cell.to_owned());
            }
            row.insert(reason, why.join("; ").into_bytes());
            self.rows.push(row);
        }
        Ok(())
    }

    /// The place of a column of this name.
    fn column(&mut self, name: &[u8]) -> usize {
        let known = self.columns.iter().position(|known| known == name);
        known.unwrap_or_else(|| {
            self.columns.push(name.to_owned());
            self.columns.len() - 1
        })
    }

    fn json(&mut self, bytes: impl Read, reasons: &Reasons) -> io::Result<()> {
        each_line(bytes, |n, line| {
            for why in reasons.get(&n).into_iter().flatten() {
                let mut object = serde_json::from_slice::<Map<String, Value>>(line).unwrap_or_else(|_| {
                    let text = String::from_utf8_lossy(line).into_owned();
                    Map::from_iter([("line".to_owned(), Value::String(text))])
                });
                object.insert(REASON.to_owned(), Value::String(why.clone()));
                self.lines.push(Value::Object(object).to_string().into_bytes());
            }
        })
    }

    fn lines(&mut self, bytes: impl Read, reasons: &Reasons) -> io::Result<()> {
        each_line(bytes, |n, line| {
            if let Some(why) = reasons.get(&n) {
                self.lines.push([line, b"\t", why.join("; ").as_bytes()].concat());
            }
        })
    }

    fn write(self, mut output: impl Write) -> io::Result<()> {
        if !self.rows.is_empty() {
            let mut table = WriterBuilder::new().from_writer(&mut output);
            table.write_record(&self.columns)?;
            for row in &self.rows {
                table.write_record((0..self.columns.len()).map(|i| row.get(&i).map_or(&b""[..], Vec::as_slice)))?;
            }
            table.flush()?;
        }
        for line in self.lines {
            output.write_all(&line)?;
            output.write_all(b"\n")?;
        }
        output.flush()
    }
}

/// Every line with its number, without its end.
fn each_line(bytes: impl Read, mut take: impl FnMut(u64, &[u8])) -> io::Result<()> {
    let mut input = BufReader::new(bytes);
    let mut line = Vec::new();
    let mut n = 0;
    while input.read_until(b'\n', &mut line)? > 0 {
        n += 1;
        take(n, line.trim_ascii_end());
        line.clear();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_under_their_columns_with_their_reasons() {
        let mut found = Found::default();
        let one = "date,kind\n2031-02-30,call\n2031-03-01,call\n2031,party,more\n";
        let rejected =
            ["a.csv:2: no such day".to_owned(), "a.csv:4: too long".to_owned(), "b.csv:2: no kind".to_owned()];
        found.table(one.as_bytes(), b',', &reasons("a.csv", &rejected)).unwrap();
        found.table(&b"note\tdate\nx\t2031\n"[..], b'\t', &reasons("b.csv", &rejected)).unwrap();
        let mut written = Vec::new();
        found.write(&mut written).unwrap();
        let written = String::from_utf8(written).unwrap();
        assert_eq!(
            written,
            "date,kind,reason,column 3,note\n2031-02-30,call,a.csv:2: no such day,,\n\
             2031,party,a.csv:4: too long,more,\n2031,,b.csv:2: no kind,,x\n"
        );
    }

    #[test]
    fn a_line_of_json_keeps_its_fields() {
        let mut found = Found::default();
        let rejected = ["a.jsonl:1: no kind".to_owned(), "a.jsonl:2: is not JSON".to_owned()];
        found.json(&b"{\"date\": \"2031\"}\n{\"date\n"[..], &reasons("a.jsonl", &rejected)).unwrap();
        let mut written = Vec::new();
        found.write(&mut written).unwrap();
        assert_eq!(
            String::from_utf8(written).unwrap(),
            "{\"date\":\"2031\",\"reason\":\"a.jsonl:1: no kind\"}\n{\"line\":\"{\\\"date\",\"reason\":\"a.jsonl:2: is not JSON\"}\n"
        );
    }
}
