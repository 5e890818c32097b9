//! Copies of a base that is in use, and bases made of copies.

use super::schema::{self, BaseVersion};
use super::sql::Fail;
use super::{Store, integrity};
use crate::error::{Error, Result};
use rusqlite::Connection;
use rusqlite::backup::Backup;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Pages copied at a time; others may write in between.
const PAGES: i32 = 4096;

impl Store {
    /// Writes the base as it is at one moment to a file that is whole or not there, while others use the base.
    ///
    /// # Errors
    /// When the file cannot be written, or the copy is not whole.
    pub fn back_up(&self, to: &Path) -> Result<()> {
        let part = beside(to, "part");
        let _ = std::fs::remove_file(&part);
        let made = copy(&self.db, &part).and_then(|()| Self::check_copy(&part)).and_then(|()| place(&part, to));
        made.inspect_err(|_| drop(std::fs::remove_file(&part)))
    }

    /// Makes the base at a path what a copy of one holds. What was there is kept beside it; its path is returned.
    ///
    /// # Errors
    /// When the copy is no whole base, or the base is in use or cannot be written; then nothing is changed.
    pub fn restore(copied: &Path, to: &Path) -> Result<Option<PathBuf>> {
        Self::check_file(copied)?;
        Self::check_copy(copied)?;
        if !to.exists() {
            let source = Connection::open(copied).fail("open the copy")?;
            let part = beside(to, "part");
            let _ = std::fs::remove_file(&part);
            copy(&source, &part).and_then(|()| place(&part, to)).inspect_err(|_| drop(std::fs::remove_file(&part)))?;
            return Ok(None);
        }
        let kept = free_name(to, "replaced");
        if let Ok(store) = Self::open_to_write(to).and_then(|store| integrity::whole(&store.db, to).map(|()| store)) {
            store.back_up(&kept)?;
            drop(store);
            let source = Connection::open(copied).fail("open the copy")?;
            copy(&source, to)?;
        } else {
            set_aside(to, &kept)?;
            Self::restore(copied, to)?;
        }
        Ok(Some(kept))
    }

    /// Refuses what is no base, of a newer program, or not whole.
    fn check_copy(path: &Path) -> Result<()> {
        let store = Self::connect_to_read(path)?;
        let (BaseVersion::Current | BaseVersion::Older(_)) = schema::version(&store.db, path)?;
        integrity::whole(&store.db, path)
    }
}

/// All pages of one database into the file of another, in one transaction.
fn copy(from: &Connection, to: &Path) -> Result<()> {
    let mut target = Connection::open(to).map_err(|error| schema::refuse(to, &error))?;
    target.busy_timeout(super::BUSY).fail("set the waiting time")?;
    let backup = Backup::new(from, &mut target).fail("begin to copy")?;
    backup.run_to_completion(PAGES, Duration::ZERO, None).map_err(|error| schema::refuse(to, &error))
}

fn place(part: &Path, to: &Path) -> Result<()> {
    let flushed = std::fs::File::open(part).and_then(|file| file.sync_all());
    flushed.and_then(|()| std::fs::rename(part, to)).map_err(|error| cannot(to, &error))
}

/// A base that cannot be opened any more, and its log, under another name.
fn set_aside(base: &Path, kept: &Path) -> Result<()> {
    for ending in ["-wal", "-shm", ""] {
        let name = |path: &Path| PathBuf::from(format!("{}{ending}", path.display()));
        if name(base).exists() {
            std::fs::rename(name(base), name(kept)).map_err(|error| cannot(base, &error))?;
        }
    }
    Ok(())
}

fn cannot(path: &Path, error: &std::io::Error) -> Error {
    Error::base(format!("{} cannot be written", path.display())).outcome("nothing was changed").cause(error)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}.{ending}", path.display()))
}

/// `base.db.replaced`, or `base.db.replaced-2` if there is one already.
fn free_name(path: &Path, ending: &str) -> PathBuf {
    let numbered = (2..10_000).map(|n| beside(path, &format!("{ending}-{n}")));
    std::iter::once(beside(path, ending))
        .chain(numbered)
        .find(|path| !path.exists())
        .unwrap_or_else(|| beside(path, ending))
}
