//! `timeline`: events in order.

use super::context::Context;
use super::filters::Filters;
use super::out::Out;
use super::{Format, out};
use crate::ask::parties::{self, Party};
use crate::ask::{self, Case, Found};
use crate::error::Result;
use crate::export::csv::{CsvWriter, Shape};
use crate::export::json::LineWriter;
use crate::export::markdown::MarkdownWriter;
use crate::export::{EventWriter, timeline};
use crate::model::Claim;
use crate::store::{Query, Store};
use clap::Args;
use std::io::IsTerminal;

/// List events in order
///
/// With two or more names, the events in which all of them take part; with one, all of its events; with none,
/// every event. A state also stands for those who act for it (--exact turns that off).
#[derive(Debug, Args)]
pub(super) struct Timeline {
    /// People, states, organizations, or offices in quotes
    #[arg(value_name = "NAME", add = super::complete::actors())]
    names: Vec<String>,
    /// Only events in which they took part themselves
    #[arg(long)]
    exact: bool,
    #[command(flatten)]
    filters: Filters,
}

impl Timeline {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let store = cx.read()?;
        let case = Case::read(&store, "timeline", &self.names, &self.filters.limits(self.exact), cx.now())?;
        answer(cx, out, &case.parties, &case.all(), &[])
    }
}

/// Prints the events of an answer in the form that is asked for.
pub(super) fn answer(
    cx: &Context,
    out: &mut Out,
    parties: &[Party],
    found: &Found<'_>,
    claims: &[Claim],
) -> Result<u8> {
    match cx.format {
        Format::Text if std::io::stdout().is_terminal() || cx.width.is_some() => text(cx, out, parties, found),
        Format::Text => tabs(out, found),
        Format::Json => {
            let written = out
                .write_with(|output| ask::write(output, parties, found, claims).map_err(|error| out::failed(&error)))?;
            Ok(u8::from(written == 0))
        }
        form => {
            let written = out.write_with(|output| match form {
                Format::Jsonl => hand_on(found, &mut LineWriter(output)),
                Format::Md => hand_on(found, &mut markdown(output)?),
                _ => hand_on(found, &mut csv(output, form == Format::Tsv)?),
            })?;
            Ok(u8::from(written == 0))
        }
    }
}

fn csv(output: &mut dyn std::io::Write, tabs: bool) -> Result<CsvWriter<&mut dyn std::io::Write>> {
    CsvWriter::new(output, Shape { tabs, ..Shape::default() }).map_err(|error| out::failed(&error))
}

fn markdown(output: &mut dyn std::io::Write) -> Result<MarkdownWriter<&mut dyn std::io::Write>> {
    MarkdownWriter::new(output).map_err(|error| out::failed(&error))
}

/// Hands what a question finds to a form, one by one; returns how many there were.
pub(super) fn stream(store: &Store, query: &Query, form: &mut dyn EventWriter) -> Result<usize> {
    hand_on(&Found::Asked(store, Box::new(query.clone())), form)
}

fn hand_on(found: &Found<'_>, form: &mut dyn EventWriter) -> Result<usize> {
    let mut written = 0;
    found.visit(&mut |event| {
        written += 1;
        form.event(event).map_err(|error| out::failed(&error))
    })?;
    form.finish().map_err(|error| out::failed(&error))?;
    Ok(written)
}

fn text(cx: &Context, out: &mut Out, parties: &[Party], found: &Found<'_>) -> Result<u8> {
    let (events, query) = (found.all()?, found.query());
    if events.is_empty() {
        out.line(format!("No event recorded for {}.", parties::joined(parties)))?;
        return Ok(1);
    }
    let look = timeline::Look { width: cx.width, period: query.filter.period, reverse: query.reverse };
    timeline::lines(&events, look).into_iter().try_for_each(|line| out.line(line))?;
    Ok(0)
}

/// In a pipe: a header and whole columns between tabs, for `cut` and `awk`.
fn tabs(out: &mut Out, found: &Found<'_>) -> Result<u8> {
    out.line("date\tstatus\tkind\tmode\ttitle\tplace\tsource\tid")?;
    let mut none = true;
    found.visit(&mut |event| {
        none = false;
        let columns = [
            event.date.to_string(),
            event.status.to_string(),
            event.kind.to_string(),
            event.mode.to_string(),
            event.title.clone(),
            event.place_words(),
            event.source_label(),
            event.id.clone(),
        ];
        out.line(columns.map(|cell| crate::export::text::printable(&cell)).join("\t"))
    })?;
    Ok(u8::from(none))
}
