//! `log` and `undo`: what was changed, and how to take it back.

use super::context::Context;
use super::list::{List, table};
use super::out::Out;
use super::show::find;
use crate::error::Result;
use crate::model::EventId;
use crate::store::{Revision, Store};
use clap::Args;

/// List the changes, latest first
///
/// All of them, or those of one event, also of one that was removed.
#[derive(Debug, Args)]
pub(super) struct Log {
    /// Only the changes of this event, by number or id
    #[arg(value_name = "EVENT")]
    event: Option<String>,
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
        let store = cx.read()?;
        let revisions = match &self.event {
            Some(event) => store.revisions_of(event_or_removed(&store, event)?, self.limit)?,
            None => store.revisions(self.limit)?,
        };
        let list = List {
            items: &revisions,
            columns: &["n", "at", "who", "what", "why", "added", "changed", "deleted", "undoes", "undone_by"],
            record,
        };
        list.print(cx, out, |out| {
            let rows = revisions.iter().map(row).collect();
            table(cx, out, &["#", "WHEN", "WHO", "WHAT", "ROWS", ""], rows, &[3])
        })?;
        Ok(u8::from(revisions.is_empty()))
    }
}

/// An event that is there, or that was.
fn event_or_removed(store: &Store, word: &str) -> Result<EventId> {
    match store.removed(word)? {
        Some((n, _)) if store.event_by_word(word)?.is_none() => Ok(n),
        _ => find(store, word),
    }
}

fn record(revision: &Revision) -> Vec<String> {
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    let why = revision.why.clone().unwrap_or_default();
    let mut record =
        vec![revision.n.to_string(), revision.at.clone(), revision.who.clone(), revision.what.clone(), why];
    record.extend([revision.added, revision.changed, revision.deleted].map(|n| n.to_string()));
    record.extend([number(revision.undoes), number(revision.undone_by)]);
    record
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
        let writer = store.begin_much(&cx.note(what))?;
        let undone = writer.undo(self.revision)?;
        let revision = writer.revision();
        writer.commit()?;
        out.line(format!("undone: revision {} ({}, {})", undone.n, undone.what, undone.at.get(..10).unwrap_or("")))?;
        out.line(format!("put it back with: {}", cx.command(&format!("undo {revision}"))))?;
        Ok(0)
    }
}
