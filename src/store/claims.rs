//! Statements about claims: counts and denials.

use super::revisions::Writer;
use super::sql::Fail;
use super::{Query, Side, Store};
use crate::error::Result;
use crate::model::claim::Party;
use crate::model::contact::occasions;
use crate::model::{
    ActorId, Certainty, Claim, ClaimId, ClaimKind, Contact, EventDate, EventKind, Mode, Period, SourceId, Status,
};
use rusqlite::{Row, named_params, params};
use std::collections::HashMap;

/// A claim ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimRow {
    /// A count, or none.
    pub kind: ClaimKind,
    /// What is counted.
    pub event_kind: Option<EventKind>,
    /// In which mode.
    pub mode: Option<Mode>,
    /// How many.
    pub count: i64,
    /// The span it covers.
    pub date: EventDate,
    /// The source.
    pub source: Option<SourceId>,
    /// Its line.
    pub line: Option<i64>,
    /// The words.
    pub quote: Option<String>,
    /// What it counts, in our words.
    pub note: Option<String>,
    /// Whether a person has judged it.
    pub reviewed: bool,
}

fn claim(row: &Row<'_>) -> rusqlite::Result<Claim> {
    Ok(Claim {
        n: row.get("id")?,
        kind: row.get("kind")?,
        participants: Vec::new(),
        event_kind: row.get("event_kind")?,
        mode: row.get("mode")?,
        count: row.get("count")?,
        date: row.get("date")?,
        recorded: 0,
        source: row.get("source_slug")?,
        line: row.get("line")?,
        quote: row.get("quote")?,
        note: row.get("note")?,
        reviewed: row.get("reviewed")?,
    })
}

impl Store {
    /// The claims about all of these actors (each as its alternatives), or every claim, in the order of their dates;
    /// what the base holds itself is left for [`Store::beside`].
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn claims(&self, sides: &[Vec<Side>]) -> Result<Vec<Claim>> {
        let member = |side: &Vec<Side>| {
            let actors: Vec<String> = side.iter().map(|side| side.actor.to_string()).collect();
            format!(" AND c.id IN (SELECT claim FROM claim_participant WHERE actor IN ({}))", actors.join(", "))
        };
        let members: String = sides.iter().map(member).collect();
        let sql = format!(
            "SELECT c.*, s.slug AS source_slug FROM claim c LEFT JOIN source s ON s.id = c.source
              WHERE 1{members} ORDER BY c.date_to, c.id"
        );
        let mut rows = self.db.prepare(&sql).fail("read the claims")?;
        let rows = rows.query_map([], claim).fail("read the claims")?;
        let mut claims = rows.collect::<rusqlite::Result<Vec<_>>>().fail("read a claim")?;
        for claim in &mut claims {
            (_, claim.participants) = self.parties(claim.n)?;
        }
        Ok(claims)
    }

    /// Sets beside each claim how many such contacts the base holds in its span.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn beside(&self, claims: &mut [Claim]) -> Result<()> {
        let mut read: HashMap<Vec<ActorId>, Vec<Contact>> = HashMap::new();
        for claim in claims {
            let (actors, _) = self.parties(claim.n)?;
            if !read.contains_key(&actors) {
                let sides = actors.iter().map(|actor| vec![Side::always(*actor)]).collect();
                read.insert(actors.clone(), self.contacts(&Query { sides, ..Query::default() })?);
            }
            claim.recorded = counted(claim, &read[&actors], Certainty::Possibly).len() as i64;
        }
        Ok(())
    }

    /// The contacts that a claim speaks of, as far as they are so surely in its span.
    pub(super) fn counted(&self, claim: &Claim, sure: Certainty) -> Result<Vec<Contact>> {
        let (actors, _) = self.parties(claim.n)?;
        let sides = actors.iter().map(|actor| vec![Side::always(*actor)]).collect();
        Ok(counted(claim, &self.contacts(&Query { sides, ..Query::default() })?, sure))
    }

    fn parties(&self, claim: ClaimId) -> Result<(Vec<ActorId>, Vec<Party>)> {
        let sql = "SELECT a.id, a.slug, a.name FROM claim_participant p JOIN actor a ON a.id = p.actor
                    WHERE p.claim = ?1 ORDER BY p.id";
        let mut rows = self.db.prepare_cached(sql).fail("read a claim")?;
        let party = |row: &Row<'_>| Ok((row.get(0)?, Party { id: row.get(1)?, name: row.get(2)? }));
        let rows = rows.query_map([claim], party).fail("read a claim")?;
        let rows: Vec<(ActorId, Party)> = rows.collect::<rusqlite::Result<_>>().fail("read a claim")?;
        Ok(rows.into_iter().unzip())
    }
}

