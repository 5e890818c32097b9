//! Statements about events, those who took part, mentions and tags.

use super::Store;
use super::reader::Reader;
use super::revisions::Writer;
use super::sql::Fail;
use crate::error::Result;
use crate::model::{ActorId, Event, EventDate, EventId, EventKind, Mode, Origin, Role, Status};
use rusqlite::{OptionalExtension, named_params, params};

/// An event ready to be written: every name already an actor, every source known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRow {
    /// The readable id.
    pub id: String,
    /// What sort of happening.
    pub kind: EventKind,
    /// How they were in touch.
    pub mode: Mode,
    /// How real it is.
    pub status: Status,
    /// When.
    pub date: EventDate,
    /// One line in words.
    pub title: String,
    /// The city, or the cities of a journey joined by `;`.
    pub city: Option<String>,
    /// The state of that time.
    pub country: Option<ActorId>,
    /// The event it belongs to.
    pub part_of: Option<EventId>,
    /// How it came in.
    pub origin: Origin,
    /// Whether a person has judged it.
    pub reviewed: bool,
    /// Anything a reader should know.
    pub note: Option<String>,
}

/// Who took part, ready to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The actor.
    pub actor: ActorId,
    /// As what.
    pub role: Role,
    /// Whom it acted for, where the office does not say it.
    pub acts_for: Option<ActorId>,
}

impl Store {
    /// A whole event, by number.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn event(&self, n: EventId) -> Result<Option<Event>> {
        Reader::new(self).read(n)
    }

    /// The number of an event, by its id or its number: `5`, `#5` or `2023-03-16-call-...`.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn event_by_word(&self, word: &str) -> Result<Option<EventId>> {
        let number = word.trim_start_matches('#').parse::<i64>().ok();
        let sql = "SELECT id FROM event WHERE slug = ?1 UNION ALL SELECT id FROM event WHERE id = ?2 LIMIT 1";
        let mut one = self.db.prepare_cached(sql).fail("find an event")?;
        one.query_row(params![word, number], |row| row.get(0)).optional().fail("find an event")
    }

    /// The parts of a visit or summit, in order of their dates.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn parts(&self, whole: EventId) -> Result<Vec<Event>> {
        let sql = "SELECT id FROM event WHERE part_of = ?1 ORDER BY date_from, date_to DESC, id";
        let mut rows = self.db.prepare_cached(sql).fail("read the parts")?;
        let ids = rows.query_map([whole], |row| row.get(0)).fail("read the parts")?;
        let ids: Vec<EventId> = ids.collect::<rusqlite::Result<_>>().fail("read a part")?;
        let mut reader = Reader::new(self);
        ids.into_iter().filter_map(|n| reader.read(n).transpose()).collect()
    }

    /// The events an actor takes part in, acts for others in, or is the country of.
    pub(super) fn events_of(&self, actor: ActorId) -> Result<Vec<EventId>> {
        let sql = "SELECT event FROM participant WHERE actor = ?1 OR acts_for = ?1 UNION SELECT id FROM event WHERE country = ?1
                   UNION SELECT p.event FROM participant p JOIN term t ON t.person = p.actor JOIN office o ON o.id = t.office
                    WHERE o.actor = ?1";
        let mut rows = self.db.prepare_cached(sql).fail("find the events of an actor")?;
        let rows = rows.query_map([actor], |row| row.get(0)).fail("find the events of an actor")?;
        rows.collect::<rusqlite::Result<_>>().fail("find an event")
    }

    /// Who took part in an event, as it is written.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn members(&self, event: EventId) -> Result<Vec<Member>> {
        let sql = "SELECT actor, role, acts_for FROM participant WHERE event = ?1 ORDER BY id";
        let mut rows = self.db.prepare_cached(sql).fail("read the participants")?;
        let rows = rows.query_map([event], |row| {
            Ok(Member { actor: row.get("actor")?, role: row.get("role")?, acts_for: row.get("acts_for")? })
        });
        rows.fail("read the participants")?.collect::<rusqlite::Result<_>>().fail("read a participant")
    }

    /// The readable id of an event.
    pub(super) fn event_slug(&self, n: EventId) -> Result<String> {
        let sql = "SELECT slug FROM event WHERE id = ?1";
        self.db.prepare_cached(sql).fail("read an event")?.query_row([n], |row| row.get(0)).fail("read an event")
    }

    pub(super) fn tags(&self, event: EventId) -> Result<Vec<String>> {
        let sql = "SELECT tag FROM tag WHERE event = ?1 ORDER BY tag";
        let mut rows = self.db.prepare_cached(sql).fail("read the tags")?;
        let rows = rows.query_map([event], |row| row.get(0)).fail("read the tags")?;
        rows.collect::<rusqlite::Result<_>>().fail("read a tag")
    }
}

