//! How what one source says changes what is known: a plan is followed by its outcome, a vague date by a narrower one.

use super::date::Precision;
use super::{Day, Event, EventDate, Mention, Status};

/// What is known of an event at some point: its status and its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// How real it is.
    pub status: Status,
    /// When.
    pub date: EventDate,
}

/// How far a status is from an idea towards a fact.
const fn rank(status: Status) -> u8 {
    match status {
        Status::Proposed => 0,
        Status::Planned => 1,
        Status::Postponed | Status::Cancelled | Status::Denied => 2,
        Status::Held => 3,
    }
}

/// Whether a date leaves open which of its days it was. What lasted from a day to a day is not vague: another source
/// that names one of the days makes it no shorter.
fn is_vague(date: &EventDate) -> bool {
    let closed = date.first().is_some() && date.last().is_some();
    !(closed && date.precision() == Precision::Interval)
}

impl Known {
    /// What is known once one more source has said its word. `newer`: it was published after what is known, or nobody
    /// knows.
    ///
    /// The status only rises (proposed, planned, called off, held), except that a newer source may plan again what
    /// was called off, and that an older one calls off no plan: whichever of the two is read first. The date follows the status that rises, and becomes narrower where it was vague and
    /// the source is as sure and its days lie within the known ones. Nothing else changes: what disagrees stays with its mention.
    pub fn after(self, status: Status, date: &EventDate, newer: bool) -> Self {
        let too_late = !newer && rank(status) == 2 && self.status == Status::Planned;
        let raised = rank(status) > rank(self.status) && !too_late;
        let again = newer && rank(self.status) == 2 && rank(status) >= 1 && status != self.status;
        let date = match () {
            () if raised && status == Status::Held && !self.date.is_narrower_than(date) => date.clone(),
            () if again && status == Status::Planned => date.clone(),
            () if !too_late
                && rank(status) >= rank(self.status)
                && is_vague(&self.date)
                && date.is_narrower_than(&self.date) =>
            {
                date.clone()
            }
            () => self.date,
        };
        Self { status: if raised || again { status } else { self.status }, date }
    }
}

impl Event {
    /// The event as it was known on a day: by the sources published by then. A source without a date counts from
    /// the event's own last day on. None: nobody knew of it yet.
    pub fn as_known_on(mut self, day: Day) -> Option<Self> {
        let over = self.date.last().is_some_and(|last| last <= day);
        let known = |mention: &Mention| match &mention.published {
            Some(published) => published.last().is_some_and(|last| last <= day),
            None => mention.date.last().is_some_and(|last| last <= day),
        };
        if self.mentions.is_empty() {
            return over.then_some(self);
        }
        self.mentions.retain(known);
        let mut mentions = self.mentions.clone();
        mentions.sort_by_key(|mention| mention.published.as_ref().and_then(EventDate::first));
        let first = mentions.first()?;
        let first = Known { status: first.status, date: first.date.clone() };
        let now = mentions[1..].iter().fold(first, |known, m| known.after(m.status, &m.date, true));
        (self.status, self.date) = (now.status, now.date);
        self.sort_mentions();
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(status: Status, date: &str) -> Known {
        Known { status, date: date.parse().unwrap() }
    }

    fn after(from: (Status, &str), then: (Status, &str)) -> Known {
        known(from.0, from.1).after(then.0, &then.1.parse().unwrap(), true)
    }

    #[test]
    fn a_plan_rises_to_held_and_takes_the_date_of_the_report() {
        let plan = (Status::Planned, "2023-03-20/2023-03-22");
        assert_eq!(after(plan, (Status::Held, "2023-03-20/2023-03-21")), known(Status::Held, "2023-03-20/2023-03-21"));
        assert_eq!(after(plan, (Status::Held, "2023-03")), known(Status::Held, plan.1));
    }

    #[test]
    fn a_fact_is_never_lowered_to_a_plan_or_a_denial() {
        let held = (Status::Held, "2022-12-30");
        for status in [Status::Planned, Status::Proposed, Status::Cancelled, Status::Denied] {
            assert_eq!(after(held, (status, "2022-12-31")), known(Status::Held, "2022-12-30"));
        }
    }

    #[test]
    fn a_date_only_becomes_narrower_and_a_plan_does_not_narrow_a_fact() {
        assert_eq!(after((Status::Held, "2022-12"), (Status::Held, "2022-12-30")), known(Status::Held, "2022-12-30"));
        assert_eq!(after((Status::Held, "2022-12-30"), (Status::Held, "2022-12")), known(Status::Held, "2022-12-30"));
        assert_eq!(after((Status::Held, "2022-12"), (Status::Planned, "2022-12-30")), known(Status::Held, "2022-12"));
    }

    #[test]
    fn what_lasted_some_days_is_not_shortened_by_a_source_that_names_one() {
        let visit = (Status::Held, "2025-05-08/2025-05-10");
        assert_eq!(after(visit, (Status::Held, "2025-05-09")), known(Status::Held, visit.1));
        assert_eq!(
            after((Status::Held, "../2025-05-10"), (Status::Held, "2025-05-09")),
            known(Status::Held, "2025-05-09")
        );
    }

    #[test]
    fn what_was_called_off_can_be_planned_again_by_a_newer_source_only() {
        let off = known(Status::Cancelled, "2023-02-05");
        let again: EventDate = "2023-06-18".parse().unwrap();
        assert_eq!(off.clone().after(Status::Planned, &again, true), known(Status::Planned, "2023-06-18"));
        assert_eq!(off.clone().after(Status::Planned, &again, false), off);
        let planned = known(Status::Planned, "2023-06-18");
        assert_eq!(planned.clone().after(Status::Cancelled, &off.date, false), planned);
    }
}
