//! Every write can be taken back, and put back.

use crate::base::{Folder, add, events, facts, import, named, note, some_events};
use chancery::import::Draft;
use chancery::model::{
    Actor, ActorKind, ActorRef, Alias, AliasType, Event, EventDraft, MentionDraft, Office, OfficeKind, Source,
    SourceDraft, Status, Term,
};
use chancery::record::{Edit, OnMatch, Policy, Recorder};
use chancery::store::{Store, Writer};
use proptest::prelude::*;

/// A write that somebody might make.
#[derive(Debug, Clone)]
enum Write {
    Add(Box<EventDraft>),
    Again(usize),
    Edit(usize, Status),
    Remove(usize),
    /// Told once more, by somebody else: it becomes a mention of what is known, which may follow it.
    Told(usize, Status),
    Review(usize, bool),
    Claim,
    Source(usize),
    Note,
    Alias,
    Office,
    EndTerm,
    Merge,
}

fn write() -> impl Strategy<Value = Write> {
    prop_oneof![
        4 => crate::base::event().prop_map(|draft| Write::Add(Box::new(draft))),
        1 => (0_usize..9).prop_map(Write::Again),
        2 => (0_usize..9, prop::sample::select(Status::ALL)).prop_map(|(n, status)| Write::Edit(n, status)),
        2 => (0_usize..9).prop_map(Write::Remove),
        2 => (0_usize..9, prop::sample::select(Status::ALL)).prop_map(|(n, status)| Write::Told(n, status)),
        2 => (0_usize..9, any::<bool>()).prop_map(|(n, accept)| Write::Review(n, accept)),
        1 => Just(Write::Claim),
        1 => (0_usize..4).prop_map(Write::Source),
        1 => Just(Write::Note),
        1 => Just(Write::Alias),
        1 => Just(Write::Office),
        1 => Just(Write::EndTerm),
        1 => Just(Write::Merge),
    ]
}

/// Makes a write in a revision of its own; one that does not apply writes nothing.
fn make(store: &Store, write: &Write) {
    let at = |n: usize| events(store).get(n).cloned();
    let writer = store.begin(&note("write")).expect("a revision");
    let recorder = Recorder::new(&writer, Policy { on_match: OnMatch::Separate, new_actors: false });
    match write {
        Write::Add(draft) => drop(recorder.event(draft).expect("an event")),
        Write::Again(n) => {
            if let Some(event) = at(*n) {
                let mut edit = Edit { date: Some(event.date), ..Edit::default() };
                edit.tags = vec!["again".into()];
                recorder.edit(event.n, &edit).expect("an edit");
            }
        }
        Write::Edit(n, status) => {
            if let Some(event) = at(*n) {
                let edit = Edit { status: Some(*status), place: Some("Paris".into()), ..Edit::default() };
                recorder.edit(event.n, &edit).expect("an edit");
            }
        }
        Write::Remove(n) => {
            if let Some(event) = at(*n) {
                writer.delete_event(event.n).expect("removed");
            }
        }
        Write::Told(n, status) => {
            if let Some(event) = at(*n) {
                recorder.attach_to(event.n, &told(&event, *status)).expect("a mention");
            }
        }
        Write::Review(n, accept) => {
            if let Some(event) = at(*n).filter(|event| !event.reviewed) {
                match accept {
                    true => writer.accept(event.n).expect("accepted"),
                    false => drop(writer.reject(event.n).expect("rejected")),
                }
            }
        }
        Write::Claim => drop(recorder.claim(&crate::roundtrip::claim()).expect("a claim")),
        Write::Source(n) => {
            if let Some(line) = store.sources().expect("the sources").into_iter().nth(*n) {
                let source = Source { note: Some("seen".into()), published: None, ..line.source };
                writer.update_source(&source).expect("changed");
            }
        }
        Write::Note => {
            let actor = store.actor_by_id("wang-yi").expect("an answer");
            if let Some(actor) = actor.map(|actor| store.actor(actor).expect("an actor")) {
                writer.update_actor(&Actor { note: Some("seen".into()), ..actor }).expect("changed");
            }
        }
        Write::Alias => alias(store, &writer),
        Write::Office => office(store, &writer),
        Write::EndTerm => {
            let term = store.terms(None).expect("the terms").into_iter().find(|term| term.until.is_none());
            let term = term.expect("somebody is in office");
            let person = store.actor_by_id(&term.person).expect("an answer").expect("an actor");
            let office = store.office_by_id(&term.office).expect("an answer").expect("an office");
            writer.end_term(person, office, &"2030".parse().expect("a date")).expect("ended");
        }
        Write::Merge => {
            let known = |id: &str| store.actor_by_id(id).expect("an answer");
            if let (Some(from), Some(into)) = (known("sergey-lavrov"), known("wang-yi")) {
                writer.merge_actors(from, into).expect("merged");
            }
        }
    }
    writer.commit().expect("kept");
}

