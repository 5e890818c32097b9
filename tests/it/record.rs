//! One real event is one event: what a draft does to what is known.

use chancery::model::{ActorRef, EventDraft, EventKind, MentionDraft, Role, SourceDraft, Status};
use chancery::record::{Outcome, Policy, Recorder};
use chancery::seeds::{Extent, fill};
use chancery::store::{RevisionNote, Store};

fn note(what: &str) -> RevisionNote {
    RevisionNote { at: "2023-03-18T00:00:00Z".into(), who: "ada".into(), what: what.into(), why: None }
}

pub(crate) fn base() -> Store {
    let store = Store::in_memory().expect("a base");
    fill(&store, &note("init"), Extent::Names).expect("the names");
    store
}

pub(crate) fn draft(kind: EventKind, date: &str, status: Status, who: &[&str], source: &str) -> EventDraft {
    let date: chancery::model::EventDate = date.parse().expect("a date");
    let mut draft = EventDraft::authored(date.clone(), kind);
    draft.status = status;
    draft.participants = who.iter().map(|name| (ActorRef::parse(name), Role::Attendee)).collect();
    let source = SourceDraft { title: Some(source.into()), ..SourceDraft::default() };
    draft.mentions = vec![MentionDraft {
        source,
        line: None,
        span: None,
        quote: None,
        date,
        status,
        rule: None,
        how: None,
        reviewed: true,
    }];
    draft
}

pub(crate) fn record(store: &Store, draft: &EventDraft) -> Outcome {
    let writer = store.begin(&note("add")).expect("a revision");
    let outcome = Recorder::new(&writer, Policy::default()).event(draft).expect("an outcome");
    writer.commit().expect("kept");
    outcome
}

#[test]
fn a_plan_and_its_report_are_one_event_with_two_mentions() {
    let store = base();
    let people = ["xi-jinping", "vladimir-putin"];
    let plan = record(&store, &draft(EventKind::Meeting, "2030-05-02", Status::Planned, &people, "plan"));
    let report = record(&store, &draft(EventKind::Meeting, "2030-05-02", Status::Held, &people, "report"));
    assert!(matches!(report, Outcome::Attached(n) if n == plan.event()));
    let event = store.event(plan.event()).expect("an answer").expect("the event");
    assert_eq!((event.status, event.mentions.len()), (Status::Held, 2));
    assert_eq!(event.mentions[1].status, Status::Planned);
}

#[test]
fn the_same_telling_twice_changes_nothing() {
    let store = base();
    let call = draft(EventKind::Call, "2023-03-16", Status::Held, &["qin-gang", "dmytro-kuleba"], "article");
    let first = record(&store, &call);
    assert!(matches!(record(&store, &call), Outcome::Known(n) if n == first.event()));
    assert_eq!(store.revisions(9).expect("the log").len(), 2);
}

#[test]
fn a_visit_with_only_a_place_has_the_state_of_that_time_as_host() {
    for (date, host) in [("2023-03-20", "russia"), ("1972-05-22", "soviet-union")] {
        let store = base();
        let mut visit = draft(EventKind::Visit, date, Status::Held, &["richard-nixon"], "a page");
        visit.city = Some("Moscow".into());
        let event = store.event(record(&store, &visit).event()).expect("an answer").expect("the event");
        let hosts: Vec<&str> = event.with_role(Role::Host).map(|actor| actor.id.as_str()).collect();
        assert_eq!(hosts, [host]);
    }
}

#[test]
fn undo_takes_back_and_undoing_it_puts_back() {
    let store = base();
    let call = draft(EventKind::Call, "2023-03-16", Status::Held, &["qin-gang", "dmytro-kuleba"], "article");
    let n = record(&store, &call).event();
    for gone in [true, false] {
        let target = store.revisions(1).expect("the log")[0].n;
        let writer = store.begin(&note("undo")).expect("a revision");
        writer.undo(Some(target)).expect("undone");
        writer.commit().expect("kept");
        assert_eq!(store.event(n).expect("an answer").is_none(), gone);
    }
}
