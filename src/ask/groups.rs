//! Contacts counted by year, kind, mode, status or partner.

use super::Case;
use crate::error::{Error, Result};
use crate::model::contact::Counting;
use crate::model::{Actor, ActorKind, Contact, Count, Event, Participant};
use crate::store::Query;
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
            let mut counting = Counting::by(by.key());
            let query = Query { limit: None, reverse: false, ..self.query.clone() };
            self.store.each_contact(&query, &mut |contact, has_parts| {
                counting.add(contact, has_parts);
                Ok(())
            })?;
            return Ok(counting.finish().into_iter().collect());
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
        let mut partners: BTreeMap<String, Counting<()>> = BTreeMap::new();
        store.visit(query, &mut |event| {
            let whole = event.part_of.as_deref().map(|whole| store.event_by_word(whole)).transpose()?.flatten();
            let (contact, has_parts) = (Contact::of(&event, whole), store.has_parts(event.n)?);
            for partner in partners_in(&event, &asked, persons) {
                partners.entry(partner).or_insert_with(|| Counting::by(|_| ())).add(&contact, has_parts);
            }
            Ok(true)
        })?;
        let total = |counting: Counting<()>| counting.finish().remove(&()).unwrap_or_default();
        let mut lines: Vec<(String, Count)> =
            partners.into_iter().map(|(id, counting)| (id, total(counting))).collect();
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

impl By {
    /// What of a contact says which line it is counted in.
    const fn key(self) -> fn(&Contact) -> String {
        match self {
            Self::Year => |contact| contact.date.first().map_or("no date".to_owned(), |day| day.ymd().0.to_string()),
            Self::Kind => |contact| contact.kind.to_string(),
            Self::Mode => |contact| contact.mode.to_string(),
            Self::Status | Self::Pair => |contact| contact.status.to_string(),
        }
    }
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
