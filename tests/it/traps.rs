//! Traps of the field's data sets that need only a few words to be shown.

use crate::datasets::{base, events, lines, note, options, rejected};
use chancery::import::packed::texts;
use chancery::import::{Form, Wanted};
use chancery::model::{EventDate, Role};
use chancery::record::{Batch, Policy, Recorder, Tally};
use chancery::store::Store;
use std::io::Cursor;

/// Imports a text as a file of this name, in the form that it is seen to have.
fn import(name: &str, text: &str) -> (Store, Tally) {
    let store = base();
    let tally = again(&store, name, text);
    (store, tally)
}

fn again(store: &Store, name: &str, text: &str) -> Tally {
    let writer = store.begin(&note("import")).expect("a revision");
    let mut batch = Batch::new(Recorder::new(&writer, Policy::default()));
    texts(name, Cursor::new(text.to_owned()), None, &mut |text| {
        let form = Form::of(&text.name, &text.head).expect("a form");
        form.drafts(text, &options(Wanted::Contacts))?.try_for_each(|draft| batch.take(draft))
    })
    .expect("read");
    let tally = batch.finish().expect("a tally");
    writer.commit().expect("kept");
    tally
}

fn trip(name: &str, days: [&str; 2], country: [&str; 2], rest: &str) -> String {
    let [(from, until), (id, country)] = [days.into(), country.into()];
    format!(
        "<trips><trip role=\"secretary\" who=\"x\"><id>9001</id><role>secretary</role><name>{name}</name>
         <start-date>{from}</start-date><end-date>{until}</end-date><country id=\"{id}\">{country}</country>{rest}</trip></trips>"
    )
}

fn visit(visitor: &str, day: &str, from: &str, description: &str) -> String {
    format!(
        "<visits><visit><id>9002</id><start-date>{day}</start-date><end-date>{day}</end-date><visitor>{visitor}</visitor>
         <from id=\"x\">{from}</from><description>{description}</description></visit></visits>"
    )
}

/// Office of the Historian, public domain: the longest journey there is.
#[test]
fn a_stay_of_seven_months_is_one_visit_as_long_as_that() {
    let remarks =
        "<locale>Paris</locale><remarks>Accompanied President Wilson to the Paris Peace Conference.</remarks>";
    let text = trip("Robert Lansing", ["1918-12-14", "1919-07-14"], ["france", "France"], remarks);
    let (store, tally) = import("lansing.xml", &text);
    assert_eq!(lines(&store, ""), ["1918-12-14/1919-07-14 visit france:host robert-lansing:guest"]);
    assert_eq!(again(&store, "lansing.xml", &text).added, 0);
    assert!(tally.rejected.is_empty(), "{:?}", rejected(&tally));
}

/// Office of the Historian, public domain: a long name, no city, and a state that is in its city.
#[test]
fn a_trip_without_a_city_has_its_state_and_a_long_name_is_the_known_person() {
    let remarks = "<locale/><remarks>Met with Secretary of State\n            Pietro Parolin.</remarks>";
    let text = trip("John Forbes Kerry", ["2014-01-14", "2014-01-14"], ["holy-see", "Vatican City"], remarks);
    let (store, _) = import("kerry.xml", &text);
    let all = events(&store);
    let visit = all.iter().find(|event| event.part_of.is_none()).expect("the visit");
    let place = visit.place.as_ref().expect("a place");
    assert_eq!((place.city.as_deref(), place.country_name.as_deref()), (None, Some("Holy See")));
    assert!(visit.with_role(Role::Guest).any(|guest| guest.id == "john-kerry"), "{:?}", visit.participants);
    assert!(lines(&store, "meeting").iter().all(|line| line.contains("pietro-parolin")), "{:?}", lines(&store, ""));
}

