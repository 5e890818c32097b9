//! `actors`: who there is, under which names, in which offices.

pub(super) mod list;
mod show;

use super::config;
use super::context::Context;
use super::out::Out;
use crate::ask::parties;
use crate::error::{Error, Result};
use crate::export::text::printable;
use crate::model::language::is_script;
use crate::model::slug::slug;
use crate::model::{Actor, ActorId, ActorKind, Alias, AliasType, EventDate, Office, OfficeKind, Term};
use crate::store::Store;
use clap::{Args, Subcommand};

/// List, show and change actors: people, states, organizations
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Actors {
    #[command(subcommand)]
    command: Option<What>,
    /// Only those with a name that begins like this
    name: Option<String>,
    /// person, state or organization
    #[arg(long)]
    kind: Option<String>,
    /// At most this many
    #[arg(long, default_value_t = 40)]
    limit: usize,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List them, those with most events first
    List {
        /// Only those with a name that begins like this
        name: Option<String>,
        /// person, state or organization
        #[arg(long)]
        kind: Option<String>,
        /// At most this many
        #[arg(long, default_value_t = 40)]
        limit: usize,
    },
    /// Show one: names, offices, numbers
    Show {
        /// Who
        #[arg(add = super::complete::actors())]
        actor: String,
    },
    /// Add one
    Add {
        /// The usual English name
        name: String,
        /// person, state or organization
        #[arg(long, default_value = "person")]
        kind: String,
        /// The id (else made from the name)
        #[arg(long)]
        id: Option<String>,
        /// Birth or founding
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        from: Option<String>,
        /// Death or end
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        until: Option<String>,
        /// Wikidata's Q-id
        #[arg(long)]
        wikidata: Option<String>,
        /// Anything a reader should know
        #[arg(long)]
        note: Option<String>,
    },
    /// Add another name
    Alias {
        /// Who
        actor: String,
        /// The other name
        alias: String,
        /// name, abbreviation, demonym or metonym
        #[arg(long = "type", default_value = "name")]
        kind: String,
        /// ISO 639-1
        #[arg(long)]
        lang: Option<String>,
        /// ISO 15924
        #[arg(long)]
        script: Option<String>,
        /// Used since
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        from: Option<String>,
        /// Used until
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        until: Option<String>,
    },
    /// Add an office that a person holds, or end it
    Office {
        /// Who
        person: String,
        /// The title: "Foreign Minister"
        title: String,
        /// For which state or organization
        #[arg(long = "for")]
        acts_for: String,
        /// head-of-state, head-of-government, foreign-minister … (for a new office)
        #[arg(long, default_value = "other")]
        kind: String,
        /// Since when
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        from: Option<String>,
        /// Until when; without --from, it ends the term that is open
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        until: Option<String>,
        /// The source: S1
        #[arg(long)]
        source: Option<String>,
    },
    /// Say what a reader should know; it takes the place of what was said. With accepted:names and the like: that what
    /// check finds is right
    Note {
        /// Who
        actor: String,
        /// The note; empty: none
        note: String,
    },
    /// Make one actor of two
    Merge {
        /// The one that goes; its names and events stay
        from: String,
        /// The one that stays
        into: String,
    },
}

impl Actors {
    pub(super) fn run(self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        match self.command {
            None => list::run(cx, out, self.name.as_deref(), self.kind.as_ref(), self.limit),
            Some(What::List { name, kind, limit }) => list::run(cx, out, name.as_deref(), kind.as_ref(), limit),
            Some(What::Show { actor }) => show::run(cx, out, &actor),
            Some(command) => change(cx, out, command),
        }
    }
}

fn resolve(store: &Store, words: &str) -> Result<ActorId> {
    store.resolve_actor(words)
}

