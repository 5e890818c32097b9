//! `dates`: the time expressions of texts, placed.

use super::Format;
use super::context::Context;
use super::out::{Out, failed};
use super::texts::{self, Text};
use crate::error::{Error, Result};
use crate::export::text::{columns, printable};
use crate::model::{Day, EventDate};
use crate::seeds;
use crate::temporal::{Reader, Timex};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// Find the dates in a text and place them
///
/// Every time expression is counted from the publication date, or from what the text told before. With --json, one
/// object a line: doc, start and end in UTF-8 bytes, text, edtf, and type, value and mod as in TIMEX3.
#[derive(Debug, Args)]
pub(super) struct Dates {
    /// Texts; - is standard input
    #[arg(value_name = "FILE", required_unless_present = "from_jsonl")]
    files: Vec<PathBuf>,
    /// The publication date, where a text does not begin with it
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Texts as JSON Lines: {"doc", "date", "text"}
    #[arg(long, value_name = "FILE", conflicts_with = "files")]
    from_jsonl: Option<PathBuf>,
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
    pub(super) fn run(self, cx: &Context, out: &mut Out) -> Result<u8> {
        let published = self.date.as_deref().map(|text| texts::day(cx, text)).transpose()?;
        let several = self.files.len() > 1 || self.from_jsonl.is_some();
        let all: Box<dyn Iterator<Item = Result<Text>>> = match self.from_jsonl {
            Some(path) => Box::new(texts::of_jsonl(&path)?),
            None => Box::new(texts::of_files(self.files)),
        };
        let reader = seeds::date_reader()?;
        let (mut found, mut unread): (usize, Option<Error>) = (0, None);
        for text in all {
            match text.and_then(|text| text.published_or(published).map(|day| (text, day))) {
                Ok((text, day)) => {
                    let dates = dates_in(&reader, &text, day);
                    found += dates.len();
                    if several && cx.format == Format::Text {
                        out.line(printable(&text.doc))?;
                    }
                    show(cx, out, &text, &dates)?;
                }
                Err(error) => unread = Some(unread.map_or(error.clone(), |all| all.and(error))),
            }
        }
        match unread {
            Some(error) => Err(error),
            None => Ok(u8::from(found == 0)),
        }
    }
}

/// What is in the text, without the line that only gives its date.
fn dates_in(reader: &Reader, text: &Text, published: Day) -> Vec<Timex> {
    let mut dates = reader.read(&text.text[text.body..], published);
    for date in &mut dates {
        date.span = date.span.start + text.body..date.span.end + text.body;
    }
    dates
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
        text: &text.text[date.span.clone()],
        edtf: date.edtf.as_ref().map(EventDate::as_str),
        kind: date.kind.to_string(),
        value: &date.value,
        modifier: date.modifier.map(|modifier| modifier.to_string()),
    }
}

fn table(cx: &Context, out: &mut Out, text: &Text, dates: &[Timex]) -> Result<()> {
    let (mut line, mut at) = (1, 0);
    let mut rows = Vec::with_capacity(dates.len());
    for date in dates {
        line += text.text[at..date.span.start].matches('\n').count();
        at = date.span.start;
        let words = text.text[date.span.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let when = date.edtf.as_ref().map_or_else(|| date.value.clone(), EventDate::to_string);
        let wording = date.edtf.as_ref().map_or_else(String::new, EventDate::wording);
        rows.push(vec![format!("L{line}"), words, when, wording, date.how.to_string()]);
    }
    if rows.is_empty() {
        return out.line("no dates");
    }
    out.line(columns(&["LINE", "TEXT", "DATE", "IN WORDS", "HOW"], rows, cx.width))
}
