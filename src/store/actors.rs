//! Statements about actors, their other names, and places.

use super::Store;
use super::revisions::Writer;
use super::sql::Fail;
use crate::error::Result;
use crate::lexicon::fold::{fold, parts};
use crate::model::{Actor, ActorId, ActorKind, Alias, EventDate, Place, Point};
use rusqlite::{OptionalExtension, Row, named_params, params};
use std::collections::BTreeSet;

/// One line of `actors list`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ActorLine {
    /// The readable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Person, state or organization.
    pub kind: ActorKind,
    /// Some other names, joined by commas; left to whoever shows them, who knows the reader's languages.
    pub also: String,
    /// The latest office.
    pub office: String,
    /// The id of the state or organization it belongs to: itself, or whom its latest office acts for.
    #[serde(skip)]
    pub side: Option<String>,
    /// In how many events it takes part itself.
    pub events: i64,
}

fn actor(row: &Row<'_>) -> rusqlite::Result<Actor> {
    Ok(Actor {
        n: row.get("id")?,
        id: row.get("slug")?,
        kind: row.get("kind")?,
        name: row.get("name")?,
        from: row.get("exists_from")?,
        until: row.get("exists_until")?,
        successor: row.get("successor_slug")?,
        iso2: row.get("iso2")?,
        iso3: row.get("iso3")?,
        wikidata: row.get("wikidata")?,
        note: row.get("note")?,
    })
}

const ACTOR: &str = "SELECT a.*, s.slug AS successor_slug FROM actor a LEFT JOIN actor s ON s.id = a.successor";

