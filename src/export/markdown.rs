//! Markdown: a table of events, with the sources as notes below it.

use super::EventWriter;
use super::text::{printable, short_date};
use crate::model::{Event, Mention};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes a table, then the sources it cites.
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
        let labels: Vec<String> = event.mentions.iter().map(Mention::label).collect();
        for mention in &event.mentions {
            let date = mention.published.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
            let url =
                mention.url.as_ref().map(|url| format!(", <{}>", url.replace(['<', '>', ' '], ""))).unwrap_or_default();
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
            writeln!(self.output, "- {id}: {words}")?;
        }
        self.output.flush()
    }
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
