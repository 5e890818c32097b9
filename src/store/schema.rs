//! Making, recognising and upgrading a base. `migrations/` is the only thing that changes its shape.

use super::sql::{Fail, explain, is_cut_short};
use crate::error::{Error, Result};
use rusqlite::{Connection, TransactionBehavior};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Each step of the schema, append-only; the version of a base (`user_version`) is how many it has had.
const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_base.sql"),
    include_str!("../../migrations/0002_review.sql"),
    include_str!("../../migrations/0003_points.sql"),
    include_str!("../../migrations/0004_pairs.sql"),
];

/// The version this program makes and knows.
pub const VERSION: i64 = MIGRATIONS.len() as i64;

/// Marks the file as ours (`PRAGMA application_id`): "chan".
const APPLICATION_ID: i64 = 0x6368_616e;

/// How a base compares with this program; a newer one is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BaseVersion {
    /// As this program makes it.
    Current,
    /// Made by an older program: the version it has.
    Older(i64),
}

/// Refuses what SQLite would take for an empty or a broken database.
pub(super) fn check_header(path: &Path) -> Result<()> {
    let mut header = [0_u8; 16];
    let shown = path.display();
    let read = std::fs::File::open(path).and_then(|mut file| file.read(&mut header));
    match read {
        Err(error) => Err(Error::base(format!("{shown} cannot be read (no permission)")).cause(error)),
        Ok(16) if header == *b"SQLite format 3\0" => Ok(()),
        Ok(0) => Err(Error::base(format!("{shown} is empty"))
            .note("make a base", format!("chancery --db {shown} init"))
            .outcome("nothing was changed")),
        Ok(_) => Err(not_ours(path)),
    }
}

fn not_ours(path: &Path) -> Error {
    let shown = path.display();
    Error::base(format!("{shown} is not a chancery base"))
        .note("import it", format!("chancery --db chancery.db import {shown}"))
        .note("make a base", "chancery --db another.db init")
        .outcome("nothing was changed")
}

/// The version of a base, if this program may use it.
pub(super) fn version(db: &Connection, path: &Path) -> Result<BaseVersion> {
    let pragma = |name| db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let ours = pragma("application_id").map_err(|error| refuse(path, &error))?;
    let version = pragma("user_version").map_err(|error| refuse(path, &error))?;
    if ours != APPLICATION_ID {
        return Err(not_ours(path));
    }
    match version {
        VERSION => Ok(BaseVersion::Current),
        newer if newer > VERSION => Err(Error::base(format!(
            "{} was made by a newer chancery (data version {newer}; this program knows {VERSION})",
            path.display()
        ))
        .outcome("  nothing was changed. Update the program, or open a copy made with: chancery export --dump")),
        older if older < 1 => {
            Err(Error::base(format!("{} is damaged: it says its data version is {older}", path.display()))
                .outcome("nothing was changed"))
        }
        older => Ok(BaseVersion::Older(older)),
    }
}

/// The error for a file that SQLite would not open.
pub(super) fn refuse(path: &Path, error: &rusqlite::Error) -> Error {
    use rusqlite::ErrorCode as Code;
    let shown = path.display();
    match error.sqlite_error_code() {
        Some(Code::NotADatabase) => not_ours(path).cause(error),
        Some(Code::SystemIoFailure) if !is_cut_short(error) => {
            Error::base(format!("the disk fails: {shown} cannot be read or written"))
                .outcome("nothing was changed")
                .cause(error)
        }
        Some(Code::DatabaseCorrupt | Code::SystemIoFailure) => Error::base(format!("{shown} is damaged or cut short"))
            .note("from a backup", format!("chancery --db {shown} restore FILE"))
            .note("see what is left", format!("sqlite3 {shown} .recover"))
            .outcome("nothing was changed")
            .cause(error),
        Some(Code::DatabaseBusy | Code::DatabaseLocked) => Error::base(format!("{shown} is locked by another program"))
            .note("then", "close what has it open (another chancery, a database browser), or try again later")
            .outcome("nothing was changed")
            .cause(error),
        Some(Code::ReadOnly | Code::PermissionDenied | Code::CannotOpen) => {
            Error::base(format!("{shown} cannot be written (no permission)"))
                .outcome("nothing was changed")
                .cause(error)
        }
        _ => explain(&format!("open {shown}"), error),
    }
}

