//! The words of titles, quotes and notes.

use super::Store;
use super::revisions::Writer;
use super::sql::Fail;
use crate::error::Result;
use crate::model::EventId;

const ROW: &str =
    "SELECT e.id, e.title, (SELECT group_concat(quote, ' · ') FROM mention WHERE event = e.id), e.note FROM event e";

/// The same of events whose sources have no words.
const WITHOUT_QUOTES: &str = "SELECT e.id, e.title, NULL, e.note FROM event e";

impl Store {
    /// Writes the word index anew.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn rebuild_text(&self) -> Result<()> {
        self.db.execute("DELETE FROM event_text", []).fail("clear the word index")?;
        let sql = format!("INSERT INTO event_text (rowid, title, quotes, note) {ROW}");
        self.db.execute(&sql, []).fail("write the word index")?;
        Ok(())
    }
}

impl Writer<'_> {
    /// Notes that the words of an event change.
    pub(super) fn touch_text(&self, event: EventId) {
        if self.store.path.is_none() {
            return; // the built-in base indexes words when somebody searches for them
        }
        if event < self.first_new_event() {
            self.worded.borrow_mut().insert(event);
        }
    }

    /// Writes the words of all events that this revision added, in one statement: each alone would cost ten times that.
    pub(super) fn add_text(&self) -> Result<()> {
        if self.path.is_none() {
            return Ok(());
        }
        let row = if self.quoted.get() { ROW } else { WITHOUT_QUOTES };
        let sql = format!("INSERT INTO event_text (rowid, title, quotes, note) {row} WHERE e.id >= ?1");
        self.db.execute(&sql, [self.first_new_event()]).fail("write the words")?;
        Ok(())
    }

    /// Writes the words of one event anew.
    pub(super) fn refresh_text(&self, event: EventId) -> Result<()> {
        let clear = "DELETE FROM event_text WHERE rowid = ?1";
        self.db.prepare_cached(clear).fail("clear the words")?.execute([event]).fail("clear the words")?;
        let sql = format!("INSERT INTO event_text (rowid, title, quotes, note) {ROW} WHERE e.id = ?1");
        self.db.prepare_cached(&sql).fail("write the words")?.execute([event]).fail("write the words")?;
        Ok(())
    }
}

/// What people type as an FTS5 expression: every word must occur, what is in quotes as it stands, `word*` begins a word.
pub fn expression(words: &str) -> String {
    let mut terms = Vec::new();
    for (i, piece) in words.split('"').enumerate() {
        match i % 2 {
            1 if !piece.trim().is_empty() => terms.push(format!("\"{}\"", piece.trim())),
            1 => {}
            _ => terms.extend(piece.split_whitespace().map(term)),
        }
    }
    terms.join(" ")
}

fn term(word: &str) -> String {
    match word.strip_suffix('*') {
        Some(start) => format!("\"{start}\"*"),
        None => format!("\"{word}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_taken_for_operators() {
        assert_eq!(expression("xi OR 1=1"), "\"xi\" \"OR\" \"1=1\"");
        assert_eq!(expression("\"peace talks\" kyiv*"), "\"peace talks\" \"kyiv\"*");
        assert_eq!(expression("a\"b"), "\"a\" \"b\"");
        assert_eq!(expression("   "), "");
    }
}
