//! Each importer on a few rows of its set, one for each trap that the set has.

use chancery::import::packed::texts;
use chancery::import::{Form, Options, Reading, Wanted};
use chancery::model::{ActorKind, Day, Event, EventKind, Mode, Role, Status};
use chancery::record::{Batch, Given, Policy, Recorder, Tally};
use chancery::seeds::{Extent, fill};
use chancery::store::{Query, RevisionNote, Store};
use std::collections::HashMap;
use std::fs::File;
use std::io::Cursor;
use std::path::Path;

pub(crate) fn note(what: &str) -> RevisionNote {
    RevisionNote { at: "2031-06-01T00:00:00Z".into(), who: "ada".into(), what: what.into(), why: None }
}

pub(crate) fn base() -> Store {
    let store = Store::in_memory().expect("a base");
    fill(&store, &note("init"), Extent::Names).expect("the names");
    store
}

pub(crate) fn options(wanted: Wanted) -> Options {
    Options { reading: Reading { today: Day::EPOCH, order: None }, wanted, mapping: None }
}

/// Imports the files of `tests/datasets`, each in the form that is told by what is in it.
fn import(store: &Store, files: &[&str], wanted: &Wanted, given: HashMap<String, Given>) -> Tally {
    let writer = store.begin(&note("import")).expect("a revision");
    let mut batch = Batch::new(Recorder::new(&writer, Policy::default()).with_given(given));
    for file in files {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/datasets").join(file);
        texts(file, File::open(path).expect("a file"), None, &mut |text| {
            let form = Form::of(&text.name, &text.head).expect("a form");
            form.drafts(text, &options(wanted.clone()))?.try_for_each(|draft| batch.take(draft))
        })
        .expect("read");
    }
    let tally = batch.finish().expect("a tally");
    writer.commit().expect("kept");
    tally
}

fn imported(file: &str) -> (Store, Tally) {
    let store = base();
    let tally = import(&store, &[file], &Wanted::Contacts, HashMap::new());
    let again = import(&store, &[file], &Wanted::Contacts, HashMap::new());
    assert_eq!((again.added, again.attached, again.terms), (0, 0, 0), "{file} twice changes nothing");
    (store, tally)
}

pub(crate) fn events(store: &Store) -> Vec<Event> {
    store.timeline(&Query::default()).expect("the events")
}

/// `2031-05-06 meeting norway:attendee sergey-lavrov:attendee`, those with a part of it.
pub(crate) fn lines(store: &Store, with: &str) -> Vec<String> {
    let line = |event: Event| {
        let mut who: Vec<String> = event.participants.iter().map(|p| format!("{}:{}", p.id, p.role)).collect();
        who.sort();
        format!("{} {} {}", event.date, event.kind, who.join(" "))
    };
    events(store).into_iter().map(line).filter(|line| line.contains(with)).collect()
}

pub(crate) fn rejected(tally: &Tally) -> Vec<&str> {
    tally.rejected.iter().map(chancery::error::Error::message).collect()
}

#[test]
fn icews_quads_are_halved_and_keep_their_days_and_codes() {
    let (store, tally) = imported("icews/quads.txt");
    let found = lines(&store, "sergey-lavrov");
    assert_eq!(
        found,
        [
            "2031-05-06 meeting norway:attendee sergey-lavrov:attendee",
            "2031-05-07 meeting norway:attendee sergey-lavrov:attendee"
        ]
    );
    assert_eq!(
        lines(&store, "visit"),
        [
            "2031-05-08 visit foreign-affairs-norway:guest japan:host",
            "2031-05-08 visit foreign-affairs-norway:host japan:guest"
        ]
    );
    let consult = &events(&store)[0];
    assert_eq!((consult.mode, consult.status, consult.mentions.len()), (Mode::Unknown, Status::Held, 2));
    assert_eq!(consult.tags, ["cameo:040", "report-date"]);
    assert_eq!(tally.left_out.get("no contact"), Some(&1));
    assert_eq!(
        rejected(&tally),
        [
            "icews/quads.txt:13: \"Sing together\" is no CAMEO event",
            "icews/quads.txt:14: \"2031-13-14\" is no day",
            "icews/quads.txt:15: 3 cells where quads have 4"
        ]
    );
}

