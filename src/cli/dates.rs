//! `dates`: the time expressions of texts, placed.

use super::Format;
use super::context::Context;
use super::out::{Out, failed};
use super::texts::{Text, Texts};
use crate::error::{Error, Result};
use crate::export::text::{columns, printable};
use crate::model::EventDate;
use crate::seeds;
use crate::temporal::Timex;
use clap::Args;
use serde::Serialize;

/// Find the dates in a text and place them
///
/// Every time expression is counted from the publication date, or from what the text told before. With --json, one
/// object a line: doc, start and end in UTF-8 bytes, text, edtf, and type, value and mod as in TIMEX3.
#[derive(Debug, Args)]
pub(super) struct Dates {
    #[command(flatten)]
    texts: Texts,
}

/// One expression as machines read it.
#[derive(Serialize)]
struct Line<'a> {
    doc: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    edtf: Option<&'a str>,
    #[serde(rename = "type")]
    kind: String,
    value: &'a str,
    #[serde(rename = "mod")]
    modifier: Option<String>,
}

impl Dates {
    pub(super) fn run(&self, cx: &Context, out: &mut Out) -> Result<u8> {
        let reader = seeds::date_reader()?;
        let mut found = 0;
        let read = |text: &Text| reader.read(&text.article.text, text.published);
        self.texts.each(cx, "dates", read, |text, dates| {
            found += dates.len();
            if self.texts.are_several() && cx.format == Format::Text {
                out.line(printable(&text.doc))?;
            }
            show(cx, out, text, &dates)
        })?;
        Ok(u8::from(found == 0))
    }
}

fn show(cx: &Context, out: &mut Out, text: &Text, dates: &[Timex]) -> Result<()> {
    match cx.format {
        Format::Text => table(cx, out, text, dates),
        Format::Json | Format::Jsonl => out.write_with(|output| {
            for date in dates {
                serde_json::to_writer(&mut *output, &line(text, date)).map_err(|error| failed(&error.into()))?;
                output.write_all(b"\n").map_err(|error| failed(&error))?;
            }
            Ok(())
        }),
        _ => Err(Error::usage("dates are printed for people, or with --json")),
    }
}

fn line<'a>(text: &'a Text, date: &'a Timex) -> Line<'a> {
    Line {
        doc: &text.doc,
        start: date.span.start,
        end: date.span.end,
        text: &text.article.text[date.span.clone()],
        edtf: date.edtf.as_ref().map(EventDate::as_str),
        kind: date.kind.to_string(),
        value: &date.value,
        modifier: date.modifier.map(|modifier| modifier.to_string()),
    }
}

fn table(cx: &Context, out: &mut Out, text: &Text, dates: &[Timex]) -> Result<()> {
    let words = &text.article.text;
    let (mut line, mut at) = (1, 0);
    let mut rows = Vec::with_capacity(dates.len());
    for date in dates {
        line += words[at..date.span.start].matches('\n').count();
        at = date.span.start;
        let words = words[date.span.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let when = date.edtf.as_ref().map_or_else(|| date.value.clone(), EventDate::to_string);
        let wording = date.edtf.as_ref().map_or_else(String::new, EventDate::wording);
        rows.push(vec![format!("L{line}"), words, when, wording, date.how.to_string()]);
    }
    if rows.is_empty() {
        return out.line("no dates");
    }
    out.line(columns(&["LINE", "TEXT", "DATE", "IN WORDS", "HOW"], rows, cx.width))
}
