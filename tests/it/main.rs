//! What must hold of the library as a whole.

mod base;
mod dates;
mod layers;
mod pairs;
mod record;
mod review;
mod roundtrip;
mod seeds;
mod undo;
mod upgrade;
