//! Many drafts in one revision: a bad one is told and left out, a part waits until its whole is there.

use super::{Newcomer, Outcome, Recorder};
use crate::error::{Error, ErrorKind, Result};
use crate::import::Draft;
use crate::model::{EventDraft, EventId};
use std::collections::BTreeMap;

/// What became of the drafts of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// New events.
    pub added: usize,
    /// Known events that gained a mention.
    pub attached: usize,
    /// Known events in which something was edited.
    pub changed: Vec<EventId>,
    /// Known events as they were before later changes, which stay.
    pub older: usize,
    /// Known events of which nothing was new.
    pub known: usize,
    /// New events that look like others.
    pub similar: Vec<(EventId, Vec<EventId>)>,
    /// New claims.
    pub claims: usize,
    /// Claims that were known.
    pub known_claims: usize,
    /// New actors that a data set named.
    pub newcomers: Vec<Newcomer>,
    /// New terms of office.
    pub terms: usize,
    /// Terms of office that were known.
    pub known_terms: usize,
    /// Rows of which nothing was wanted, by the reason.
    pub left_out: BTreeMap<&'static str, usize>,
    /// What could not be used, each with its place.
    pub rejected: Vec<Error>,
}

/// Records drafts one after the other.
#[derive(Debug)]
pub struct Batch<'a> {
    recorder: Recorder<'a>,
    waiting: Vec<EventDraft>,
    tally: Tally,
}

impl<'a> Batch<'a> {
    /// An empty batch.
    pub fn new(recorder: Recorder<'a>) -> Self {
        Self { recorder, waiting: Vec::new(), tally: Tally::default() }
    }

    /// Records one draft, or tells what is wrong with it in the tally.
    ///
    /// # Errors
    /// Only when the base itself fails.
    pub fn take(&mut self, draft: Result<Draft>) -> Result<()> {
        match draft {
            Ok(Draft::Event(draft)) if self.recorder.is_of_nobody(&draft) => {
                self.leave_out("an actor that is not known");
            }
            Ok(Draft::Event(draft)) if self.must_wait(&draft)? => self.waiting.push(*draft),
            Ok(Draft::Event(draft)) => self.event(&draft)?,
            Ok(Draft::Claim(draft)) => match self.recorder.claim(&draft) {
                Ok(true) => self.tally.claims += 1,
                Ok(false) => self.tally.known_claims += 1,
                Err(error) => self.reject(error)?,
            },
            Ok(Draft::Actor(draft)) => {
                if let Err(error) = self.recorder.actor_draft(&draft) {
                    self.reject(error)?;
                }
            }
            Ok(Draft::Term(draft)) => match self.recorder.term(&draft) {
                Ok(Some(true)) => self.tally.terms += 1,
                Ok(Some(false)) => self.tally.known_terms += 1,
                Ok(None) => self.leave_out("an office of nobody known"),
                Err(error) => self.reject(error)?,
            },
            Ok(Draft::LeftOut(why)) => self.leave_out(why),
            Err(error) => self.reject(error)?,
        }
        Ok(())
    }

    fn leave_out(&mut self, why: &'static str) {
        *self.tally.left_out.entry(why).or_default() += 1;
    }

    /// A part stands before its whole in many files.
    fn must_wait(&self, draft: &EventDraft) -> Result<bool> {
        match &draft.part_of {
            Some(whole) => match self.recorder.whole(whole) {
                Ok(_) => Ok(false),
                Err(error) if error.kind == ErrorKind::Unknown => Ok(true),
                Err(error) => Err(error),
            },
            None => Ok(false),
        }
    }

    fn event(&mut self, draft: &EventDraft) -> Result<()> {
        match self.recorder.event(draft) {
            Ok(Outcome::Added(_)) => self.tally.added += 1,
            Ok(Outcome::Attached(_)) => self.tally.attached += 1,
            Ok(Outcome::Changed(n)) => self.tally.changed.push(n),
            Ok(Outcome::Older(_)) => self.tally.older += 1,
            Ok(Outcome::Known(_)) => self.tally.known += 1,
            Ok(Outcome::LookAlike(n, others)) => self.tally.similar.push((n, others)),
            Err(error) => self.reject(error)?,
        }
        Ok(())
    }

    fn reject(&mut self, error: Error) -> Result<()> {
        match error.kind {
            ErrorKind::Bug | ErrorKind::Base => Err(error),
            _ => {
                self.tally.rejected.push(error);
                Ok(())
            }
        }
    }

    /// Records what waited for its whole, as long as that helps, and returns what became of everything.
    ///
    /// # Errors
    /// Only when the base itself fails.
    pub fn finish(mut self) -> Result<Tally> {
        loop {
            let waiting = std::mem::take(&mut self.waiting);
            let before = waiting.len();
            for draft in waiting {
                self.take(Ok(Draft::Event(Box::new(draft))))?;
            }
            if self.waiting.len() == before {
                break;
            }
        }
        for draft in std::mem::take(&mut self.waiting) {
            self.event(&draft)?;
        }
        self.tally.newcomers = self.recorder.newcomers();
        Ok(self.tally)
    }
}
