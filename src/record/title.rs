//! A line in words for an event that comes without one, made from its facts alone.

use crate::error::Result;
use crate::model::city::listed;
use crate::model::{ActorId, headline};
use crate::store::{EventRow, Member};

/// `Xi Jinping visits Moscow`, `Qin Gang and Dmytro Kuleba speak by phone`; `name` tells what actors are called.
pub(super) fn of(event: &EventRow, members: &[Member], name: &dyn Fn(ActorId) -> Result<String>) -> Result<String> {
    let named = |member: &Member| Ok((name(member.actor)?, member.role));
    let people = members.iter().map(named).collect::<Result<Vec<_>>>()?;
    let place = match (&event.city, event.country) {
        (Some(city), _) => Some(listed(city)),
        (None, Some(country)) => Some(name(country)?),
        (None, None) => None,
    };
    Ok(headline(event.kind, event.mode, &people, place.as_deref()))
}
