//! `log` and `undo`: what was changed, and how to take it back.

use super::Format;
use super::context::Context;
use super::out::Out;
use crate::error::Result;
use crate::export::json;
use crate::export::text::columns;
use crate::store::Revision;
use clap::Args;

/// List the changes, latest first
#[derive(Debug, Args)]
pub(super) struct Log {
    /// At most this many
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
}

/// Reverse the last change, or the one with a number
///
/// An undo is a change too: undoing it puts everything back.
#[derive(Debug, Args)]
pub(super) struct Undo {
    /// The number that `log` shows
    #[arg(value_name = "REVISION")]
    revision: Option<i64>,
}

impl Log {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let revisions = cx.read()?.revisions(self.limit)?;
        match cx.format {
            Format::Json => out.write(|output| json::write(output, &revisions))?,
            Format::Jsonl => {
                revisions.iter().try_for_each(|revision| out.write(|output| json::line(output, revision)))?;
            }
            _ => {
                let rows = revisions.iter().map(row).collect();
                out.line(columns(&["#", "WHEN", "WHO", "WHAT", "ROWS", ""], rows, cx.width))?;
            }
        }
        Ok(u8::from(revisions.is_empty()))
    }
}

fn row(revision: &Revision) -> Vec<String> {
    let rows = [(revision.added, "+"), (revision.changed, "~"), (revision.deleted, "-")];
    let rows: Vec<String> = rows.iter().filter(|(n, _)| *n > 0).map(|(n, sign)| format!("{sign}{n}")).collect();
    let state = match (revision.undone_by, revision.undoes) {
        (Some(by), _) => format!("undone by {by}"),
        (None, Some(of)) => format!("undoes {of}"),
        (None, None) => String::new(),
    };
    let at = revision.at.replace('T', " ");
    let at = at.trim_end_matches('Z').to_owned();
    let why = revision.why.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
    vec![revision.n.to_string(), at, revision.who.clone(), format!("{}{why}", revision.what), rows.join(" "), state]
}

impl Undo {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let store = cx.write()?;
        let what = self.revision.map_or_else(|| "undo".to_owned(), |n| format!("undo {n}"));
        let writer = store.begin(&cx.note(what))?;
        let undone = writer.undo(self.revision)?;
        let revision = writer.revision();
        writer.commit()?;
        out.line(format!("undone: revision {} ({}, {})", undone.n, undone.what, undone.at.get(..10).unwrap_or("")))?;
        out.line(format!("put it back with: chancery undo {revision}"))?;
        Ok(0)
    }
}
