//! What an assistant adds: always with its source and the words, never without a person's review.

use super::Settings;
use crate::ask;
use crate::error::{Error, Result};
use crate::model::{ActorRef, EventDraft, EventKind, MentionDraft, Mode, Origin, Role, SourceDraft, Status};
use crate::record::{Outcome, Policy, Recorder};
use rmcp::schemars::{self, JsonSchema};
use serde::Deserialize;

/// An event that a source tells of.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Telling {
    /// visit, meeting, call, summit, negotiation, signing, statement or other.
    kind: String,
    /// Who took part; of a visit who travelled.
    names: Vec<String>,
    /// Who received them.
    #[serde(default)]
    hosts: Vec<String>,
    /// When, only as precise as the source says: 2023-03-16, 2023-03, ~2022, 2023-03-20/2023-03-22.
    date: String,
    /// held, planned, proposed, cancelled, postponed or denied, as the source says.
    status: String,
    /// in-person, video, phone, written or unknown; else as usual for the kind.
    mode: Option<String>,
    /// The city.
    city: Option<String>,
    /// The state.
    country: Option<String>,
    /// The source: an id of the base (S1), an address, or a title.
    source: String,
    /// When the source was published.
    published: Option<String>,
    /// The line of the source, counted from 1.
    line: Option<i64>,
    /// The words of the source that say so.
    quote: String,
}

impl Telling {
    /// Records it and tells how it now stands.
    pub(super) fn add(&self, settings: &Settings, answer: &mut Vec<u8>) -> Result<()> {
        let note = settings.adds.as_ref().ok_or_else(|| Error::usage("nothing may be added here"))?;
        let draft = self.draft(settings)?;
        let writer = settings.store.begin(&note())?;
        let outcome = Recorder::new(&writer, Policy::default()).event(&draft)?;
        if let Outcome::Known(n) = outcome {
            return Err(Error::conflict(format!("not added: it is #{n}, and this source tells of it already")));
        }
        writer.commit()?;
        ask::write_event(&settings.store, &outcome.event().to_string(), answer)
    }

    fn draft(&self, settings: &Settings) -> Result<EventDraft> {
        let now = (settings.now)();
        if self.quote.trim().is_empty() || self.source.trim().is_empty() {
            return Err(Error::usage("an event needs its source and the words that tell of it"));
        }
        let mut draft = EventDraft::authored(now.date(&self.date)?, word::<EventKind>(&self.kind)?);
        (draft.origin, draft.reviewed) = (Origin::Extracted, false);
        draft.status = word::<Status>(&self.status)?;
        draft.mode = self.mode.as_deref().map(word::<Mode>).transpose()?;
        (draft.city, draft.country) = (self.city.clone(), self.country.clone());
        draft.participants = self.participants(draft.kind);
        let published = self.published.as_ref().map(|text| now.date(text)).transpose()?;
        draft.mentions = vec![MentionDraft {
            source: self.source(published),
            line: self.line,
            span: None,
            quote: Some(self.quote.clone()),
            date: draft.date.clone(),
            status: draft.status,
            rule: Some("assistant".to_owned()),
            how: None,
            reviewed: false,
        }];
        Ok(draft)
    }

    fn participants(&self, kind: EventKind) -> Vec<(ActorRef, Role)> {
        let others = if kind == EventKind::Visit && !self.hosts.is_empty() { Role::Guest } else { Role::Attendee };
        let as_role =
            |names: &[String], role| names.iter().map(|name| (ActorRef::parse(name), role)).collect::<Vec<_>>();
        [as_role(&self.hosts, Role::Host), as_role(&self.names, others)].concat()
    }

    fn source(&self, published: Option<crate::model::EventDate>) -> SourceDraft {
        let is_address = self.source.starts_with("http://") || self.source.starts_with("https://");
        let words = Some(self.source.clone());
        match is_address {
            true => SourceDraft { url: words, published, ..SourceDraft::default() },
            false => SourceDraft { id: words, published, ..SourceDraft::default() },
        }
    }
}

fn word<T: std::str::FromStr<Err = crate::model::words::UnknownWord>>(text: &str) -> Result<T> {
    text.parse().map_err(|error: T::Err| Error::usage(error.to_string()))
}
