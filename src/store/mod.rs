//! The base: one SQLite file. The only module that knows SQL.
//!
//! `Store` opens and upgrades; each submodule holds the statements about one noun. `timeline` is the one way out
//! for events.

mod actors;
mod backup;
mod bulk;
mod checks;
mod claims;
mod dump;
mod events;
mod fresh;
mod gazetteer;
mod history;
mod integrity;
mod mentions;
mod names;
mod offices;
mod pairs;
mod past;
mod places;
mod reader;
mod review;
mod revisions;
mod schema;
mod search;
mod sources;
mod sql;
mod statement;
mod stats;
mod timeline;
mod undo;

pub use actors::ActorLine;
pub use checks::Tell;
pub use claims::ClaimRow;
pub use events::{EventRow, Member};
pub use history::{FieldChange, NOTHING};
pub use mentions::MentionRow;
pub use names::{Grade, Match};
pub use past::{Past, PastMembers};
pub use review::Rejected;
pub use revisions::{Revision, RevisionNote, Writer};
pub use schema::{BaseVersion, VERSION};
pub use search::expression;
pub use sources::{SourceLine, Told};
pub use stats::Totals;
pub use timeline::{Filter, Query, Side};

use crate::error::{Error, Result};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use sql::Fail;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a command waits for another one that writes.
const BUSY: Duration = Duration::from_secs(10);

/// An open base.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    path: Option<PathBuf>,
    writable: bool,
}

impl Store {
    /// Opens a base to read; it is never changed by that, except that an older one is upgraded after a copy is kept.
    ///
    /// # Errors
    /// When it is missing, locked, damaged, no base, or newer than this program.
    pub fn open(path: &Path) -> Result<Self> {
        Self::check_file(path)?;
        let store = Self::connect_to_read(path)?;
        match schema::version(&store.db, path)? {
            BaseVersion::Current => Ok(store),
            BaseVersion::Older(_) => {
                drop(store);
                Self::open_to_write(path)
            }
        }
    }

    /// Opens a base to read and write.
    ///
    /// # Errors
    /// As [`Store::open`], and when the file cannot be written.
    pub fn open_to_write(path: &Path) -> Result<Self> {
        Self::check_file(path)?;
        let mut store = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, true)?;
        let version = schema::version(&store.db, path)?;
        if store.db.is_readonly(rusqlite::MAIN_DB).unwrap_or(true) {
            return Err(Error::base(format!("{} cannot be written (no permission)", path.display()))
                .outcome("nothing was changed"));
        }
        store.prepare_to_write()?;
        if let BaseVersion::Older(version) = version {
            schema::upgrade(&mut store.db, path, version)?;
        }
        Ok(store)
    }

    /// Makes a new, empty base.
    ///
    /// # Errors
    /// When there is a file already, or it cannot be made.
    pub fn create(path: &Path) -> Result<Self> {
        if path.metadata().is_ok_and(|data| data.len() > 0 || data.is_dir()) {
            let shown = path.display();
            let error = Error::conflict(format!("{shown} exists already"));
            let error = match Self::open(path) {
                Ok(_) => error.note("use it", format!("chancery --db {shown} when xi putin")),
                Err(_) => error.note("but", "it is not a base that can be used"),
            };
            return Err(error.note("another one", "chancery --db another.db init").outcome("nothing was changed"));
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
            return Err(Error::base(format!("there is no folder {}", folder.display())).outcome("nothing was changed"));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut store = Self::connect(path, flags, true)?;
        store.prepare_to_write()?;
        schema::create(&mut store.db)?;
        Ok(store)
    }

    /// A base in memory, gone with the process.
    ///
    /// # Errors
    /// Only when SQLite itself fails.
    pub fn in_memory() -> Result<Self> {
        let db = Connection::open_in_memory().fail("open a base in memory")?;
        let mut store = Self { db, path: None, writable: true };
        store.set_up()?;
        // What is only read and comes through our own types needs none of these, and starts sooner without.
        let pragmas = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;";
        store.db.execute_batch(pragmas).fail("set up memory")?;
        schema::create(&mut store.db)?;
        Ok(store)
    }

    /// Waits until no other program writes.
    ///
    /// # Errors
    /// When another one goes on writing.
    pub fn await_turn(&self) -> Result<()> {
        let turn = self.db.execute_batch("BEGIN IMMEDIATE; ROLLBACK");
        turn.map_err(|error| schema::refuse(self.path.as_deref().unwrap_or(Path::new("")), &error))
    }

    /// Where the base is; none in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Stops what this connection is asked at the moment; for another thread, when an answer takes too long.
    pub fn interrupter(&self) -> impl Fn() + Send + use<> {
        let handle = self.db.get_interrupt_handle();
        move || handle.interrupt()
    }

    fn check_file(path: &Path) -> Result<()> {
        let shown = path.display();
        if path.is_dir() {
            return Err(Error::base(format!("{shown} is a directory, not a base"))
                .note("a base in it", format!("--db {}", path.join("chancery.db").display())));
        }
        if !path.exists() {
            return Err(
                Error::base(format!("no base at {shown}")).note("make one", format!("chancery --db {shown} init"))
            );
        }
        schema::check_header(path)
    }

    fn connect(path: &Path, flags: OpenFlags, writable: bool) -> Result<Self> {
        Self::connect_by(path, path, flags, writable)
    }

    fn connect_by(name: &Path, path: &Path, flags: OpenFlags, writable: bool) -> Result<Self> {
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(name, flags).map_err(|error| schema::refuse(path, &error))?;
        let store = Self { db, path: Some(path.to_owned()), writable };
        store.set_up()?;
        Ok(store)
    }

    /// Stable plans: without them SQLite prepares a statement anew for each value it is run with.
    fn set_up(&self) -> Result<()> {
        self.db.busy_timeout(BUSY).fail("set the waiting time")?;
        self.db.set_prepared_statement_cache_capacity(128);
        self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).fail("set up the plans")?;
        Ok(())
    }

    /// A connection that changes nothing, but may tidy up the log beside the base; where even that is not permitted,
    /// one that takes the file as it is.
    fn connect_to_read(path: &Path) -> Result<Self> {
        let store = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, false)?;
        let look = |store: &Self| {
            store.db.execute_batch("PRAGMA query_only = ON")?;
            store.db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
        };
        match look(&store).map_err(|error| error.sqlite_error_code()) {
            Err(Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly)) => {
                let uri = format!("file:{}?immutable=1", percent(&path.to_string_lossy()));
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
                Self::connect_by(Path::new(&uri), path, flags, false)
            }
            _ => Ok(store),
        }
    }

    fn prepare_to_write(&self) -> Result<()> {
        let pragmas = "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                       PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536;";
        let path = self.path.clone().unwrap_or_default();
        self.db.execute_batch(pragmas).map_err(|error| schema::refuse(&path, &error))
    }
}

/// A path inside a URI.
fn percent(path: &str) -> String {
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b"/._-~".contains(b);
    path.bytes().map(|b| if plain(&b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
