//! Writing events: dates, duplicates, what is not there.

use crate::folder::{AMBIGUOUS, Folder, all_refused};

const NO_EVENT: &[&str] = &["error: no event \"999999\"", "  find one       chancery timeline NAME NAME"];
const PAIR: &str = "  write          chancery add call \"Qin Gang\" \"Dmytro Kuleba\" --on 2023-03-16";

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
