//! A running server over a base of its own, and its answers.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs, process};

pub(crate) const TODAY: &str = "2023-03-18";

/// A running server over a base of its own.
pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) folder: PathBuf,
    pub(crate) port: u16,
}

impl Server {
    /// With a base that knows the actors and what `adds` add.
    pub(crate) fn with(name: &str, adds: &[&[&str]]) -> Self {
        let folder = env::temp_dir().join(format!("chancery-serve-{}-{name}", process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let base = folder.join("test.db");
        let run = |args: &[&str]| {
            let done = command(&base).args(args).output().expect("chancery runs");
            assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
        };
        run(&["init", "--empty"]);
        for args in adds {
            run(args);
        }
        let mut child =
            command(&base).args(["serve", "--port", "0"]).stdout(Stdio::piped()).spawn().expect("chancery serves");
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().expect("its output")).read_line(&mut line).expect("a line");
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).expect("a port");
        let port = port.parse().expect("a number");
        Self { child, folder, port }
    }

    pub(crate) fn plain(name: &str) -> Self {
        Self::with(
            name,
            &[
                &["add", "call", "xi", "putin", "--on", "2022-06-15", "--source", "https://example.org/a?b=1&c=2"],
                &[
                    "add",
                    "visit",
                    "xi",
                    "--place",
                    "Moscow",
                    "--host",
                    "putin",
                    "--on",
                    "2023-03-20/22",
                    "--status",
                    "planned",
                ],
                &[
                    "add",
                    "meeting",
                    "qin gang",
                    "kuleba",
                    "--on",
                    "~2023-02",
                    "--quote",
                    "peace talks \u{1f54a}",
                    "--source",
                    "A page",
                ],
            ],
        )
    }

    /// What `chancery` prints for the same base.
    pub(crate) fn printed(&self, args: &[&str]) -> String {
        let done = command(&self.folder.join("test.db")).args(args).output().expect("chancery runs");
        String::from_utf8(done.stdout).expect("text")
    }

    pub(crate) fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Sends a request as it is and reads until the server closes.
    pub(crate) fn raw(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a limit");
        let _ = stream.write_all(request.as_bytes());
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        Answer::of(&bytes)
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.raw(&format!("GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.host()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

pub(crate) fn command(base: &std::path::Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    command.env("CHANCERY_DB", base).env("CHANCERY_TODAY", TODAY).stdin(Stdio::null());
    command
}

/// An answer: its status, its head in lower case, its body.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let head = head.to_ascii_lowercase();
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
        let body = if head.contains("transfer-encoding: chunked") { whole(body) } else { body.to_owned() };
        Self { status, head, body }
    }

    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// A body from its pieces; one that broke off has no last piece, which is told.
pub(crate) fn whole(mut pieces: &str) -> String {
    let mut body = Vec::new();
    loop {
        let Some((size, rest)) = pieces.split_once("\r\n") else { return "broken off".to_owned() };
        let size = usize::from_str_radix(size, 16).expect("a size");
        if size == 0 {
            return String::from_utf8(body).expect("text");
        }
        body.extend_from_slice(&rest.as_bytes()[..size]);
        pieces = std::str::from_utf8(&rest.as_bytes()[size + 2..]).expect("text");
    }
}
