//! `check`: what a person should look at.

use super::Format;
use super::config::Config;
use super::context::Context;
use super::list::{List, told};
use super::out::Out;
use crate::check::{CHECKS, Finding, Severity, run};
use crate::error::{Error, Result};
use crate::export::text::columns;
use crate::lexicon::suggest::nearest;
use crate::model::counted;
use crate::store::Store;
use clap::Args;
use std::collections::{BTreeMap, HashMap};

/// Look for mistakes across the base
///
/// It finds and tells; it never blocks a write. Errors give exit code 1, with --strict warnings too. What you have looked
/// at and found right you accept with a tag: chancery edit 5 --tag accepted:far. What is not about events you accept with
/// a note, of the actor: chancery actors note ID accepted:names; or of the source that counts: chancery sources edit S1
/// --note accepted:counted
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Only this check (--list tells which there are)
    name: Option<String>,
    /// Warnings fail too
    #[arg(long)]
    strict: bool,
    /// List the checks
    #[arg(long)]
    list: bool,
    /// Look through the file itself too: pages, references, every row of the indexes (with --repair: write them anew)
    #[arg(long)]
    deep: bool,
    /// Bring indexes in step with the facts again, as after a change in another tool
    #[arg(long)]
    repair: bool,
    /// Tell where the base and the configuration are
    #[arg(long = "where")]
    places: bool,
    /// At most this many findings of each check (else for people 5, or 20 of a check that is named; for scripts all)
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// How many findings of each check people see unless they ask for more: of one that is named, and where all are asked.
const SHOWN: (usize, usize) = (20, 5);

/// How many events of one finding people see.
const TOGETHER: usize = 4;

const COLUMNS: [&str; 4] = ["severity", "check", "events", "message"];

/// A check and what it looks for.
#[derive(Debug, serde::Serialize)]
struct Known {
    check: &'static str,
    severity: Severity,
    what: &'static str,
}

/// How many findings there were.
#[derive(Debug, Default)]
struct Tally {
    checks: HashMap<&'static str, usize>,
    severities: BTreeMap<Severity, usize>,
}

impl Tally {
    /// Counts a finding; returns how many of its check there are with it.
    fn count(&mut self, finding: &Finding) -> usize {
        *self.severities.entry(finding.severity).or_default() += 1;
        let of_check = self.checks.entry(finding.check).or_default();
        *of_check += 1;
        *of_check
    }

    fn of(&self, severity: Severity) -> usize {
        self.severities.get(&severity).copied().unwrap_or(0)
    }
}

impl Check {
    pub(super) fn run(self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        if self.list {
            return list(cx, out).map(|()| 0);
        }
        if self.places {
            return places(cx, out);
        }
        let known = || CHECKS.iter().map(|(name, ..)| *name);
        if let Some(name) = self.name.as_ref().filter(|name| !known().any(|known| known == name.as_str())) {
            let error = Error::usage(format!("no check \"{name}\""));
            let error = nearest(name, known()).map_or(error.clone(), |near| error.note("did you mean", near));
            return Err(error.note("all of them", "chancery check --list"));
        }
        if self.repair {
            return if self.deep { rewrite(cx, out) } else { repair(cx, out) };
        }
        let store = cx.read()?;
        let tally = match cx.format {
            Format::Text => self.text(cx, out, &store)?,
            _ => self.records(cx, out, &store)?,
        };
        let fails = tally.of(Severity::Error) > 0 || (self.strict && tally.of(Severity::Warning) > 0);
        Ok(u8::from(fails))
    }

    /// Counts what is found, and hands on the first findings of each check.
    fn first(
        &self,
        cx: &Context,
        store: &Store,
        most: usize,
        each: &mut dyn FnMut(&Finding) -> Result<()>,
    ) -> Result<Tally> {
        let mut tally = Tally::default();
        let most = self.limit.unwrap_or(most);
        run(store, cx.today, self.name.as_deref(), self.deep, &mut |finding| {
            if tally.count(&finding) <= most { each(&finding) } else { Ok(()) }
        })?;
        Ok(tally)
    }

    /// For scripts: every finding, written as it is found.
    fn records(&self, cx: &Context, out: &mut Out, store: &Store) -> Result<Tally> {
        told(cx, out, &COLUMNS, record, |each| self.first(cx, store, usize::MAX, each))
    }

