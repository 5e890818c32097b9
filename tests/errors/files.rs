//! Files in and out.

use crate::folder::{Folder, HEADER, command};
use std::fs;
use std::io::Read;
use std::process::Stdio;

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let folder = Folder::with_base();
    fs::create_dir(folder.path("dir.csv")).expect("a folder");
    folder.write("x.xyz", "a line of text\n");
    folder.write("no-kind.csv", "date,attendees\n2023-01-05,xi;putin\n");
    folder.write("colour.csv", "date,kind,attendees,colour\n2023-01-05,call,xi;putin,red\n");
    folder.write("nothing.csv", "");
    let cases: [(&str, i32, &str); 6] = [
        ("dir.csv", 5, "error: dir.csv is a folder without files"),
        ("missing.csv", 5, "error: missing.csv does not exist"),
        ("x.xyz", 2, "error: x.xyz: neither its ending nor its beginning tells what is in it"),
        ("no-kind.csv", 5, "error: no-kind.csv:1: no column \"kind\""),
        ("colour.csv", 5, "error: colour.csv:1: \"colour\" is not one of our columns"),
        ("nothing.csv", 5, "error: nothing.csv:1: no column \"date\""),
    ];
    let before = folder.dump();
    for (name, code, line) in cases {
        folder.refused(&["import", name], code, &[line]);
    }
    assert_eq!(folder.dump(), before);
}

#[test]
fn a_row_that_cannot_be_used_is_told_with_its_line() {
    let folder = Folder::with_base();
    let before = folder.dump();
    let row = |text: &[u8]| [HEADER.as_bytes(), text].concat();
    let kinds = "2: \"party\" is not a kind of event \
                 (visit, meeting, call, summit, negotiation, signing, statement, other)";
    folder.rejected("nul.csv", row(b"2023-01-05,call,x\0i;putin,\n"), "2: attendees contains a NUL byte");
    folder.rejected("short.csv", row(b"2023-01-05,call\n"), "2: 2 cells where the header has 4");
    folder.rejected("long.csv", row(b"2023-01-05,call,xi;putin,,more\n"), "2: 5 cells where the header has 4");
    folder.rejected("no-date.csv", row(b",call,xi;putin,\n"), "2: no date");
    folder.rejected("kind.csv", row(b"2023-01-05,party,xi;putin,\n"), kinds);
    folder.rejected("who.csv", row(b"2023-01-05,call,qqqqqqqqqq;putin,\n"), "2: no actor called \"qqqqqqqqqq\"");
    folder.rejected("bad.jsonl", "{\"date\": \n", "1: is not JSON");
    folder.rejected("deep.jsonl", "[".repeat(100_000), "1: is not JSON");
    let cell = format!("2023-01-05,call,xi;putin,{}\n", "x".repeat(2_000_000));
    folder.rejected("cell.csv", row(cell.as_bytes()), "2: quote has 2000000 bytes; the longest text is 1000000");
    assert_eq!(folder.dump(), before);
}

#[test]
fn a_strict_import_keeps_nothing_when_one_row_is_bad() {
    let folder = Folder::with_base();
    let before = folder.dump();
    folder.write("mixed.csv", format!("{HEADER}2023-01-05,call,xi;putin,\n2023-02-30,call,xi;putin,\n"));
    folder.refused(
        &["import", "--strict", "mixed.csv"],
        5,
        &["rejected  mixed.csv:3: 2023-02-30 is not a date (February 2023 has 28 days)"],
    );
    assert_eq!(folder.dump(), before);
}

#[test]
fn a_cell_of_a_hundred_megabytes_is_rejected() {
    let folder = Folder::with_base();
    let cell = [HEADER.as_bytes(), b"2023-01-05,call,xi;putin,", &vec![b'x'; 100_000_000], b"\n"].concat();
    folder.rejected("huge.csv", cell, "2: quote has 100000000 bytes; the longest text is 1000000");
}

