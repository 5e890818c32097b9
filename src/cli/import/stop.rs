//! Ctrl-C while a file is read: nothing of it is kept.

use crate::error::{Error, ErrorKind, Result};
use std::sync::atomic::{AtomicBool, Ordering};

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Listens for Ctrl-C; a second one ends the process at once, which leaves the base as it was too.
pub(super) fn listen() {
    let _ = ctrlc::set_handler(|| {
        if STOPPED.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
}

/// An error once somebody has pressed it.
pub(super) fn check() -> Result<()> {
    match STOPPED.load(Ordering::Relaxed) {
        true => Err(Error::new(ErrorKind::Interrupted, "interrupted").outcome("nothing was written")),
        false => Ok(()),
    }
}
