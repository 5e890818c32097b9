//! `show`: one event with every source, date and change.

use super::Format;
use super::context::Context;
use super::out::Out;
use crate::error::{Error, Result};
use crate::export::EventWriter;
use crate::export::csv::{CsvWriter, Shape};
use crate::export::json::{self, Answer, Asked};
use crate::export::markdown::MarkdownWriter;
use crate::export::text::{columns, printable};
use crate::model::city::listed;
use crate::model::{Event, EventId, Mention, Role, Status};
use crate::store::{FieldChange, NOTHING, Store};
use clap::Args;

/// Show one event: every source, date and change
#[derive(Debug, Args)]
pub(super) struct Show {
    /// Its number or its id
    #[arg(value_name = "EVENT")]
    event: String,
}

/// The event that a word names.
pub(super) fn find(store: &Store, word: &str) -> Result<EventId> {
    if let Some(found) = store.event_by_word(word)? {
        return Ok(found);
    }
    Err(match store.removed(word)? {
        Some((n, Some(by))) => {
            let day = by.at.get(..10).unwrap_or("");
            Error::unknown(format!("#{n} was removed by revision {} ({}, {day})", by.n, by.what))
                .note("put it back", format!("chancery undo {}", by.n))
        }
        Some((n, None)) => Error::unknown(format!("#{n} was removed by another program")),
        None => Error::unknown(format!("no event \"{word}\"")).note("find one", "chancery timeline NAME NAME"),
    })
}

impl Show {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let store = cx.read()?;
        let n = find(&store, &self.event)?;
        let event = store.event(n)?.ok_or_else(|| Error::bug("an event is gone"))?;
        let one = |form: &mut dyn EventWriter| form.event(&event).and_then(|()| form.finish());
        match cx.format {
            Format::Text => text(cx, out, &store, &event)?,
            Format::Json => {
                let ids: Vec<String> = event.participants.iter().map(|p| p.id.clone()).collect();
                let events = std::slice::from_ref(&event);
                out.write(|output| json::write(output, &Answer { query: Asked::for_all(&ids), events, claims: &[] }))?;
            }
            Format::Jsonl => out.write(|output| json::line(output, &event))?,
            Format::Csv | Format::Tsv => {
                let shape = Shape { tabs: cx.format == Format::Tsv, mentions: true, ..Shape::default() };
                out.write(|output| one(&mut CsvWriter::new(output, shape)?))?;
            }
            Format::Md => out.write(|output| one(&mut MarkdownWriter::new(output)?))?,
        }
        Ok(0)
    }
}

fn text(cx: &Context, out: &mut Out, store: &Store, event: &Event) -> Result<()> {
    out.line(format!("#{}  {}    {}", event.n, printable(&event.title), event.id))?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row = |label: &str, text: String| rows.push(vec![label.to_owned(), text]);
    row("date", format!("{}   ({})", event.date.wording(), event.date));
    row("status", format!("{}{}", event.status, if event.reviewed { "" } else { ", extracted and unreviewed" }));
    row("what", format!("{}, {}", event.kind, event.mode));
    row("people", people(store, event)?);
    if let Some(place) = &event.place {
        let words = [place.city.as_deref().map(listed), place.country_name.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ");
        row("place", words);
    }
    if let Some(whole) = &event.part_of {
        let n = store.event_by_word(whole)?.unwrap_or_default();
        row("part of", format!("#{n} {whole}"));
    }
    for (i, part) in store.parts(event.n)?.iter().enumerate() {
        let label = if i == 0 { "parts" } else { "" };
        row(label, format!("#{} {} {} ({})", part.n, part.date, part.title, part.status));
    }
    if !event.tags.is_empty() {
        row("tags", event.tags.join(", "));
    }
    if let Some(note) = &event.note {
        row("note", note.clone());
    }
    sources(event, &mut row);
    history(store, event, &mut row)?;
    if let Some(last) = event.date.last().filter(|last| event.status == Status::Planned && *last < cx.today) {
        row("check", format!("planned for a time that ended on {last}; no source here confirms or cancels it"));
    }
    out.line(columns(&[], rows, cx.width))
}

fn people(store: &Store, event: &Event) -> Result<String> {
    let word = |role: Role| match role {
        Role::Host => " (host)",
        Role::Guest => " (visitor)",
        Role::Mediator => " (mediator)",
        Role::Attendee => "",
    };
    let mut people = Vec::new();
    for person in &event.participants {
        let side = person.acts_for.as_ref().map(|side| store.actor_by_id(side)).transpose()?.flatten();
        let side = side.map(|side| store.actor(side)).transpose()?;
        let acts_for = side.map(|side| format!(" for {}", side.name)).unwrap_or_default();
        people.push(format!("{}{acts_for}{}", person.name, word(person.role)));
    }
    Ok(people.join(", "))
}

/// Every source with its own words, date and status, in the order in which they were published; where they disagree,
/// both stand.
fn sources(event: &Event, row: &mut dyn FnMut(&str, String)) {
    let mut mentions: Vec<&Mention> = event.mentions.iter().collect();
    mentions.sort_by_key(|mention| mention.published.as_ref().map_or((true, None), |date| (false, date.first())));
    for (i, mention) in mentions.into_iter().enumerate() {
        row(if i == 0 { "sources" } else { "" }, source(event, mention));
    }
    if event.mentions.is_empty() {
        row("sources", "none given".to_owned());
    }
}

fn source(event: &Event, mention: &Mention) -> String {
    let mut words = vec![mention.label()];
    if let Some(quote) = &mention.quote {
        words.push(format!("\"{quote}\""));
    }
    if mention.date != event.date || mention.status != event.status {
        words.push(format!("says: {}, {}", mention.date, mention.status));
    }
    words.push(mention.title.clone());
    words.extend(mention.published.as_ref().map(|date| format!("published {date}")));
    words.extend(mention.url.clone());
    words.join("   ")
}

fn history(store: &Store, event: &Event, row: &mut dyn FnMut(&str, String)) -> Result<()> {
    let mut label = "history";
    if let Some(first) = store.first_revision(event.n)? {
        let day = first.at.get(..10).unwrap_or("built in");
        row(label, format!("{day}  {} by {} (revision {})", first.what, first.who, first.n));
        label = "";
    }
    for change in store.history(event.n)? {
        let revision = change.revision.map_or("outside chancery".to_owned(), |n| format!("revision {n}"));
        let day = change.at.get(..10).unwrap_or("");
        row(label, format!("{day}  {} ({revision})", step(&change)));
        label = "";
    }
    Ok(())
}

/// What a revision did to one field, in words.
fn step(change: &FieldChange) -> String {
    let FieldChange { field, before, after, .. } = change;
    match (before.as_str(), after.as_str()) {
        (NOTHING, after) => format!("{field} added: {after}"),
        (before, NOTHING) => format!("{field} taken away: {before}"),
        (before, after) => format!("{field}: {before} -> {after}"),
    }
}
