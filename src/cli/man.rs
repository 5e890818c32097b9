//! `man`: the manual page, from the same definitions as the help.

use super::out::Out;
use crate::error::Result;
use clap::Args;

/// Print the manual page
///
/// Look at it with: chancery man | man -l -
#[derive(Debug, Args)]
pub(super) struct Man {}

impl Man {
    pub(super) fn run(out: &mut Out) -> Result<u8> {
        let page = clap_mangen::Man::new(super::definition());
        out.write(|mut output| page.render(&mut output))?;
        for command in super::definition().get_subcommands().filter(|command| !command.is_hide_set()) {
            let name = format!("chancery-{}", command.get_name());
            let page = clap_mangen::Man::new(command.clone().display_name(name));
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
