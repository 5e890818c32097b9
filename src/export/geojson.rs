//! GeoJSON (RFC 7946): a feature for each event, at its cities where their coordinates are known, else without a place.

use super::EventWriter;
use crate::model::{Event, Point};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes one collection of features.
pub struct GeoJsonWriter<W: Write> {
    output: W,
    first: bool,
}

impl<W: Write> GeoJsonWriter<W> {
    /// Opens the collection.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn new(mut output: W) -> io::Result<Self> {
        output.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
        Ok(Self { output, first: true })
    }
}

impl<W: Write> EventWriter for GeoJsonWriter<W> {
    fn event(&mut self, event: &Event) -> io::Result<()> {
        self.output.write_all(if self.first { b"\n" } else { b",\n" })?;
        self.first = false;
        serde_json::to_writer(&mut self.output, &feature(event))?;
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.output.write_all(b"\n]}\n")?;
        self.output.flush()
    }
}

fn feature(event: &Event) -> Value {
    let place = event.place.as_ref();
    let names: Vec<&str> = event.participants.iter().map(|party| party.name.as_str()).collect();
    let mention = event.best_mention();
    json!({
        "type": "Feature",
        "id": event.id,
        "geometry": geometry(place.map_or(&[], |place| place.points.as_slice())),
        "properties": {
            "title": event.title,
            "date": event.date,
            "date_from": event.date.first(),
            "date_to": event.date.last(),
            "kind": event.kind,
            "mode": event.mode,
            "status": event.status,
            "participants": names.join("; "),
            "city": place.and_then(|place| place.city.as_ref()),
            "country": place.and_then(|place| place.country.as_ref()),
            "source": event.source_label(),
            "url": mention.and_then(|mention| mention.url.as_ref()),
        },
    })
}

/// Longitude goes first.
fn geometry(points: &[Point]) -> Value {
    let places: Vec<[f64; 2]> = points.iter().map(|point| [point.lon(), point.lat()]).collect();
    match places.as_slice() {
        [] => Value::Null,
        [one] => json!({ "type": "Point", "coordinates": one }),
        several => json!({ "type": "MultiPoint", "coordinates": several }),
    }
}
