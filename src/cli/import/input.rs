//! The files that are imported: each opened, unpacked, and its form told.

use crate::error::{Error, Result, all};
use crate::import::Form;
use crate::import::packed::{self, Text};
use encoding_rs::Encoding;
use indicatif::ProgressBar;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A file, or standard input.
#[derive(Debug)]
pub(super) struct Input {
    pub(super) name: String,
    /// Where it is; none: standard input.
    pub(super) path: Option<PathBuf>,
    /// Whether it was found in a folder: there a file of another form is passed over.
    pub(super) found: bool,
}

/// What is said about files: their form and their encoding.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    pub(super) form: Option<Form>,
    pub(super) encoding: Option<&'static Encoding>,
}

/// The files that are named, and those in the folders that are named; everything that is wrong is told at once.
pub(super) fn inputs(paths: &[PathBuf]) -> Result<Vec<Input>> {
    Ok(all(paths.iter().map(|path| named(path)))?.into_iter().flatten().collect())
}

fn named(path: &Path) -> Result<Vec<Input>> {
    let name = path.display().to_string();
    if name == "-" {
        return Ok(vec![Input { name: "stdin".to_owned(), path: None, found: false }]);
    }
    if path.is_dir() {
        let mut files = Vec::new();
        files_in(path, &mut files).map_err(|error| unreadable(&name, &error))?;
        files.sort();
        let found = |path: PathBuf| Input { name: path.display().to_string(), path: Some(path), found: true };
        return match files.is_empty() {
            true => Err(Error::input(format!("{name} is a folder without files"))),
            false => Ok(files.into_iter().map(found).collect()),
        };
    }
    File::open(path).map_err(|error| unreadable(&name, &error))?;
    Ok(vec![Input { name, path: Some(path.to_owned()), found: false }])
}

/// Every file below a folder whose name does not begin with a dot.
fn files_in(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        match kind.is_dir() {
            true => files_in(&entry.path(), files)?,
            false => files.push(entry.path()),
        }
    }
    Ok(())
}

fn unreadable(name: &str, error: &io::Error) -> Error {
    let why = if error.kind() == io::ErrorKind::NotFound { "does not exist" } else { "cannot be read" };
    Error::input(format!("{name} {why}")).outcome("nothing was written").cause(error)
}

/// A copy of what cannot be read twice, gone with this.
#[derive(Debug)]
pub(super) struct Spool(PathBuf);

impl Drop for Spool {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

impl Spool {
    /// Reads all of it; `name` is what it is called in errors.
    pub(super) fn of(name: &str, bytes: &mut dyn Read) -> Result<Self> {
        let spool = Self(std::env::temp_dir().join(format!("chancery-{}.stdin", std::process::id())));
        let copied = File::create_new(&spool.0).and_then(|mut file| io::copy(bytes, &mut file));
        copied.map(|_| spool).map_err(|error| unreadable(name, &error))
    }

    /// The copy from its beginning.
    pub(super) fn open(&self) -> Result<File> {
        File::open(&self.0).map_err(|error| unreadable("stdin", &error))
    }
}

/// Keeps a copy of standard input, so that it can be read again as a file can.
pub(super) fn spool(inputs: &mut [Input]) -> Result<Option<Spool>> {
    let Some(stdin) = inputs.iter_mut().find(|input| input.path.is_none()) else { return Ok(None) };
    let spool = Spool::of(&stdin.name, &mut io::stdin())?;
    stdin.path = Some(spool.0.clone());
    Ok(Some(spool))
}

impl Input {
    /// How long it is, where that can be known.
    pub(super) fn length(&self) -> Option<u64> {
        self.path.as_ref().and_then(|path| path.metadata().ok()).map(|data| data.len())
    }

    /// Hands each of its texts, with its form, to `take`.
    pub(super) fn each(
        &self,
        said: Said,
        bar: &ProgressBar,
        take: &mut dyn FnMut(Form, Text<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut take = |text: Text<'_>| match said.form.or_else(|| Form::of(&text.name, &text.head)) {
            Some(form) => take(form, text),
            None if self.found => Ok(()),
            None => Err(unknown(&text.name)),
        };
        match &self.path {
            None => packed::stream(&self.name, bar.wrap_read(io::stdin()), said.encoding, &mut take),
            Some(path) => {
                let file = File::open(path).map_err(|error| unreadable(&self.name, &error))?;
                packed::texts(&self.name, bar.wrap_read(file), said.encoding, &mut take)
            }
        }
    }

    /// Its form, that of its first text, without reading more; none where it is not known before it is read.
    pub(super) fn form(&self, said: Said) -> Result<Option<Form>> {
        let mut form = said.form;
        if self.path.is_some() {
            self.each(said, &ProgressBar::hidden(), &mut |found, _| {
                form = form.or(Some(found));
                Ok(())
            })?;
        }
        Ok(form)
    }
}

fn unknown(name: &str) -> Error {
    let forms: Vec<&str> = Form::ALL.iter().map(|(word, _)| *word).collect();
    Error::usage(format!("{name}: neither its ending nor its beginning tells what is in it"))
        .note("say it", format!("--from {}", forms.join("|")))
}
