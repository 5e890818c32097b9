//! A draft with the id of an event that is known: the same telling again, one that somebody has edited, an older one, or
//! another event that only bears the same id.
//!
//! A value that the event had before, in a change still in force, is an older one and changes nothing; a value that it
//! never had is an edit.

use super::{Outcome, Recorder, Resolved, matching};
use crate::error::{Error, Result};
use crate::model::{EventDraft, EventId};
use crate::store::{EventRow, Member, MentionRow, Past};

/// What a draft changed, and what it left because it is older.
#[derive(Debug, Default)]
struct Change {
    changed: bool,
    added: bool,
    older: bool,
}

impl Change {
    /// The value to keep: the told one where it was never known before.
    fn pick<T: Clone + PartialEq>(&mut self, old: &T, told: &T, was_once: bool) -> T {
        match (old == told, was_once) {
            (true, _) => old.clone(),
            (false, true) => {
                self.older = true;
                old.clone()
            }
            (false, false) => {
                self.changed = true;
                told.clone()
            }
        }
    }
}

impl Recorder<'_> {
    /// Records a draft whose id is that of a known event.
    pub(super) fn again(&self, n: EventId, draft: &EventDraft) -> Result<Outcome> {
        let (old, members) = (self.writer.event_row(n)?, self.writer.members(n)?);
        let told = &self.resolve_as_known(draft, &old)?;
        let past = if n < self.first_new { self.writer.past(n)? } else { Past::default() };
        self.refuse_another(n, (&old, &members), told, &past)?;
        if n >= self.first_new {
            return self.attach(n, told);
        }
        let twins = told.mentions.iter().map(|mention| self.writer.twin(n, mention)).collect::<Result<Vec<_>>>()?;
        if !twins.is_empty() && twins.iter().all(Option::is_none) {
            return self.attach_with_words(n, draft, told, &past);
        }
        let mut change = Change::default();
        let dated = Dated::of(&old, told, &twins);
        let row = edited(&old, draft, told, &past, dated, &mut change);
        for (mention, twin) in told.mentions.iter().zip(&twins) {
            match twin {
                Some((id, known)) => self.edit_mention(*id, known, mention, dated, &mut change)?,
                None => change.added |= self.writer.insert_mention(n, mention)?,
            }
        }
        let members_now = self.edited_members(n, &row, &members, &told.members, &mut change)?;
        if row != old {
            self.writer.update_event(n, &row)?;
        }
        if members_now != members {
            self.writer.set_members(n, &members_now)?;
        }
        self.tag(n, told, &mut change)?;
        Ok(match change {
            Change { changed: true, .. } => Outcome::Changed(n),
            Change { added: true, .. } => Outcome::Attached(n),
            Change { older: true, .. } => Outcome::Older(n),
            _ => Outcome::Known(n),
        })
    }

    /// The names of a row are those of its event's days, also where the row gives those of a mention.
    fn resolve_as_known(&self, draft: &EventDraft, known: &EventRow) -> Result<Resolved> {
        let mut told = self.resolve(&EventDraft { date: known.date.clone(), ..draft.clone() })?;
        told.row.date = draft.date.clone();
        Ok(told)
    }

    /// A further source of the event: it joins as any telling does, and its title and note count where they are new.
    fn attach_with_words(&self, n: EventId, draft: &EventDraft, told: &Resolved, past: &Past) -> Result<Outcome> {
        let attached = self.attach(n, told)?;
        let old = self.writer.event_row(n)?;
        let mut change = Change::default();
        let row = words(&old, draft, past, &mut change);
        if row != old {
            self.writer.update_event(n, &row)?;
        }
        Ok(if change.changed { Outcome::Changed(n) } else { attached })
    }

    /// An event of nobody in common, or of another kind on other days, is another one.
    fn refuse_another(&self, n: EventId, known: (&EventRow, &[Member]), told: &Resolved, past: &Past) -> Result<()> {
        let (old, members) = known;
        let nobody = told.members.iter().all(|new| members.iter().all(|known| known.actor != new.actor));
        let strangers = nobody && matching::joined(self.writer, old, members, &told.members)?.len() > members.len();
        let kind = old.kind != told.row.kind && !past.had("kind", told.row.kind.as_str());
        let apart = !old.date.overlaps(&told.row.date) && !past.had("date", told.row.date.as_str());
        match strangers || (kind && apart) {
            false => Ok(()),
            true => Err(Error::conflict(format!(
                "the id {} is that of another event: #{n} {}, {}",
                old.id, old.date, old.title
            ))),
        }
    }

    /// The mention of the same place in the same source follows; there is never a second one that contradicts it.
    fn edit_mention(
        &self,
        id: i64,
        old: &MentionRow,
        told: &MentionRow,
        dated: Dated,
        change: &mut Change,
    ) -> Result<()> {
        let past = self.writer.past_of_mention(id)?;
        let mut row = old.clone();
        if dated != Dated::Nothing {
            row.date = change.pick(&old.date, &told.date, past.had("date", told.date.as_str()));
            row.status = change.pick(&old.status, &told.status, past.had("status", told.status.as_str()));
        }
        if let Some(quote) = &told.quote {
            row.quote = change.pick(&old.quote, &told.quote, past.had("quote", quote));
        }
        if row == *old { Ok(()) } else { self.writer.update_mention(id, &row) }
    }

    /// Who takes part as the draft tells it: a state stands for its person, whoever came or went later stays so.
    fn edited_members(
        &self,
        n: EventId,
        row: &EventRow,
        old: &[Member],
        told: &[Member],
        change: &mut Change,
    ) -> Result<Vec<Member>> {
        if old.len() == told.len() && told.iter().all(|new| old.contains(new)) {
            return Ok(old.to_vec());
        }
        let past = self.writer.past_members(n)?;
        let mut members = Vec::new();
        for known in old {
            let sides = self.writer.acts_for(known.actor, row.date.first(), row.date.last())?;
            let by_side = told.iter().any(|new| sides.contains(&new.actor) || known.acts_for == Some(new.actor));
            match told.iter().find(|new| new.actor == known.actor) {
                Some(new) => members.push(change.pick(known, new, past.roles.contains(&(new.actor, new.role)))),
                None if by_side => members.push(*known),
                None if past.joined.contains(&known.actor) => {
                    change.older = true;
                    members.push(*known);
                }
                None => change.changed = true,
            }
        }
        let (left, news): (Vec<Member>, Vec<Member>) = told.iter().partition(|new| past.left.contains(&new.actor));
        change.older |= !left.is_empty();
        let all = matching::joined(self.writer, row, &members, &news)?;
        change.changed |= all != members;
        Ok(all)
    }

    fn tag(&self, n: EventId, told: &Resolved, change: &mut Change) -> Result<()> {
        for tag in &told.tags {
            change.changed |= self.writer.insert_tag(n, tag)?;
        }
        Ok(())
    }
}

