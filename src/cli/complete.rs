//! `completions`: for the shell, of commands, flags and the names of actors.

use super::config::{base_variable, data_base};
use super::out::Out;
use crate::error::Result;
use crate::seeds;
use crate::store::Store;
use clap::{Args, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;
use std::ffi::OsStr;
use std::path::PathBuf;

/// Print the completions for a shell
///
/// A line to put where the shell begins, behind compinit in zsh:
///
/// ~/.bashrc                   source <(chancery completions bash)
/// ~/.zshrc                    source <(chancery completions zsh)
/// ~/.config/fish/config.fish  chancery completions fish | source
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Completions {
    /// bash, zsh, fish, elvish or powershell
    #[arg(value_parser = ["bash", "zsh", "fish", "elvish", "powershell"])]
    shell: String,
}

/// The variable by which the shell's script asks the program itself.
const VARIABLE: &str = "COMPLETE";

impl Completions {
    pub(super) fn run(&self, out: &mut Out) -> Result<u8> {
        let shells = Shells::builtins();
        let Some(shell) = shells.completer(&self.shell) else { return Ok(2) };
        out.write(|mut output| shell.write_registration(VARIABLE, "chancery", "chancery", "chancery", &mut output))?;
        Ok(0)
    }
}

/// Answers the shell, if it is the shell that asks.
pub(super) fn offer(definition: fn() -> Command) {
    clap_complete::CompleteEnv::with_factory(definition).var(VARIABLE).complete();
}

/// Completes the name of an actor.
pub(super) fn actors() -> ArgValueCompleter {
    ArgValueCompleter::new(|start: &OsStr| candidates(&start.to_string_lossy()))
}

/// Ids and names that begin like this, from the user's base or from what is built in; never an error.
fn candidates(start: &str) -> Vec<CompletionCandidate> {
    let usual = [base_variable(), Some(PathBuf::from("chancery.db")), data_base()];
    let path = usual.into_iter().flatten().find(|path| path.exists());
    let store = path.map_or_else(seeds::built_in, |path| Store::open(&path));
    let found = store.and_then(|store| store.begin_with(start, 40)).unwrap_or_default();
    let candidate = |(id, name): (String, String)| CompletionCandidate::new(id).help(Some(name.into()));
    found.into_iter().filter(|(id, _)| id.starts_with(start)).map(candidate).collect()
}
