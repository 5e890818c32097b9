//! `import`: events from the field's data sets, from any table, from our own forms, or everything from a dump.

mod columns;
mod input;
mod people;
mod read;
mod rejects;
mod stop;

use super::context::Context;
use super::out::Out;
use super::{add, config};
use crate::error::{Error, ErrorKind, Result};
use crate::import::{Form, Options, Reading, Wanted};
use crate::record::{Batch, OnMatch, Policy, Recorder, Tally};
use crate::store::Store;
use clap::{Args, ValueEnum};
use columns::Columns;
use encoding_rs::Encoding;
use indicatif::ProgressBar;
use input::{Input, Said};
use read::Readers;
use std::io::{BufRead, BufReader};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Read events from a data set of the field, any table, JSON Lines or a dump
///
/// What a file is, it tells itself: ICEWS (table or quads), GDELT, PLOVER and POLECAT, the travels and visits of the US
/// Office of the Historian, tables of who held which office, packed by gzip or zip, one by one or a folder of them.
/// Of another table the columns are guessed and shown first; --apply writes. Our own CSV has the columns of export, in
/// any order; date, kind and actors are enough. A row that is a known event becomes
/// a mention of it; a file read twice changes nothing. A row with the id of a known event changes what is edited in it
/// (an empty cell says nothing); what the event was before later changes is older and stays out, and a row that is
/// another event is a conflict. A bad row is told with its line and left out, the rest is
/// kept (--strict: nothing is). The whole import is one change that undo reverses.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// Files; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The form, where neither the file's beginning nor its ending tells
    #[arg(long, visible_alias = "preset", value_name = "FORM")]
    from: Option<String>,
    /// The encoding, where it is guessed wrongly: windows-1252
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Which CAMEO or PLOVER codes of a coded set: all, or some with what is below them; as a rule those of contacts
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    codes: Vec<String>,
    /// Whom names of a data set mean: a table with the columns name and actor (an id; - for nobody)
    #[arg(long, value_name = "FILE")]
    actors: Option<PathBuf>,
    /// Write the names that were not known, and who they could be, as such a table
    #[arg(long, value_name = "FILE")]
    write_actors: Option<PathBuf>,
    /// What the columns of another table are: Date=date,Leader=actors,Where=place, or a file from --save-map
    #[arg(long, value_name = "MAP")]
    map: Option<String>,
    /// Keep what the columns are in this file
    #[arg(long, value_name = "FILE")]
    save_map: Option<PathBuf>,
    /// Write although the columns were only guessed
    #[arg(long)]
    apply: bool,
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
    /// What becomes of a row that is a known event
    #[arg(long, value_name = "WHAT", default_value = "attach")]
    on_match: Match,
    /// Unknown names are new people
    #[arg(long)]
    new_actors: bool,
    /// Write the rows that cannot be used to this file, each with its reason, to be mended and imported
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    /// Keep nothing if any row cannot be used
    #[arg(long)]
    strict: bool,
    /// How many files are read at once; as a rule one a core, less one for writing
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Day or month first in 03/04/2023: dmy or mdy
    #[arg(long, value_name = "ORDER")]
    date_order: Option<String>,
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

/// How many rejected rows are shown; all of them go to `--rejects`.
const SHOWN: usize = 10;

impl Import {
    pub(super) fn run(mut self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        if let Some(order) = &self.date_order {
            cx.order = Some(config::order(order)?);
        }
        let mut inputs = input::inputs(&self.files)?;
        let _spool = self.rejects.as_ref().map(|_| input::spool(&mut inputs)).transpose()?;
        let form = if self.map.is_some() { Some(Form::Table) } else { self.form()? };
        let said = Said { form, encoding: self.encoding()? };
        let forms = crate::error::all(inputs.iter().map(|input| input.form(said)))?;
        let columns = Columns::new(self.map.as_deref(), cx.order)?;
        inputs.iter().try_for_each(|input| columns.learn(input, said))?;
        if forms.contains(&Some(Form::Dump)) {
            return match self.dry_run {
                true => Err(Error::usage("a dump is loaded as a whole or not at all")
                    .note("instead", "chancery --db NEW.db import FILE")),
                false => load(cx, out, said, inputs),
            };
        }
        let store = cx.write()?;
        let given = self.actors.as_ref().map(|path| people::read(&store, path)).transpose()?.unwrap_or_default();
        let names: Vec<String> = self.files.iter().map(|path| path.display().to_string()).collect();
        let writer = store.begin_much(&cx.note(format!("import {}", names.join(" "))))?;
        let policy = Policy { on_match: self.on_match.into(), new_actors: self.new_actors };
        let mut batch = Batch::new(Recorder::new(&writer, policy).with_given(given));
        let reading = Reading { today: cx.today, order: cx.order };
        stop::listen();
        let options = Options { reading, wanted: self.wanted(), mapping: None };
        let readers = Readers { said, options: &options, columns: &columns, jobs: self.jobs() };
        let bar = read::progress(cx, &inputs);
        let encodings = readers.read(&inputs, &bar, &mut |draft| batch.take(draft));
        bar.finish_and_clear();
        for (name, encoding) in encodings? {
            out.hint(cx, format!("{name} was read as {encoding}; in another encoding with --encoding NAME"));
        }
        let tally = batch.finish()?;
        columns.show(out, self.save_map.as_deref())?;
        self.dry_run |= columns.are_guessed() && !self.apply;
        let lines = self.report(cx, out, &writer, &tally)?;
        if let Some(path) = &self.rejects {
            rejects::write(path, &inputs, said, &lines)?;
        }
        if let Some(path) = &self.write_actors {
            people::write(&writer, path, &tally.newcomers)?;
        }
        if self.strict && !tally.rejected.is_empty() {
            return Err(Error::input(format!("{} rows cannot be used", tally.rejected.len()))
                .outcome("nothing was written (--strict)"));
        }
        if self.dry_run {
            out.dry_run()?;
            if columns.are_guessed() && !self.apply {
                out.hint(cx, "the columns were only guessed: write it with --apply");
            }
        } else if !writer.is_empty()? {
            stop::check()?;
            writer.commit()?;
            out.line(format!("undo with: {}", cx.command("undo")))?;
        }
        let used = tally.added
            + tally.changed.len()
            + tally.older
            + tally.attached
            + tally.known
            + tally.similar.len()
            + tally.claims
            + tally.known_claims
            + tally.terms
            + tally.known_terms;
        let conflicts = tally.rejected.iter().all(|error| error.kind == ErrorKind::Conflict);
        Ok(match used == 0 && !tally.rejected.is_empty() {
            false => 0,
            true if conflicts => 4,
            true => 5,
        })
    }

