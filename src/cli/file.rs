//! Files that a command makes.

use crate::error::{Error, Result};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Writes beside the file and puts it in its place at the end, so that a failure leaves what was there. A file that is
/// there already is replaced only by `force`.
pub(super) fn write<T>(path: &Path, force: bool, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let shown = path.display();
    let cannot = |error: std::io::Error| {
        Error::input(format!("{shown} cannot be written")).outcome("nothing was written").cause(error)
    };
    if path.exists() && !force {
        return Err(Error::conflict(format!("{shown} exists already"))
            .note("replace it", "--force")
            .outcome("nothing was written"));
    }
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(name);
    let mut output = BufWriter::new(File::create(&beside).map_err(cannot)?);
    let written = write(&mut output).and_then(|value| output.flush().map_err(cannot).map(|()| value));
    let placed = written.and_then(|value| std::fs::rename(&beside, path).map_err(cannot).map(|()| value));
    if placed.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    placed
}