/// The title and the note, where the draft says them.
fn words(old: &EventRow, draft: &EventDraft, past: &Past, change: &mut Change) -> EventRow {
    let mut row = old.clone();
    if let Some(title) = &draft.title {
        row.title = change.pick(&old.title, title, past.had("title", title));
    }
    if let Some(note) = &draft.note {
        row.note = change.pick(&old.note, &Some(note.clone()), past.had("note", note));
    }
    row
}

/// The fields of an event as a draft tells them.
fn edited(
    old: &EventRow,
    draft: &EventDraft,
    told: &Resolved,
    past: &Past,
    dated: Dated,
    change: &mut Change,
) -> EventRow {
    let new = &told.row;
    let mut row = words(old, draft, past, change);
    row.kind = change.pick(&old.kind, &new.kind, past.had("kind", new.kind.as_str()));
    if draft.mode.is_some() {
        row.mode = change.pick(&old.mode, &new.mode, past.had("mode", new.mode.as_str()));
    }
    if dated == Dated::Event {
        row.date = change.pick(&old.date, &new.date, past.had("date", new.date.as_str()));
        row.status = change.pick(&old.status, &new.status, past.had("status", new.status.as_str()));
    }
    if draft.city.is_some() {
        let was = new.city.as_ref().is_some_and(|city| past.had("city", city));
        row.city = change.pick(&old.city, &new.city, was);
    }
    if draft.city.is_some() || draft.country.is_some() {
        let was = new.country.is_some_and(|country| past.had("country", &country.to_string()));
        row.country = change.pick(&old.country, &new.country, was);
    }
    if draft.part_of.is_some() {
        let was = new.part_of.is_some_and(|whole| past.had("part_of", &whole.to_string()));
        row.part_of = change.pick(&old.part_of, &new.part_of, was);
    }
    row.reviewed = old.reviewed || (change.changed && new.reviewed);
    row
}

/// Whose date and status a row gives: in a table a row stands for the event and for its mention at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dated {
    /// Those that the event or the mention has: nothing is new.
    Nothing,
    /// Those of the mention alone, edited.
    Mention,
    /// Those of the event.
    Event,
}

impl Dated {
    fn of(old: &EventRow, told: &Resolved, twins: &[Option<(i64, MentionRow)>]) -> Self {
        let (date, status) = (&told.row.date, told.row.status);
        let is = |known: (&crate::model::EventDate, crate::model::Status)| known == (date, status);
        let ([mention], [Some((_, twin))]) = (told.mentions.as_slice(), twins) else { return Self::Event };
        if !is((&mention.date, mention.status)) {
            return Self::Event; // a form that tells of the mention apart
        }
        let by_status = twin.status != old.status && twin.status == status;
        let by_date = twin.date != old.date && twin.date == *date;
        match () {
            () if is((&old.date, old.status)) || is((&twin.date, twin.status)) => Self::Nothing,
            () if by_status || by_date => Self::Mention,
            () => Self::Event,
        }
    }
}
