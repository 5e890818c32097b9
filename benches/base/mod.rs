//! A generated base of any size: two states that are in nearly every event, and a third that met the first twenty times,
//! whatever the size.

use chancery::model::{ActorId, EventDate, EventId, EventKind, Mode, Origin, Role, Status};
use chancery::seeds::{self, Extent};
use chancery::store::{EventRow, Member, RevisionNote, Store};

/// The two, and the third.
pub(crate) const HUBS: [&str; 3] = ["united-states", "russia", "bhutan"];

/// Events that the hub and its rare partner have in common.
pub(crate) const COMMON: usize = 20;

/// Puts so many events into a base.
pub(crate) fn fill(store: &Store, events: usize) {
    let note = |what: &str| RevisionNote { at: String::new(), who: "bench".into(), what: what.into(), why: None };
    seeds::fill(store, &note("init"), Extent::Names).expect("the names");
    let actors: Vec<ActorId> = store.actors().expect("the actors").iter().map(|actor| actor.n).collect();
    let [hub, busy, rare] = HUBS.map(|id| store.actor_by_id(id).expect("an answer").expect("a known actor"));
    let writer = store.begin(&note("generate")).expect("a revision");
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        (random % below as u64) as usize
    };
    for n in 0..events {
        let third = actors[next(actors.len())];
        let others = if n % (events / COMMON) == 0 {
            vec![hub, rare]
        } else if n % 2 == 0 {
            vec![hub, busy]
        } else {
            vec![busy, third]
        };
        let mut actors: Vec<ActorId> =
            others.into_iter().filter(|actor| *actor != rare || n % (events / COMMON) == 0).collect();
        actors.dedup();
        let date = format!("{}-{:02}-{:02}", 1950 + next(75), 1 + next(12), 1 + next(28));
        let row = event(n, date.parse().expect("a date"));
        let member = |actor: &ActorId| Member { actor: *actor, role: Role::Attendee, acts_for: None };
        let members: Vec<Member> = actors.iter().map(member).collect();
        let _: EventId = writer.insert_event(&row, &members).expect("an event");
    }
    writer.commit().expect("the events");
}

fn event(n: usize, date: EventDate) -> EventRow {
    EventRow {
        id: format!("generated-{n}"),
        kind: EventKind::Meeting,
        mode: Mode::InPerson,
        status: Status::Held,
        date,
        title: "A generated meeting".to_owned(),
        city: None,
        country: None,
        part_of: None,
        origin: Origin::Imported,
        reviewed: true,
        note: None,
    }
}
