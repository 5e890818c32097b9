//! What a data set tells of actors: whom its names mean, and who held which office.

use super::{ActorKind, Day, EventDate, SourceDraft};

/// Somebody a data set names. It is told once, before the events; these then call it by its key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActorDraft {
    /// By what the events of the set call it.
    pub key: String,
    /// The name as written.
    pub name: String,
    /// What it may be known as, the surest first: whole names, each of an actor of any or of one kind.
    pub known_as: Vec<(String, Option<ActorKind>)>,
    /// The state in whose offices it is sought, and the words of its name: surer than a name that many may have. Where
    /// it can be nobody new, only who has held some office is known by a whole name.
    pub serves: Option<(String, String)>,
    /// The days on which it held them.
    pub days: Option<(Day, Day)>,
    /// What it becomes where nobody of that name is known; none: nobody, and its events are left out.
    pub new: Option<ActorKind>,
    /// Wikidata's Q-id, surer than any name.
    pub wikidata: Option<String>,
    /// Where it comes from, kept with a new actor.
    pub note: String,
}

impl ActorDraft {
    /// A name that means whoever is known by the whole of it.
    pub fn named(name: &str) -> Self {
        Self { key: name.to_owned(), name: name.to_owned(), known_as: vec![(name.to_owned(), None)], ..Self::default() }
    }

    /// What it becomes where it is not known, and the note that tells why.
    pub fn or_new(mut self, kind: ActorKind, note: &str) -> Self {
        self.new = Some(kind);
        note.clone_into(&mut self.note);
        self
    }
}

/// A term of office somebody tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermDraft {
    /// Where it was read.
    pub from: String,
    /// Who.
    pub person: ActorDraft,
    /// The office's title: `Minister of Justice`.
    pub title: String,
    /// For whom, as written.
    pub actor: String,
    /// Since when.
    pub held_from: Option<EventDate>,
    /// Until when; none: in office, or unknown.
    pub held_until: Option<EventDate>,
    /// Which source.
    pub source: SourceDraft,
}

/// The tag of events whose date is the day of the report, as data sets coded from news have it: the event may have
/// been days before, or not yet have been.
pub const REPORT_DATE: &str = "report-date";
