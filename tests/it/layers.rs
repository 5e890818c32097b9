//! The one-way dependencies of the modules.

use std::path::{Path, PathBuf};

/// Each module with the layer it stands in; a module may use those of lower layers and itself.
const LAYERS: [(&str, u8); 15] = [
    ("error", 0),
    ("model", 1),
    ("lexicon", 2),
    ("temporal", 2),
    ("store", 3),
    ("import", 3),
    ("export", 3),
    ("extract", 3),
    ("ask", 4),
    ("record", 5),
    ("check", 5),
    ("serve", 5),
    ("seeds", 6),
    ("mcp", 6),
    ("cli", 7),
];

fn layer(module: &str) -> Option<u8> {
    LAYERS.iter().find(|(name, _)| *name == module).map(|(_, layer)| *layer)
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// Each file of src with the module it belongs to and its text.
fn modules() -> Vec<(String, PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let module = |path: PathBuf| {
        let first = path.strip_prefix(&src).expect("in src").components().next().expect("a name");
        let module = first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
        let text = std::fs::read_to_string(&path).expect("a text");
        (module, path, text)
    };
    sources(&src).into_iter().map(module).collect()
}

#[test]
fn a_module_names_only_modules_below_it() {
    for (module, path, text) in modules() {
        let Some(own) = layer(&module) else { continue };
        assert!(!text.contains("crate::{"), "{} imports several modules in one line", path.display());
        for used in text.split("crate::").skip(1) {
            let used: String = used.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            let fine = used == module || layer(&used).is_none_or(|layer| layer < own);
            assert!(fine, "{} uses crate::{used}", path.display());
        }
    }
}

#[test]
fn only_store_names_rusqlite_and_only_cli_names_clap() {
    for (module, path, text) in modules() {
        let names = |library: &str| text.contains(&format!("{library}::"));
        assert!(module == "store" || !names("rusqlite"), "{}", path.display());
        for library in ["clap", "console", "indicatif", "anstream", "terminal_size", "std::env"] {
            let fine = matches!(module.as_str(), "cli" | "main") || !names(library);
            assert!(fine, "{} names {library}", path.display());
        }
    }
}

#[test]
fn no_file_is_long() {
    for (_, path, text) in modules() {
        assert!(text.lines().count() <= 400, "{} has {} lines", path.display(), text.lines().count());
    }
}
