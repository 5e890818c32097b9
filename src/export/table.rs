//! Rows under a header that are no events: CSV, TSV and Markdown, one after the other.

use super::markdown::escape;
use std::io::{self, Write};

/// How rows are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// With commas between the cells (RFC 4180).
    Comma,
    /// With tabs between the cells.
    Tab,
    /// A table in Markdown.
    Markdown,
}

/// A table that is written row by row.
pub enum Table<'a> {
    /// With a separator between the cells.
    Separated(Box<csv::Writer<&'a mut dyn Write>>),
    /// In Markdown.
    Markdown(&'a mut dyn Write),
}

impl<'a> Table<'a> {
    /// Writes the header.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn begin(output: &'a mut dyn Write, form: Form, header: &[&str]) -> io::Result<Self> {
        let delimiter = match form {
            Form::Comma => b',',
            Form::Tab => b'\t',
            Form::Markdown => {
                writeln!(output, "| {} |\n|{}", header.join(" | "), "---|".repeat(header.len()))?;
                return Ok(Self::Markdown(output));
            }
        };
        let mut table = csv::WriterBuilder::new().delimiter(delimiter).from_writer(output);
        table.write_record(header).map_err(plain)?;
        Ok(Self::Separated(Box::new(table)))
    }

    /// Writes a row.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn row(&mut self, cells: &[String]) -> io::Result<()> {
        match self {
            Self::Separated(table) => table.write_record(cells).map_err(plain),
            Self::Markdown(output) => {
                let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
                writeln!(output, "| {} |", cells.join(" | "))
            }
        }
    }

    /// Sends on what is waiting.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Self::Separated(mut table) => table.flush(),
            Self::Markdown(output) => output.flush(),
        }
    }
}

/// The error of the writer itself: a reader that has gone away is told from a full disk by its kind.
pub(super) fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stays_a_cell_in_every_form() {
        let row = ["a,b".to_owned(), "c|d\te".to_owned()];
        let written = |form| {
            let mut bytes = Vec::new();
            let mut table = Table::begin(&mut bytes, form, &["one", "two"]).unwrap();
            table.row(&row).unwrap();
            table.finish().unwrap();
            String::from_utf8(bytes).unwrap()
        };
        assert_eq!(written(Form::Comma), "one,two\n\"a,b\",c|d\te\n");
        assert_eq!(written(Form::Tab), "one\ttwo\na,b\t\"c|d\te\"\n");
        assert_eq!(written(Form::Markdown), "| one | two |\n|---|---|\n| a,b | c\\|d e |\n");
    }
}
