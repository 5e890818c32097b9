//! Counting contacts: what is one occasion, and which sort it counts as.
//!
//! An occasion is an event that is not part of another one in the same answer: the talks inside a visit are the
//! visit. A part of a summit is an occasion of its own, and the summit then is not counted beside it. Only contacts
//! that were held count. `bilateral` is every kind but summit; `within a summit` is a summit both took part in.

use super::{Day, Event, EventDate, EventId, EventKind, Mode, Status};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The little of an event that counting needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The event.
    pub n: EventId,
    /// When.
    pub date: EventDate,
    /// What sort of happening.
    pub kind: EventKind,
    /// How they were in touch.
    pub mode: Mode,
    /// How real it is.
    pub status: Status,
    /// The event it belongs to.
    pub part_of: Option<EventId>,
}

impl Contact {
    /// What counting needs of an event.
    pub fn of(event: &Event, part_of: Option<EventId>) -> Self {
        Self { n: event.n, date: event.date.clone(), kind: event.kind, mode: event.mode, status: event.status, part_of }
    }
}

/// How many occasions there were, by mode, and how many only within a summit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Count {
    /// In person, bilateral.
    pub in_person: usize,
    /// In person, only within a summit.
    pub in_person_summit: usize,
    /// By video, bilateral or within a summit.
    pub video: usize,
    /// By telephone.
    pub phone: usize,
    /// In another way, or the source does not say.
    pub other: usize,
    /// Announced or proposed, not yet known to have happened.
    pub planned: usize,
    /// Called off, put off or denied.
    pub off: usize,
}

impl Count {
    /// Everything that was held.
    pub const fn held(&self) -> usize {
        self.in_person + self.in_person_summit + self.video + self.phone + self.other
    }

    /// Adds one occasion.
    pub fn add(&mut self, contact: &Contact) {
        let field = match (contact.status, contact.mode, contact.kind) {
            (Status::Planned | Status::Proposed, ..) => &mut self.planned,
            (Status::Cancelled | Status::Postponed | Status::Denied, ..) => &mut self.off,
            (Status::Held, Mode::InPerson, EventKind::Summit) => &mut self.in_person_summit,
            (Status::Held, Mode::InPerson, _) => &mut self.in_person,
            (Status::Held, Mode::Video, _) => &mut self.video,
            (Status::Held, Mode::Phone, _) => &mut self.phone,
            (Status::Held, ..) => &mut self.other,
        };
        *field += 1;
    }
}

/// The contacts that count as occasions of their own.
pub fn occasions(contacts: &[Contact]) -> Vec<&Contact> {
    let contacts: Vec<&Contact> = contacts.iter().filter(|contact| contact.kind.is_contact()).collect();
    let kinds: HashMap<EventId, EventKind> = contacts.iter().map(|contact| (contact.n, contact.kind)).collect();
    let whole = |contact: &Contact| contact.part_of.and_then(|n| Some((n, *kinds.get(&n)?)));
    let has_part: HashSet<EventId> = contacts
        .iter()
        .filter(|contact| contact.status == Status::Held)
        .filter_map(|contact| whole(contact))
        .filter(|(_, kind)| *kind == EventKind::Summit)
        .map(|(n, _)| n)
        .collect();
    let counts = |contact: &&Contact| {
        let inside = whole(contact).is_some_and(|(_, kind)| kind != EventKind::Summit);
        !inside && !has_part.contains(&contact.n)
    };
    contacts.into_iter().filter(counts).collect()
}

/// Counts the occasions among contacts that come one by one, in groups. Nearly every contact stands alone and is counted
/// at once; only those that are parts or have parts wait in memory until all are there.
#[derive(Debug)]
pub struct Counting<K> {
    key: fn(&Contact) -> K,
    groups: BTreeMap<K, Count>,
    waiting: Vec<Contact>,
}

impl<K: Ord> Counting<K> {
    /// Nothing yet; `key` says which group a contact is of.
    pub const fn by(key: fn(&Contact) -> K) -> Self {
        Self { key, groups: BTreeMap::new(), waiting: Vec::new() }
    }

