//! What a page costs on a base of 10^6 events: until its first piece is there, which a browser paints, and until it is
//! whole; and what a page weighs.
//!
//! `cargo bench --bench pages`; `-- EVENTS` another size, `-- EVENTS FILE` keeps the base in a file for the next time.

mod base;

use base::fill;
use chancery::ask::Now;
use chancery::model::Day;
use chancery::serve::{Settings, run};
use chancery::store::Store;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

const PAGES: [(&str, &str); 9] = [
    ("the first page", "/"),
    ("a rare pair, 20 events", "/when?who=ada-made&who=cleo-made"),
    ("two hubs, a tenth of all", "/when?who=united-states&who=russia"),
    ("two hubs, one year", "/when?who=united-states&who=russia&in=2001"),
    ("every event", "/timeline"),
    ("every event, page 1000", "/timeline?page=1000"),
    ("a hub", "/actor/united-states"),
    ("names that begin with u", "/api/actors?words=u"),
    ("one event", "/event/1"),
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let events = words.first().and_then(|word| word.parse().ok()).unwrap_or(1_000_000);
    let file = words.get(1).map(PathBuf::from);
    let path = file.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("chancery-{}.db", std::process::id())));
    if !path.exists() {
        fill(&Store::create(&path).expect("a base"), events);
    }
    let address = serve(&path);
    println!("{:32} {:>10} {:>10} {:>9}", "", "first", "whole", "bytes");
    for (name, page) in PAGES {
        get(address, page);
        let (first, whole, bytes) = get(address, page);
        println!("{name:32} {:>7.1} ms {:>7.1} ms {bytes:>9}", millis(first), millis(whole));
    }
    if file.is_none() {
        std::fs::remove_file(&path).expect("the base is removed");
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Serves a base for as long as the process lives.
fn serve(path: &Path) -> SocketAddr {
    let (sender, receiver) = mpsc::channel();
    let (opened, today) = (path.to_owned(), "2024-06-01".parse::<Day>().expect("a day"));
    let settings = Settings {
        port: 0,
        base: "generated".to_owned(),
        open: Box::new(move || Store::open(&opened)),
        names: Box::new(|store, start, limit| store.actor_lines(None, start, limit)),
        now: Box::new(move || Now { today, order: None }),
    };
    std::thread::spawn(move || {
        run(settings, |address| {
            let _ = sender.send(address);
            Ok(())
        })
    });
    receiver.recv().expect("an address")
}

/// How long the first piece of the body took, and all of it.
fn get(address: SocketAddr, page: &str) -> (Duration, Duration, usize) {
    let start = Instant::now();
    let mut stream = TcpStream::connect(address).expect("a connection");
    write!(stream, "GET {page} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").expect("a request");
    let (mut piece, mut first, mut bytes) = (vec![0; 65536], None, 0);
    loop {
        let read = stream.read(&mut piece).expect("an answer");
        if read == 0 {
            return (first.unwrap_or_default(), start.elapsed(), bytes);
        }
        first = first.or_else(|| Some(start.elapsed()));
        bytes += read;
    }
}
