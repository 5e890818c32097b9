//! Imports as processes: broken off at any moment, from standard input, several files at once.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// A folder with a base `base.db` in it that knows the built-in actors and no events; gone after the test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("chancery-import-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        let folder = Self(path);
        folder.run(&["init", "--empty"]);
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
        command.args(["--db", "base.db"]).args(arguments).current_dir(&self.0).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).env("HOME", &self.0).env("CHANCERY_TODAY", "2031-06-01");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program runs")
    }

    fn dump(&self) -> Vec<u8> {
        self.run(&["export", "--dump"]).stdout
    }

    /// An import that is under way, once `so_far` of its log beside the base is enough.
    fn importing(&self, file: &str, so_far: impl Fn(u64) -> bool) -> Child {
        let child = self.command(&["import", file]).spawn().expect("the program runs");
        let start = Instant::now();
        while !fs::metadata(self.path("base.db-wal")).is_ok_and(|log| so_far(log.len())) {
            assert!(start.elapsed() < Duration::from_secs(120), "nothing is written");
            std::thread::sleep(Duration::from_millis(2));
        }
        child
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// So many talks, each of its own day, with long names, so that much is written before the end.
fn quads(path: &Path, rows: usize) {
    let line = |n: usize| {
        let (year, month, day) = (1000 + n / 336, 1 + n / 28 % 12, 1 + n % 28);
        format!(
            "Norway\tConsult\tCouncil of the {}th District of the Far Northern Shore\t{year}-{month:02}-{day:02}\n",
            n % 500
        )
    };
    fs::write(path, (0..rows).map(line).collect::<String>()).expect("a file for the test");
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// While it reads, and while it writes.
#[test]
fn an_import_that_is_killed_leaves_the_base_as_it_was() {
    let folder = Folder::new("killed");
    quads(&folder.path("talks.txt"), 100_000);
    let before = folder.dump();
    for written in [0, 1_000_000] {
        let mut child = folder.importing("talks.txt", |log| log >= written);
        std::thread::sleep(Duration::from_millis(if written == 0 { 300 } else { 0 }));
        child.kill().expect("killed");
        assert!(!child.wait().expect("its end").success());
        assert!(folder.dump() == before, "the base has changed");
    }
    assert_eq!(folder.run(&["check"]).status.code(), Some(0));
    quads(&folder.path("few.txt"), 3);
    assert!(text(&folder.run(&["import", "few.txt"]).stdout).starts_with("added 3 "));
}

#[cfg(unix)]
#[test]
fn an_import_that_is_interrupted_says_so_and_leaves_the_base_as_it_was() {
    let folder = Folder::new("interrupted");
    quads(&folder.path("talks.txt"), 300_000);
    let before = folder.dump();
    let child = folder.importing("talks.txt", |_| true);
    std::thread::sleep(Duration::from_millis(300));
    let interrupt = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupt.expect("a signal").success());
    let ended = child.wait_with_output().expect("its end");
    assert_eq!(ended.status.code(), Some(130));
    assert_eq!(text(&ended.stderr), "error: interrupted\nnothing was written\n");
    assert!(folder.dump() == before, "the base has changed");
}

#[test]
fn the_dates_of_standard_input_are_read_to_their_end_before_their_order_is_decided() {
    let folder = Folder::new("order");
    // Far behind what is looked at to tell the form, one date tells the order.
    let rows = |last: &str| {
        let many = "03/04/2022,Norway,Japan,a note that makes the table longer than what is looked at\n".repeat(2000);
        format!("Day,Who,Whom,Note\n{many}{last},Norway,China,\n")
    };
    let import = |rows: &str| {
        let mut command = folder.command(&["import", "-", "--map", "Day=date,Who=actors,Whom=actors,Note=note"]);
        let mut child = command.stdin(Stdio::piped()).spawn().expect("the program runs");
        child.stdin.take().expect("its input").write_all(rows.as_bytes()).expect("it reads");
        child.wait_with_output().expect("its end")
    };
    let decided = text(&import(&rows("26/04/2022")).stdout);
    assert!(decided.contains("dates    day first (line 2002: 26/04/2022 cannot be month first)"), "{decided}");
    let day = text(&folder.run(&["timeline", "norway", "japan", "--csv"]).stdout);
    assert!(day.contains("2022-04-03") && !day.contains("2022-03-04"), "{day}");
    let refused = import(&rows("04/05/2022"));
    assert_eq!(refused.status.code(), Some(5));
    assert!(text(&refused.stderr).contains("no date tells whether 03/04/2022 begins with the day or the month"));
}

#[test]
fn files_read_at_once_give_what_they_give_one_by_one() {
    let dump = |jobs: &str| {
        let folder = Folder::new(&format!("jobs-{jobs}"));
        fs::create_dir(folder.path("sets")).expect("a folder");
        (0..12).for_each(|n| quads(&folder.path(&format!("sets/{n:02}.txt")), 40 * n));
        let ran = folder.run(&["import", "sets", "--from", "icews-quads", "--jobs", jobs]);
        assert!(ran.status.success(), "{}", text(&ran.stderr));
        let rows = text(&folder.dump());
        rows.lines().filter(|row| !row.contains("\"revision\"")).map(str::to_owned).collect::<Vec<_>>()
    };
    let one = dump("1");
    assert!(one.len() > 400);
    assert!(one == dump("4"), "the order of the files does not count");
}
