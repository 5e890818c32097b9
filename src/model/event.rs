//! Events as they are read from the base: the shape of the JSON contract.

use super::city::{cities, listed};
use super::{ActorId, EventDate, EventId, EventKind, Mode, Origin, Point, Role, Status};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// The columns of an event in CSV, in the order of the contract: exports, imports and seeds share them.
pub const COLUMNS: [&str; 22] = [
    "id",
    "date",
    "date_from",
    "date_to",
    "kind",
    "mode",
    "status",
    "title",
    "host",
    "guest",
    "attendees",
    "mediators",
    "city",
    "country",
    "part_of",
    "source",
    "source_date",
    "source_url",
    "line",
    "quote",
    "note",
    "tags",
];

/// One happening: a visit, a call, a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The short number people type.
    pub n: EventId,
    /// The readable id.
    pub id: String,
    /// When, exactly as precise as the source.
    pub date: EventDate,
    /// What sort of happening.
    pub kind: EventKind,
    /// How they were in touch.
    pub mode: Mode,
    /// How real it is.
    pub status: Status,
    /// One line in words.
    pub title: String,
    /// The id of the visit or summit it belongs to.
    pub part_of: Option<String>,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// Where.
    pub place: Option<EventPlace>,
    /// How it came into the base.
    pub origin: Origin,
    /// Whether a person has judged it.
    pub reviewed: bool,
    /// Which sources tell of it; the best one first.
    pub mentions: Vec<Mention>,
    /// Anything a reader should know.
    pub note: Option<String>,
    /// Free labels.
    pub tags: Vec<String>,
}

/// An actor in one event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Participant {
    /// The number of the actor.
    #[serde(skip)]
    pub n: ActorId,
    /// The id of the actor.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it was in the event.
    pub role: Role,
    /// Whom it acted for on that day, by its office or as stated.
    #[serde(rename = "for")]
    pub acts_for: Option<String>,
    /// Whether `acts_for` is stated with the event and not known from an office.
    #[serde(skip)]
    pub stated: bool,
}

/// Where an event took or would take place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EventPlace {
    /// The city, or the cities of a journey joined by `;`.
    pub city: Option<String>,
    /// The id of the state of that time.
    pub country: Option<String>,
    /// Its name, for people.
    #[serde(skip)]
    pub country_name: Option<String>,
    /// Where the city is on the earth; none: not known.
    #[serde(skip)]
    pub points: Vec<Point>,
}

/// One place in one source that tells of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// The number of the mention: the later it came, the higher.
    #[serde(skip)]
    pub n: i64,
    /// The id of the source.
    pub source: String,
    /// Its title.
    pub title: String,
    /// Where it is.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<EventDate>,
    /// The line of a text, the record number of a data set.
    pub line: Option<i64>,
    /// The words.
    pub quote: Option<String>,
    /// The date this source gives.
    pub date: EventDate,
    /// The status this source gives.
    pub status: Status,
    /// The extraction rule that read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The words' place in the text, in UTF-8 bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<(i64, i64)>,
    /// How that rule read the date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// Whether a person has judged it; said only where nobody has.
    #[serde(skip_serializing_if = "is_true")]
    pub reviewed: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
pub(super) const fn is_true(value: &bool) -> bool {
    *value
}

impl Mention {
    /// `S1 L51`.
    pub fn label(&self) -> String {
        self.line.map_or_else(|| self.source.clone(), |line| format!("{} L{line}", self.source))
    }
}

impl Event {
    /// The mention that gives the event's own date and status, else the first.
    pub fn best_mention(&self) -> Option<&Mention> {
        self.mentions.first()
    }

    /// `S1 L51`, or nothing where no source is given.
    pub fn source_label(&self) -> String {
        self.best_mention().map(Mention::label).unwrap_or_default()
    }

    /// Puts the mention that best stands for the event first: its own status and date, then a quote.
    pub fn sort_mentions(&mut self) {
        let (date, status) = (self.date.clone(), self.status);
        self.mentions.sort_by_key(|m| (m.status != status, m.date != date, m.quote.is_none()));
    }

    /// The names of those with a role.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = &Participant> {
        self.participants.iter().filter(move |p| p.role == role)
    }

    /// `Moscow`, `Lyon; Paris`, or the country's name where no city is known.
    pub fn place_words(&self) -> String {
        let Some(place) = &self.place else { return String::new() };
        let cities = place.city.as_deref().map(|text| cities(text).collect::<Vec<_>>().join("; "));
        cities.or_else(|| place.country_name.clone()).unwrap_or_default()
    }

    /// The same as in prose: `Lyon and Paris`.
    pub fn place_listed(&self) -> String {
        let Some(place) = &self.place else { return String::new() };
        place.city.as_deref().map(listed).or_else(|| place.country_name.clone()).unwrap_or_default()
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut event = serializer.serialize_struct("Event", 17)?;
        event.serialize_field("id", &self.id)?;
        event.serialize_field("n", &self.n)?;
        event.serialize_field("date", &self.date)?;
        event.serialize_field("date_from", &self.date.first())?;
        event.serialize_field("date_to", &self.date.last())?;
        event.serialize_field("kind", &self.kind)?;
        event.serialize_field("mode", &self.mode)?;
        event.serialize_field("status", &self.status)?;
        event.serialize_field("title", &self.title)?;
        event.serialize_field("part_of", &self.part_of)?;
        event.serialize_field("participants", &self.participants)?;
        event.serialize_field("place", &self.place)?;
        event.serialize_field("origin", &self.origin)?;
        event.serialize_field("reviewed", &self.reviewed)?;
        event.serialize_field("mentions", &self.mentions)?;
        event.serialize_field("note", &self.note)?;
        event.serialize_field("tags", &self.tags)?;
        event.end()
    }
}
