//! Drafts: the one shape in which anything new reaches the base. `add`, every importer, the extractor and the
//! seeds make drafts; `record` alone turns them into events and claims.

use super::{ActorKind, ClaimKind, EventDate, EventKind, Mode, Origin, Role, SourceKind, Status};

/// An event somebody tells of, names still as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventDraft {
    /// Where it was read, `visits.csv:14`; empty for arguments.
    pub from: String,
    /// The readable id, if the teller gives one.
    pub id: Option<String>,
    /// When.
    pub date: EventDate,
    /// What sort of happening.
    pub kind: EventKind,
    /// How; none: as usual for its kind.
    pub mode: Option<Mode>,
    /// How real.
    pub status: Status,
    /// One line in words; none: made from the facts.
    pub title: Option<String>,
    /// Who, and as what.
    pub participants: Vec<(ActorRef, Role)>,
    /// Where: a city, or the cities of a journey joined by `;`.
    pub city: Option<String>,
    /// The state it took place in, as written.
    pub country: Option<String>,
    /// The id or number of the event it belongs to.
    pub part_of: Option<String>,
    /// Which sources tell of it.
    pub mentions: Vec<MentionDraft>,
    /// Anything a reader should know.
    pub note: Option<String>,
    /// Free labels.
    pub tags: Vec<String>,
    /// How it comes in.
    pub origin: Origin,
    /// Whether a person has judged it.
    pub reviewed: bool,
}

impl EventDraft {
    /// What a person tells: authored, held, and so far without anyone taking part.
    pub fn authored(date: EventDate, kind: EventKind) -> Self {
        Self {
            from: String::new(),
            id: None,
            date,
            kind,
            mode: None,
            status: Status::Held,
            title: None,
            participants: Vec::new(),
            city: None,
            country: None,
            part_of: None,
            mentions: Vec::new(),
            note: None,
            tags: Vec::new(),
            origin: Origin::Authored,
            reviewed: true,
        }
    }
}

/// An actor as written: an id, a name in any script, or an office; and whom it acts for, if that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorRef {
    /// The words.
    pub name: String,
    /// `china` in `wang-yi@china`.
    pub acts_for: Option<String>,
    /// What is added where the base knows nobody of that name.
    pub kind: ActorKind,
}

impl ActorRef {
    /// Reads `wang-yi`, `Wang Yi` or `wang-yi@china`.
    pub fn parse(text: &str) -> Self {
        match text.rsplit_once('@') {
            Some((name, acts_for)) if !acts_for.trim().is_empty() => Self {
                name: name.trim().to_owned(),
                acts_for: Some(acts_for.trim().to_owned()),
                kind: ActorKind::Person,
            },
            _ => Self { name: text.trim().to_owned(), acts_for: None, kind: ActorKind::Person },
        }
    }
}

/// One place in one source that tells of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MentionDraft {
    /// Which source.
    pub source: SourceDraft,
    /// The line of a text, the record number of a data set.
    pub line: Option<i64>,
    /// The words' place in the text, in UTF-8 bytes.
    pub span: Option<(i64, i64)>,
    /// The words.
    pub quote: Option<String>,
    /// The date this source gives.
    pub date: EventDate,
    /// The status this source gives.
    pub status: Status,
    /// The extraction rule that read it.
    pub rule: Option<String>,
    /// How that rule read the date.
    pub how: Option<String>,
    /// Whether a person has judged it.
    pub reviewed: bool,
}

/// A source as far as the teller knows it: an id of the base, an address, or a title.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceDraft {
    /// `S1`.
    pub id: Option<String>,
    /// What sort of document it is.
    pub kind: Option<SourceKind>,
    /// Its title, or its file's name.
    pub title: Option<String>,
    /// Where it is.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<EventDate>,
}

/// A claim somebody tells of, names still as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimDraft {
    /// Where it was read; empty for arguments.
    pub from: String,
    /// A count, or none.
    pub kind: ClaimKind,
    /// Between whom.
    pub participants: Vec<ActorRef>,
    /// What is counted.
    pub event_kind: Option<EventKind>,
    /// In which mode.
    pub mode: Option<Mode>,
    /// How many.
    pub count: i64,
    /// The span it covers.
    pub date: EventDate,
    /// Which source.
    pub source: Option<SourceDraft>,
    /// Its line.
    pub line: Option<i64>,
    /// The words.
    pub quote: Option<String>,
    /// What it counts, in our words.
    pub note: Option<String>,
    /// Whether a person has judged it.
    pub reviewed: bool,
}
