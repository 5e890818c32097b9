//! `export`: events to a file.

mod form;

use super::context::Context;
use super::file;
use super::filters::Filters;
use super::out::Out;
use crate::ask::Case;
use crate::ask::parties::{self, Party};
use crate::error::Result;
use crate::export::svg::{Asked, By, Look};
use crate::model::counted;
use clap::{Args, ValueEnum};
use form::{Form, Subject};
use std::path::PathBuf;

/// Write events to a file
///
/// All events, or those of the actors named. The form follows the file's ending, or --to. CSV shows the best mention
/// of each event; --mentions gives each further one a row of its own. JSON Lines carries everything of the events and
/// claims, --dump everything there is, sorted, for version control and for a new base.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Export {
    /// People, states, organizations, or offices in quotes
    #[arg(value_name = "NAME", add = super::complete::actors())]
    names: Vec<String>,
    /// The file (else standard output)
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The form
    #[arg(long, value_name = "FORM")]
    to: Option<Form>,
    /// CSV: a row for every mention
    #[arg(long)]
    mentions: bool,
    /// CSV for spreadsheets: byte-order mark, a date in words, no cell that is a formula
    #[arg(long)]
    excel: bool,
    /// CSV: columns with the codes of the field
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    codes: Vec<Codes>,
    /// Pictures: what the lanes stand for (else kinds where two or more are named, who took part otherwise)
    #[arg(long, value_name = "WHAT")]
    lanes: Option<LanesOf>,
    /// Everything, lossless and sorted
    #[arg(long, conflicts_with_all = ["to", "names"])]
    dump: bool,
    /// Only events in which they took part themselves
    #[arg(long)]
    exact: bool,
    /// Replace a file that is there
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    filters: Filters,
}

const EXAMPLES: &str = "\
Examples:
  chancery export xi putin -o xi-putin.csv
  chancery export xi --in 2023 -o xi-2023.svg
  chancery export --status planned -o plans.ics
  chancery export --kind visit --in 2010s --to gexf -o visits.gexf
  chancery export china russia --excel --codes cameo,plover -o for-excel.csv";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Codes {
    Cameo,
    Plover,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LanesOf {
    Actor,
    Kind,
}

impl Export {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let form = Form::of(self, cx)?;
        let store = cx.read()?;
        let case = Case::read(&store, "export", &self.names, &self.filters.limits(self.exact), cx.now())?;
        let parties = &case.parties;
        let (ids, look) = (parties::ids(parties), self.look(cx, parties));
        let subject = Subject { store: &store, query: &case.query, ids: &ids, look: &look, today: cx.today };
        let written = match &self.output {
            None => out.write_with(|output| form.write(output, &subject, self))?,
            Some(path) => {
                let written = file::write(path, self.force, |output| form.write(output, &subject, self))?;
                let shown = if parties.is_empty() { "everything".to_owned() } else { parties::joined(parties) };
                let what = if form == Form::Dump { "row" } else { "event" };
                let number = counted(written.events, what);
                out.hint(cx, format!("wrote {number} to {}   ({shown})", path.display()));
                written
            }
        };
        if written.left_out > 0 {
            out.hint(cx, format!("left out: {} without a day, which this form cannot hold", written.left_out));
        }
        Ok(u8::from(written.events == 0))
    }

    /// How a picture of the answer looks.
    fn look(&self, cx: &Context, parties: &[Party]) -> Look {
        let asked = |party: &Party| {
            let before = party.before.iter().map(|state| state.id.clone());
            Asked { ids: party.ids.iter().cloned().chain(before).collect(), name: party.name.clone() }
        };
        Look {
            title: if parties.is_empty() { "Who met whom".to_owned() } else { parties::joined(parties) },
            lanes: match self.lanes {
                Some(LanesOf::Actor) => By::Actor,
                Some(LanesOf::Kind) => By::Kind,
                None => By::Best,
            },
            asked: parties.iter().map(asked).collect(),
            today: Some(cx.today),
            ..Look::default()
        }
    }
}
