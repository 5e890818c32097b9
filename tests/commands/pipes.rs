//! Standard input, output, and the shell that asks.

use crate::folder::{Folder, Ran};
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let folder = Folder::new("pipe");
    for form in ["--format=text", "--csv", "--jsonl", "--md"] {
        let mut command = folder.command(&["-q", "timeline", form]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut first = String::new();
        let mut output = BufReader::with_capacity(64, child.stdout.take().expect("its stdout"));
        output.read_line(&mut first).expect("a line");
        drop(output);
        assert!(!first.is_empty());
        Ran::of(form.to_owned(), child.wait_with_output().expect("it ends")).fails(0, "");
    }
}

#[test]
fn a_pipe_gets_no_colour_unless_it_is_asked_for() {
    let folder = Folder::with_base("colour");
    let run = |arguments: &[&str]| {
        let mut command = folder.command(arguments);
        Ran::from(std::mem::replace(command.env_remove("NO_COLOR"), Command::new("true")))
    };
    for arguments in [&["when", "xi", "putin"][..], &["when", "xi", "zelinsky"], &["actors"], &["sources"], &["log"]] {
        let ran = run(&[&["--db", "base.db"], arguments].concat());
        assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{}", ran.what);
    }
    let ran = run(&["--db", "base.db", "--color", "always", "when", "xi", "zelinsky"]).is(3);
    assert!(ran.err.contains("\u{1b}[1merror:"), "{}", ran.err);
    let ran = run(&["--db", "base.db", "--color", "never", "when", "xi", "zelinsky"]).is(3);
    assert!(!ran.err.contains('\u{1b}'), "{}", ran.err);
}

#[test]
fn standard_input_is_a_file_too() {
    let folder = Folder::with_base("stdin");
    let csv = "date,kind,attendees\n2022-01-05,call,xi;putin\n2022-02-30,call,xi;putin\n";
    let ran = folder.feed(&["--db", "base.db", "import", "-", "--from", "csv"], csv.as_bytes()).is(0);
    assert_eq!(
        ran.out,
        "added 1 · same as known 0 · look-alikes 0 · rejected 1\nundo with: chancery --db base.db undo\n"
    );
    assert_eq!(ran.err, "rejected  stdin:3: 2022-02-30 is not a date (February 2022 has 28 days)\n");
    let json =
        "{\"date\":\"2022-01-06\",\"kind\":\"call\",\"participants\":[{\"name\":\"xi\"},{\"name\":\"putin\"}]}\n";
    folder.feed(&["--db", "base.db", "import", "-", "--from", "jsonl"], json.as_bytes()).is(0);
    let ran = folder.run(&["--db", "base.db", "timeline", "xi", "putin", "--jsonl"]).is(0);
    assert_eq!(ran.out.lines().count(), 2);
    folder.feed(&["--db", "base.db", "import", "-"], b"").is(2);
}

#[test]
fn nothing_asks_where_nobody_can_answer() {
    let folder = Folder::with_base("asks");
    folder.run(&["--db", "base.db", "add", "call", "xi", "putin", "--on", "2022-01-05"]).is(0);
    folder.run(&["--db", "base.db", "add"]).is(2);
    folder.run(&["--db", "base.db", "remove", "1"]).is(0);
}

#[test]
fn the_shell_completes_the_names_of_actors() {
    let folder = Folder::with_base("complete");
    let ask = |words: &[&str]| {
        let mut command = folder.command(&["--"]);
        command.args(words).env("COMPLETE", "bash").env("CHANCERY_DB", folder.path("base.db"));
        command.env("_CLAP_COMPLETE_INDEX", (words.len() - 1).to_string()).env("_CLAP_IFS", "\n");
        Ran::from(command).is(0).out
    };
    let lines = |out: String| out.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(lines(ask(&["chancery", "when", "qin-"])).contains(&"qin-gang".to_owned()));
    assert!(lines(ask(&["chancery", "add", "call", "dmytro-k"])).contains(&"dmytro-kuleba".to_owned()));
    assert!(lines(ask(&["chancery", "time"])).contains(&"timeline".to_owned()));
    assert!(lines(ask(&["chancery", "when", "xi", "--si"])).contains(&"--since".to_owned()));
    assert_eq!(ask(&["chancery", "when", "no-such-name"]), "");
    folder.write("base.db", "not a base");
    assert_eq!(ask(&["chancery", "when", "qin-"]), "", "completion never complains");
}

/// Whatever reads must work on a stream that ends in the middle of a character.
#[test]
fn an_answer_is_whole_utf8_through_a_slow_pipe() {
    let folder = Folder::with_base("slow");
    let mut command = folder.command(&["-q", "--db", "base.db", "actors", "--limit", "3000"]);
    let mut child = command.stdout(Stdio::piped()).spawn().expect("the program starts");
    let mut all = Vec::new();
    let mut output = child.stdout.take().expect("its stdout");
    let mut piece = [0; 4093];
    while let Ok(n @ 1..) = output.read(&mut piece) {
        all.extend_from_slice(&piece[..n]);
    }
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert!(String::from_utf8(all).expect("UTF-8").lines().count() > 3000);
}
