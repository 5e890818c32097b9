//! Bases for tests, and events generated for them.

use chancery::import::{Draft, Reading};
use chancery::model::{
    ActorKind, ActorRef, Day, Event, EventDate, EventDraft, EventKind, MentionDraft, Mode, Origin, Role, SourceDraft,
    Status,
};
use chancery::record::{Batch, OnMatch, Policy, Recorder, Tally};
use chancery::seeds::{Extent, fill};
use chancery::store::{Query, RevisionNote, Store};
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Numbers folders and files, so that tests at the same time do not meet.
static NEXT: AtomicUsize = AtomicUsize::new(0);

/// The bytes of a base that knows the names and no events.
static NAMED: OnceLock<Vec<u8>> = OnceLock::new();

/// Those who take part in generated events: persons of one state and of several, states, an organization.
pub(crate) const ACTORS: [&str; 12] = [
    "xi-jinping",
    "vladimir-putin",
    "sergey-lavrov",
    "wang-yi",
    "angela-merkel",
    "emmanuel-macron",
    "antonio-guterres",
    "china",
    "russia",
    "germany",
    "france",
    "united-nations",
];

/// Dates of many forms.
const DATES: [&str; 14] = [
    "2023-03-16",
    "2023-03",
    "2019",
    "2023-03-20/2023-03-22",
    "2014-02-28/2014-03-03",
    "../2023-03-18",
    "2021-05/..",
    "2022-09~",
    "2022-09?",
    "[2014-11-15..2014-11-17]",
    "201X",
    "2015-21",
    "-0333-11",
    "Y17000",
];

/// Texts that a careless form would break.
const TEXTS: [&str; 6] = ["plain", "comma, \"quote\"", "two\nlines", "習近平 и Путин", "=1+1;@x", "'it''s' \\ %_"];

/// A folder that is removed at the end.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("chancery-it-{}-{n}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn note(what: &str) -> RevisionNote {
    RevisionNote { at: "2023-03-18T00:00:00Z".into(), who: "ada".into(), what: what.into(), why: None }
}

/// What one source tells of an event between some who take part alike.
pub(crate) fn told(kind: EventKind, date: &str, status: Status, who: &[&str], source: SourceDraft) -> EventDraft {
    let date: EventDate = date.parse().expect("a date");
    let mut draft = EventDraft::authored(date.clone(), kind);
    draft.status = status;
    draft.participants = who.iter().map(|name| (ActorRef::parse(name), Role::Attendee)).collect();
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

/// A base on disk that knows the names and no events; made once, then copied.
pub(crate) fn named(folder: &Path) -> Store {
    let bytes = NAMED.get_or_init(|| {
        let folder = Folder::new();
        let path = folder.0.join("names.db");
        let store = Store::create(&path).expect("a base");
        fill(&store, &note("init"), Extent::Names).expect("the names");
        drop(store);
        std::fs::read(path).expect("the base")
    });
    let n = NEXT.fetch_add(1, Ordering::Relaxed);
    let path = folder.join(format!("{n}.db"));
    std::fs::write(&path, bytes).expect("a copy");
    Store::open_to_write(&path).expect("the copy")
}

/// Records drafts as one import. Returns what became of them and whether anything was written.
pub(crate) fn import(
    store: &Store,
    drafts: impl IntoIterator<Item = chancery::error::Result<Draft>>,
    on_match: OnMatch,
) -> (Tally, bool) {
    let writer = store.begin_much(&note("import")).expect("a revision");
    let mut batch = Batch::new(Recorder::new(&writer, Policy { on_match, new_actors: false }));
    for draft in drafts {
        batch.take(draft).expect("a working base");
    }
    let tally = batch.finish().expect("a working base");
    let wrote = !writer.is_empty().expect("an answer");
    writer.commit().expect("kept");
    (tally, wrote)
}

/// Records events each as one of its own.
pub(crate) fn add(store: &Store, drafts: &[EventDraft]) {
    let drafts = drafts.iter().map(|draft| Ok(Draft::Event(Box::new(draft.clone()))));
    let (tally, _) = import(store, drafts, OnMatch::Separate);
    assert!(tally.rejected.is_empty(), "{:?}", tally.rejected);
}

pub(crate) fn events(store: &Store) -> Vec<Event> {
    store.timeline(&Query::default()).expect("the events")
}

pub(crate) fn reading() -> Reading {
    Reading { today: Day::from_ymd(2023, 3, 18).expect("a day"), order: None }
}

/// The facts of a base, line by line: its dump without the history.
pub(crate) fn facts(store: &Store) -> Vec<String> {
    let mut lines = Vec::new();
    store
        .dump(&mut |line| {
            // the last line counts the lines, those of the history too
            if !["[\"revision\"", "[\"change\"", "{\"end\""].iter().any(|start| line.starts_with(start)) {
                lines.push(line.to_owned());
            }
            Ok(())
        })
        .expect("a dump");
    lines
}

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(words).prop_map(str::to_owned)
}

