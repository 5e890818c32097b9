//! `sources`: the articles, statements and data sets that events come from.

use super::Format;
use super::context::Context;
use super::out::Out;
use crate::error::{Error, Result};
use crate::export::json;
use crate::export::text::columns;
use crate::store::Store;
use clap::{Args, Subcommand};

/// List and show sources
#[derive(Debug, Args)]
pub(super) struct Sources {
    #[command(subcommand)]
    command: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List them with the number of events each tells of
    List,
    /// Show one and the lines at which it tells of events
    Show {
        /// Its id: S1
        id: String,
        /// Only at this line
        #[arg(long)]
        line: Option<i64>,
        /// At most this many lines
        #[arg(long, default_value_t = 50)]
        limit: usize,
    },
}

impl Sources {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let store = cx.read()?;
        match &self.command {
            None | Some(What::List) => list(cx, out, &store),
            Some(What::Show { id, line, limit }) => one(cx, out, &store, id, *line, *limit),
        }
    }
}

fn list(cx: &Context, out: &mut Out, store: &Store) -> Result<u8> {
    let lines = store.sources()?;
    match cx.format {
        Format::Json => out.write(|output| json::write(output, &lines))?,
        Format::Jsonl => lines.iter().try_for_each(|line| out.write(|output| json::line(output, line)))?,
        _ => {
            let row = |line: &crate::store::SourceLine| {
                let source = &line.source;
                let date = source.published.as_ref().map(ToString::to_string).unwrap_or_default();
                vec![source.id.clone(), date, source.kind.to_string(), line.events.to_string(), source.title.clone()]
            };
            let rows = lines.iter().map(row).collect();
            out.line(columns(&["ID", "DATE", "KIND", "EVENTS", "TITLE"], rows, cx.width))?;
        }
    }
    Ok(u8::from(lines.is_empty()))
}

fn one(cx: &Context, out: &mut Out, store: &Store, id: &str, at: Option<i64>, limit: usize) -> Result<u8> {
    let source = store.source_by_id(id)?;
    let source =
        source.ok_or_else(|| Error::unknown(format!("no source \"{id}\"")).note("all of them", "chancery sources"))?;
    if cx.format == Format::Json {
        out.write(|output| json::write(output, &source))?;
        return Ok(0);
    }
    let optional = [
        ("publisher", source.publisher.clone()),
        ("address", source.url.clone()),
        ("published", source.published.as_ref().map(ToString::to_string)),
        ("note", source.note.clone()),
    ];
    out.line(format!("{}  {}  ({})", source.id, crate::export::text::printable(&source.title), source.kind))?;
    let rows = optional.into_iter().filter_map(|(label, text)| Some(vec![label.to_owned(), text?]));
    out.line(columns(&[], rows.collect(), cx.width))?;
    let all = if at.is_some() { usize::MAX >> 1 } else { limit };
    let mentions = store.source_mentions(source.n, all)?;
    let mut rows = Vec::new();
    for (line, quote, event) in mentions.into_iter().filter(|(line, ..)| at.is_none() || *line == at) {
        let event = store.event(event)?.ok_or_else(|| Error::bug("an event is gone"))?;
        let number = line.map(|line| line.to_string()).unwrap_or_default();
        let told = format!("#{}  {}  {}", event.n, event.date, event.title);
        rows.push(vec![number, quote.map(|quote| format!("\"{quote}\"")).unwrap_or_default(), told]);
    }
    if rows.is_empty() {
        return Ok(1);
    }
    out.line(columns(&["LINE", "QUOTE", "EVENT"], rows, cx.width))?;
    Ok(0)
}
