//! Small helps for statements: errors with what was being done, and our words as column values.

use crate::error::{Error, ErrorKind, Result};
use crate::model::{
    ActorId, ActorKind, AliasType, ClaimId, ClaimKind, Day, EventDate, EventId, EventKind, Mode, OfficeKind, Origin,
    Role, SourceId, SourceKind, Status,
};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// Turns SQLite's errors into ours.
pub(super) trait Fail<T> {
    /// Says what was being done.
    fn fail(self, doing: &str) -> Result<T>;
}

impl<T> Fail<T> for rusqlite::Result<T> {
    fn fail(self, doing: &str) -> Result<T> {
        self.map_err(|error| explain(doing, &error))
    }
}

/// The error a user sees for a failure of SQLite.
pub(super) fn explain(doing: &str, error: &rusqlite::Error) -> Error {
    use rusqlite::ErrorCode as Code;
    let (kind, message) = match error.sqlite_error_code() {
        Some(Code::DatabaseBusy | Code::DatabaseLocked) => {
            (ErrorKind::Base, "the base is locked by another program".to_owned())
        }
        Some(Code::ReadOnly | Code::PermissionDenied | Code::CannotOpen) => {
            (ErrorKind::Base, "the base cannot be written (no permission)".to_owned())
        }
        Some(Code::DiskFull) => (ErrorKind::Base, "the disk is full".to_owned()),
        Some(Code::SystemIoFailure) if !is_cut_short(error) => {
            (ErrorKind::Base, format!("the disk fails: could not {doing}"))
        }
        Some(Code::DatabaseCorrupt | Code::NotADatabase | Code::SystemIoFailure) => {
            return damaged(&format!("could not {doing}")).cause(error);
        }
        None if is_no_value_of_ours(error) => return damaged(&format!("could not {doing}")).cause(error),
        Some(Code::OperationInterrupted) => (ErrorKind::Base, format!("interrupted: could not {doing}")),
        _ => (ErrorKind::Bug, format!("could not {doing}")),
    };
    let error = Error::new(kind, message).cause(error);
    if kind == ErrorKind::Base { error.outcome("nothing was changed") } else { error }
}

/// The error for a base that is not whole, by what failed because of it.
pub(super) fn damaged(what: &str) -> Error {
    Error::base(format!("the base is damaged: {what}"))
        .note("look closer", "chancery check --deep")
        .note("from a backup", "chancery restore FILE")
        .outcome("nothing was changed")
}

/// Whether a column holds what the program never writes there.
const fn is_no_value_of_ours(error: &rusqlite::Error) -> bool {
    use rusqlite::Error as E;
    matches!(
        error,
        E::FromSqlConversionFailure(..)
            | E::InvalidColumnType(..)
            | E::IntegralValueOutOfRange(..)
            | E::Utf8Error(..)
            | E::QueryReturnedNoRows
    )
}

/// Whether a file ended before what is expected in it.
pub(super) fn is_cut_short(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHORT_READ)
}

/// The condition that a column is the actor `?1`, plain enough for its index; without an actor, one that always holds.
pub(super) fn is_of(column: &str, actor: Option<ActorId>) -> String {
    actor.map_or_else(|| "?1 IS NULL".to_owned(), |_| format!("{column} = ?1"))
}

macro_rules! numbers {
    ($($name:ident),+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                i64::column_result(value).map(Self)
            }
        }
    )+};
}

macro_rules! texts {
    ($($name:ident),+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.as_str().into())
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_str()?.parse().map_err(FromSqlError::other)
            }
        }
    )+};
}

numbers!(ActorId, EventId, SourceId, ClaimId);
texts!(ActorKind, AliasType, OfficeKind, EventKind, Mode, Status, Role, Origin, SourceKind, ClaimKind, EventDate);

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.days().into())
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::from_days(i64::column_result(value)?).ok_or(FromSqlError::InvalidType)
    }
}
