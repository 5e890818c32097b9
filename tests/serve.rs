//! The local page as a server: who may ask, what is answered, and that nobody can starve it. The pages themselves are
//! tried in a real browser (`tests/browser`).

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, process};

const TODAY: &str = "2023-03-18";

/// A running server over a base of its own.
struct Server {
    child: Child,
    folder: PathBuf,
    port: u16,
}

impl Server {
    /// With a base that knows the actors and what `adds` add.
    fn with(name: &str, adds: &[&[&str]]) -> Self {
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

    fn plain(name: &str) -> Self {
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
    fn printed(&self, args: &[&str]) -> String {
        let done = command(&self.folder.join("test.db")).args(args).output().expect("chancery runs");
        String::from_utf8(done.stdout).expect("text")
    }

    fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Sends a request as it is and reads until the server closes.
    fn raw(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a limit");
        let _ = stream.write_all(request.as_bytes());
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        Answer::of(&bytes)
    }

    fn get(&self, path: &str) -> Answer {
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

fn command(base: &std::path::Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    command.env("CHANCERY_DB", base).env("CHANCERY_TODAY", TODAY).stdin(Stdio::null());
    command
}

/// An answer: its status, its head in lower case, its body.
#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn of(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let head = head.to_ascii_lowercase();
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
        let body = if head.contains("transfer-encoding: chunked") { whole(body) } else { body.to_owned() };
        Self { status, head, body }
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// A body from its pieces; one that broke off has no last piece, which is told.
fn whole(mut pieces: &str) -> String {
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

#[test]
fn the_api_says_what_the_commands_print() {
    let server = Server::plain("api");
    for (path, args) in [
        ("/api/when?who=xi&who=putin", &["when", "xi", "putin", "--json"][..]),
        ("/api/when?who=when+did+xi+last+meet+putin", &["when", "when did xi last meet putin", "--json"]),
        ("/api/when?who=xi&who=zelensky", &["when", "xi", "zelensky", "--json"]),
        ("/api/when?who=china&who=ukraine&exact=1", &["when", "china", "ukraine", "--exact", "--json"]),
        (
            "/api/when?who=%E4%B9%A0%E8%BF%91%E5%B9%B3&who=%D0%9F%D1%83%D1%82%D0%B8%D0%BD",
            &["when", "习近平", "Путин", "--json"],
        ),
        ("/api/timeline", &["timeline", "--json"]),
        (
            "/api/timeline?in=2023&kind=visit,meeting&reverse=1&limit=1",
            &["timeline", "--in", "2023", "--kind", "visit,meeting", "--reverse", "--limit", "1", "--json"],
        ),
        (
            "/api/timeline?since=2023&certain=1&as-of=2023-03-01",
            &["timeline", "--since", "2023", "--certain", "--as-of", "2023-03-01", "--json"],
        ),
        ("/api/search?words=%22peace+talks%22", &["search", "peace talks", "--json"]),
        ("/api/event/1", &["show", "1", "--json"]),
        ("/api/stats?who=xi&by=mode", &["stats", "xi", "--by", "mode", "--json"]),
        ("/api/stats?who=xi&by=pair", &["stats", "xi", "--by", "pair", "--json"]),
        ("/api/actors?words=xi+j&limit=40", &["actors", "xi j", "--json"]),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.field("content-type")), (200, Some("application/json")), "{path}");
        assert!(answer.body.len() > 2, "{path}");
        assert_eq!(answer.body, server.printed(args), "{path}");
    }
}

#[test]
fn downloads_are_what_export_writes() {
    let server = Server::plain("downloads");
    for form in ["csv", "jsonl", "json", "md", "ics", "geojson"] {
        let answer = server.get(&format!("/download/events.{form}?who=xi&who=putin"));
        assert_eq!(answer.field("content-disposition"), Some(&*format!("attachment; filename=\"xi-putin.{form}\"")));
        assert_eq!(answer.body, server.printed(&["export", "xi", "putin", "--to", form]), "{form}");
    }
    assert!(server.get("/download/events.svg?who=xi&who=putin").body.starts_with("<svg "));
    assert_eq!(server.get("/download/events.exe").status, 404);
}

#[test]
fn only_this_computer_asks_under_its_own_name() {
    let server = Server::plain("hosts");
    let ask = |hosts: &[String]| {
        let lines: Vec<String> = hosts.iter().map(|host| format!("host: {host}\r\n")).collect();
        let lines = lines.concat();
        server.raw(&format!("GET / HTTP/1.1\r\n{lines}connection: close\r\n\r\n")).status
    };
    let port = server.port;
    for good in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
        assert_eq!(ask(&[format!("{good}:{port}")]), 200, "{good}");
    }
    for bad in
        ["evil.example", "127.0.0.1", "127.0.0.1.evil.example", "localhost.evil.example", "127.0.0.2", "0.0.0.0", ""]
    {
        assert_eq!(ask(&[format!("{bad}:{port}")]) == 200, bad == "127.0.0.1", "{bad}");
        assert_eq!(ask(&[bad.to_owned()]), 421, "{bad} without a port");
    }
    assert_eq!(ask(&[]), 421);
    assert_eq!(ask(&[server.host(), "evil.example".to_owned()]), 421);
    let absolute = format!("GET http://evil.example/ HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", server.host());
    assert_eq!(server.raw(&absolute).status, 421);
}

#[test]
fn it_only_reads() {
    let server = Server::plain("methods");
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"] {
        let asked = format!("{method} /when?who=xi HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", server.host());
        let answer = server.raw(&asked);
        assert_eq!((answer.status, answer.field("allow")), (405, Some("get, head")), "{method}");
    }
    let head = server.raw(&format!("HEAD / HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", server.host()));
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[test]
fn every_answer_says_what_a_browser_may_do_with_it() {
    let server = Server::plain("headers");
    for path in [
        "/",
        "/when?who=xi",
        "/when?who=nobody+at+all",
        "/nowhere",
        "/api/when?who=xi",
        "/assets/style.css",
        "/api/nothing",
    ] {
        let answer = server.get(path);
        let policy = answer.field("content-security-policy").unwrap_or_default();
        assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "{path}");
        assert_eq!(answer.field("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.field("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(answer.field("cross-origin-resource-policy"), Some("same-origin"), "{path}");
        assert_eq!(answer.field("access-control-allow-origin"), None, "{path}");
        let inline = ["<style", " style=", "onclick", "javascript:"].iter().any(|word| answer.body.contains(word));
        assert!(!inline || path.starts_with("/assets/"), "{path}");
    }
}

#[test]
fn what_is_unknown_is_told_with_its_status() {
    let server = Server::plain("unknown");
    for (path, status, said) in [
        ("/when?who=xi&who=putn", 404, "/when?who=xi&amp;who=vladimir-putin\">Vladimir Putin</a>"),
        ("/when?who=xi&since=never", 404, "never"),
        ("/when?who=xi&kind=party", 400, "party"),
        ("/when?whom=xi", 400, "whom"),
        ("/event/no-such-event", 404, "no-such-event"),
        ("/event/%ff", 400, ""),
        ("/actor/nobody", 404, "nobody"),
        ("/source/S999", 404, "S999"),
        ("/api/when?who=putn", 404, "did you mean"),
        ("/api/when", 400, "names nobody"),
        ("/api/stats?by=moon", 400, "moon"),
        ("/assets/secret", 404, ""),
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, status, "{path}: {}", answer.body);
        assert!(answer.body.contains(said), "{path}: {}", answer.body);
    }
}

#[test]
fn a_name_from_the_base_is_never_markup() {
    let evil = "<script>alert(1)</script>";
    let server = Server::with(
        "markup",
        &[
            &["actors", "add", evil, "--id", "evil", "--note", "\"><img src=x onerror=alert(1)>"],
            &[
                "add",
                "meeting",
                "evil",
                "xi",
                "--on",
                "2023-01-01",
                "--title",
                evil,
                "--quote",
                evil,
                "--note",
                evil,
                "--tag",
                evil,
                "--place",
                evil,
                "--source",
                "javascript:alert(1)",
            ],
        ],
    );
    let typed = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    for path in [
        "/",
        "/actor/evil",
        "/when?who=evil&who=xi",
        "/event/1",
        "/timeline",
        "/actors",
        "/sources",
        "/source/S1",
        "/search?words=alert",
        &format!("/when?who={typed}&who=xi"),
        &format!("/search?words={typed}"),
        &format!("/timeline?place={typed}&tag={typed}"),
        &format!("/{typed}"),
        &format!("/when?{typed}=1"),
        &format!("/event/{typed}"),
    ] {
        let answer = server.get(path);
        assert!(!answer.body.contains("<script>"), "{path}");
        assert!(!answer.body.contains("<img"), "{path}");
        assert!(!answer.body.contains("href=\"javascript:"), "{path}");
    }
    assert!(server.get("/actor/evil").body.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[test]
fn a_request_has_its_limits() {
    let server = Server::plain("limits");
    let long = format!("GET /?x={} HTTP/1.1\r\nhost: {}\r\n\r\n", "x".repeat(40_000), server.host());
    assert!(matches!(server.raw(&long).status, 400 | 414 | 431), "a long address");
    let fields = "x-field: 1\r\n".repeat(200);
    let many = format!("GET / HTTP/1.1\r\nhost: {}\r\n{fields}\r\n", server.host());
    assert_eq!(server.raw(&many).status, 431, "many fields");
    assert!(matches!(server.raw("\u{1}\u{2}\r\n\r\n").status, 400), "no request at all");
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn any_number_of_silent_connections_keeps_nobody_waiting() {
    let server = Server::plain("silent");
    let mut silent = Vec::new();
    for i in 0..900 {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).expect("a connection");
        let begun = if i % 2 == 0 { "GET / HTTP/1.1\r\nhost: 127" } else { "" };
        let _ = stream.write_all(begun.as_bytes());
        silent.push(stream);
        if i % 100 == 99 {
            let start = Instant::now();
            assert_eq!(server.get("/when?who=xi&who=putin").status, 200);
            assert!(start.elapsed() < Duration::from_secs(5), "{:?} with {i} silent ones", start.elapsed());
        }
    }
}

#[test]
fn long_lists_have_pages_and_addresses_are_short() {
    let days: Vec<String> = (1..=28)
        .map(|day| format!("2001-02-{day:02}"))
        .chain((1..=28).map(|day| format!("2001-03-{day:02}")))
        .collect();
    let adds: Vec<[&str; 7]> = days.iter().map(|day| ["add", "call", "xi", "putin", "--on", day, "-q"]).collect();
    let adds: Vec<&[&str]> = adds.iter().map(|args| &args[..]).collect();
    let server = Server::with("pages", &adds);
    let lines = |path: &str| server.get(path).body.matches("<details class=\"event").count();
    for path in ["/when?who=xi&who=putin", "/timeline"] {
        let join = if path.contains('?') { '&' } else { '?' };
        assert_eq!(
            (lines(path), lines(&format!("{path}{join}page=2")), lines(&format!("{path}{join}page=3"))),
            (50, 6, 0),
            "{path}"
        );
    }
    assert!(server.get("/when?who=xi&who=putin").body.contains("Page 1 of 2"));
    let moved = server.get("/when?who=xi&who=putin&since=&kind=call&until=");
    assert_eq!((moved.status, moved.field("location")), (303, Some("/when?who=xi&who=putin&kind=call")));
}

#[test]
fn the_description_of_the_api_is_whole() {
    let server = Server::plain("openapi");
    let answer = server.get("/api/openapi.json");
    let description: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    let paths = description["paths"].as_object().expect("paths");
    for path in paths.keys() {
        let asked = path.replace("{id}", "1");
        let status = server.get(&asked).status;
        assert!(matches!(status, 200 | 400), "{path}: {status}");
    }
    let event = &description["components"]["schemas"]["Event"]["properties"];
    let shown: serde_json::Value = serde_json::from_str(&server.get("/api/event/1").body).expect("JSON");
    for field in shown["events"][0].as_object().expect("an event").keys() {
        assert!(event.get(field).is_some(), "{field} is not described");
    }
}
