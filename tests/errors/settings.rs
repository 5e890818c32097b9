//! The configuration and the environment.

use crate::folder::{Folder, command};
use std::fs;

#[test]
fn a_wrong_configuration_is_told_with_its_file() {
    let folder = Folder::with_base();
    fs::create_dir(folder.path("chancery")).expect("a folder");
    let file = folder.path("chancery/config.toml").display().to_string();
    // The words after the place are those of a library today: only what we say is asked for.
    folder.write("chancery/config.toml", "colour = \"red\"\n");
    let (code, _, stderr) = folder.run(&["timeline", "xi"]);
    assert_eq!(code, 2, "{stderr}");
    assert!(stderr.starts_with(&format!("error: {file}:1: ")) && stderr.contains("colour"), "{stderr}");
    assert!(stderr.ends_with("  known          date_order, language, pager, columns\n"), "{stderr}");
    folder.write("chancery/config.toml", "date_order = \"ymd\"\n");
    let order = format!("error: {file}: \"ymd\" is not an order of day and month (dmy, mdy)");
    folder.refused(&["timeline", "xi"], 2, &[&order]);
}

/// An empty variable is one that is not set.
#[test]
fn an_empty_variable_says_nothing() {
    let folder = Folder::with_base();
    let mut command = command(&["timeline", "xi"], &folder.0);
    let output = command.env("CHANCERY_DB", "").env("CHANCERY_TODAY", "").output().expect("chancery runs");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
}

/// `language` and `columns` are settings too.
#[test]
fn the_configuration_chooses_names_and_columns() {
    let folder = Folder::with_base();
    fs::create_dir(folder.path("chancery")).expect("a folder");
    folder.write("chancery/config.toml", "language = \"ar\"\ncolumns = [\"id\", \"also\"]\n");
    let shown = folder.done(&["actors", "qin gang"]);
    assert_eq!(shown, "ID        ALSO\nqin-gang  秦刚, تشين قانغ\n");
    folder.write("chancery/config.toml", "language = \"klingon\"\n");
    let (code, _, stderr) = folder.run(&["actors"]);
    assert_eq!(code, 2, "{stderr}");
    assert!(stderr.contains("\"klingon\" is not the code of a language"), "{stderr}");
}
