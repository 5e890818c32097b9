//! Who met whom: actors, and for each pair how often, by mode and by year. An occasion counts once: what is part of a
//! visit counts as the visit.

use crate::model::contact::occasions;
use crate::model::{Contact, Count, Event, EventId, Participant, Status};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A graph of actors.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Graph {
    /// The name of each actor, by its id.
    pub actors: BTreeMap<String, String>,
    /// What there was between two, by their ids in order.
    pub pairs: BTreeMap<(String, String), Meetings>,
}

/// What there was between two actors.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meetings {
    /// How often, by mode.
    pub count: Count,
    /// How often in each year.
    pub years: BTreeMap<i64, usize>,
}

impl Graph {
    /// The graph of the contacts that were held.
    pub fn of(events: &[Event]) -> Self {
        let numbers: HashMap<&str, EventId> = events.iter().map(|event| (event.id.as_str(), event.n)).collect();
        let whole = |event: &Event| event.part_of.as_deref().and_then(|id| numbers.get(id)).copied();
        let held = || events.iter().filter(|event| event.status == Status::Held);
        let mut by_pair: BTreeMap<(&str, &str), Vec<Contact>> = BTreeMap::new();
        let mut graph = Self::default();
        for event in held() {
            let contact = Contact::of(event, whole(event));
            for (one, other) in pairs(event) {
                for actor in [one, other] {
                    graph.actors.entry(actor.id.clone()).or_insert_with(|| actor.name.clone());
                }
                by_pair.entry((&one.id, &other.id)).or_default().push(contact.clone());
            }
        }
        for ((one, other), contacts) in by_pair {
            let meetings = Meetings::of(&contacts);
            if meetings.count.held() > 0 {
                graph.pairs.insert((one.to_owned(), other.to_owned()), meetings);
            }
        }
        let met: BTreeSet<&String> = graph.pairs.keys().flat_map(|(one, other)| [one, other]).collect();
        let met: BTreeSet<String> = met.into_iter().cloned().collect();
        graph.actors.retain(|id, _| met.contains(id));
        graph
    }
}

impl Meetings {
    fn of(contacts: &[Contact]) -> Self {
        let mut meetings = Self::default();
        for contact in occasions(contacts) {
            meetings.count.add(contact);
            if let Some(day) = contact.date.first() {
                *meetings.years.entry(day.ymd().0).or_default() += 1;
            }
        }
        meetings
    }
}

/// Who met whom in one event: those of different sides; only where there is one side alone, its own people each other.
fn pairs(event: &Event) -> Vec<(&Participant, &Participant)> {
    let side = |actor: &Participant| actor.acts_for.as_ref().unwrap_or(&actor.id).clone();
    let several = event.participants.iter().map(side).collect::<BTreeSet<_>>().len() > 1;
    let mut there: Vec<&Participant> = event.participants.iter().collect();
    there.sort_by(|a, b| a.id.cmp(&b.id));
    there.dedup_by(|a, b| a.id == b.id);
    let mut pairs = Vec::new();
    for (i, one) in there.iter().enumerate() {
        let others = there[i + 1..].iter().filter(|other| !several || side(one) != side(other));
        pairs.extend(others.map(|other| (*one, *other)));
    }
    pairs
}
