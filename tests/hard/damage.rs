//! A damaged base is told from a sound one, and a backup brings it back.

use crate::folder::{Folder, assert_whole};
use crate::{Random, times};
use rusqlite::Connection;
use std::fs;

fn code(folder: &Folder, arguments: &[&str]) -> Option<i32> {
    let output = folder.run(arguments);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(!error.contains("panicked") && output.status.code() != Some(70), "{arguments:?}: {error}");
    output.status.code()
}

#[test]
fn a_backup_of_a_base_in_use_brings_it_back() {
    let folder = Folder::with_bases("backup", 1);
    let before = folder.dump("base.db");
    let other = Connection::open(folder.path("base.db")).expect("the base");
    other.execute_batch("BEGIN IMMEDIATE; UPDATE event SET title = 'not yet kept'").expect("another one writes");
    folder.done(&["backup", "copy.db"]);
    other.execute_batch("ROLLBACK").expect("taken back");
    assert_whole(&folder.path("copy.db"));
    assert_eq!(folder.dump("copy.db"), before);
    assert_eq!(code(&folder, &["backup", "copy.db"]), Some(4), "it replaces nothing unasked");
    folder.done(&["add", "call", "xi", "kuleba", "--on", "2022-01-05"]);
    let after = folder.dump("base.db");
    folder.done(&["restore", "copy.db"]);
    assert_eq!((folder.dump("base.db"), folder.dump("base.db.replaced")), (before.clone(), after));
    folder.done(&["--db", "new.db", "restore", "copy.db"]);
    assert_eq!(folder.dump("new.db"), before);
}

#[test]
fn what_is_no_whole_base_is_not_restored() {
    let folder = Folder::with_bases("refused", 1);
    let before = folder.dump("base.db");
    let whole = fs::read(folder.path("base.db")).expect("the base");
    folder.write("cut.db", &whole[..whole.len() / 2]);
    folder.write("text.db", "no base at all");
    fs::copy(folder.path("base.db"), folder.path("newer.db")).expect("a copy");
    Connection::open(folder.path("newer.db")).expect("it").pragma_update(None, "user_version", 99).expect("a version");
    for name in ["cut.db", "text.db", "newer.db", "nowhere.db"] {
        assert_eq!(code(&folder, &["restore", name]), Some(6), "{name}");
    }
    assert_eq!(code(&folder, &["restore", "base.db"]), Some(4));
    assert_eq!(folder.dump("base.db"), before);
    assert!(!folder.path("base.db.replaced").exists());
}

#[test]
fn damage_anywhere_is_told_or_harmless_and_a_backup_mends_it() {
    let folder = Folder::with_bases("damage", 1);
    folder.done(&["backup", "copy.db"]);
    let (before, whole) = (folder.dump("base.db"), fs::read(folder.path("base.db")).expect("the base"));
    let (mut random, mut told, rounds) = (Random::new(), 0, times(10, 200));
    for round in 0..rounds {
        let mut bytes = whole.clone();
        let start = random.below(bytes.len() as u64 - 4096) as usize;
        let length = 1 + random.below(4096) as usize;
        (start..start + length).for_each(|at| bytes[at] = random.below(256) as u8);
        folder.remove("it.db");
        folder.write("it.db", &bytes);
        let deep = code(&folder, &["--db", "it.db", "check", "--deep"]);
        for read in
            [&["when", "xi", "putin"][..], &["timeline"], &["export", "--dump"], &["search", "call"], &["actors"]]
        {
            code(&folder, &[&["--db", "it.db"], read].concat());
        }
        code(&folder, &["--db", "it.db", "add", "call", "xi", "kuleba", "--on", "2022-01-05"]);
        told += usize::from(deep != Some(0));
        folder.done(&["--db", "it.db", "restore", "copy.db"]);
        assert_eq!(folder.dump("it.db"), before, "round {round}");
    }
    println!("{rounds} damaged bases, {told} told");
    assert!(told * 10 >= rounds * 6, "only {told} of {rounds} were told");
}

#[test]
fn an_index_that_another_tool_changed_is_found_and_written_anew() {
    let folder = Folder::with_bases("derived", 1);
    assert_eq!(code(&folder, &["check", "whole"]), Some(0));
    for harm in [
        "UPDATE pair SET date_to = date_to + 1 WHERE event = 3 AND a = b",
        "DELETE FROM pair WHERE event = 2 AND a <> b",
        "DELETE FROM name_key WHERE key = 'putin'",
        "INSERT INTO name_key VALUES ('nobody', 1, 1, 'name')",
        "DELETE FROM event_text WHERE rowid = 4",
        "UPDATE event_text SET title = 'another' WHERE rowid = 5",
    ] {
        Connection::open(folder.path("base.db")).expect("the base").execute_batch(harm).expect(harm);
        assert_eq!(code(&folder, &["check", "whole"]), Some(1), "{harm}");
        folder.done(&["check", "--deep", "--repair"]);
        assert_eq!(code(&folder, &["check", "whole"]), Some(0), "{harm}");
    }
    let stray = "PRAGMA foreign_keys = OFF; DELETE FROM source WHERE id = (SELECT max(source) FROM mention)";
    Connection::open(folder.path("base.db")).expect("the base").execute_batch(stray).expect("a reference to nothing");
    assert_eq!(code(&folder, &["check", "whole"]), Some(1));
}
