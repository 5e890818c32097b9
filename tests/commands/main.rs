//! The commands in README.md and `tests/cmd`, run as they stand, and what only a process of one's own can show:
//! pipes, locks, damaged bases, the shell's completion.

mod bases;
mod checks;
mod folder;
mod hostile;
mod pipes;

use folder::{Folder, NOW, TODAY};
use std::fs;
use std::path::Path;

fn cases(home: &Path) -> trycmd::TestCases {
    let cases = trycmd::TestCases::new();
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
        cases.env(name, home.to_string_lossy());
    }
    cases
        .env("CHANCERY_TODAY", TODAY)
        .env("CHANCERY_NOW", NOW)
        .env("USER", "ada")
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .env("PAGER", "less");
    cases
}

/// Stories start without a base, or make one in a folder of their own; errors share one small base, which they must
/// leave as it is.
#[test]
fn commands_and_errors_are_as_written() {
    let folder = Folder::with_base("commands");
    let base = folder.path("base.db");
    folder.write("base.csv", include_str!("../cmd/errors/base.csv"));
    folder.run(&["--db", "base.db", "import", "base.csv"]).is(0);
    let before = folder.run(&["--db", "base.db", "log", "--json"]).is(0).out;
    let has_readme = fs::read_to_string("README.md").is_ok_and(|text| text.contains("```console"));
    std::thread::scope(|threads| {
        threads.spawn(|| {
            let stories = cases(&folder.path("home"));
            stories.case("tests/cmd/*.md");
            if has_readme {
                stories.case("README.md");
            }
            stories.run();
        });
        threads.spawn(|| {
            let errors = cases(&folder.path("home"));
            errors.env("CHANCERY_DB", base.to_string_lossy()).case("tests/cmd/errors/*.md").run();
        });
    });
    assert_eq!(folder.run(&["--db", "base.db", "log", "--json"]).is(0).out, before, "an error has changed the base");
}
