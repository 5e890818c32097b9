//! An article with everything the layers below have found in it, token by token.

use super::actors::{ActorMention, Site};
use super::article::Article;
use crate::lexicon::gazetteer::Gazetteer;
use crate::lexicon::triggers::Triggers;
use crate::temporal::Timex;
use std::ops::Range;

/// What the finders look at.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    pub(super) article: &'a Article<'a>,
    pub(super) names: &'a Gazetteer,
    pub(super) triggers: &'a Triggers,
    pub(super) actors: Vec<ActorMention>,
    pub(super) times: Vec<Timex>,
    /// The tokens of each time expression.
    pub(super) time_tokens: Vec<Range<usize>>,
    lower: String,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        article: &'a Article<'a>,
        names: &'a Gazetteer,
        triggers: &'a Triggers,
        actors: Vec<ActorMention>,
        times: Vec<Timex>,
    ) -> Self {
        let time_tokens = tokens_of(article, &times);
        // Only ASCII letters change, so that every place stays the same.
        let lower = article.text.to_ascii_lowercase();
        Self { article, names, triggers, actors, times, time_tokens, lower }
    }

    /// Where the article says that it was written.
    pub(super) fn dateline_place(&self) -> Option<Site> {
        let dateline = self.article.dateline.clone()?;
        let inside = |actor: &&ActorMention| dateline.contains(&actor.tokens.start);
        self.actors.iter().take_while(|actor| actor.tokens.start < dateline.end).filter(inside).find_map(|a| a.place.clone())
    }

    /// A token in lower case.
    pub(super) fn lower(&self, token: usize) -> &str {
        self.article.tokens.get(token).and_then(|token| self.lower.get(token.span.clone())).unwrap_or("")
    }
}

/// The tokens that each time expression covers; both lists are in the order of the text.
fn tokens_of(article: &Article<'_>, times: &[Timex]) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut ranges = Vec::with_capacity(times.len());
    for time in times {
        while article.tokens.get(at).is_some_and(|token| token.span.end <= time.span.start) {
            at += 1;
        }
        let length = article.tokens[at..].iter().take_while(|token| token.span.start < time.span.end).count();
        ranges.push(at..at + length);
    }
    ranges
}
