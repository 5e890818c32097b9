//! The command line: arguments, one file for each command. Alone knows clap, the clock, the environment and stdout.

mod actors;
mod add;
mod ask;
mod backup;
mod check;
mod clock;
mod complete;
mod config;
mod context;
mod dates;
mod edit;
mod export;
mod extract;
mod file;
mod filters;
mod import;
mod init;
mod list;
mod log;
mod man;
#[cfg(feature = "mcp")]
mod mcp;
mod out;
mod review;
mod search;
#[cfg(feature = "serve")]
mod serve;
mod show;
mod sources;
mod stats;
mod texts;
mod timeline;
mod when;

use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::suggest::nearest;
use crate::store::Store;
use clap::error::{ContextKind, ContextValue, ErrorKind as ClapKind};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use context::Context;
use out::Out;
use std::path::PathBuf;

pub use out::closed_pipe;

/// Keeps a record of who met whom, when, where, how, and how we know; answers: when did X meet Y.
#[derive(Debug, Parser)]
#[command(name = "chancery", version, max_term_width = 100, disable_help_subcommand = false, after_help = EXAMPLES)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  chancery when did xi last meet putin
  chancery timeline china russia --in 2023
  chancery add call \"Qin Gang\" \"Dmytro Kuleba\" --on 2023-03-16
  chancery export xi putin -o xi-putin.csv

Exit codes: chancery help exit-codes";

/// Flags that every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Everywhere")]
struct Global {
    /// The base to use (else CHANCERY_DB, ./chancery.db, the one in the data folder, the built-in events)
    #[arg(long, global = true, value_name = "FILE")]
    db: Option<PathBuf>,
    /// The form of the answer
    #[arg(long, global = true, value_name = "FORM")]
    format: Option<Format>,
    /// One JSON object
    #[arg(long, global = true, conflicts_with = "format")]
    json: bool,
    /// One JSON object a line
    #[arg(long, global = true, conflicts_with_all = ["format", "json"])]
    jsonl: bool,
    /// Comma-separated; events in the columns of export
    #[arg(long, global = true, conflicts_with_all = ["format", "json", "jsonl"])]
    csv: bool,
    /// Tab-separated; events in the columns of export
    #[arg(long, global = true, conflicts_with_all = ["format", "json", "jsonl", "csv"])]
    tsv: bool,
    /// Markdown
    #[arg(long, global = true, conflicts_with_all = ["format", "json", "jsonl", "csv", "tsv"])]
    md: bool,
    /// Only the answer: no hints, no progress
    #[arg(short, long, global = true)]
    quiet: bool,
    /// More about what went wrong
    #[arg(short, long, global = true)]
    verbose: bool,
    /// Colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorWhen,
    /// Do not page long answers
    #[arg(long, global = true)]
    no_pager: bool,
    /// Take this day for today (else CHANCERY_TODAY, the clock)
    #[arg(long, global = true, value_name = "DATE", allow_hyphen_values = true)]
    today: Option<String>,
}

/// The forms of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated
    Csv,
    /// Tab-separated
    Tsv,
    /// Markdown
    Md,
}

/// When the output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ColorWhen {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Global {
    fn format(&self) -> Format {
        let flags = [
            (self.json, Format::Json),
            (self.jsonl, Format::Jsonl),
            (self.csv, Format::Csv),
            (self.tsv, Format::Tsv),
            (self.md, Format::Md),
        ];
        let flag = flags.into_iter().find(|(set, _)| *set).map(|(_, format)| format);
        flag.or(self.format).unwrap_or(Format::Text)
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer when these people met, called or visited each other
    When(when::When),
    /// List events in order
    #[command(alias = "tl")]
    Timeline(timeline::Timeline),
    /// Find words in titles, quotes and notes
    Search(search::Search),
    /// Show one event: every source, date and change
    Show(show::Show),
    /// Count contacts by year, kind, mode or status
    Stats(stats::Stats),
    /// Add one event
    Add(add::Add),
    /// Change one event
    Edit(edit::Edit),
    /// Take an event out; it is kept in the history
    Remove(edit::Remove),
    /// Reverse the last change
    Undo(log::Undo),
    /// List the changes
    Log(log::Log),
    /// Find events in a news text or a press release
    Extract(extract::Extract),
    /// Find the dates in a text and place them
    Dates(dates::Dates),
    /// Write events to a file
    Export(export::Export),
    /// Show the base as a page in the browser of this computer
    #[cfg(feature = "serve")]
    Serve(serve::Serve),
    /// Answer an AI assistant over standard input and output (MCP)
    #[cfg(feature = "mcp")]
    Mcp(mcp::Mcp),
    /// Judge what `extract --save` put into the base
    Review(review::Review),
    /// Read events from a data set, any table, JSON Lines or a dump
    Import(import::Import),
    /// List, show and change actors: people, states, organizations
    Actors(actors::Actors),
    /// List, show and change sources
    Sources(sources::Sources),
    /// Look for mistakes across the base
    Check(check::Check),
    /// Copy the base, also while others use it
    Backup(backup::Backup),
    /// Make the base what a backup holds
    Restore(backup::Restore),
    /// Make a base of your own
    Init(init::Init),
    /// Print the completions for a shell
    Completions(complete::Completions),
    /// Print the manual page, of all or of one command
    Man(man::Man),
    /// What the exit codes mean
    #[command(name = "exit-codes", hide = true, long_about = EXIT_CODES)]
    ExitCodes,
}

