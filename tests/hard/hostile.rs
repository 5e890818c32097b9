//! What comes in with malice is only ever an answer, a finding or an error message.

use crate::folder::{Folder, assert_whole};
use std::fs::File;
use std::io::Write;
use std::time::{Duration, Instant};

/// Ends with one of our exit codes, without a panic, in a sensible time; returns what it said.
#[track_caller]
fn ends(folder: &Folder, arguments: &[&str]) -> (i32, String) {
    let start = Instant::now();
    let output = folder.run(arguments);
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let code = output.status.code().expect("it ends by itself");
    assert!(matches!(code, 0..=6) && !said.contains("panicked"), "{arguments:?}: {code} {said:.500}");
    assert!(start.elapsed() < Duration::from_secs(60), "{arguments:?} took {:?}", start.elapsed());
    (code, said)
}

#[test]
fn deep_json_is_one_bad_line() {
    let folder = Folder::with_bases("deep", 1);
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}\n", open.repeat(200_000), close.repeat(200_000));
        folder.write("deep.jsonl", &deep);
        folder.write("deep.json", format!("[{}]", deep.trim_end()));
        folder.write("deep.dump", &deep);
        for name in ["deep.jsonl", "deep.json"] {
            assert_eq!(ends(&folder, &["import", name]).0, 5, "{name}");
        }
        assert_eq!(ends(&folder, &["--db", "new.db", "import", "deep.dump"]).0, 5);
        ends(&folder, &["dates", "--from-jsonl", "deep.jsonl"]);
    }
}

#[test]
fn a_line_of_a_gigabyte_does_not_fill_the_memory() {
    let folder = Folder::with_bases("line", 1);
    let size = crate::times(64 << 20, 1 << 30);
    for (name, begin) in
        [("line.csv", "date,kind,attendees\n"), ("line.jsonl", ""), ("line.tsv", "date\tkind\tattendees\n")]
    {
        let mut file = File::create(folder.path(name)).expect("a file");
        file.write_all(begin.as_bytes()).expect("written");
        let block = vec![b'x'; 1 << 20];
        (0..size >> 20).for_each(|_| file.write_all(&block).expect("written"));
        drop(file);
        let limited = format!("ulimit -v {}; exec \"$@\"", 3 << 20);
        let output = folder
            .through("bash", &["-c", &limited, "limited", env!("CARGO_BIN_EXE_chancery"), "import", name], &[])
            .output()
            .expect("bash starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(0..=6)), "{name}: {:?} {said:.500}", output.status);
        std::fs::remove_file(folder.path(name)).expect("removed");
    }
}

#[test]
fn a_packed_file_that_unpacks_without_end_is_stopped_or_read_in_pieces() {
    let folder = Folder::with_bases("bomb", 1);
    let (before, megabytes) = (folder.dump("base.db"), crate::times(200, 4000));
    let mut packed = flate2::write::GzEncoder::new(
        File::create(folder.path("bomb.csv.gz")).expect("a file"),
        flate2::Compression::best(),
    );
    packed.write_all(b"date,kind,attendees\n").expect("written");
    let block = b"no date,no kind,nobody\n".repeat(45_000);
    (0..megabytes).for_each(|_| packed.write_all(&block).expect("written"));
    packed.finish().expect("written");
    let limited = format!("ulimit -v {}; ulimit -t 30; exec \"$@\"", 3 << 20);
    let shell = ["-c", &limited, "limited", env!("CARGO_BIN_EXE_chancery"), "-q", "import", "bomb.csv.gz"];
    let output = folder.through("bash", &shell, &[]).output().expect("bash starts");
    println!("{megabytes} MB from a packed file: {:?}", output.status);
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
    assert_whole(&folder.path("base.db"));
    assert_eq!(folder.dump("base.db"), before, "nothing of it is in the base");
}

#[test]
fn an_export_goes_where_it_is_told_and_nowhere_else() {
    let folder = Folder::with_bases("paths", 1);
    folder.write("victim.csv", "mine");
    std::os::unix::fs::symlink(folder.path("victim.csv"), folder.path("link.csv")).expect("a link");
    std::os::unix::fs::symlink(folder.path("nowhere.csv"), folder.path("dangling.csv")).expect("a link");
    assert_eq!(ends(&folder, &["export", "-o", "link.csv"]).0, 4, "what a link leads to is there already");
    ends(&folder, &["export", "-o", "dangling.csv"]);
    assert!(!folder.path("nowhere.csv").exists(), "a link is replaced, never followed");
    for name in ["", ".", "..", "/dev/null/x.csv", "no/such/folder.csv", "home"] {
        assert_ne!(ends(&folder, &["export", "--to", "csv", "-o", name]).0, 0, "{name:?}");
    }
    assert_eq!(std::fs::read(folder.path("victim.csv")).expect("it"), b"mine");
}

#[test]
fn names_that_are_not_what_they_look_like_are_reported() {
    let folder = Folder::with_bases("letters", 1);
    for (id, name) in [
        ("turned", "Evil \u{202e}nituP"),
        ("mixed", "Vladimir P\u{443}tin"),
        ("hidden", "Pu\u{200b}tin"),
        ("heaped", "Z\u{300}\u{301}\u{302}\u{303}algo"),
    ] {
        ends(&folder, &["actors", "add", name, "--id", id]);
        let said = ends(&folder, &["check", "letters"]).1;
        assert!(said.contains(&format!("{id} is called")), "{said}");
        assert!(!said.contains('\u{202e}'), "{said:?}");
    }
    assert_eq!(ends(&folder, &["check", "letters", "--strict"]).0, 1);
}

#[test]
fn a_cell_is_never_a_formula_for_a_spreadsheet() {
    let folder = Folder::with_bases("formula", 1);
    for begin in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
        ends(
            &folder,
            &[
                "add",
                "call",
                "xi",
                "kuleba",
                "--on",
                "2022-01-05",
                "--separate",
                "--title",
                begin,
                "--note",
                begin,
                "--quote",
                begin,
                "--source",
                begin,
            ],
        );
    }
    let table = folder.done(&["export", "--excel"]);
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    for row in rows.records() {
        for cell in &row.expect("a row") {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']), "{cell:?}");
        }
    }
}
