//! Events that machines coded: a day of report, a code, and two actors.

use super::Draft;
use super::codes::Code;
use super::names::Named;
use crate::model::draft::{EventDraft, MentionDraft, SourceDraft};
use crate::model::{EventDate, Origin, REPORT_DATE, Role, Status};

/// One row of such a set.
pub(super) struct Coded<'a> {
    /// The set, as ids begin: `icews`.
    pub(super) set: &'a str,
    /// `path:line`.
    pub(super) from: String,
    pub(super) code: &'a Code,
    pub(super) date: EventDate,
    pub(super) source: &'a Named,
    pub(super) target: &'a Named,
    pub(super) mentions: Vec<MentionDraft>,
}

impl Coded<'_> {
    /// One event for each day, pair and code, whichever side tells of it: the same talks stand in such sets as A with
    /// B and as B with A, a visit as made and as received, and both as often as papers reported them.
    pub(super) fn draft(self) -> Draft {
        let mut draft = EventDraft::authored(self.date.clone(), self.code.kind);
        draft.id = Some(self.id());
        draft.mode = Some(self.code.mode);
        draft.status = self.code.status;
        draft.participants =
            vec![(self.source.actor.clone(), self.code.roles.0), (self.target.actor.clone(), self.code.roles.1)];
        draft.tags = vec![format!("{}:{}", self.code.scheme, self.code.id), REPORT_DATE.to_owned()];
        draft.mentions = self.mentions;
        draft.origin = Origin::Imported;
        draft.from = self.from;
        Draft::Event(Box::new(draft))
    }

    fn id(&self) -> String {
        let (source, target) = (self.source.slug.as_str(), self.target.slug.as_str());
        let (first, second) = match self.code.roles {
            (Role::Host, _) => (target, source),
            (one, other) if one == other => (source.min(target), source.max(target)),
            _ => (source, target),
        };
        let event = self.code.event.to_ascii_lowercase().replace(':', "-");
        format!("{}-{}-{event}-{first}-{second}", self.set, self.date)
    }
}

/// A record of a data set that tells of an event.
pub(super) fn record(source: &SourceDraft, line: Option<i64>, date: &EventDate, status: Status) -> MentionDraft {
    MentionDraft {
        source: source.clone(),
        line,
        span: None,
        quote: None,
        date: date.clone(),
        status,
        rule: None,
        how: None,
        reviewed: true,
    }
}
