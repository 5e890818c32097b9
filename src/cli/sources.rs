//! `sources`: the articles, statements and data sets that events come from.

use super::Format;
use super::context::Context;
use super::list::{List, table};
use super::out::Out;
use crate::error::{Error, Result};
use crate::export::json;
use crate::export::text::{columns, printable};
use crate::model::{EventDate, Source, SourceKind};
use crate::store::{SourceLine, Store};
use clap::{Args, Subcommand};
use serde::Serialize;

/// List, show and change sources
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
    /// Change what is known of one; an empty text takes a value away
    Edit(Box<Change>),
}

#[derive(Debug, Args)]
struct Change {
    /// Its id: S1
    id: String,
    /// Another title
    #[arg(long)]
    title: Option<String>,
    /// When it was published
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    published: Option<String>,
    /// Where it is
    #[arg(long, value_name = "ADDRESS")]
    url: Option<String>,
    /// Who published it
    #[arg(long)]
    publisher: Option<String>,
    /// news, statement, dataset, page, book or other
    #[arg(long)]
    kind: Option<String>,
    /// Its licence, or anything a reader should know
    #[arg(long)]
    note: Option<String>,
    /// Why
    #[arg(long)]
    why: Option<String>,
}

impl Sources {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        match &self.command {
            None | Some(What::List) => list(cx, out),
            Some(What::Show { id, line, limit }) => show(cx, out, id, *line, *limit),
            Some(What::Edit(change)) => change.run(cx, out),
        }
    }
}

fn find(store: &Store, id: &str) -> Result<Source> {
    let source = store.source_by_id(id)?;
    source.ok_or_else(|| Error::unknown(format!("no source \"{id}\"")).note("all of them", "chancery sources"))
}

fn date(date: Option<&EventDate>) -> String {
    date.map(ToString::to_string).unwrap_or_default()
}

fn list(cx: &mut Context, out: &mut Out) -> Result<u8> {
    let lines = cx.read()?.sources()?;
    let list = List {
        items: &lines,
        columns: &["id", "published", "kind", "events", "title", "publisher", "url", "note"],
        record: |line: &SourceLine| {
            let Source { id, kind, title, publisher, url, published, note, .. } = &line.source;
            let optional = |text: &Option<String>| text.clone().unwrap_or_default();
            let known =
                [id.clone(), date(published.as_ref()), kind.to_string(), line.events.to_string(), title.clone()];
            known.into_iter().chain([optional(publisher), optional(url), optional(note)]).collect()
        },
    };
    list.print(cx, out, |out| {
        let rows = lines.iter().map(|line| (list.record)(line).into_iter().take(5).collect()).collect();
        table(cx, out, &["ID", "DATE", "KIND", "EVENTS", "TITLE"], rows, &[4])
    })?;
    Ok(u8::from(lines.is_empty()))
}

/// A source with the places in it that tell of events.
#[derive(Debug, Serialize)]
struct Whole {
    #[serde(flatten)]
    source: Source,
    mentions: Vec<Told>,
}

/// A line of a source and the event it tells of.
#[derive(Debug, Serialize)]
struct Told {
    line: Option<i64>,
    quote: Option<String>,
    n: i64,
    event: String,
    date: EventDate,
    title: String,
}

fn show(cx: &mut Context, out: &mut Out, id: &str, at: Option<i64>, limit: usize) -> Result<u8> {
    let store = cx.read()?;
    let source = find(&store, id)?;
    let mentions = told(&store, &source, at, limit)?;
    let none = mentions.is_empty();
    let whole = Whole { source, mentions };
    match cx.format {
        Format::Jsonl => out.write(|output| json::line(output, &whole))?,
        Format::Json => out.write(|output| json::write(output, &whole))?,
        _ => {
            let lines = List {
                items: &whole.mentions,
                columns: &["line", "quote", "n", "event", "date", "title"],
                record: |told: &Told| {
                    let line = told.line.map(|line| line.to_string()).unwrap_or_default();
                    let quote = told.quote.clone().unwrap_or_default();
                    vec![line, quote, told.n.to_string(), told.event.clone(), told.date.to_string(), told.title.clone()]
                },
            };
            lines.print(cx, out, |out| text(cx, out, &whole))?;
        }
    }
    Ok(u8::from(none))
}

