//! Does a question cost what its answer costs? The same pair questions on generated bases of growing size, in steps of
//! SQLite's machine, which do not depend on how busy the computer is; times are shown beside them for orientation.
//!
//! `cargo bench --bench growth` compares 10^5 with 10^6 events; `-- SMALL LARGE` other sizes.

mod base;

use base::{BUSY, COMMON, HUBS, fill};
use chancery::model::ActorId;
use chancery::store::{Query, Side, Store};
use std::time::Instant;

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
    let ([hub, other, rare], [one, two]) = (HUBS.map(actor), BUSY.map(actor));
    let pair = |x: ActorId, y: ActorId| vec![vec![Side::always(x)], vec![Side::always(y)]];
    let ask = |sides, limit, reverse| Query { sides, limit, reverse, ..Query::default() };
    let questions = [
        ("hub and hub, the first 20", ask(pair(one, two), Some(20), false)),
        ("hub and hub, the last 20", ask(pair(one, two), Some(20), true)),
        ("hub and hub, all 20 they have in common", ask(pair(hub, other), None, false)),
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
