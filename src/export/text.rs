//! Text for people: columns that know wide characters, dates as they are read, and nothing that moves a terminal.

use crate::model::EventDate;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use std::fmt::Write;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

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

/// Columns with one line for each row: within `width` the widest of the `soft` ones are cut, none below eight signs.
pub fn fitted(header: &[&str], mut rows: Vec<Vec<String>>, width: Option<usize>, soft: &[usize]) -> String {
    let Some(width) = width else { return columns(header, rows, None) };
    let widest = |i: usize| rows.iter().filter_map(|row| row.get(i)).map(|cell| cell.width()).max().unwrap_or(0);
    let mut widths: Vec<usize> = header.iter().enumerate().map(|(i, name)| widest(i).max(name.width())).collect();
    let gaps = 2 * header.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > width {
        let Some(most) = soft.iter().copied().filter(|i| widths[*i] > 8).max_by_key(|i| widths[*i]) else { break };
        widths[most] -= 1;
    }
    for row in &mut rows {
        for i in soft {
            row[*i] = cut(&printable(&row[*i]), widths[*i]);
        }
    }
    columns(header, rows, None)
}

/// A text within a width, broken off with an ellipsis where it is longer.
pub fn cut(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used > room {
            break;
        }
        short.push(c);
    }
    format!("{}…", short.trim_end())
}

/// A text with blanks up to a width.
pub fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
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
    fn a_list_keeps_to_the_window_and_a_line_to_a_row() {
        let rows = vec![vec!["xi-jinping".to_owned(), "习近平, Си Цзиньпин".to_owned(), "12".to_owned()]];
        let shown = fitted(&["ID", "ALSO", "N"], rows.clone(), Some(28), &[1]);
        assert_eq!(shown, "ID          ALSO         N\nxi-jinping  习近平, Си…  12");
        assert!(shown.lines().all(|line| line.width() <= 28));
        assert_eq!(fitted(&["ID", "ALSO", "N"], rows.clone(), Some(80), &[1]).lines().count(), 2);
        assert!(fitted(&["ID", "ALSO", "N"], rows, Some(10), &[1]).contains("习近平,…"));
    }

    #[test]
    fn columns_know_wide_characters() {
        let rows = vec![vec!["习近平".to_owned(), "x".to_owned()], vec!["Xi".to_owned(), "y".to_owned()]];
        assert_eq!(columns(&["NAME", "N"], rows, None), "NAME    N\n习近平  x\nXi      y");
    }
}