    fn text(&self, cx: &Context, out: &mut Out, store: &Store) -> Result<Tally> {
        let mut shown: Vec<(&str, Vec<Vec<String>>)> = Vec::new();
        let most = if self.name.is_some() { SHOWN.0 } else { SHOWN.1 };
        let tally = self.first(cx, store, most, &mut |finding| {
            if shown.last().is_none_or(|(check, _)| *check != finding.check) {
                shown.push((finding.check, Vec::new()));
            }
            shown.last_mut().into_iter().for_each(|(_, rows)| rows.push(row(finding)));
            Ok(())
        })?;
        let mut lines = Vec::new();
        for (check, rows) in shown {
            let (all, some) = (tally.checks.get(check).copied().unwrap_or(0), rows.len());
            lines.extend(rows);
            if all > some {
                let limit = if self.name.is_some() { format!(" --limit {all}") } else { String::new() };
                let command = cx.command(&format!("check {check}{limit}"));
                let more = format!("… and {} more: {command}", all - some);
                lines.push(vec![String::new(), check.to_owned(), String::new(), more]);
            }
        }
        if !lines.is_empty() {
            out.line(columns(&[], lines, cx.width))?;
        }
        summary(out, store, &tally)?;
        Ok(tally)
    }
}

fn summary(out: &mut Out, store: &Store, tally: &Tally) -> Result<()> {
    let totals = store.totals()?;
    out.line(format!(
        "looked at {} events, {} claims, {} actors, {} sources, {} mentions",
        totals.events, totals.claims, totals.actors, totals.sources, totals.mentions
    ))?;
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(|bad| tally.of(bad));
    out.line(format!("{}, {}, {}", counted(errors, "error"), counted(warnings, "warning"), counted(notes, "note")))
}

fn repair(cx: &Context, out: &mut Out) -> Result<u8> {
    let store = cx.write()?;
    let mut events = Vec::new();
    run(&store, cx.today, Some("derived"), false, &mut |finding| {
        events.extend(finding.events);
        Ok(())
    })?;
    let writer = store.begin(&cx.note("check --repair"))?;
    events.iter().try_for_each(|n| writer.mend(*n))?;
    writer.commit()?;
    out.line(format!("{} brought in step", counted(events.len(), "event")))?;
    Ok(0)
}

fn rewrite(cx: &Context, out: &mut Out) -> Result<u8> {
    cx.write()?.derive_anew()?;
    out.line("the indexes are written anew from the facts")?;
    Ok(0)
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn row(finding: &Finding) -> Vec<String> {
    let mut events: Vec<String> = finding.events.iter().take(TOGETHER).map(|n| format!("#{n}")).collect();
    if finding.events.len() > TOGETHER {
        events.push(format!("and {} more", finding.events.len() - TOGETHER));
    }
    vec![severity(finding.severity).to_owned(), finding.check.to_owned(), events.join(" "), finding.message.clone()]
}

fn list(cx: &Context, out: &mut Out) -> Result<()> {
    let checks = CHECKS.map(|(check, severity, what)| Known { check, severity, what });
    let record =
        |known: &Known| vec![known.check.to_owned(), severity(known.severity).to_owned(), known.what.to_owned()];
    let list = List { items: &checks, columns: &["check", "severity", "what"], record };
    list.print(cx, out, |out| out.line(columns(&[], checks.iter().map(record).collect(), cx.width)))
}

fn record(finding: &Finding) -> Vec<String> {
    let events: Vec<String> = finding.events.iter().map(ToString::to_string).collect();
    vec![severity(finding.severity).to_owned(), finding.check.to_owned(), events.join(";"), finding.message.clone()]
}

fn places(cx: &Context, out: &mut Out) -> Result<u8> {
    let base =
        cx.base_path().map_or("none: answering from the built-in events".to_owned(), |path| path.display().to_string());
    let config = Config::path().map(|path| {
        let there = if path.exists() { "" } else { "   (not there)" };
        format!("{}{there}", path.display())
    });
    let order = cx.order.map_or("none: 03/04/2023 is refused".to_owned(), |order| format!("{order:?}").to_lowercase());
    let rows = [
        ("base", base),
        ("config", config.unwrap_or_default()),
        ("today", cx.today.to_string()),
        ("date_order", order),
        ("language", cx.config.language.clone().unwrap_or_else(|| "none: an actor's own".to_owned())),
        ("columns", if cx.config.columns.is_empty() { "all".to_owned() } else { cx.config.columns.join(", ") }),
        ("pager", cx.pager.clone().unwrap_or_else(|| "none".to_owned())),
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
    ];
    let rows = rows.into_iter().map(|(label, text)| vec![label.to_owned(), text]).collect();
    out.line(columns(&[], rows, None)).map(|()| 0)
}
