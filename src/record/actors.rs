//! Whom the names of a data set mean: what a person has settled, else a known name as a whole, else somebody new. Never
//! what is only like it.

use super::Recorder;
use crate::error::{Error, Result};
use crate::lexicon::fold::{fold, parts};
use crate::model::slug::slug;
use crate::model::{Actor, ActorDraft, ActorId, ActorKind, Day, EventDraft};
use crate::store::Grade;
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
    /// What it was taken for; none: it was left out.
    pub kind: Option<ActorKind>,
}

impl Recorder<'_> {
    /// The same recorder with what a person has settled about names.
    pub fn with_given(mut self, given: HashMap<String, Given>) -> Self {
        self.given = given;
        self
    }

    /// Those that were brought in so far.
    pub(super) fn newcomers(&self) -> Vec<Newcomer> {
        self.memory.newcomers.borrow().clone()
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
        if draft.new.is_none() && matches!(meant, Ok(None)) && !self.given.contains_key(&draft.name) {
            self.memory.newcomers.borrow_mut().push(Newcomer { name: draft.name.clone(), kind: None });
        }
        self.memory.names.borrow_mut().insert(draft.key.clone(), meant.as_ref().ok().copied().flatten());
        meant.map(|_| ())
    }

    fn known(&self, draft: &ActorDraft) -> Result<Option<ActorId>> {
        if let Some(id) = &draft.wikidata
            && let Some(known) = self.by_wikidata(id)?
        {
            return Ok(Some(known));
        }
        if let Some(known) = self.serving(draft)? {
            return Ok(Some(known));
        }
        let mut unsure = None;
        for (words, kind) in &draft.known_as {
            let mut called = self.writer.called(words, *kind)?;
            if draft.wikidata.is_some() {
                // Of two with one name and two Q-ids neither is the other.
                called.retain(|actor| self.writer.actor(*actor).is_ok_and(|known| known.wikidata.is_none()));
            }
            if draft.new.is_none() && draft.serves.is_some() {
                called.retain(|actor| self.writer.acts_for(*actor, None, None).is_ok_and(|sides| !sides.is_empty()));
            }
            match self.the_one(words, &called) {
                Ok(None) => {}
                Ok(known) => return Ok(known),
                Err(error) => unsure = unsure.or(Some(error)),
            }
            if let Some(holder) = self.holder(words, draft.days) {
                return Ok(Some(holder));
            }
        }
        unsure.map_or(Ok(None), Err)
    }

    fn by_wikidata(&self, id: &str) -> Result<Option<ActorId>> {
        if self.memory.wikidata.borrow().is_none() {
            let known = self.writer.actors()?.into_iter().filter_map(|actor| Some((actor.wikidata?, actor.n)));
            *self.memory.wikidata.borrow_mut() = Some(known.collect());
        }
        Ok(self.memory.wikidata.borrow().as_ref().and_then(|known| known.get(id).copied()))
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

    /// Who alone held an office, `president of mexico`, on those days.
    fn holder(&self, words: &str, days: Option<(Day, Day)>) -> Option<ActorId> {
        let (first, last) = days?;
        let office = self.writer.resolve(words).is_ok_and(|found| found.grade == Grade::Office);
        office.then(|| self.writer.resolve_on(words, Some(first.days()), Some(last.days())).ok()).flatten()
    }

    /// Of a minister often only the surname is told: it is the one who held an office of that state on those days and
    /// has all those words in the name.
    fn serving(&self, draft: &ActorDraft) -> Result<Option<ActorId>> {
        let (Some((state, words)), Some(days)) = (&draft.serves, draft.days) else { return Ok(None) };
        let Ok(state) = self.writer.resolve_actor(state) else { return Ok(None) };
        let state = self.state_then(state, Some(days.0), days.1)?;
        let mut found: Option<Vec<ActorId>> = None;
        for word in parts(&fold(words)) {
            let with = self.writer.serving(state, word, days)?;
            found =
                Some(found.map_or(with.clone(), |before| before.into_iter().filter(|n| with.contains(n)).collect()));
        }
        Ok(found.filter(|found| found.len() == 1).and_then(|found| found.first().copied()))
    }

    fn newcomer(&self, draft: &ActorDraft, kind: ActorKind) -> Result<ActorId> {
        let mut actor = Actor::new(kind, slug(&draft.name), draft.name.clone());
        actor.wikidata.clone_from(&draft.wikidata);
        actor.note = Some(draft.note.clone()).filter(|note| !note.is_empty());
        self.memory.newcomers.borrow_mut().push(Newcomer { name: draft.name.clone(), kind: Some(kind) });
        let n = self.add_actor(actor)?;
        if let (Some(id), Some(known)) = (&draft.wikidata, self.memory.wikidata.borrow_mut().as_mut()) {
            known.insert(id.clone(), n);
        }
        Ok(n)
    }

    /// Whether words were settled to stand for nobody.
    pub(super) fn is_nobody(&self, words: &str) -> bool {
        self.memory.names.borrow().get(words) == Some(&None)
    }

    /// Whether anybody who takes part in an event was settled to be nobody.
    pub(super) fn is_of_nobody(&self, draft: &EventDraft) -> bool {
        draft.participants.iter().any(|(actor, _)| self.is_nobody(&actor.name))
    }
}
