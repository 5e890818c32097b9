//! What comes in with malice, or by mistake.

use crate::folder::Folder;
use rusqlite::Connection;
use std::fs;
use std::io::Write;
use std::time::{Duration, Instant};

#[test]
fn a_huge_cell_is_one_rejected_row() {
    const MIB: usize = 1 << 20;
    let folder = Folder::with_base("huge");
    let mut file = fs::File::create(folder.path("huge.csv")).expect("a file");
    file.write_all(b"date,kind,attendees,title\n2022-01-05,call,xi;putin,").expect("written");
    (0..100).for_each(|_| file.write_all(&vec![b'a'; MIB]).expect("written"));
    file.write_all(b"\n2022-01-06,call,xi;putin,short\n").expect("written");
    drop(file);
    let start = Instant::now();
    let ran = folder.run(&["--db", "base.db", "import", "huge.csv"]).is(0);
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    assert!(ran.out.starts_with("added 1 · same as known 0 · look-alikes 0 · rejected 1\n"), "{}", ran.out);
    assert!(ran.err.starts_with("rejected  huge.csv:2: ") && ran.err.len() < 300, "{:.300}", ran.err);
    assert!(fs::metadata(folder.path("base.db")).expect("the base").len() < 20 * MIB as u64);
}

#[test]
fn a_wrong_configuration_is_told_with_its_place() {
    let folder = Folder::with_base("config");
    fs::create_dir(folder.path("home/chancery")).expect("a folder");
    let config = folder.path("home/chancery/config.toml");
    fs::write(&config, "pager = \"\"\ncolour = \"red\"\n").expect("a file");
    let ran = folder.run(&["--db", "base.db", "when", "xi", "putin"]).is(2);
    let shown = config.display();
    assert!(ran.err.starts_with(&format!("error: {shown}:2: ")) && ran.err.contains("colour"), "{}", ran.err);
    assert!(ran.err.contains("  known          date_order, language, pager, columns\n"), "{}", ran.err);
    fs::write(&config, "date_order = \"ymdd\"\n").expect("a file");
    let ran = folder.run(&["--db", "base.db", "when", "xi", "putin"]).is(2);
    assert!(ran.err.starts_with(&format!("error: {shown}")), "{}", ran.err);
    assert!(ran.err.contains("\"ymdd\" is not an order of day and month"), "{}", ran.err);
    fs::write(&config, "date_order = \"dmy\"\n").expect("a file");
    let ran = folder.run(&["--db", "base.db", "add", "call", "xi", "putin", "--on", "03/04/2022"]).is(0);
    assert!(ran.out.starts_with("added #1  2022-04-03  call  Xi Jinping - Vladimir Putin\n"), "{}", ran.out);
}

/// A name, a title, a note or a file must not write to the terminal behind the program's back.
#[test]
fn control_characters_are_shown_and_kept() {
    let folder = Folder::with_base("control");
    let name = "Evil \u{1b}[31mRed\u{7}\u{9b}2J\u{202e}";
    let db = |arguments: &[&str]| folder.run(&[&["--db", "base.db"], arguments].concat());
    db(&["actors", "add", name, "--id", "evil-red"]).is(0);
    db(&["actors", "alias", "evil-red", "\u{1b}]0;title\u{7}"]).is(0);
    db(&["add", "call", "evil-red", "putin", "--on", "2022-01-05", "--note", name, "--source", name, "--quote", name])
        .is(0);
    db(&["add", "call", "evil-red", "xi", "--on", "2022-01-06", "--title", name, "--tag", "\u{1b}[2J"]).is(0);
    for arguments in [
        &["actors", "show", "evil-red"][..],
        &["actors", "evil"],
        &["when", "evil-red", "putin"],
        &["timeline", "evil-red"],
        &["timeline", "evil-red", "--md"],
        &["show", "1"],
        &["show", "2"],
        &["sources"],
        &["log"],
        &["search", "red"],
        &["check"],
        &["stats", "evil-red", "--by", "pair"],
        &["when", "\u{1b}[31mnobody", "putin"],
        &["show", "\u{1b}[31m"],
        &["sources", "show", "\u{1b}[31m"],
        &["import", "\u{1b}[31m.csv"],
        &["--db", "\u{1b}[31m.db", "when", "xi"],
        &["\u{1b}[31m"],
        &["edit", "1", "--on", "\u{1b}[31m"],
        &["undo", "\u{1b}[31m"],
    ] {
        let ran = db(arguments);
        let both = format!("{}{}", ran.out, ran.err);
        let bare = both.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t') || *c == '\u{202e}');
        assert_eq!(bare, None, "{}\n{both:?}", ran.what);
    }
    let ran = db(&["actors", "show", "evil-red", "--json"]).is(0);
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(json["name"], name);
}