impl Command {
    /// Whether it answers and asks nothing back, so that a long answer may be paged.
    const fn only_reads(&self) -> bool {
        matches!(
            self,
            Self::When(_) | Self::Timeline(_) | Self::Search(_) | Self::Show(_) | Self::Stats(_) | Self::Log(_)
        )
    }
}

const EXIT_CODES: &str = "\
What the exit codes mean

  0    done; at least one result for a question
  1    ran fine, nothing to report (or check found problems)
  2    wrong usage
  3    a name or a date in the arguments is unknown or ambiguous
  4    nothing written, because it would duplicate or contradict what is known
  5    an input file could not be used, in whole or in part
  6    the base is missing, locked, damaged, or newer than this program
  70   a mistake in chancery
  130  interrupted
A closed pipe (| head) ends quietly with 0.";

/// Runs the program and returns its exit code.
pub fn run(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> u8 {
    complete::offer(Cli::command);
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return refuse_arguments(&error),
    };
    out::set_color(cli.global.color);
    let (verbose, db, mut out) = (cli.global.verbose, cli.global.db.clone(), Out::new());
    match dispatch(cli, &mut out).and_then(|code| out.finish().map(|()| code)) {
        Ok(code) => code,
        Err(error) => {
            if error.kind == ErrorKind::Base {
                out.forget();
            }
            let _ = out.finish();
            out::report(&context::pasteable(error.clone(), db.as_deref()), verbose);
            error.kind.exit_code()
        }
    }
}

fn dispatch(cli: Cli, out: &mut Out) -> Result<u8> {
    let mut cx = Context::new(&cli.global)?;
    out.fit(cx.width);
    if cli.command.as_ref().is_some_and(Command::only_reads) {
        out.page(&cx);
    }
    let result = match cli.command {
        None => init::overview(&cx, out),
        Some(Command::When(command)) => command.run(&mut cx, out),
        Some(Command::Timeline(command)) => command.run(&mut cx, out),
        Some(Command::Search(command)) => command.run(&mut cx, out),
        Some(Command::Show(command)) => command.run(&mut cx, out),
        Some(Command::Stats(command)) => command.run(&mut cx, out),
        Some(Command::Add(command)) => command.run(&mut cx, out),
        Some(Command::Edit(command)) => command.run(&mut cx, out),
        Some(Command::Remove(command)) => command.run(&mut cx, out),
        Some(Command::Undo(command)) => command.run(&mut cx, out),
        Some(Command::Log(command)) => command.run(&mut cx, out),
        #[cfg(feature = "serve")]
        Some(Command::Serve(command)) => command.run(&mut cx, out),
        Some(Command::Extract(command)) => command.run(&mut cx, out),
        Some(Command::Dates(command)) => command.run(&cx, out),
        #[cfg(feature = "mcp")]
        Some(Command::Mcp(command)) => command.run(&mut cx),
        Some(Command::Review(command)) => command.run(&mut cx, out),
        Some(Command::Export(command)) => command.run(&mut cx, out),
        Some(Command::Import(command)) => command.run(&mut cx, out),
        Some(Command::Actors(command)) => command.run(&mut cx, out),
        Some(Command::Sources(command)) => command.run(&mut cx, out),
        Some(Command::Check(command)) => command.run(&mut cx, out),
        Some(Command::Backup(command)) => command.run(&cx, out),
        Some(Command::Restore(command)) => command.run(&cx, out),
        Some(Command::Init(command)) => command.run(&mut cx, out),
        Some(Command::Completions(command)) => command.run(out),
        Some(Command::Man(command)) => command.run(out),
        Some(Command::ExitCodes) => out.line(EXIT_CODES).map(|()| 0),
    };
    match &result {
        Ok(_) if !out.is_dry() => cx.tell_made(),
        _ => cx.discard(),
    }
    result.map_err(|error| cx.base_path().map_or(error.clone(), |path| Store::blame(&path, error)))
}

/// Clap's errors in our words where ours are shorter; help and version as they are.
fn refuse_arguments(error: &clap::Error) -> u8 {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    let known = Cli::command();
    let commands = || known.get_subcommands().filter(|c| !c.is_hide_set()).map(clap::Command::get_name);
    match error.kind() {
        ClapKind::InvalidSubcommand => {
            let word = text(ContextKind::InvalidSubcommand).unwrap_or_default();
            let mut ours = Error::usage(format!("unknown command \"{word}\""));
            match nearest(&word, commands()) {
                Some(near) => ours = ours.note("did you mean", format!("\"{near}\"?")),
                None => ours = ours.note("a question", format!("chancery when {word} …")),
            }
            out::report(&ours.note("all commands", "chancery help"), false);
        }
        _ => {
            let _ = error.print();
        }
    }
    if error.use_stderr() { ErrorKind::Usage.exit_code() } else { 0 }
}

/// The whole definition of the command line, for the manual page, completions and tests.
pub fn definition() -> clap::Command {
    Cli::command()
}