impl Store {
    /// An actor by its number.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn actor(&self, n: ActorId) -> Result<Actor> {
        let sql = format!("{ACTOR} WHERE a.id = ?1");
        self.db.prepare_cached(&sql).fail("read an actor")?.query_row([n], actor).fail("read an actor")
    }

    /// Whether an actor is a state.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn is_state(&self, n: ActorId) -> Result<bool> {
        let sql = "SELECT kind = 'state' FROM actor WHERE id = ?1";
        self.db.prepare_cached(sql).fail("read an actor")?.query_row([n], |row| row.get(0)).fail("read an actor")
    }

    /// The number of the actor with an id.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn actor_by_id(&self, id: &str) -> Result<Option<ActorId>> {
        let sql = "SELECT id FROM actor WHERE slug = ?1";
        let mut one = self.db.prepare_cached(sql).fail("find an actor")?;
        one.query_row([id], |row| row.get(0)).optional().fail("find an actor")
    }

    /// Every actor, by id.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn actors(&self) -> Result<Vec<Actor>> {
        let mut rows = self.db.prepare(&format!("{ACTOR} ORDER BY a.slug")).fail("read the actors")?;
        let rows = rows.query_map([], actor).fail("read the actors")?;
        rows.collect::<rusqlite::Result<_>>().fail("read an actor")
    }

    /// Actors with their office and number of events, most events first; of one kind, or with a name like `text`.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn actor_lines(&self, kind: Option<ActorKind>, text: Option<&str>, limit: usize) -> Result<Vec<ActorLine>> {
        let sql = "SELECT a.slug, a.name, a.kind,
                (SELECT o.title || ', ' || f.name FROM term t JOIN office o ON o.id = t.office JOIN actor f ON f.id = o.actor
                   WHERE t.person = a.id ORDER BY t.day_until IS NOT NULL, t.day_until DESC, t.day_from DESC, t.id LIMIT 1) AS office,
                CASE a.kind WHEN 'person' THEN
                  (SELECT f.slug FROM term t JOIN office o ON o.id = t.office JOIN actor f ON f.id = o.actor
                     WHERE t.person = a.id ORDER BY t.day_until IS NOT NULL, t.day_until DESC, t.day_from DESC, t.id LIMIT 1)
                ELSE a.slug END AS side,
                (SELECT count(*) FROM participant WHERE actor = a.id) AS events
              FROM actor a
              WHERE (:kind IS NULL OR a.kind = :kind)
                AND (:key IS NULL OR a.id IN (SELECT actor FROM name_key WHERE key >= :key AND key < :key || char(1114111)))
              ORDER BY events DESC, a.slug LIMIT :limit";
        let key = text.map(fold);
        let mut rows = self.db.prepare(sql).fail("list the actors")?;
        let line = |row: &Row<'_>| {
            Ok(ActorLine {
                id: row.get("slug")?,
                name: row.get("name")?,
                kind: row.get("kind")?,
                also: String::new(),
                office: row.get::<_, Option<_>>("office")?.unwrap_or_default(),
                side: row.get("side")?,
                events: row.get("events")?,
            })
        };
        let rows = rows.query_map(named_params! {":kind": kind, ":key": key, ":limit": limit as i64}, line);
        rows.fail("list the actors")?.collect::<rusqlite::Result<_>>().fail("list an actor")
    }

    /// Other names of an actor, or of all.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn aliases(&self, of: Option<ActorId>) -> Result<Vec<Alias>> {
        let sql = "SELECT l.*, a.slug FROM alias l JOIN actor a ON a.id = l.actor
                    WHERE ?1 IS NULL OR l.actor = ?1 ORDER BY a.slug, l.type, l.lang, l.text";
        let mut rows = self.db.prepare_cached(sql).fail("read the aliases")?;
        let rows = rows.query_map([of], |row| {
            Ok(Alias {
                actor: row.get("slug")?,
                text: row.get("text")?,
                kind: row.get("type")?,
                lang: row.get("lang")?,
                script: row.get("script")?,
                from: row.get("used_from")?,
                until: row.get("used_until")?,
            })
        });
        rows.fail("read the aliases")?.collect::<rusqlite::Result<_>>().fail("read an alias")
    }

    /// The states that became this one, theirs included; the actor itself comes first. A state that stood beside its
    /// successor for years was another one: East Germany is not what Germany was before.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn with_predecessors(&self, actor: ActorId) -> Result<Vec<ActorId>> {
        let sql = "SELECT id FROM actor WHERE successor = ?1 AND kind = 'state' ORDER BY exists_until DESC, id";
        let mut before = self.db.prepare_cached(sql).fail("read the predecessors")?;
        let mut line = vec![actor];
        let mut at = 0;
        while let Some(next) = line.get(at).copied() {
            at += 1;
            let rows = before.query_map([next], |row| row.get(0)).fail("read the predecessors")?;
            let found: Vec<ActorId> = rows.collect::<rusqlite::Result<_>>().fail("read a predecessor")?;
            if found.is_empty() {
                continue;
            }
            let start = self.actor(next)?.from.and_then(|date| date.first());
            for predecessor in found {
                let end = self.actor(predecessor)?.until.and_then(|date| date.first());
                if !line.contains(&predecessor) && start.is_none_or(|start| end.is_none_or(|end| end <= start)) {
                    line.push(predecessor);
                }
            }
        }
        Ok(line)
    }

    /// Every spelling of every city, folded and each once, with its plain name and the state it is in today.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn places(&self) -> Result<Vec<(String, Place, ActorId)>> {
        let sql = "SELECT p.city, p.aliases, p.lat, p.lon, a.slug, a.id FROM place p JOIN actor a ON a.id = p.country ORDER BY p.id";
        let mut rows = self.db.prepare(sql).fail("read the places")?;
        let rows = rows.query_map([], |row| {
            let aliases: Option<String> = row.get("aliases")?;
            let aliases = aliases.iter().flat_map(|text| text.split(';')).map(str::to_owned).collect();
            let degrees = row.get::<_, Option<f64>>("lat")?.zip(row.get::<_, Option<f64>>("lon")?);
            let point = degrees.and_then(|(lat, lon)| Point::new(lat, lon));
            Ok((Place { city: row.get("city")?, country: row.get("slug")?, aliases, point }, row.get("id")?))
        });
        let mut spellings = Vec::new();
        for row in rows.fail("read the places")? {
            let (place, country): (Place, ActorId) = row.fail("read a place")?;
            let all: BTreeSet<String> =
                std::iter::once(&place.city).chain(&place.aliases).map(|name| fold(name)).collect();
            spellings.extend(all.into_iter().map(|key| (key, place.clone(), country)));
        }
        Ok(spellings)
    }

    /// The plain names of the cities of a spelling: of more than one where it is not clear which is meant.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn cities(&self, spelling: &str) -> Result<BTreeSet<String>> {
        let key = fold(spelling);
        let found = self.places()?.into_iter().filter(|(known, ..)| *known == key);
        Ok(found.map(|(_, place, _)| place.city).collect())
    }
}

