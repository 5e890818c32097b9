//! The one way out for events: a question about actors, answered in the order of the dates, as few rows read as
//! the answer has.

use super::Store;
use super::reader::Reader;
use super::sql::Fail;
use super::statement::Statement;
use crate::error::Result;
use crate::model::{ActorId, Certainty, Contact, Day, Event, EventDate, EventId, EventKind, Mode, Period, Status};
use rusqlite::{Row, StatementStatus, params_from_iter};

/// One actor that a question names, and the days on which it counts: an office counts while it is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Side {
    /// The actor.
    pub actor: ActorId,
    /// The first day, as a number; none: always.
    pub from: Option<i64>,
    /// The last day.
    pub until: Option<i64>,
}

impl Side {
    /// An actor that always counts.
    pub const fn always(actor: ActorId) -> Self {
        Self { actor, from: None, until: None }
    }
}

/// Which events of all those found are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only in this span.
    pub period: Period,
    /// Only those that are certainly in the span.
    pub certain: bool,
    /// Only these kinds; empty: all.
    pub kinds: Vec<EventKind>,
    /// Only these modes; empty: all.
    pub modes: Vec<Mode>,
    /// Only these statuses; empty: all.
    pub statuses: Vec<Status>,
    /// Only at a city or in a country of this name.
    pub place: Option<String>,
    /// Only with this label.
    pub tag: Option<String>,
    /// Only those that this source tells of.
    pub source: Option<String>,
    /// Only with these words in title, quotes or note (FTS5).
    pub words: Option<String>,
    /// As it was known on that day: by what had been published by then.
    pub as_of: Option<Day>,
}

/// A question about events.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The actors, all of whom must take part; each as the alternatives that count as it.
    pub sides: Vec<Vec<Side>>,
    /// Only those who took part themselves, not those they act for.
    pub exact: bool,
    /// Which events are wanted.
    pub filter: Filter,
    /// At most this many.
    pub limit: Option<usize>,
    /// Latest first.
    pub reverse: bool,
}

impl Store {
    /// The events a question finds, one by one, in order; stops when `each` says false.
    ///
    /// # Errors
    /// When SQLite or `each` fails.
    pub fn visit(&self, query: &Query, each: &mut dyn FnMut(Event) -> Result<bool>) -> Result<()> {
        let mut reader = Reader::new(self);
        let mut left = query.limit.unwrap_or(usize::MAX);
        self.candidates(query, &mut |row| {
            let Some(event) = reader.read(row.get("id").fail("read an event")?)? else { return Ok(true) };
            let Some(event) = query.filter.admit(event) else { return Ok(true) };
            left = left.saturating_sub(1);
            Ok(each(event)? && left > 0)
        })
    }

