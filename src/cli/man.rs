//! `man`: the manual page, from the same definitions as the help.

use super::out::Out;
use crate::error::{Error, Result};
use crate::lexicon::suggest::nearest;
use clap::{Args, Command};

/// Print the manual page, of all or of one command
///
/// Look at it with: chancery man | man -l -
#[derive(Debug, Args)]
pub(super) struct Man {
    /// Only this command
    command: Option<String>,
}

impl Man {
    pub(super) fn run(&self, out: &mut Out) -> Result<u8> {
        let whole = super::definition();
        let shown = || whole.get_subcommands().filter(|command| !command.is_hide_set());
        if let Some(word) = &self.command {
            let command =
                shown().find(|command| command.get_all_aliases().chain([command.get_name()]).any(|w| w == word));
            let Some(command) = command else {
                let near = nearest(word, shown().map(Command::get_name));
                let error = Error::usage(format!("unknown command \"{word}\""));
                let error = near.map_or(error.clone(), |near| error.note("did you mean", format!("\"{near}\"?")));
                return Err(error.note("all commands", "chancery help"));
            };
            let page = clap_mangen::Man::new(named(command));
            out.write(|mut output| page.render(&mut output))?;
            return Ok(0);
        }
        let page = clap_mangen::Man::new(whole.clone());
        out.write(|mut output| page.render(&mut output))?;
        for command in shown() {
            let page = clap_mangen::Man::new(named(command));
            out.write(|mut output| {
                page.render_name_section(&mut output)?;
                page.render_synopsis_section(&mut output)?;
                page.render_description_section(&mut output)?;
                page.render_options_section(&mut output)
            })?;
        }
        Ok(0)
    }
}

/// A command under its whole name: chancery-when.
fn named(command: &Command) -> Command {
    let name = format!("chancery-{}", command.get_name());
    command.clone().version(env!("CARGO_PKG_VERSION")).display_name(name)
}
