//! `backup` and `restore`.

use super::context::Context;
use super::out::Out;
use crate::error::{Error, Result};
use crate::store::Store;
use clap::Args;
use std::path::PathBuf;

/// Copy the base, also while others use it
///
/// The copy is the base at one moment, and looked through before it gets its name.
#[derive(Debug, Args)]
pub(super) struct Backup {
    /// Where to
    file: PathBuf,
    /// Replace a file that is there already
    #[arg(long)]
    force: bool,
}

/// Make the base what a backup holds
///
/// The backup is looked through first. What the base was is kept beside it, also one that is damaged.
#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The backup
    file: PathBuf,
}

impl Backup {
    pub(super) fn run(&self, cx: &Context, out: &mut Out) -> Result<u8> {
        let path = cx.base_path().ok_or_else(none)?;
        let shown = self.file.display();
        if self.file.exists() && !self.force {
            return Err(Error::conflict(format!("{shown} exists already"))
                .note("replace it", "--force")
                .outcome("nothing was written"));
        }
        let store = Store::open(&path)?;
        store.back_up(&self.file)?;
        let events = store.totals()?.events;
        out.line(format!("copied {} ({events} events) to {shown}", path.display()))?;
        out.line(format!("bring it back with: {}", cx.command(&format!("restore {shown}"))))?;
        Ok(0)
    }
}

impl Restore {
    pub(super) fn run(&self, cx: &Context, out: &mut Out) -> Result<u8> {
        let path = cx.given_path().or_else(|| cx.base_path()).unwrap_or_else(|| PathBuf::from("chancery.db"));
        let same = |path: &PathBuf| path.canonicalize().ok();
        if path.exists() && same(&path) == same(&self.file) {
            return Err(
                Error::conflict(format!("{} is the base itself", path.display())).outcome("nothing was changed")
            );
        }
        let kept = Store::restore(&self.file, &path)?;
        let events = Store::open(&path)?.totals()?.events;
        out.line(format!("{} is now what {} holds ({events} events)", path.display(), self.file.display()))?;
        if let Some(kept) = kept {
            out.line(format!("what it was is kept in {}", kept.display()))?;
        }
        Ok(0)
    }
}

fn none() -> Error {
    Error::base("there is no base to copy").note("make one", "chancery init")
}
