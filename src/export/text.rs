//! Text for people: columns that know wide characters, dates as they are read, and nothing that moves a terminal.

use crate::model::EventDate;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use std::fmt::Write;

/// A text without control characters and direction overrides; they are shown as their code.
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => shown.push(' '),
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {
                let _ = write!(shown, "<U+{:04X}>", u32::from(c));
            }
            c if c.is_control() => {
                let _ = write!(shown, "<U+{:04X}>", u32::from(c));
            }
            c => shown.push(c),
        }
    }
    shown
}

/// Columns under a header, two blanks apart; within `width` the widest cells are broken into lines, never cut.
pub fn columns(header: &[&str], rows: Vec<Vec<String>>, width: Option<usize>) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    match width {
        Some(width) => {
            table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width.min(u16::MAX as usize) as u16);
        }
        None => {
            table.set_content_arrangement(ContentArrangement::Disabled);
        }
    }
    if !header.is_empty() {
        table.set_header(header.iter().copied());
    }
    for row in rows {
        table.add_row(row.iter().map(|cell| printable(cell)));
    }
    // Dates and states are read as wholes: only the longer cells may break.
    let short: Vec<usize> = table.column_max_content_widths().iter().map(|w| usize::from(*w)).collect();
    for (column, needed) in table.column_iter_mut().zip(short) {
        column.set_padding((0, 2));
        if needed <= 14 && width.is_some() {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(needed as u16 + 2)));
        }
    }
    let lines = table.lines().map(|line| line.trim_end().to_owned());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A date for a column: EDTF, the end of a range without what it shares with its start (`2023-03-20/22`); sets in words.
pub fn short_date(date: &EventDate) -> String {
    let text = date.to_string();
    if text.starts_with(['[', '{']) {
        return date.wording();
    }
    let Some((start, end)) = text.split_once('/') else { return text };
    let day = |part: &str| part.len() == 10 && part.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if !day(start) || !day(end) {
        return text;
    }
    let shared = match () {
        () if start[..7] == end[..7] => 8,
        () if start[..4] == end[..4] => 5,
        () => 0,
    };
    format!("{start}/{}", &end[shared..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_moves_a_terminal_is_printed() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c\nd"), "a<U+001B>[31mb<U+202E>c d");
    }

    #[test]
    fn ranges_are_written_short() {
        for (date, short) in [
            ("2023-03-20/2023-03-22", "2023-03-20/22"),
            ("2023-02-28/2023-03-02", "2023-02-28/03-02"),
            ("2022-12-30/2023-01-02", "2022-12-30/2023-01-02"),
            ("../2023-03-18", "../2023-03-18"),
            ("2023-03", "2023-03"),
            ("[2018-06-10..2018-06-13]", "one day of 10-13 June 2018"),
        ] {
            assert_eq!(short_date(&date.parse().unwrap()), short);
        }
    }

    #[test]
    fn columns_know_wide_characters() {
        let rows = vec![vec!["习近平".to_owned(), "x".to_owned()], vec!["Xi".to_owned(), "y".to_owned()]];
        assert_eq!(columns(&["NAME", "N"], rows, None), "NAME    N\n习近平  x\nXi      y");
    }
}