    /// One core is for the thread that writes.
    fn jobs(&self) -> usize {
        let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        self.jobs.map_or(cores.saturating_sub(1).max(1), NonZeroUsize::get)
    }

    fn wanted(&self) -> Wanted {
        match self.codes.as_slice() {
            [] => Wanted::Contacts,
            [all] if all == "all" => Wanted::All,
            codes => Wanted::These(codes.to_vec()),
        }
    }

    fn form(&self) -> Result<Option<Form>> {
        let unknown = |word: &str| {
            let forms: Vec<&str> = Form::ALL.iter().map(|(word, _)| *word).collect();
            Error::usage(format!("\"{word}\" is not a form ({})", forms.join(", ")))
        };
        self.from.as_deref().map(|word| Form::by_word(word).ok_or_else(|| unknown(word))).transpose()
    }

    fn encoding(&self) -> Result<Option<&'static Encoding>> {
        let unknown = |label: &str| Error::usage(format!("\"{label}\" is not an encoding (utf-8, windows-1252, ...)"));
        let encoding = |label: &String| Encoding::for_label(label.as_bytes()).ok_or_else(|| unknown(label));
        self.encoding.as_ref().map(encoding).transpose()
    }

    /// Counts first, then what could not be used, of which it returns the lines.
    fn report(&self, cx: &Context, out: &mut Out, store: &Store, tally: &Tally) -> Result<Vec<String>> {
        let refused = self.strict && !tally.rejected.is_empty();
        let verb = if self.dry_run || refused { "would add" } else { "added" };
        let conflicts = tally.rejected.iter().filter(|error| error.kind == ErrorKind::Conflict).count();
        let mut counts = vec![
            format!("{verb} {}", tally.added + tally.similar.len()),
            format!("same as known {}", tally.attached + tally.known),
            format!("look-alikes {}", tally.similar.len()),
            format!("rejected {}", tally.rejected.len() - conflicts),
        ];
        let edits = [("changed", tally.changed.len()), ("older", tally.older), ("conflicts", conflicts)];
        counts.extend(edits.iter().filter(|(_, n)| *n > 0).map(|(what, n)| format!("{what} {n}")));
        if tally.claims + tally.known_claims > 0 {
            counts.push(format!("claims {}", tally.claims));
        }
        if tally.terms + tally.known_terms > 0 {
            counts.push(format!("terms {} · known terms {}", tally.terms, tally.known_terms));
        }
        let new = tally.newcomers.iter().filter(|newcomer| newcomer.kind.is_some()).count();
        if new > 0 {
            counts.push(format!("new actors {new}"));
        }
        if !tally.left_out.is_empty() {
            counts.push(format!("left out {}", tally.left_out.values().sum::<usize>()));
        }
        out.line(counts.join(" · "))?;
        for (why, rows) in &tally.left_out {
            out.hint(cx, format!("left out  {rows} rows: {why}"));
        }
        for n in tally.changed.iter().take(SHOWN) {
            if let Some(event) = store.event(*n)? {
                out.hint(cx, format!("changed  {}   {}", add::line(&event), event.title));
            }
        }
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
        Ok(lines)
    }
}

/// `visits.csv:77: no actor called "Li Kqiang" (did you mean Li Keqiang?)`
fn rejected(error: &Error) -> String {
    let near = error.reports.iter().flat_map(|report| &report.notes).find(|(label, _)| label == "did you mean");
    let near = near.map(|(_, name)| format!(" (did you mean {}?)", name.split("  ").next().unwrap_or(name)));
    format!("{}{}", error.message(), near.unwrap_or_default())
}

/// A dump makes a new base.
fn load(cx: &Context, out: &mut Out, said: Said, inputs: Vec<Input>) -> Result<u8> {
    let [input] = <[Input; 1]>::try_from(inputs).map_err(|_| Error::usage("a dump is loaded alone"))?;
    let path = cx.given_path().unwrap_or_else(|| PathBuf::from("chancery.db"));
    let there = path.exists();
    let store = if there { Store::open_to_write(&path)? } else { Store::create(&path)? };
    let mut loaded = Ok(0);
    input.each(said, &ProgressBar::hidden(), &mut |_, text| {
        loaded = store.load(BufReader::new(text.bytes).lines()).map_err(|error| error.at(&input.name));
        Ok(())
    })?;
    if loaded.is_err() && !there {
        drop(store);
        let _ = std::fs::remove_file(&path);
    }
    out.line(format!("loaded {} rows into {}", loaded?, path.display()))?;
    Ok(0)
}
