//! A trip or a visit as it stands in the file, and the drafts it makes.

use super::met::{Met, met};
use super::titles::Titles;
use crate::error::{Error, Result};
use crate::import::coded::record as mention;
use crate::import::{Draft, dated};
use crate::model::draft::{ActorRef, EventDraft, SourceDraft};
use crate::model::slug::event_slug;
use crate::model::{ActorDraft, ActorKind, Day, EventDate, EventKind, Origin, Role, SourceKind, Status};
use std::collections::{HashMap, VecDeque};

/// The fields of one record, their texts without line breaks and runs of blanks.
#[derive(Debug, Default)]
pub(super) struct Record {
    is_trip: bool,
    line: usize,
    fields: HashMap<String, String>,
    country_id: String,
    open: Option<String>,
}

impl Record {
    pub(super) fn new(is_trip: bool, line: usize) -> Self {
        Self { is_trip, line, ..Self::default() }
    }

    /// A field begins; markup inside one does not count.
    pub(super) fn open(&mut self, name: &str, id: Option<String>) {
        if self.open.is_none() {
            self.open = Some(name.to_owned());
            if matches!(name, "country" | "from") {
                self.country_id = id.unwrap_or_default();
            }
        }
    }

    pub(super) fn closed(mut self, name: &str) -> Self {
        if let Some(field) = self.open.take_if(|open| open == name) {
            let text = self.fields.entry(field).or_default();
            *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        self
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some(field) = &self.open {
            self.fields.entry(field.clone()).or_default().push_str(text);
        }
    }

    fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    fn days(&self) -> Result<(Day, Day)> {
        let day = |name: &str| {
            let date = dated(self.get(name))?;
            date.first().ok_or_else(|| Error::input(format!("no {name}")))
        };
        let (first, last) = (day("start-date")?, day("end-date")?);
        match first <= last {
            true => Ok((first, last)),
            false => Err(Error::input(format!("ends on {last}, before it starts on {first}"))),
        }
    }
}

/// The three sets, and the ids of the journeys seen so far.
pub(super) struct Sets {
    titles: Titles,
    journeys: HashMap<String, Vec<String>>,
}

const NOTE: &str = "named by the Office of the Historian, US Department of State";
const PRESIDENT: &str = "president of the united states";

impl Sets {
    pub(super) fn new() -> Result<Self> {
        Ok(Self { titles: Titles::new()?, journeys: HashMap::new() })
    }

    /// Who is meant, then the journey, then the meetings in it.
    pub(super) fn drafts(&mut self, record: &Record, path: &str, drafts: &mut VecDeque<Result<Draft>>) {
        let from = format!("{path}:{}", record.line);
        let made = if record.is_trip { self.trip(record, &from) } else { self.visit(record, &from) };
        match made {
            Ok(made) => drafts.extend(made.into_iter().map(Ok)),
            Err(error) => drafts.push_back(Err(error.at(from))),
        }
    }

    fn trip(&mut self, record: &Record, from: &str) -> Result<Vec<Draft>> {
        let days = record.days()?;
        let traveller = needed(record, "name")?;
        let country = country(record, needed(record, "country")?);
        let guest = ActorDraft::named(traveller).or_new(ActorKind::Person, NOTE);
        let mut trip = journey(record, from, days)?;
        trip.participants = vec![(reference(&guest, None), Role::Guest), (reference(&country, None), Role::Host)];
        trip.country = Some(country.key.clone());
        trip.city = Some(cities(record.get("locale"))).filter(|text| !text.is_empty());
        let id = self.id(&trip, &[traveller, &country.name], record);
        trip.id = Some(id.clone());
        let mut meetings = Vec::new();
        for met in met(&self.titles, record.get("remarks")) {
            meetings.extend(meeting(&met, &trip, (&guest, &country), &id, days));
        }
        let actors = [guest, country].into_iter().map(|actor| Draft::Actor(Box::new(actor)));
        Ok(actors.chain([Draft::Event(Box::new(trip))]).chain(meetings).collect())
    }

