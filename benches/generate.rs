//! Makes a base of so many events in a file: `cargo bench --bench generate -- 1000000 FILE`.

mod base;

use chancery::store::Store;
use std::path::Path;
use std::time::Instant;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let [events, file] = words.as_slice() else {
        return eprintln!("cargo bench --bench generate -- EVENTS FILE");
    };
    let events = events.parse().expect("a number of events");
    let start = Instant::now();
    base::fill(&Store::create(Path::new(file)).expect("a base"), events);
    println!("made {events} events in {:.1?}", start.elapsed());
}
