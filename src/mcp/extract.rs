//! What a text tells, proposed to an assistant.

use super::Settings;
use crate::ask::unwritten;
use crate::error::{Error, Result};
use crate::export::json;
use crate::extract::Extractor;
use crate::extract::candidate::{Candidate, FoundClaim};
use crate::model::Day;
use crate::seeds;
use crate::store::Store;
use rmcp::schemars::{self, JsonSchema};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// A text and its day.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Article {
    /// The whole text.
    text: String,
    /// The day on which it was published, by which its dates are read: 2023-03-18.
    published: String,
}

/// What machines read, as `extract --json` prints it.
#[derive(Serialize)]
struct Answer<'a> {
    published: Day,
    candidates: &'a [Candidate],
    claims: &'a [FoundClaim],
}

impl Article {
    /// Writes what it tells; the extractor is made when it is first needed.
    pub(super) fn propose(&self, settings: &Settings, known: &OnceLock<Extractor>, answer: &mut Vec<u8>) -> Result<()> {
        let date = (settings.now)().date(&self.published)?;
        let published = date.first().filter(|first| date.last() == Some(*first));
        let published = published.ok_or_else(|| Error::unknown(format!("\"{}\" is no day", self.published)))?;
        let extractor = if let Some(extractor) = known.get() {
            extractor
        } else {
            let made = made(&settings.store)?;
            known.get_or_init(|| made)
        };
        let found = extractor.extract(&self.text, published);
        let told = Answer { published, candidates: &found.candidates, claims: &found.claims };
        json::line(answer, &told).map_err(|error| unwritten(&error))
    }
}

/// An extractor that knows the names of a base.
fn made(store: &Store) -> Result<Extractor> {
    Ok(Extractor::new(seeds::gazetteer(store)?, seeds::date_reader()?, seeds::triggers()?))
}