    fn visit(&mut self, record: &Record, from: &str) -> Result<Vec<Draft>> {
        let days = record.days()?;
        let country = country(record, needed(record, "from")?);
        let visitor = needed(record, "visitor")?;
        let (_, name) = self.titles.split(visitor);
        let known = if name.contains(' ') { name.to_owned() } else { format!("{visitor} ({})", country.name) };
        let guest = ActorDraft {
            key: format!("{visitor} of {} in {}", country.key, days.0),
            known_as: vec![(known.clone(), Some(ActorKind::Person))],
            name: known,
            serves: Some((country.key.clone(), name.to_owned())),
            days: Some(days),
            ..ActorDraft::default()
        };
        let guest = guest.or_new(ActorKind::Person, NOTE);
        let host = ActorDraft {
            key: format!("{PRESIDENT} in {}/{}", days.0, days.1),
            name: PRESIDENT.to_owned(),
            known_as: vec![(PRESIDENT.to_owned(), None), ("United States".to_owned(), None)],
            days: Some(days),
            ..ActorDraft::default()
        };
        let mut visit = journey(record, from, days)?;
        visit.participants =
            vec![(reference(&guest, Some(&country)), Role::Guest), (reference(&host, None), Role::Host)];
        visit.country = Some("United States".to_owned());
        visit.tags = kind_of_visit(record.get("description")).map(str::to_owned).into_iter().collect();
        visit.id = Some(self.id(&visit, &[&guest.name, "united-states"], record));
        let actors = [country, guest, host].into_iter().map(|actor| Draft::Actor(Box::new(actor)));
        Ok(actors.chain([Draft::Event(Box::new(visit))]).collect())
    }

    /// The same journey stored twice, with the same words, is one event; another in the same days is another.
    fn id(&mut self, draft: &EventDraft, names: &[&str], record: &Record) -> String {
        let names: Vec<String> = names.iter().map(|name| crate::model::slug::slug(name)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let id = event_slug(&draft.date, draft.kind, &names);
        let words = format!("{}\n{}{}", record.get("locale"), record.get("remarks"), record.get("description"));
        let seen = self.journeys.entry(format!("{id}/{}", record.get("role"))).or_default();
        let place = seen.iter().position(|known| *known == words).unwrap_or_else(|| {
            seen.push(words);
            seen.len() - 1
        });
        let set = if record.is_trip { record.get("role") } else { "visitor" };
        if place == 0 { format!("{id}-{set}") } else { format!("{id}-{set}-{}", place + 1) }
    }
}

fn needed<'a>(record: &'a Record, field: &str) -> Result<&'a str> {
    Some(record.get(field)).filter(|text| !text.is_empty()).ok_or_else(|| Error::input(format!("no {field}")))
}

fn reference(actor: &ActorDraft, acts_for: Option<&ActorDraft>) -> ActorRef {
    ActorRef { name: actor.key.clone(), acts_for: acts_for.map(|side| side.key.clone()), kind: ActorKind::Person }
}

/// A state as this record calls it: `China, Republic of`, `Yugoslavia (Kosovo)`; at last by the slug, which is that
/// of its successor.
fn country(record: &Record, text: &str) -> ActorDraft {
    let turned = text.split_once(", ").map(|(name, form)| format!("{form} {name}"));
    let outer = text.split_once(" (").map(|(name, _)| name.to_owned());
    let names = [Some(text.to_owned()), turned, outer, Some(record.country_id.replace('-', " "))];
    let known_as = names.into_iter().flatten().filter(|name| !name.is_empty()).map(|name| (name, None)).collect();
    let place = ActorDraft { key: text.to_owned(), name: text.to_owned(), known_as, ..ActorDraft::default() };
    place.or_new(ActorKind::State, NOTE)
}

