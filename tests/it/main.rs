//! What must hold of the library as a whole.

mod actors;
mod articles;
mod base;
mod checks;
mod datasets;
mod dates;
mod edit;
#[cfg(feature = "serve")]
mod fuzzed;
mod layers;
mod long;
mod merging;
mod pairs;
mod record;
mod review;
mod roundtrip;
mod seeds;
mod sentences;
mod traps;
mod triggers;
mod undo;
mod upgrade;
