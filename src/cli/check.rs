//! `check`: what a person should look at.

use super::config::Config;
use super::context::Context;
use super::list::List;
use super::out::Out;
use crate::check::{CHECKS, Finding, Severity, deep, run};
use crate::error::{Error, Result};
use crate::export::text::columns;
use crate::lexicon::suggest::nearest;
use crate::model::counted;
use crate::store::Store;
use clap::Args;

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
    /// At most this many findings of each check (else 20 for people, all for scripts)
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// How many findings of each check people see unless they ask for more.
const SHOWN: usize = 20;

/// A check and what it looks for.
#[derive(Debug, serde::Serialize)]
struct Known {
    check: &'static str,
    severity: Severity,
    what: &'static str,
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
        let mut findings = run(&store, cx.today, self.name.as_deref())?;
        if self.deep || self.name.as_deref() == Some("whole") {
            findings.splice(0..0, deep(&store)?);
        }
        let shown = self.limited(&findings);
        let record = |finding: &&Finding| record(finding);
        let list = List { items: &shown, columns: &["severity", "check", "events", "message"], record };
        list.print(cx, out, |out| self.text(cx, out, &store, &findings))?;
        let worst = findings.iter().map(|finding| finding.severity).min();
        let fails = worst == Some(Severity::Error) || (self.strict && worst == Some(Severity::Warning));
        Ok(u8::from(fails))
    }

    /// The first findings of each check.
    fn limited<'a>(&self, findings: &'a [Finding]) -> Vec<&'a Finding> {
        let most = self.limit.unwrap_or(usize::MAX);
        let of = |(check, ..): &(&'static str, _, _)| {
            let check: &'static str = check;
            findings.iter().filter(move |finding| finding.check == check).take(most)
        };
        let mut shown: Vec<&Finding> = CHECKS.iter().flat_map(of).collect();
        shown.sort_by_key(|finding| finding.severity);
        shown
    }

    fn text(&self, cx: &Context, out: &mut Out, store: &Store, findings: &[Finding]) -> Result<()> {
        let mut rows = Vec::new();
        let limit = self.limit.unwrap_or(SHOWN);
        for (check, ..) in CHECKS {
            let of: Vec<&Finding> = findings.iter().filter(|finding| finding.check == check).collect();
            rows.extend(of.iter().take(limit).map(|finding| row(finding)));
            if of.len() > limit {
                let all = cx.command(&format!("check {check} --limit {}", of.len()));
                let more = format!("… and {} more: {all}", of.len() - limit);
                rows.push(vec![String::new(), check.to_owned(), String::new(), more]);
            }
        }
        if !rows.is_empty() {
            out.line(columns(&[], rows, cx.width))?;
        }
        let totals = store.totals()?;
        let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        out.line(format!(
            "looked at {} events, {} claims, {} actors, {} sources, {} mentions",
            totals.events, totals.claims, totals.actors, totals.sources, totals.mentions
        ))?;
        let (errors, warnings, notes) = (of(Severity::Error), of(Severity::Warning), of(Severity::Note));
        out.line(format!("{}, {}, {}", counted(errors, "error"), counted(warnings, "warning"), counted(notes, "note")))
    }
}

fn repair(cx: &Context, out: &mut Out) -> Result<u8> {
    let store = cx.write()?;
    let findings = run(&store, cx.today, Some("derived"))?;
    let writer = store.begin(&cx.note("check --repair"))?;
    for n in findings.iter().flat_map(|finding| &finding.events) {
        writer.mend(*n)?;
    }
    writer.commit()?;
    out.line(format!("{} events brought in step", findings.len()))?;
    Ok(0)
}

fn rewrite(cx: &Context, out: &mut Out) -> Result<u8> {
    cx.write()?.derive_anew()?;
    out.line("the indexes are written anew from the facts")?;
    Ok(0)
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn row(finding: &Finding) -> Vec<String> {
    let events: Vec<String> = finding.events.iter().map(|n| format!("#{n}")).collect();
    vec![word(finding.severity).to_owned(), finding.check.to_owned(), events.join(" "), finding.message.clone()]
}

fn list(cx: &Context, out: &mut Out) -> Result<()> {
    let checks = CHECKS.map(|(check, severity, what)| Known { check, severity, what });
    let record = |known: &Known| vec![known.check.to_owned(), word(known.severity).to_owned(), known.what.to_owned()];
    let list = List { items: &checks, columns: &["check", "severity", "what"], record };
    list.print(cx, out, |out| out.line(columns(&[], checks.iter().map(record).collect(), cx.width)))
}

fn record(finding: &Finding) -> Vec<String> {
    let events: Vec<String> = finding.events.iter().map(ToString::to_string).collect();
    vec![word(finding.severity).to_owned(), finding.check.to_owned(), events.join(";"), finding.message.clone()]
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
