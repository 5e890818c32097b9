//! What people meet when something is wrong: exit codes and the first lines of stderr, word for word
//! (CLI.md "Error messages"), and that a refused command leaves every file as it was.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("chancery-errors-{}-{n}", process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    /// With a base that knows the actors and no event.
    fn with_base() -> Self {
        static BASE: OnceLock<Vec<u8>> = OnceLock::new();
        let folder = Self::new();
        folder.write("chancery.db", BASE.get_or_init(new_base));
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).expect("a file");
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("a file to read")
    }

    fn run(&self, args: &[&str]) -> (i32, String, String) {
        run(args, &self.0)
    }

    /// Runs what must succeed, and returns what it prints.
    #[track_caller]
    fn done(&self, args: &[&str]) -> String {
        let (code, stdout, stderr) = self.run(args);
        assert_eq!(code, 0, "{args:?}: {stderr}");
        stdout
    }

    /// Everything in the base, as text.
    #[track_caller]
    fn dump(&self) -> String {
        self.done(&["export", "--dump"])
    }

    /// Runs what must fail with this code and these first lines.
    #[track_caller]
    fn refused(&self, args: &[&str], code: i32, lines: &[&str]) {
        let (got, _, stderr) = self.run(args);
        let first: Vec<&str> = stderr.lines().take(lines.len()).collect();
        assert_eq!((got, first.as_slice()), (code, lines), "{args:?}");
    }

    /// Imports this file, of which the only row must be rejected with these words.
    #[track_caller]
    fn rejected(&self, name: &str, bytes: impl AsRef<[u8]>, why: &str) {
        self.write(name, bytes);
        let (code, stdout, stderr) = self.run(&["import", name]);
        assert_eq!((code, stderr.as_str()), (5, format!("rejected  {name}:{why}\n").as_str()));
        assert_eq!(stdout, "added 0 · same as known 0 · look-alikes 0 · rejected 1\n");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

type Case<'a> = (&'a [&'a str], i32, &'a [&'a str]);

const HEADER: &str = "date,kind,attendees,quote\n";
const NO_EVENT: &[&str] = &["error: no event \"999999\"", "  find one       chancery timeline NAME NAME"];
const AMBIGUOUS: &[&str] = &[
    "error: \"03/04/2023\" can mean 3 April or 4 March 2023",
    "  write          2023-04-03  or  2023-03-04",
    "  or set         --date-order dmy   (once and for all: date_order in config.toml)",
];
const PAIR: &str = "  write          chancery add call \"Qin Gang\" \"Dmytro Kuleba\" --on 2023-03-16";

fn new_base() -> Vec<u8> {
    let folder = Folder::new();
    folder.done(&["init", "--empty"]);
    folder.bytes("chancery.db")
}

fn command(args: &[&str], dir: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    command.args(args).current_dir(dir).stdin(Stdio::null()).env_remove("CHANCERY_DB");
    command.envs([
        ("CHANCERY_TODAY", "2023-03-18"),
        ("CHANCERY_NOW", "2023-03-18T00:00:00Z"),
        ("NO_COLOR", "1"),
        ("USER", "ada"),
    ]);
    command.envs(["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"].map(|name| (name, dir)));
    command
}

/// Runs chancery in a folder: exit code (-1 for a signal), stdout, stderr. No panic is ever right.
#[track_caller]
fn run(args: &[&str], dir: &Path) -> (i32, String, String) {
    let Output { status, stdout, stderr } = command(args, dir).output().expect("chancery runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let (stdout, stderr) = (text(stdout), text(stderr));
    assert!(!stderr.contains("panicked") && !stderr.contains("a mistake in chancery"), "{args:?}: {stderr}");
    (status.code().unwrap_or(-1), stdout, stderr)
}

/// All of these are refused, and leave the base as it was.
#[track_caller]
fn all_refused(cases: &[Case<'_>]) {
    let folder = Folder::with_base();
    let before = folder.bytes("chancery.db");
    for (args, code, lines) in cases {
        folder.refused(args, *code, lines);
    }
    assert!(folder.bytes("chancery.db") == before, "the base has changed");
}

#[test]
fn names_that_mean_nobody_or_several_are_told() {
    let nobody: &[&str] = &["error: the question names nobody", "  write          chancery when xi putin"];
    all_refused(&[
        // unknown, with a suggestion
        (
            &["when", "xi", "zelinsky"],
            3,
            &[
                "error: no actor called \"zelinsky\"",
                "  did you mean   Volodymyr Zelenskyy   (volodymyr-zelenskyy)",
                "  all names      chancery actors",
                "  try            chancery when xi volodymyr-zelenskyy",
            ],
        ),
        // unknown, like nothing
        (
            &["when", "xi", "qqqqqqqqqq"],
            3,
            &["error: no actor called \"qqqqqqqqqq\"", "  all names      chancery actors"],
        ),
        // ambiguous
        (
            &["when", "bush", "putin"],
            3,
            &[
                "error: \"bush\" could be 2 people",
                "  george-h-w-bush George H. W. Bush  President, United States, 0 events",
                "  george-w-bush   George W. Bush  President, United States, 0 events",
                "  try             chancery when george-h-w-bush putin",
            ],
        ),
        // nobody
        (&["when"], 2, &["error: the following required arguments were not provided:", "  <NAME>..."]),
        (&["when", ""], 2, nobody),
        (&["when", "did", "last", "meet"], 2, nobody),
        // the same actor twice
        (&["when", "xi", "xi"], 2, &["error: Xi Jinping is asked for twice"]),
        (&["when", "xi", "xi-jinping"], 2, &["error: Xi Jinping is asked for twice"]),
    ]);
}

#[test]
fn an_unknown_command_is_told_with_the_nearest() {
    all_refused(&[(
        &["timline", "xi"],
        2,
        &["error: unknown command \"timline\"", "  did you mean   \"timeline\"?", "  all commands   chancery help"],
    )]);
}

#[test]
fn dates_that_are_none_or_several_are_told() {
    let reversed: &[&str] = &[
        "error: the range 2023-05-02/2023-05-01 ends before it begins",
        "  write          2023-05-01/2023-05-02",
        "nothing was written",
    ];
    let cases: [(&str, &[&str]); 7] = [
        ("03/04/2023", AMBIGUOUS),
        ("2023-02-30", &["error: 2023-02-30 is not a date (February 2023 has 28 days)", "nothing was written"]),
        ("2023-13-01", &["error: 2023-13-01 is not a date (there is no month 13)", "nothing was written"]),
        ("2023-13", &["error: 2023-13 is not a month", "nothing was written"]),
        ("2023-05-02/2023-05-01", reversed),
        ("2023-05-02..2023-05-01", reversed),
        ("nonsense", &["error: \"nonsense\" is not a date"]),
    ];
    for (date, lines) in cases {
        all_refused(&[(&["add", "call", "qin-gang", "kuleba", "--on", date], 3, lines)]);
    }
}

#[test]
fn periods_and_words_of_a_filter_are_checked() {
    let kinds = "error: \"party\" is not a kind of event \
                 (visit, meeting, call, summit, negotiation, signing, statement, other)";
    all_refused(&[
        // periods
        (
            &["timeline", "xi", "--in", "nonsense"],
            3,
            &["error: \"nonsense\" is not a date", "  write          2023-03-16  or  2023-03  or  2023"],
        ),
        (
            &["timeline", "xi", "--since", "2023", "--until", "2022"],
            3,
            &["error: a period from 2023-01-01 until 2022-12-31 ends before it begins"],
        ),
        (&["timeline", "xi", "--since", "03/04/2023"], 3, AMBIGUOUS),
        // words
        (&["timeline", "xi", "--kind", "party"], 2, &[kinds]),
        (&["add", "party", "xi", "putin", "--on", "2023"], 2, &[kinds, "nothing was written"]),
        (
            &["timeline", "xi", "--mode", "pigeon"],
            2,
            &["error: \"pigeon\" is not a mode (in-person, phone, video, written, unknown)"],
        ),
        (
            &["timeline", "xi", "--status", "maybe"],
            2,
            &["error: \"maybe\" is not a status (planned, proposed, held, cancelled, postponed, denied)"],
        ),
        // the day taken for today
        (
            &["--today", "nonsense", "when", "xi", "putin"],
            3,
            &["error: \"nonsense\" is not a date; write 2023-03-16, 2023-03 or 2023"],
        ),
    ]);
}

#[test]
fn events_and_changes_that_are_not_there_are_told() {
    all_refused(&[
        // unknown event
        (&["show", "999999"], 3, NO_EVENT),
        (&["edit", "999999", "--on", "2023"], 3, NO_EVENT),
        (&["remove", "999999"], 3, NO_EVENT),
        (&["show", "no-such-event"], 3, &["error: no event \"no-such-event\""]),
        (
            &["add", "call", "qin-gang", "kuleba", "--on", "2023-03-17", "--part-of", "999999"],
            3,
            &["error: no event \"999999\" that this could be part of", "nothing was written"],
        ),
        // too few actors
        (
            &["add", "call", "qin-gang", "--on", "2023-03-16"],
            2,
            &["error: a call needs two actors", PAIR, "nothing was written"],
        ),
        (
            &["add", "call", "qin-gang", "qin-gang", "--on", "2023-03-16"],
            2,
            &["error: a call needs two actors, not qin-gang twice", PAIR],
        ),
        (&["add", "call"], 2, &["error: no date: --on DATE", PAIR, "nothing was written"]),
        // changes
        (&["undo"], 4, &["error: there is nothing to undo: revision 1 made the base"]),
        (&["undo", "99"], 3, &["error: no revision 99", "  all of them    chancery log"]),
    ]);
}

#[test]
fn a_duplicate_is_not_added() {
    let folder = Folder::with_base();
    let add = ["add", "call", "qin-gang", "kuleba", "--on", "2023-03-16"];
    folder.done(&add);
    let before = folder.dump();
    folder.refused(
        &add,
        4,
        &[
            "error: not added: looks like #1  (same people, same kind, same day)",
            "  #1                    2023-03-16  call  Qin Gang - Dmytro Kuleba",
            "  add your source to it chancery add … --source SOURCE --attach-to 1",
            "  it is a different one chancery add … --separate",
            "nothing was written",
        ],
    );
    assert_eq!(folder.dump(), before);
}

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

#[test]
fn a_wrong_configuration_is_told_with_its_file() {
    let folder = Folder::with_base();
    fs::create_dir(folder.path("chancery")).expect("a folder");
    let file = folder.path("chancery/config.toml").display().to_string();
    // The words after the place are those of a library today: only what we say is asked for.
    folder.write("chancery/config.toml", "colour = \"red\"\n");
    let (code, _, stderr) = folder.run(&["timeline", "xi"]);
    assert_eq!(code, 2, "{stderr}");
    assert!(stderr.starts_with(&format!("error: {file}:1: ")) && stderr.contains("colour"), "{stderr}");
    assert!(stderr.ends_with("  known          date_order, language, pager, columns\n"), "{stderr}");
    folder.write("chancery/config.toml", "date_order = \"ymd\"\n");
    let order = format!("error: {file}: \"ymd\" is not an order of day and month (dmy, mdy)");
    folder.refused(&["timeline", "xi"], 2, &[&order]);
}

#[test]
fn sql_in_a_name_or_a_filter_is_only_text() {
    const DROP: &str = "x'); DROP TABLE event; --";
    let folder = Folder::with_base();
    folder.done(&["add", "call", "xi", "putin", "--on", "2023-01-05"]);
    let before = folder.dump();
    let unknown = format!("error: no actor called \"{DROP}\"");
    folder.refused(&["when", DROP, "xi"], 3, &[&unknown]);
    folder.refused(&["add", "call", DROP, "xi", "--on", "2023"], 3, &[&unknown]);
    folder.refused(&["remove", "1 OR 1=1"], 3, &["error: no event \"1 OR 1=1\""]);
    folder.refused(&["timeline", "--source", "S1' OR 1=1"], 3, &["error: no source \"S1' OR 1=1\""]);
    for args in [["timeline", "--place", "' OR '1'='1"], ["timeline", "--tag", "' OR 1=1 --"]] {
        assert_eq!(folder.run(&args).0, 1, "{args:?} finds nothing");
    }
    assert_eq!(folder.run(&["search", DROP]).0, 1);
    assert_eq!(folder.dump(), before);
    // and a name like any other
    folder.done(&["actors", "add", DROP]);
    assert!(folder.done(&["actors", "show", DROP]).contains(DROP));
    folder.done(&["undo"]);
    assert_eq!(folder.done(&["export"]).lines().count(), 2);
}

#[test]
fn a_name_with_control_characters_is_printed_neutralised() {
    let folder = Folder::with_base();
    folder.done(&["actors", "add", "Esc \u{1b}[31mRed\u{7}", "--id", "esc-red"]);
    folder.done(&["add", "call", "esc-red", "xi", "--on", "2023-01-02"]);
    for args in
        [&["actors", "show", "esc-red"][..], &["when", "esc-red", "xi"], &["timeline", "esc-red"], &["show", "1"]]
    {
        let shown = folder.done(args);
        assert!(shown.contains("Esc <U+001B>[31mRed<U+0007>"), "{args:?}: {shown}");
        assert!(!shown.contains(['\u{1b}', '\u{7}']), "{args:?}: {shown}");
    }
    folder.refused(&["when", "\u{1b}]qqqqqqqqqq", "xi"], 3, &["error: no actor called \"<U+001B>]qqqqqqqqqq\""]);
}

/// An empty variable is one that is not set.
#[test]
fn an_empty_variable_says_nothing() {
    let folder = Folder::with_base();
    let mut command = command(&["timeline", "xi"], &folder.0);
    let output = command.env("CHANCERY_DB", "").env("CHANCERY_TODAY", "").output().expect("chancery runs");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
}

/// `language` and `columns` are settings too.
#[test]
fn the_configuration_chooses_names_and_columns() {
    let folder = Folder::with_base();
    fs::create_dir(folder.path("chancery")).expect("a folder");
    folder.write("chancery/config.toml", "language = \"ar\"\ncolumns = [\"id\", \"also\"]\n");
    let shown = folder.done(&["actors", "qin gang"]);
    assert_eq!(shown, "ID        ALSO\nqin-gang  秦刚, تشين قانغ\n");
    folder.write("chancery/config.toml", "language = \"klingon\"\n");
    let (code, _, stderr) = folder.run(&["actors"]);
    assert_eq!(code, 2, "{stderr}");
    assert!(stderr.contains("\"klingon\" is not the code of a language"), "{stderr}");
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

/// The revision is stamped by the clock, whatever day is taken for today.
#[test]
fn a_day_taken_for_today_does_not_date_the_change() {
    let folder = Folder::with_base();
    folder.done(&["--today", "2020-01-01", "add", "call", "xi", "putin", "--on", "yesterday", "--why", "a trial"]);
    let log = folder.done(&["log", "--limit", "1", "--csv"]);
    assert!(log.ends_with("2,2023-03-18T00:00:00Z,ada,add #1,a trial,3,0,0,,\n"), "{log}");
    let event = folder.done(&["export"]);
    assert!(event.contains("2019-12-31-call"), "{event}");
}

/// Years before the first are dates like others, also behind a flag.
#[test]
fn a_year_with_a_sign_is_no_flag() {
    let folder = Folder::with_base();
    folder.done(&["add", "call", "xi", "putin", "--on", "-0044-03-15"]);
    let shown = folder.done(&["timeline", "--since", "-0045", "--until", "-0043", "--csv"]);
    assert!(shown.contains("-0044-03-15,-0044-03-15"), "{shown}");
}

/// What a new source says otherwise is told, and so is what is held on a day to come.
#[test]
fn a_doubtful_addition_is_written_and_told() {
    let folder = Folder::with_base();
    folder.done(&["add", "call", "xi", "putin", "--on", "2023-01-05"]);
    let add = ["add", "call", "xi", "putin", "--on", "2023-01-05", "--status", "cancelled", "--source", "A paper"];
    let (code, stdout, stderr) = folder.run(&add);
    assert_eq!(code, 0, "{stderr}");
    let source = stdout.split(['[', ']']).nth(1).unwrap_or_default().to_owned();
    assert!(stderr.starts_with(&format!("{source} says cancelled; the event stays held")), "{stderr}");
    let (_, _, stderr) = folder.run(&["add", "call", "xi", "kuleba", "--on", "2026-12-24", "--status", "held"]);
    assert_eq!(stderr, "2026-12-24 is still to come, and this says held; --status planned?\n");
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

#[test]
fn an_undone_event_leaves_the_same_export() {
    let folder = Folder::with_base();
    folder.done(&["add", "call", "qin-gang", "kuleba", "--on", "2023-03-16"]);
    let before = folder.done(&["export", "--to", "jsonl"]);
    folder.done(&["add", "meeting", "xi", "putin", "--on", "2023-01-05", "--source", "A paper", "--tag", "t"]);
    assert_ne!(folder.done(&["export", "--to", "jsonl"]), before);
    folder.done(&["undo"]);
    assert_eq!(folder.done(&["export", "--to", "jsonl"]), before);
}
