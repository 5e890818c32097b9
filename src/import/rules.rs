//! The rows of the extractor's dictionary as CSV: `triggers.csv` and `cues.csv`.

use super::table::Cells;
use crate::error::{Error, Result};
use crate::lexicon::triggers::{CueClass, CueRow, Need, Part, Pos, Slot, TriggerRow};
use crate::model::{EventKind, Mode, Status};

/// The columns of `triggers.csv`.
pub const TRIGGERS: [&str; 9] = ["phrase", "pos", "forms", "kind", "mode", "frame", "needs", "status", "example"];
/// The columns of `cues.csv`.
pub const CUES: [&str; 6] = ["phrase", "pos", "forms", "class", "expect", "example"];

/// A row of `triggers.csv`.
///
/// # Errors
/// When a cell makes no sense.
pub fn trigger(cells: &Cells<'_>) -> Result<TriggerRow> {
    Ok(TriggerRow {
        phrase: cells.needed("phrase")?,
        pos: cells.word::<Pos>("pos")?,
        forms: cells.list("forms"),
        kind: cells.word::<EventKind>("kind")?,
        mode: cells.text("mode").map(|_| cells.word::<Mode>("mode")).transpose()?,
        frame: cells.get("frame").split_whitespace().map(slot).collect::<Result<_>>()?,
        needs: cells.get("needs").split_whitespace().map(super::word::<Need>).collect::<Result<_>>()?,
        status: cells.text("status").map(|_| cells.word::<Status>("status")).transpose()?,
        example: cells.needed("example")?,
    })
}

/// `subject=guest`.
fn slot(text: &str) -> Result<(Slot, Part)> {
    let (slot, part) = text.split_once('=').ok_or_else(|| Error::input(format!("\"{text}\" is no slot=part")))?;
    Ok((super::word(slot)?, super::word(part)?))
}

/// A row of `cues.csv`.
///
/// # Errors
/// When a cell makes no sense.
pub fn cue(cells: &Cells<'_>) -> Result<CueRow> {
    let expect = cells.get("expect");
    let statuses = expect.split_whitespace().filter(|word| *word != "none");
    Ok(CueRow {
        phrase: cells.needed("phrase")?,
        pos: cells.word::<Pos>("pos")?,
        forms: cells.list("forms"),
        class: cells.word::<CueClass>("class")?,
        example: cells.needed("example")?,
        expect: statuses.map(super::word::<Status>).collect::<Result<_>>()?,
    })
}
