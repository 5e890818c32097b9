//! A folder for one test, the program run there, and what it did.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// The day that is today in every command here.
pub(crate) const TODAY: &str = "2023-03-18";

/// The moment at which every change here is made.
pub(crate) const NOW: &str = "2023-03-18T00:00:00Z";

/// A folder of its own for one test, gone afterwards.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("chancery-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("home")).expect("a folder for the test");
        Self(path)
    }

    /// A folder with a base `base.db` in it that knows the built-in actors and no events.
    pub(crate) fn with_base(test: &str) -> Self {
        static BASE: OnceLock<Vec<u8>> = OnceLock::new();
        let folder = Self::new(test);
        let base = BASE.get_or_init(|| {
            folder.run(&["--db", "base.db", "init", "--empty"]).is(0);
            fs::read(folder.path("base.db")).expect("the base")
        });
        folder.write("base.db", base);
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path(name), text).expect("a file for the test");
    }

    /// What is in the folder, sorted, without the home.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("the test's folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| name != "home").collect();
        names.sort();
        names
    }

    /// The program in this folder, with nothing of the surroundings but what the tests set.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
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

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments))
    }

    pub(crate) fn feed(&self, arguments: &[&str], input: &[u8]) -> Ran {
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
pub(crate) struct Ran {
    pub(crate) what: String,
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    pub(crate) fn from(mut command: Command) -> Self {
        let output = command.output().expect("the program starts");
        Self::of(format!("{command:?}"), output)
    }

    pub(crate) fn of(what: String, output: std::process::Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self { what, code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Ends with this code.
    #[track_caller]
    pub(crate) fn is(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\nstdout: {}\nstderr: {}", self.what, self.out, self.err);
        self
    }

    /// Ends with this code, prints no answer, and says just this.
    #[track_caller]
    pub(crate) fn fails(self, code: i32, said: &str) {
        let ran = self.is(code);
        assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", said), "{}", ran.what);
    }
}
