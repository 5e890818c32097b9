//! Tellings of one event become one event: headline, lead and later detail, a visit and the talks it is for, and
//! words that only point back (*the talks*).

use super::actors::{Form, Site, Who};
use super::telling::{Party, Telling};
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
    pub(super) events: Vec<Event>,
    /// Tellings that name too little and point to nothing.
    pub(super) unsure: Vec<Telling>,
}

impl Story {
    /// An empty story of an article of a day.
    pub(super) const fn new(published: Day, here: Option<Site>) -> Self {
        Self { published, here, events: Vec::new(), unsure: Vec::new() }
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
            None if telling.kind == EventKind::Visit && telling.points_back => self.visit_here(telling),
            None => self.unsure.push(telling),
        }
    }
}

impl Story {
    /// *his visit*, of which nothing was told: to where the text was written.
    fn visit_here(&mut self, telling: Telling) {
        let guest = telling.with_role(Role::Guest).next().filter(|guest| guest.is_person() && guest.side.is_some());
        let abroad = |site: &&Site| {
            let country = site.country.as_ref().map(|country| country.id.as_str());
            country.is_some() && guest.is_some_and(|guest| country != Some(guest.side_key()))
        };
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
        sessions.filter(|event| all(event)).find_map(|event| event.told.parties.iter().find(organization).cloned())
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

/// Whether words that name too little tell of a further event of the same sides: they are dated, and not on its days.
fn is_another(new: &Telling, known: &Telling) -> bool {
    let Some(dated) = &new.date else { return false };
    let moved = is_moved(new, known);
    let apart = moved
        || known.date.as_ref().is_none_or(|known| !known.date.overlaps(&dated.date))
        || family(new) != family(known);
    let day = dated.date.first().is_some() && dated.date.last().is_some();
    let parties = parties_known(new, known);
    let told = new.status != Status::Proposed && (new.points_back || new.sure);
    let two = known.sides() == 2 && known.parties.iter().all(|party| party.role != Role::Mediator);
    let kinds = match new.kind {
        EventKind::Visit => moved && known.kind == EventKind::Visit,
        EventKind::Signing => false,
        _ => known.kind != EventKind::Visit && known.kind != EventKind::Signing,
    };
    apart && day && parties && two && kinds && told
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

/// What kinds of words can tell of one event.
#[derive(PartialEq, Eq)]
enum Family {
    Contact,
    Remote,
    Signing,
    Other,
}

fn family(telling: &Telling) -> Family {
    match (telling.kind, telling.mode) {
        (EventKind::Signing, _) => Family::Signing,
        (EventKind::Statement | EventKind::Other, _) => Family::Other,
        (EventKind::Call, _) | (_, Mode::Video | Mode::Phone) => Family::Remote,
        _ => Family::Contact,
    }
}

/// Whether two tellings can be of one event.
pub(super) fn is_same(known: &Telling, new: &Telling) -> bool {
    family(known) == family(new)
        && statuses_agree(known, new)
        && parties_agree(known, new)
        && places_agree(known, new)
        && dates_agree(known, new)
        && (known.kind == EventKind::Visit) == (new.kind == EventKind::Visit)
        || is_trip_to_meet(known, new)
}

/// A trip and the encounter it is for are one event where the host of both is the same person.
fn is_trip_to_meet(a: &Telling, b: &Telling) -> bool {
    let (visit, other) = if a.kind == EventKind::Visit { (a, b) } else { (b, a) };
    if visit.kind != EventKind::Visit || other.kind == EventKind::Visit || family(other) != Family::Contact {
        return false;
    }
    let hosts =
        visit.with_role(Role::Host).any(|host| host.is_person() && other.parties.iter().any(|party| party.fits(host)));
    let same_days = match (&visit.date, &other.date) {
        (Some(visit), Some(other)) => visit.date == other.date,
        (_, None) => true,
        (None, Some(_)) => false,
    };
    hosts
        && same_days
        && statuses_agree(a, b)
        && parties_agree(a, b)
        && places_agree(a, b)
        && a.kind != EventKind::Signing
}

/// Those of one are all among those of the other, by name or by side.
fn parties_agree(a: &Telling, b: &Telling) -> bool {
    // A session of one organization is no talks of it with somebody.
    let session =
        |one: &Telling, other: &Telling| one.sides() == 1 && other.sides() > 1 && other.kind != EventKind::Summit;
    if session(a, b) || session(b, a) {
        return false;
    }
    let in_other = |one: &Telling, other: &Telling| {
        let mut counted = one.parties.iter().filter(|party| party.role != Role::Mediator);
        counted.all(|party| other.parties.iter().any(|theirs| theirs.fits(party)))
    };
    let guests = |telling: &Telling| telling.with_role(Role::Guest).cloned().collect::<Vec<_>>();
    if a.kind == EventKind::Visit && b.kind == EventKind::Visit {
        let (ours, theirs) = (guests(a), guests(b));
        return ours.iter().all(|g| theirs.iter().any(|t| t.fits(g)))
            || theirs.iter().all(|g| ours.iter().any(|o| o.fits(g)));
    }
    in_other(a, b) || in_other(b, a)
}

fn places_agree(a: &Telling, b: &Telling) -> bool {
    let (Some(a), Some(b)) = (&a.place, &b.place) else { return true };
    let country = match (&a.country, &b.country) {
        (Some(a), Some(b)) => a.id == b.id,
        _ => true,
    };
    let city = match (&a.city, &b.city) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    country && city
}

/// A narrower date inside a visit of several days is that of a part of it.
fn dates_agree(a: &Telling, b: &Telling) -> bool {
    let (Some(first), Some(second)) = (&a.date, &b.date) else { return true };
    if first.date == second.date {
        return true;
    }
    let visit = |telling: &Telling| telling.kind == EventKind::Visit;
    first.date.overlaps(&second.date) && visit(a) == visit(b)
}

fn statuses_agree(a: &Telling, b: &Telling) -> bool {
    use Status::{Cancelled, Denied, Held, Planned, Postponed, Proposed};
    match (a.status, b.status) {
        (Held, Held)
        | (Denied, Denied)
        | (Planned | Proposed | Cancelled | Postponed, Planned | Proposed | Cancelled | Postponed) => true,
        _ if a.neutral && !a.earlier || b.neutral && !b.earlier => true,
        // One of them is only a tense, and the days are the same.
        (Held, Planned) | (Planned, Held) => {
            (!a.sure || !b.sure)
                && a.date.is_some()
                && a.date.as_ref().map(|d| &d.date) == b.date.as_ref().map(|d| &d.date)
        }
        _ => false,
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

/// Whether words that name too little can mean a known event.
fn points_to(new: &Telling, known: &Telling, published: Day) -> bool {
    let kinds = match (new.kind, known.kind) {
        (EventKind::Visit, kind) => kind == EventKind::Visit,
        (EventKind::Signing, kind) => kind == EventKind::Signing,
        _ => family(new) == family(known),
    };
    let dates = match (&new.date, &known.date) {
        (Some(new), Some(known)) => new.date.overlaps(&known.date),
        (Some(day), None) => {
            new.points_back && (!is_future(known) || day.date.last().is_none_or(|last| last >= published))
        }
        (None, _) => true,
    };
    let parties = parties_known(new, known) && !(new.named && known.kind != new.kind);
    let statuses = (!new.sure || statuses_agree(known, new)) && !is_moved(new, known);
    kinds && parties && dates && statuses && places_agree(known, new)
}

/// Whether all of one are in the other, and nobody both travels and receives.
fn parties_known(new: &Telling, known: &Telling) -> bool {
    let opposite = |a: Role, b: Role| matches!((a, b), (Role::Guest, Role::Host) | (Role::Host, Role::Guest));
    let fits = |party: &Party, theirs: &Party| theirs.fits(party) && !opposite(party.role, theirs.role);
    new.parties.iter().all(|party| known.parties.iter().any(|theirs| fits(party, theirs)))
}

const fn is_future(telling: &Telling) -> bool {
    matches!(telling.status, Status::Planned | Status::Proposed)
}

/// A new date for what was put off.
fn is_moved(new: &Telling, known: &Telling) -> bool {
    let off = matches!(known.status, Status::Postponed | Status::Cancelled);
    let date = new.date.is_some()
        && new.date.as_ref().map(|dated| &dated.date) != known.date.as_ref().map(|dated| &dated.date);
    off && new.status == Status::Planned && new.sure && date
}

/// Talks on one day of a visit of several.
fn is_part(new: &Telling, known: &Telling) -> bool {
    let (Some(day), Some(span)) = (&new.date, &known.date) else { return false };
    known.kind == EventKind::Visit && new.kind != EventKind::Visit && day.date.is_narrower_than(&span.date)
}
