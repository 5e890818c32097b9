//! What a person changes is changed, and nothing else.

use crate::record::{base, draft, record};
use chancery::model::{ActorRef, Event, EventId, EventKind, Mode, Role, Status};
use chancery::record::{Edit, Policy, Recorder};
use chancery::store::{RevisionNote, Store};

fn edit(store: &Store, n: EventId, edit: &Edit) -> chancery::error::Result<()> {
    let note = RevisionNote { at: "2023-03-18T00:00:00Z".into(), who: "ada".into(), what: "edit".into(), why: None };
    let writer = store.begin(&note)?;
    Recorder::new(&writer, Policy::default()).edit(n, edit)?;
    writer.commit()
}

/// Each field of an event, in words.
fn fields(event: &Event) -> [String; 9] {
    let who: Vec<&str> = event.participants.iter().map(|one| one.id.as_str()).collect();
    [
        event.date.to_string(),
        event.kind.to_string(),
        event.mode.to_string(),
        event.status.to_string(),
        event.title.clone(),
        event.place_words(),
        event.note.clone().unwrap_or_default(),
        event.part_of.clone().unwrap_or_default(),
        who.join(" "),
    ]
}

#[test]
fn an_edit_changes_its_field_alone() {
    let store = base();
    let people = ["xi-jinping", "vladimir-putin"];
    let whole =
        record(&store, &draft(EventKind::Visit, "2030-05-01/2030-05-03", Status::Planned, &people, "a")).event();
    let n = record(&store, &draft(EventKind::Call, "2030-05-02", Status::Planned, &people, "b")).event();
    let whole = store.event(whole).expect("an answer").expect("the whole").id;
    let nothing = Edit::default;
    let text = |text: &str| Some(text.to_owned());
    let edits = [
        (Edit { date: Some("2030-05-03".parse().expect("a date")), ..nothing() }, "2030-05-03"),
        (Edit { kind: Some(EventKind::Meeting), ..nothing() }, "meeting"),
        (Edit { mode: Some(Mode::Video), ..nothing() }, "video"),
        (Edit { status: Some(Status::Held), ..nothing() }, "held"),
        (Edit { title: text("Another title"), ..nothing() }, "Another title"),
        (Edit { place: text("Paris"), ..nothing() }, "Paris"),
        (Edit { note: text("A note"), ..nothing() }, "A note"),
        (Edit { part_of: text(&whole), ..nothing() }, whole.as_str()),
        (
            Edit { add: vec![(ActorRef::parse("wang-yi"), Role::Attendee)], ..nothing() },
            "xi-jinping vladimir-putin wang-yi",
        ),
    ];
    let event = || store.event(n).expect("an answer").expect("the event");
    for (at, (change, value)) in edits.iter().enumerate() {
        let mut expected = fields(&event());
        edit(&store, n, change).expect("changed");
        (*value).clone_into(&mut expected[at]);
        assert_eq!(fields(&event()), expected, "{change:?}");
    }
    let gone = Edit { place: text(""), note: text(""), part_of: text(""), remove: vec!["wang-yi".into()], ..nothing() };
    edit(&store, n, &gone).expect("changed");
    assert_eq!(fields(&event())[5..], ["", "", "", "xi-jinping vladimir-putin"]);
    edit(&store, n, &Edit { tags: vec!["g20".into()], ..nothing() }).expect("changed");
    assert_eq!(event().tags, ["g20"]);
    edit(&store, n, &Edit { untag: vec!["g20".into()], ..nothing() }).expect("changed");
    assert!(event().tags.is_empty());
}

#[test]
fn what_makes_no_sense_is_not_written() {
    let store = base();
    let n =
        record(&store, &draft(EventKind::Call, "2030-05-02", Status::Planned, &["xi-jinping", "vladimir-putin"], "b"));
    let (n, before) = (n.event(), crate::base::facts(&store));
    let own = store.event(n).expect("an answer").expect("the event").id;
    for (change, code) in [
        (Edit { part_of: Some(own), ..Edit::default() }, 4),
        (Edit { remove: vec!["xi-jinping".into()], ..Edit::default() }, 2),
        (Edit { add: vec![(ActorRef::parse("nobody-at-all"), Role::Guest)], ..Edit::default() }, 3),
    ] {
        assert_eq!(edit(&store, n, &change).expect_err("refused").kind.exit_code(), code, "{change:?}");
        assert_eq!(crate::base::facts(&store), before);
    }
}
