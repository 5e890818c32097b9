//! Many texts in one file: JSON lines of `{"doc", "date", "text"}`; `id` and `dct` are read as `doc` and `date`.

use crate::error::{Error, Result};
use crate::model::Day;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use std::io::BufRead;

/// One text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Line {
    /// Its name.
    #[serde(alias = "id")]
    pub doc: String,
    /// Its day of publication.
    #[serde(alias = "dct", default, deserialize_with = "day")]
    pub date: Option<Day>,
    /// Its words.
    pub text: String,
}

/// A day, of which a time may follow.
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Option<Day>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    let day = |text: String| text.get(..10).unwrap_or(&text).parse().map_err(|_| D::Error::custom(NO_DAY));
    text.map(day).transpose()
}

/// What is said of a date that is no day.
const NO_DAY: &str = "date is not a day";

/// The texts of a file, one after the other.
#[derive(Debug)]
pub struct Lines<R> {
    path: String,
    input: R,
    line: usize,
}

impl<R: BufRead> Lines<R> {
    /// Begins to read.
    pub fn open(path: &str, input: R) -> Self {
        Self { path: path.to_owned(), input, line: 0 }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut bytes = Vec::new();
            self.line += 1;
            let at = |error: Error| error.at(format!("{}:{}", self.path, self.line));
            match self.input.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => {
                    let line: serde_json::Result<Line> = serde_json::from_slice(&bytes);
                    return Some(line.map_err(|error| at(odd(&error))));
                }
                Err(error) => return Some(Err(at(Error::input("cannot be read").cause(error)))),
            }
        }
    }
}

fn odd(error: &serde_json::Error) -> Error {
    let no_day = error.to_string().starts_with(NO_DAY);
    Error::input(if no_day { NO_DAY } else { "not an object with doc, date and text" }).cause(error)
}