#[test]
fn a_ministry_acts_for_its_state_and_a_student_does_not() {
    let (store, _) = imported("icews/quads.txt");
    let all = events(&store);
    let talks = all.iter().find(|event| event.kind == EventKind::Negotiation).expect("the talks");
    let sides: Vec<_> = talks.participants.iter().map(|p| (p.id.as_str(), p.acts_for.as_deref())).collect();
    assert!(sides.contains(&("ministry-japan", Some("japan"))) && sides.contains(&("student-norway", None)));
}

#[test]
fn an_intent_to_meet_is_planned_and_a_new_actor_says_where_it_is_from() {
    let (store, _) = imported("icews/quads.txt");
    let all = events(&store);
    let planned = all.iter().find(|event| event.status == Status::Planned).expect("the plan");
    assert_eq!(planned.tags, ["cameo:036", "report-date"]);
    let person =
        store.actor(store.actor_by_id("ana-nordberg").expect("an answer").expect("somebody")).expect("an actor");
    assert_eq!((person.kind, person.note.as_deref()), (ActorKind::Person, Some("named by ICEWS")));
    let party = store.actor(store.actor_by_id("nordic-fish-party").expect("an answer").expect("somebody"));
    assert_eq!(party.expect("an actor").kind, ActorKind::Organization);
}

#[test]
fn what_a_person_has_settled_about_names_counts() {
    let store = base();
    let xi = store.actor_by_id("xi-jinping").expect("an answer").expect("Xi");
    let given =
        HashMap::from([("Ana Nordberg".to_owned(), Given::Actor(xi)), ("Nordic Fish Party".to_owned(), Given::Nobody)]);
    let tally = import(&store, &["icews/quads.txt"], &Wanted::Contacts, given);
    assert_eq!(lines(&store, "xi-jinping").len(), 1);
    assert_eq!(tally.left_out.get("an actor that is not known"), Some(&1));
    assert!(store.actor_by_id("nordic-fish-party").expect("an answer").is_none());
}

#[test]
fn icews_tables_have_codes_as_text_and_na_for_nothing() {
    let (store, tally) = imported("icews/events.tab");
    assert_eq!(
        lines(&store, ""),
        [
            "2031-05-06 meeting ana-nordberg:attendee foreign-affairs-norway:attendee",
            "2031-05-07 visit citizen-norway:guest japan:host"
        ]
    );
    let meeting = &events(&store)[0];
    assert_eq!(meeting.mentions.iter().map(|m| m.line).collect::<Vec<_>>(), [Some(7001), Some(7002), Some(7003)]);
    assert_eq!(meeting.mentions[0].how.as_deref(), Some("day of the report: Oslo Wire, story 900, sentence 2"));
    assert_eq!(
        rejected(&tally),
        ["icews/events.tab:8: \"40\" is no CAMEO code"].map(|text| text.replace("code", "event"))
    );
    assert_eq!(tally.left_out.get("only one actor"), Some(&1));
}

#[test]
fn the_day_of_a_report_never_narrows_what_is_known_better() {
    let store = base();
    let mut known = super::record::draft(
        EventKind::Meeting,
        "2031-05-05/2031-05-06",
        Status::Held,
        &["norway", "sergey-lavrov"],
        "x",
    );
    known.mode = Some(Mode::InPerson);
    let n = super::record::record(&store, &known).event();
    import(&store, &["icews/quads.txt"], &Wanted::Contacts, HashMap::new());
    let event = store.event(n).expect("an answer").expect("the event");
    assert_eq!((event.date.to_string().as_str(), event.mentions.len()), ("2031-05-05/2031-05-06", 3));
    assert!(!event.tags.contains(&"report-date".to_owned()), "{:?}", event.tags);
}

