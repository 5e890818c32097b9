//! Reads whole events one after the other, and what many of them have in common once: actors, sources, offices, dates.

use super::Store;
use super::pairs::{Tenure, acting_for, bounds};
use super::sql::Fail;
use crate::error::Result;
use crate::model::{ActorId, Event, EventDate, EventId, EventPlace, Mention, Participant, Role, SourceId};
use rusqlite::{Row, Statement};
use std::collections::HashMap;
use std::rc::Rc;

/// How many sources and dates are remembered: those of one article, of one day, stand together.
const MOST: usize = 10_000;

/// What an actor is called.
struct Called {
    id: String,
    name: String,
}

/// What a mention shows of its source.
struct Document {
    id: String,
    title: String,
    url: Option<String>,
    published: Option<EventDate>,
}

/// Reads events.
pub(super) struct Reader<'a> {
    store: &'a Store,
    tenures: HashMap<ActorId, Vec<Tenure>>,
    actors: HashMap<ActorId, Rc<Called>>,
    sources: HashMap<SourceId, Rc<Document>>,
    dates: HashMap<String, EventDate>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(store: &'a Store) -> Self {
        let (tenures, actors, sources, dates) = Default::default();
        Self { store, tenures, actors, sources, dates }
    }

    /// A whole event.
    pub(super) fn read(&mut self, n: EventId) -> Result<Option<Event>> {
        let sql = "SELECT id, slug, date, kind, mode, status, title, city, country, part_of, origin, reviewed, note
                     FROM event WHERE id = ?1";
        let mut one = self.store.db.prepare_cached(sql).fail("read an event")?;
        let mut rows = one.query([n]).fail("read an event")?;
        let Some(row) = rows.next().fail("read an event")? else { return Ok(None) };
        let mut event = self.head(row)?;
        event.participants = self.participants(&event)?;
        event.mentions = self.mentions(n)?;
        event.tags = self.store.tags(n)?;
        event.sort_mentions();
        Ok(Some(event))
    }

    fn head(&mut self, row: &Row<'_>) -> Result<Event> {
        let part_of: Option<EventId> = row.get(9).fail("read an event")?;
        let part_of = part_of.map(|whole| self.store.event_slug(whole)).transpose()?;
        let (date, place) = (self.date(row, 2)?, self.place(row)?);
        let event = || {
            Ok(Event {
                n: row.get(0)?,
                id: row.get(1)?,
                date,
                kind: row.get(3)?,
                mode: row.get(4)?,
                status: row.get(5)?,
                title: row.get(6)?,
                part_of,
                participants: Vec::new(),
                place,
                origin: row.get(10)?,
                reviewed: row.get(11)?,
                mentions: Vec::new(),
                note: row.get(12)?,
                tags: Vec::new(),
            })
        };
        event().fail("read an event")
    }

    fn place(&mut self, row: &Row<'_>) -> Result<Option<EventPlace>> {
        let city: Option<String> = row.get(7).fail("read a place")?;
        let country: Option<ActorId> = row.get(8).fail("read a place")?;
        if city.is_none() && country.is_none() {
            return Ok(None);
        }
        let country = country.map(|country| self.called(country)).transpose()?;
        let id = country.as_ref().map(|country| country.id.clone());
        let points = self.store.points(city.as_deref().unwrap_or(""), id.as_deref())?;
        Ok(Some(EventPlace { city, country: id, country_name: country.map(|country| country.name.clone()), points }))
    }

    fn participants(&mut self, event: &Event) -> Result<Vec<Participant>> {
        let sql = "SELECT id, actor, role, acts_for FROM participant WHERE event = ?1";
        let mut rows = self.store.db.prepare_cached(sql).fail("read the participants")?;
        let rows = rows.query_map([event.n], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
        let mut rows: Vec<(i64, ActorId, Role, Option<ActorId>)> =
            rows.fail("read the participants")?.collect::<rusqlite::Result<_>>().fail("read a participant")?;
        rows.sort_unstable_by_key(|(place, ..)| *place);
        let mut participants = Vec::with_capacity(rows.len());
        for (_, n, role, stated) in rows {
            let side = if stated.is_some() { stated } else { self.acts_for(n, event)? };
            let acts_for = side.map(|side| self.called(side)).transpose()?.map(|side| side.id.clone());
            let called = self.called(n)?;
            let (id, name) = (called.id.clone(), called.name.clone());
            participants.push(Participant { n, id, name, role, stated: stated.is_some(), acts_for });
        }
        Ok(participants)
    }

    fn acts_for(&mut self, person: ActorId, event: &Event) -> Result<Option<ActorId>> {
        if !self.tenures.contains_key(&person) {
            self.tenures.insert(person, self.store.tenures(person)?);
        }
        let (from, to) = bounds(event.date.first(), event.date.last());
        Ok(acting_for(&self.tenures[&person], from, to).first().copied())
    }

    fn mentions(&mut self, event: EventId) -> Result<Vec<Mention>> {
        let sql = "SELECT id, source, line, quote, date, status, rule, span_start, span_end, how, reviewed FROM mention
                    WHERE event = ?1 ORDER BY id";
        let mut rows = self.store.db.prepare_cached(sql).fail("read the mentions")?;
        self.mentions_of(&mut rows, event)
    }

    fn mentions_of(&mut self, rows: &mut Statement<'_>, event: EventId) -> Result<Vec<Mention>> {
        let mut rows = rows.query([event]).fail("read the mentions")?;
        let mut mentions = Vec::new();
        while let Some(row) = rows.next().fail("read a mention")? {
            let (source, date) = (self.document(row.get(1).fail("read a mention")?)?, self.date(row, 4)?);
            mentions.push(mention(row, &source, date).fail("read a mention")?);
        }
        Ok(mentions)
    }

    /// A date in a column.
    fn date(&mut self, row: &Row<'_>, column: usize) -> Result<EventDate> {
        let known = row.get_ref(column).ok().and_then(|text| text.as_str().ok()).and_then(|text| self.dates.get(text));
        if let Some(known) = known {
            return Ok(known.clone());
        }
        let date: EventDate = row.get(column).fail("read a date")?;
        if self.dates.len() >= MOST {
            self.dates.clear();
        }
        self.dates.insert(date.to_string(), date.clone());
        Ok(date)
    }

    fn called(&mut self, actor: ActorId) -> Result<Rc<Called>> {
        if let Some(known) = self.actors.get(&actor) {
            return Ok(Rc::clone(known));
        }
        let sql = "SELECT slug, name FROM actor WHERE id = ?1";
        let mut one = self.store.db.prepare_cached(sql).fail("read an actor")?;
        let called = one.query_row([actor], |row| Ok(Called { id: row.get(0)?, name: row.get(1)? }));
        let called = Rc::new(called.fail("read an actor")?);
        self.actors.insert(actor, Rc::clone(&called));
        Ok(called)
    }

    fn document(&mut self, source: SourceId) -> Result<Rc<Document>> {
        if let Some(known) = self.sources.get(&source) {
            return Ok(Rc::clone(known));
        }
        let sql = "SELECT slug, title, url, published FROM source WHERE id = ?1";
        let mut one = self.store.db.prepare_cached(sql).fail("read a source")?;
        let document = one.query_row([source], |row| {
            Ok(Document { id: row.get(0)?, title: row.get(1)?, url: row.get(2)?, published: row.get(3)? })
        });
        let document = Rc::new(document.fail("read a source")?);
        if self.sources.len() >= MOST {
            self.sources.clear();
        }
        self.sources.insert(source, Rc::clone(&document));
        Ok(document)
    }
}

fn mention(row: &Row<'_>, source: &Document, date: EventDate) -> rusqlite::Result<Mention> {
    let (start, end): (Option<i64>, Option<i64>) = (row.get(7)?, row.get(8)?);
    Ok(Mention {
        n: row.get(0)?,
        source: source.id.clone(),
        title: source.title.clone(),
        url: source.url.clone(),
        published: source.published.clone(),
        line: row.get(2)?,
        quote: row.get(3)?,
        date,
        status: row.get(5)?,
        rule: row.get(6)?,
        span: start.zip(end),
        how: row.get(9)?,
        reviewed: row.get(10)?,
    })
}
