//! Lists that are no events, in every form: actors, sources, changes, findings.

use super::Format;
use super::context::Context;
use super::out::{Out, failed};
use crate::error::Result;
use crate::export::json;
use crate::export::table::{Form, Table};
use crate::export::text::fitted;
use serde::ser::{Serialize, SerializeSeq, Serializer};
use std::io;

/// Items of one sort, each a record with the same columns.
pub(super) struct List<'a, T> {
    pub(super) items: &'a [T],
    pub(super) columns: &'static [&'static str],
    pub(super) record: fn(&T) -> Vec<String>,
}

impl<T: Serialize> List<'_, T> {
    /// Prints the items in the form that is asked for; what people read is the caller's.
    pub(super) fn print(&self, cx: &Context, out: &mut Out, text: impl FnOnce(&mut Out) -> Result<()>) -> Result<()> {
        match cx.format {
            Format::Text => text(out),
            Format::Json => out.write(|output| json::write(output, &self.items)),
            Format::Jsonl => self.items.iter().try_for_each(|item| out.write(|output| json::line(output, item))),
            _ => records(cx, out, self.columns, &self.items.iter().map(self.record).collect::<Vec<_>>()),
        }
    }
}

/// One thing: an object for scripts, its fields one below the other as a table.
pub(super) fn one(
    cx: &Context,
    out: &mut Out,
    whole: &impl Serialize,
    fields: impl FnOnce() -> Vec<Vec<String>>,
    text: impl FnOnce(&mut Out) -> Result<()>,
) -> Result<()> {
    match cx.format {
        Format::Text => text(out),
        Format::Json => out.write(|output| json::write(output, whole)),
        Format::Jsonl => out.write(|output| json::line(output, whole)),
        _ => records(cx, out, &["field", "value"], &fields()),
    }
}

/// Items that `tell` hands on one by one, in the forms for scripts; none of them stands in memory. Returns what `tell`
/// returns.
pub(super) fn told<T: Serialize, R>(
    cx: &Context,
    out: &mut Out,
    columns: &[&str],
    record: fn(&T) -> Vec<String>,
    tell: impl FnOnce(&mut dyn FnMut(&T) -> Result<()>) -> Result<R>,
) -> Result<R> {
    let io = |written: io::Result<()>| written.map_err(|error| failed(&error));
    let json = |written: serde_json::Result<()>| written.map_err(|error| failed(&error.into()));
    out.write_with(|output| match cx.format {
        Format::Jsonl => tell(&mut |item| io(json::line(output, item))),
        Format::Text | Format::Json => {
            let mut writer = serde_json::Serializer::pretty(&mut *output);
            let mut items = writer.serialize_seq(None).map_err(|error| failed(&error.into()))?;
            let told = tell(&mut |item| json(items.serialize_element(item)))?;
            json(items.end())?;
            io(writeln!(output))?;
            Ok(told)
        }
        _ => {
            let mut table = Table::begin(output, form(cx.format), columns).map_err(|error| failed(&error))?;
            let told = tell(&mut |item| io(table.row(&record(item))))?;
            io(table.finish())?;
            Ok(told)
        }
    })
}

fn records(cx: &Context, out: &mut Out, columns: &[&str], rows: &[Vec<String>]) -> Result<()> {
    out.write_with(|output| {
        let mut write = || {
            let mut table = Table::begin(output, form(cx.format), columns)?;
            rows.iter().try_for_each(|row| table.row(row))?;
            table.finish()
        };
        write().map_err(|error| failed(&error))
    })
}

const fn form(format: Format) -> Form {
    match format {
        Format::Tsv => Form::Tab,
        Format::Md => Form::Markdown,
        _ => Form::Comma,
    }
}

/// A list for people: a line for each row, cut where the window ends; `columns` in the configuration chooses what it
/// shows.
pub(super) fn table(
    cx: &Context,
    out: &mut Out,
    header: &[&str],
    rows: Vec<Vec<String>>,
    soft: &[usize],
) -> Result<()> {
    let place = |wanted: &String| header.iter().position(|name| name.eq_ignore_ascii_case(wanted));
    let chosen: Vec<usize> = cx.config.columns.iter().filter_map(place).collect();
    if chosen.is_empty() {
        return out.line(fitted(header, rows, cx.width, soft));
    }
    let header: Vec<&str> = chosen.iter().map(|i| header[*i]).collect();
    let cell = |row: &Vec<String>, i: usize| row.get(i).cloned().unwrap_or_default();
    let rows = rows.iter().map(|row| chosen.iter().map(|i| cell(row, *i)).collect()).collect();
    let soft: Vec<usize> = (0..chosen.len()).filter(|i| soft.contains(&chosen[*i])).collect();
    out.line(fitted(&header, rows, cx.width, &soft))
}
