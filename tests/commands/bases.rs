//! Bases that are locked, damaged, closed, or none.

use crate::folder::{Folder, Ran};
use rusqlite::Connection;
use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

#[test]
fn a_file_that_is_no_base_is_left_alone() {
    let folder = Folder::with_base("no-base");
    let other = Connection::open(folder.path("other.db")).expect("a database");
    other.execute_batch("CREATE TABLE diary (day TEXT); PRAGMA user_version = 1;").expect("a table");
    drop(other);
    folder.write("noise.db", (0..5000_u32).map(|i| (i * 7919 % 251) as u8).collect::<Vec<u8>>());
    for name in ["other.db", "noise.db"] {
        let before = fs::read(folder.path(name)).expect("the file");
        for command in [&["when", "xi", "putin"][..], &["add", "call", "xi", "putin", "--on", "2022"], &["undo"]] {
            let ran = folder.run(&[&["--db", name], command].concat()).is(6);
            assert_eq!(ran.err.lines().next(), Some(format!("error: {name} is not a chancery base").as_str()));
            assert!(ran.err.ends_with("nothing was changed\n"), "{}", ran.err);
        }
        assert_eq!(fs::read(folder.path(name)).expect("the file"), before);
    }
    assert_eq!(folder.names(), ["base.db", "noise.db", "other.db"]);
}

#[test]
fn a_base_of_a_newer_program_is_refused() {
    let folder = Folder::with_base("newer");
    let base = Connection::open(folder.path("base.db")).expect("the base");
    base.pragma_update(None, "user_version", 99).expect("a version");
    drop(base);
    for command in
        [&["when", "xi", "putin"][..], &["add", "call", "xi", "putin", "--on", "2022"], &["undo"], &["check"]]
    {
        folder.run(&[&["--db", "base.db"], command].concat()).fails(
            6,
            "error: base.db was made by a newer chancery (data version 99; this program knows 4)\n  \
             nothing was changed. Update the program, or open a copy made with: chancery export --dump\n",
        );
    }
}

#[test]
fn a_base_that_is_cut_short_is_told_from_one_that_is_not_ours() {
    let folder = Folder::with_base("cut");
    let whole = fs::read(folder.path("base.db")).expect("the base");
    for length in [20_000, whole.len() / 2] {
        folder.write("cut.db", &whole[..length]);
        for command in [&["when", "xi", "putin"][..], &["add", "call", "xi", "putin", "--on", "2022"]] {
            folder.run(&[&["--db", "cut.db"], command].concat()).fails(
                6,
                "error: cut.db is damaged or cut short\n  from a backup    chancery --db cut.db restore FILE\n  see what is left sqlite3 cut.db .recover\nnothing was changed\n",
            );
        }
        assert_eq!(fs::read(folder.path("cut.db")).expect("the file").len(), length);
    }
}

/// It waits ten seconds for the other one to finish.
#[test]
fn a_locked_base_answers_but_takes_no_writes() {
    let folder = Folder::with_base("locked");
    folder.run(&["--db", "base.db", "add", "call", "xi", "putin", "--on", "2022-01-05"]).is(0);
    let other = Connection::open(folder.path("base.db")).expect("the base");
    other.execute_batch("BEGIN EXCLUSIVE").expect("a lock");
    folder.run(&["--db", "base.db", "when", "xi", "putin"]).is(0);
    let start = Instant::now();
    let ran = folder.run(&["--db", "base.db", "add", "call", "xi", "putin", "--on", "2022-01-06"]).is(6);
    assert!(start.elapsed() < Duration::from_secs(40));
    assert_eq!(
        ran.err,
        "error: base.db is locked by another program\n  \
         then           close what has it open (another chancery, a database browser), or try again later\n\
         nothing was changed\n"
    );
    other.execute_batch("COMMIT").expect("the lock is gone");
    folder.run(&["--db", "base.db", "add", "call", "xi", "putin", "--on", "2022-01-06"]).is(0);
}

