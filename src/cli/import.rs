//! `import`: events from our own CSV, from JSON Lines, or everything from a dump.

use super::context::Context;
use super::out::Out;
use super::{add, config};
use crate::error::{Error, Result};
use crate::import::{Draft, Reading, csv, jsonl};
use crate::record::{Batch, OnMatch, Policy, Recorder, Tally};
use crate::store::Store;
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

/// Read events from CSV, JSON Lines or a dump
///
/// CSV has the columns of export, in any order; date, kind and actors are enough. A row that is a known event becomes
/// a mention of it; a file read twice changes nothing. A bad row is told with its line and left out, the rest is
/// kept (--strict: nothing is). The whole import is one change that undo reverses.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// Files; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The form, where the file's ending does not tell
    #[arg(long, value_name = "FORM")]
    from: Option<Form>,
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
    /// What becomes of a row that is a known event
    #[arg(long, value_name = "WHAT", default_value = "attach")]
    on_match: Match,
    /// Unknown names are new people
    #[arg(long)]
    new_actors: bool,
    /// Write what is wrong with the rows that cannot be used to this file
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    /// Keep nothing if any row cannot be used
    #[arg(long)]
    strict: bool,
    /// Day or month first in 03/04/2023: dmy or mdy
    #[arg(long, value_name = "ORDER")]
    date_order: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Csv,
    Tsv,
    Jsonl,
    Json,
    Dump,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Match {
    /// A further mention of the event
    Attach,
    /// An event of its own
    Separate,
    /// Left out
    Skip,
}

impl From<Match> for OnMatch {
    fn from(word: Match) -> Self {
        match word {
            Match::Attach => Self::Attach,
            Match::Separate => Self::Separate,
            Match::Skip => Self::Skip,
        }
    }
}

/// An open file, its form, and how long it is.
struct Input {
    name: String,
    form: Form,
    bytes: Box<dyn Read>,
    length: Option<u64>,
}

/// How many rejected rows are shown; all of them go to `--rejects`.
const SHOWN: usize = 10;

impl Import {
    pub(super) fn run(self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        if let Some(order) = &self.date_order {
            cx.order = Some(config::order(order)?);
        }
        let inputs = crate::error::all(self.files.iter().map(|path| self.open(path)))?;
        if inputs.iter().any(|input| input.form == Form::Dump) {
            return match self.dry_run {
                true => Err(Error::usage("a dump is loaded as a whole or not at all")
                    .note("instead", "chancery --db NEW.db import FILE")),
                false => load(cx, out, inputs),
            };
        }
        let store = cx.write()?;
        let names: Vec<String> = inputs.iter().map(|input| input.name.clone()).collect();
        let writer = store.begin(&cx.note(format!("import {}", names.join(" "))))?;
        let policy = Policy { on_match: self.on_match.into(), new_actors: self.new_actors };
        let mut batch = Batch::new(Recorder::new(&writer, policy));
        for input in inputs {
            read(cx, input, &mut batch)?;
        }
        let tally = batch.finish()?;
        self.report(cx, out, &writer, &tally)?;
        if self.strict && !tally.rejected.is_empty() {
            return Err(Error::input(format!("{} rows cannot be used", tally.rejected.len()))
                .outcome("nothing was written (--strict)"));
        }
        if self.dry_run {
            out.dry_run()?;
        } else if !writer.is_empty()? {
            writer.commit()?;
            out.line(format!("undo with: {}", cx.command("undo")))?;
        }
        let used = tally.added + tally.attached + tally.known + tally.similar.len() + tally.claims + tally.known_claims;
        Ok(if used == 0 && !tally.rejected.is_empty() { 5 } else { 0 })
    }

    fn open(&self, path: &Path) -> Result<Input> {
        let name = path.display().to_string();
        let form = self.form(path)?;
        if name == "-" {
            return Ok(Input { name: "stdin".to_owned(), form, bytes: Box::new(io::stdin()), length: None });
        }
        if path.is_dir() {
            return Err(Error::input(format!("{name} is a directory, not a file")));
        }
        let cannot = |error: io::Error| {
            let why = if error.kind() == io::ErrorKind::NotFound { "does not exist" } else { "cannot be read" };
            Error::input(format!("{name} {why}")).outcome("nothing was written").cause(error)
        };
        let file = File::open(path).map_err(cannot)?;
        let length = file.metadata().map(|data| data.len()).ok();
        Ok(Input { name, form, bytes: Box::new(file), length })
    }

