//! `actors`: a line for each, those with most events first.

use super::super::context::Context;
use super::super::list::{List, table};
use super::super::out::Out;
use crate::error::Result;
use crate::model::slug::is_slug;
use crate::model::{ActorKind, Alias, AliasType};
use crate::seeds::languages;
use crate::store::{ActorLine, Store};

/// How many other names a line shows.
const NAMES: usize = 2;

/// Whose readers are most, after the actor's own language and the reader's.
const COMMON: [&str; 6] = ["zh", "ru", "ar", "fr", "ja", "es"];

pub(super) fn run(
    cx: &mut Context,
    out: &mut Out,
    name: Option<&str>,
    kind: Option<&String>,
    limit: usize,
) -> Result<u8> {
    let kind = super::super::add::one::<ActorKind>(kind)?;
    let store = cx.read()?;
    let mut lines = store.actor_lines(kind, name, limit)?;
    for line in &mut lines {
        line.also = also(cx, &store, line)?;
    }
    let list = List {
        items: &lines,
        columns: &["id", "name", "kind", "also", "office", "events"],
        record: |line: &ActorLine| {
            let texts = [line.id.clone(), line.name.clone(), line.kind.to_string(), line.also.clone()];
            texts.into_iter().chain([line.office.clone(), line.events.to_string()]).collect()
        },
    };
    list.print(cx, out, |out| {
        let row = |line: &ActorLine| {
            [&line.id, &line.name, &line.also, &line.office, &line.events.to_string()].map(Clone::clone).to_vec()
        };
        let rows = lines.iter().map(row).collect();
        table(cx, out, &["ID", "NAME", "ALSO", "OFFICE", "EVENTS"], rows, &[1, 2, 3])?;
        if lines.len() == limit {
            let show = cx.command("actors show NAME");
            out.hint(cx, format!("the first {limit}; more with --limit, one with: {show}"));
        }
        Ok(())
    })?;
    Ok(u8::from(lines.is_empty()))
}

/// Its other names, those in its own language first, then those in the reader's; one for each language.
fn also(cx: &Context, store: &Store, line: &ActorLine) -> Result<String> {
    let Some(n) = store.actor_by_id(&line.id)? else { return Ok(String::new()) };
    let mut own = line.side.as_deref().map(languages).unwrap_or_default();
    if own.is_empty() {
        own.push("en");
    }
    let order: Vec<&str> = own.into_iter().chain(cx.config.language.as_deref()).chain(COMMON).collect();
    let aliases = store.aliases(Some(n))?;
    let mut names: Vec<&str> = order.iter().filter_map(|lang| in_language(&line.name, &aliases, lang)).collect();
    names.dedup();
    names.truncate(NAMES);
    Ok(names.join(", "))
}

/// The name in a language that is most like the usual one: as many words, no abbreviation.
fn in_language<'a>(name: &str, aliases: &'a [Alias], language: &str) -> Option<&'a str> {
    let words = |text: &str| text.split_whitespace().count();
    let told = aliases.iter().filter(|alias| {
        matches!(alias.kind, AliasType::Name | AliasType::Abbreviation)
            && alias.lang.as_deref() == Some(language)
            && !(is_slug(&alias.text) && alias.text.contains('-'))
    });
    let best = told.min_by_key(|alias| (alias.kind, words(&alias.text).abs_diff(words(name))));
    best.map(|alias| alias.text.as_str())
}
