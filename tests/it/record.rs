//! One real event is one event: what a draft does to what is known.

use crate::base::{events, import, note, told};
use chancery::error::Error;
use chancery::import::Draft;
use chancery::model::{
    Actor, ActorDraft, ActorKind, Day, Event, EventDate, EventDraft, EventKind, REPORT_DATE, Role, SourceDraft, Status,
};
use chancery::record::{Batch, OnMatch, Outcome, Policy, Recorder};
use chancery::seeds::{Extent, fill};
use chancery::store::{Filter, Query, Side, Store};

pub(crate) fn base() -> Store {
    let store = Store::in_memory().expect("a base");
    fill(&store, &note("init"), Extent::Names).expect("the names");
    store
}

pub(crate) fn draft(kind: EventKind, date: &str, status: Status, who: &[&str], source: &str) -> EventDraft {
    told(kind, date, status, who, SourceDraft { title: Some(source.into()), ..SourceDraft::default() })
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
fn events_alike_have_ids_of_their_own() {
    let store = base();
    let call = draft(EventKind::Call, "2023-03-16", Status::Held, &["qin-gang", "dmytro-kuleba"], "article");
    let writer = store.begin(&note("add")).expect("a revision");
    let recorder = Recorder::new(&writer, Policy { on_match: OnMatch::Separate, new_actors: false });
    let ids = [(); 4].map(|()| recorder.event(&call).expect("an outcome").event());
    writer.commit().expect("kept");
    let ids = ids.map(|n| store.event(n).expect("an answer").expect("the event").id);
    let first = "2023-03-16-call-dmytro-kuleba-qin-gang";
    assert_eq!(ids, [first.to_owned(), format!("{first}-2"), format!("{first}-3"), format!("{first}-4")]);
}

/// Some coded sets know only when a report was filed.
#[test]
fn the_day_of_a_report_dates_nothing_that_is_known() {
    let store = base();
    let people = ["xi-jinping", "vladimir-putin"];
    let known = record(&store, &draft(EventKind::Meeting, "2030-05", Status::Held, &people, "a book")).event();
    let date = || store.event(known).expect("an answer").expect("the event").date.to_string();
    let mut coded = draft(EventKind::Meeting, "2030-05-09", Status::Held, &people, "a set");
    coded.tags = vec![REPORT_DATE.into()];
    assert!(matches!(record(&store, &coded), Outcome::Attached(n) if n == known));
    assert_eq!(date(), "2030-05");
    let dated = draft(EventKind::Meeting, "2030-05-08", Status::Held, &people, "a paper");
    assert!(matches!(record(&store, &dated), Outcome::Attached(n) if n == known));
    assert_eq!(date(), "2030-05-08");
}

fn table(store: &Store, text: &str) -> chancery::record::Tally {
    let writer = store.begin(&note("import")).expect("a revision");
    let mut batch = Batch::new(Recorder::new(&writer, Policy::default()));
    let text = format!("id,date,kind,status,attendees,source,line,note\n{text}");
    let drafts = chancery::import::csv::Drafts::open("a.csv", text.as_bytes(), b',', crate::base::reading());
    drafts.expect("a header").for_each(|draft| batch.take(draft).expect("taken"));
    let tally = batch.finish().expect("an end");
    writer.commit().expect("kept");
    tally
}

/// A plan and its report in one table, as `export --mentions` writes them: read again, in any order, they change nothing.
#[test]
fn the_mentions_of_an_event_read_again_are_no_edits() {
    let store = base();
    let held = "a,2030-05-02,meeting,held,xi-jinping;vladimir-putin,A report,,\n";
    let plan = "a,2030-05-01/2030-05-03,meeting,planned,xi-jinping;vladimir-putin,A plan,,\n";
    assert_eq!(table(&store, &format!("{held}{plan}")).added, 1);
    for text in [format!("{held}{plan}"), format!("{plan}{held}"), plan.to_owned()] {
        let tally = table(&store, &text);
        assert_eq!((tally.changed.len(), tally.older, tally.attached), (0, 0, 0), "{text}");
    }
    let edited = plan.replace("2030-05-03", "2030-05-04");
    assert_eq!(table(&store, &edited).changed.len(), 1);
    let event = store.event(chancery::model::EventId(1)).expect("an answer").expect("the event");
    assert_eq!((event.status, event.date.as_str(), event.mentions.len()), (Status::Held, "2030-05-02", 2));
    assert!(event.mentions.iter().any(|mention| mention.date.as_str() == "2030-05-01/2030-05-04"));
}

/// Who takes part can be edited; whoever was added by hand since stays when the old table comes again.
#[test]
fn an_older_table_takes_nobody_out() {
    let store = base();
    let two = "a,2030-05-02,meeting,held,xi-jinping;vladimir-putin,S1,3,\n";
    let three = "a,2030-05-02,meeting,held,xi-jinping;vladimir-putin;wang-yi,S1,3,\n";
    table(&store, two);
    assert_eq!(table(&store, three).changed.len(), 1);
    assert_eq!(table(&store, two).older, 1);
    let members = |store: &Store| store.members(chancery::model::EventId(1)).expect("an answer").len();
    assert_eq!(members(&store), 3);
    let one_other = "a,2030-05-02,meeting,held,xi-jinping;wang-yi,S1,3,\n";
    assert_eq!(table(&store, one_other).changed.len(), 1);
    assert_eq!(members(&store), 2);
}

/// What was undone is not known as older: the same edit can be made again.
#[test]
fn an_edit_that_was_undone_can_be_read_again() {
    let store = base();
    let first = "a,2030-05-02,meeting,held,xi-jinping;vladimir-putin,S1,3,one\n";
    let edited = first.replace("one", "two");
    table(&store, first);
    assert_eq!(table(&store, &edited).changed.len(), 1);
    let writer = store.begin(&note("undo")).expect("a revision");
    writer.undo(None).expect("undone");
    writer.commit().expect("kept");
    assert_eq!(table(&store, &edited).changed.len(), 1);
}

#[test]
fn a_row_with_the_id_of_another_event_is_a_conflict() {
    let store = base();
    table(&store, "a,2030-05-02,meeting,held,xi-jinping;vladimir-putin,,,\n");
    for row in [
        "a,2031-06-07,call,held,xi-jinping;vladimir-putin,,,\n",
        "a,2030-05-02,meeting,held,joe-biden;wang-yi,,,\n",
        "1,2031,call,held,joe-biden;wang-yi,,,\n",
    ] {
        let tally = table(&store, row);
        assert_eq!(tally.rejected.len(), 1, "{row}");
        assert_eq!(tally.rejected[0].kind.exit_code(), 4, "{row}");
    }
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
fn a_journey_has_several_cities_and_any_of_them_finds_it() {
    let store = base();
    let mut visit = draft(EventKind::Visit, "2031-03-02/2031-03-05", Status::Held, &["angela-merkel"], "a page");
    visit.city = Some("Danzig; Krakow;Danzig".into());
    let n = record(&store, &visit).event();
    let event = store.event(n).expect("an answer").expect("the event");
    let place = event.place.as_ref().expect("a place");
    assert_eq!((place.city.as_deref(), place.country.as_deref()), (Some("Gdansk;Krakow"), Some("poland")));
    assert_eq!(
        (event.place_words().as_str(), event.title.as_str()),
        ("Gdansk; Krakow", "Angela Merkel visits Gdansk and Krakow")
    );
    for (words, found) in [("Krakow", 1), ("Gdansk", 1), ("poland", 1), ("rako", 0), ("Krakow;", 0), ("Warsaw", 0)] {
        let filter = Filter { place: Some(words.into()), ..Filter::default() };
        let events = store.timeline(&Query { filter, ..Query::default() }).expect("an answer");
        assert_eq!(events.len(), found, "{words}");
    }
    visit.city = Some("Krakow".into());
    assert!(matches!(record(&store, &visit), Outcome::Known(known) if known == n));
    visit.city = Some("Lodz".into());
    assert!(matches!(record(&store, &visit), Outcome::Added(_)));
}

#[test]
fn a_place_that_is_not_known_or_not_clear_is_named() {
    let store = base();
    let writer = store.begin(&note("add")).expect("a revision");
    let recorder = Recorder::new(&writer, Policy::default());
    for (city, message) in [
        ("Nowhereville", "no place called \"Nowhereville\""),
        ("Kingston", "\"Kingston\" could be in several states"),
        ("Kyïv", ""),
        ("St Petersburg", ""),
    ] {
        let mut visit = draft(EventKind::Visit, "2023-02-20", Status::Held, &["joe-biden"], "a page");
        visit.city = Some(city.into());
        let error = recorder.event(&visit).err();
        assert_eq!(error.as_ref().map_or("", |error| error.message()), message, "{city}");
    }
}

#[test]
fn a_name_of_one_time_asks_about_that_time() {
    let store = base();
    let days = |words: &str| store.resolve(words).expect("an actor").sides;
    let day = |text: &str| text.parse::<EventDate>().expect("a date").first().map(Day::days);
    let known = days("West Germany");
    assert_eq!((known[0].from, known[0].until), (day("1949-05-23"), day("1990-10-03")));
    assert_eq!(days("Germany"), [Side::always(known[0].actor)]);
    assert_eq!(days("Allemagne"), [Side::always(known[0].actor)]);
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

#[test]
fn of_two_with_one_name_a_data_set_means_who_lived_then() {
    let store = base();
    let writer = store.begin(&note("actors add")).expect("a revision");
    for (id, from, until) in [("ada-twin", "1900", Some("1950-05-05")), ("ada-twin-2", "1960", None)] {
        let mut twin = Actor::new(ActorKind::Person, id, "Ada Twin");
        twin.from = from.parse().ok();
        twin.until = until.and_then(|until| until.parse().ok());
        writer.insert_actor(&twin).expect("an actor");
    }
    writer.commit().expect("kept");
    assert!(store.resolve_actor("Ada Twin").is_err(), "two are called so, and an id is one of them");
    assert_eq!(store.resolve_actor("ada-twin").ok(), store.actor_by_id("ada-twin").expect("an answer"));
    let writer = store.begin(&note("import")).expect("a revision");
    let mut batch = Batch::new(Recorder::new(&writer, Policy::default()));
    let name = ActorDraft::named("Ada Twin").or_new(ActorKind::Person, "");
    batch.take(Ok(Draft::Actor(Box::new(name)))).expect("a working base");
    for day in ["1949-01-01", "2005-01-01", "1955-01-01"] {
        let call = draft(EventKind::Call, day, Status::Held, &["Ada Twin", "qin-gang"], "a set");
        batch.take(Ok(Draft::Event(Box::new(call)))).expect("a working base");
    }
    let tally = batch.finish().expect("a working base");
    writer.commit().expect("kept");
    let told: Vec<&str> = tally.rejected.iter().map(Error::message).collect();
    assert_eq!((tally.added, told), (2, vec!["\"Ada Twin\" could be ada-twin, ada-twin-2"]));
    let who = |event: &Event| event.participants.iter().map(|p| p.id.clone()).collect::<Vec<_>>();
    let met: Vec<_> = events(&store).iter().map(who).collect();
    assert_eq!(met, [["ada-twin", "qin-gang"], ["ada-twin-2", "qin-gang"]]);
}

#[test]
fn an_import_that_changes_a_known_event_keeps_it_where_it_is_looked_for() {
    let store = base();
    let people = ["xi-jinping", "vladimir-putin"];
    let plan = record(&store, &draft(EventKind::Meeting, "2030-05", Status::Planned, &people, "plan")).event();
    let report = draft(EventKind::Meeting, "2030-05-02", Status::Held, &people, "report");
    let (tally, _) = import(&store, [Ok(Draft::Event(Box::new(report)))], OnMatch::Attach);
    assert_eq!((tally.added, tally.attached), (0, 1));
    let sides = people.map(|id| vec![Side::always(store.actor_by_id(id).expect("an answer").expect("an actor"))]);
    let found = store.timeline(&Query { sides: sides.into(), ..Query::default() }).expect("an answer");
    assert_eq!(found.iter().map(|event| event.n).collect::<Vec<_>>(), [plan]);
}
