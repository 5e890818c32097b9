//! What a long import would ask again and again, and the short ways it takes to what it has just written.

use super::place::Cities;
use super::resolve::Lifetime;
use super::{Newcomer, Outcome, Recorder, Resolved};
use crate::error::Result;
use crate::model::{
    ActorId, EventDate, EventDraft, EventId, EventKind, OfficeKind, Origin, REPORT_DATE, SourceDraft, SourceId,
};
use crate::store::MentionRow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// How many events are remembered by their ids.
const MOST_RECENT: usize = 20_000;

/// How many sources are remembered: rows of one article stand together.
const MOST_SOURCES: usize = 10_000;

/// What a long import would ask again and again.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Who is meant by the words seen so far.
    pub(super) names: RefCell<HashMap<String, Meant>>,
    pub(super) newcomers: RefCell<Vec<Newcomer>>,
    pub(super) called: RefCell<HashMap<ActorId, Rc<Called>>>,
    pub(super) wikidata: RefCell<Option<HashMap<String, ActorId>>>,
    pub(super) offices: RefCell<HashMap<(ActorId, String), i64>>,
    /// What sort of office has which title.
    pub(super) kinds: RefCell<Option<HashMap<String, OfficeKind>>>,
    /// Known events by the ids that drafts gave them.
    pub(super) wholes: RefCell<HashMap<String, EventId>>,
    pub(super) recent: RefCell<HashMap<String, Recent>>,
    /// The events that a data set's records told of before this revision.
    pub(super) records: RefCell<HashMap<SourceId, HashMap<i64, Vec<EventId>>>>,
    pub(super) sources: RefCell<HashMap<String, SourceId>>,
    pub(super) lines: RefCell<HashMap<ActorId, Rc<[Lifetime]>>>,
    pub(super) cities: RefCell<Option<Cities>>,
}

/// An event that was added not long ago.
#[derive(Debug)]
pub(super) struct Recent {
    n: EventId,
    tags: Vec<String>,
    records: Vec<(SourceId, i64)>,
}

impl Recent {
    /// Whether a record tells of the event for the first time; nothing where the mention names no record.
    fn is_new_record(&mut self, mention: &MentionRow) -> Option<bool> {
        let record = (mention.source, mention.line?);
        let new = !self.records.contains(&record);
        if new {
            self.records.push(record);
        }
        Some(new)
    }
}

/// Who is meant by words.
#[derive(Debug, Clone)]
pub(super) enum Meant {
    One(ActorId),
    Nobody,
    /// One of these, as the days of an event decide.
    Several(Rc<[ActorId]>),
}

/// What an actor is called.
#[derive(Debug)]
pub(super) struct Called {
    pub(super) id: String,
    pub(super) name: String,
}

impl Recorder<'_> {
    /// The event with the id of a draft, or the one that an earlier draft with this id was.
    pub(super) fn known_by_id(&self, id: &str) -> Result<Option<EventId>> {
        let earlier = self.memory.wholes.borrow().get(id).copied();
        let earlier = earlier.or_else(|| self.memory.recent.borrow().get(id).map(|recent| recent.n));
        earlier.map_or_else(|| self.writer.event_by_word(id), |known| Ok(Some(known)))
    }

    /// Whether a draft is a further row of a coded set about an event that was added not long ago: the id of such a set
    /// says whom, what and when.
    pub(super) fn is_recent(&self, id: &str, draft: &EventDraft) -> bool {
        draft.origin == Origin::Imported
            && draft.tags.iter().any(|tag| tag == REPORT_DATE)
            && self.memory.recent.borrow().contains_key(id)
    }

    /// A further record of an event of this very revision: who and where was settled with the first.
    pub(super) fn attach_again(&self, n: EventId, draft: &EventDraft) -> Result<Outcome> {
        let mut new = false;
        let mut recent = self.memory.recent.borrow_mut();
        let mut recent = draft.id.as_ref().and_then(|id| recent.get_mut(id));
        for mention in &draft.mentions {
            let row = self.mention(mention)?;
            match recent.as_mut().and_then(|recent| recent.is_new_record(&row)) {
                Some(true) => self.writer.insert_new_mention(n, row).map(|()| new = true)?,
                _ => new |= self.writer.insert_mention(n, &row)?,
            }
        }
        if let Some(recent) = recent {
            let tags: Vec<String> = draft.tags.iter().filter(|tag| !recent.tags.contains(tag)).cloned().collect();
            self.writer.insert_first_tags(n, &tags)?;
            recent.tags.extend(tags);
        }
        Ok(if new { Outcome::Attached(n) } else { Outcome::Known(n) })
    }

    /// Keeps the ids of the events that were added last: what tells of one again mostly stands near it.
    pub(super) fn remember(&self, id: &str, n: EventId, tags: Vec<String>, mentions: &[MentionRow]) {
        let mut recent = self.memory.recent.borrow_mut();
        if recent.len() >= MOST_RECENT {
            recent.clear();
        }
        let records = mentions.iter().filter_map(|mention| Some((mention.source, mention.line?))).collect();
        recent.insert(id.to_owned(), Recent { n, tags, records });
    }

    /// The journey that a data set told of in the same record before: it has one a record.
    pub(super) fn same_record(&self, resolved: &Resolved) -> Result<Option<EventId>> {
        let [MentionRow { source, line: Some(line), .. }] = resolved.mentions[..] else { return Ok(None) };
        if resolved.row.kind != EventKind::Visit {
            return Ok(None);
        }
        if !self.memory.records.borrow().contains_key(&source) {
            let records = self.writer.records(source, self.first_new)?;
            self.memory.records.borrow_mut().insert(source, records);
        }
        let known = self.memory.records.borrow()[&source].get(&line).cloned().unwrap_or_default();
        for n in known {
            let row = self.writer.event_row(n)?;
            if row.kind == resolved.row.kind && row.date == resolved.row.date {
                return Ok(Some(n));
            }
        }
        Ok(None)
    }

    /// The id and the name of an actor; remembered.
    pub(super) fn called(&self, actor: ActorId) -> Result<Rc<Called>> {
        if let Some(known) = self.memory.called.borrow().get(&actor) {
            return Ok(Rc::clone(known));
        }
        let known = self.writer.actor(actor)?;
        let called = Rc::new(Called { id: known.id, name: known.name });
        self.memory.called.borrow_mut().insert(actor, Rc::clone(&called));
        Ok(called)
    }

    pub(super) fn source(&self, draft: &SourceDraft) -> Result<SourceId> {
        let published = draft.published.as_ref().map(EventDate::as_str);
        let parts = [draft.id.as_deref(), draft.url.as_deref(), draft.title.as_deref(), published];
        let key = parts.map(Option::unwrap_or_default).join("\n");
        if let Some(known) = self.memory.sources.borrow().get(&key) {
            return Ok(*known);
        }
        let source = self.writer.source(draft)?;
        let mut sources = self.memory.sources.borrow_mut();
        if sources.len() >= MOST_SOURCES {
            sources.clear();
        }
        sources.insert(key, source);
        Ok(source)
    }
}