/// The same event as another source tells it, unreviewed.
fn told(event: &Event, status: Status) -> EventDraft {
    let mut draft = EventDraft::authored(event.date.clone(), event.kind);
    let reference = |name: &String| ActorRef { name: name.clone(), acts_for: None, kind: ActorKind::Person };
    draft.participants = event.participants.iter().map(|member| (reference(&member.id), member.role)).collect();
    (draft.status, draft.reviewed) = (status, false);
    draft.mentions = vec![MentionDraft {
        source: SourceDraft { title: Some("Another paper".into()), ..SourceDraft::default() },
        line: Some(3),
        span: None,
        quote: Some("told again".into()),
        date: event.date.clone(),
        status,
        rule: None,
        how: None,
        reviewed: false,
    }];
    draft
}

fn alias(store: &Store, writer: &Writer<'_>) {
    let actor = store.actor_by_id("xi-jinping").expect("an answer").expect("an actor");
    let text = "Chairman of Everything".to_owned();
    let kind = AliasType::Name;
    let alias = Alias { actor: String::new(), text, kind, lang: None, script: None, from: None, until: None };
    writer.insert_alias(actor, &alias).expect("an alias");
}

fn office(store: &Store, writer: &Writer<'_>) {
    let actor = |id: &str| store.actor_by_id(id).expect("an answer").expect("an actor");
    let id = format!("envoy-{}", writer.revision());
    let office = Office { id, title: "Envoy".into(), actor: "france".into(), kind: OfficeKind::Envoy, aliases: vec![] };
    let office = writer.insert_office(&office, actor("france")).expect("an office");
    let term = Term { person: String::new(), office: String::new(), from: None, until: None, source: None, note: None };
    writer.insert_term(&term, actor("angela-merkel"), office, None).expect("a term");
}

fn undo(store: &Store, number: Option<i64>) -> chancery::error::Result<i64> {
    let writer = store.begin_much(&note("undo"))?;
    writer.undo(number)?;
    let revision = writer.revision();
    writer.commit()?;
    Ok(revision)
}

/// Everything a reader could ask: the facts, and what the derived tables answer.
fn state(store: &Store) -> (Vec<String>, Vec<String>) {
    let today = chancery::model::Day::EPOCH;
    chancery::check::run(store, today, Some("derived"), false, &mut |finding| panic!("{finding:?}"))
        .expect("an answer");
    let ask = |words: &'static str| {
        let sides = store.resolve(words).map_or(vec![], |found| vec![found.sides]);
        let query = chancery::store::Query { sides, ..Default::default() };
        store.timeline(&query).expect("an answer").into_iter().map(move |event| format!("{words}: {event:?}"))
    };
    let names = ["china", "russia", "france", "sergey-lavrov", "Chairman of Everything"];
    (facts(store), names.into_iter().flat_map(ask).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_gives_the_base_before_and_redoing_it_the_base_after(
        drafts in some_events(5), writes in prop::collection::vec(write(), 1..9)
    ) {
        let folder = Folder::new();
        let store = named(&folder.0);
        add(&store, &drafts);
        let first = store.revisions(1).expect("the log")[0].n;
        let before = state(&store);
        for write in &writes {
            make(&store, write);
        }
        let after = state(&store);
        let made = store.revisions(99).expect("the log").into_iter().filter(|revision| revision.n > first).count();
        let undone: Vec<i64> = (0..made).map(|_| undo(&store, None).expect("undone")).collect();
        prop_assert_eq!(state(&store), before.clone());
        for revision in undone.iter().rev() {
            undo(&store, Some(*revision)).expect("redone");
        }
        prop_assert_eq!(state(&store), after);
        for _ in 0..made {
            undo(&store, None).expect("undone again");
        }
        prop_assert_eq!(state(&store), before);
    }
}

#[test]
fn what_later_changes_build_on_is_not_undone() {
    let folder = Folder::new();
    let store = named(&folder.0);
    let draft = "id,date,kind,actors\na,2023-03-16,call,qin-gang;dmytro-kuleba\n";
    let drafts = chancery::import::csv::Drafts::open("a.csv", draft.as_bytes(), b',', crate::base::reading());
    let drafts: Vec<chancery::error::Result<Draft>> = drafts.expect("a header").collect();
    import(&store, drafts, OnMatch::Attach);
    let added = store.revisions(1).expect("the log")[0].n;
    make(&store, &Write::Edit(0, Status::Denied));
    let before = facts(&store);
    let error = undo(&store, Some(added)).expect_err("refused");
    assert_eq!(error.kind.exit_code(), 4);
    assert_eq!(facts(&store), before);
    undo(&store, None).expect("the edit");
    undo(&store, Some(added)).expect("then the import");
    assert!(events(&store).is_empty());
}
