//! A line in words for an event that comes without one, made from its facts alone.

use crate::error::Result;
use crate::model::city::listed;
use crate::model::headline;
use crate::store::{EventRow, Member, Store};

/// `Xi Jinping visits Moscow`, `Qin Gang and Dmytro Kuleba speak by phone`.
pub(super) fn of(store: &Store, event: &EventRow, members: &[Member]) -> Result<String> {
    let named = |member: &Member| Ok((store.actor(member.actor)?.name, member.role));
    let people = members.iter().map(named).collect::<Result<Vec<_>>>()?;
    let place = match (&event.city, event.country) {
        (Some(city), _) => Some(listed(city)),
        (None, Some(country)) => Some(store.actor(country)?.name),
        (None, None) => None,
    };
    Ok(headline(event.kind, event.mode, &people, place.as_deref()))
}
