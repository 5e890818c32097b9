//! The texts that `dates` and `extract` are given: files, standard input, or a line of JSON each.

use super::context::Context;
use crate::error::{Error, Result};
use crate::import::article::{self, Article, Lines};
use crate::model::Day;
use clap::Args;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

/// Which texts
#[derive(Debug, Args)]
pub(super) struct Texts {
    /// Texts, Markdown or pages; - is standard input
    #[arg(value_name = "FILE", required_unless_present = "from_jsonl")]
    files: Vec<PathBuf>,
    /// The publication date, whatever the texts say of it
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Texts as JSON Lines: {"doc", "date", "text"}; - is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "files")]
    from_jsonl: Option<PathBuf>,
}

/// One text, ready to be read.
#[derive(Debug)]
pub(super) struct Text {
    /// The name it was given by.
    pub(super) doc: String,
    /// Its words, and what it says of itself.
    pub(super) article: Article,
    /// When it was published.
    pub(super) published: Day,
}

/// A text's name and what was read of it.
type Named = (String, Article);

/// How many texts are in memory at once, at most, and of how many bytes together before the last.
const BATCH: (usize, usize) = (1024, 1 << 26);

impl Texts {
    /// Whether each answer must say which text it is of.
    pub(super) fn are_several(&self) -> bool {
        self.from_jsonl.is_some() || self.files.len() > 1
    }

    /// Hands the texts to `read`, on all cores, and what it makes of each to `write`, in the order of the texts. A text
    /// that cannot be read is told at the end; the others go on.
    pub(super) fn each<T: Send>(
        &self,
        cx: &Context,
        command: &str,
        read: impl Fn(&Text) -> T + Sync,
        mut write: impl FnMut(&Text, T) -> Result<()>,
    ) -> Result<()> {
        let asked = self.date.as_deref().map(|text| day(cx, text)).transpose()?;
        let mut texts = self.open()?;
        let mut unread: Option<Error> = None;
        loop {
            let batch = batch(&mut texts);
            if batch.is_empty() {
                return unread.map_or(Ok(()), Err);
            }
            let one = |text: Result<Named>| {
                let text = text.and_then(|(doc, article)| dated(doc, article, asked, command))?;
                let made = read(&text);
                Ok((text, made))
            };
            let made: Vec<Result<(Text, T)>> = batch.into_par_iter().map(one).collect();
            for result in made {
                match result {
                    Ok((text, made)) => write(&text, made)?,
                    Err(error) => unread = Some(unread.map_or(error.clone(), |all| all.and(error))),
                }
            }
        }
    }

    fn open(&self) -> Result<Box<dyn Iterator<Item = Result<Named>> + '_>> {
        let Some(path) = &self.from_jsonl else { return Ok(Box::new(self.files.iter().map(|path| file(path)))) };
        let lines = Lines::open(&path.to_string_lossy(), BufReader::new(open(path)?));
        Ok(Box::new(lines.map(|line| {
            let line = line?;
            Ok((line.doc, Article { text: line.text, published: line.date, ..Article::default() }))
        })))
    }
}

/// The next texts, as many as may be in memory at once.
fn batch(texts: &mut dyn Iterator<Item = Result<Named>>) -> Vec<Result<Named>> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH.0 && bytes < BATCH.1 {
        let Some(text) = texts.next() else { break };
        bytes += text.as_ref().map_or(0, |(_, article)| article.text.len());
        batch.push(text);
    }
    batch
}

fn file(path: &Path) -> Result<Named> {
    let name = if path == Path::new("-") { "stdin".to_owned() } else { path.display().to_string() };
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    let article = article::read(&name, bytes)?;
    Ok((name, article))
}

/// A file, or standard input for `-`.
fn open(path: &Path) -> Result<Box<dyn Read>> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin()));
    }
    if path.is_dir() {
        return Err(Error::input(format!("{} is a directory, not a file", path.display())));
    }
    Ok(Box::new(File::open(path).map_err(|error| unreadable(path, &error))?))
}

fn unreadable(path: &Path, error: &io::Error) -> Error {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "does not exist",
        io::ErrorKind::PermissionDenied => "cannot be read (no permission)",
        _ => "cannot be read",
    };
    Error::input(format!("{} {why}", path.display())).cause(error)
}

fn dated(doc: String, article: Article, asked: Option<Day>, command: &str) -> Result<Text> {
    match asked.or(article.published) {
        Some(published) => Ok(Text { doc, article, published }),
        None => Err(Error::unknown(format!("{doc} gives no publication date, so \"last month\" cannot be placed"))
            .note("try", format!("chancery {command} {doc} --date 2023-03-18"))),
    }
}

/// A day as people type it.
fn day(cx: &Context, text: &str) -> Result<Day> {
    let date = cx.date(text)?;
    match (date.first(), date.last()) {
        (Some(first), Some(last)) if first == last => Ok(first),
        _ => Err(Error::unknown(format!("\"{text}\" is not a day")).note("write", "--date 2023-03-18")),
    }
}
