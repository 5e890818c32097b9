//! The titles before names, from `seeds/visitor_titles.csv`.

use crate::error::Result;
use crate::import::codes::meanings;

/// The titles, the longest first, so that `Vice President` is not a president.
pub(super) struct Titles(Vec<String>);

impl Titles {
    pub(super) fn new() -> Result<Self> {
        let rows = meanings("seeds/visitor_titles.csv", include_str!("../../../seeds/visitor_titles.csv"), &["title"])?;
        let mut titles: Vec<String> = rows.into_iter().flatten().collect();
        titles.sort_by_key(|title| std::cmp::Reverse(title.len()));
        Ok(Self(titles))
    }

    /// `Amir Sheikh Tamim bin Hamad` as `Amir Sheikh` and the rest; a text that is all title has no name.
    pub(super) fn split<'a>(&self, text: &'a str) -> (&'a str, &'a str) {
        let mut rest = text;
        while let Some(next) = self.first(rest) {
            rest = next;
        }
        (text[..text.len() - rest.len()].trim(), rest)
    }

    /// What stands behind the title with which a text begins.
    fn first<'a>(&self, text: &'a str) -> Option<&'a str> {
        let behind = |title: &String| text.strip_prefix(title.as_str())?.strip_prefix(' ').map(str::trim_start);
        self.0.iter().find_map(behind).filter(|rest| !rest.is_empty())
    }
}