impl Writer<'_> {
    /// Adds an actor.
    ///
    /// # Errors
    /// When the id is taken or SQLite fails.
    pub fn insert_actor(&self, actor: &Actor) -> Result<ActorId> {
        let n = ActorId(self.new_id("actor"));
        let sql = "INSERT INTO actor (id, slug, kind, name, exists_from, exists_until, iso2, iso3, wikidata, note)
                   VALUES (:n, :id, :kind, :name, :from, :until, :iso2, :iso3, :wikidata, :note)";
        let values = named_params! {":n": n, ":id": actor.id, ":kind": actor.kind, ":name": actor.name, ":from": actor.from,
        ":until": actor.until, ":iso2": actor.iso2, ":iso3": actor.iso3, ":wikidata": actor.wikidata, ":note": actor.note};
        self.db.prepare_cached(sql).fail("add an actor")?.execute(values).fail("add an actor")?;
        self.insert_keys(n, &actor.name, "main")?;
        self.insert_ids(n, &actor.id, [actor.iso2.as_deref(), actor.iso3.as_deref()])?;
        Ok(n)
    }

    /// Names the state that a historical state became.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn set_successor(&self, actor: ActorId, successor: ActorId) -> Result<()> {
        let sql = "UPDATE actor SET successor = ?2 WHERE id = ?1";
        self.db
            .prepare_cached(sql)
            .fail("set a successor")?
            .execute(params![actor, successor])
            .fail("set a successor")?;
        Ok(())
    }

    /// Adds another name; one that is known already changes nothing. Returns whether it was new.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn insert_alias(&self, actor: ActorId, alias: &Alias) -> Result<bool> {
        let sql = "INSERT OR IGNORE INTO alias (id, actor, text, type, lang, script, used_from, used_until)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let values = params![
            self.new_id("alias"),
            actor,
            alias.text,
            alias.kind,
            alias.lang,
            alias.script,
            alias.from,
            alias.until
        ];
        let added = self.db.prepare_cached(sql).fail("add an alias")?.execute(values).fail("add an alias")?;
        self.give_back("alias", added);
        self.insert_keys(actor, &alias.text, alias.kind.as_str())?;
        Ok(added > 0)
    }

    /// Adds a city; one that is known already changes nothing.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn insert_place(&self, place: &Place, country: ActorId) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO place (id, city, country, aliases, lat, lon) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let aliases = Some(place.aliases.join(";")).filter(|text| !text.is_empty());
        let mut insert = self.db.prepare_cached(sql).fail("add a place")?;
        let added = insert
            .execute(params![
                self.new_id("place"),
                place.city,
                country,
                aliases,
                place.point.map(Point::lat),
                place.point.map(Point::lon)
            ])
            .fail("add a place")?;
        self.give_back("place", added);
        Ok(())
    }

    /// Changes the name, the span of existence or the note of an actor.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn update_actor(&self, actor: &Actor) -> Result<()> {
        let sql = "UPDATE actor SET name = ?2, exists_from = ?3, exists_until = ?4, note = ?5 WHERE id = ?1";
        let values = params![actor.n, actor.name, actor.from, actor.until, actor.note];
        self.db.execute(sql, values).fail("change an actor")?;
        self.renamed.borrow_mut().insert(actor.n);
        Ok(())
    }

    /// Makes one actor of two: everything that was of `from` is of `into`, whose names it keeps.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn merge_actors(&self, from: ActorId, into: ActorId) -> Result<()> {
        let old = self.actor(from)?;
        let events = self.events_of(from)?;
        for sql in [
            "UPDATE participant SET actor = ?2 WHERE actor = ?1
                AND event NOT IN (SELECT event FROM participant WHERE actor = ?2)",
            "DELETE FROM participant WHERE actor = ?1 AND ?2 IS NOT NULL",
            "UPDATE participant SET acts_for = ?2 WHERE acts_for = ?1",
            "UPDATE claim_participant SET actor = ?2 WHERE actor = ?1
                AND claim NOT IN (SELECT claim FROM claim_participant WHERE actor = ?2)",
            "DELETE FROM claim_participant WHERE actor = ?1 AND ?2 IS NOT NULL",
            "UPDATE OR IGNORE alias SET actor = ?2 WHERE actor = ?1",
            "DELETE FROM alias WHERE actor = ?1 AND ?2 IS NOT NULL",
            "UPDATE term SET person = ?2 WHERE person = ?1",
            "UPDATE office SET actor = ?2 WHERE actor = ?1",
            "UPDATE event SET country = ?2 WHERE country = ?1",
            "UPDATE OR IGNORE place SET country = ?2 WHERE country = ?1",
            "DELETE FROM place WHERE country = ?1 AND ?2 IS NOT NULL",
            "UPDATE actor SET successor = ?2 WHERE successor = ?1 AND id <> ?2",
            "DELETE FROM actor WHERE id = ?1 AND ?2 IS NOT NULL",
        ] {
            self.db.execute(sql, params![from, into]).fail("merge two actors")?;
        }
        for (text, kind) in [(old.name.clone(), crate::model::AliasType::Name), (old.id, crate::model::AliasType::Name)]
        {
            let alias = Alias { actor: String::new(), text, kind, lang: None, script: None, from: None, until: None };
            self.insert_alias(into, &alias)?;
        }
        self.renamed.borrow_mut().extend([from, into]);
        self.touched.borrow_mut().extend(events);
        self.touch_events_of(into)
    }

    /// Writes the names of an actor into the index anew.
    pub(super) fn refresh_names(&self, actor: ActorId) -> Result<()> {
        let clear = "DELETE FROM name_key WHERE actor = ?1";
        self.db.prepare_cached(clear).fail("clear the names")?.execute([actor]).fail("clear the names")?;
        let sql = "SELECT name, slug, iso2, iso3 FROM actor WHERE id = ?1";
        let row = self.db.query_row(sql, [actor], |row| {
            let codes = [row.get(2)?, row.get::<_, Option<String>>(3)?];
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, codes))
        });
        let Some((name, id, [iso2, iso3])) = row.optional().fail("read an actor")? else { return Ok(()) };
        self.insert_keys(actor, &name, "main")?;
        self.insert_ids(actor, &id, [iso2.as_deref(), iso3.as_deref()])?;
        for alias in self.aliases(Some(actor))? {
            self.insert_keys(actor, &alias.text, alias.kind.as_str())?;
        }
        Ok(())
    }

    /// A whole name, and its single words where it has several.
    fn insert_keys(&self, actor: ActorId, name: &str, kind: &str) -> Result<()> {
        let key = fold(name);
        self.insert_key(&key, true, actor, kind)?;
        let words: BTreeSet<&str> = parts(&key).filter(|part| *part != key).collect();
        words.into_iter().try_for_each(|word| self.insert_key(word, false, actor, kind))
    }

    fn insert_ids(&self, actor: ActorId, id: &str, codes: [Option<&str>; 2]) -> Result<()> {
        self.insert_key(&fold(id), true, actor, "id")?;
        codes.into_iter().flatten().try_for_each(|code| self.insert_key(&fold(code), true, actor, "iso"))
    }

    fn insert_key(&self, key: &str, whole: bool, actor: ActorId, kind: &str) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO name_key (key, whole, actor, type) VALUES (?1, ?2, ?3, ?4)";
        let mut insert = self.db.prepare_cached(sql).fail("write a name")?;
        insert.execute(params![key, whole, actor, kind]).fail("write a name")?;
        Ok(())
    }
}

/// The earliest and latest day of a term's ends.
pub(super) fn term_days(from: Option<&EventDate>, until: Option<&EventDate>) -> (Option<i64>, Option<i64>) {
    let first = from.and_then(EventDate::first).map(crate::model::Day::days);
    let last = until.and_then(EventDate::last).map(crate::model::Day::days);
    (first, last)
}
