//! `actors show`: one actor's names, offices and numbers.

use super::super::context::Context;
use super::super::list::one;
use super::super::out::Out;
use super::resolve;
use crate::error::Result;
use crate::export::text::{columns, printable};
use crate::model::slug::is_slug;
use crate::model::{Actor, Alias, EventDate, Office, Term};

#[derive(Debug, serde::Serialize)]
struct Whole {
    #[serde(flatten)]
    actor: Actor,
    aliases: Vec<Alias>,
    terms: Vec<Term>,
    offices: Vec<Office>,
    events: i64,
}

pub(super) fn run(cx: &mut Context, out: &mut Out, words: &str) -> Result<u8> {
    let store = cx.read()?;
    let n = resolve(&store, words)?;
    let offices = store.offices(Some(n))?.into_iter().map(|(_, office)| office).collect();
    let whole = Whole {
        actor: store.actor(n)?,
        aliases: store.aliases(Some(n))?,
        terms: store.terms(Some(n))?,
        offices,
        events: store.event_count(n)?,
    };
    let fields = || {
        let head = [("id", &whole.actor.id), ("name", &whole.actor.name), ("kind", &whole.actor.kind.to_string())];
        let head = head.into_iter().map(|(label, text)| vec![label.to_owned(), text.clone()]);
        head.chain(rows(&whole)).collect()
    };
    one(cx, out, &whole, fields, |out| {
        let actor = &whole.actor;
        out.line(format!("{}  {}  ({})", actor.id, printable(&actor.name), actor.kind))?;
        let mut rows = rows(&whole);
        blank_repeated(&mut rows);
        out.line(columns(&[], rows, cx.width))
    })?;
    Ok(0)
}

/// A label and a text for each thing known.
fn rows(whole: &Whole) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row = |label: &str, text: String| rows.push(vec![label.to_owned(), text]);
    let actor = &whole.actor;
    if actor.from.is_some() || actor.until.is_some() {
        row("dates", span(actor.from.as_ref(), actor.until.as_ref(), "/"));
    }
    let codes: Vec<&str> = [&actor.iso2, &actor.iso3].into_iter().flatten().map(String::as_str).collect();
    if !codes.is_empty() {
        row("ISO 3166", codes.join(", "));
    }
    let ids = [("Wikidata", &actor.wikidata), ("became", &actor.successor)];
    ids.into_iter().filter_map(|(label, id)| Some((label, id.clone()?))).for_each(|(label, id)| row(label, id));
    // Where two were made one, the id of the one that went still leads here; it is no name.
    let (once, names): (Vec<&Alias>, Vec<&Alias>) = whole
        .aliases
        .iter()
        .partition(|alias| is_slug(&alias.text) && alias.text.contains('-') && alias.lang.is_none());
    for alias in names {
        row("names", name(alias));
    }
    for alias in once {
        row("once", alias.text.clone());
    }
    for term in &whole.terms {
        row("offices", format!("{}   {}", span(term.from.as_ref(), term.until.as_ref(), " to "), term.office));
    }
    if let Some(note) = &actor.note {
        row("note", note.clone());
    }
    row("events", whole.events.to_string());
    rows
}

fn name(alias: &Alias) -> String {
    let some = alias.from.is_some() || alias.until.is_some();
    let dates = some.then(|| format!(", {}", span(alias.from.as_ref(), alias.until.as_ref(), "/")));
    let lang = alias.lang.as_ref().map(|lang| format!(", {lang}"));
    format!("{}   ({}{}{})", alias.text, alias.kind, lang.unwrap_or_default(), dates.unwrap_or_default())
}

fn span(from: Option<&EventDate>, until: Option<&EventDate>, between: &str) -> String {
    let date = |date: Option<&EventDate>| date.map(ToString::to_string).unwrap_or_default();
    format!("{}{between}{}", date(from), date(until))
}

/// A label stands once above those of its sort.
fn blank_repeated(rows: &mut [Vec<String>]) {
    for i in (1..rows.len()).rev() {
        if rows[i][0] == rows[i - 1][0] {
            rows[i][0].clear();
        }
    }
}