/// The occasions of the claimed sort among contacts that are at least so surely in the claim's span.
fn counted(claim: &Claim, contacts: &[Contact], sure: Certainty) -> Vec<Contact> {
    let span = Period { from: claim.date.first(), until: claim.date.last() };
    let held = contacts.iter().filter(|contact| {
        contact.status == Status::Held
            && claim.mode.is_none_or(|mode| contact.mode == mode)
            && contact.date.within(&span) >= sure
    });
    let held: Vec<Contact> = held.cloned().collect();
    occasions(&held).into_iter().filter(|contact| is_counted(claim.event_kind, contact)).cloned().collect()
}

/// "Met" counts whatever brought them together; any other word only its own kind.
fn is_counted(kind: Option<EventKind>, contact: &Contact) -> bool {
    match kind {
        None => true,
        Some(EventKind::Meeting) => contact.kind != EventKind::Call,
        Some(kind) => contact.kind == kind,
    }
}

impl Writer<'_> {
    /// Adds a claim, unless the same is there already. Returns whether it was new.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn insert_claim(&self, claim: &ClaimRow, actors: &[ActorId]) -> Result<bool> {
        if self.is_known(claim, actors)? {
            return Ok(false);
        }
        let sql =
            "INSERT INTO claim (id, kind, event_kind, mode, count, date, date_from, date_to, source, line, quote, note,
                                reviewed)
                   VALUES (:n, :kind, :event_kind, :mode, :count, :date, :from, :to, :source, :line, :quote, :note,
                           :reviewed)";
        let n = self.new_id("claim");
        let values = named_params! {":n": n, ":kind": claim.kind, ":event_kind": claim.event_kind, ":mode": claim.mode,
        ":count": claim.count, ":date": claim.date, ":from": claim.date.first(), ":to": claim.date.last(),
        ":source": claim.source, ":line": claim.line, ":quote": claim.quote, ":note": claim.note,
        ":reviewed": claim.reviewed};
        self.db.prepare_cached(sql).fail("add a claim")?.execute(values).fail("add a claim")?;
        let member = "INSERT OR IGNORE INTO claim_participant (id, claim, actor) VALUES (?1, ?2, ?3)";
        let mut member = self.db.prepare_cached(member).fail("add a claim")?;
        for actor in actors {
            let added = member.execute(params![self.new_id("claim_participant"), n, actor]).fail("add a claim")?;
            self.give_back("claim_participant", added);
        }
        Ok(true)
    }

    fn is_known(&self, claim: &ClaimRow, actors: &[ActorId]) -> Result<bool> {
        let ids: Vec<String> = actors.iter().map(ToString::to_string).collect();
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM claim c WHERE kind = ?1 AND event_kind IS ?2 AND mode IS ?3 AND count = ?4 AND date = ?5
               AND source IS ?6 AND line IS ?7
               AND (SELECT count(*) FROM claim_participant WHERE claim = c.id AND actor IN ({})) = {})",
            ids.join(", "),
            ids.len()
        );
        let values =
            params![claim.kind, claim.event_kind, claim.mode, claim.count, claim.date, claim.source, claim.line];
        self.db.query_row(&sql, values, |row| row.get(0)).fail("look for the claim")
    }
}
