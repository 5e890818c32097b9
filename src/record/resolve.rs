//! From a draft's words to actors and roles.

use super::memory::Meant;
use super::{Recorder, Resolved, needed};
use crate::error::{Error, ErrorKind, Result, all};
use crate::model::slug::{is_slug, slug};
use crate::model::{Actor, ActorId, ActorKind, ActorRef, Day, EventDate, EventDraft, EventId, EventKind, Role};
use crate::store::{EventRow, Member};
use std::rc::Rc;

impl Recorder<'_> {
    pub(super) fn resolve(&self, draft: &EventDraft) -> Result<Resolved> {
        let members = draft.participants.iter().map(|(actor, role)| self.member(actor, *role, &draft.date));
        let members = all(members);
        let place = self.place(draft);
        let part_of = draft.part_of.as_ref().map(|whole| self.whole(whole)).transpose();
        let (mut members, (city, country), part_of) = match (members, place, part_of) {
            (Ok(members), Ok(place), Ok(part_of)) => (members, place, part_of),
            (members, place, part_of) => {
                return Err(sum([members.err(), place.err(), part_of.err()]));
            }
        };
        members = self.with_roles(draft, members, country)?;
        unique(&mut members);
        if members.len() < needed(draft.kind) {
            return Err(self.too_few(draft, country)?);
        }
        let row = EventRow {
            id: String::new(),
            kind: draft.kind,
            mode: draft.mode.unwrap_or(draft.kind.usual_mode()),
            status: draft.status,
            date: draft.date.clone(),
            title: draft.title.clone().unwrap_or_default(),
            city,
            country,
            part_of,
            origin: draft.origin,
            reviewed: draft.reviewed,
            note: draft.note.clone(),
        };
        let mentions = draft.mentions.iter().map(|mention| self.mention(mention)).collect::<Result<_>>()?;
        Ok(Resolved { row, members, mentions, tags: draft.tags.clone() })
    }

    pub(super) fn member(&self, actor: &ActorRef, role: Role, date: &EventDate) -> Result<Member> {
        let person = self.actor_or_new(&actor.name, actor.kind, date)?;
        let stated = actor.acts_for.as_ref().map(|side| self.somebody(side, date)).transpose()?.flatten();
        let by_office = self.writer.acts_for(person, date.first(), date.last())?;
        let acts_for = stated.filter(|side| by_office.as_slice() != [*side]);
        Ok(Member { actor: person, role, acts_for })
    }

    /// The actor that words name at a date; states are the states of that time.
    pub(super) fn actor(&self, words: &str, date: &EventDate) -> Result<ActorId> {
        self.actor_or_new(words, ActorKind::Person, date)
    }

    /// The same; where nobody has that name and new actors are welcome, somebody new of that kind.
    fn actor_or_new(&self, words: &str, kind: ActorKind, date: &EventDate) -> Result<ActorId> {
        let known = self.memory.names.borrow().get(words).cloned();
        let actor = match known {
            Some(Meant::One(actor)) => actor,
            Some(Meant::Nobody) => return Err(Error::unknown(format!("\"{words}\" stands for nobody"))),
            Some(Meant::Several(called)) => self.living_then(words, &called, date)?,
            None => self.look_up(words, kind, date)?,
        };
        self.of_its_time(actor, date)
    }

    /// The same where it may be nobody, or nobody who is known for certain.
    pub(super) fn somebody(&self, words: &str, date: &EventDate) -> Result<Option<ActorId>> {
        let meant = self.memory.names.borrow().get(words).cloned();
        match meant {
            Some(Meant::Nobody) => Ok(None),
            Some(Meant::Several(_)) => Ok(self.actor(words, date).ok()),
            _ => self.actor(words, date).map(Some),
        }
    }

    fn look_up(&self, words: &str, kind: ActorKind, date: &EventDate) -> Result<ActorId> {
        if let Some(actor) = self.writer.actor_by_id(words)? {
            self.memory.names.borrow_mut().insert(words.to_owned(), Meant::One(actor));
            return Ok(actor);
        }
        let days = |day: Option<Day>| day.map(Day::days);
        match self.writer.resolve_on(words, days(date.first()), days(date.last())) {
            Ok(actor) => Ok(actor),
            Err(error)
                if self.policy.new_actors
                    && error.kind == ErrorKind::Unknown
                    && error.message().starts_with("no actor") =>
            {
                self.new_actor(words, kind)
            }
            Err(error) => Err(error),
        }
    }

    fn new_actor(&self, words: &str, kind: ActorKind) -> Result<ActorId> {
        let name = if is_slug(words) { spelled(words) } else { words.trim().to_owned() };
        let actor = self.add_actor(Actor::new(kind, slug(&name), name))?;
        self.memory.names.borrow_mut().insert(words.to_owned(), Meant::One(actor));
        Ok(actor)
    }

    /// Adds an actor, under another id where its own is taken.
    pub(super) fn add_actor(&self, mut actor: Actor) -> Result<ActorId> {
        if actor.id.is_empty() {
            return Err(Error::unknown(format!("\"{}\" is no name", actor.name)));
        }
        let (wished, mut n) = (actor.id.clone(), 2);
        while self.writer.actor_by_id(&actor.id)?.is_some() {
            actor.id = format!("{wished}-{n}");
            n += 1;
        }
        self.writer.insert_actor(&actor)
    }

    /// The predecessor that a state was on those days: Russia in 1972 is the Soviet Union.
    pub(super) fn of_its_time(&self, actor: ActorId, date: &EventDate) -> Result<ActorId> {
        match date.last() {
            Some(last) => self.state_then(actor, date.first(), last),
            None => Ok(actor),
        }
    }

    /// The same for two days.
    pub(super) fn state_then(&self, actor: ActorId, first: Option<Day>, last: Day) -> Result<ActorId> {
        let line = self.line(actor)?;
        let then = |state: &&Lifetime| {
            state.from.is_none_or(|from| from <= last) && state.until.is_none_or(|end| Some(end) >= first)
        };
        let began = line.first().is_none_or(|state| state.from.is_none_or(|from| from <= last));
        Ok(if began { actor } else { line.iter().find(then).map_or(actor, |state| state.n) })
    }

    /// A state and its predecessors with their lifetimes; of anything else only itself. Remembered.
    fn line(&self, actor: ActorId) -> Result<Rc<[Lifetime]>> {
        if let Some(known) = self.memory.lines.borrow().get(&actor) {
            return Ok(Rc::clone(known));
        }
        let mut line = vec![Lifetime { n: actor, from: None, until: None }];
        if self.writer.is_state(actor)? {
            let states = self.writer.with_predecessors(actor)?;
            line =
                states.into_iter().map(|state| Ok(Lifetime::of(&self.writer.actor(state)?))).collect::<Result<_>>()?;
        }
        let line: Rc<[Lifetime]> = line.into();
        self.memory.lines.borrow_mut().insert(actor, Rc::clone(&line));
        Ok(line)
    }

    pub(super) fn whole(&self, words: &str) -> Result<EventId> {
        if let Some(known) = self.memory.wholes.borrow().get(words) {
            return Ok(*known);
        }
        let found = self.writer.event_by_word(words)?;
        found.ok_or_else(|| Error::unknown(format!("no event \"{words}\" that this could be part of")))
    }

    /// In a visit somebody travels and somebody receives: those who act for the country of the place are hosts; where
    /// nobody does, the state itself is.
    fn with_roles(
        &self,
        draft: &EventDraft,
        mut members: Vec<Member>,
        country: Option<ActorId>,
    ) -> Result<Vec<Member>> {
        if draft.kind != EventKind::Visit {
            return Ok(members);
        }
        let any = |members: &[Member], role| members.iter().any(|m| m.role == role);
        if let Some(country) = country.filter(|_| !any(&members, Role::Host)) {
            for member in &mut members {
                let sides = self.writer.acts_for(member.actor, draft.date.first(), draft.date.last())?;
                if member.actor == country || member.acts_for == Some(country) || sides.contains(&country) {
                    member.role = Role::Host;
                }
            }
            if !any(&members, Role::Host) {
                members.push(Member { actor: country, role: Role::Host, acts_for: None });
            }
        }
        if any(&members, Role::Host) && !any(&members, Role::Guest) {
            members.iter_mut().filter(|m| m.role == Role::Attendee).for_each(|m| m.role = Role::Guest);
        }
        Ok(members)
    }
}