impl Writer<'_> {
    /// Makes these the participants of an event; those that stay as they are keep their rows.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn set_members(&self, event: EventId, members: &[Member]) -> Result<()> {
        let old = self.members(event)?;
        for gone in old.iter().filter(|known| !members.iter().any(|m| m.actor == known.actor)) {
            let sql = "DELETE FROM participant WHERE event = ?1 AND actor = ?2";
            self.db.execute(sql, params![event, gone.actor]).fail("remove a participant")?;
        }
        for member in members.iter().filter(|member| !old.contains(member)) {
            let sql = "UPDATE participant SET role = ?3, acts_for = ?4 WHERE event = ?1 AND actor = ?2";
            let values = params![event, member.actor, member.role, member.acts_for];
            if self.db.execute(sql, values).fail("change a participant")? == 0 {
                self.insert_members(event, std::slice::from_ref(member))?;
            }
        }
        self.touched.borrow_mut().insert(event);
        Ok(())
    }

    /// Writes the fields of an event anew; its id stays.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn update_event(&self, n: EventId, event: &EventRow) -> Result<()> {
        let sql = "UPDATE event SET kind = :kind, mode = :mode, status = :status, date = :date, date_from = :from,
                     date_to = :to, title = :title, city = :city, country = :country, part_of = :part_of,
                     reviewed = :reviewed, note = :note WHERE id = :n";
        let values = named_params! {":n": n, ":kind": event.kind, ":mode": event.mode, ":status": event.status,
        ":date": event.date, ":from": event.date.first(), ":to": event.date.last(), ":title": event.title,
        ":city": event.city, ":country": event.country, ":part_of": event.part_of, ":reviewed": event.reviewed,
        ":note": event.note};
        self.db.prepare_cached(sql).fail("change an event")?.execute(values).fail("change an event")?;
        self.touched.borrow_mut().insert(n);
        Ok(())
    }

    /// An event as it is written.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn event_row(&self, n: EventId) -> Result<EventRow> {
        let sql = "SELECT * FROM event WHERE id = ?1";
        let row = self.db.prepare_cached(sql).fail("read an event")?.query_row([n], |row| {
            Ok(EventRow {
                id: row.get("slug")?,
                kind: row.get("kind")?,
                mode: row.get("mode")?,
                status: row.get("status")?,
                date: row.get("date")?,
                title: row.get("title")?,
                city: row.get("city")?,
                country: row.get("country")?,
                part_of: row.get("part_of")?,
                origin: row.get("origin")?,
                reviewed: row.get("reviewed")?,
                note: row.get("note")?,
            })
        });
        row.fail("read an event")
    }

    /// Adds a label; one that is there already changes nothing. Returns whether it was new.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn insert_tag(&self, event: EventId, tag: &str) -> Result<bool> {
        let sql = "INSERT OR IGNORE INTO tag (id, event, tag) VALUES (?1, ?2, ?3)";
        let values = params![self.new_id("tag"), event, tag];
        let added = self.db.prepare_cached(sql).fail("add a tag")?.execute(values).fail("add a tag")?;
        self.give_back("tag", added);
        Ok(added > 0)
    }

    /// Takes a label off.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn delete_tag(&self, event: EventId, tag: &str) -> Result<()> {
        self.db.execute("DELETE FROM tag WHERE event = ?1 AND tag = ?2", params![event, tag]).fail("remove a tag")?;
        Ok(())
    }

    /// Takes an event out with all that belongs to it; its parts stay, on their own.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn delete_event(&self, n: EventId) -> Result<()> {
        for sql in [
            "UPDATE event SET part_of = NULL WHERE part_of = ?1",
            "DELETE FROM tag WHERE event = ?1",
            "DELETE FROM mention WHERE event = ?1",
            "DELETE FROM participant WHERE event = ?1",
            "DELETE FROM event WHERE id = ?1",
        ] {
            self.db.execute(sql, [n]).fail("remove an event")?;
        }
        self.touched.borrow_mut().insert(n);
        Ok(())
    }

    /// Whether an event with this id is there.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn is_taken(&self, id: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM event WHERE slug = ?1)";
        self.db.prepare_cached(sql).fail("look for an id")?.query_row([id], |row| row.get(0)).fail("look for an id")
    }
}