#[test]
fn gdelt_knows_states_by_code_and_persons_by_whole_names() {
    let (store, tally) = imported("gdelt/quarter.export.CSV");
    assert_eq!(lines(&store, "vladimir-putin").len(), 2);
    assert_eq!(lines(&store, "2019-10-24 visit"), ["2019-10-24 visit brazil:guest china:host"]);
    let found = lines(&store, "saudi-arabia");
    assert_eq!(found, ["2019-09-24 visit saudi-arabia:host united-kingdom:guest"], "made and received is one visit");
    assert!(lines(&store, "germany").is_empty(), "within one state is left out");
    assert!(rejected(&tally).is_empty(), "{:?}", rejected(&tally));
    assert_eq!(tally.left_out.get("within one state or group"), Some(&1));
    assert_eq!(tally.left_out.get("no contact"), Some(&1));
}

#[test]
fn a_row_of_gdelt_is_a_record_and_an_article_and_has_no_place() {
    let (store, _) = imported("gdelt/quarter.export.CSV");
    let all = events(&store);
    let meeting = all.iter().find(|event| event.tags.contains(&"cameo:044".to_owned())).expect("Norway and Russia");
    assert_eq!(meeting.place, None);
    let told: Vec<_> =
        meeting.mentions.iter().map(|m| (m.line, m.url.as_deref().is_some_and(|u| u.contains("reuters")))).collect();
    assert_eq!(told, [(Some(881_992_274), false), (None, true), (Some(881_992_275), false)]);
}

#[test]
fn gdelt_in_57_58_and_61_columns_mixed_is_read_as_published() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/datasets/gdelt/quarter.export.CSV");
    let text = std::fs::read_to_string(path).expect("the rows");
    // 1.0 has no ADM2 codes (39, 47, 55) and, before 2013-04, no address.
    let first = text.lines().next().expect("a row").split('\t').enumerate();
    let cells: Vec<&str> = first.filter(|(at, _)| ![39, 47, 55].contains(at)).map(|(_, cell)| cell).collect();
    let mixed = format!("{}\n{}\n{}\n", cells[..57].join("\t"), cells.join("\t"), &cells[..40].join("\t"));
    let store = base();
    let writer = store.begin(&note("import")).expect("a revision");
    let mut batch = Batch::new(Recorder::new(&writer, Policy::default()));
    texts("mixed.CSV", Cursor::new(mixed), None, &mut |text| {
        assert_eq!(Form::of(&text.name, &text.head), Some(Form::Gdelt));
        Form::Gdelt.drafts(text, &options(Wanted::Contacts))?.try_for_each(|draft| batch.take(draft))
    })
    .expect("read");
    let tally = batch.finish().expect("a tally");
    assert_eq!((tally.added, tally.attached), (1, 1));
    assert_eq!(rejected(&tally), ["mixed.CSV:3: 40 cells where GDELT has 57, 58 or 61"]);
}

#[test]
fn trips_of_presidents_are_visits_with_whom_they_met() {
    let (store, _) = imported("history-at-state/president.xml");
    let found = lines(&store, "richard-nixon");
    assert_eq!(
        found[0], "1972-05-22/1972-05-30 visit richard-nixon:guest soviet-union:host",
        "russia was another state"
    );
    assert!(
        found
            .iter()
            .any(|line| line == "[1972-05-22..1972-05-30] meeting leonid-brezhnev:attendee richard-nixon:attendee"),
        "{found:?}"
    );
    let all = events(&store);
    let quotes: Vec<&str> = all.iter().flat_map(|event| &event.mentions).filter_map(|m| m.quote.as_deref()).collect();
    assert!(quotes.contains(&"Met with Prime Minister Boris Johnson and Queen Elizabeth II. Attended the G7 Summit."));
    assert!(quotes.iter().any(|quote| quote.contains("G–7")), "typographic characters stay");
    assert_eq!(lines(&store, "boris-johnson").len(), 1);
}

