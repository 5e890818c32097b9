//! Statements about sources.

use super::Store;
use super::revisions::Writer;
use super::sql::Fail;
use crate::error::Result;
use crate::model::{EventDate, EventId, Source, SourceDraft, SourceId, SourceKind};
use rusqlite::{OptionalExtension, Row, named_params, params};

/// One line of `sources list`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SourceLine {
    /// The source itself.
    #[serde(flatten)]
    pub source: Source,
    /// How many events it tells of.
    pub events: i64,
}

/// A line of a source, its words, and the event they tell of.
pub type Told = (Option<i64>, Option<String>, EventId);

fn source(row: &Row<'_>) -> rusqlite::Result<Source> {
    Ok(Source {
        n: row.get("id")?,
        id: row.get("slug")?,
        kind: row.get("kind")?,
        title: row.get("title")?,
        publisher: row.get("publisher")?,
        url: row.get("url")?,
        published: row.get("published")?,
        note: row.get("note")?,
    })
}

impl Store {
    /// Every source with its number of events, by number.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn sources(&self) -> Result<Vec<SourceLine>> {
        let sql = "SELECT s.*, (SELECT count(DISTINCT event) FROM mention WHERE source = s.id) AS events
                     FROM source s ORDER BY s.id";
        let mut rows = self.db.prepare(sql).fail("read the sources")?;
        let line = |row: &Row<'_>| Ok(SourceLine { source: source(row)?, events: row.get("events")? });
        let rows = rows.query_map([], line).fail("read the sources")?;
        rows.collect::<rusqlite::Result<_>>().fail("read a source")
    }

    /// The source with an id, in any case.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn source_by_id(&self, id: &str) -> Result<Option<Source>> {
        let sql = "SELECT * FROM source WHERE slug = ?1 OR slug = upper(?1)";
        let mut one = self.db.prepare_cached(sql).fail("find a source")?;
        one.query_row([id], source).optional().fail("find a source")
    }

    /// The source with an address.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn source_by_url(&self, url: &str) -> Result<Option<Source>> {
        let sql = "SELECT * FROM source WHERE url = ?1 ORDER BY id LIMIT 1";
        let mut one = self.db.prepare_cached(sql).fail("find a source")?;
        one.query_row([url], source).optional().fail("find a source")
    }

    /// The source with a title and no address.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn source_by_title(&self, title: &str) -> Result<Option<Source>> {
        let sql = "SELECT * FROM source WHERE title = ?1 AND url IS NULL ORDER BY id LIMIT 1";
        let mut one = self.db.prepare_cached(sql).fail("find a source")?;
        one.query_row([title], source).optional().fail("find a source")
    }

    /// When a source was published.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn published(&self, source: SourceId) -> Result<Option<EventDate>> {
        let sql = "SELECT published FROM source WHERE id = ?1";
        let mut one = self.db.prepare_cached(sql).fail("find a source")?;
        one.query_row([source], |row| row.get(0)).fail("find a source")
    }

    /// The lines a source tells events at: line, quote, and the event's number.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn source_mentions(&self, id: SourceId, limit: usize) -> Result<Vec<Told>> {
        let sql = "SELECT line, quote, event FROM mention WHERE source = ?1 ORDER BY line, id LIMIT ?2";
        let mut rows = self.db.prepare(sql).fail("read the mentions")?;
        let rows = rows.query_map(params![id, limit as i64], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        rows.fail("read the mentions")?.collect::<rusqlite::Result<_>>().fail("read a mention")
    }
}

impl Writer<'_> {
    /// Adds a source as it is.
    ///
    /// # Errors
    /// When the id is taken or SQLite fails.
    pub fn insert_source(&self, source: &Source) -> Result<SourceId> {
        let sql = "INSERT INTO source (id, slug, kind, title, publisher, url, published, note)
                   VALUES (:n, :id, :kind, :title, :publisher, :url, :published, :note)";
        let n = SourceId(self.new_id("source"));
        if let Some(number) = source.id.strip_prefix('S').and_then(|digits| digits.parse().ok()) {
            self.last_source.set(self.last_source.get().map(|last: i64| last.max(number)));
        }
        let values = named_params! {":n": n, ":id": source.id, ":kind": source.kind, ":title": source.title,
        ":publisher": source.publisher, ":url": source.url, ":published": source.published, ":note": source.note};
        self.store.db.prepare_cached(sql).fail("add a source")?.execute(values).fail("add a source")?;
        Ok(n)
    }

    /// Writes what is known of a source anew; its id stays.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn update_source(&self, source: &Source) -> Result<()> {
        let sql = "UPDATE source SET kind = :kind, title = :title, publisher = :publisher, url = :url,
                     published = :published, note = :note WHERE id = :n";
        let values = named_params! {":n": source.n, ":kind": source.kind, ":title": source.title,
        ":publisher": source.publisher, ":url": source.url, ":published": source.published, ":note": source.note};
        self.store.db.execute(sql, values).fail("change a source")?;
        Ok(())
    }

    /// The source a draft means, added if it is new. An id of the base goes first, then an address, then a title.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn source(&self, draft: &SourceDraft) -> Result<SourceId> {
        if let Some(known) = self.known_source(draft)? {
            return Ok(known);
        }
        let wished = draft.id.as_ref().filter(|id| is_source_id(id));
        let free = wished.map(|id| self.store.source_by_id(id)).transpose()?.flatten().is_none();
        let id = wished.filter(|_| free).cloned().map_or_else(|| self.next_source_id(), Ok)?;
        let title = draft.title.clone().or_else(|| draft.url.clone()).or_else(|| draft.id.clone());
        self.insert_source(&Source {
            n: SourceId::default(),
            kind: draft.kind.unwrap_or(if draft.url.is_some() { SourceKind::Page } else { SourceKind::Other }),
            title: title.unwrap_or_else(|| id.clone()),
            id,
            publisher: None,
            url: draft.url.clone(),
            published: draft.published.clone(),
            note: None,
        })
    }

    /// A source with the draft's id counts only if nothing else said of it contradicts.
    fn known_source(&self, draft: &SourceDraft) -> Result<Option<SourceId>> {
        let by_id = draft.id.as_ref().map(|id| self.store.source_by_id(id)).transpose()?.flatten();
        let same = |known: &Source| {
            (draft.url.is_none() || known.url == draft.url)
                && (draft.published.is_none() || known.published == draft.published)
        };
        if let Some(known) = by_id.filter(same) {
            return Ok(Some(known.n));
        }
        if let Some(url) = &draft.url {
            return Ok(self.store.source_by_url(url)?.map(|known| known.n));
        }
        let named = draft.id.as_ref().filter(|id| !is_source_id(id));
        let by_title =
            draft.title.as_ref().or(named).map(|title| self.store.source_by_title(title)).transpose()?.flatten();
        Ok(by_title.filter(same).map(|known| known.n))
    }

    /// The number after the highest, which is looked up once a revision.
    fn next_source_id(&self) -> Result<String> {
        let sql = "SELECT coalesce(max(CAST(substr(slug, 2) AS INTEGER)), 0) FROM source WHERE slug GLOB 'S[0-9]*'";
        let last = match self.last_source.get() {
            Some(last) => last,
            None => self.store.db.query_row(sql, [], |row| row.get(0)).fail("number a source")?,
        };
        self.last_source.set(Some(last + 1));
        Ok(format!("S{}", last + 1))
    }
}

/// Whether a text has the form `S12`.
pub(super) fn is_source_id(text: &str) -> bool {
    text.strip_prefix('S').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}
