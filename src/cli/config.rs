//! `config.toml` and the folders data and configuration live in.

use crate::error::{Error, Result};
use crate::model::date::DateOrder;
use crate::model::language::is_language;
use etcetera::{BaseStrategy, choose_base_strategy};
use serde::Deserialize;
use std::path::PathBuf;

/// What a user has set once and for all.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Config {
    /// `dmy` or `mdy`, for dates like 03/04/2023.
    pub(super) date_order: Option<String>,
    /// The program that pages long answers; empty: none.
    pub(super) pager: Option<String>,
    /// ISO 639-1; which other names of an actor are shown first, after those in the actor's own language.
    pub(super) language: Option<String>,
    /// The headings of the columns that lists show, in this order; a list that has none of them shows all of its own.
    pub(super) columns: Vec<String>,
}

impl Config {
    /// Where it is read from.
    pub(super) fn path() -> Option<PathBuf> {
        choose_base_strategy().ok().map(|folders| folders.config_dir().join("chancery/config.toml"))
    }

    /// Reads it; a file that is not there is an empty one.
    pub(super) fn read() -> Result<Self> {
        let Some(path) = Self::path() else { return Ok(Self::default()) };
        let Ok(text) = std::fs::read_to_string(&path) else { return Ok(Self::default()) };
        let config: Self = toml::from_str(&text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            let first = error.message().lines().next().unwrap_or("cannot be read");
            let unknown = first.strip_prefix("unknown field `").and_then(|rest| rest.split_once('`'));
            let first = unknown.map_or(first.to_owned(), |(name, _)| format!("\"{name}\" is no setting"));
            Error::usage(format!("{}:{line}: {first}", path.display()))
                .note("known", "date_order, language, pager, columns")
        })?;
        config.order()?;
        let language = config.language.as_deref().map(language).transpose();
        language.map_err(|error| error.at(path.display()))?;
        Ok(config)
    }

    /// The order of day and month.
    pub(super) fn order(&self) -> Result<Option<DateOrder>> {
        let order = self.date_order.as_deref().map(order).transpose();
        order.map_err(|error| error.at(Self::path().unwrap_or_default().display()))
    }
}

/// Reads `dmy` or `mdy`.
pub(super) fn order(text: &str) -> Result<DateOrder> {
    text.parse().map_err(|_| Error::usage(format!("\"{text}\" is not an order of day and month (dmy, mdy)")))
}

/// Refuses what is not the code of a language.
pub(super) fn language(code: &str) -> Result<&str> {
    match is_language(code) {
        true => Ok(code),
        false => Err(Error::usage(format!("\"{code}\" is not the code of a language"))
            .note("write", "two letters of ISO 639-1: en, zh, ru")),
    }
}

/// A variable of the environment; an empty one is not set.
pub(super) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The base that `CHANCERY_DB` names.
pub(super) fn base_variable() -> Option<PathBuf> {
    std::env::var_os("CHANCERY_DB").filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// The base in the user's data folder.
pub(super) fn data_base() -> Option<PathBuf> {
    choose_base_strategy().ok().map(|folders| folders.data_dir().join("chancery/chancery.db"))
}
