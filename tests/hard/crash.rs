//! `kill -9` at random moments: the base opens, is whole, and is as it was before the command or as it is after it;
//! what was acknowledged is there.

use crate::folder::{Folder, assert_whole};
use crate::{Random, times};
use std::io::Read;
use std::time::{Duration, Instant};

/// A command that writes, the base it works on, and how that base is before and after it.
pub(crate) struct Write {
    pub(crate) base: &'static str,
    pub(crate) words: Vec<&'static str>,
    pub(crate) before: String,
    pub(crate) after: String,
    lasts: Duration,
}

const WRITES: [(&str, &[&str]); 7] = [
    ("base.db", &["add", "call", "xi", "kuleba", "--on", "2022-01-05", "--source", "A paper", "--quote", "they spoke"]),
    ("base.db", &["edit", "1", "--on", "1991-03-04"]),
    ("base.db", &["import", "--on-match", "separate", "many.csv"]),
    ("base.db", &["review", "accept", "--all"]),
    ("base.db", &["review", "reject", "--all"]),
    ("base.db", &["undo"]),
    ("old.db", &["actors", "alias", "xi-jinping", "Chairman Example"]),
];

/// Each of them done once, undisturbed.
pub(crate) fn writes(folder: &Folder) -> Vec<Write> {
    WRITES.iter().map(|(base, words)| write(folder, base, words)).collect()
}

fn write(folder: &Folder, base: &'static str, words: &[&'static str]) -> Write {
    folder.copy(base, "probe.db");
    let before = folder.dump("probe.db");
    folder.copy(base, "probe.db");
    let start = Instant::now();
    assert!(!folder.done(&[&["--db", "probe.db"], words].concat()).is_empty(), "{words:?} says what it did");
    let lasts = start.elapsed();
    let after = folder.dump("probe.db");
    assert_ne!(before, after, "{words:?}");
    Write { base, words: words.to_vec(), before, after, lasts }
}

/// What a base is after a disturbed command: as before or as after, and whole.
#[track_caller]
pub(crate) fn assert_all_or_nothing(folder: &Folder, write: &Write, acknowledged: bool, what: &str) -> bool {
    assert_whole(&folder.path("it.db"));
    let now = folder.dump("it.db");
    assert!(now == write.after || (now == write.before && !acknowledged), "{what}: neither before nor after, or lost");
    assert!(folder.run(&["--db", "it.db", "check", "derived"]).status.success(), "{what}: an index is out of step");
    now == write.after
}

#[test]
fn a_killed_program_leaves_all_or_nothing() {
    let folder = Folder::with_bases("crash", 400);
    let (writes, mut random) = (writes(&folder), Random::new());
    let (mut kept, mut acknowledged) = (0, 0);
    let rounds = times(21, 315);
    for round in 0..rounds {
        let write = &writes[round % writes.len()];
        folder.copy(write.base, "it.db");
        let mut child =
            folder.command(&[&["--db", "it.db"], write.words.as_slice()].concat()).spawn().expect("it starts");
        std::thread::sleep(Duration::from_micros(random.below(write.lasts.as_micros() as u64 * 5 / 4)));
        child.kill().expect("killed");
        let mut said = String::new();
        child.stdout.take().expect("its stdout").read_to_string(&mut said).expect("text");
        child.wait().expect("it ends");
        let what = format!("round {round}: {:?}", write.words);
        acknowledged += usize::from(!said.is_empty());
        kept += usize::from(assert_all_or_nothing(&folder, write, !said.is_empty(), &what));
    }
    println!("{rounds} kills: {kept} times the change was there, {acknowledged} times acknowledged");
}
