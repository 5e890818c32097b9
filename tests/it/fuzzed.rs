//! What the fuzzer begins with and what it has found, read again without it, and changed at random for a moment
//! (`fuzz/README.md`). `CHANCERY_LONG=60` changes each target's for a minute; `CHANCERY_SEED` repeats a run.

#[path = "../../fuzz/src/lib.rs"]
#[allow(unreachable_pub, reason = "in its own crate it is reached")]
mod targets;

use std::path::Path;
use std::time::{Duration, Instant};

/// What a target begins with, and what it has found.
fn kept(target: &str) -> Vec<Vec<u8>> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let folders = ["seeds", "findings"].map(|kept| fuzz.join(kept).join(target));
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten().flatten());
    files.map(|file| std::fs::read(file.path()).expect("the bytes")).collect()
}

/// Numbers that look random.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 as usize % most.max(1)
    }

    fn part(&mut self, of: &[u8]) -> Vec<u8> {
        let start = self.below(of.len());
        of[start..start + self.below(of.len() - start + 1)].to_vec()
    }

    /// One of these, with some of its bytes changed, moved, doubled or gone, or with a part of another in it.
    fn changed(&mut self, kept: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = kept[self.below(kept.len())].clone();
        for _ in 0..=self.below(6) {
            let (at, other) = (self.below(bytes.len() + 1), self.below(kept.len()));
            let end = at + self.below(bytes.len() - at + 1);
            let part = match self.below(5) {
                0 => Vec::new(),
                1 => vec![self.below(256) as u8],
                2 => self.part(&bytes),
                3 => self.part(&kept[other]),
                _ => bytes[at..end].repeat(2 + self.below(20)),
            };
            bytes.splice(at..end, part);
            bytes.truncate(1 << 14);
        }
        bytes
    }
}

#[test]
fn what_is_kept_for_the_fuzzer_is_answered_as_it_is_and_changed() {
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seed = number("CHANCERY_SEED").unwrap_or_else(|| std::process::id().into());
    let lasts = number("CHANCERY_LONG").map_or(Duration::from_millis(200), Duration::from_secs);
    let mut random = Random(seed | 1);
    for (name, target) in targets::TARGETS {
        let kept = kept(name);
        assert!(!kept.is_empty(), "{name} has no seeds");
        for bytes in &kept {
            target(bytes);
        }
        let (begun, mut tried) = (Instant::now(), 0);
        while begun.elapsed() < lasts {
            let bytes = random.changed(&kept);
            let start = Instant::now();
            let answered = std::panic::catch_unwind(|| target(&bytes));
            let said = bytes.escape_ascii();
            assert!(answered.is_ok(), "{name}, CHANCERY_SEED={seed}: {said}");
            assert!(start.elapsed() < Duration::from_secs(60), "{name} took {:?}: {said}", start.elapsed());
            tried += 1;
        }
        println!("{name}: {tried} changes");
    }
}
