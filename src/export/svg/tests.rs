use super::lanes::Lanes;
use super::*;
use crate::model::{ActorId, EventId, EventKind, Mode, Origin, Participant, Role, Status};
use proptest::prelude::*;

fn actor(id: &str, side: Option<&str>) -> Participant {
    Participant {
        n: ActorId::default(),
        id: id.to_owned(),
        name: id.to_uppercase(),
        role: Role::Attendee,
        acts_for: side.map(ToOwned::to_owned),
        stated: false,
    }
}

fn event(date: &str, who: &[&str]) -> Event {
    Event {
        n: EventId::default(),
        id: format!("{date}-meeting"),
        date: date.parse().unwrap(),
        kind: EventKind::Meeting,
        mode: Mode::InPerson,
        status: Status::Held,
        title: "They meet".to_owned(),
        part_of: None,
        participants: who.iter().map(|id| actor(id, None)).collect(),
        place: None,
        origin: Origin::Authored,
        reviewed: true,
        mentions: Vec::new(),
        note: None,
        tags: Vec::new(),
    }
}

fn asked(id: &str) -> Asked {
    Asked { ids: vec![id.to_owned()], name: id.to_owned() }
}

#[test]
fn those_asked_for_come_first_and_who_acts_for_them_is_in_their_lane() {
    let mut events = vec![event("2023-01-01", &["bo", "cy"]), event("2023-02-01", &["ada", "cy"])];
    events[0].participants[0] = actor("bo", Some("freedonia"));
    let look = Look { asked: vec![asked("freedonia")], ..Look::default() };
    let lanes = Lanes::of(&events, &look);
    assert_eq!(lanes.names, ["freedonia", "CY", "ADA"]);
    assert_eq!(lanes.of, [vec![0, 1], vec![1, 2]]);
}

#[test]
fn two_who_took_part_in_everything_are_shown_by_kinds() {
    let events = [event("2023-01-01", &["ada", "bo"])];
    let look = Look { asked: vec![asked("ada"), asked("bo")], ..Look::default() };
    assert_eq!(Lanes::of(&events, &look).names, ["meetings"]);
    assert_eq!(Lanes::of(&events, &Look { lanes: By::Actor, ..look }).names, ["ada", "bo"]);
}

#[test]
fn who_met_only_seldom_shares_a_lane() {
    let names: Vec<String> = (0..30).map(|n| format!("p{n:02}")).collect();
    let events: Vec<Event> = names.iter().map(|name| event("2023-01-01", &["ada", name])).collect();
    let lanes = Lanes::of(&events, &Look { asked: vec![asked("ada")], ..Look::default() });
    assert_eq!((lanes.names.len(), lanes.names.last().unwrap().as_str()), (11, "others"));
    assert_eq!(lanes.of[29], [0, 10]);
}

#[test]
fn a_shared_event_is_linked_and_a_vague_one_is_soft_and_wide() {
    let drawn = picture(&[event("2023", &["ada", "bo"]), event("2020-01-01", &["ada"])], &Look::default());
    assert_eq!((drawn.matches("class=\"link own\"").count(), drawn.matches("class=\"soft\"").count()), (1, 3));
    let width = drawn.split("class=\"soft\"").nth(1).and_then(|rest| rest.split("width=\"").nth(1)).unwrap();
    let width: f64 = width.split('"').next().unwrap().parse().unwrap();
    assert!((220.0..240.0).contains(&width), "a year of four in {width}");
}

#[test]
fn a_picture_of_a_period_shows_it_alone() {
    let events = [event("2020-05-01", &["ada", "bo"]), event("2023-05-01", &["ada", "bo"])];
    let year = Period { from: "2023-01-01".parse().ok(), until: "2023-12-31".parse().ok() };
    let drawn = picture(&events, &Look { period: year, ..Look::default() });
    assert_eq!(drawn.matches("class=\"event").count(), 1);
    assert!(drawn.contains("id") && drawn.contains(">Dec<") && !drawn.contains(">2020<"));
}

#[test]
fn thousands_are_counted_and_every_one_of_them_is() {
    let day = |n: usize| format!("{}-{:02}-{:02}", 1950 + n % 70, 1 + n % 12, 1 + n % 28);
    let events: Vec<Event> = (0..10_000).map(|n| event(&day(n), &["ada"])).collect();
    let drawn = picture(&events, &Look { legend: false, ..Look::default() });
    let counted = drawn
        .split("aria-label=\"")
        .filter_map(|part| part.split_once(": ")?.1.split_once(" events\"")?.0.parse::<usize>().ok());
    assert_eq!(counted.sum::<usize>() + drawn.matches("class=\"event").count(), 10_000);
    assert!(drawn.len() < 100_000, "{} bytes", drawn.len());
}

#[test]
fn an_empty_picture_is_a_picture() {
    assert!(picture(&[], &Look::default()).ends_with("</svg>\n"));
}

proptest! {
    #[test]
    fn whatever_is_told_is_drawn_soundly(
        told in prop::collection::vec((
            prop::sample::select(vec![
                "2023-03-16", "2023-03-20/2023-03-22", "2022?", "199X", "../2023-03-18", "2023-01-01/..", "../..",
                "Y170000002", "Y-170000002", "-0333", "[2018-06-10,2018-06-13]", "{2020,2022}", "2023-24", "0000",
            ]),
            any::<String>(), 0..Mode::ALL.len(), 0..Status::ALL.len(), 0..EventKind::ALL.len(),
        ), 0..40),
        width in 0_u32..2500, title in any::<String>(), link in "[#]?",
    ) {
        let told: Vec<Event> = told.into_iter().map(|(date, words, mode, status, kind)| {
            let event = event(date, &["ada", &words]);
            Event { title: words, mode: Mode::ALL[mode], status: Status::ALL[status], kind: EventKind::ALL[kind], ..event }
        }).collect();
        let drawn = picture(&told, &Look { width, title, link, style: false, ..Look::default() });
        prop_assert!(!drawn.contains("NaN") && !drawn.contains("inf\""));
        for name in ["g", "a", "text", "title", "svg"] {
            let opened = drawn.matches(&format!("<{name}>")).count() + drawn.matches(&format!("<{name} ")).count();
            prop_assert_eq!(opened, drawn.matches(&format!("</{name}>")).count(), "{}", name);
        }
        prop_assert!(drawn.chars().all(|c| !c.is_control() || c == '\n'));
    }
}