#[test]
fn markup_and_entities_in_a_description_are_words() {
    let words = "Arrived on the yacht <em>Ocean\n  Star</em> &amp; left by train. Private visit.";
    let (store, _) = import("1960s.xml", &visit("  King Olav V ", "1969-05-06", "Norway", words));
    let quote = "Arrived on the yacht Ocean Star & left by train. Private visit.";
    assert_eq!(events(&store)[0].mentions[0].quote.as_deref(), Some(quote));
}

#[test]
fn a_visit_without_a_description_and_one_that_ends_before_it_starts() {
    let (store, tally) = import("1960s.xml", &visit("President Aino Made", "1969-05-06", "Finland", ""));
    assert_eq!((events(&store).len(), tally.rejected.len()), (1, 0));
    let text = trip("Ana Made", ["1969-05-06", "1969-05-02"], ["norway", "Norway"], "<locale/><remarks/>");
    let (store, tally) = import("made.xml", &text);
    assert!(events(&store).is_empty());
    assert!(
        rejected(&tally)[0].ends_with("ends on 1969-05-02, before it starts on 1969-05-06"),
        "{:?}",
        rejected(&tally)
    );
}

#[test]
fn terms_that_overlap_or_stay_open_are_all_kept_as_they_are_told() {
    let text = "position,person,personID,start,end\n\
                Minister of Foreign Affairs,Ana Made,Q900001,2001-05-06,2004-03-02\n\
                Minister of Foreign Affairs,Bo Made,Q900002,2004-02-28,\n\
                Minister of Foreign Affairs,Cy Made,Q900003,2004,2007-11\n\
                Minister of Foreign Affairs,Дарья Сделана,Q900004,2007-11-05,\n\
                Minister of Foreign Affairs,Eve Made,Q900005,19-12,\n";
    let (store, tally) = import("norway-ministers.csv", text);
    assert_eq!((tally.terms, rejected(&tally)), (4, vec!["norway-ministers.csv:6: \"19-12\" is no date"]));
    assert_eq!(again(&store, "norway-ministers.csv", text).known_terms, 4);
    let held = |id: &str| {
        let terms = store.terms(None).expect("the terms");
        let words = |date: Option<EventDate>| date.map(|date| date.to_string());
        let terms = terms.into_iter().filter(|term| term.person == id);
        terms.map(|term| (words(term.from), words(term.until))).collect::<Vec<_>>()
    };
    assert_eq!(held("cy-made"), [(Some("2004".to_owned()), Some("2007-11".to_owned()))]);
    assert_eq!(held("bo-made"), [(Some("2004-02-28".to_owned()), None)]);
}

#[test]
fn polecat_is_a_table_with_tabs_and_a_header() {
    let text = include_str!("../datasets/plover/polecat.txt");
    let (store, tally) = import("polecat.txt", text);
    assert_eq!(
        lines(&store, ""),
        [
            "2031-05-06 visit japan:host norway:guest",
            "2031-05-07 meeting ana-nordberg:attendee japan:attendee norway:attendee"
        ]
    );
    assert_eq!(events(&store)[0].mentions[0].quote.as_deref(), Some("A minister, \"at last\", in Tokyo"));
    assert_eq!(tally.left_out.get("no contact"), Some(&1));
    assert_eq!(rejected(&tally), ["polecat.txt:5: no date", "polecat.txt:6: \"DANCE\" is no PLOVER event"]);
    assert_eq!(again(&store, "polecat.txt", text).added, 0);
}

#[test]
fn files_of_a_set_one_by_one_give_what_they_give_together() {
    let (first, second) =
        ("Norway\tConsult\tJapan\t2031-05-06\n", "Japan\tEngage in negotiation\tNorway\t2031-05-06\n");
    let (together, _) = import("all.txt", &format!("{first}{second}"));
    let (apart, _) = import("a.txt", first);
    assert_eq!(again(&apart, "b.txt", second).added, 1);
    assert_eq!(lines(&apart, ""), lines(&together, ""));
}
