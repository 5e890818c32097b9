//! Rows of a file with tabs between the cells and no quotes, as the field's data sets have them.

use super::{Draft, LONGEST_CELL};
use crate::error::{Error, Result};
use csv::{ByteRecord, Reader, ReaderBuilder};
use std::collections::VecDeque;
use std::io::Read;

/// What a data set makes of a row.
pub(super) trait Rows {
    /// The drafts of one row, each behind those that it needs.
    fn row(&mut self, row: &Row<'_>, drafts: &mut VecDeque<Result<Draft>>) -> Result<()>;
}

/// A row and where it stands.
pub(super) struct Row<'a> {
    path: &'a str,
    record: &'a ByteRecord,
}

impl Row<'_> {
    /// A cell; empty where the row has no such cell.
    pub(super) fn get(&self, place: usize) -> Result<&str> {
        let bytes = self.record.get(place).unwrap_or_default();
        match std::str::from_utf8(bytes) {
            Ok(_) if bytes.len() > LONGEST_CELL => Err(Error::input(format!("a cell has {} bytes", bytes.len()))),
            Ok(text) if text.contains('\0') => Err(Error::input("a cell contains a NUL byte")),
            Ok(text) => Ok(text.trim()),
            Err(_) => Err(Error::input("is not UTF-8")),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.record.len()
    }

    pub(super) fn line(&self) -> u64 {
        self.record.position().map_or(0, csv::Position::line)
    }

    /// `path:line`.
    pub(super) fn place(&self) -> String {
        format!("{}:{}", self.path, self.line())
    }
}

/// The drafts of such a file.
pub(super) struct Tabbed<R, S> {
    path: String,
    rows: Reader<R>,
    record: ByteRecord,
    set: S,
    waiting: VecDeque<Result<Draft>>,
    failed: bool,
}

impl<R: Read, S: Rows> Tabbed<R, S> {
    pub(super) fn open(path: &str, input: R, header: bool, set: S) -> Self {
        let mut reader = ReaderBuilder::new();
        reader.delimiter(b'\t').quoting(false).flexible(true).has_headers(header);
        let (record, waiting) = (ByteRecord::new(), VecDeque::new());
        Self { path: path.to_owned(), rows: reader.from_reader(input), record, set, waiting, failed: false }
    }

    fn read(&mut self) -> Option<()> {
        match self.rows.read_byte_record(&mut self.record) {
            Ok(true) => {
                let row = Row { path: &self.path, record: &self.record };
                if let Err(error) = self.set.row(&row, &mut self.waiting) {
                    self.waiting.push_back(Err(error.at(row.place())));
                }
                Some(())
            }
            Ok(false) => None,
            Err(error) => {
                self.failed = true;
                self.waiting.push_back(Err(Error::input(format!("{}: cannot be read", self.path)).cause(error)));
                Some(())
            }
        }
    }
}

impl<R: Read, S: Rows> Iterator for Tabbed<R, S> {
    type Item = Result<Draft>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.waiting.is_empty() && !self.failed {
            self.read()?;
        }
        self.waiting.pop_front()
    }
}
