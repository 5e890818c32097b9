//! What an assistant asks, in the words of the command line's flags.

use crate::ask::Limits;
use rmcp::schemars::{self, JsonSchema};
use serde::Deserialize;

/// Whom a question names and what restricts it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Question {
    /// People, states, organizations or offices, in any script, each by itself; or one sentence.
    pub(super) names: Vec<String>,
    /// Only from this date on: 2014, 2014-03, 2014-03-18.
    since: Option<String>,
    /// Only up to this date.
    until: Option<String>,
    /// Only in this period: 2022, 2022-09, 2022-Q3, 1990s.
    #[serde(rename = "in")]
    within: Option<String>,
    /// Only these kinds: visit, meeting, call, summit, negotiation, signing, statement, other.
    kind: Vec<String>,
    /// Only these modes: in-person, video, phone, written, unknown.
    mode: Vec<String>,
    /// Only these: held, planned, proposed, cancelled, postponed, denied.
    status: Vec<String>,
    /// Only at a city or in a country of this name.
    place: Option<String>,
    /// Only with this tag.
    tag: Option<String>,
    /// Only those that this source tells of: S1.
    source: Option<String>,
    /// Only what is certainly in the period.
    certain: bool,
    /// As it was known on that day, by what had been published.
    as_of: Option<String>,
    /// Only events in which they took part themselves, not those who act for them.
    exact: bool,
    /// At most this many; 50 unless more are asked for.
    limit: Option<usize>,
    /// Latest first.
    reverse: bool,
}

impl Question {
    /// What restricts it.
    pub(super) fn limits(&self, few: usize) -> Limits {
        Limits {
            since: self.since.clone(),
            until: self.until.clone(),
            within: self.within.clone(),
            kinds: self.kind.clone(),
            modes: self.mode.clone(),
            statuses: self.status.clone(),
            place: self.place.clone(),
            tag: self.tag.clone(),
            source: self.source.clone(),
            certain: self.certain,
            as_of: self.as_of.clone(),
            exact: self.exact,
            limit: Some(self.limit.unwrap_or(few)),
            reverse: self.reverse,
        }
    }
}

/// Words to search for.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Search {
    /// The words.
    pub(super) words: String,
    #[serde(flatten)]
    pub(super) question: Question,
}

/// Which event.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Naming {
    /// Its id or its number.
    pub(super) event: String,
}

/// What to count by.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Counting {
    /// year, kind, mode, status or pair; year unless asked otherwise.
    pub(super) by: Option<String>,
    #[serde(flatten)]
    pub(super) question: Question,
}
