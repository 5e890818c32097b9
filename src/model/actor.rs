//! Actors: persons, states and organizations, their other names, and the offices persons hold.

use super::{ActorId, ActorKind, AliasType, EventDate, OfficeKind, Point};
use serde::Serialize;

/// A person, state or organization that can take part in an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Actor {
    /// The short number; 0 before it is stored.
    #[serde(skip)]
    pub n: ActorId,
    /// The readable id: `xi-jinping`.
    pub id: String,
    /// Person, state or organization.
    pub kind: ActorKind,
    /// The usual English name.
    pub name: String,
    /// Birth or founding.
    pub from: Option<EventDate>,
    /// Death or end.
    pub until: Option<EventDate>,
    /// The id of the state that a historical state became.
    pub successor: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub iso2: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub iso3: Option<String>,
    /// Wikidata's Q-id.
    pub wikidata: Option<String>,
    /// Anything a reader should know.
    pub note: Option<String>,
}

impl Actor {
    /// An actor of whom only the kind, the id and the name are known.
    pub fn new(kind: ActorKind, id: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            n: ActorId::default(),
            id: id.into(),
            kind,
            name: name.into(),
            from: None,
            until: None,
            successor: None,
            iso2: None,
            iso3: None,
            wikidata: None,
            note: None,
        }
    }
}

/// Another name of an actor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alias {
    /// The id of the actor.
    pub actor: String,
    /// The name itself.
    #[serde(rename = "alias")]
    pub text: String,
    /// What sort of name it is.
    #[serde(rename = "type")]
    pub kind: AliasType,
    /// ISO 639-1.
    pub lang: Option<String>,
    /// ISO 15924.
    pub script: Option<String>,
    /// Since when it is used; none: always.
    pub from: Option<EventDate>,
    /// Until when it is used.
    pub until: Option<EventDate>,
}

/// A post that a person holds for an actor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Office {
    /// The readable id: `foreign-minister-of-china`.
    pub id: String,
    /// As it stands before a name: `Foreign Minister`.
    pub title: String,
    /// The id of the actor whom its holder acts for.
    #[serde(rename = "for")]
    pub actor: String,
    /// What sort of post it is.
    pub kind: OfficeKind,
    /// Further titles.
    pub aliases: Vec<String>,
}

/// Who held an office when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Term {
    /// The id of the person.
    pub person: String,
    /// The id of the office.
    pub office: String,
    /// Since when; none: unknown.
    pub from: Option<EventDate>,
    /// Until when; none: in office, or unknown.
    pub until: Option<EventDate>,
    /// The id of the source.
    pub source: Option<String>,
    /// Anything a reader should know.
    pub note: Option<String>,
}

/// A city and the state it is in today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Its plain English name.
    pub city: String,
    /// The id of the state.
    pub country: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Where it is on the earth, if that is known.
    #[serde(skip)]
    pub point: Option<Point>,
}
