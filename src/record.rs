//! The one way in: a draft is resolved, validated, matched against what is known, and written.
//!
//! `add`, every importer, the extractor and the seeds hand their drafts to a [`Recorder`]; it works inside one
//! revision, so that everything a command writes is kept or lost together.

mod actors;
mod batch;
mod edit;
mod known;
mod matching;
mod memory;
mod place;
mod resolve;
mod terms;
mod title;

use memory::{Called, Memory};

pub use actors::{Given, Newcomer};
pub use batch::{Batch, Tally};
pub use edit::Edit;

use crate::error::{Error, Result};
use crate::model::history::Known;
use crate::model::slug::event_slug;
use crate::model::{ClaimDraft, EventDate, EventDraft, EventId, EventKind, MentionDraft, REPORT_DATE};
use crate::store::{ClaimRow, EventRow, Member, MentionRow, Writer};
use std::collections::HashMap;
use std::rc::Rc;

/// What to do with a draft that is a known event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnMatch {
    /// It becomes a further mention of it.
    #[default]
    Attach,
    /// It becomes an event of its own all the same.
    Separate,
    /// It is left out.
    Skip,
}

/// How a recorder treats what it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Policy {
    /// What to do with a draft that is a known event.
    pub on_match: OnMatch,
    /// Whether unknown names become new actors.
    pub new_actors: bool,
}

/// What became of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is a new event.
    Added(EventId),
    /// It is a new event, though it looks like others.
    LookAlike(EventId, Vec<EventId>),
    /// It is a known event, which gained a mention, a status or a narrower date.
    Attached(EventId),
    /// It is a known event, in which somebody has edited something.
    Changed(EventId),
    /// It is a known event as it was before later changes, which stay.
    Older(EventId),
    /// It is a known event, and nothing in it was new.
    Known(EventId),
}

impl Outcome {
    /// The event it is now.
    pub const fn event(&self) -> EventId {
        match self {
            Self::Added(n)
            | Self::LookAlike(n, _)
            | Self::Attached(n)
            | Self::Changed(n)
            | Self::Older(n)
            | Self::Known(n) => *n,
        }
    }
}

/// Writes drafts inside one revision.
#[derive(Debug)]
pub struct Recorder<'a> {
    writer: &'a Writer<'a>,
    policy: Policy,
    first_new: EventId,
    given: HashMap<String, Given>,
    memory: Memory,
}

/// A draft with its names resolved.
#[derive(Debug)]
struct Resolved {
    row: EventRow,
    members: Vec<Member>,
    mentions: Vec<MentionRow>,
    tags: Vec<String>,
}

impl<'a> Recorder<'a> {
    /// A recorder for one revision.
    pub fn new(writer: &'a Writer<'a>, policy: Policy) -> Self {
        let first_new = writer.first_new_event();
        Self { writer, policy, first_new, given: HashMap::new(), memory: Memory::default() }
    }

    /// Writes an event: new, or as a mention of a known one.
    ///
    /// # Errors
    /// When a name is unknown, a field makes no sense, or SQLite fails; the draft's place is in the message.
    pub fn event(&self, draft: &EventDraft) -> Result<Outcome> {
        self.try_event(draft).map_err(|error| at(&draft.from, error))
    }

    fn try_event(&self, draft: &EventDraft) -> Result<Outcome> {
        let known = draft.id.as_ref().map(|id| self.known_by_id(id)).transpose()?.flatten();
        if let Some((id, n)) = draft.id.as_ref().zip(known).filter(|_| self.policy.on_match != OnMatch::Separate) {
            return self.with_known_id(id, n, draft);
        }
        let resolved = self.resolve(draft)?;
        let matches = match self.policy.on_match {
            OnMatch::Separate => matching::Matches::default(),
            _ => self.matches(draft, &resolved)?,
        };
        let Some(known) = matches.same else {
            let n = self.add(draft, resolved)?;
            let similar = matches.similar;
            return Ok(if similar.is_empty() { Outcome::Added(n) } else { Outcome::LookAlike(n, similar) });
        };
        self.memory.wholes.borrow_mut().extend(draft.id.iter().cloned().map(|id| (id, known)));
        match self.policy.on_match {
            OnMatch::Skip => Ok(Outcome::Known(known)),
            _ => self.attach(known, &resolved),
        }
    }

