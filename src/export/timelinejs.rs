//! The JSON that TimelineJS reads. Its dates may be a year or a month alone, so nothing gets more exact than it is.

use super::markup::{escape, web_address};
use super::svg::mode_words;
use crate::model::date::Precision;
use crate::model::{Day, Event, EventDate, Mention, Status};
use serde_json::{Map, Value, json};

/// The events that have a date, as one document under a title.
pub fn document(events: &[Event], title: &str) -> Value {
    let slides: Vec<Value> = events.iter().filter_map(slide).collect();
    json!({ "title": { "text": { "headline": escape(title) } }, "events": slides })
}

/// Whether an event has a day to stand at.
pub fn is_dated(event: &Event) -> bool {
    event.date.first().or(event.date.last()).is_some()
}

fn slide(event: &Event) -> Option<Value> {
    let (first, last) = (event.date.first(), event.date.last());
    let start = first.or(last)?;
    let unit = Unit::of(&event.date);
    let mut slide = Map::new();
    slide.insert("unique_id".to_owned(), json!(event.id));
    slide.insert("start_date".to_owned(), unit.date(start));
    if let Some(last) = last.filter(|last| unit == Unit::Day && *last != start) {
        slide.insert("end_date".to_owned(), unit.date(last));
    }
    slide.insert("display_date".to_owned(), json!(escape(&event.date.wording())));
    slide.insert("group".to_owned(), json!(event.kind));
    let not_held = if event.status == Status::Held { String::new() } else { format!(" ({})", event.status) };
    let headline = format!("{}{not_held}", escape(&event.title));
    slide.insert("text".to_owned(), json!({ "headline": headline, "text": text(event) }));
    Some(Value::Object(slide))
}

/// The smallest unit that a date names all of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Month,
    Year,
}

impl Unit {
    fn of(date: &EventDate) -> Self {
        match date.precision() {
            Precision::Year => Self::Year,
            Precision::Month => Self::Month,
            _ => Self::Day,
        }
    }

    fn date(self, day: Day) -> Value {
        let (year, month, day) = day.ymd();
        match self {
            Self::Day => json!({ "year": year, "month": month, "day": day }),
            Self::Month => json!({ "year": year, "month": month }),
            Self::Year => json!({ "year": year }),
        }
    }
}

/// How and where, and the sources; TimelineJS takes it for HTML.
fn text(event: &Event) -> String {
    let place = event.place_listed();
    let place = if place.is_empty() { String::new() } else { format!(", {}", escape(&place)) };
    let sources: Vec<String> = event.mentions.iter().map(source).collect();
    let first = format!("<p>{}, {}{place}, {}.</p>", event.kind, mode_words(event.mode), event.status);
    if sources.is_empty() { first } else { format!("{first}<p>{}</p>", sources.join("<br>")) }
}

fn source(mention: &Mention) -> String {
    let words = format!("{}: {}", escape(&mention.label()), escape(&mention.title));
    match mention.url.as_deref().and_then(web_address) {
        Some(url) => format!("<a href=\"{}\">{words}</a>", escape(url)),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_stays_a_month() {
        let date = |text: &str| {
            let date: EventDate = text.parse().unwrap();
            Unit::of(&date).date(date.first().unwrap())
        };
        assert_eq!(date("2022-12"), json!({ "year": 2022, "month": 12 }));
        assert_eq!(date("2022~"), json!({ "year": 2022 }));
        assert_eq!(date("2022-24").as_object().unwrap().len(), 3, "a season has no form of its own");
    }
}
