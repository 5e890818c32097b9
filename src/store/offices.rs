//! Statements about offices and who held them.

use super::Store;
use super::actors::term_days;
use super::revisions::Writer;
use super::sql::Fail;
use crate::error::Result;
use crate::lexicon::fold::fold;
use crate::model::{ActorId, EventDate, Office, SourceId, Term};
use rusqlite::{OptionalExtension, Row, params};
use std::collections::BTreeSet;

fn office(row: &Row<'_>) -> rusqlite::Result<Office> {
    let aliases: Option<String> = row.get("aliases")?;
    Ok(Office {
        id: row.get("slug")?,
        title: row.get("title")?,
        actor: row.get("actor_slug")?,
        kind: row.get("kind")?,
        aliases: aliases.iter().flat_map(|text| text.split(';')).map(str::to_owned).collect(),
    })
}

/// A holder of an office with the first and the last day, as numbers.
pub(super) type Holder = (ActorId, Option<i64>, Option<i64>);

impl Store {
    /// Every office of an actor, or every office.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn offices(&self, of: Option<ActorId>) -> Result<Vec<(i64, Office)>> {
        let sql = "SELECT o.*, a.slug AS actor_slug FROM office o JOIN actor a ON a.id = o.actor
                    WHERE ?1 IS NULL OR o.actor = ?1 ORDER BY o.slug";
        let mut rows = self.db.prepare_cached(sql).fail("read the offices")?;
        let rows = rows.query_map([of], |row| Ok((row.get("id")?, office(row)?))).fail("read the offices")?;
        rows.collect::<rusqlite::Result<_>>().fail("read an office")
    }

    /// Every title of an office, folded.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn office_titles(&self) -> Result<BTreeSet<String>> {
        let offices = self.offices(None)?;
        Ok(offices
            .iter()
            .flat_map(|(_, office)| std::iter::once(&office.title).chain(&office.aliases))
            .map(|t| fold(t))
            .collect())
    }

    /// The number of the office with an id.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn office_by_id(&self, id: &str) -> Result<Option<i64>> {
        let sql = "SELECT id FROM office WHERE slug = ?1";
        let mut one = self.db.prepare_cached(sql).fail("find an office")?;
        one.query_row([id], |row| row.get(0)).optional().fail("find an office")
    }

    /// The office with an id.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn office(&self, id: &str) -> Result<Option<Office>> {
        let sql = "SELECT o.*, a.slug AS actor_slug FROM office o JOIN actor a ON a.id = o.actor WHERE o.slug = ?1";
        let mut one = self.db.prepare_cached(sql).fail("find an office")?;
        one.query_row([id], office).optional().fail("find an office")
    }

    /// The terms of a person, or all terms.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn terms(&self, of: Option<ActorId>) -> Result<Vec<Term>> {
        let sql = "SELECT p.slug AS person, o.slug AS office, t.held_from, t.held_until, s.slug AS source, t.note
                     FROM term t JOIN actor p ON p.id = t.person JOIN office o ON o.id = t.office
                     LEFT JOIN source s ON s.id = t.source
                    WHERE ?1 IS NULL OR t.person = ?1 ORDER BY p.slug, t.day_from, o.slug, t.id";
        let mut rows = self.db.prepare_cached(sql).fail("read the terms")?;
        let rows = rows.query_map([of], |row| {
            Ok(Term {
                person: row.get("person")?,
                office: row.get("office")?,
                from: row.get("held_from")?,
                until: row.get("held_until")?,
                source: row.get("source")?,
                note: row.get("note")?,
            })
        });
        rows.fail("read the terms")?.collect::<rusqlite::Result<_>>().fail("read a term")
    }

    /// Who held one of some offices when: the person, and the first and last day.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub(super) fn holders(&self, office: i64) -> Result<Vec<Holder>> {
        let sql = "SELECT person, day_from, day_until FROM term WHERE office = ?1 ORDER BY day_from, id";
        let mut rows = self.db.prepare_cached(sql).fail("read the holders")?;
        let rows =
            rows.query_map([office], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).fail("read the holders")?;
        rows.collect::<rusqlite::Result<_>>().fail("read a holder")
    }
}

impl Store {
    /// Whether a person is known to have held an office from the same time on: the same year at least, and no other day.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn is_term_known(&self, person: ActorId, office: i64, term: &Term) -> Result<bool> {
        let sql = "SELECT held_from FROM term WHERE person = ?1 AND office = ?2";
        let mut rows = self.db.prepare_cached(sql).fail("read the terms")?;
        let rows =
            rows.query_map([person.0, office], |row| row.get::<_, Option<EventDate>>(0)).fail("read the terms")?;
        let starts: Vec<Option<EventDate>> = rows.collect::<rusqlite::Result<_>>().fail("read a term")?;
        let same = |known: &EventDate| term.from.as_ref().is_none_or(|from| from.overlaps(known));
        Ok(starts.iter().any(|known| known.as_ref().map_or(term.from.is_none(), same)))
    }
}

impl Writer<'_> {
    /// Adds an office.
    ///
    /// # Errors
    /// When the id is taken or SQLite fails.
    pub fn insert_office(&self, office: &Office, actor: ActorId) -> Result<i64> {
        let sql = "INSERT INTO office (id, slug, title, actor, kind, aliases) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let aliases = Some(office.aliases.join(";")).filter(|text| !text.is_empty());
        let n = self.new_id("office");
        let values = params![n, office.id, office.title, actor, office.kind, aliases];
        self.db.prepare_cached(sql).fail("add an office")?.execute(values).fail("add an office")?;
        Ok(n)
    }

    /// Adds a term; whom the person's events are told for is brought in step.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn insert_term(&self, term: &Term, person: ActorId, office: i64, source: Option<SourceId>) -> Result<()> {
        let sql = "INSERT INTO term (id, person, office, held_from, held_until, day_from, day_until, source, note)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let (first, last) = term_days(term.from.as_ref(), term.until.as_ref());
        let values =
            params![self.new_id("term"), person, office, term.from, term.until, first, last, source, term.note];
        self.db.prepare_cached(sql).fail("add a term")?.execute(values).fail("add a term")?;
        self.touch_events_of(person)
    }

    /// Ends the open term of a person in an office. Returns whether there was one.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn end_term(&self, person: ActorId, office: i64, until: &EventDate) -> Result<bool> {
        let (_, last) = term_days(None, Some(until));
        let sql = "UPDATE term SET held_until = ?3, day_until = ?4
                    WHERE person = ?1 AND office = ?2 AND held_until IS NULL";
        let ended = self.db.execute(sql, params![person, office, until, last]).fail("end a term")?;
        self.touch_events_of(person)?;
        Ok(ended > 0)
    }
}
