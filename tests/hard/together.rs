//! Many at once on one base: writers, readers and the page.

use crate::folder::{Folder, assert_whole};
use crate::times;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

const WRITERS: usize = 8;
const READERS: usize = 8;

#[test]
fn eight_write_and_eight_read_and_the_page_answers() {
    let folder = Folder::with_bases("together", 1);
    let lasts = Duration::from_secs(times(6, 60) as u64);
    let before = folder.done(&["export", "--csv"]).lines().count();
    let (mut server, address) = serve(&folder);
    let (over, written, read, slowest) =
        (AtomicBool::new(false), AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    let start = Instant::now();
    std::thread::scope(|threads| {
        for writer in 0..WRITERS {
            let (folder, written) = (&folder, &written);
            threads.spawn(move || {
                for n in 0.. {
                    if start.elapsed() > lasts {
                        break;
                    }
                    let title = format!("writer {writer} number {n}");
                    let day = format!("20{:02}-{:02}-{:02}", writer, 1 + n / 28 % 12, 1 + n % 28);
                    folder.done(&[
                        "add",
                        "call",
                        "xi",
                        "putin",
                        "--on",
                        &day,
                        "--title",
                        &title,
                        "--tag",
                        &title,
                        "--separate",
                    ]);
                    written.fetch_add(1, Relaxed);
                }
            });
        }
        for _ in 0..READERS {
            let (folder, read, over) = (&folder, &read, &over);
            threads.spawn(move || {
                while !over.load(Relaxed) {
                    whole_events(
                        &folder.done(&["timeline", "xi", "putin", "--jsonl", "--since", "2000", "--until", "2009"]),
                    );
                    read.fetch_add(1, Relaxed);
                }
            });
        }
        threads.spawn(|| {
            while !over.load(Relaxed) {
                let asked = Instant::now();
                assert!(get(&address, "/when?who=xi&who=putin").starts_with("HTTP/1.1 200"), "the page answers");
                slowest.fetch_max(asked.elapsed().as_millis() as usize, Relaxed);
            }
        });
        std::thread::sleep(lasts);
        over.store(true, Relaxed);
    });
    let _ = server.kill();
    let _ = server.wait();
    let written = written.load(Relaxed);
    println!("{written} written, {} read, the page took {} ms at most", read.load(Relaxed), slowest.load(Relaxed));
    assert_whole(&folder.path("base.db"));
    assert_eq!(folder.done(&["export", "--csv"]).lines().count(), before + written, "no write is lost");
    assert!(folder.run(&["check", "derived"]).status.success());
    assert!(written > WRITERS && read.load(Relaxed) > READERS && slowest.load(Relaxed) < 10_000);
}

/// Each event that a reader sees has both of its people: none is half there.
fn whole_events(lines: &str) {
    for line in lines.lines() {
        let event: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(event["participants"].as_array().map(Vec::len), Some(2), "{line}");
        assert!(event["title"].as_str().is_some_and(|title| title.contains(" number ")), "{line}");
    }
}

fn serve(folder: &Folder) -> (Child, String) {
    let mut child = folder.command(&["serve", "--port", "0"]).stderr(Stdio::null()).spawn().expect("it serves");
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().expect("its output")).read_line(&mut line).expect("a line");
    let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
    (child, address.to_owned())
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").expect("asked");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    String::from_utf8_lossy(&answer).into_owned()
}