    /// A draft with an id that is known: of an event that an earlier draft with it was found to be, of one that this
    /// revision has just added, or of one that is told again.
    fn with_known_id(&self, id: &str, n: EventId, draft: &EventDraft) -> Result<Outcome> {
        match self.policy.on_match {
            OnMatch::Skip if n < self.first_new => Ok(Outcome::Known(n)),
            _ if self.memory.wholes.borrow().contains_key(id) => self.attach(n, &self.resolve(draft)?),
            _ if self.is_recent(id, draft) => self.attach_again(n, draft),
            _ => self.again(n, draft),
        }
    }

    /// The known events that a draft is or looks like. Drafts that come with ids of their own are not matched against
    /// each other: whoever gave them ids has told them apart.
    fn matches(&self, draft: &EventDraft, resolved: &Resolved) -> Result<matching::Matches> {
        let before = draft.id.as_ref().map(|_| self.first_new);
        if before.is_some_and(|first| first.0 == 1) {
            return Ok(matching::Matches::default());
        }
        if let (Some(_), Some(known)) = (&draft.id, self.same_record(resolved)?) {
            return Ok(matching::Matches { same: Some(known), similar: Vec::new() });
        }
        matching::find(self.writer, resolved, before, coded_set(draft))
    }

    /// Which known events a draft is or looks like, without writing anything.
    ///
    /// # Errors
    /// As [`Recorder::event`].
    pub fn look_alikes(&self, draft: &EventDraft) -> Result<(Option<EventId>, Vec<EventId>)> {
        let resolved = self.resolve(draft)?;
        let matches = matching::find(self.writer, &resolved, None, None)?;
        Ok((matches.same, matches.similar))
    }

    fn add(&self, draft: &EventDraft, mut resolved: Resolved) -> Result<EventId> {
        resolved.row.id = match &draft.id {
            Some(id) if self.policy.on_match != OnMatch::Separate => id.clone(),
            Some(id) => self.free_id(id)?,
            None => self.free_id(&self.new_id(&resolved)?)?,
        };
        if draft.title.is_none() {
            let name = |actor| self.called(actor).map(|called| called.name.clone());
            resolved.row.title = title::of(&resolved.row, &resolved.members, &name)?;
        }
        let n = self.writer.insert_event(resolved.row, &resolved.members)?;
        for (at, mention) in resolved.mentions.iter().enumerate() {
            let place = |mention: &MentionRow| (mention.source, mention.line);
            match resolved.mentions[..at].iter().any(|before| place(before) == place(mention)) {
                false => self.writer.insert_new_mention(n, mention.clone())?,
                true => self.writer.insert_mention(n, mention).map(|_| ())?,
            }
        }
        let mut tags = resolved.tags;
        tags.sort_unstable();
        tags.dedup();
        self.writer.insert_first_tags(n, &tags)?;
        if let Some(id) = &draft.id {
            self.remember(id, n, tags, &resolved.mentions);
        }
        Ok(n)
    }

    fn new_id(&self, resolved: &Resolved) -> Result<String> {
        let ids: Vec<Rc<Called>> = resolved.members.iter().map(|m| self.called(m.actor)).collect::<Result<_>>()?;
        let ids: Vec<&str> = ids.iter().map(|called| called.id.as_str()).collect();
        Ok(event_slug(&resolved.row.date, resolved.row.kind, &ids))
    }

    fn free_id(&self, id: &str) -> Result<String> {
        let mut free = id.to_owned();
        let mut n = 2;
        while self.writer.is_taken(&free)? {
            free = format!("{id}-{n}");
            n += 1;
        }
        Ok(free)
    }

    /// Adds to a known event what a draft tells of it.
    ///
    /// # Errors
    /// As [`Recorder::event`].
    pub fn attach_to(&self, n: EventId, draft: &EventDraft) -> Result<Outcome> {
        let resolved = self.resolve(draft).map_err(|error| at(&draft.from, error))?;
        self.attach(n, &resolved)
    }

    fn attach(&self, n: EventId, draft: &Resolved) -> Result<Outcome> {
        let mut new = false;
        for mention in &draft.mentions {
            new |= self.writer.insert_mention(n, mention)?;
        }
        // What is known from elsewhere keeps its own day.
        for tag in draft.tags.iter().filter(|tag| n >= self.first_new || *tag != REPORT_DATE) {
            self.writer.insert_tag(n, tag)?;
        }
        if n >= self.first_new {
            return Ok(if new { Outcome::Attached(n) } else { Outcome::Known(n) });
        }
        let raised = new && self.raise(n, draft)?;
        Ok(if new || raised { Outcome::Attached(n) } else { Outcome::Known(n) })
    }

