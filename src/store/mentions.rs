//! Statements about mentions: the places in sources that tell of an event.

use super::Store;
use super::revisions::Writer;
use super::sql::Fail;
use crate::error::Result;
use crate::model::{EventDate, EventId, SourceId, Status};
use rusqlite::{OptionalExtension, params};
use std::collections::HashMap;

/// A mention ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MentionRow {
    /// The source.
    pub source: SourceId,
    /// The line of a text, the record number of a data set.
    pub line: Option<i64>,
    /// UTF-8 bytes in the text.
    pub span: Option<(i64, i64)>,
    /// The words.
    pub quote: Option<String>,
    /// The date this source gives.
    pub date: EventDate,
    /// The status this source gives.
    pub status: Status,
    /// The rule that read it.
    pub rule: Option<String>,
    /// How that rule read the date.
    pub how: Option<String>,
    /// Whether a person has judged it.
    pub reviewed: bool,
}

impl Store {
    /// The events that the records of a data set tell of, those `before` a number.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn records(&self, source: SourceId, before: EventId) -> Result<HashMap<i64, Vec<EventId>>> {
        let sql = "SELECT m.line, m.event FROM mention m JOIN source s ON s.id = m.source
                    WHERE m.source = ?1 AND m.line IS NOT NULL AND m.event < ?2 AND s.kind = 'dataset' ORDER BY m.id";
        let mut rows = self.db.prepare_cached(sql).fail("read the records")?;
        let rows = rows.query_map(params![source, before], |row| Ok((row.get(0)?, row.get(1)?)));
        let mut records: HashMap<i64, Vec<EventId>> = HashMap::new();
        for row in rows.fail("read the records")? {
            let (line, event) = row.fail("read a record")?;
            records.entry(line).or_default().push(event);
        }
        Ok(records)
    }
}

impl Writer<'_> {
    /// Adds a mention, unless the event has one of the same source, line and words; of a data set the record is enough. Returns whether it was new.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn insert_mention(&self, event: EventId, mention: &MentionRow) -> Result<bool> {
        // +source: the few mentions of the event are looked through, not the many of a data set.
        let known = "SELECT EXISTS (SELECT 1 FROM mention m WHERE event = ?1 AND +source = ?2 AND line IS ?3
                       AND (quote IS ?4 OR (line IS NOT NULL AND 'dataset' = (SELECT kind FROM source WHERE id = m.source)))
                       AND date = ?5 AND status = ?6)";
        let values = params![event, mention.source, mention.line, mention.quote, mention.date, mention.status];
        let known = self.db.prepare_cached(known).fail("look for the mention")?.query_row(values, |row| row.get(0));
        if known.fail("look for the mention")? {
            return Ok(false);
        }
        self.insert_new_mention(event, mention.clone())?;
        Ok(true)
    }

    /// The mention of an event that stands at the same place of the same source, if there is one: the same line, or
    /// without lines the same words.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn twin(&self, event: EventId, mention: &MentionRow) -> Result<Option<(i64, MentionRow)>> {
        let sql = "SELECT * FROM mention WHERE event = ?1 AND +source = ?2 AND line IS ?3
                      AND (line IS NOT NULL OR quote IS NULL OR ?4 IS NULL OR quote = ?4)
                    ORDER BY quote IS ?4 DESC, date = ?5 AND status = ?6 DESC, id LIMIT 1";
        let values = params![event, mention.source, mention.line, mention.quote, mention.date, mention.status];
        let mut one = self.db.prepare_cached(sql).fail("look for the mention")?;
        let twin = one.query_row(values, |row| {
            let (start, end): (Option<i64>, Option<i64>) = (row.get("span_start")?, row.get("span_end")?);
            let known = MentionRow {
                source: row.get("source")?,
                line: row.get("line")?,
                span: start.zip(end),
                quote: row.get("quote")?,
                date: row.get("date")?,
                status: row.get("status")?,
                rule: row.get("rule")?,
                how: row.get("how")?,
                reviewed: row.get("reviewed")?,
            };
            Ok((row.get("id")?, known))
        });
        twin.optional().fail("look for the mention")
    }

    /// Writes what a mention says anew: its words, date and status.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn update_mention(&self, id: i64, mention: &MentionRow) -> Result<()> {
        self.quoted.set(self.quoted.get() || mention.quote.is_some());
        let sql = "UPDATE mention SET quote = ?2, date = ?3, status = ?4 WHERE id = ?1 RETURNING event";
        let values = params![id, mention.quote, mention.date, mention.status];
        let event = self.db.query_row(sql, values, |row| row.get(0)).fail("change a mention")?;
        self.touch_text(event);
        Ok(())
    }

    /// Whether a data set tells of an event in other records, and not in this one.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn is_other_record(&self, event: EventId, source: SourceId, line: Option<i64>) -> Result<bool> {
        let sql = "SELECT coalesce(min(m.line <> ?3), 0) FROM mention m JOIN source s ON s.id = m.source
                    WHERE m.event = ?1 AND +m.source = ?2 AND m.line IS NOT NULL AND s.kind = 'dataset'";
        let mut one = self.db.prepare_cached(sql).fail("look for the record")?;
        one.query_row(params![event, source, line], |row| row.get(0)).fail("look for the record")
    }
}
