//! What an extraction put in: marked until judged, and both verdicts.

use crate::base::note;
use crate::record::{base, draft, record};
use chancery::model::{Event, EventDraft, EventId, EventKind, Origin, Status};
use chancery::store::{Rejected, Store, Writer};

const PEOPLE: [&str; 2] = ["xi-jinping", "vladimir-putin"];

/// What an extraction proposes of a meeting.
fn extracted(date: &str, status: Status, who: &[&str]) -> EventDraft {
    let mut draft = draft(EventKind::Meeting, date, status, who, "an article");
    (draft.origin, draft.reviewed) = (Origin::Extracted, false);
    for mention in &mut draft.mentions {
        (mention.reviewed, mention.rule, mention.how) = (false, Some("met".into()), Some("\"on Tuesday\"".into()));
    }
    draft
}

fn event(store: &Store, n: EventId) -> Event {
    store.event(n).expect("an answer").expect("the event")
}

fn judge<T>(store: &Store, verdict: impl FnOnce(&Writer<'_>) -> T) -> T {
    let writer = store.begin(&note("review")).expect("a revision");
    let result = verdict(&writer);
    writer.commit().expect("kept");
    result
}

#[test]
fn a_plan_raised_by_an_extraction_waits_and_a_rejection_brings_the_plan_back() {
    let store = base();
    let n = record(&store, &draft(EventKind::Meeting, "2030-05", Status::Planned, &PEOPLE, "a plan")).event();
    let plan = event(&store, n);
    let with_lavrov = ["xi-jinping", "vladimir-putin", "sergey-lavrov"];
    assert_eq!(record(&store, &extracted("2030-05-02", Status::Held, &with_lavrov)).event(), n);
    let raised = event(&store, n);
    assert_eq!((raised.status, raised.date.as_str(), raised.reviewed), (Status::Held, "2030-05-02", false));
    assert_eq!(store.waiting().expect("the queue").len(), 1);
    assert_eq!(judge(&store, |writer| writer.reject(n)).expect("rejected"), Rejected::Mention);
    assert_eq!(event(&store, n), plan);
    assert!(store.waiting().expect("the queue").is_empty());
}

#[test]
fn an_accepted_extraction_is_as_good_as_any_source() {
    let store = base();
    let n = record(&store, &extracted("2030-05-02", Status::Held, &PEOPLE)).event();
    judge(&store, |writer| writer.accept(n)).expect("accepted");
    let accepted = event(&store, n);
    assert!(accepted.reviewed && accepted.mentions.iter().all(|mention| mention.reviewed));
    assert_eq!(accepted.mentions[0].how.as_deref(), Some("\"on Tuesday\""));
}

#[test]
fn a_rejected_event_that_nobody_else_tells_of_is_gone_until_the_undo() {
    let store = base();
    let n = record(&store, &extracted("2030-05-02", Status::Held, &PEOPLE)).event();
    let before = event(&store, n);
    assert_eq!(judge(&store, |writer| writer.reject(n)).expect("rejected"), Rejected::Event);
    assert!(store.event(n).expect("an answer").is_none());
    judge(&store, |writer| writer.undo(None)).expect("undone");
    assert_eq!(event(&store, n), before);
}

#[test]
fn what_a_person_changed_since_stays_when_the_extraction_is_rejected() {
    let store = base();
    let n = record(&store, &draft(EventKind::Meeting, "2030-05", Status::Planned, &PEOPLE, "a plan")).event();
    record(&store, &extracted("2030-05-02", Status::Held, &PEOPLE));
    judge(&store, |writer| {
        let row = writer.event_row(n).expect("the row");
        writer.update_event(n, &chancery::store::EventRow { status: Status::Cancelled, ..row })
    })
    .expect("changed");
    judge(&store, |writer| writer.reject(n)).expect("rejected");
    assert_eq!((event(&store, n).status, event(&store, n).date.as_str()), (Status::Cancelled, "2030-05"));
}
