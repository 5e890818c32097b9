//! A question from words to its answer: names become actors, typed limits a filter, and what is found is told as a
//! headline, events and claims. The command line, the page and the tools of assistants all ask through here, so that
//! they answer alike.

mod contract;
mod described;
mod found;
mod groups;
mod headline;
mod limits;
mod nothing;
pub mod parties;

pub use contract::{unwritten, write_event};
pub use described::described;
pub use found::{Found, write};
pub use groups::{By, GroupLine, lines};
pub use headline::Line;
pub use limits::{Limits, words};
pub use nothing::Nothing;
pub use parties::Party;

use crate::error::{Error, Result};
use crate::lexicon::question::Wanted;
use crate::model::date::{DateError, DateOrder, parse_input};
use crate::model::{Certainty, Claim, Contact, Day, EventDate};
use crate::store::{Filter, Query, Store};

/// The day on which a question is asked, and how its typed dates are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Today.
    pub today: Day,
    /// Which of day and month comes first in dates like 03/04/2023, if somebody has said so.
    pub order: Option<DateOrder>,
}

impl Now {
    /// A date as people type it.
    ///
    /// # Errors
    /// When it is none, or can mean several.
    pub fn date(self, text: &str) -> Result<EventDate> {
        parse_input(text, self.today, self.order).map_err(|error| date_error(&error))
    }
}

/// A date's error, with the dates to write as next steps.
pub fn date_error(error: &DateError) -> Error {
    let suggestions = error.suggestions.join("  or  ");
    let ours = Error::unknown(error.message.clone());
    let ours = if suggestions.is_empty() { ours } else { ours.note("write", suggestions) };
    if error.message.contains(" can mean ") {
        return ours.note("or set", "--date-order dmy   (once and for all: date_order in config.toml)");
    }
    ours
}

/// A question with its names resolved.
#[derive(Debug)]
pub struct Case<'a> {
    /// The base it is asked of.
    pub store: &'a Store,
    /// Whom it names.
    pub parties: Vec<Party>,
    /// What the base is asked.
    pub query: Query,
    /// The day on which it is asked.
    pub now: Day,
    /// The day whose knowledge counts: with `as_of` that one, else the day on which it is asked.
    pub today: Day,
    /// What is asked for.
    pub wanted: Wanted,
    /// How many of the last or first ones: `last 3`.
    pub count: Option<usize>,
}

impl<'a> Case<'a> {
    /// Reads a question: names or a sentence, and what restricts it. `command` is what a next step begins with.
    ///
    /// # Errors
    /// When a name, a date or another word is unknown or can mean several; all of the names at once.
    pub fn read(store: &'a Store, command: &str, words: &[String], limits: &Limits, now: Now) -> Result<Self> {
        let asked = parties::read(store, words);
        let parties = parties::resolve(store, &asked.names, limits.exact, command)?;
        let filter = limits::restrict(limits.filter(store, now)?, &asked.clauses, store, now)?;
        let today = filter.as_of.unwrap_or(now.today);
        let sides = parties::sides(&parties);
        let query = Query { sides, exact: limits.exact, filter, limit: limits.limit, reverse: limits.reverse };
        Ok(Self { store, parties, query, now: now.today, today, wanted: asked.wanted, count: asked.count })
    }

    /// What a script gets: everything, or the first, last or next contact alone.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn found(&self) -> Result<Found<'a>> {
        if self.wanted == Wanted::All || self.count.is_some() {
            let limit = self.query.limit.or(self.count);
            let reverse = self.query.reverse || self.wanted == Wanted::Last;
            return Ok(self.asked(Query { limit, reverse, ..self.query.clone() }));
        }
        let query = Query { limit: None, reverse: false, ..self.query.clone() };
        Ok(Found::These(self.the_one(&self.contacts()?)?.into_iter().collect(), Box::new(query)))
    }

    /// Every event found, up to the limit, whatever else the words ask for.
    pub fn all(&self) -> Found<'a> {
        self.asked(self.query.clone())
    }

    fn asked(&self, query: Query) -> Found<'a> {
        Found::Asked(self.store, Box::new(query))
    }

    /// Every contact found, whatever the limit.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn contacts(&self) -> Result<Vec<Contact>> {
        self.store.contacts(&Query { limit: None, reverse: false, ..self.query.clone() })
    }

    /// What is certainly in the period, and what is only possibly.
    pub fn by_certainty(&self, contacts: &[Contact]) -> (Vec<Contact>, Vec<Contact>) {
        let period = self.query.filter.period;
        let sure = |contact: &Contact| contact.date.within(&period) == Certainty::Certainly;
        contacts.iter().cloned().partition(sure)
    }

    /// The claims of the sources about these actors, within the period and what was known; what the base holds itself
    /// is left for [`Store::beside`].
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn claims(&self) -> Result<Vec<Claim>> {
        let mut claims = self.store.claims(&self.query.sides)?;
        let period = self.query.filter.period;
        let known_by = self.query.filter.as_of.or(period.until);
        claims.retain(|claim| {
            let begun = period.from.is_none_or(|from| claim.date.last().is_none_or(|last| last >= from));
            begun && known_by.is_none_or(|day| claim.date.last().is_none_or(|last| last <= day))
        });
        Ok(claims)
    }

    /// How many events `certain` leaves out.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn left_out(&self) -> Result<usize> {
        if !self.query.filter.certain {
            return Ok(0);
        }
        let filter = Filter { certain: false, ..self.query.filter.clone() };
        let all = self.store.contacts(&Query { filter, ..self.query.clone() })?.len();
        Ok(all - self.contacts()?.len())
    }

    /// The same question of the same time, without what else restricts it.
    fn plain(&self) -> Filter {
        let Filter { period, as_of, .. } = self.query.filter;
        Filter { period, as_of, ..Filter::default() }
    }

    /// Whether only the time restricts the question, so that an absence says something about the actors.
    pub fn is_plain(&self) -> bool {
        self.query.filter == self.plain()
    }
}
