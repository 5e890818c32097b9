//! Rows under a header that are no events: CSV, TSV and Markdown.

use super::markdown::escape;
use std::io::{self, Write};

/// What stands between the cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// Comma-separated (RFC 4180).
    Comma,
    /// Tab-separated.
    Tab,
}

/// Writes a header and rows with a separator between their cells.
///
/// # Errors
/// When the writer fails.
pub fn separated(output: &mut dyn Write, between: Separator, header: &[&str], rows: &[Vec<String>]) -> io::Result<()> {
    let delimiter = if between == Separator::Tab { b'\t' } else { b',' };
    let mut table = csv::WriterBuilder::new().delimiter(delimiter).from_writer(output);
    table.write_record(header)?;
    for row in rows {
        table.write_record(row)?;
    }
    table.flush()
}

/// Writes a table in Markdown.
///
/// # Errors
/// When the writer fails.
pub fn markdown(output: &mut dyn Write, header: &[&str], rows: &[Vec<String>]) -> io::Result<()> {
    writeln!(output, "| {} |\n|{}", header.join(" | "), "---|".repeat(header.len()))?;
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| escape(cell)).collect();
        writeln!(output, "| {} |", cells.join(" | "))?;
    }
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stays_a_cell_in_every_form() {
        let rows = vec![vec!["a,b".to_owned(), "c|d\te".to_owned()]];
        let written = |write: &dyn Fn(&mut Vec<u8>) -> io::Result<()>| {
            let mut bytes = Vec::new();
            write(&mut bytes).unwrap();
            String::from_utf8(bytes).unwrap()
        };
        let header = ["one", "two"];
        let comma = written(&|output| separated(output, Separator::Comma, &header, &rows));
        assert_eq!(comma, "one,two\n\"a,b\",c|d\te\n");
        let tab = written(&|output| separated(output, Separator::Tab, &header, &rows));
        assert_eq!(tab, "one\ttwo\na,b\t\"c|d\te\"\n");
        let table = written(&|output| markdown(output, &header, &rows));
        assert_eq!(table, "| one | two |\n|---|---|\n| a,b | c\\|d e |\n");
    }
}
