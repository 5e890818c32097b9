//! Candidates and claims in the shape of the JSON contract.

use super::actors::Site;
use super::candidate::{Candidate, FoundClaim, Person, Quote};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

impl Serialize for Candidate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut event = serializer.serialize_struct("Candidate", 19)?;
        event.serialize_field("n", &self.n)?;
        event.serialize_field("date", &self.date)?;
        event.serialize_field("date_from", &self.date.first())?;
        event.serialize_field("date_to", &self.date.last())?;
        event.serialize_field("kind", &self.kind)?;
        event.serialize_field("mode", &self.mode)?;
        event.serialize_field("status", &self.status)?;
        event.serialize_field("title", &self.title())?;
        event.serialize_field("part_of", &self.part_of)?;
        event.serialize_field("participants", &self.participants)?;
        event.serialize_field("place", &self.place.as_ref().map(Where))?;
        event.serialize_field("quote", &self.quote.words)?;
        event.serialize_field("span", &self.quote.bytes())?;
        event.serialize_field("line", &self.quote.line)?;
        event.serialize_field("also", &self.also)?;
        event.serialize_field("confidence", &self.confidence)?;
        event.serialize_field("rule", &self.rule)?;
        event.serialize_field("how", &self.how)?;
        event.end()
    }
}

impl Serialize for FoundClaim {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut claim = serializer.serialize_struct("FoundClaim", 12)?;
        claim.serialize_field("kind", &self.kind)?;
        claim.serialize_field("participants", &self.participants)?;
        claim.serialize_field("event_kind", &self.event_kind)?;
        claim.serialize_field("mode", &self.mode)?;
        claim.serialize_field("count", &self.count)?;
        claim.serialize_field("date", &self.date)?;
        claim.serialize_field("quote", &self.quote.words)?;
        claim.serialize_field("span", &self.quote.bytes())?;
        claim.serialize_field("line", &self.quote.line)?;
        claim.serialize_field("confidence", &self.confidence)?;
        claim.serialize_field("rule", &self.rule)?;
        claim.serialize_field("how", &self.how)?;
        claim.end()
    }
}

impl Serialize for Person {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut person = serializer.serialize_struct("Person", 4)?;
        person.serialize_field("id", &self.who.id())?;
        person.serialize_field("name", self.who.name())?;
        person.serialize_field("role", &self.role)?;
        person.serialize_field("for", &self.acts_for)?;
        person.end()
    }
}

impl Serialize for Quote {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut quote = serializer.serialize_struct("Quote", 3)?;
        quote.serialize_field("quote", &self.words)?;
        quote.serialize_field("span", &self.bytes())?;
        quote.serialize_field("line", &self.line)?;
        quote.end()
    }
}

impl Quote {
    fn bytes(&self) -> [usize; 2] {
        [self.span.start, self.span.end]
    }
}

/// A place by the id of its state.
struct Where<'a>(&'a Site);

impl Serialize for Where<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut place = serializer.serialize_struct("Where", 2)?;
        place.serialize_field("city", &self.0.city)?;
        place.serialize_field("country", &self.0.country.as_ref().map(|country| &country.id))?;
        place.end()
    }
}
