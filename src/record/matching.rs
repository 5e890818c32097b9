//! Is this draft an event we know? The same sides, a compatible kind and mode, and days that can be the same.

use super::Resolved;
use crate::error::Result;
use crate::model::{ActorId, Day, EventDate, EventId, EventKind, Mode, Origin, Role, city};
use crate::store::{EventRow, Member, Writer};
use std::collections::BTreeSet;

/// The widest span, in days, of two dates that are taken for one event because they overlap: a month and its edges.
/// Of a whole year nobody can tell which meeting it means.
const WIDEST: i64 = 45;

/// The known events that a draft is, or looks like.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Matches {
    /// The one it is.
    pub(super) same: Option<EventId>,
    /// Those it could be.
    pub(super) similar: Vec<EventId>,
}

/// Looks among the events of the draft's own pairs, only those `before` a number where one is given, and not among those
/// that the coded set of the draft told of under other ids.
pub(super) fn find(
    writer: &Writer<'_>,
    draft: &Resolved,
    before: Option<EventId>,
    set: Option<&str>,
) -> Result<Matches> {
    let ours = sided(writer, &draft.row, &draft.members)?;
    let mut same: Vec<(EventId, EventRow)> = Vec::new();
    let mut similar = Vec::new();
    for n in candidates(writer, draft, &ours, before.is_some())? {
        if before.is_some_and(|first| n >= first) {
            continue;
        }
        let row = writer.event_row(n)?;
        if row.origin == Origin::Imported && set.is_some() && row.id.split('-').next() == set {
            continue;
        }
        let theirs = sided(writer, &row, &writer.members(n)?)?;
        if !agree(&draft.row, &row, &ours, &theirs) {
            continue;
        }
        let apart = told_apart(writer, draft, n)?;
        match how_dated(&draft.row.date, &row.date) {
            Dated::Same if apart && draft.row.date == row.date => similar.push(n),
            Dated::Same if !apart => same.push((n, row)),
            Dated::Possible if !apart => similar.push(n),
            _ => {}
        }
    }
    Ok(decide(&draft.row, &same, similar))
}

