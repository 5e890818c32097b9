//! One telling of an event: what one trigger says with the words of its clause, before tellings of one event are joined.

use super::actors::{ActorMention, Form, Site, Who};
use super::reality::Tense;
use super::when::Dated;
use crate::model::{Actor, ActorKind, EventKind, Mode, Role, Status};
use std::ops::Range;
use std::sync::Arc;

/// An actor in an event, with its side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Party {
    pub(super) who: Who,
    pub(super) side: Option<Arc<Actor>>,
    pub(super) role: Role,
    /// How it was put; unnamed delegations count as their state.
    pub(super) form: Form,
    /// Whether it stands in another clause than the trigger.
    pub(super) inferred: bool,
    /// How it was read, for people.
    pub(super) how: String,
}

impl Party {
    /// What tells sides apart: the id of the side, else of the actor, else its name.
    pub(super) fn side_key(&self) -> &str {
        match (&self.side, &self.who) {
            (Some(side), _) => &side.id,
            (None, who) => who.id().unwrap_or_else(|| who.name()),
        }
    }

    /// Whether it is a person, by name.
    pub(super) fn is_person(&self) -> bool {
        self.who.kind() == ActorKind::Person
    }

    /// Whether it is somebody new in an office of a state that is not said.
    pub(super) fn is_unsided_official(&self) -> bool {
        let Who::New(person) = &self.who else { return false };
        self.side.is_none() && person.title.as_ref().is_some_and(|title| !title.former && title.kind.office().is_some())
    }

    /// Whether a place lies in another country than that of its side.
    pub(super) fn is_abroad(&self, place: &Site) -> bool {
        place.country.as_ref().is_some_and(|country| country.id != self.side_key())
    }

    /// Whether it is a person of a known side who is abroad at a place.
    pub(super) fn travels_to(&self, place: &Site) -> bool {
        self.is_person() && self.side.is_some() && self.is_abroad(place)
    }

    /// Whether both are the same actor, or one is the side of the other.
    pub(super) fn fits(&self, other: &Self) -> bool {
        if self.is_person() && other.is_person() {
            return same_person(&self.who, &other.who);
        }
        self.who.is(&other.who) || self.side_key() == other.side_key()
    }
}

/// Whether two persons are one; a surname alone may be that of a full name.
fn same_person(a: &Who, b: &Who) -> bool {
    let last = |who: &Who| who.name().rsplit(' ').next().unwrap_or("").to_owned();
    let open = !a.is_certain() || !b.is_certain();
    a.is(b) || open && last(a) == last(b)
}

/// One telling of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Telling {
    pub(super) kind: EventKind,
    pub(super) mode: Mode,
    pub(super) parties: Vec<Party>,
    pub(super) status: Status,
    /// Whether words, and not only the tense, give the status.
    pub(super) sure: bool,
    pub(super) date: Option<Dated>,
    pub(super) place: Option<Site>,
    /// The sentence it stands in.
    pub(super) sentence: usize,
    /// The first token of its trigger.
    pub(super) token: usize,
    /// The tokens to quote.
    pub(super) quote: Range<usize>,
    /// Which rule read it.
    pub(super) rule: String,
    /// Whether it says nothing of its own about how real the event is.
    pub(super) neutral: bool,
    /// Whether its clause adds it to what was told just before: *also*.
    pub(super) adds: bool,
    /// Whether it only points to an event told elsewhere: *the talks*.
    pub(super) points_back: bool,
    /// Whether its noun is a name of its own: *the Eastern Partnership Summit*.
    pub(super) named: bool,
    /// Whether its words say that it lies further back than what is told around it: *had met*, *their first meeting*.
    pub(super) earlier: bool,
    /// The tense of its verb, where that alone says how real it is.
    pub(super) tense: Tense,
    /// Whether it is news of the day by its words: *said after talks*, *visits Quito*.
    pub(super) fresh: bool,
    /// The steps by which it was read, for people.
    pub(super) trace: Vec<String>,
}

impl Telling {
    /// How many sides take part.
    pub(super) fn sides(&self) -> usize {
        let mut keys: Vec<&str> = self.parties.iter().map(Party::side_key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.len()
    }

    /// Whether enough take part to tell it apart: two sides, or an organization whose members convene.
    pub(super) fn is_enough(&self) -> bool {
        let convened = |party: &Party| party.who.kind() == ActorKind::Organization;
        let hosted = self.kind == EventKind::Summit && self.with_role(Role::Host).any(|host| !host.inferred);
        let placed = self.date.is_some() || self.place.is_some();
        self.sides() >= 2
            || (self.kind == EventKind::Summit && self.parties.iter().any(convened))
            || (hosted && placed && self.rule == "noun:summit")
    }

    /// Whether its day is to come, or would have been, so far as its status says.
    pub(super) const fn lies_ahead(&self) -> bool {
        matches!(self.status, Status::Planned | Status::Proposed | Status::Cancelled | Status::Postponed)
    }

    /// Those with a role.
    pub(super) fn with_role(&self, role: Role) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(move |party| party.role == role)
    }

    /// Adds those who are not there yet; a person takes the place of the own side.
    pub(super) fn add(&mut self, party: Party) {
        if let Some(known) = self
            .parties
            .iter_mut()
            .find(|known| known.is_person() && party.is_person() && same_person(&known.who, &party.who))
        {
            if !known.who.is_certain() {
                (known.who, known.side) = (party.who, party.side);
            }
            return;
        }
        if self.parties.iter().any(|known| known.who.is(&party.who)) {
            return;
        }
        let same_side = |known: &Party| known.side_key() == party.side_key();
        if !party.is_person() && self.parties.iter().any(|known| known.is_person() && same_side(known)) {
            return;
        }
        let stands_for = |known: &Party| !known.is_person() && same_side(known) && party.is_person();
        match self.parties.iter().position(stands_for) {
            Some(at) => {
                let role = if party.role == Role::Attendee { self.parties[at].role } else { party.role };
                self.parties[at] = Party { role, ..party };
            }
            None => self.parties.push(party),
        }
    }
}

/// Those whom a mention stands for, as parties: leaders for their delegation, a state for its unnamed people.
pub(super) fn parties(mention: &ActorMention, role: Role, inferred: bool) -> Vec<Party> {
    let one = |who: &Who, side: Option<&Arc<Actor>>| {
        let (who, side) = match who {
            Who::Open(open) if !matches!(mention.form, Form::Name | Form::Surname) => {
                let side = open.side.as_ref().or(side)?;
                (Who::Known(Arc::clone(side)), Some(side))
            }
            who => (who.clone(), side),
        };
        let side = side.cloned().or_else(|| side_of(&who));
        if !who.is_certain() && side.is_none() {
            return None;
        }
        Some(Party { who, side, role, form: mention.form, inferred, how: mention.how.clone() })
    };
    let led: Vec<Party> = mention.led_by.iter().filter_map(|who| one(who, mention.sides.first()?.as_ref())).collect();
    if !led.is_empty() {
        return led;
    }
    let sides = mention.sides.iter().map(Option::as_ref).chain(std::iter::repeat(None));
    mention.who.iter().zip(sides).filter_map(|(who, side)| one(who, side)).collect()
}

/// A state or an organization acts for itself, a new person for whom the introduction says.
fn side_of(who: &Who) -> Option<Arc<Actor>> {
    match who {
        Who::Known(actor) if actor.kind != ActorKind::Person => Some(Arc::clone(actor)),
        Who::Open(open) => open.side.clone(),
        Who::New(person) => person.title.as_ref().and_then(|title| title.side.clone()),
        Who::Known(_) => None,
    }
}
