//! A folder with a base in it, the program run there, and what it must answer.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

/// A folder of its own, removed at the end.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("chancery-errors-{}-{n}", process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    /// With a base that knows the actors and no event.
    pub(crate) fn with_base() -> Self {
        static BASE: OnceLock<Vec<u8>> = OnceLock::new();
        let folder = Self::new();
        folder.write("chancery.db", BASE.get_or_init(new_base));
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).expect("a file");
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("a file to read")
    }

    pub(crate) fn run(&self, args: &[&str]) -> (i32, String, String) {
        run(args, &self.0)
    }

    /// Runs what must succeed, and returns what it prints.
    #[track_caller]
    pub(crate) fn done(&self, args: &[&str]) -> String {
        let (code, stdout, stderr) = self.run(args);
        assert_eq!(code, 0, "{args:?}: {stderr}");
        stdout
    }

    /// Everything in the base, as text.
    #[track_caller]
    pub(crate) fn dump(&self) -> String {
        self.done(&["export", "--dump"])
    }

    /// Runs what must fail with this code and these first lines.
    #[track_caller]
    pub(crate) fn refused(&self, args: &[&str], code: i32, lines: &[&str]) {
        let (got, _, stderr) = self.run(args);
        let first: Vec<&str> = stderr.lines().take(lines.len()).collect();
        assert_eq!((got, first.as_slice()), (code, lines), "{args:?}");
    }

    /// Imports this file, of which the only row must be rejected with these words.
    #[track_caller]
    pub(crate) fn rejected(&self, name: &str, bytes: impl AsRef<[u8]>, why: &str) {
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

pub(crate) type Case<'a> = (&'a [&'a str], i32, &'a [&'a str]);

pub(crate) const HEADER: &str = "date,kind,attendees,quote\n";
pub(crate) const AMBIGUOUS: &[&str] = &[
    "error: \"03/04/2023\" can mean 3 April or 4 March 2023",
    "  write          2023-04-03  or  2023-03-04",
    "  or set         --date-order dmy   (once and for all: date_order in config.toml)",
];

pub(crate) fn new_base() -> Vec<u8> {
    let folder = Folder::new();
    folder.done(&["init", "--empty"]);
    folder.bytes("chancery.db")
}

pub(crate) fn command(args: &[&str], dir: &Path) -> Command {
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
pub(crate) fn run(args: &[&str], dir: &Path) -> (i32, String, String) {
    let Output { status, stdout, stderr } = command(args, dir).output().expect("chancery runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let (stdout, stderr) = (text(stdout), text(stderr));
    assert!(!stderr.contains("panicked") && !stderr.contains("a mistake in chancery"), "{args:?}: {stderr}");
    (status.code().unwrap_or(-1), stdout, stderr)
}

/// All of these are refused, and leave the base as it was.
#[track_caller]
pub(crate) fn all_refused(cases: &[Case<'_>]) {
    let folder = Folder::with_base();
    let before = folder.bytes("chancery.db");
    for (args, code, lines) in cases {
        folder.refused(args, *code, lines);
    }
    assert!(folder.bytes("chancery.db") == before, "the base has changed");
}
