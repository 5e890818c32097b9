//! `config.toml` and the folders data and configuration live in.

use crate::error::{Error, Result};
use crate::model::date::DateOrder;
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
            let first = error.message().lines().next().unwrap_or("cannot be read").to_owned();
            Error::usage(format!("{}:{line}: {first}", path.display())).note("known", "date_order, pager")
        })?;
        config.order()?;
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

/// The base in the user's data folder.
pub(super) fn data_base() -> Option<PathBuf> {
    choose_base_strategy().ok().map(|folders| folders.data_dir().join("chancery/chancery.db"))
}