/// Makes the tables of a new base.
pub(super) fn create(db: &mut Connection) -> Result<()> {
    migrate(db, 0)
}

/// Brings an older base to this version, in one transaction, after a copy of it is kept beside it.
pub(super) fn upgrade(db: &mut Connection, path: &Path, from: i64) -> Result<()> {
    let copy = copy_path(path, from);
    keep(db, &copy)?;
    migrate(db, from)
}

/// A copy of what a base holds, in a file that is whole or not there.
fn keep(db: &Connection, copy: &Path) -> Result<()> {
    let unfinished = PathBuf::from(format!("{}.unfinished", copy.display()));
    let _ = std::fs::remove_file(&unfinished);
    db.execute("VACUUM INTO ?1", [unfinished.to_string_lossy().as_ref()]).fail("keep a copy before the upgrade")?;
    std::fs::rename(&unfinished, copy).map_err(|error| {
        Error::base(format!("{} cannot be written", copy.display())).outcome("nothing was changed").cause(&error)
    })
}

/// `base.db` of version 3 is kept as `base.db.v3`, or `base.db.v3-2` if there is one already.
fn copy_path(path: &Path, version: i64) -> PathBuf {
    let name = |suffix: String| PathBuf::from(format!("{}.v{version}{suffix}", path.display()));
    let numbered = (2..).map(|n| name(format!("-{n}")));
    std::iter::once(name(String::new())).chain(numbered).find(|p| !p.exists()).unwrap_or_else(|| name("-copy".into()))
}

fn migrate(db: &mut Connection, from: i64) -> Result<()> {
    let change = db.transaction_with_behavior(TransactionBehavior::Immediate).fail("begin the upgrade")?;
    for (step, sql) in MIGRATIONS.iter().enumerate().skip(from as usize) {
        change.execute_batch(sql).fail(&format!("apply migration {}", step + 1))?;
    }
    change.pragma_update(None, "application_id", APPLICATION_ID).fail("mark the base")?;
    change.pragma_update(None, "user_version", VERSION).fail("note the version")?;
    change.commit().fail("finish the upgrade")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(sql: &str) -> Vec<(String, String)> {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch(sql).unwrap();
        let mut rows =
            db.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name").unwrap();
        let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).unwrap();
        rows.map(|row| row.map(|(name, sql)| (name, plain(&sql))).unwrap()).collect()
    }

    /// A statement without its comments and with single blanks, none before a comma or inside brackets.
    fn plain(sql: &str) -> String {
        let lines = sql.lines().map(|line| line.split("--").next().unwrap_or(""));
        let words = lines.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        words.replace(" ,", ",").replace(" )", ")").replace("( ", "(")
    }

    #[test]
    fn the_migrations_give_exactly_schema_sql() {
        let schema = shape(include_str!("../../schema.sql"));
        assert!(schema.len() > 30);
        for (ours, documented) in shape(&MIGRATIONS.concat()).iter().zip(&schema) {
            assert_eq!(ours, documented);
        }
        assert_eq!(shape(&MIGRATIONS.concat()).len(), schema.len());
    }

    #[test]
    fn a_failing_step_leaves_nothing_behind() {
        let mut db = Connection::open_in_memory().unwrap();
        let change = db.transaction().unwrap();
        change.execute_batch(MIGRATIONS[0]).unwrap();
        assert!(change.execute_batch("CREATE TABLE event (id)").is_err());
        drop(change);
        let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
        assert_eq!(tables, 0);
    }
}
