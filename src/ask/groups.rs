//! Contacts counted by year, kind, mode, status or partner.

use super::Case;
use crate::error::{Error, Result};
use crate::model::contact::{count, occasions};
use crate::model::{Actor, ActorKind, Contact, Count, Event, Participant};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What contacts are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A line for each year.
    Year,
    /// A line for each kind.
    Kind,
    /// A line for each mode.
    Mode,
    /// A line for each status.
    Status,
    /// A line for each actor met, the most often met first.
    Pair,
}

impl std::str::FromStr for By {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text {
            "year" => Ok(Self::Year),
            "kind" => Ok(Self::Kind),
            "mode" => Ok(Self::Mode),
            "status" => Ok(Self::Status),
            "pair" => Ok(Self::Pair),
            _ => Err(Error::usage(format!("\"{text}\" is nothing to count by (year, kind, mode, status, pair)"))),
        }
    }
}

/// A line of counts, for scripts.
#[derive(Debug, Serialize)]
pub struct GroupLine<'a> {
    /// What they have in common.
    pub group: &'a str,
    /// How many there are.
    #[serde(flatten)]
    pub count: Count,
}

/// Lines of counts, for scripts.
pub fn lines(groups: &[(String, Count)]) -> Vec<GroupLine<'_>> {
    groups.iter().map(|(group, count)| GroupLine { group, count: *count }).collect()
}

impl Case<'_> {
    /// The contacts of this question, counted.
    ///
    /// # Errors
    /// When partners are asked for, but not of one actor.
    pub fn groups(&self, by: By) -> Result<Vec<(String, Count)>> {
        if by != By::Pair {
            return Ok(grouped(by, &self.contacts()?));
        }
        let partners = self.partners(usize::MAX)?;
        Ok(partners.into_iter().map(|(actor, count)| (actor.name, count)).collect())
    }

    /// Whom an actor met most often: a person other persons, a state or an organization other sides. Nobody of its own
    /// side.
    ///
    /// # Errors
    /// When the question is not of one actor.
    pub fn partners(&self, limit: usize) -> Result<Vec<(Actor, Count)>> {
        let (store, query) = (self.store, &self.query);
        let [side] = query.sides.as_slice() else {
            return Err(
                Error::usage("--by pair counts whom one actor met").note("write", "chancery stats xi --by pair")
            );
        };
        let asked = side.iter().map(|side| store.actor(side.actor)).collect::<Result<Vec<_>>>()?;
        let persons = asked.iter().all(|actor| actor.kind == ActorKind::Person);
        let mut partners: BTreeMap<String, Vec<Contact>> = BTreeMap::new();
        store.visit(query, &mut |event| {
            let contact =
                Contact::of(&event, event.part_of.as_deref().and_then(|w| store.event_by_word(w).ok().flatten()));
            for partner in partners_in(&event, &asked, persons) {
                partners.entry(partner).or_default().push(contact.clone());
            }
            Ok(true)
        })?;
        let mut lines: Vec<(String, Count)> =
            partners.into_iter().map(|(id, contacts)| (id, count(&contacts))).collect();
        lines.retain(|(_, count)| count.held() + count.planned + count.off > 0);
        lines.sort_by_key(|(id, count)| (std::cmp::Reverse(count.held()), id.clone()));
        lines.truncate(limit);
        let known = |(id, count): (String, Count)| {
            let actor = store.actor_by_id(&id)?.ok_or_else(|| Error::bug("an actor is gone"))?;
            Ok((store.actor(actor)?, count))
        };
        lines.into_iter().map(known).collect()
    }
}

/// Contacts counted by what each of them says of itself.
pub fn grouped(by: By, contacts: &[Contact]) -> Vec<(String, Count)> {
    let mut groups: BTreeMap<String, Count> = BTreeMap::new();
    for contact in occasions(contacts) {
        let key = match by {
            By::Year => contact.date.first().map_or("no date".to_owned(), |day| day.ymd().0.to_string()),
            By::Kind => contact.kind.to_string(),
            By::Mode => contact.mode.to_string(),
            By::Status | By::Pair => contact.status.to_string(),
        };
        groups.entry(key).or_default().add(contact);
    }
    groups.into_iter().collect()
}

/// The ids of those whom the asked ones met in an event.
fn partners_in(event: &Event, asked: &[Actor], persons: bool) -> BTreeSet<String> {
    let is_asked = |id: &str| asked.iter().any(|actor| actor.id == id);
    let side = |p: &Participant| p.acts_for.clone().unwrap_or_else(|| p.id.clone());
    let ours = event.participants.iter().filter(|p| is_asked(&p.id) || is_asked(&side(p)));
    let our_sides: BTreeSet<String> = ours.map(side).collect();
    let others = event.participants.iter().filter(|p| !is_asked(&p.id) && !our_sides.contains(&side(p)));
    others.map(|p| if persons { p.id.clone() } else { side(p) }).collect()
}