#[test]
fn the_same_trip_stored_twice_is_one_and_two_visits_in_the_same_days_are_two() {
    let (store, tally) = imported("history-at-state/secretary.xml");
    let found = lines(&store, "antony-blinken");
    assert_eq!(found.iter().filter(|line| line.contains("visit") && line.contains("japan")).count(), 1, "{found:?}");
    assert_eq!(tally.rejected.len(), 0);
    let (store, _) = imported("history-at-state/visits.xml");
    assert_eq!(lines(&store, "gordon-brown").len(), 2);
}

#[test]
fn records_of_the_three_sets_with_one_number_stay_apart() {
    let store = base();
    let files = ["history-at-state/president.xml", "history-at-state/secretary.xml", "history-at-state/visits.xml"];
    let tally = import(&store, &files, &Wanted::Contacts, HashMap::new());
    let all = events(&store);
    let with = |line: i64| {
        all.iter().filter(move |e| e.kind == EventKind::Visit && e.mentions.iter().any(|m| m.line == Some(line)))
    };
    assert_eq!((with(2363).count(), with(2064).count()), (2, 2));
    assert_eq!(with(2363).filter(|event| event.mentions.len() == 1).count(), 2);
    assert!(tally.rejected.is_empty(), "{:?}", rejected(&tally));
}

#[test]
fn a_visitor_comes_to_the_president_of_that_day_and_a_title_is_no_name() {
    let (store, _) = imported("history-at-state/visits.xml");
    let found = lines(&store, "1993-08-30");
    assert_eq!(
        found,
        ["1993-08-30 visit bill-clinton:host percival-james-patterson:guest"],
        "without the blank before it"
    );
    let all = events(&store);
    let tags: Vec<&str> = all.iter().flat_map(|event| &event.tags).map(String::as_str).collect();
    assert!(tags.contains(&"official-visit"), "\"Offical Visit.\" too");
    let porras = all.iter().find(|event| event.date.to_string().starts_with("1920")).expect("the visit");
    assert_eq!(porras.with_role(Role::Guest).map(|p| p.acts_for.as_deref()).collect::<Vec<_>>(), [Some("panama")]);
}

#[test]
fn terms_of_office_come_in_once_and_impossible_ones_are_told() {
    let (store, tally) = imported("offices/austria-cabinet.csv");
    assert!(tally.terms + tally.known_terms >= 8, "{tally:?}");
    assert_eq!(tally.left_out.values().sum::<usize>(), 1, "a Landtagspräsident does not act for Austria");
    let fischer = store.resolve_actor("Heinz Fischer").expect("the president");
    assert_eq!(store.actor(fischer).expect("an actor").wikidata.as_deref(), Some("Q11753"));
    let (_, tally) = imported("offices/israel-ministers.csv");
    assert_eq!(rejected(&tally).len(), 2);
    assert!(rejected(&tally)[0].contains("before it starts"));
    let (_, tally) = imported("offices/iraq-ministers.csv");
    assert_eq!(rejected(&tally), ["offices/iraq-ministers.csv:6: \"2014s\" is no date"]);
    let (store, _) = imported("offices/world.csv");
    assert!(store.resolve("united nations secretary general").is_ok());
}

#[test]
fn plover_has_lists_of_actors_and_modes() {
    let (store, tally) = imported("plover/events.jsonl");
    assert_eq!(
        lines(&store, ""),
        [
            "2031-05-06 visit japan:host norway:guest",
            "2031-05-07/2031-05-09 summit china:attendee japan:attendee norway:attendee",
            "2031-05-08 call ana-nordberg:attendee japan:attendee"
        ]
    );
    assert_eq!(rejected(&tally), ["plover/events.jsonl:5: \"DANCE\" is no PLOVER event"]);
    assert_eq!(tally.left_out.get("no contact"), Some(&2));
    let all = import(&base(), &["plover/events.jsonl"], &Wanted::These(vec!["REJECT".into()]), HashMap::new());
    assert_eq!(all.added, 1);
}
