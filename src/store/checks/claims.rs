//! What sources count or deny, beside what is recorded.

use super::super::Store;
use super::Tell;
use crate::error::Result;
use crate::model::{Certainty, Claim, ClaimKind, Contact, EventKind, Mode, counted};

impl Store {
    /// Contacts in the span of a claim that there were none.
    pub(crate) fn denied(&self, tell: &mut Tell<'_>) -> Result<()> {
        for claim in self.claims(&[])?.iter().filter(|claim| claim.kind == ClaimKind::None) {
            for contact in self.counted(claim, Certainty::Certainly)? {
                let Some(event) = self.event(contact.n)? else { continue };
                let words = format!("{}, but {} is recorded: {}", told(claim), event.date, event.title);
                tell(vec![contact.n], words)?;
            }
        }
        Ok(())
    }

    /// Counts that are not the number of contacts recorded: more than are surely in their span, or fewer than may be,
    /// unless the note of the claim or of its source says that this is so.
    pub(crate) fn miscounted(&self, tell: &mut Tell<'_>) -> Result<()> {
        for claim in self.claims(&[])?.iter().filter(|claim| claim.kind == ClaimKind::Count) {
            if self.is_accepted(claim)? {
                continue;
            }
            let number = |contacts: Vec<Contact>| contacts.len() as i64;
            let sure = number(self.counted(claim, Certainty::Certainly)?);
            let possible = number(self.counted(claim, Certainty::Possibly)?);
            let recorded = match claim.count {
                count if count < sure => sure,
                count if count > possible => possible,
                _ => continue,
            };
            tell(Vec::new(), format!("{}; {recorded} recorded here", told(claim)))?;
        }
        Ok(())
    }

    fn is_accepted(&self, claim: &Claim) -> Result<bool> {
        let source = claim.source.as_ref().map(|id| self.source_by_id(id)).transpose()?.flatten();
        let notes = [claim.note.clone(), source.and_then(|source| source.note)];
        Ok(notes.iter().flatten().any(|note| note.contains("accepted:counted")))
    }
}

/// `S1 L55 counts 39 meetings (in-person) of Xi Jinping and Vladimir Putin, ../2023-03-18`.
fn told(claim: &Claim) -> String {
    let names: Vec<&str> = claim.participants.iter().map(|party| party.name.as_str()).collect();
    let mode = claim.mode.map(Mode::as_str).map(|mode| format!(" ({mode})")).unwrap_or_default();
    let kind = claim.event_kind.map_or("contact", EventKind::as_str);
    let what = match claim.kind {
        ClaimKind::Count => format!("counts {}", counted(claim.count, kind)),
        ClaimKind::None => format!("says there was no {kind}"),
    };
    format!("{} {what}{mode} of {}, {}", claim.source_label(), names.join(" and "), claim.date)
}