/// When an actor was there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lifetime {
    n: ActorId,
    from: Option<Day>,
    until: Option<Day>,
}

impl Lifetime {
    pub(super) fn of(actor: &Actor) -> Self {
        let day = |date: &Option<EventDate>, end: fn(&EventDate) -> Option<Day>| date.as_ref().and_then(end);
        Self { n: actor.n, from: day(&actor.from, EventDate::first), until: day(&actor.until, EventDate::last) }
    }

    /// Whether it was there on one of the days of a date.
    pub(super) fn touches(&self, date: &EventDate) -> bool {
        let begun = self.from.is_none_or(|from| date.last().is_none_or(|last| from <= last));
        begun && self.until.is_none_or(|until| date.first().is_none_or(|first| first <= until))
    }
}

/// One row for each actor; the first role said counts.
fn unique(members: &mut Vec<Member>) {
    let mut seen = Vec::new();
    members.retain(|member| {
        let new = !seen.contains(&member.actor);
        seen.push(member.actor);
        new
    });
}

fn sum(errors: impl IntoIterator<Item = Option<Error>>) -> Error {
    let sum = errors.into_iter().flatten().reduce(Error::and);
    sum.unwrap_or_else(|| Error::bug("an error without a message"))
}

/// `li-ming` is somebody called Li Ming.
fn spelled(id: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    id.split('-').map(capital).collect::<Vec<_>>().join(" ")
}
