//! Who may ask, and what nobody can do to it.

use crate::server::Server;
use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

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