fn date() -> impl Strategy<Value = EventDate> {
    one_of(&DATES).prop_map(|text| text.parse().expect("a date"))
}

fn status() -> impl Strategy<Value = Status> {
    prop::sample::select(Status::ALL)
}

fn role() -> impl Strategy<Value = Role> {
    prop::sample::select(Role::ALL)
}

/// Two to four different actors; now and then one acts for other than its office says.
fn participants() -> impl Strategy<Value = Vec<(ActorRef, Role)>> {
    let actor = |(name, role, stray): (String, Role, u8)| {
        let acts_for = (stray == 0 && name == "wang-yi").then(|| "united-nations".to_owned());
        (ActorRef { name, acts_for, kind: ActorKind::Person }, role)
    };
    let names = prop::sample::subsequence(&ACTORS[..], 2..=4);
    names.prop_flat_map(move |names| {
        let each: Vec<_> =
            names.into_iter().map(|name| (Just(name.to_owned()), role(), 0_u8..3).prop_map(actor)).collect();
        each
    })
}

fn mention() -> impl Strategy<Value = MentionDraft> {
    let source = (1_i64..5, prop::option::of(1_i64..90), prop::option::of(one_of(&TEXTS)), date(), status());
    source.prop_map(|(source, line, quote, date, status)| MentionDraft {
        source: SourceDraft { url: Some(format!("https://example.org/{source}")), ..SourceDraft::default() },
        line,
        span: None,
        quote,
        date,
        status,
        rule: None,
        how: None,
        reviewed: true,
    })
}

prop_compose! {
    /// An event of any kind with any status, told by up to three sources.
    pub(crate) fn event()(
        date in date(),
        kind in prop::sample::select(EventKind::ALL),
        mode in prop::option::of(prop::sample::select(Mode::ALL)),
        status in status(),
        participants in participants(),
        mentions in prop::collection::vec(mention(), 0..4),
        text in one_of(&TEXTS),
        city in prop::option::of(one_of(&["Moscow", "Beijing", "Nowhere"])),
        tags in prop::collection::btree_set(one_of(&["g20", "sidelines"]), 0..3),
    ) -> EventDraft {
        let mut draft = EventDraft::authored(date, kind);
        (draft.mode, draft.status, draft.participants, draft.mentions) = (mode, status, participants, mentions);
        (draft.title, draft.note, draft.city) = (Some(format!("About {text}")), Some(text), city);
        draft.tags = tags.into_iter().collect();
        draft
    }
}

/// Up to so many events.
pub(crate) fn some_events(most: usize) -> impl Strategy<Value = Vec<EventDraft>> {
    prop::collection::vec(event(), 0..most).prop_map(|mut drafts| {
        for (n, draft) in drafts.iter_mut().enumerate() {
            draft.id = Some(format!("event-{n}"));
            draft.origin = Origin::Authored;
        }
        drafts
    })
}
