//! Calls to the system that fail: each read, write, flush, cut, opening and removal of a command in its turn fails, or
//! the program is killed at it. `strace` injects the failures into the program as it is built.

use crate::crash::{Write, assert_all_or_nothing, writes};
use crate::folder::Folder;
use crate::times;
use std::process::{Command, Output};

/// What fails, how, and whether it goes on failing.
const FAULTS: [(&str, &str); 10] = [
    ("pwrite64", "error=EIO:when=N"),
    ("pwrite64", "error=ENOSPC:when=N+"),
    ("pwrite64", "signal=KILL:when=N"),
    ("fsync", "error=EIO:when=N"),
    ("fsync", "signal=KILL:when=N"),
    ("ftruncate", "error=EIO:when=N"),
    ("pread64", "error=EIO:when=N"),
    ("openat", "error=EMFILE:when=N"),
    ("unlink", "error=EIO:when=N"),
    ("mmap", "error=ENOMEM:when=N"),
];

#[test]
fn a_failing_disk_leaves_all_or_nothing() {
    if !Command::new("strace").arg("-V").output().is_ok_and(|output| output.status.success()) {
        eprintln!("\n!!!! SKIPPED: faults: strace is not installed\n");
        return;
    }
    let folder = Folder::with_bases("faults", 20);
    let mut points = 0;
    for write in writes(&folder) {
        for (call, fault) in FAULTS {
            let all = count(&folder, &write, call);
            let step = all.div_ceil(times(2, usize::MAX)).max(1);
            for n in (1..=all).rev().step_by(step) {
                disturb(&folder, &write, call, &fault.replace('N', &n.to_string()));
                points += 1;
            }
        }
    }
    println!("{points} points of failure");
    assert!(points > 50);
}

/// How often a command makes this call.
fn count(folder: &Folder, write: &Write, call: &str) -> usize {
    folder.copy(write.base, "it.db");
    let trace = format!("trace={call}");
    assert!(strace(folder, write, &["-o", "calls", "-e", &trace]).status.success(), "strace runs the program");
    let calls = std::fs::read_to_string(folder.path("calls")).expect("what strace wrote");
    calls.lines().filter(|line| line.contains(&format!("{call}("))).count()
}

fn disturb(folder: &Folder, write: &Write, call: &str, fault: &str) {
    folder.copy(write.base, "it.db");
    let output = strace(
        folder,
        write,
        &["-o", "calls", "-e", &format!("trace={call}"), "-e", &format!("inject={call}:{fault}")],
    );
    let what = format!("{:?} with {call}:{fault}", write.words);
    let (said, error) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(!error.contains("panicked") && output.status.code() != Some(70), "{what}: {error}");
    let kept = assert_all_or_nothing(folder, write, !said.is_empty(), &what);
    let refused = output.status.code().is_some_and(|code| code != 0);
    assert!(!refused || !kept || !error.contains("nothing was changed"), "{what}: it says that nothing was changed");
}

fn strace(folder: &Folder, write: &Write, flags: &[&str]) -> Output {
    let program = [&["-f", "-qq"], flags, &["--", env!("CARGO_BIN_EXE_chancery"), "--db", "it.db"]].concat();
    folder.through("strace", &program, &write.words).output().expect("strace starts")
}

/// Files may not grow past a size: writes are short, then refused.
#[test]
fn a_full_disk_leaves_all_or_nothing() {
    let folder = Folder::with_bases("full", 20);
    let largest = std::fs::metadata(folder.path("base.db")).expect("the base").len() / 1024;
    for write in writes(&folder) {
        let sizes: Vec<u64> = (0..=24).map(|n| n * 4 + 1).chain([largest, largest + 4]).collect();
        let step = sizes.len().div_ceil(times(5, usize::MAX)).max(1);
        for size in sizes.iter().step_by(step) {
            folder.copy(write.base, "it.db");
            let limited = format!("trap '' XFSZ; ulimit -f {size}; exec \"$@\"");
            let before = ["-c", &limited, "limited", env!("CARGO_BIN_EXE_chancery"), "--db", "it.db"];
            let output = folder.through("bash", &before, &write.words).output().expect("bash starts");
            let what = format!("{:?} with {size} KiB", write.words);
            let error = String::from_utf8_lossy(&output.stderr);
            assert!(!error.contains("panicked") && output.status.code() != Some(70), "{what}: {error}");
            let kept = assert_all_or_nothing(&folder, &write, !output.stdout.is_empty(), &what);
            assert!(!kept || output.status.success() || !error.contains("nothing was changed"), "{what}: {error}");
        }
    }
}