    /// Lets a known event follow what a new mention says: its status, its date, a place and persons that were missing.
    /// What nobody has judged yet makes the event one to be judged.
    fn raise(&self, n: EventId, draft: &Resolved) -> Result<bool> {
        let old = self.writer.event_row(n)?;
        let newer = self.is_newer(n, draft)?;
        let known = Known { status: old.status, date: old.date.clone() };
        let known = known.after(draft.row.status, &draft.row.date, newer);
        let mut row = EventRow {
            status: known.status,
            date: if draft.tags.iter().any(|tag| tag == REPORT_DATE) { old.date.clone() } else { known.date },
            city: old.city.clone().or_else(|| draft.row.city.clone()),
            country: old.country.or(draft.row.country),
            ..old.clone()
        };
        let members = self.writer.members(n)?;
        let joined = matching::joined(self.writer, &row, &members, &draft.members)?;
        let changed = row != old || joined != members;
        row.reviewed = draft.row.reviewed || (old.reviewed && !changed);
        if row != old {
            self.writer.update_event(n, &row)?;
        }
        if joined != members {
            self.writer.set_members(n, &joined)?;
        }
        Ok(changed || row != old)
    }

    /// Whether the draft's source was published after every other source of the event, as far as known.
    fn is_newer(&self, n: EventId, draft: &Resolved) -> Result<bool> {
        let Some(event) = self.writer.event(n)? else { return Ok(true) };
        let told = draft.mentions.iter().map(|mention| self.writer.published(mention.source));
        let told = told.collect::<Result<Vec<_>>>()?;
        let last = |date: Option<EventDate>| date.as_ref().and_then(EventDate::last);
        let latest_new = told.into_iter().filter_map(last).max();
        let published = event.mentions.into_iter().filter_map(|mention| last(mention.published));
        Ok(latest_new.is_none_or(|new| published.max().is_none_or(|old| new >= old)))
    }

    /// Writes a claim. Returns whether it was new.
    ///
    /// # Errors
    /// When a name is unknown or SQLite fails.
    pub fn claim(&self, draft: &ClaimDraft) -> Result<bool> {
        self.try_claim(draft).map_err(|error| at(&draft.from, error))
    }

    fn try_claim(&self, draft: &ClaimDraft) -> Result<bool> {
        let actors = draft.participants.iter().map(|actor| self.actor(&actor.name, &draft.date));
        let actors = crate::error::all(actors)?;
        if actors.is_empty() {
            return Err(Error::input("a claim needs at least one actor"));
        }
        let row = ClaimRow {
            kind: draft.kind,
            event_kind: draft.event_kind,
            mode: draft.mode,
            count: draft.count,
            date: draft.date.clone(),
            source: draft.source.as_ref().map(|source| self.source(source)).transpose()?,
            line: draft.line,
            quote: draft.quote.clone(),
            note: draft.note.clone(),
            reviewed: draft.reviewed,
        };
        self.writer.insert_claim(&row, &actors)
    }

    fn mention(&self, draft: &MentionDraft) -> Result<MentionRow> {
        Ok(MentionRow {
            source: self.source(&draft.source)?,
            line: draft.line,
            span: draft.span,
            quote: draft.quote.clone(),
            date: draft.date.clone(),
            status: draft.status,
            rule: draft.rule.clone(),
            how: draft.how.clone(),
            reviewed: draft.reviewed,
        })
    }
}

/// The coded set that a draft is of, as its ids begin: what one set lists under two ids it has told apart, in whichever
/// file and import.
fn coded_set(draft: &EventDraft) -> Option<&str> {
    let coded = draft.tags.iter().any(|tag| tag == REPORT_DATE);
    draft.id.as_deref().filter(|_| coded).and_then(|id| id.split('-').next())
}

/// How many actors an event of a kind needs at least.
const fn needed(kind: EventKind) -> usize {
    if kind.is_contact() { 2 } else { 1 }
}

fn at(place: &str, error: Error) -> Error {
    if place.is_empty() { error } else { error.at(place) }
}