    /// All the events a question finds.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn timeline(&self, query: &Query) -> Result<Vec<Event>> {
        let mut events = Vec::new();
        if query.limit == Some(0) {
            return Ok(events);
        }
        self.visit(query, &mut |event| {
            events.push(event);
            Ok(true)
        })?;
        Ok(events)
    }

    /// Some of the events a question finds, after so many others, which are not read as a whole.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn slice(&self, query: &Query, skip: usize, take: usize) -> Result<Vec<Event>> {
        let (mut reader, mut left, mut events) = (Reader::new(self), skip, Vec::new());
        let whole = query.filter.as_of.is_some(); // how an event was known decides whether it counts
        self.candidates(query, &mut |row| {
            if left > 0 && !whole {
                left -= usize::from(query.filter.is_in_time(&row.get("date").fail("read an event")?));
                return Ok(true);
            }
            let event = reader.read(row.get("id").fail("read an event")?)?;
            match event.and_then(|event| query.filter.admit(event)) {
                Some(_) if left > 0 => left -= 1,
                event => events.extend(event),
            }
            Ok(events.len() < take)
        })?;
        Ok(events)
    }

    /// What counting needs of each event a question finds.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn contacts(&self, query: &Query) -> Result<Vec<Contact>> {
        let (mut reader, mut contacts) = (Reader::new(self), Vec::new());
        self.candidates(query, &mut |row| {
            contacts.extend(query.filter.contact(row, &mut reader)?);
            Ok(true)
        })?;
        Ok(contacts)
    }

    /// The same one by one and in no order, each with whether other events are part of it.
    ///
    /// # Errors
    /// When SQLite or `each` fails.
    pub fn each_contact(&self, query: &Query, each: &mut dyn FnMut(&Contact, bool) -> Result<()>) -> Result<()> {
        let mut reader = Reader::new(self);
        self.run(&Statement::to_count(query), &mut |row| {
            if let Some(contact) = query.filter.contact(row, &mut reader)? {
                each(&contact, row.get("has_parts").fail("read an event")?)?;
            }
            Ok(true)
        })
    }

    /// Whether other events are part of one.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn has_parts(&self, event: EventId) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM event WHERE part_of = ?1)";
        self.db.prepare_cached(sql).fail("look for parts")?.query_row([event], |row| row.get(0)).fail("look for parts")
    }

    /// Runs the statement of a question and hands on its rows until one says false.
    fn candidates(&self, query: &Query, each: &mut dyn FnMut(&Row<'_>) -> Result<bool>) -> Result<()> {
        self.run(&Statement::of(query), each)
    }

    fn run(&self, statement: &Statement, each: &mut dyn FnMut(&Row<'_>) -> Result<bool>) -> Result<()> {
        let Statement { sql, values } = statement;
        let mut statement = self.db.prepare_cached(sql).fail("ask for events")?;
        let mut rows = statement.query(params_from_iter(values)).fail("ask for events")?;
        let mut last = None;
        while let Some(row) = rows.next().fail("read the events")? {
            let n: EventId = row.get(2).fail("read an event")?; // by place: names are looked for each time
            if last.replace(n) != Some(n) && !each(row)? {
                break;
            }
        }
        Ok(())
    }

    /// How many steps SQLite's machine takes to read the whole answer: for tests that a question costs what its answer
    /// costs, whatever the size of the base.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn steps(&self, query: &Query) -> Result<i32> {
        let Statement { sql, values } = Statement::of(query);
        let mut statement = self.db.prepare(&sql).fail("ask for events")?;
        let mut rows = statement.query(params_from_iter(values)).fail("ask for events")?;
        let mut left = query.limit.unwrap_or(usize::MAX);
        while left > 0 && rows.next().fail("read the events")?.is_some() {
            left -= 1;
        }
        drop(rows);
        Ok(statement.get_status(StatementStatus::VmStep))
    }

    /// How SQLite would answer a question: for tests that no question scans a table.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn explain(&self, query: &Query) -> Result<Vec<String>> {
        let Statement { sql, values } = Statement::of(query);
        let mut plan = self.db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).fail("explain")?;
        let rows = plan.query_map(params_from_iter(values), |row| row.get("detail")).fail("explain")?;
        rows.collect::<rusqlite::Result<_>>().fail("explain")
    }
}

impl Filter {
    /// The event as this filter shows it, if it does.
    fn admit(&self, event: Event) -> Option<Event> {
        let event = match self.as_of {
            Some(day) => event.as_known_on(day)?,
            None => event,
        };
        let changed = self.as_of.is_some();
        let in_time = self.is_in_time(&event.date);
        let status = !changed || self.statuses.is_empty() || self.statuses.contains(&event.status);
        (in_time && status).then_some(event)
    }
}

impl Filter {
    /// What a row tells of a contact, as this filter shows it, if it does.
    fn contact(&self, row: &Row<'_>, reader: &mut Reader<'_>) -> Result<Option<Contact>> {
        let contact = contact(row).fail("read an event")?;
        if self.as_of.is_none() {
            return Ok(Some(contact).filter(|contact| self.is_in_time(&contact.date)));
        }
        let known = reader.read(contact.n)?.and_then(|event| self.admit(event));
        Ok(known.map(|event| Contact::of(&event, contact.part_of)))
    }

    /// Whether a date is in the period: certainly, or at least possibly.
    fn is_in_time(&self, date: &EventDate) -> bool {
        match date.within(&self.period) {
            Certainty::Certainly => true,
            Certainty::Possibly => !self.certain,
            Certainty::Not => false,
        }
    }
}

fn contact(row: &Row<'_>) -> rusqlite::Result<Contact> {
    Ok(Contact {
        n: row.get("id")?,
        date: row.get("date")?,
        kind: row.get("kind")?,
        mode: row.get("mode")?,
        status: row.get("status")?,
        part_of: row.get("part_of")?,
    })
}
