//! Questions: names, filters, and words that are no such thing.

use crate::folder::{AMBIGUOUS, Folder, all_refused};

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

/// Years before the first are dates like others, also behind a flag.
#[test]
fn a_year_with_a_sign_is_no_flag() {
    let folder = Folder::with_base();
    folder.done(&["add", "call", "xi", "putin", "--on", "-0044-03-15"]);
    let shown = folder.done(&["timeline", "--since", "-0045", "--until", "-0043", "--csv"]);
    assert!(shown.contains("-0044-03-15,-0044-03-15"), "{shown}");
}
