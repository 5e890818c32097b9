//! Tellings of one event become one event: headline, lead and later detail, a visit and the talks it is for, and
//! words that only point back (*the talks*).

use super::actors::{Form, Site, Who};
use super::days::FRESH;
use super::sameness::{is_another, is_part, is_same, points_to};
use super::scene::Scene;
use super::telling::{Party, Telling, parties};
use super::trip::visits;
use super::when::Dated;
use crate::model::{ActorKind, Day, EventKind, Mode, Role, Status};

/// An event as the article tells it, in one or more places.
#[derive(Debug)]
pub(super) struct Event {
    pub(super) told: Telling,
    /// Its further tellings: sentence and tokens to quote.
    pub(super) also: Vec<(usize, std::ops::Range<usize>)>,
    /// The visit it is a part of.
    pub(super) part_of: Option<usize>,
}

/// How many events back a telling is compared with.
const RECENT: usize = 60;

/// How many sentences back words can point.
const NEAR: usize = 25;

/// The events of an article so far.
#[derive(Debug)]
pub(super) struct Story {
    published: Day,
    /// Where the text was written.
    here: Option<Site>,
    /// The organization that the text is about.
    house: Option<Party>,
    pub(super) events: Vec<Event>,
    /// Tellings that name too little and point to nothing.
    pub(super) unsure: Vec<Telling>,
}

impl Story {
    /// An empty story of an article of a day.
    pub(super) fn new(scene: &Scene<'_>) -> Self {
        let (published, here) = (scene.article.published, scene.dateline_place());
        let house = scene.house().and_then(|actor| parties(actor, Role::Attendee, true).into_iter().next());
        Self { published, here, house, events: Vec::new(), unsure: Vec::new() }
    }

    /// Takes a telling in: a new event, a further telling of a known one, or words that point to one.
    pub(super) fn add(&mut self, telling: Telling) {
        if !telling.is_enough() {
            return self.point_back(telling);
        }
        let recent = self.events.len().saturating_sub(RECENT);
        let known = (recent..self.events.len()).rev().find(|at| is_same(&self.events[*at].told, &telling));
        match known {
            Some(at) => self.events[at].join(telling),
            None => self.events.push(Event { told: telling, also: Vec::new(), part_of: None }),
        }
    }

    /// *In Quito, he will ...*: a stop of somebody of whose trip was told before.
    pub(super) fn add_stop(&mut self, stop: Telling) {
        let trip = |event: &&Event| {
            let visit = event.told.kind == EventKind::Visit && event.told.status != Status::Denied;
            visit
                && stop.with_role(Role::Guest).all(|guest| event.told.with_role(Role::Guest).any(|own| own.fits(guest)))
        };
        let Some(status) = self.events.iter().rev().take(RECENT).find(trip).map(|event| event.told.status) else {
            return;
        };
        self.add(Telling { status, ..stop });
    }

    /// Those of the last event, if they are two sides.
    pub(super) fn last_pair(&self) -> Vec<Party> {
        let recent = self.events.iter().rev().take(3).find(|event| event.told.sides() == 2);
        recent.map_or_else(Vec::new, |event| event.told.parties.clone())
    }

    /// *The talks*, *his visit*: details of an event told before, or a part of a visit on a day of its own.
    fn point_back(&mut self, telling: Telling) {
        let recent = self.events.len().saturating_sub(RECENT);
        let near = |at: &usize| self.events[*at].told.sentence + NEAR >= telling.sentence;
        let found = (recent..self.events.len())
            .rev()
            .filter(near)
            .find(|at| points_to(&telling, &self.events[*at].told, self.published));
        let Some(at) = found else {
            return self.another(telling);
        };
        if is_part(&telling, &self.events[at].told) {
            let visit = &self.events[at].told;
            let place = telling.place.clone().or_else(|| visit.place.clone());
            let part = telling.like(visit, "part of the visit: a day of its own inside it");
            self.events.push(Event { told: Telling { place, ..part }, also: Vec::new(), part_of: Some(at) });
        } else {
            self.events[at].join(telling);
        }
    }
}

