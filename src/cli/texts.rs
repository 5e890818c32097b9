//! Texts to read: files, standard input, JSON Lines; each with its publication date where it gives one.

use super::context::Context;
use crate::error::{Error, Result};
use crate::model::Day;
use serde::Deserialize;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// A text with its name.
#[derive(Debug)]
#[expect(clippy::struct_field_names, reason = "as JSON Lines name it")]
pub(super) struct Text {
    /// The file, or what JSON Lines call it.
    pub(super) doc: String,
    /// The whole text.
    pub(super) text: String,
    /// Where the text itself begins, after a first line `date 2023-03-18`.
    pub(super) body: usize,
    published: Option<Day>,
}

/// One line of JSON Lines.
#[derive(Deserialize)]
struct Row {
    #[serde(alias = "id")]
    doc: String,
    #[serde(alias = "dct")]
    date: Option<String>,
    text: String,
}

impl Text {
    /// The publication date: as asked for, else as the text gives it.
    pub(super) fn published_or(&self, asked: Option<Day>) -> Result<Day> {
        asked.or(self.published).ok_or_else(|| {
            Error::unknown(format!("{} gives no publication date, so \"last month\" cannot be placed", self.doc))
                .note("try", format!("chancery dates {} --date 2023-03-18", self.doc))
        })
    }

    fn of_file(path: &Path) -> Result<Self> {
        let doc = path.display().to_string();
        let mut bytes = Vec::new();
        open(path)?.read_to_end(&mut bytes).map_err(|error| unreadable(&doc, &error))?;
        let text =
            String::from_utf8(bytes).map_err(|error| Error::input(format!("{doc} is not UTF-8")).cause(error))?;
        let doc = if doc == "-" { "stdin".to_owned() } else { doc };
        let (published, body) = first_line(&text);
        Ok(Self { doc, text, body, published })
    }

    fn of_row(place: &str, line: &str) -> Result<Self> {
        let broken = |message: &str| Error::input(message).at(place);
        let row: Row =
            serde_json::from_str(line).map_err(|error| broken("not an object with doc, date and text").cause(error))?;
        let date = row.date.as_deref().map(|text| text.get(..10).unwrap_or(text).parse::<Day>());
        let published = date.transpose().map_err(|error| broken("date is not a day").cause(error))?;
        Ok(Self { doc: row.doc, text: row.text, body: 0, published })
    }
}

/// The texts of files; `-` is standard input.
pub(super) fn of_files(files: Vec<PathBuf>) -> impl Iterator<Item = Result<Text>> {
    files.into_iter().map(|path| Text::of_file(&path))
}

/// The texts of a file of JSON Lines.
pub(super) fn of_jsonl(path: &Path) -> Result<impl Iterator<Item = Result<Text>> + use<>> {
    let name = path.display().to_string();
    let input = open(path)?;
    Ok(BufReader::new(input).lines().enumerate().filter_map(move |(at, line)| match line {
        Ok(line) if line.trim().is_empty() => None,
        Ok(line) => Some(Text::of_row(&format!("{name}:{}", at + 1), &line)),
        Err(error) => Some(Err(unreadable(&name, &error))),
    }))
}

/// A file, or standard input for `-`.
fn open(path: &Path) -> Result<Box<dyn Read>> {
    let name = path.display().to_string();
    if name == "-" {
        return Ok(Box::new(io::stdin()));
    }
    if path.is_dir() {
        return Err(Error::input(format!("{name} is a directory, not a file")));
    }
    Ok(Box::new(File::open(path).map_err(|error| unreadable(&name, &error))?))
}

fn unreadable(name: &str, error: &io::Error) -> Error {
    let why = if error.kind() == io::ErrorKind::NotFound { "does not exist" } else { "cannot be read" };
    Error::input(format!("{name} {why}")).cause(error)
}

/// A day as people type it.
pub(super) fn day(cx: &Context, text: &str) -> Result<Day> {
    let date = cx.date(text)?;
    match (date.first(), date.last()) {
        (Some(first), Some(last)) if first == last => Ok(first),
        _ => Err(Error::unknown(format!("\"{text}\" is not a day")).note("write", "--date 2023-03-18")),
    }
}

/// The date in a first line `date 2023-03-18`, and where the text goes on.
fn first_line(text: &str) -> (Option<Day>, usize) {
    let line = text.split_inclusive('\n').next().unwrap_or("");
    let day = line.trim().strip_prefix("date ").and_then(|day| day.trim().parse().ok());
    (day, if day.is_some() { line.len() } else { 0 })
}
