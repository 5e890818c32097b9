//! Whom the names of a data set mean: what a person has settled, else a known name as a whole, else somebody new. Never
//! what is only like it.

use super::Recorder;
use crate::error::{Error, Result};
use crate::lexicon::fold::fold;
use crate::model::slug::slug;
use crate::model::{Actor, ActorDraft, ActorId, ActorKind, EventDraft};
use std::collections::HashMap;

/// What a person has settled about a name of a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// It is this actor.
    Actor(ActorId),
    /// Its events are left out.
    Nobody,
}

/// Somebody whom a data set brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// The name as written.
    pub name: String,
    /// What it was taken for.
    pub kind: ActorKind,
}

impl Recorder<'_> {
    /// The same recorder with what a person has settled about names.
    pub fn with_given(mut self, given: HashMap<String, Given>) -> Self {
        self.given = given;
        self
    }

    /// Those that were brought in so far.
    pub(super) fn newcomers(&self) -> Vec<Newcomer> {
        self.newcomers.borrow().clone()
    }

    /// Settles whom a name means from now on.
    ///
    /// # Errors
    /// When several are called so; nobody is meant then.
    pub fn actor_draft(&self, draft: &ActorDraft) -> Result<()> {
        let meant = match (self.given.get(&draft.name), draft.new) {
            (Some(Given::Actor(actor)), _) => Ok(Some(*actor)),
            (Some(Given::Nobody), _) => Ok(None),
            (None, Some(kind)) => match self.known(draft) {
                Ok(None) => self.newcomer(draft, kind).map(Some),
                known => known,
            },
            (None, None) => self.known(draft),
        };
        self.names.borrow_mut().insert(draft.key.clone(), meant.as_ref().ok().copied().flatten());
        meant.map(|_| ())
    }

    fn known(&self, draft: &ActorDraft) -> Result<Option<ActorId>> {
        if let Some(id) = &draft.wikidata
            && let Some(known) = self.writer.actor_by_wikidata(id)?
        {
            return Ok(Some(known));
        }
        for (words, kind) in &draft.known_as {
            if let Some(known) = self.the_one(words, &self.writer.called(words, *kind)?)? {
                return Ok(Some(known));
            }
        }
        self.serving(draft)
    }

    fn the_one(&self, words: &str, actors: &[ActorId]) -> Result<Option<ActorId>> {
        match actors {
            [] => Ok(None),
            [one] => Ok(Some(*one)),
            several => {
                let ids = several.iter().map(|n| self.writer.actor(*n).map(|actor| actor.id));
                let ids = ids.collect::<Result<Vec<_>>>()?.join(", ");
                Err(Error::unknown(format!("\"{words}\" could be {ids}")).note("settle it", "--actors FILE"))
            }
        }
    }

    /// Of a minister only the surname is told: it is he who held an office of that state on all of those days.
    fn serving(&self, draft: &ActorDraft) -> Result<Option<ActorId>> {
        let Some((state, first, last)) = &draft.serves else { return Ok(None) };
        let key = fold(&draft.name);
        let Some(surname) = key.rsplit(' ').next() else { return Ok(None) };
        let [state] = self.writer.called(state, None)?[..] else { return Ok(None) };
        match self.writer.serving(state, surname, (*first, *last))?[..] {
            [one] if fold(&draft.name) == surname => Ok(Some(one)),
            _ => Ok(None),
        }
    }

    fn newcomer(&self, draft: &ActorDraft, kind: ActorKind) -> Result<ActorId> {
        let mut actor = Actor::new(kind, slug(&draft.name), draft.name.clone());
        actor.wikidata.clone_from(&draft.wikidata);
        actor.note = Some(draft.note.clone()).filter(|note| !note.is_empty());
        self.newcomers.borrow_mut().push(Newcomer { name: draft.name.clone(), kind });
        self.add_actor(actor)
    }

    /// Whether words were settled to stand for nobody.
    pub(super) fn is_nobody(&self, words: &str) -> bool {
        self.names.borrow().get(words) == Some(&None)
    }

    /// Whether anybody who takes part in an event was settled to be nobody.
    pub(super) fn is_of_nobody(&self, draft: &EventDraft) -> bool {
        draft.participants.iter().any(|(actor, _)| self.is_nobody(&actor.name))
    }
}