fn journey(record: &Record, from: &str, (first, last): (Day, Day)) -> Result<EventDraft> {
    let span = if first == last { first.to_string() } else { format!("{first}/{last}") };
    let mut draft = EventDraft::authored(date(span)?, EventKind::Visit);
    from.clone_into(&mut draft.from);
    draft.origin = Origin::Imported;
    let number = needed(record, "id")?;
    let number = number.parse().map_err(|_| Error::input(format!("id \"{number}\" is not a number")))?;
    let mut told = mention(&source(record), Some(number), &draft.date, Status::Held);
    let words = [record.get("remarks"), record.get("description")].join(" ");
    told.quote = Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    draft.mentions = vec![told];
    Ok(draft)
}

/// A meeting on one of the days of a trip; whom it was with is settled by the office held then.
fn meeting(
    met: &Met,
    trip: &EventDraft,
    (guest, country): (&ActorDraft, &ActorDraft),
    whole: &str,
    days: (Day, Day),
) -> Vec<Draft> {
    let state = met.state.clone().unwrap_or_else(|| country.key.clone());
    let key = format!("{} {} of {state} in {}/{}", met.title, met.name, days.0, days.1);
    let known = Some((met.name.clone(), Some(ActorKind::Person)));
    let with = ActorDraft {
        name: met.name.clone(),
        known_as: known.filter(|_| met.name.contains(' ')).into_iter().collect(),
        serves: Some((state, met.name.clone())),
        days: Some(days),
        key,
        ..ActorDraft::default()
    };
    let Ok(day) = date(if days.0 == days.1 { days.0.to_string() } else { format!("[{}..{}]", days.0, days.1) }) else {
        return Vec::new();
    };
    let mut draft = EventDraft::authored(day.clone(), EventKind::Meeting);
    draft.from.clone_from(&trip.from);
    draft.id = Some(format!("{whole}-{}", crate::model::slug::slug(&met.name)));
    draft.participants = vec![(reference(guest, None), Role::Attendee), (reference(&with, None), Role::Attendee)];
    draft.city = trip.city.clone().filter(|city| !city.contains(';'));
    draft.country.clone_from(&trip.country);
    draft.part_of = Some(whole.to_owned());
    draft.origin = Origin::Imported;
    draft.mentions.clone_from(&trip.mentions);
    draft.mentions.iter_mut().for_each(|mention| mention.date = day.clone());
    vec![Draft::Actor(Box::new(with)), Draft::Event(Box::new(draft))]
}

fn date(text: String) -> Result<EventDate> {
    EventDate::try_from(text).map_err(|error| Error::input(error.to_string()))
}

/// `London, Cornwall` as the cities of a journey; a text that is no list of names stays out.
fn cities(locale: &str) -> String {
    let names: Vec<&str> = locale.split(", ").map(str::trim).collect();
    let capital = |name: &&str| name.chars().next().is_some_and(char::is_uppercase);
    if names.iter().all(capital) { names.join(";") } else { String::new() }
}

/// The sort of a visit, in whatever case and spelling it stands there.
fn kind_of_visit(description: &str) -> Option<&'static str> {
    let text = description.to_lowercase();
    let tags = [
        ("state visit", "state-visit"),
        ("working", "working-visit"),
        ("private visit", "private-visit"),
        ("informal", "informal-visit"),
        ("unofficial", "informal-visit"),
        ("official", "official-visit"),
        ("offical", "official-visit"),
    ];
    tags.into_iter().find(|(words, _)| text.contains(words)).map(|(_, tag)| tag)
}

/// Each set under the address by which the seeds know it too.
fn source(record: &Record) -> SourceDraft {
    let (title, page) = match (record.is_trip, record.get("role")) {
        (true, "secretary") => ("Travels of the secretaries of state of the United States", "travels/secretary"),
        (true, _) => ("Travels of the presidents of the United States", "travels/president"),
        (false, _) => ("Visits by foreign leaders to the United States", "visits"),
    };
    SourceDraft {
        kind: Some(SourceKind::Dataset),
        title: Some(title.to_owned()),
        url: Some(format!("https://history.state.gov/departmenthistory/{page}")),
        ..SourceDraft::default()
    }
}
