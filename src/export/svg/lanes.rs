//! Who stands in which lane.

use super::{Asked, By, Look};
use crate::model::{Event, EventKind, Participant};
use std::collections::{BTreeMap, BTreeSet};

/// How many lanes of actors are told apart; the rest share one.
const MOST: usize = 10;

/// The lanes of a picture, and for each event those it stands in, from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) struct Lanes {
    pub(in crate::export) names: Vec<String>,
    pub(in crate::export) of: Vec<Vec<usize>>,
    /// Whether the lanes do not say who took part, so that the labels must.
    pub(in crate::export) nameless: bool,
}

impl Lanes {
    pub(in crate::export) fn of(events: &[Event], look: &Look) -> Self {
        match look.lanes {
            By::Actor => by_actor(events, &look.asked),
            By::Kind => by_kind(events, look.asked.len() < 2),
            By::Best if look.asked.len() < 2 => by_actor(events, &look.asked),
            By::Best => by_kind(events, false),
        }
    }
}

fn by_kind(events: &[Event], nameless: bool) -> Lanes {
    let there = |kind: &&EventKind| events.iter().any(|event| event.kind == **kind);
    let kinds: Vec<EventKind> = EventKind::ALL.iter().filter(there).copied().collect();
    let of = events.iter().map(|event| kinds.iter().position(|kind| *kind == event.kind).into_iter().collect());
    Lanes {
        names: kinds.iter().map(|kind| format!("{kind}s").replace("others", "other")).collect(),
        of: of.collect(),
        nameless,
    }
}

/// Those asked for, then whom they met most often, then one lane for all others.
fn by_actor(events: &[Event], asked: &[Asked]) -> Lanes {
    let mut counts: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for event in events {
        let others: BTreeMap<&str, &str> = event
            .participants
            .iter()
            .filter(|p| lane_asked(asked, p).is_none())
            .map(|p| (p.id.as_str(), p.name.as_str()))
            .collect();
        for (id, name) in others {
            counts.entry(id).or_insert((0, name)).0 += 1;
        }
    }
    let mut most: Vec<(&str, (usize, &str))> = counts.into_iter().collect();
    most.sort_by_key(|(id, (count, _))| (std::cmp::Reverse(*count), *id));
    let room = MOST.saturating_sub(asked.len()).max(1);
    let crowded = most.len() > room + 1;
    if crowded {
        most.truncate(room);
    }
    let lanes: BTreeMap<&str, usize> = most.iter().enumerate().map(|(i, (id, _))| (*id, asked.len() + i)).collect();
    let rest = asked.len() + most.len();
    let lane = |p: &Participant| lane_asked(asked, p).or_else(|| lanes.get(p.id.as_str()).copied()).unwrap_or(rest);
    let of: Vec<Vec<usize>> = events
        .iter()
        .map(|event| {
            let found: BTreeSet<usize> = event.participants.iter().map(lane).collect();
            if found.is_empty() { vec![rest] } else { found.into_iter().collect() }
        })
        .collect();
    let mut names: Vec<String> = asked.iter().map(|one| one.name.clone()).collect();
    names.extend(most.iter().map(|(_, (_, name))| (*name).to_owned()));
    if of.iter().any(|lanes| lanes.contains(&rest)) {
        names.push("others".to_owned());
    }
    Lanes { names, of, nameless: false }
}

fn lane_asked(asked: &[Asked], p: &Participant) -> Option<usize> {
    let is = |id: &String| *id == p.id || p.acts_for.as_ref() == Some(id);
    asked.iter().position(|one| one.ids.iter().any(is))
}