impl Story {
    /// Another event of those named before: `the December 7 videoconference`, a new date for what was put off.
    fn another(&mut self, telling: Telling) {
        if telling.named && telling.kind == EventKind::Summit && telling.date.is_some() {
            return self.convened(telling);
        }
        let recent = self.events.len().saturating_sub(RECENT);
        let like = |at: &usize| is_another(&telling, &self.events[*at].told);
        match (recent..self.events.len()).rev().find(like) {
            Some(at) => {
                let known = &self.events[at].told;
                let moved = telling.kind == EventKind::Visit;
                let place = telling.place.clone().or_else(|| known.place.clone().filter(|_| moved));
                let told = telling.like(known, "those of the event told before, on another day");
                self.events.push(Event { told: Telling { place, ..told }, also: Vec::new(), part_of: None });
            }
            None if telling.kind == EventKind::Summit && telling.date.is_some() => self.convened(telling),
            None if telling.kind == EventKind::Visit && self.partner(&telling).is_some() => self.visit_partner(telling),
            None if telling.kind == EventKind::Visit && telling.points_back => self.visit_here(telling),
            None => match self.signatories(&telling) {
                Some(signing) => {
                    let date = telling.date.clone().or_else(|| signing.date.clone());
                    let place = telling.place.clone().or_else(|| signing.place.clone());
                    let told = telling.like(&signing, "the talks after which they signed");
                    self.events.push(Event { told: Telling { date, place, ..told }, also: Vec::new(), part_of: None });
                }
                None => self.unsure.push(telling),
            },
        }
    }

    /// *after the talks*, where only what was signed after them has been told: two persons who signed.
    fn signatories(&self, telling: &Telling) -> Option<Telling> {
        let talks = matches!(telling.kind, EventKind::Meeting | EventKind::Negotiation)
            && telling.points_back
            && telling.status == Status::Held;
        let signed = |event: &&Event| {
            let told = &event.told;
            let near = told.sentence + NEAR >= telling.sentence;
            let first = told.date.as_ref().and_then(|dated| dated.date.first());
            let fresh = first.is_none_or(|first| self.published.days() - first.days() < FRESH);
            near && fresh && told.kind == EventKind::Signing && told.status == Status::Held && told.sides() == 2
        };
        let signing = &self.events.iter().rev().take(RECENT).find(signed).filter(|_| talks)?.told;
        let persons = signing.parties.len() == 2 && signing.parties.iter().all(Party::is_person);
        let own = telling.parties.iter().all(|party| signing.parties.iter().any(|theirs| theirs.fits(party)));
        (persons && own).then(|| signing.clone())
    }
}

impl Story {
    /// Where `an upcoming visit by X` goes, told after a contact of the side of X with another state: to that state.
    fn partner(&self, telling: &Telling) -> Option<Party> {
        let guest = telling.with_role(Role::Guest).next()?;
        let ahead = telling.status == Status::Planned && telling.sides() == 1 && telling.place.is_none();
        let near = |event: &&Event| event.told.sentence + NEAR >= telling.sentence && event.told.sides() == 2;
        let last = self.events.iter().rev().take(RECENT).find(near).filter(|_| ahead)?;
        let own = last.told.parties.iter().any(|party| party.side_key() == guest.side_key());
        let state = |party: &&Party| party.side.as_ref().is_some_and(|side| side.kind == ActorKind::State);
        let other = last.told.parties.iter().filter(state).find(|party| party.side_key() != guest.side_key());
        other.filter(|_| own).cloned()
    }

    fn visit_partner(&mut self, telling: Telling) {
        let Some(country) = self.partner(&telling).and_then(|party| party.side) else { return };
        let here = Site { city: None, country: Some(country) };
        let mut told = visits(telling, &[here]);
        for visit in &mut told {
            visit.trace.push("to the other side of the contact told before".to_owned());
        }
        self.events.extend(told.into_iter().map(|told| Event { told, also: Vec::new(), part_of: None }));
    }

    /// *his visit*, of which nothing was told: to where the text was written.
    fn visit_here(&mut self, telling: Telling) {
        let guest = telling.with_role(Role::Guest).next();
        let abroad = |here: &&Site| guest.is_some_and(|guest| guest.travels_to(here));
        match self.here.as_ref().filter(abroad).cloned() {
            Some(here) => self.events.extend(visits(telling, &[here]).into_iter().map(|told| Event {
                told,
                also: Vec::new(),
                part_of: None,
            })),
            None => self.unsure.push(telling),
        }
    }

    /// The organization whose session was told of last.
    fn convener(&self) -> Option<Party> {
        let sessions = self.events.iter().rev().take(NEAR).filter(|event| event.told.kind == EventKind::Summit);
        let organization = |party: &&Party| party.who.kind() == ActorKind::Organization;
        let all = |event: &Event| event.told.sides() == 1;
        let told = sessions.filter(|event| all(event));
        let told = told.into_iter().find_map(|event| event.told.parties.iter().find(organization).cloned());
        told.or_else(|| self.house.clone())
    }

