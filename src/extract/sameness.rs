//! Whether two tellings can be of one event, and to which event words point that name too little.

use super::telling::{Party, Telling};
use crate::model::{ActorKind, Day, EventKind, Mode, Role, Status};

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
    // Two tell of one session, whomever each of them names there.
    let body = |one: &Telling, other: &Telling| {
        let mut bodies = one.parties.iter().filter(|party| party.who.kind() == ActorKind::Organization);
        bodies.any(|body| other.parties.iter().any(|theirs| theirs.who.is(&body.who)))
    };
    if a.kind == EventKind::Summit && b.kind == EventKind::Summit && body(a, b) {
        return true;
    }
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

/// Whether words that name too little tell of a further event of the same sides: they are dated, and not on its days.
pub(super) fn is_another(new: &Telling, known: &Telling) -> bool {
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

/// Whether words that name too little can mean a known event.
pub(super) fn points_to(new: &Telling, known: &Telling, published: Day) -> bool {
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
pub(super) fn is_part(new: &Telling, known: &Telling) -> bool {
    let (Some(day), Some(span)) = (&new.date, &known.date) else { return false };
    known.kind == EventKind::Visit && new.kind != EventKind::Visit && day.date.is_narrower_than(&span.date)
}
