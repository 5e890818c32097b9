//! The first lines of an answer: the last contact, the last in person, the next one planned.

use super::Case;
use crate::error::Result;
use crate::lexicon::question::Wanted;
use crate::model::contact::{first_of, last_of};
use crate::model::{Certainty, Contact, Count, Event, EventId, Mode, Period, Status};

/// One line of a headline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// An event, after a label: `Next: `.
    Event(&'static str, Box<Event>),
    /// What there is none of.
    Words(String),
}

impl Case<'_> {
    /// The one event that a question with `last`, `first` or `next` asks for.
    pub(super) fn the_one(&self, contacts: &[Contact]) -> Result<Option<Event>> {
        match self.wanted {
            Wanted::Next => self.next(contacts),
            _ => self.end(contacts, None, self.wanted == Wanted::First),
        }
    }

    /// The last contact of any mode, the last in person, the next planned; what there is none of is said.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn headline(&self, contacts: &[Contact]) -> Result<Vec<Line>> {
        let mut lines = Vec::new();
        if self.wanted != Wanted::Next {
            self.held_lines(contacts, self.wanted == Wanted::First, &mut lines)?;
        }
        if self.wanted != Wanted::First {
            match self.next(contacts)? {
                Some(event) => lines.push(line("Next: ", event)),
                None if self.wanted == Wanted::Next => {
                    lines.push(Line::Words("Nothing planned is recorded.".to_owned()));
                }
                None => {}
            }
        }
        Ok(lines)
    }

    /// What the headline says about the telephone where it was never used.
    pub fn no_call(&self, count: &Count) -> Option<&'static str> {
        let said = self.is_plain() && self.parties.len() > 1 && count.phone == 0 && self.wanted != Wanted::Next;
        said.then_some("By phone: none recorded.")
    }

    fn held_lines(&self, contacts: &[Contact], first: bool, lines: &mut Vec<Line>) -> Result<()> {
        let Some(any) = self.end(contacts, None, first)? else {
            lines.push(Line::Words(format!("No contact held up to {} is recorded.", self.until_when())));
            return Ok(());
        };
        lines.push(line(if first { "First: " } else { "" }, any.clone()));
        if self.query.filter.modes.is_empty() {
            let in_person = self.end(contacts, Some(Mode::InPerson), first)?;
            lines.extend(in_person.filter(|event| event.n != any.n).map(|event| line("In person: ", event)));
        }
        if !first && let Some(event) = self.possibly_later(contacts, &any)? {
            lines.push(line("Possibly later: ", event));
        }
        Ok(())
    }

    fn until_when(&self) -> String {
        if self.today == self.now { "today".to_owned() } else { self.today.to_string() }
    }

    /// The contacts that were held up to today.
    fn held<'a>(&'a self, contacts: &'a [Contact]) -> impl DoubleEndedIterator<Item = &'a Contact> {
        let filter = &self.query.filter;
        let up_to_today = Period { from: None, until: Some(self.today) };
        contacts.iter().filter(move |contact| {
            (contact.kind.is_contact() || !filter.kinds.is_empty())
                && (contact.status == Status::Held || !filter.statuses.is_empty())
                && contact.date.within(&up_to_today) != Certainty::Not
        })
    }

    /// The first or the last that was held, in a mode or in any.
    fn end(&self, contacts: &[Contact], mode: Option<Mode>, first: bool) -> Result<Option<Event>> {
        let held = self.held(contacts).filter(|contact| mode.is_none_or(|mode| contact.mode == mode));
        let end = if first { first_of(held) } else { last_of(held) };
        end.map_or(Ok(None), |n| self.event(n))
    }

    /// A contact of a vague date that may have come after the last one that is sure.
    fn possibly_later(&self, contacts: &[Contact], last: &Event) -> Result<Option<Event>> {
        let vague = |contact: &&Contact| contact.date.day_not_given() || contact.date.is_doubtful();
        let later = |contact: &&Contact| contact.n != last.n && contact.date.last() > last.date.last();
        let found = self.held(contacts).filter(vague).filter(later).max_by_key(|contact| contact.date.last());
        found.map_or(Ok(None), |contact| self.event(contact.n))
    }

    /// The first plan that is not over, or what is known to have come later than the day of the question.
    fn next(&self, contacts: &[Contact]) -> Result<Option<Event>> {
        let from_today = Period { from: Some(self.today), until: None };
        let is_next = |contact: &&Contact| match contact.status {
            Status::Planned => contact.date.within(&from_today) != Certainty::Not,
            Status::Held => contact.kind.is_contact() && contact.date.first().is_some_and(|first| first > self.today),
            _ => false,
        };
        contacts.iter().find(is_next).map_or(Ok(None), |contact| self.event(contact.n))
    }

    /// An event as this question shows it.
    fn event(&self, n: EventId) -> Result<Option<Event>> {
        let event = self.store.event(n)?;
        Ok(match self.query.filter.as_of {
            Some(day) => event.and_then(|event| event.as_known_on(day)),
            None => event,
        })
    }
}

fn line(label: &'static str, event: Event) -> Line {
    Line::Event(label, Box::new(event))
}