/// Whether a data set tells of both in records of their own: what it lists twice it has told apart.
fn told_apart(writer: &Writer<'_>, draft: &Resolved, n: EventId) -> Result<bool> {
    for mention in draft.mentions.iter().filter(|mention| mention.line.is_some()) {
        if writer.is_other_record(n, mention.source, mention.line)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// One match is it; of several, the one with the very same date and kind; else they are only similar.
fn decide(draft: &EventRow, same: &[(EventId, EventRow)], mut similar: Vec<EventId>) -> Matches {
    let exact = same.iter().filter(|(_, row)| row.date == draft.date && row.kind == draft.kind);
    let exact: Vec<EventId> = exact.map(|(n, _)| *n).collect();
    let one = match (same, exact.as_slice()) {
        ([(n, _)], _) | (_, [n]) => Some(*n),
        _ => None,
    };
    similar.extend(same.iter().map(|(n, _)| *n).filter(|n| Some(*n) != one));
    Matches { same: one, similar: if one.is_some() { Vec::new() } else { similar } }
}

/// A participant and whom it acts for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sided {
    actor: ActorId,
    role: Role,
    acts_for: Vec<ActorId>,
}

impl Sided {
    /// The side itself: whom it acts for, or itself.
    fn side(&self) -> ActorId {
        self.acts_for.first().copied().unwrap_or(self.actor)
    }

    /// The same person, or a person and the state he acts for; and not host here, guest there.
    fn is(&self, other: &Self) -> bool {
        let same =
            self.actor == other.actor || self.acts_for.contains(&other.actor) || other.acts_for.contains(&self.actor);
        let opposite = matches!((self.role, other.role), (Role::Host, Role::Guest) | (Role::Guest, Role::Host));
        same && !opposite
    }
}

fn sided(writer: &Writer<'_>, event: &EventRow, members: &[Member]) -> Result<Vec<Sided>> {
    let side = |member: &Member| {
        let acts_for = match member.acts_for {
            Some(stated) => vec![stated],
            None => writer.acts_for(member.actor, event.date.first(), event.date.last())?,
        };
        Ok(Sided { actor: member.actor, role: member.role, acts_for })
    };
    members.iter().map(side).collect()
}

/// The events of the draft's first sides around its days.
fn candidates(writer: &Writer<'_>, draft: &Resolved, ours: &[Sided], only_older: bool) -> Result<BTreeSet<EventId>> {
    let (from, to) = (draft.row.date.first(), draft.row.date.last());
    let events = |x, y| match only_older {
        true => writer.older_pair_events(x, y, from, to),
        false => writer.all_pair_events(x, y, from, to),
    };
    let mut found = BTreeSet::new();
    let first = &ours[..ours.len().min(3)];
    for (i, x) in first.iter().enumerate() {
        for y in first[..i].iter().filter(|y| y.side() != x.side()) {
            found.extend(events(x.side(), y.side())?);
        }
    }
    if let [alone] = ours {
        found.extend(events(alone.actor, alone.actor)?);
    }
    Ok(found)
}

fn agree(a: &EventRow, b: &EventRow, ours: &[Sided], theirs: &[Sided]) -> bool {
    let places = a.country.is_none() || b.country.is_none() || a.country == b.country;
    let cities = match (&a.city, &b.city) {
        (Some(x), Some(y)) => city::meet(x, y),
        _ => true,
    };
    modes(a.mode, b.mode) && places && cities && kinds_and_sides(a, b, ours, theirs)
}

fn modes(a: Mode, b: Mode) -> bool {
    a == b || a == Mode::Unknown || b == Mode::Unknown
}

/// Two reports of a summit need not name the same participants; of anything else they must tell the same sides.
fn kinds_and_sides(a: &EventRow, b: &EventRow, ours: &[Sided], theirs: &[Sided]) -> bool {
    use EventKind::{Meeting, Negotiation, Summit, Visit};
    let covered = covers(ours, theirs) || covers(theirs, ours);
    let sides = |all: &[Sided]| all.iter().map(Sided::side).collect::<BTreeSet<_>>();
    let same_sides = || sides(ours) == sides(theirs);
    covered
        && match (a.kind, b.kind) {
            (Summit, Summit) => true,
            (x, y) if x == y => same_sides(),
            (Meeting | Negotiation | Summit, Meeting | Negotiation | Summit) => same_sides(),
            (Visit, Meeting) | (Meeting, Visit) => same_sides() && a.date == b.date && a.part_of == b.part_of,
            _ => false,
        }
}

fn covers(all: &[Sided], some: &[Sided]) -> bool {
    some.iter().all(|x| all.iter().any(|y| x.is(y)))
}

enum Dated {
    Same,
    Possible,
    No,
}

fn how_dated(a: &EventDate, b: &EventDate) -> Dated {
    let width = |date: &EventDate| date.first().zip(date.last()).map_or(i64::MAX, |(x, y)| Day::days(y) - Day::days(x));
    match () {
        () if a == b => Dated::Same,
        () if !a.overlaps(b) => Dated::No,
        () if width(a) <= WIDEST && width(b) <= WIDEST => Dated::Same,
        () => Dated::Possible,
    }
}

/// The participants of a known event together with those that another telling adds: a person takes the place of
/// the state he acts for, a state adds nothing to its person.
pub(super) fn joined(writer: &Writer<'_>, event: &EventRow, known: &[Member], told: &[Member]) -> Result<Vec<Member>> {
    let mut members = known.to_vec();
    for (new, new_side) in told.iter().zip(sided(writer, event, told)?) {
        let sides = sided(writer, event, &members)?;
        if sides.iter().any(|side| side.actor == new.actor || side.acts_for.contains(&new.actor)) {
            continue;
        }
        match sides.iter().position(|side| new_side.acts_for.contains(&side.actor)) {
            Some(state) => members[state] = Member { role: members[state].role, ..*new },
            None => members.push(*new),
        }
    }
    Ok(members)
}
