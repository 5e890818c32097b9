//! What is thrown at the program: bytes in, and whatever they are, only an answer or an error may come of them.
//!
//! One function for each target. A panic, a hang, memory without end or a mistake that the program itself calls one of
//! ours is a finding. `targets/` hands them to the fuzzer; `tests/it/fuzzed.rs` reads the seeds and the findings again.

mod asked;
mod files;
mod texts;

pub use asked::{question, routes};
pub use files::{csv, gdelt, history, icews, jsonl, offices, packed, plover, table};
pub use texts::{article, dates, edtf, extract};

use chancery::error::{Error, ErrorKind};
use chancery::model::Day;

/// A target's name and what it does with bytes.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 15] = [
    ("article", article),
    ("csv", csv),
    ("dates", dates),
    ("edtf", edtf),
    ("extract", extract),
    ("gdelt", gdelt),
    ("history", history),
    ("icews", icews),
    ("jsonl", jsonl),
    ("offices", offices),
    ("packed", packed),
    ("plover", plover),
    ("question", question),
    ("routes", routes),
    ("table", table),
];

fn today() -> Day {
    Day::from_ymd(2023, 3, 18).expect("a day")
}

/// An error is an answer, unless it says that the mistake is ours.
#[track_caller]
fn expected(error: &Error) {
    assert_ne!(error.kind, ErrorKind::Bug, "{error} {:?}", error.cause);
}