/// Everything that writes: one revision, told with how to undo it.
fn change(cx: &mut Context, out: &mut Out, command: What) -> Result<u8> {
    let store = cx.write()?;
    let said = match command {
        What::Add { name, kind, id, from, until, wikidata, note } => {
            let kind = kind.parse::<ActorKind>().map_err(|error| Error::usage(error.to_string()))?;
            let mut actor = Actor::new(kind, id.unwrap_or_else(|| slug(&name)), name);
            actor.from = from.map(|text| cx.date(&text)).transpose()?;
            actor.until = until.map(|text| cx.date(&text)).transpose()?;
            (actor.wikidata, actor.note) = (wikidata, note);
            add(cx, &store, &actor)?
        }
        What::Alias { actor, alias, kind, lang, script, from, until } => {
            let kind = kind.parse::<AliasType>().map_err(|error| Error::usage(error.to_string()))?;
            let from = from.map(|text| cx.date(&text)).transpose()?;
            let until = until.map(|text| cx.date(&text)).transpose()?;
            let alias = Alias { actor, text: alias, kind, lang, script, from, until };
            name(cx, out, &store, &alias)?
        }
        What::Office { person, title, acts_for, kind, from, until, source } => {
            let kind = kind.parse::<OfficeKind>().map_err(|error| Error::usage(error.to_string()))?;
            let from = from.map(|text| cx.date(&text)).transpose()?;
            let until = until.map(|text| cx.date(&text)).transpose()?;
            let office = Office { id: String::new(), title, actor: acts_for, kind, aliases: Vec::new() };
            let term = Term { person, office: String::new(), from, until, source, note: None };
            hold(cx, &store, &office, &term)?
        }
        What::Note { actor, note } => remark(cx, &store, &actor, note)?,
        What::Merge { from, into } => merge(cx, &store, &from, &into)?,
        What::List { .. } | What::Show { .. } => return Err(Error::bug("no change")),
    };
    out.line(said)?;
    out.line(format!("undo with: {}", cx.command("undo")))?;
    Ok(0)
}

fn add(cx: &Context, store: &Store, actor: &Actor) -> Result<String> {
    if actor.id.is_empty() || !crate::model::slug::is_slug(&actor.id) {
        return Err(Error::usage(format!("\"{}\" is no id: lower-case letters, digits and -", actor.id))
            .note("write", "--id li-ming"));
    }
    in_order("actor's time", actor.from.as_ref(), actor.until.as_ref())?;
    if store.actor_by_id(&actor.id)?.is_some() {
        return Err(Error::conflict(format!("there is an actor \"{}\" already", actor.id))
            .note("see it", format!("chancery actors show {}", actor.id))
            .note("another one", "--id ID"));
    }
    let writer = store.begin(&cx.note(format!("actors add {}", actor.id)))?;
    writer.insert_actor(actor)?;
    writer.commit()?;
    Ok(format!("added {}  {} ({})", actor.id, printable(&actor.name), actor.kind))
}

/// Refuses a span that ends before it begins.
fn in_order(what: &str, from: Option<&EventDate>, until: Option<&EventDate>) -> Result<()> {
    match (from.and_then(EventDate::first), until.and_then(EventDate::last)) {
        (Some(from), Some(until)) if from > until => {
            Err(Error::unknown(format!("the {what} ends ({until}) before it begins ({from})"))
                .outcome("nothing was written"))
        }
        _ => Ok(()),
    }
}

fn name(cx: &Context, out: &mut Out, store: &Store, alias: &Alias) -> Result<String> {
    in_order("use of the name", alias.from.as_ref(), alias.until.as_ref())?;
    if let Some(lang) = &alias.lang {
        config::language(lang).map_err(|error| error.outcome("nothing was changed"))?;
    }
    if let Some(script) = alias.script.as_ref().filter(|script| !is_script(script)) {
        return Err(Error::usage(format!("\"{script}\" is not the code of a script"))
            .note("write", "four letters of ISO 15924: Latn, Hans, Cyrl")
            .outcome("nothing was changed"));
    }
    let actor = resolve(store, &alias.actor)?;
    warn_of_others(cx, out, store, &alias.text, actor)?;
    let known = store.actor(actor)?;
    let writer = store.begin(&cx.note(format!("actors alias {}", known.id)))?;
    if !writer.insert_alias(actor, alias)? {
        return Err(Error::conflict(format!("{} is called \"{}\" already", known.id, alias.text))
            .outcome("nothing was changed"));
    }
    writer.commit()?;
    Ok(format!("{} is also called {}", known.id, printable(&alias.text)))
}