/// A write that waits for a short one gets its turn.
#[test]
fn a_short_lock_is_waited_for() {
    let folder = Folder::with_base("waits");
    let other = Connection::open(folder.path("base.db")).expect("the base");
    other.execute_batch("BEGIN EXCLUSIVE").expect("a lock");
    let mut waiting = folder.command(&["--db", "base.db", "add", "call", "xi", "putin", "--on", "2022-01-05"]);
    let mut child = waiting.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    std::thread::sleep(Duration::from_millis(700));
    assert!(child.try_wait().expect("its state").is_none(), "it did not wait");
    other.execute_batch("COMMIT").expect("the lock is gone");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

/// Root may do everything, so that the program runs as nobody there.
#[cfg(unix)]
#[test]
fn what_may_only_be_read_is_read() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    let folder = Folder::with_base("read-only");
    folder.run(&["--db", "base.db", "add", "call", "xi", "putin", "--on", "2022-01-05"]).is(0);
    fs::create_dir(folder.path("closed")).expect("a folder");
    fs::copy(folder.path("base.db"), folder.path("closed/base.db")).expect("a copy");
    let mode = |name: &str, mode| fs::set_permissions(folder.path(name), fs::Permissions::from_mode(mode)).expect(name);
    for (name, bits) in [("base.db", 0o444), ("closed/base.db", 0o666), ("closed", 0o555), ("", 0o777)] {
        mode(name, bits);
    }
    let is_root = fs::metadata(folder.path("home")).expect("home").uid() == 0;
    let run = |arguments: &[&str]| {
        let mut command = folder.command(arguments);
        if is_root {
            command.uid(65534).gid(65534);
        }
        command.output().map(|output| Ran::of(format!("{arguments:?}"), output))
    };
    match run(&["--version"]) {
        Ok(ran) if ran.code == Some(0) => {}
        other => {
            let why = other.map_or_else(|error| error.to_string(), |ran| ran.err);
            eprintln!("SKIPPED what_may_only_be_read_is_read: root cannot run the program as nobody here: {why}");
            mode("closed", 0o755);
            return;
        }
    }
    let run = |arguments: &[&str]| run(arguments).expect("the program starts");
    for name in ["base.db", "closed/base.db"] {
        run(&["--db", name, "when", "xi", "putin"]).is(0);
        let said = format!("error: {name} cannot be written (no permission)\nnothing was changed\n");
        run(&["--db", name, "add", "call", "xi", "putin", "--on", "2022-01-06"]).fails(6, &said);
        run(&["--db", name, "undo"]).fails(6, &said);
    }
    let said = "error: closed/new.db cannot be written (no permission)\nnothing was changed\n";
    run(&["--db", "closed/new.db", "init"]).fails(6, said);
    let ran = run(&["--db", "base.db", "export", "-o", "closed/out.csv"]).is(5);
    assert_eq!(ran.err, "error: closed/out.csv cannot be written\nnothing was written\n");
    mode("base.db", 0o000);
    run(&["--db", "base.db", "when", "xi", "putin"]).fails(6, "error: base.db cannot be read (no permission)\n");
    mode("closed", 0o755);
}

/// What a dump holds is everything: a base made of it gives the same dump.
#[test]
fn a_dump_makes_the_same_base() {
    let folder = Folder::with_base("dump");
    let run = |arguments: &[&str]| folder.run(arguments).is(0).out;
    run(&[
        "--db",
        "base.db",
        "add",
        "call",
        "xi",
        "putin",
        "--on",
        "2022-01-05",
        "--source",
        "S1",
        "--quote",
        "\u{1b} \" ; 习",
    ]);
    run(&["--db", "base.db", "add", "visit", "xi", "--place", "Moscow", "--on", "~2022-02", "--tag", "a"]);
    run(&["--db", "base.db", "edit", "1", "--on", "2022-01-06"]);
    run(&["--db", "base.db", "remove", "2"]);
    run(&["--db", "base.db", "export", "--dump", "-o", "one.dump"]);
    run(&["--db", "copy.db", "import", "one.dump"]);
    run(&["--db", "copy.db", "export", "--dump", "-o", "two.dump"]);
    let (one, two) = (fs::read(folder.path("one.dump")), fs::read(folder.path("two.dump")));
    assert!(one.expect("a dump") == two.expect("a dump"));
    run(&["--db", "copy.db", "undo"]);
    run(&["--db", "copy.db", "show", "2"]);
}
