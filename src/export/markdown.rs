//! Markdown: a table of events, each with footnotes that cite its sources (the footnotes of GitHub, Pandoc and others).

use super::EventWriter;
use super::markup::web_address;
use super::text::{printable, short_date};
use crate::model::{Event, Mention};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes a table, then the footnotes it cites.
pub struct MarkdownWriter<W: Write> {
    output: W,
    sources: BTreeMap<String, String>,
}

impl<W: Write> MarkdownWriter<W> {
    /// Writes the head of the table.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn new(mut output: W) -> io::Result<Self> {
        writeln!(output, "| Date | What | Place | Status | Source |\n|---|---|---|---|---|")?;
        Ok(Self { output, sources: BTreeMap::new() })
    }
}

impl<W: Write> EventWriter for MarkdownWriter<W> {
    fn event(&mut self, event: &Event) -> io::Result<()> {
        let labels: Vec<String> = event.mentions.iter().map(cited).collect();
        for mention in &event.mentions {
            let date = mention.published.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
            let url = mention.url.as_deref().and_then(web_address).map(printable);
            let url = url.map(|url| format!(", <{}>", url.replace(['<', '>', ' '], ""))).unwrap_or_default();
            self.sources.insert(mention.source.clone(), format!("{}{date}{url}", escape(&mention.title)));
        }
        let cells = [&short_date(&event.date), &escape(&event.title), &escape(&event.place_words())];
        let [date, title, place] = cells;
        writeln!(self.output, "| {date} | {title} | {place} | {} | {} |", event.status, labels.join(", "))
    }

    fn finish(&mut self) -> io::Result<()> {
        if !self.sources.is_empty() {
            writeln!(self.output)?;
        }
        for (id, words) in &self.sources {
            writeln!(self.output, "[^{id}]: {words}")?;
        }
        self.output.flush()
    }
}

/// `S2 L2844[^S2]`.
fn cited(mention: &Mention) -> String {
    format!("{}[^{}]", escape(&mention.label()), mention.source)
}

/// A text that stays one cell and is no markup.
pub(super) fn escape(text: &str) -> String {
    let mut plain = String::new();
    for c in printable(text).chars() {
        if matches!(c, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>') {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}
