//! `init`, and what the bare command says.

use super::context::{Context, make};
use super::out::Out;
use crate::error::{Error, Result};
use crate::seeds::{self, Extent};
use crate::store::Store;
use clap::Args;
use std::path::PathBuf;

/// Make a base of your own, with the built-in events
#[derive(Debug, Args)]
pub(super) struct Init {
    /// Start without events; actors, their names and offices are known all the same
    #[arg(long)]
    empty: bool,
}

impl Init {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let path = cx.given_path().unwrap_or_else(|| PathBuf::from("chancery.db"));
        let extent = if self.empty { Extent::Names } else { Extent::Everything };
        let store = make(&path, &cx.note("init"), extent)?;
        let totals = store.totals()?;
        let shown = if path.is_absolute() { path.display().to_string() } else { format!("./{}", path.display()) };
        let shown = shown.replace("././", "./");
        match extent {
            Extent::Everything => out.line(format!(
                "created {shown} with {} built-in events (--empty to start without)",
                grouped(totals.events)
            ))?,
            Extent::Names => {
                out.line(format!("created {shown} without events; it knows {} actors", grouped(totals.actors)))?;
            }
        }
        Ok(0)
    }
}

/// What the bare command prints: what this is, five ways to use it, what there is.
pub(super) fn overview(cx: &Context, out: &mut Out) -> Result<u8> {
    out.line(
        "chancery answers \"when did they meet?\" from a file of sourced events.\n\n  \
         chancery when did xi last meet putin      ask\n  \
         chancery timeline china russia            list\n  \
         chancery add call \"Qin Gang\" \"Dmytro Kuleba\" --on 2023-03-16\n  \
         chancery export xi putin -o out.csv       share\n",
    )?;
    let start = "Start your own: chancery init             All commands: chancery help";
    if let Some(path) = cx.base_path() {
        let events = grouped(Store::open(&path)?.totals()?.events);
        out.line(format!("The base is {} ({events} events).\nAll commands: chancery help", path.display()))?;
    } else {
        let store = seeds::built_in()?;
        let (first, last) = store.years()?.ok_or_else(|| Error::bug("no built-in events"))?;
        let events = grouped(store.totals()?.events);
        out.line(format!("No base yet: answering from the {events} built-in events ({first}-{last}).\n{start}"))?;
    }
    Ok(0)
}

/// 7,600 for 7600.
pub(super) fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
