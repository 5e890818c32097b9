//! Each check: an example of what it finds, how bad that is, and how a person who has looked accepts it.

use crate::folder::Folder;
use rusqlite::Connection;

/// The check, its severity, the commands that make an example (or SQL), and the one after which nothing is found.
type Example = (&'static str, &'static str, &'static [&'static [&'static str]], &'static [&'static str]);

const CALL: &[&str] = &["add", "call", "xi", "putin", "--on", "2022-01-05"];
const AGAIN: &[&str] = &["add", "call", "xi", "putin", "--on", "2022-01-05", "--separate"];
const CLAIMS: &[&str] = &["import", "claims.jsonl"];
const SQL: &str = "sql";

const EXAMPLES: [Example; 18] = [
    (
        "overdue",
        "warning",
        &[&["add", "call", "xi", "putin", "--on", "2023-01-05", "--status", "planned"]],
        &["edit", "1", "--tag", "accepted:overdue"],
    ),
    (
        "future",
        "error",
        &[&["add", "call", "xi", "putin", "--on", "2024-01-05", "--status", "held"]],
        &["edit", "1", "--tag", "accepted:future"],
    ),
    (
        "disagree",
        "note",
        &[
            &["add", "call", "xi", "putin", "--on", "2022-01-05", "--source", "A paper"],
            &["add", "call", "xi", "putin", "--on", "2022-01-07", "--source", "A book", "--attach-to", "1"],
        ],
        &["edit", "1", "--tag", "accepted:disagree"],
    ),
    ("twice", "warning", &[CALL, AGAIN], &["edit", "2", "--tag", "distinct"]),
    (
        "lifetime",
        "error",
        &[
            &["actors", "add", "Ada Example", "--from", "1900-01-01", "--until", "1980-05-05"],
            &["add", "call", "ada-example", "xi", "--on", "2021-03-01"],
        ],
        &["edit", "1", "--tag", "accepted:lifetime"],
    ),
    (
        "existence",
        "warning",
        &[&["add", "meeting", "soviet-union", "xi", "--on", "2021-04-01"]],
        &["edit", "1", "--tag", "anachronism"],
    ),
    ("denied", "warning", &[CALL, CLAIMS], &["edit", "1", "--tag", "accepted:denied"]),
    ("counted", "note", &[CLAIMS], &["sources", "edit", "S1", "--note", "accepted:counted: it counts more than we do"]),
    (
        "outside",
        "warning",
        &[
            &["add", "visit", "xi", "--place", "Moscow", "--host", "putin", "--on", "2022-03-20..22"],
            &["add", "meeting", "xi", "putin", "--on", "2022-04-05", "--part-of", "1"],
        ],
        &["edit", "2", "--tag", "accepted:outside"],
    ),
    ("unsourced", "note", &[CALL], &["edit", "1", "--tag", "accepted:unsourced"]),
    (
        "far",
        "warning",
        &[
            &["add", "meeting", "xi", "putin", "--on", "2019-05-02", "--place", "Beijing"],
            &["add", "meeting", "xi", "trump", "--on", "2019-05-02", "--place", "Washington"],
        ],
        &["edit", "2", "--tag", "accepted:far"],
    ),
    (
        "office",
        "note",
        &[&["add", "call", "wang-yi@france", "putin", "--on", "2019-06-02"]],
        &["edit", "1", "--tag", "accepted:office"],
    ),
    (
        "term",
        "error",
        &[
            &["actors", "add", "Bob Example", "--from", "1900", "--until", "1950"],
            &["actors", "office", "bob-example", "Envoy", "--for", "france", "--from", "1960"],
        ],
        &["actors", "note", "bob-example", "accepted:term: an honour after death"],
    ),
    (
        "early",
        "warning",
        &[
            &["add", "call", "xi", "putin", "--on", "2022-01-05", "--source", "S1"],
            &["sources", "edit", "S1", "--published", "2021-06-01"],
        ],
        &["edit", "1", "--tag", "accepted:early"],
    ),
    (
        "names",
        "note",
        &[&["actors", "add", "Xi Jinping", "--id", "xi-the-other"]],
        &["actors", "note", "xi-the-other", "accepted:names"],
    ),
    (
        "letters",
        "warning",
        &[&["actors", "add", "Vladimir P\u{443}tin", "--id", "not-latin"]],
        &["actors", "note", "not-latin", "accepted:letters"],
    ),
    ("derived", "error", &[CALL, &[SQL, "DELETE FROM pair"]], &["check", "--repair"]),
    ("whole", "error", &[CALL, &[SQL, "DELETE FROM name_key WHERE key = 'putin'"]], &["check", "--deep", "--repair"]),
];

const COUNTED: &str = r#"{"claim": {"kind": "none", "participants": [{"id": "xi-jinping"}, {"id": "vladimir-putin"}], "event_kind": "call", "date": "2022", "source": "S1", "line": 7}}
{"claim": {"kind": "count", "participants": [{"id": "xi-jinping"}, {"id": "vladimir-putin"}], "event_kind": "call", "count": 3, "date": "../2022", "source": "S1", "line": 8}}
"#;

#[test]
fn each_finding_has_an_example_a_severity_and_an_end() {
    for (check, severity, makes, accept) in EXAMPLES {
        let folder = Folder::with_base(&format!("check-{check}"));
        folder.write("claims.jsonl", COUNTED);
        let run = |words: &[&str]| folder.run(&[&["--db", "base.db"], words].concat());
        let found = || run(&["check", check, "--csv"]).out.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
        let before = found();
        for words in makes {
            match words {
                [SQL, sql] => {
                    Connection::open(folder.path("base.db")).expect("the base").execute_batch(sql).expect(sql);
                }
                words => drop(run(words).is(0)),
            }
        }
        let new: Vec<String> = found().into_iter().filter(|line| !before.contains(line)).collect();
        assert!(
            !new.is_empty() && new.iter().all(|line| line.starts_with(&format!("{severity},{check},"))),
            "{check}: {new:?}"
        );
        run(&["check", check]).is(i32::from(severity == "error"));
        run(accept).is(0);
        assert_eq!(found(), before, "{check}: {accept:?}");
    }
}

#[test]
fn every_check_has_its_example() {
    let listed = Folder::new("checks").run(&["check", "--list", "--csv"]).is(0).out;
    let mut known: Vec<String> =
        listed.lines().skip(1).map(|line| line.splitn(3, ',').take(2).collect::<Vec<_>>().join(",")).collect();
    let mut ours = EXAMPLES.map(|(check, severity, ..)| format!("{check},{severity}"));
    known.sort_unstable();
    ours.sort_unstable();
    assert_eq!(known, ours);
}