    /// A conference of which only the day and the place are told: its host is the state.
    fn convened(&mut self, mut telling: Telling) {
        let own = telling.parties.is_empty();
        if let Some(party) = self.convener().filter(|_| own) {
            telling.add(Party { inferred: true, how: format!("whose sessions are told of ({})", party.how), ..party });
            return self.events.push(Event { told: telling, also: Vec::new(), part_of: None });
        }
        let host = telling.place.as_ref().and_then(|site| site.country.clone());
        match host.filter(|_| telling.parties.is_empty()) {
            Some(country) => {
                let how = "where it was held".to_owned();
                let side = Some(std::sync::Arc::clone(&country));
                telling.add(Party {
                    who: Who::Known(country),
                    side,
                    role: Role::Host,
                    form: Form::State,
                    inferred: true,
                    how,
                });
                self.events.push(Event { told: telling, also: Vec::new(), part_of: None });
            }
            None => self.unsure.push(telling),
        }
    }
}

impl Event {
    /// Takes what a further telling adds.
    fn join(&mut self, other: Telling) {
        self.also.push((other.sentence, other.quote.clone()));
        self.told.trace.push(format!("also told as {}", other.rule));
        self.told.trace.extend(other.trace.iter().map(|step| format!("  {step}")));
        let own = &mut self.told;
        let remote = |telling: &Telling| matches!(telling.mode, Mode::Video | Mode::Phone);
        if other.sides() >= 2 && other.kind == EventKind::Visit && own.kind != EventKind::Visit && !remote(own) {
            own.kind = EventKind::Visit;
            own.set_roles_from(&other);
        }
        own.status = stronger(own, &other);
        own.sure |= other.sure;
        own.neutral &= other.neutral;
        own.date = narrower(own.date.take(), other.date, own.kind);
        if own.place.as_ref().is_none_or(|site| site.city.is_none())
            && other.place.is_some()
            && own.kind != EventKind::Call
        {
            own.place = other.place;
        }
        for party in other.parties {
            own.add(party);
        }
    }
}

impl Telling {
    /// With the parties of another event, as inferred; in talks of delegations the states are the parties.
    fn like(mut self, known: &Self, why: &str) -> Self {
        let states = self.kind == EventKind::Negotiation && self.parties.is_empty() && known.kind != EventKind::Visit;
        for party in &known.parties {
            let how = format!("as in the event told before ({})", party.how);
            let side = party.side.clone().filter(|_| states);
            let who = side.map_or_else(|| party.who.clone(), Who::Known);
            self.add(Party { who, inferred: true, how, ..party.clone() });
        }
        self.trace.push(why.to_owned());
        self.points_back = false;
        self
    }

    /// Who travels and who receives, as another telling has it.
    fn set_roles_from(&mut self, other: &Self) {
        for party in &mut self.parties {
            if let Some(same) = other.parties.iter().find(|theirs| theirs.fits(party)) {
                party.role = same.role;
            }
        }
    }
}

/// Called off beats announced, announced beats wanted.
fn stronger(own: &Telling, other: &Telling) -> Status {
    let rank = |telling: &Telling| match telling.status {
        _ if telling.neutral => 9,
        Status::Cancelled => 0,
        Status::Postponed => 1,
        Status::Denied => 2,
        Status::Held => 3,
        Status::Planned => 4,
        Status::Proposed => 5,
    };
    if rank(other) < rank(own) { other.status } else { own.status }
}

/// The narrower of two dates that agree; a visit keeps its span of several days.
fn narrower(own: Option<Dated>, other: Option<Dated>, kind: EventKind) -> Option<Dated> {
    match (own, other) {
        (Some(own), Some(other)) => {
            let spans = own.date.as_str().contains('/') && !is_week(&own);
            let keep = kind == EventKind::Visit && spans && !other.date.as_str().contains('/');
            if other.date.is_narrower_than(&own.date) && !keep { Some(other) } else { Some(own) }
        }
        (own, other) => own.or(other),
    }
}

/// *next week* is a span in which the visit lies, not the visit's own.
fn is_week(dated: &Dated) -> bool {
    let (Some(first), Some(last)) = (dated.date.first(), dated.date.last()) else { return false };
    last.days() - first.days() == 6
}