/// Says whom else a name means by now: a question by it alone will have to choose.
fn warn_of_others(cx: &Context, out: &mut Out, store: &Store, name: &str, actor: ActorId) -> Result<()> {
    let others: Vec<ActorId> = match store.resolve(name) {
        Ok(found) => found.sides.iter().map(|side| side.actor).filter(|other| *other != actor).collect(),
        Err(_) => return Ok(()),
    };
    if let Some(other) = others.first() {
        let other = store.actor(*other)?;
        out.hint(
            cx,
            format!("\"{name}\" meant {} ({}) and now means both; write an id to choose", other.name, other.id),
        );
    }
    Ok(())
}

fn hold(cx: &Context, store: &Store, office: &Office, term: &Term) -> Result<String> {
    in_order("term", term.from.as_ref(), term.until.as_ref())?;
    let names = [term.person.clone(), office.actor.clone()];
    let parties = parties::resolve(store, &names, true, "actors office")?;
    let (person, side) = (parties[0].sides[0].actor, parties[1].sides[0].actor);
    let known = store.offices(Some(side))?.into_iter().find(|(_, known)| {
        let same = |title: &String| title.eq_ignore_ascii_case(&office.title);
        same(&known.title) || known.aliases.iter().any(same)
    });
    let writer = store.begin(&cx.note(format!("actors office {}", parties[0].ids[0])))?;
    let acts_for = &parties[1].ids[0];
    let n = match &known {
        Some((n, _)) => *n,
        None => writer
            .insert_office(&Office { id: format!("{}-of-{acts_for}", slug(&office.title)), ..office.clone() }, side)?,
    };
    let ended = match (&term.from, &term.until) {
        (None, Some(until)) => writer.end_term(person, n, until)?,
        _ => false,
    };
    if !ended {
        let source = term.source.as_ref().map(|id| store.source_by_id(id)).transpose()?.flatten();
        writer.insert_term(term, person, n, source.map(|source| source.n))?;
    }
    writer.commit()?;
    let date = |date: &Option<EventDate>| date.as_ref().map(ToString::to_string).unwrap_or_default();
    Ok(format!(
        "{}: {}, {} ({}/{})",
        parties[0].name,
        office.title,
        parties[1].name,
        date(&term.from),
        date(&term.until)
    ))
}

fn remark(cx: &Context, store: &Store, actor: &str, note: String) -> Result<String> {
    let actor = store.actor(resolve(store, actor)?)?;
    let writer = store.begin(&cx.note(format!("actors note {}", actor.id)))?;
    let said = format!("{}: {}", actor.id, printable(&note));
    writer.update_actor(&Actor { note: Some(note).filter(|note| !note.is_empty()), ..actor })?;
    writer.commit()?;
    Ok(said)
}

fn merge(cx: &Context, store: &Store, from: &str, into: &str) -> Result<String> {
    let (from, into) = (resolve(store, from)?, resolve(store, into)?);
    if from == into {
        return Err(Error::usage("both names mean the same actor").outcome("nothing was changed"));
    }
    let (gone, stays) = (store.actor(from)?, store.actor(into)?);
    if gone.kind != stays.kind {
        return Err(Error::conflict(format!("{} is a {}, {} a {}", gone.id, gone.kind, stays.id, stays.kind))
            .outcome("nothing was changed"));
    }
    let writer = store.begin(&cx.note(format!("actors merge {} {}", gone.id, stays.id)))?;
    writer.merge_actors(from, into)?;
    writer.commit()?;
    Ok(format!("{} is now {}, and one of its names", gone.id, stays.id))
}
