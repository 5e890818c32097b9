//! `search`: words in titles, quotes and notes.

use super::context::Context;
use super::filters::Filters;
use super::out::Out;
use super::timeline;
use crate::ask::Case;
use crate::error::{Error, Result};
use crate::store::expression;
use clap::Args;

/// Find words in titles, quotes and notes
///
/// Every word must occur; "several words" in quotes stand together; word* begins a word.
#[derive(Debug, Args)]
pub(super) struct Search {
    /// Words
    #[arg(required = true)]
    words: Vec<String>,
    #[command(flatten)]
    filters: Filters,
}

impl Search {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let store = cx.read()?;
        // An argument with a blank in it came in quotes: its words stand together.
        let quoted = |word: &String| {
            if word.contains(' ') && !word.contains('"') { format!("\"{word}\"") } else { word.clone() }
        };
        let words = expression(&self.words.iter().map(quoted).collect::<Vec<_>>().join(" "));
        if words.is_empty() {
            return Err(Error::usage("no words to search for").note("write", "chancery search \"peace talks\""));
        }
        if store.path().is_none() {
            store.rebuild_text()?;
        }
        let mut case = Case::read(&store, "search", &[], &self.filters.limits(false), cx.now())?;
        case.query.filter.words = Some(words);
        timeline::answer(cx, out, &[], &case.all(), &[])
    }
}
