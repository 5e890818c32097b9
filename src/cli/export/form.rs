//! The forms of `export`: which one is meant, and how each is written.

use super::super::context::Context;
use super::super::out::failed;
use super::super::{Format, timeline};
use super::{Codes, Export};
use crate::ask::described;
use crate::error::{Error, Result};
use crate::export::csv::{CsvWriter, Shape};
use crate::export::geojson::GeoJsonWriter;
use crate::export::graph::Graph;
use crate::export::json::{Answer, Asked, ClaimLine, LineWriter, line, write};
use crate::export::markdown::MarkdownWriter;
use crate::export::svg::{Look, picture};
use crate::export::{calendar, dot, gexf, html, timelinejs};
use crate::model::{Claim, Day, Event};
use crate::store::{Query, Store};
use clap::ValueEnum;
use std::io::{self, Write};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// One event a row
    Csv,
    /// The same with tabs
    Tsv,
    /// Everything of events and claims, one a line
    Jsonl,
    /// The same as one object
    Json,
    /// A table with its sources as notes
    Md,
    /// A page with the picture and every source, in one file
    Html,
    /// A picture of the timeline
    Svg,
    /// A calendar; plans are tentative
    Ics,
    /// Events on the map
    Geojson,
    /// Who met whom, as a graph for Gephi
    Gexf,
    /// Who met whom, as a graph for Graphviz
    Dot,
    /// What TimelineJS shows
    Timelinejs,
    /// Everything there is, lossless
    Dump,
}

/// What an export is of.
pub(super) struct Subject<'a> {
    pub(super) store: &'a Store,
    pub(super) query: &'a Query,
    /// The ids of those asked for.
    pub(super) ids: &'a [String],
    pub(super) look: &'a Look,
    pub(super) today: Day,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// Events, or rows of a dump.
    pub(super) events: usize,
    /// Events that the form cannot hold.
    pub(super) left_out: usize,
}

impl Form {
    /// The form that flags name, or a file's ending; CSV where nothing says it.
    pub(super) fn of(export: &Export, cx: &Context) -> Result<Self> {
        let ending = export.output.as_ref().and_then(|path| path.extension()).and_then(|ending| ending.to_str());
        let by_flag = match cx.format {
            Format::Json => Some(Self::Json),
            Format::Jsonl => Some(Self::Jsonl),
            Format::Csv => Some(Self::Csv),
            Format::Tsv => Some(Self::Tsv),
            Format::Md => Some(Self::Md),
            Format::Text => None,
        };
        let by_ending = ending.map_or(Some(Self::Csv), Self::by_ending);
        let dump = export.dump.then_some(Self::Dump);
        dump.or(export.to).or(by_flag).or(by_ending).ok_or_else(|| {
            let all: Vec<String> = Self::value_variants()
                .iter()
                .filter_map(|form| Some(form.to_possible_value()?.get_name().to_owned()))
                .collect();
            Error::usage(format!("\"{}\" is no form of export", ending.unwrap_or("")))
                .note("choose one", format!("--to {}", all.join("|")))
        })
    }

    fn by_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "tab" => Some(Self::Tsv),
            "ndjson" => Some(Self::Jsonl),
            "htm" => Some(Self::Html),
            "gv" => Some(Self::Dot),
            "timelinejs" => None,
            name => Self::from_str(name, false).ok(),
        }
    }

    /// Writes what an export is of.
    pub(super) fn write(self, output: &mut dyn Write, subject: &Subject<'_>, export: &Export) -> Result<Written> {
        let Subject { store, query, .. } = subject;
        let events = match self {
            Self::Csv | Self::Tsv => {
                timeline::stream(store, query, &mut sound(CsvWriter::new(output, shape(self, export)))?)?
            }
            Self::Md => timeline::stream(store, query, &mut sound(MarkdownWriter::new(output))?)?,
            Self::Geojson => timeline::stream(store, query, &mut sound(GeoJsonWriter::new(output))?)?,
            Self::Jsonl => lines(output, subject)?,
            Self::Json => object(output, subject)?,
            Self::Dump => dump(output, store)?,
            _ => return self.whole(output, subject),
        };
        Ok(Written { events, left_out: 0 })
    }

    /// Writes a form that needs all events at once.
    fn whole(self, output: &mut dyn Write, subject: &Subject<'_>) -> Result<Written> {
        let events = subject.store.timeline(subject.query)?;
        let text = match self {
            Self::Html => html::page(&events, &claims(subject, events.len())?, subject.look),
            Self::Ics => calendar::calendar(&events, &subject.look.title, subject.today),
            Self::Gexf => gexf::document(&Graph::of(&events)),
            Self::Dot => dot::document(&Graph::of(&events)),
            Self::Timelinejs => format!("{:#}\n", timelinejs::document(&events, &subject.look.title)),
            _ => picture(&events, subject.look),
        };
        sound(output.write_all(text.as_bytes()))?;
        let left_out = events.iter().filter(|event| !self.holds(event)).count();
        Ok(Written { events: events.len() - left_out, left_out })
    }

    /// Whether the form has a place for an event.
    fn holds(self, event: &Event) -> bool {
        match self {
            Self::Ics => calendar::days(&event.date).is_some(),
            Self::Timelinejs => timelinejs::is_dated(event),
            _ => true,
        }
    }
}

fn sound<T>(result: io::Result<T>) -> Result<T> {
    result.map_err(|error| failed(&error))
}

fn shape(form: Form, export: &Export) -> Shape {
    Shape {
        tabs: form == Form::Tsv,
        mentions: export.mentions,
        excel: export.excel,
        cameo: export.codes.contains(&Codes::Cameo),
        plover: export.codes.contains(&Codes::Plover),
    }
}

fn lines(output: &mut dyn Write, subject: &Subject<'_>) -> Result<usize> {
    let written = timeline::stream(subject.store, subject.query, &mut LineWriter(&mut *output))?;
    let claims = claims(subject, written)?;
    claims.iter().try_for_each(|claim| sound(line(output, &ClaimLine { claim })))?;
    Ok(written)
}

fn object(output: &mut dyn Write, subject: &Subject<'_>) -> Result<usize> {
    let events = subject.store.timeline(subject.query)?;
    let claims = claims(subject, events.len())?;
    let asked = Asked { actors: subject.ids, filters: described(subject.query) };
    sound(write(output, &Answer { query: asked, events: &events, claims: &claims }))?;
    Ok(events.len())
}

/// The claims behind the events of an export, as many as the limit leaves room for.
fn claims(subject: &Subject<'_>, written: usize) -> Result<Vec<Claim>> {
    let mut claims = subject.store.claims(&subject.query.sides)?;
    claims.truncate(subject.query.limit.map_or(usize::MAX, |limit| limit.saturating_sub(written)));
    subject.store.beside(&mut claims)?;
    Ok(claims)
}

fn dump(output: &mut dyn Write, store: &Store) -> Result<usize> {
    let mut rows = 0;
    store.dump(&mut |text| {
        rows += 1;
        sound(writeln!(output, "{text}"))
    })?;
    Ok(rows - 2)
}
