//! Questions, on the command line and to the page.

use super::{expected, today};
use chancery::ask::{Case, Limits, Now};
use chancery::seeds;
use chancery::serve::{Settings, run};
use chancery::store::Store;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{OnceLock, mpsc};
use std::time::Duration;

fn now() -> Now {
    Now { today: today(), order: None }
}

fn built_in() -> Store {
    let store = seeds::built_in().expect("the seeds");
    store.rebuild_text().expect("its words");
    store
}

/// A question is answered or refused. Its words stand in the first line; in the others, what restricts it.
pub fn question(data: &[u8]) {
    thread_local! {
        static STORE: Store = built_in();
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut lines = text.split('\n');
    let words: Vec<String> = lines.next().unwrap_or_default().split(' ').map(str::to_owned).collect();
    let mut line = || lines.next().filter(|line| !line.is_empty()).map(str::to_owned);
    let limits = Limits {
        within: line(),
        since: line(),
        until: line(),
        place: line(),
        as_of: line(),
        kinds: line().into_iter().collect(),
        tag: line(),
        source: line(),
        limit: Some(20),
        ..Limits::default()
    };
    STORE.with(|store| {
        let answered = Case::read(store, "chancery when", &words, &limits, now()).and_then(|mut case| {
            case.write_when(&mut Vec::new())?;
            case.nothing()?;
            let contacts = case.all().all().unwrap_or_default();
            assert!(contacts.len() <= 20, "{words:?}");
            case.write_search(&words.join(" "), &mut Vec::new())
        });
        answered.unwrap_or_else(|error| expected(&error));
    });
}

/// Whatever is asked of the page as the rest of a request's first line and what follows it is answered, and never with
/// a mistake of ours.
pub fn routes(data: &[u8]) {
    static ADDRESS: OnceLock<SocketAddr> = OnceLock::new();
    let address = ADDRESS.get_or_init(serve);
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
    let end = format!(" HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    let request = [b"GET /", data, end.as_bytes()];
    // It may have answered and gone before all of it is there.
    let _ = stream.write_all(&request.concat());
    let mut answer = Vec::new();
    match stream.read_to_end(&mut answer) {
        Err(error) => assert!(!matches!(error.kind(), std::io::ErrorKind::WouldBlock), "no answer in time"),
        Ok(_) => assert!(!answer.starts_with(b"HTTP/1.1 5"), "{}", String::from_utf8_lossy(&answer)),
    }
}

fn serve() -> SocketAddr {
    let (tell, told) = mpsc::channel();
    let settings = Settings {
        port: 0,
        base: "built in".into(),
        open: Box::new(|| Ok(built_in())),
        names: Box::new(|_, _, _| Ok(Vec::new())),
        now: Box::new(now),
    };
    let ready = move |address| {
        let _ = tell.send(address);
        Ok(())
    };
    std::thread::spawn(|| run(settings, ready).expect("it serves"));
    told.recv().expect("an address")
}