/// Every argument of every command is a value, never a part of a statement.
#[test]
fn sql_in_an_argument_is_a_word_like_any_other() {
    let folder = Folder::with_base("sql");
    let db = |arguments: &[&str]| folder.run(&[&["--db", "base.db"], arguments].concat());
    db(&["add", "call", "xi", "putin", "--on", "2022-01-05", "--source", "S1"]).is(0);
    let counts = || {
        let base = Connection::open(folder.path("base.db")).expect("the base");
        let tables = ["actor", "alias", "office", "term", "event", "participant", "mention", "source", "revision"];
        let count = |table| base.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0));
        tables.map(|table| count(table).expect(table))
    };
    let before = counts();
    for sql in ["x'; DROP TABLE event; --", "\" OR \"\"=\"", "%", "?99"] {
        let reads: &[&[&str]] = &[
            &["when", sql, "putin"],
            &["when", "xi", "putin", "--place", sql],
            &["when", "xi", "putin", "--tag", sql],
            &["when", "xi", "putin", "--source", sql],
            &["when", "xi", "putin", "--kind", sql],
            &["when", "xi", "putin", "--mode", sql],
            &["when", "xi", "putin", "--status", sql],
            &["when", "xi", "putin", "--since", sql],
            &["when", "xi", "putin", "--until", sql],
            &["when", "xi", "putin", "--in", sql],
            &["when", "xi", "putin", "--as-of", sql],
            &["timeline", sql],
            &["timeline", "--limit", sql],
            &["search", sql],
            &["search", sql, "--tag", sql],
            &["stats", sql],
            &["show", sql],
            &["sources", "show", sql],
            &["actors", "list", sql],
            &["actors", "show", sql],
            &["actors", "--kind", sql],
            &["export", sql],
            &["check", sql],
            &["edit", sql, "--status", "held"],
            &["edit", "1", "--on", sql],
            &["edit", "1", "--part-of", sql],
            &["edit", "1", "--with", sql],
            &["remove", sql],
            &["undo", sql],
            &["add", sql, "xi", "putin", "--on", "2022-01-06"],
            &["add", "call", sql, "putin", "--on", "2022-01-06"],
            &["add", "call", "xi", "putin", "--on", sql],
            &["add", "call", "xi", "putin", "--on", "2022-01-06", "--host", sql],
            &["add", "call", "xi", "putin", "--on", "2022-01-06", "--part-of", sql],
            &["add", "call", "xi", "putin", "--on", "2022-01-06", "--attach-to", sql],
            &["actors", "alias", sql, "x"],
            &["actors", "office", "xi", "Clerk", "--for", sql],
            &["actors", "merge", sql, "xi"],
            &["completions", sql],
        ];
        for arguments in reads {
            let ran = db(arguments);
            assert!(matches!(ran.code, Some(0..=6)), "{} ended with {:?}\n{}", ran.what, ran.code, ran.err);
        }
        assert_eq!(counts(), before, "{sql}");
    }
    let sql = "x'; DROP TABLE event; --";
    let texts = ["--title", "--note", "--quote", "--source", "--tag", "--place"];
    let texts: Vec<&str> = texts.iter().flat_map(|flag| [*flag, sql]).collect();
    db(&[&["add", "call", "xi", "putin", "--on", "2022-01-06"], texts.as_slice()].concat()).is(0);
    let ran = db(&["show", "2", "--json"]).is(0);
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let event = &json["events"][0];
    assert_eq!([&event["title"], &event["mentions"][0]["quote"]], [sql; 2]);
    assert_eq!(event["place"]["city"], "x';DROP TABLE event;--", "as cities of a journey");
}
