//! The names of a data set, each told to the recorder once, before the first event that uses it.

use super::Draft;
use super::codes::meanings;
use crate::error::Result;
use crate::lexicon::fold::{fold, parts};
use crate::model::slug::slug;
use crate::model::{ActorDraft, ActorKind, ActorRef};
use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

/// A name that was told: how events refer to it, and its part of their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) actor: ActorRef,
    pub(super) slug: String,
}

impl Named {
    pub(super) fn new(key: &str, acts_for: Option<&str>) -> Self {
        Self {
            actor: ActorRef { name: key.to_owned(), acts_for: acts_for.map(str::to_owned), kind: ActorKind::Person },
            slug: slug(key),
        }
    }
}

/// Every name seen so far.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<String, Rc<Named>>);

impl Names {
    /// The name with a key that was told.
    pub(super) fn known(&self, key: &str) -> Option<Rc<Named>> {
        self.0.get(key).cloned()
    }

    /// Keeps a name that was told under a shorter key too.
    pub(super) fn keep(&mut self, key: &str, named: &Rc<Named>) {
        self.0.insert(key.to_owned(), Rc::clone(named));
    }

    /// The name with a key; the first time, `tell` says what it means.
    pub(super) fn told(
        &mut self,
        key: &str,
        drafts: &mut VecDeque<Result<Draft>>,
        tell: impl FnOnce(&mut Vec<ActorDraft>) -> Named,
    ) -> Rc<Named> {
        if let Some(known) = self.0.get(key) {
            return Rc::clone(known);
        }
        let mut actors = Vec::new();
        let named = Rc::new(tell(&mut actors));
        drafts.extend(actors.into_iter().map(|actor| Ok(Draft::Actor(Box::new(actor)))));
        self.0.insert(key.to_owned(), Rc::clone(&named));
        named
    }
}

/// What a name that nobody knows seems to be, from `seeds/agents.csv`.
#[derive(Debug)]
pub(super) struct Agents {
    government: HashSet<String>,
    organization: HashSet<String>,
}

impl Agents {
    pub(super) fn new() -> Result<Self> {
        let rows = meanings("seeds/agents.csv", include_str!("../../seeds/agents.csv"), &["words", "means"])?;
        let of = |means: &str| rows.iter().filter(|row| row[1] == means).map(|row| fold(&row[0])).collect();
        Ok(Self { government: of("government"), organization: of("organization") })
    }

    /// Whether `Foreign Affairs`, as in `Foreign Affairs (Peru)`, acts for its state.
    pub(super) fn is_government(&self, agent: &str) -> bool {
        self.government.contains(&fold(agent))
    }

    /// A name with a word such as `Party` in it, or of one word in brackets, is of no person.
    pub(super) fn kind(&self, name: &str) -> ActorKind {
        let key = fold(name);
        match parts(&key).any(|word| self.organization.contains(word)) {
            true => ActorKind::Organization,
            false => ActorKind::Person,
        }
    }
}

/// `Foreign Affairs (Peru)` taken apart.
pub(super) fn agent_of(name: &str) -> Option<(&str, &str)> {
    let (agent, state) = name.strip_suffix(')')?.rsplit_once(" (")?;
    Some((agent, state)).filter(|(agent, state)| !agent.is_empty() && !state.is_empty())
}
