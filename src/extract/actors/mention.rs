//! What the actor layer hands on.

use crate::model::{Actor, ActorKind, TitleKind};
use std::ops::Range;
use std::sync::Arc;

/// Words of an article that stand for one or more actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorMention {
    /// Its tokens, an introduction and an apposition included.
    pub tokens: Range<usize>,
    /// Its sentence.
    pub sentence: usize,
    /// How it is put.
    pub form: Form,
    /// Who is meant; several for a group, none for a city that stands for nobody.
    pub who: Vec<Who>,
    /// For whom each of them acts, in the same order.
    pub sides: Vec<Option<Arc<Actor>>>,
    /// How that was read, for people: `surname of Sergey Lavrov (line 4)`.
    pub how: String,
    /// The office it is called by.
    pub title: Option<Post>,
    /// The place that the same words can be.
    pub place: Option<Site>,
    /// Who leads a delegation.
    pub led_by: Vec<Who>,
}

impl ActorMention {
    /// *they*, *the two*, *both sides*.
    pub(in crate::extract) fn is_plural(&self) -> bool {
        let open = self.who.iter().all(|who| !who.is_certain());
        let plural = |name: &str| {
            let name = name.strip_prefix("the ").unwrap_or(name);
            let last = name.rsplit(' ').next().unwrap_or("");
            let rank = [
                "leaders",
                "sides",
                "men",
                "women",
                "countries",
                "nations",
                "states",
                "presidents",
                "ministers",
                "parties",
                "governments",
                "capitals",
                "neighbours",
                "neighbors",
            ];
            matches!(name, "they" | "them" | "their" | "two" | "both" | "each other" | "one another" | "pair")
                || rank.contains(&last)
        };
        open && self.who.iter().any(|who| plural(&who.name().to_ascii_lowercase()))
    }
}

/// How an actor is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A full name.
    Name,
    /// A surname, or another part of a name.
    Surname,
    /// An office and its state: `the Russian president`.
    Title,
    /// An office alone: `the minister`.
    Role,
    /// The name of a state or an organization.
    State,
    /// A place that speaks for a government: `the Kremlin said`.
    Metonym,
    /// A modifier: `Russian troops`.
    Demonym,
    /// `he`, `her`, `they`.
    Pronoun,
    /// `his Ukrainian counterpart`.
    Counterpart,
    /// `the two leaders`, `both sides`.
    Group,
    /// Unnamed persons of a side: `a Russian delegation`, `Chinese officials`.
    Delegation,
    /// A place: `in Moscow`.
    Place,
}

impl Form {
    /// Whether the words stand for somebody who can take part; not a modifier, not a place.
    pub const fn is_actor(self) -> bool {
        !matches!(self, Self::Demonym | Self::Place)
    }
}

/// Who is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// An actor of the base.
    Known(Arc<Actor>),
    /// Somebody whom the base does not know, introduced by the article.
    New(Arc<NewActor>),
    /// Somebody whom the article does not make certain.
    Open(Arc<Unresolved>),
}

impl Who {
    /// The usual name, the name as written, or the words.
    pub fn name(&self) -> &str {
        match self {
            Self::Known(actor) => &actor.name,
            Self::New(person) => &person.name,
            Self::Open(open) => &open.words,
        }
    }

    /// The readable id of an actor of the base.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Known(actor) => Some(&actor.id),
            _ => None,
        }
    }

    /// Person, state or organization.
    pub fn kind(&self) -> ActorKind {
        match self {
            Self::Known(actor) => actor.kind,
            Self::New(new) => new.kind,
            Self::Open(_) => ActorKind::Person,
        }
    }

    /// Whether it is certain who is meant.
    pub const fn is_certain(&self) -> bool {
        !matches!(self, Self::Open(_))
    }

    /// Whether both are certainly the same actor.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Known(a), Self::Known(b)) => a.id == b.id,
            (Self::New(a), Self::New(b)) => Arc::ptr_eq(a, b) || a.name == b.name,
            _ => false,
        }
    }
}

/// A person, or a party that is no state, that the base does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewActor {
    /// The name as written.
    pub name: String,
    /// A person, or the organization of a party.
    pub kind: ActorKind,
    /// The office by which it was introduced.
    pub title: Option<Post>,
    /// Whether the article calls the office new: its term has just begun.
    pub newly: bool,
}

/// Somebody whom the article does not make certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unresolved {
    /// The words.
    pub words: String,
    /// For whom they act, if that is certain.
    pub side: Option<Arc<Actor>>,
    /// Who it could be, if there are few.
    pub candidates: Vec<Arc<Actor>>,
}

/// An office as a text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its words: `foreign minister`.
    pub words: String,
    /// What they say.
    pub kind: TitleKind,
    /// For whom it is held.
    pub side: Option<Arc<Actor>>,
    /// Whether it is no longer held.
    pub former: bool,
}

/// A place: a city, a state, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The plain English name of the city.
    pub city: Option<String>,
    /// The state of that day.
    pub country: Option<Arc<Actor>>,
}
