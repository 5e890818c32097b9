//! The nouns: plain values with their words, no IO, no SQL, no arguments.

pub mod actor;
pub mod actor_draft;
pub mod city;
pub mod claim;
pub mod contact;
pub mod counted;
pub mod date;
pub mod day;
pub mod draft;
pub mod event;
pub mod headline;
pub mod history;
pub mod id;
pub mod language;
pub mod period;
pub mod point;
pub mod slug;
pub mod source;
pub mod text;
pub mod title;
pub mod words;

pub use actor::{Actor, Alias, Office, Place, Term};
pub use actor_draft::{ActorDraft, REPORT_DATE, TermDraft};
pub use claim::Claim;
pub use contact::{Contact, Count};
pub use counted::{counted, plural};
pub use date::EventDate;
pub use day::Day;
pub use draft::{ActorRef, ClaimDraft, EventDraft, MentionDraft, SourceDraft};
pub use event::{Event, EventPlace, Mention, Participant};
pub use headline::headline;
pub use id::{ActorId, ClaimId, EventId, SourceId};
pub use period::{Certainty, Period};
pub use point::Point;
pub use source::Source;
pub use title::{NamingWords, Title};
pub use words::{
    ActorKind, AliasType, ClaimKind, EventKind, Mode, OfficeKind, Origin, Role, Sense, SourceKind, Status, TitleKind,
};
