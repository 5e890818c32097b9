//! Who is meant: every mention of an actor in an article.
//!
//! In order: `reading` finds the names of the base among the words, `phrase` and `scan` read how titles, states and
//! names are put together, `cast` and `identify` make one person of all the names of one, `resolve` and `titled` go through the
//! article and say who is meant, with `scene` as the memory for what points back and `place` for what is a place.
//! What is not certain is left open.

mod apposition;
mod cast;
mod delegations;
mod identify;
mod mention;
mod name;
mod party;
mod phrase;
mod place;
mod reading;
mod resolve;
mod scan;
mod scene;
mod sides;
mod titled;

pub use mention::{ActorMention, Form, NewActor, Post, Site, Unresolved, Who};

use super::article::Article;
use crate::lexicon::gazetteer::Gazetteer;

/// Every mention of an actor or a place, in the order of the text; no two overlap.
pub fn actors(article: &Article<'_>, names: &Gazetteer) -> Vec<ActorMention> {
    let reading = reading::Reading::new(article, names);
    let found = scan::scan(&reading);
    resolve::Resolver::new(&reading).run(&found)
}
