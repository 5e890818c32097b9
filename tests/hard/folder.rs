//! A folder with bases in it, the program run there, and what a base holds.

use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for one test, gone afterwards.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("chancery-hard-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("home")).expect("a folder for the test");
        Self(path)
    }

    /// A folder with `base.db` (some events, some that wait for review), `old.db` (of the first schema), `many.csv`.
    pub(crate) fn with_bases(test: &str, rows: usize) -> Self {
        let folder = Self::new(test);
        let date = |n: usize| format!("{}-{:02}-{:02}", 1990 + n % 30, 1 + n % 12, 1 + n % 28);
        let row = |n: usize| format!("{},call,xi;putin,call number {n}\n", date(n));
        let table = |from: usize, n: usize| (from..from + n).map(row).collect::<String>();
        folder.write("many.csv", format!("date,kind,attendees,title\n{}", table(40, rows)));
        folder.write("few.csv", format!("date,kind,attendees,title\n{}", table(0, 30)));
        folder.write("news.txt", NEWS);
        folder.done(&["init", "--empty"]);
        folder.done(&["import", "--on-match", "separate", "few.csv"]);
        folder.done(&["extract", "--save", "news.txt"]);
        let old = Connection::open(folder.path("old.db")).expect("a file");
        old.execute_batch(include_str!("../../migrations/0001_base.sql")).expect("the first schema");
        old.execute_batch(include_str!("../databases/v1.sql")).expect("its rows");
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path(name), text).expect("a file for the test");
    }

    /// A base as it is, under another name; its log comes with it.
    pub(crate) fn copy(&self, from: &str, to: &str) {
        self.remove(to);
        for ending in ["", "-wal"] {
            let _ = fs::copy(self.path(&format!("{from}{ending}")), self.path(&format!("{to}{ending}")));
        }
    }

    /// A base and whatever was made for it.
    pub(crate) fn remove(&self, base: &str) {
        for entry in fs::read_dir(&self.0).expect("the folder").flatten() {
            if entry.file_name().to_string_lossy().starts_with(base) {
                fs::remove_file(entry.path()).expect("removed");
            }
        }
    }

    /// The program in this folder, with nothing of the surroundings but what the tests set; works on `base.db`.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        self.through(env!("CARGO_BIN_EXE_chancery"), &[], arguments)
    }

    /// The same, started by another program.
    pub(crate) fn through(&self, program: &str, before: &[&str], arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(before).args(arguments).current_dir(&self.0);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            command.env(name, self.path("home"));
        }
        command.env("CHANCERY_DB", "base.db").env("CHANCERY_TODAY", "2023-03-18").env("USER", "ada");
        command.env("CHANCERY_NOW", "2023-03-18T00:00:00Z").env("NO_COLOR", "1");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program starts")
    }

    /// What a command prints that must succeed.
    #[track_caller]
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Everything a base holds.
    #[track_caller]
    pub(crate) fn dump(&self, base: &str) -> String {
        self.done(&["--db", base, "export", "--dump"])
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The base is whole for SQLite: its pages, its keys, and its indexes.
#[track_caller]
pub(crate) fn assert_whole(path: &Path) {
    let db = Connection::open(path).expect("it opens");
    let said: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer");
    assert_eq!(said, "ok", "{}", path.display());
    let stray: i64 =
        db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).expect("an answer");
    assert_eq!(stray, 0, "{}", path.display());
}

/// What is taken from it waits for review.
const NEWS: &str = "2022-09-20\n\nChinese President Xi Jinping met Russian President Vladimir Putin in Samarkand on \
Thursday.\n\nPutin will visit Beijing on 4 October 2022.\n";