    fn form(&self, path: &Path) -> Result<Form> {
        let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
        let by_ending = match ending.as_deref() {
            Some("csv") => Some(Form::Csv),
            Some("tsv" | "tab") => Some(Form::Tsv),
            Some("jsonl" | "ndjson") => Some(Form::Jsonl),
            Some("json") => Some(Form::Json),
            Some("dump") => Some(Form::Dump),
            _ => None,
        };
        self.from.or(by_ending).ok_or_else(|| {
            Error::usage(format!("{}: the ending does not tell what is in it", path.display()))
                .note("say it", "--from csv|tsv|jsonl|json|dump")
        })
    }

    /// Counts first, then what could not be used.
    fn report(&self, cx: &Context, out: &mut Out, store: &Store, tally: &Tally) -> Result<()> {
        let refused = self.strict && !tally.rejected.is_empty();
        let verb = if self.dry_run || refused { "would add" } else { "added" };
        let mut counts = vec![
            format!("{verb} {}", tally.added + tally.similar.len()),
            format!("same as known {}", tally.attached + tally.known),
            format!("look-alikes {}", tally.similar.len()),
            format!("rejected {}", tally.rejected.len()),
        ];
        if tally.claims + tally.known_claims > 0 {
            counts.push(format!("claims {}", tally.claims));
        }
        out.line(counts.join(" · "))?;
        for (n, others) in tally.similar.iter().take(SHOWN) {
            let others: Vec<String> = others.iter().map(|n| format!("#{n}")).collect();
            if let Some(event) = store.event(*n)? {
                out.hint(cx, format!("look-alike  {}   could be {}", add::line(&event), others.join(", ")));
            }
        }
        let lines: Vec<String> = tally.rejected.iter().map(rejected).collect();
        for line in lines.iter().take(SHOWN) {
            eprintln!("rejected  {}", crate::export::text::printable(line));
        }
        if lines.len() > SHOWN && self.rejects.is_none() {
            out.hint(cx, format!("… and {} more; all of them with --rejects FILE", lines.len() - SHOWN));
        }
        match &self.rejects {
            Some(path) => write_rejects(path, &lines),
            None => Ok(()),
        }
    }
}

fn write_rejects(path: &Path, lines: &[String]) -> Result<()> {
    let cannot = |error: io::Error| Error::input(format!("{} cannot be written", path.display())).cause(error);
    let mut file = File::create(path).map_err(cannot)?;
    lines.iter().try_for_each(|line| writeln!(file, "{line}")).map_err(cannot)
}

/// `visits.csv:77: no actor called "Li Kqiang" (did you mean Li Keqiang?)`
fn rejected(error: &Error) -> String {
    let near = error.reports.iter().flat_map(|report| &report.notes).find(|(label, _)| label == "did you mean");
    let near = near.map(|(_, name)| format!(" (did you mean {}?)", name.split("  ").next().unwrap_or(name)));
    format!("{}{}", error.message(), near.unwrap_or_default())
}

fn read(cx: &Context, input: Input, batch: &mut Batch<'_>) -> Result<()> {
    let bar = progress(cx, input.length);
    let reading = Reading { today: cx.today, order: cx.order };
    let bytes = bar.wrap_read(input.bytes);
    let drafts: Box<dyn Iterator<Item = Result<Draft>>> = match input.form {
        Form::Csv => Box::new(csv::Drafts::open(&input.name, bytes, b',', reading)?),
        Form::Tsv => Box::new(csv::Drafts::open(&input.name, bytes, b'\t', reading)?),
        _ => Box::new(jsonl::Drafts::open(&input.name, BufReader::new(bytes), reading)),
    };
    for draft in drafts {
        batch.take(draft)?;
    }
    bar.finish_and_clear();
    Ok(())
}

/// A bar by bytes on a terminal, where it is worth one.
fn progress(cx: &Context, length: Option<u64>) -> ProgressBar {
    match length {
        Some(length) if length > 1_000_000 && !cx.quiet && io::stderr().is_terminal() => {
            let style = ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes}  {bytes_per_sec}, {eta} left");
            let bar = ProgressBar::new(length);
            style.map_or(bar.clone(), |style| bar.with_style(style))
        }
        _ => ProgressBar::hidden(),
    }
}

/// A dump makes a new base.
fn load(cx: &Context, out: &mut Out, inputs: Vec<Input>) -> Result<u8> {
    let [input] = <[Input; 1]>::try_from(inputs).map_err(|_| Error::usage("a dump is loaded alone"))?;
    let path = cx.given_path().unwrap_or_else(|| PathBuf::from("chancery.db"));
    let there = path.exists();
    let store = if there { Store::open_to_write(&path)? } else { Store::create(&path)? };
    let loaded = store.load(BufReader::new(input.bytes).lines()).map_err(|error| error.at(&input.name));
    if loaded.is_err() && !there {
        drop(store);
        let _ = std::fs::remove_file(&path);
    }
    out.line(format!("loaded {} rows into {}", loaded?, path.display()))?;
    Ok(0)
}