#[test]
fn a_dump_makes_a_new_base_or_none() {
    let folder = Folder::with_base();
    folder.done(&["export", "-o", "all.dump"]);
    folder.refused(
        &["import", "all.dump"],
        4,
        &[
            "error: all.dump: a dump can only be loaded into a new base",
            "  write          chancery --db NEW.db import FILE",
            "nothing was changed",
        ],
    );
    let whole = folder.bytes("all.dump");
    folder.write("cut.dump", &whole[..whole.len() - 20]);
    folder.write("text.dump", "no dump\n");
    for name in ["cut.dump", "text.dump"] {
        let (code, _, stderr) = folder.run(&["--db", "new.db", "import", name]);
        assert_eq!(code, 5, "{stderr}");
        assert!(stderr.starts_with(&format!("error: {name}: line ")) && stderr.contains("is not JSON"), "{stderr}");
        assert!(!folder.path("new.db").exists(), "{name} left a base");
    }
    folder.done(&["--db", "new.db", "import", "all.dump"]);
    assert_eq!(folder.done(&["--db", "new.db", "export", "--dump"]).into_bytes(), whole);
}

#[test]
fn an_export_replaces_no_file_unasked() {
    let folder = Folder::with_base();
    folder.done(&["add", "call", "xi", "putin", "--on", "2023-01-05"]);
    folder.write("out.csv", "mine");
    folder.refused(
        &["export", "-o", "out.csv"],
        4,
        &["error: out.csv exists already", "  replace it     --force", "nothing was written"],
    );
    assert_eq!(folder.bytes("out.csv"), b"mine");
    folder.refused(
        &["export", "-o", "out.xyz"],
        2,
        &[
            "error: \"xyz\" is no form of export",
            "  choose one     --to csv|tsv|jsonl|json|md|html|svg|ics|geojson|gexf|dot|timelinejs|dump",
        ],
    );
    folder.refused(&["export", "-o", "no/out.csv"], 5, &["error: no/out.csv cannot be written", "nothing was written"]);
}

/// Rust's names of types are no words for people.
#[test]
fn json_of_another_shape_is_told_in_words() {
    let folder = Folder::with_base();
    folder.rejected("list.jsonl", "[[]]\n", "1: is no event: a JSON object is expected");
    folder.rejected("number.jsonl", "5\n", "1: is no event: a JSON object is expected");
    let event = |rest: &str| format!("{{\"date\":\"2022\",\"kind\":\"call\",{rest}}}\n");
    folder.rejected("object.jsonl", event("\"participants\":{}"), "1: an object where a list is expected");
    folder.rejected(
        "text.jsonl",
        event("\"participants\":[],\"reviewed\":3"),
        "1: integer \"3\" where true or false is expected",
    );
    folder.write(
        "array.json",
        format!("[\n{}]", event("\"participants\":[{\"id\":\"xi-jinping\"},{\"id\":\"vladimir-putin\"}]").trim_end()),
    );
    assert!(folder.done(&["import", "array.json"]).starts_with("added 1 "));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = Folder::new(); // no base: the built-in events fill any pipe
    let mut child =
        command(&["export"], &folder.0).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("chancery runs");
    let mut first = [0; 10];
    child.stdout.take().expect("a pipe").read_exact(&mut first).expect("the first bytes");
    let end = child.wait_with_output().expect("an end");
    let stderr = String::from_utf8(end.stderr).expect("UTF-8");
    assert_eq!((&first, end.status.code()), (b"id,date,da", Some(0)), "{stderr}");
    assert!(!stderr.contains("panicked") && !stderr.contains("error"), "{stderr}");
}

#[test]
fn a_file_imported_twice_changes_nothing() {
    let folder = Folder::with_base();
    folder.write("two.csv", format!("{HEADER}2023-01-05,call,xi;putin,\n2023-01-06,meeting,qin-gang;kuleba,\n"));
    folder.done(&["import", "two.csv"]);
    let before = folder.dump();
    assert_eq!(folder.done(&["import", "two.csv"]), "added 0 · same as known 2 · look-alikes 0 · rejected 0\n");
    assert_eq!(folder.dump(), before);
}
