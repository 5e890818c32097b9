//! What the columns of other people's tables are: said with `--map`, kept with `--save-map`, else guessed and shown.

use super::input::{Input, Said, Spool};
use crate::cli::out::Out;
use crate::error::{Error, Result};
use crate::import::packed::Text;
use crate::import::{Form, Mapping};
use crate::model::date::DateOrder;
use indicatif::ProgressBar;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The columns of the tables that are read.
#[derive(Debug)]
pub(super) struct Columns {
    said: HashMap<String, String>,
    order: Option<DateOrder>,
    known: Mutex<Vec<(String, Mapping)>>,
    /// A copy of the table that came through standard input.
    spool: Mutex<Option<Spool>>,
}

impl Columns {
    pub(super) fn new(map: Option<&str>, order: Option<DateOrder>) -> Result<Self> {
        let (known, spool) = Default::default();
        Ok(Self { said: map.map(said).transpose()?.unwrap_or_default(), order, known, spool })
    }

    /// Reads the tables of a file through, so that all of its dates decide what comes first in them.
    pub(super) fn learn(&self, input: &Input, said: Said) -> Result<()> {
        if input.path.is_none() {
            return Ok(());
        }
        input.each(said, &ProgressBar::hidden(), &mut |form, text| {
            if form == Form::Table {
                self.know(text)?;
            }
            Ok(())
        })
    }

    fn know(&self, text: Text<'_>) -> Result<Mapping> {
        let name = text.name.clone();
        let mapping = Mapping::of(text, &self.said, self.order)?;
        locked(&self.known).push((name, mapping.clone()));
        Ok(mapping)
    }

    /// The mapping of a table, and the table from its beginning: what cannot be read twice is copied first.
    pub(super) fn of<'a>(&self, text: Text<'a>) -> Result<(Mapping, Text<'a>)> {
        if let Some((_, known)) = locked(&self.known).iter().find(|(name, _)| *name == text.name) {
            return Ok((known.clone(), text));
        }
        let Text { name, head, mut bytes, encoding } = text;
        let spool = Spool::of(&name, &mut bytes)?;
        let again = || Ok(Text { name: name.clone(), head: head.clone(), bytes: Box::new(spool.open()?), encoding });
        let (mapping, text) = (self.know(again()?)?, again()?);
        *locked(&self.spool) = Some(spool);
        Ok((mapping, text))
    }

    /// Whether nobody has said what the columns are.
    pub(super) fn are_guessed(&self) -> bool {
        locked(&self.known).iter().any(|(_, mapping)| !mapping.said)
    }

    /// Shows what the columns are taken for, and keeps it where that is wanted.
    pub(super) fn show(&self, out: &mut Out, save_to: Option<&Path>) -> Result<()> {
        for (_, mapping) in locked(&self.known).iter() {
            shown(mapping).into_iter().try_for_each(|line| out.line(line))?;
            save_to.map_or(Ok(()), |path| save(path, mapping))?;
        }
        Ok(())
    }
}

/// A thread that broke off while it held them has told so itself.
fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
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
