//! The commands in README.md and `tests/cmd`, run as they stand, and what only a process of one's own can show:
//! pipes, locks, damaged bases, the shell's completion.

use rusqlite::Connection;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The day that is today in every command here.
const TODAY: &str = "2023-03-18";

/// The moment at which every change here is made.
const NOW: &str = "2023-03-18T00:00:00Z";

/// A folder of its own for one test, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("chancery-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("home")).expect("a folder for the test");
        Self(path)
    }

    /// A folder with a base `base.db` in it that knows the built-in actors and no events.
    fn with_base(test: &str) -> Self {
        static BASE: OnceLock<Vec<u8>> = OnceLock::new();
        let folder = Self::new(test);
        let base = BASE.get_or_init(|| {
            folder.run(&["--db", "base.db", "init", "--empty"]).is(0);
            fs::read(folder.path("base.db")).expect("the base")
        });
        folder.write("base.db", base);
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path(name), text).expect("a file for the test");
    }

    /// What is in the folder, sorted, without the home.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("the test's folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| name != "home").collect();
        names.sort();
        names
    }

    /// The program in this folder, with nothing of the surroundings but what the tests set.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
        command.args(arguments).current_dir(&self.0).stdin(Stdio::null());
        for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            command.env(name, self.path("home"));
        }
        for name in ["CHANCERY_DB", "COMPLETE", "CLICOLOR_FORCE", "PAGER"] {
            command.env_remove(name);
        }
        command.env("CHANCERY_TODAY", TODAY).env("CHANCERY_NOW", NOW).env("USER", "ada").env("NO_COLOR", "1");
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments))
    }

    fn feed(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(arguments);
        let streams = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = streams.spawn().expect("the program starts");
        child.stdin.take().expect("its stdin").write_all(input).expect("it reads");
        Ran::of(format!("{arguments:?}"), child.wait_with_output().expect("it ends"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a command did.
struct Ran {
    what: String,
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    fn from(mut command: Command) -> Self {
        let output = command.output().expect("the program starts");
        Self::of(format!("{command:?}"), output)
    }

    fn of(what: String, output: std::process::Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self { what, code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Ends with this code.
    #[track_caller]
    fn is(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\nstdout: {}\nstderr: {}", self.what, self.out, self.err);
        self
    }

    /// Ends with this code, prints no answer, and says just this.
    #[track_caller]
    fn fails(self, code: i32, said: &str) {
        let ran = self.is(code);
        assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", said), "{}", ran.what);
    }
}

fn cases(home: &Path) -> trycmd::TestCases {
    let cases = trycmd::TestCases::new();
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
        cases.env(name, home.to_string_lossy());
    }
    cases
        .env("CHANCERY_TODAY", TODAY)
        .env("CHANCERY_NOW", NOW)
        .env("USER", "ada")
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .env("PAGER", "less");
    cases
}

/// Stories start without a base, or make one in a folder of their own; errors share one small base, which they must
/// leave as it is.
#[test]
fn commands_and_errors_are_as_written() {
    let folder = Folder::with_base("commands");
    let base = folder.path("base.db");
    folder.write("base.csv", include_str!("cmd/errors/base.csv"));
    folder.run(&["--db", "base.db", "import", "base.csv"]).is(0);
    let before = folder.run(&["--db", "base.db", "log", "--json"]).is(0).out;
    let has_readme = fs::read_to_string("README.md").is_ok_and(|text| text.contains("```console"));
    std::thread::scope(|threads| {
        threads.spawn(|| {
            let stories = cases(&folder.path("home"));
            stories.case("tests/cmd/*.md");
            if has_readme {
                stories.case("README.md");
            }
            stories.run();
        });
        threads.spawn(|| {
            let errors = cases(&folder.path("home"));
            errors.env("CHANCERY_DB", base.to_string_lossy()).case("tests/cmd/errors/*.md").run();
        });
    });
    assert_eq!(folder.run(&["--db", "base.db", "log", "--json"]).is(0).out, before, "an error has changed the base");
}

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
