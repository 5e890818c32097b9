//! `export`: events to a file.

use super::context::Context;
use super::filters::Filters;
use super::out::{Out, failed};
use super::{Format, timeline};
use crate::ask::{self, Case, parties};
use crate::error::{Error, Result};
use crate::export::csv::{CsvWriter, Shape};
use crate::export::json::{ClaimLine, LineWriter, line};
use crate::export::markdown::MarkdownWriter;
use clap::{Args, ValueEnum};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Write events to a file
///
/// All events, or those of the actors named. The form follows the file's ending, or --to. CSV shows the best mention
/// of each event; --mentions gives each further one a row of its own. JSON Lines carries everything of the events and
/// claims, --dump everything there is, sorted, for version control and for a new base.
#[derive(Debug, Args)]
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Csv,
    Tsv,
    Jsonl,
    Json,
    Md,
    Dump,
}

impl Export {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let form = self.form(cx)?;
        let store = cx.read()?;
        let case = Case::read(&store, "export", &self.names, &self.filters.limits(self.exact), cx.now())?;
        let Some(path) = &self.output else {
            let written = out.write_with(|output| self.write(output, form, &case))?;
            return Ok(u8::from(written == 0));
        };
        let written = self.to_file(path, |output| self.write(output, form, &case))?;
        let shown = if case.parties.is_empty() { "everything".to_owned() } else { parties::joined(&case.parties) };
        let what = if form == Form::Dump { "rows" } else { "events" };
        out.hint(cx, format!("wrote {written} {what} to {}   ({shown})", path.display()));
        Ok(u8::from(written == 0))
    }

    fn form(&self, cx: &Context) -> Result<Form> {
        let ending = self.output.as_ref().and_then(|path| path.extension()).and_then(|ending| ending.to_str());
        let by_flag = match cx.format {
            Format::Json => Some(Form::Json),
            Format::Jsonl => Some(Form::Jsonl),
            Format::Csv => Some(Form::Csv),
            Format::Tsv => Some(Form::Tsv),
            Format::Md => Some(Form::Md),
            Format::Text => None,
        };
        let by_ending = match ending {
            Some("csv") | None => Some(Form::Csv),
            Some("tsv" | "tab") => Some(Form::Tsv),
            Some("jsonl" | "ndjson") => Some(Form::Jsonl),
            Some("json") => Some(Form::Json),
            Some("md") => Some(Form::Md),
            Some("dump") => Some(Form::Dump),
            Some(_) => None,
        };
        let dump = self.dump.then_some(Form::Dump);
        dump.or(self.to).or(by_flag).or(by_ending).ok_or_else(|| {
            Error::usage(format!("\"{}\" is no form of export", ending.unwrap_or("")))
                .note("choose one", "--to csv|tsv|jsonl|json|md|dump")
        })
    }

    /// Writes beside the file and puts it in its place at the end, so that a failure leaves what was there.
    fn to_file(&self, path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<usize>) -> Result<usize> {
        let shown = path.display();
        let cannot = |error: std::io::Error| {
            Error::input(format!("{shown} cannot be written")).outcome("nothing was written").cause(error)
        };
        if path.exists() && !self.force {
            return Err(Error::conflict(format!("{shown} exists already"))
                .note("replace it", "--force")
                .outcome("nothing was written"));
        }
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".{}.part", std::process::id()));
        let beside = path.with_file_name(name);
        let mut output = BufWriter::new(File::create(&beside).map_err(cannot)?);
        let written = write(&mut output).and_then(|count| output.flush().map_err(cannot).map(|()| count));
        let placed = written.and_then(|count| std::fs::rename(&beside, path).map_err(cannot).map(|()| count));
        if placed.is_err() {
            let _ = std::fs::remove_file(&beside);
        }
        placed
    }

    fn write(&self, output: &mut dyn Write, form: Form, case: &Case<'_>) -> Result<usize> {
        let (store, found) = (case.store, case.all());
        let shape = Shape { tabs: form == Form::Tsv, mentions: self.mentions, excel: self.excel };
        match form {
            Form::Csv | Form::Tsv => {
                let mut form = CsvWriter::new(output, shape).map_err(|error| failed(&error))?;
                timeline::stream(&found, &mut form)
            }
            Form::Md => {
                let mut form = MarkdownWriter::new(output).map_err(|error| failed(&error))?;
                timeline::stream(&found, &mut form)
            }
            Form::Jsonl => {
                let written = timeline::stream(&found, &mut LineWriter(&mut *output))?;
                let mut claims = store.claims(&case.query.sides)?;
                store.beside(&mut claims)?;
                for claim in claims {
                    line(output, &ClaimLine { claim: &claim }).map_err(|error| failed(&error))?;
                }
                Ok(written)
            }
            Form::Json => {
                let mut claims = store.claims(&case.query.sides)?;
                store.beside(&mut claims)?;
                ask::write(output, &case.parties, &found, &claims).map_err(|error| failed(&error))
            }
            Form::Dump => {
                let mut rows = 0;
                store.dump(&mut |text| {
                    rows += 1;
                    writeln!(output, "{text}").map_err(|error| failed(&error))
                })?;
                Ok(rows - 2)
            }
        }
    }
}