fn told(store: &Store, source: &Source, at: Option<i64>, limit: usize) -> Result<Vec<Told>> {
    let all = if at.is_some() { usize::MAX >> 1 } else { limit };
    let mentions = store.source_mentions(source.n, all)?;
    let mut told = Vec::new();
    for (line, quote, event) in mentions.into_iter().filter(|(line, ..)| at.is_none() || *line == at) {
        let event = store.event(event)?.ok_or_else(|| Error::bug("an event is gone"))?;
        told.push(Told { line, quote, n: event.n.0, event: event.id, date: event.date, title: event.title });
    }
    Ok(told)
}

fn text(cx: &Context, out: &mut Out, Whole { source, mentions }: &Whole) -> Result<()> {
    out.line(format!("{}  {}  ({})", source.id, printable(&source.title), source.kind))?;
    let optional = [
        ("publisher", source.publisher.clone()),
        ("address", source.url.clone()),
        ("published", source.published.as_ref().map(ToString::to_string)),
        ("note", source.note.clone()),
    ];
    let rows: Vec<_> = optional.into_iter().filter_map(|(label, text)| Some(vec![label.to_owned(), text?])).collect();
    if !rows.is_empty() {
        out.line(columns(&[], rows, cx.width))?;
    }
    if mentions.is_empty() {
        return Ok(());
    }
    let row = |told: &Told| {
        let quote = told.quote.as_ref().map(|quote| format!("\"{quote}\"")).unwrap_or_default();
        let line = told.line.map(|line| line.to_string()).unwrap_or_default();
        vec![line, quote, format!("#{}  {}  {}", told.n, told.date, told.title)]
    };
    out.line(columns(&["LINE", "QUOTE", "EVENT"], mentions.iter().map(row).collect(), cx.width))
}

impl Change {
    fn run(&self, cx: &Context, out: &mut Out) -> Result<u8> {
        let store = cx.write()?;
        let old = find(&store, &self.id)?;
        let new = self.changed(cx, &old).map_err(|error| error.outcome("nothing was changed"))?;
        if new == old {
            return Err(Error::conflict(format!("{} is so already", old.id))
                .note(
                    "change it",
                    format!("chancery sources edit {} --title \"Its title\" --published 2023-03-18", old.id),
                )
                .outcome("nothing was changed"));
        }
        let mut note = cx.note(format!("sources edit {}", old.id));
        note.why.clone_from(&self.why);
        let writer = store.begin(&note)?;
        writer.update_source(&new)?;
        writer.commit()?;
        let published = new.published.as_ref().map(|date| format!("   published {date}")).unwrap_or_default();
        out.line(format!("changed {}  {}{published}", new.id, printable(&new.title)))?;
        out.line(format!("undo with: {}", cx.command("undo")))?;
        Ok(0)
    }

    fn changed(&self, cx: &Context, old: &Source) -> Result<Source> {
        let text = |new: &Option<String>, old: &Option<String>| match new {
            None => old.clone(),
            Some(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        };
        let title = self.title.clone().unwrap_or_else(|| old.title.clone());
        if title.trim().is_empty() {
            return Err(Error::usage("a source has a title").note("write", "--title \"Its title\""));
        }
        Ok(Source {
            title,
            published: match self.published.as_deref() {
                None => old.published.clone(),
                Some("") => None,
                Some(text) => Some(cx.date(text)?),
            },
            url: text(&self.url, &old.url),
            publisher: text(&self.publisher, &old.publisher),
            kind: super::add::one::<SourceKind>(self.kind.as_ref())?.unwrap_or(old.kind),
            note: text(&self.note, &old.note),
            ..old.clone()
        })
    }
}
