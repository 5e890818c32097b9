//! Whom the names of a data set mean: what a person has settled, else a known name as a whole, else somebody new. Never
//! what is only like it.

use super::Recorder;
use super::memory::Meant;
use super::resolve::Lifetime;
use crate::error::{Error, Result};
use crate::lexicon::fold::{fold, parts};
use crate::model::slug::slug;
use crate::model::{Actor, ActorDraft, ActorId, ActorKind, Day, EventDate, EventDraft};
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

    /// Settles whom a name means from now on. Where several are called so, the days of each event decide.
    ///
    /// # Errors
    /// When a name is none, or SQLite fails.
    pub fn actor_draft(&self, draft: &ActorDraft) -> Result<()> {
        let given = self.given.get(&draft.name);
        let meant = match given {
            Some(Given::Actor(actor)) => Meant::One(*actor),
            Some(Given::Nobody) => Meant::Nobody,
            None => self.known(draft)?,
        };
        let meant = match (meant, draft.new) {
            (Meant::Nobody, Some(kind)) if given.is_none() => Meant::One(self.newcomer(draft, kind)?),
            (meant, _) => meant,
        };
        if matches!(meant, Meant::Nobody) && given.is_none() {
            self.memory.newcomers.borrow_mut().push(Newcomer { name: draft.name.clone(), kind: None });
        }
        self.memory.names.borrow_mut().insert(draft.key.clone(), meant);
        Ok(())
    }

    fn known(&self, draft: &ActorDraft) -> Result<Meant> {
        if let Some(id) = &draft.wikidata
            && let Some(known) = self.by_wikidata(id)?
        {
            return Ok(Meant::One(known));
        }
        if let Some(known) = self.serving(draft)? {
            return Ok(Meant::One(known));
        }
        let mut several = None;
        for (words, kind) in &draft.known_as {
            let mut called = self.writer.called(words, *kind)?;
            if draft.wikidata.is_some() {
                // Of two with one name and two Q-ids neither is the other.
                called.retain(|actor| self.writer.actor(*actor).is_ok_and(|known| known.wikidata.is_none()));
            }
            if draft.new.is_none() && draft.serves.is_some() {
                called.retain(|actor| self.writer.acts_for(*actor, None, None).is_ok_and(|sides| !sides.is_empty()));
            }
            match called.as_slice() {
                [one] => return Ok(Meant::One(*one)),
                [] => {}
                _ => several = several.or(Some(called)),
            }
            if let Some(holder) = self.holder(words, draft.days) {
                return Ok(Meant::One(holder));
            }
        }
        Ok(several.map_or(Meant::Nobody, |several| Meant::Several(several.into())))
    }

    /// Of several with one name the one who lived on those days, or of those the one who held an office then: a data set of
    /// 2005 does not tell of who died in 1989.
    ///
    /// # Errors
    /// When that is not one of them.
    pub(super) fn living_then(&self, words: &str, called: &[ActorId], date: &EventDate) -> Result<ActorId> {
        let actors = called.iter().map(|actor| self.writer.actor(*actor)).collect::<Result<Vec<_>>>()?;
        let mut then: Vec<&Actor> = actors.iter().filter(|actor| Lifetime::of(actor).touches(date)).collect();
        if then.len() > 1 {
            let serves = |actor: &&Actor| {
                self.writer.acts_for(actor.n, date.first(), date.last()).is_ok_and(|sides| !sides.is_empty())
            };
            then.retain(serves);
        }
        if let [one] = then.as_slice() {
            return Ok(one.n);
        }
        let ids: Vec<&str> = actors.iter().map(|actor| actor.id.as_str()).collect();
        Err(Error::unknown(format!("\"{words}\" could be {}", ids.join(", "))).note("settle it", "--actors FILE"))
    }

    fn by_wikidata(&self, id: &str) -> Result<Option<ActorId>> {
        if self.memory.wikidata.borrow().is_none() {
            let known = self.writer.actors()?.into_iter().filter_map(|actor| Some((actor.wikidata?, actor.n)));
            *self.memory.wikidata.borrow_mut() = Some(known.collect());
        }
        Ok(self.memory.wikidata.borrow().as_ref().and_then(|known| known.get(id).copied()))
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
        matches!(self.memory.names.borrow().get(words), Some(Meant::Nobody))
    }

    /// Whether anybody who takes part in an event was settled to be nobody.
    pub(super) fn is_of_nobody(&self, draft: &EventDraft) -> bool {
        draft.participants.iter().any(|(actor, _)| self.is_nobody(&actor.name))
    }
}