    /// Takes a contact, and whether another event can be part of it.
    pub fn add(&mut self, contact: &Contact, has_parts: bool) {
        match contact.part_of {
            None if !has_parts => self.count(contact),
            _ => self.waiting.push(contact.clone()),
        }
    }

    fn count(&mut self, contact: &Contact) {
        if contact.kind.is_contact() {
            self.groups.entry((self.key)(contact)).or_default().add(contact);
        }
    }

    /// The groups in their order.
    pub fn finish(mut self) -> BTreeMap<K, Count> {
        let waiting = std::mem::take(&mut self.waiting);
        for contact in occasions(&waiting) {
            self.count(contact);
        }
        self.groups
    }
}

/// Of contacts in the order of their dates, the one that surely ended last: of two days in a year and the year alone nobody
/// knows which was later. Of a summit the meeting at it, where there was one.
pub fn last_of<'a>(contacts: impl DoubleEndedIterator<Item = &'a Contact>) -> Option<EventId> {
    end(&contacts.rev().collect::<Vec<_>>(), |contact| contact.date.over_from().map(Day::days))
}

/// Of contacts in the order of their dates, the one that began first; of a summit the meeting at it.
pub fn first_of<'a>(contacts: impl Iterator<Item = &'a Contact>) -> Option<EventId> {
    end(&contacts.collect::<Vec<_>>(), |contact| contact.date.begun_by().map(|day| -day.days()))
}

fn end(nearest: &[&Contact], far: impl Fn(&Contact) -> Option<i64>) -> Option<EventId> {
    let rank = |contact: &&&Contact| (!contact.date.is_doubtful(), far(contact), contact.kind != EventKind::Summit);
    let best = *nearest.iter().rev().max_by_key(rank)?;
    let at_it = |contact: &&&Contact| best.kind == EventKind::Summit && contact.part_of == Some(best.n);
    Some(nearest.iter().find(at_it).map_or(best.n, |contact| contact.n))
}

/// How many occasions of each sort.
pub fn count(contacts: &[Contact]) -> Count {
    let mut count = Count::default();
    for contact in occasions(contacts) {
        count.add(contact);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(n: i64, kind: EventKind, part_of: Option<i64>) -> Contact {
        let date = "2022-09-15".parse().unwrap();
        Contact {
            n: EventId(n),
            date,
            kind,
            mode: kind.usual_mode(),
            status: Status::Held,
            part_of: part_of.map(EventId),
        }
    }

    #[test]
    fn talks_inside_a_visit_are_the_visit() {
        let all = [contact(1, EventKind::Visit, None), contact(2, EventKind::Negotiation, Some(1))];
        assert_eq!(count(&all), Count { in_person: 1, ..Count::default() });
    }

    #[test]
    fn a_meeting_at_a_summit_counts_instead_of_the_summit() {
        let all = [contact(1, EventKind::Summit, None), contact(2, EventKind::Meeting, Some(1))];
        assert_eq!(count(&all), Count { in_person: 1, ..Count::default() });
        assert_eq!(count(&all[..1]), Count { in_person_summit: 1, ..Count::default() });
    }

    #[test]
    fn counted_one_by_one_they_are_as_many_as_together() {
        let all = [
            contact(1, EventKind::Visit, None),
            contact(2, EventKind::Negotiation, Some(1)),
            contact(3, EventKind::Summit, None),
            contact(4, EventKind::Meeting, Some(3)),
            contact(5, EventKind::Call, Some(99)),
            contact(6, EventKind::Statement, None),
            contact(7, EventKind::Call, None),
        ];
        let mut counting = Counting::by(|contact| contact.kind.to_string());
        for one in all.iter().rev() {
            counting.add(one, all.iter().any(|other| other.part_of == Some(one.n)));
        }
        let groups = counting.finish();
        assert_eq!(groups.keys().collect::<Vec<_>>(), ["call", "meeting", "visit"]);
        assert_eq!(groups.values().map(Count::held).sum::<usize>(), count(&all).held());
    }

    #[test]
    fn statements_are_no_contacts_and_plans_are_not_held() {
        let mut plan = contact(2, EventKind::Call, None);
        plan.status = Status::Planned;
        let count = count(&[contact(1, EventKind::Statement, None), plan]);
        assert_eq!((count.held(), count.planned), (0, 1));
    }
}
