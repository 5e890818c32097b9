//! Who acts for whom without holding an office, and offices that nobody can have held.

use super::super::Store;
use super::Tell;
use crate::error::Result;
use rusqlite::Row;

impl Store {
    /// Persons whom an event says to act for an actor for which they held no office on those days, though the base knows
    /// their offices.
    pub(crate) fn not_in_office(&self, tell: &mut Tell<'_>) -> Result<()> {
        let sql = "SELECT e.id, e.date, a.name, s.name AS side FROM participant p JOIN event e ON e.id = p.event
                     JOIN actor a ON a.id = p.actor JOIN actor s ON s.id = p.acts_for
                    WHERE a.kind = 'person' AND EXISTS (SELECT 1 FROM term WHERE person = a.id AND day_from IS NOT NULL)
                      AND NOT EXISTS (SELECT 1 FROM term t JOIN office o ON o.id = t.office
                                       WHERE t.person = a.id AND o.actor = s.id
                                         AND coalesce(t.day_from, e.date_to) <= e.date_to
                                         AND coalesce(t.day_until, e.date_from) >= e.date_from)
                    ORDER BY e.id";
        let words = |row: &Row<'_>| {
            let (name, side, date): (String, String, String) = (row.get("name")?, row.get("side")?, row.get("date")?);
            Ok((vec![row.get("id")?], format!("{name} acts for {side}, but held no office of it on {date}")))
        };
        self.tell(sql, [], words, tell)
    }

    /// Terms that end before they begin, or lie outside the life of who held them, unless the note of the term or
    /// the person says that this is so.
    pub(crate) fn impossible_terms(&self, tell: &mut Tell<'_>) -> Result<()> {
        let sql = "SELECT a.name, o.title, coalesce(t.held_from, '') AS began, coalesce(t.held_until, '') AS ended,
                          coalesce(a.exists_until, '') AS died FROM term t JOIN actor a ON a.id = t.person JOIN office o ON o.id = t.office
                    WHERE (t.day_until < t.day_from OR substr(t.held_from, 1, 4) > substr(a.exists_until, 1, 4)
                           OR substr(t.held_until, 1, 4) > substr(a.exists_until, 1, 4)
                           OR substr(t.held_until, 1, 4) < substr(a.exists_from, 1, 4))
                      AND coalesce(t.note, '') || coalesce(a.note, '') NOT LIKE '%accepted:term%' ORDER BY a.name, t.id";
        let words = |row: &Row<'_>| {
            let text = |name| row.get::<_, String>(name);
            let died = Some(text("died")?).filter(|died| !died.is_empty()).map(|died| format!(", died {died}"));
            let span = format!("{}/{}", text("began")?, text("ended")?);
            Ok((Vec::new(), format!("{} ({}, {span}){}", text("name")?, text("title")?, died.unwrap_or_default())))
        };
        self.tell(sql, [], words, tell)
    }
}
