//! Many texts in one file: JSON lines of `{"doc", "date", "text"}`; `id` and `dct` are read as `doc` and `date`.

use crate::error::{Error, Result};
use crate::model::Day;
use serde::Deserialize;
use std::io::BufRead;

/// One text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Line {
    /// Its name.
    #[serde(alias = "id", default)]
    pub doc: String,
    /// Its day of publication.
    #[serde(alias = "dct", default)]
    pub date: Option<Day>,
    /// Its words.
    pub text: String,
}

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
                    let line = serde_json::from_slice(&bytes);
                    let odd = "is no {\"doc\", \"date\", \"text\"} with a day as date";
                    return Some(line.map_err(|error| at(Error::input(odd).cause(error))));
                }
                Err(error) => return Some(Err(at(Error::input("cannot be read").cause(error)))),
            }
        }
    }
}
