//! Changing what is known of one event, by a person's word.

use super::{Recorder, needed};
use crate::error::{Error, Result, all};
use crate::model::{ActorRef, EventDate, EventDraft, EventId, EventKind, Mode, Role, Status};
use crate::store::EventRow;

/// What a person changes; what is none stays as it is. An empty text takes a value away.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edit {
    /// When.
    pub date: Option<EventDate>,
    /// What sort of happening.
    pub kind: Option<EventKind>,
    /// How.
    pub mode: Option<Mode>,
    /// How real.
    pub status: Option<Status>,
    /// One line in words.
    pub title: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Anything a reader should know.
    pub note: Option<String>,
    /// The event it belongs to.
    pub part_of: Option<String>,
    /// Who takes part too.
    pub add: Vec<(ActorRef, Role)>,
    /// Who does not.
    pub remove: Vec<String>,
    /// Labels to put on.
    pub tags: Vec<String>,
    /// Labels to take off.
    pub untag: Vec<String>,
}

impl Recorder<'_> {
    /// Changes one event. The mentions stay: they say what the sources say.
    ///
    /// # Errors
    /// When a name is unknown, or too few would take part.
    pub fn edit(&self, n: EventId, edit: &Edit) -> Result<()> {
        let old = self.writer.event_row(n)?;
        let date = edit.date.clone().unwrap_or(old.date.clone());
        let row = EventRow {
            kind: edit.kind.unwrap_or(old.kind),
            mode: edit.mode.unwrap_or(old.mode),
            status: edit.status.unwrap_or(old.status),
            title: edit.title.clone().unwrap_or(old.title.clone()),
            note: changed(edit.note.as_ref(), old.note.clone()),
            reviewed: true,
            ..old.clone()
        };
        let row = self.edit_place(EventRow { date, ..row }, edit)?;
        let row = self.edit_whole(n, row, edit)?;
        if row != old {
            self.writer.update_event(n, &row)?;
        }
        self.edit_members(n, &row.date, edit)?;
        edit.tags.iter().try_for_each(|tag| self.writer.insert_tag(n, tag).map(drop))?;
        edit.untag.iter().try_for_each(|tag| self.writer.delete_tag(n, tag))
    }

    fn edit_place(&self, row: EventRow, edit: &Edit) -> Result<EventRow> {
        let Some(place) = &edit.place else { return Ok(row) };
        let mut draft = EventDraft::authored(row.date.clone(), row.kind);
        draft.city = Some(place.clone()).filter(|place| !place.is_empty());
        let (city, country) = self.place(&draft)?;
        Ok(EventRow { city, country, ..row })
    }

    fn edit_whole(&self, n: EventId, row: EventRow, edit: &Edit) -> Result<EventRow> {
        let part_of = match edit.part_of.as_deref() {
            None => row.part_of,
            Some("") => None,
            Some(whole) => Some(self.whole(whole)?),
        };
        let mut above = part_of;
        while let Some(whole) = above {
            if whole == n {
                return Err(Error::conflict(format!("#{n} cannot be part of itself")));
            }
            above = self.writer.event_row(whole)?.part_of;
        }
        Ok(EventRow { part_of, ..row })
    }

    fn edit_members(&self, n: EventId, date: &EventDate, edit: &Edit) -> Result<()> {
        if edit.add.is_empty() && edit.remove.is_empty() {
            return Ok(());
        }
        let mut members = self.writer.members(n)?;
        for gone in all(edit.remove.iter().map(|name| self.actor(name, date)))? {
            members.retain(|member| member.actor != gone);
        }
        for new in all(edit.add.iter().map(|(actor, role)| self.member(actor, *role, date)))? {
            members.retain(|member| member.actor != new.actor);
            members.push(new);
        }
        let kind = self.writer.event_row(n)?.kind;
        if members.len() < needed(kind) {
            return Err(
                Error::usage(format!("a {kind} needs two actors")).note("take it out", format!("chancery remove {n}"))
            );
        }
        self.writer.set_members(n, &members)
    }
}

fn changed(new: Option<&String>, old: Option<String>) -> Option<String> {
    match new {
        None => old,
        Some(text) => Some(text.clone()).filter(|text| !text.is_empty()),
    }
}
