//! Bases that cannot be used.

use crate::folder::{Folder, command};
use std::fs;

#[test]
fn a_file_that_is_no_base_is_refused_and_left_alone() {
    let folder = Folder::new();
    let other = rusqlite::Connection::open(folder.path("other.db")).expect("a database");
    other.execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1);").expect("a table");
    drop(other);
    folder.write("text.db", "no base at all, only lines of text\n".repeat(40));
    folder.write("empty.db", "");
    for (name, what) in
        [("other.db", "is not a chancery base"), ("text.db", "is not a chancery base"), ("empty.db", "is empty")]
    {
        let before = folder.bytes(name);
        let first = format!("error: {name} {what}");
        for args in [&["when", "xi", "putin"][..], &["add", "call", "xi", "putin", "--on", "2023"], &["check"]] {
            folder.refused(&[&["--db", name], args].concat(), 6, &[&first]);
        }
        assert!(folder.bytes(name) == before, "{name} has changed");
        if name != "empty.db" {
            let there = format!("error: {name} exists already");
            let but = "  but            it is not a base that can be used";
            let other = "  another one    chancery --db another.db init";
            folder.refused(&["--db", name, "init"], 4, &[&there, but, other]);
            assert!(folder.bytes(name) == before, "{name} has changed");
        }
    }
    folder.done(&["--db", "empty.db", "init", "--empty"]);
    folder.done(&["--db", "empty.db", "check"]);
}

#[test]
fn a_base_that_is_missing_or_a_directory_is_told() {
    let folder = Folder::new();
    fs::create_dir(folder.path("dir.db")).expect("a folder");
    for args in [&["when", "xi", "putin"][..], &["add", "call", "xi", "putin", "--on", "2023"]] {
        folder.refused(
            &[&["--db", "dir.db"], args].concat(),
            6,
            &["error: dir.db is a directory, not a base", "  a base in it   --db dir.db/chancery.db"],
        );
    }
    folder.refused(
        &["--db", "nope.db", "when", "xi", "putin"],
        6,
        &["error: no base at nope.db", "  make one       chancery --db nope.db init"],
    );
    assert!(!folder.path("nope.db").exists());
}

#[test]
fn a_newer_base_is_refused_and_left_alone() {
    let folder = Folder::with_base();
    let base = rusqlite::Connection::open(folder.path("chancery.db")).expect("the base");
    base.pragma_update(None, "user_version", 99).expect("a version");
    drop(base);
    let before = folder.bytes("chancery.db");
    let lines = [
        "error: chancery.db was made by a newer chancery (data version 99; this program knows 4)",
        "  nothing was changed. Update the program, or open a copy made with: chancery export --dump",
    ];
    folder.refused(&["when", "xi", "putin"], 6, &lines);
    folder.refused(&["add", "call", "xi", "putin", "--on", "2023"], 6, &lines);
    assert!(folder.bytes("chancery.db") == before);
}

#[test]
fn a_base_that_was_cut_short_is_told_at_any_length() {
    let whole = Folder::with_base().bytes("chancery.db");
    for length in [4096, 100_000, whole.len() / 2, whole.len() - 4096] {
        let folder = Folder::new();
        folder.write("cut.db", &whole[..length]);
        for args in [&["timeline"][..], &["check"], &["add", "call", "xi", "putin", "--on", "2023"]] {
            folder.refused(
                &[&["--db", "cut.db"], args].concat(),
                6,
                &[
                    "error: cut.db is damaged or cut short",
                    "  from a backup    chancery --db cut.db restore FILE",
                    "  see what is left sqlite3 cut.db .recover",
                ],
            );
        }
        assert!(folder.bytes("cut.db") == whole[..length]);
    }
}

/// What is told to paste is for the base that was given.
#[test]
fn commands_to_paste_name_their_base() {
    let folder = Folder::with_base();
    fs::rename(folder.path("chancery.db"), folder.path("my base.db")).expect("renamed");
    let add = ["--db", "my base.db", "add", "call", "xi", "putin", "--on", "2023-01-05"];
    assert!(folder.done(&add).ends_with("undo with: chancery --db 'my base.db' undo\n"));
    let (code, _, stderr) = folder.run(&add);
    assert_eq!(code, 4);
    assert!(stderr.contains("chancery --db 'my base.db' add … --separate"), "{stderr}");
    let mut undo = command(&["undo"], &folder.0);
    let output = undo.env("CHANCERY_DB", "my base.db").output().expect("chancery runs");
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(stdout.ends_with("put it back with: chancery undo 3\n"), "{stdout}");
}

/// What a damaged index refuses looks like a mistake of the program, and is the base's.
#[test]
fn a_write_that_a_damaged_base_refuses_is_told_as_damage() {
    let folder = Folder::with_base();
    let base = rusqlite::Connection::open(folder.path("chancery.db")).expect("the base");
    base.execute_batch("INSERT INTO event_text (rowid, title) VALUES (1, 'of an event that is not there')")
        .expect("harm");
    drop(base);
    let before = folder.bytes("chancery.db");
    folder.refused(
        &["add", "call", "xi", "putin", "--on", "2023"],
        6,
        &[
            "error: the base is damaged: could not write the words",
            "  look closer    chancery check --deep",
            "  from a backup  chancery restore FILE",
            "nothing was changed",
        ],
    );
    assert!(folder.bytes("chancery.db") == before);
    folder.done(&["check", "--deep", "--repair"]);
    folder.done(&["add", "call", "xi", "putin", "--on", "2023"]);
}
