//! Does a question cost what its answer costs? The same pair questions on generated bases of growing size, in steps of
//! SQLite's machine, which do not depend on how busy the computer is; times are shown beside them for orientation.
//!
//! `cargo bench --bench growth` compares 10^5 with 10^6 events; `-- SMALL LARGE` other sizes.

use chancery::model::{ActorId, EventDate, EventId, EventKind, Mode, Origin, Role, Status};
use chancery::seeds::{self, Extent};
use chancery::store::{EventRow, Member, Query, RevisionNote, Side, Store};
use std::time::Instant;

/// Two states that are in nearly every event, and a third that met the first twenty times, whatever the size.
const HUBS: [&str; 3] = ["united-states", "russia", "bhutan"];

/// Events that the hub and its rare partner have in common.
const COMMON: usize = 20;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let (small, large) = (sizes.first().copied().unwrap_or(100_000), sizes.get(1).copied().unwrap_or(1_000_000));
    let folder = std::env::temp_dir().join(format!("chancery-growth-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the bases");
    let before = measure(&folder, small);
    let after = measure(&folder, large);
    println!("{:42} {small:>12} {large:>12}  times", "steps of the machine");
    for ((name, small), (_, large)) in before.iter().zip(&after) {
        println!("{name:42} {small:>12} {large:>12}  {:.2}", f64::from(*large) / f64::from(*small));
    }
    std::fs::remove_dir_all(&folder).expect("the bases are removed");
}

/// The cost of each question on a base of this size.
fn measure(folder: &std::path::Path, events: usize) -> Vec<(&'static str, i32)> {
    let store = Store::create(&folder.join(format!("{events}.db"))).expect("a base");
    let start = Instant::now();
    fill(&store, events);
    eprintln!("made {events} events in {:.1?}", start.elapsed());
    let actor = |id: &str| store.actor_by_id(id).expect("an answer").expect("a known actor");
    let [hub, busy, rare] = HUBS.map(actor);
    let pair = |x: ActorId, y: ActorId| vec![vec![Side::always(x)], vec![Side::always(y)]];
    let ask = |sides, limit, reverse| Query { sides, limit, reverse, ..Query::default() };
    let questions = [
        ("hub and hub, the first 20", ask(pair(hub, busy), Some(20), false)),
        ("hub and hub, the last 20", ask(pair(hub, busy), Some(20), true)),
        ("hub and a rare partner, all 20", ask(pair(hub, rare), None, false)),
        ("hub alone, the last 20", ask(vec![vec![Side::always(hub)]], Some(20), true)),
    ];
    for (name, query) in &questions {
        let start = Instant::now();
        let found = store.timeline(query).expect("an answer").len();
        assert_eq!(found, COMMON, "{name}");
        eprintln!("  {name}: {:.2?}", start.elapsed());
    }
    questions.map(|(name, query)| (name, store.steps(&query).expect("the steps"))).to_vec()
}

fn fill(store: &Store, events: usize) {
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
