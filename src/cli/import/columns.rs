//! What the columns of other people's tables are: said with `--map`, kept with `--save-map`, else guessed and shown.

use super::input::{Input, Said};
use crate::cli::out::Out;
use crate::error::{Error, Result};
use crate::import::packed::Text;
use crate::import::{Form, Mapping};
use crate::model::date::DateOrder;
use indicatif::ProgressBar;
use std::collections::HashMap;
use std::path::Path;

/// The columns of the tables that are read.
#[derive(Debug)]
pub(super) struct Columns {
    said: HashMap<String, String>,
    order: Option<DateOrder>,
    known: Vec<(String, Mapping)>,
}

impl Columns {
    pub(super) fn new(map: Option<&str>, order: Option<DateOrder>) -> Result<Self> {
        Ok(Self { said: map.map(said).transpose()?.unwrap_or_default(), order, known: Vec::new() })
    }

    /// Reads the tables of a file through, so that all of its dates decide what comes first in them.
    pub(super) fn learn(&mut self, input: &Input, said: Said) -> Result<()> {
        if input.path.is_none() {
            return Ok(());
        }
        input.each(said, &ProgressBar::hidden(), &mut |form, text| {
            if form == Form::Table {
                let name = text.name.clone();
                self.known.push((name, Mapping::of(text, &self.said, self.order)?));
            }
            Ok(())
        })
    }

    /// The mapping of a table; what cannot be read twice is known by its beginning.
    pub(super) fn of(&mut self, text: &Text<'_>) -> Result<Mapping> {
        if let Some((_, known)) = self.known.iter().find(|(name, _)| *name == text.name) {
            return Ok(known.clone());
        }
        let mapping = Mapping::of(text.beginning(), &self.said, self.order)?;
        self.known.push((text.name.clone(), mapping.clone()));
        Ok(mapping)
    }

    /// Whether nobody has said what the columns are.
    pub(super) fn are_guessed(&self) -> bool {
        self.known.iter().any(|(_, mapping)| !mapping.said)
    }

    /// Shows what the columns are taken for, and keeps it where that is wanted.
    pub(super) fn show(&self, out: &mut Out, save_to: Option<&Path>) -> Result<()> {
        for (_, mapping) in &self.known {
            shown(mapping).into_iter().try_for_each(|line| out.line(line))?;
            save_to.map_or(Ok(()), |path| save(path, mapping))?;
        }
        Ok(())
    }
}

/// `Date=date,Leader=actors`, or a file that `--save-map` wrote.
fn said(text: &str) -> Result<HashMap<String, String>> {
    if !text.contains('=') {
        return read(Path::new(text));
    }
    let pair = |pair: &str| {
        let (column, ours) =
            pair.split_once('=').ok_or_else(|| Error::usage(format!("\"{pair}\" is not COLUMN=OURS")))?;
        Ok((column.trim().to_owned(), ours.trim().to_owned()))
    };
    text.split(',').map(pair).collect()
}

fn read(path: &Path) -> Result<HashMap<String, String>> {
    let cannot = |error: csv::Error| Error::input(format!("{} cannot be read", path.display())).cause(error);
    let rows = csv::Reader::from_path(path).map_err(cannot)?.into_records();
    let cell = |row: &csv::StringRecord, at: usize| row.get(at).unwrap_or_default().to_owned();
    rows.map(|row| row.map(|row| (cell(&row, 0), cell(&row, 1))).map_err(cannot)).collect()
}

/// Keeps a mapping in a file.
fn save(path: &Path, mapping: &Mapping) -> Result<()> {
    let cannot = |error: csv::Error| Error::input(format!("{} cannot be written", path.display())).cause(error);
    let mut writer = csv::Writer::from_path(path).map_err(cannot)?;
    writer.write_record(["column", "ours"]).map_err(cannot)?;
    for (column, ours) in &mapping.columns {
        if let Some(ours) = ours {
            writer.write_record([column, ours]).map_err(cannot)?;
        }
    }
    writer.flush().map_err(|error| cannot(error.into()))
}

/// The lines that show what was guessed.
fn shown(mapping: &Mapping) -> Vec<String> {
    let pair = |(column, ours): &(String, Option<String>)| ours.as_ref().map(|ours| format!("{column} -> {ours}"));
    let pairs: Vec<String> = mapping.columns.iter().filter_map(pair).collect();
    let unread: Vec<&str> =
        mapping.columns.iter().filter(|(_, ours)| ours.is_none()).map(|(column, _)| column.as_str()).collect();
    let how = if mapping.said { "" } else { "      (guessed; --map to change, --save-map to keep)" };
    let mut lines = vec![format!("columns  {}{how}", pairs.join(", "))];
    if !unread.is_empty() {
        lines.push(format!("not read {}", unread.join(", ")));
    }
    if !mapping.columns.iter().any(|(_, ours)| ours.as_deref() == Some("kind")) {
        lines.push(format!("kind     {} (no column says it)", mapping.kind));
    }
    if let (Some(order), Some((line, date))) = (mapping.order, &mapping.decided_by) {
        let (order, other) = match order {
            DateOrder::Dmy => ("day first", "month first"),
            DateOrder::Mdy => ("month first", "day first"),
        };
        lines.push(format!("dates    {order} (line {line}: {date} cannot be {other})"));
    }
    lines
}
