//! What a revision adds of events: it waits until there are many rows, and is written before anything is read.

use super::bulk::{Bulk, Values};
use super::revisions::Writer;
use super::{EventRow, Member, MentionRow};
use crate::error::Result;
use crate::model::EventId;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How many rows wait in a revision that writes much.
const MOST: usize = 1024;

static EVENTS: LazyLock<Bulk> = LazyLock::new(|| {
    Bulk::into(
        "event (id, slug, kind, mode, status, date, date_from, date_to, title, city, country, part_of, origin, reviewed, note)",
        1,
    )
});
static MEMBERS: LazyLock<Bulk> = LazyLock::new(|| Bulk::into("participant (id, event, actor, role, acts_for)", 1));
static MENTIONS: LazyLock<Bulk> = LazyLock::new(|| {
    Bulk::into("mention (id, event, source, line, quote, date, status, span_start, span_end, rule, how, reviewed)", 1)
});
static TAGS: LazyLock<Bulk> = LazyLock::new(|| Bulk::into("tag (id, event, tag)", 1));

/// A row with its number.
type Row<T> = (i64, EventId, T);

/// The rows that wait.
#[derive(Debug, Default)]
pub(super) struct Fresh {
    events: Vec<(EventId, EventRow)>,
    members: Vec<Row<Member>>,
    mentions: Vec<Row<MentionRow>>,
    tags: Vec<Row<String>>,
    ids: HashMap<String, EventId>,
}

impl Fresh {
    fn rows(&self) -> usize {
        self.events.len() + self.members.len() + self.mentions.len() + self.tags.len()
    }
}

impl Writer<'_> {
    /// Adds an event with those who took part; the pair index follows.
    ///
    /// # Errors
    /// When the id is taken or SQLite fails.
    pub fn insert_event(&self, event: EventRow, members: &[Member]) -> Result<EventId> {
        let n = EventId(self.new_id("event"));
        let (first, last) = (event.date.first(), event.date.last());
        self.fresh.borrow_mut().ids.insert(event.id.clone(), n);
        self.fresh.borrow_mut().events.push((n, event));
        self.insert_members(n, members)?;
        self.insert_pairs(n, first, last, members)?;
        self.touch_text(n);
        Ok(n)
    }

    pub(super) fn insert_members(&self, event: EventId, members: &[Member]) -> Result<()> {
        let rows = members.iter().map(|member| (self.new_id("participant"), event, *member));
        self.fresh.borrow_mut().members.extend(rows);
        self.settle_many()
    }

    /// Adds a mention to an event that has none of this source and line.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn insert_new_mention(&self, event: EventId, mention: MentionRow) -> Result<()> {
        self.quoted.set(self.quoted.get() || mention.quote.is_some());
        self.fresh.borrow_mut().mentions.push((self.new_id("mention"), event, mention));
        self.touch_text(event);
        self.settle_many()
    }

    /// Adds labels that an event does not have yet.
    ///
    /// # Errors
    /// When it has one of them, or SQLite fails.
    pub fn insert_first_tags(&self, event: EventId, tags: &[String]) -> Result<()> {
        let rows = tags.iter().map(|tag| (self.new_id("tag"), event, tag.clone()));
        self.fresh.borrow_mut().tags.extend(rows);
        self.settle_many()
    }

    /// The number of an event, by its id or its number, also of one that waits.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn event_by_word(&self, word: &str) -> Result<Option<EventId>> {
        let fresh = self.fresh.borrow().ids.get(word).copied();
        match fresh {
            Some(n) => Ok(Some(n)),
            None if word.trim_start_matches('#').bytes().all(|byte| byte.is_ascii_digit()) => {
                (**self).event_by_word(word)
            }
            None => self.store.event_by_word(word),
        }
    }

    fn settle_many(&self) -> Result<()> {
        let most = if self.is_trusting() { MOST } else { 0 };
        if self.fresh.borrow().rows() > most { self.settle() } else { Ok(()) }
    }

    /// Writes what waits.
    pub(super) fn settle(&self) -> Result<()> {
        if self.fresh.borrow().rows() == 0 {
            return Ok(());
        }
        let Fresh { events, members, mentions, tags, .. } = std::mem::take(&mut *self.fresh.borrow_mut());
        let db = &self.store.db;
        EVENTS.write(db, &events, bind_event)?;
        MEMBERS.write(db, &members, |(n, event, member), values| {
            numbers(*n, *event, values)?;
            values.add(member.actor)?;
            values.add(member.role)?;
            values.add(member.acts_for)
        })?;
        MENTIONS.write(db, &mentions, bind_mention)?;
        TAGS.write(db, &tags, |(n, event, tag), values| {
            numbers(*n, *event, values)?;
            values.add(tag)
        })
    }
}

fn numbers(n: i64, event: EventId, values: &mut Values<'_, '_>) -> Result<()> {
    values.add(n)?;
    values.add(event)
}

fn bind_event((n, event): &(EventId, EventRow), values: &mut Values<'_, '_>) -> Result<()> {
    values.add(n)?;
    values.add(&event.id)?;
    values.add(event.kind)?;
    values.add(event.mode)?;
    values.add(event.status)?;
    values.add(&event.date)?;
    values.add(event.date.first())?;
    values.add(event.date.last())?;
    values.add(&event.title)?;
    values.add(&event.city)?;
    values.add(event.country)?;
    values.add(event.part_of)?;
    values.add(event.origin)?;
    values.add(event.reviewed)?;
    values.add(&event.note)
}

fn bind_mention((n, event, mention): &Row<MentionRow>, values: &mut Values<'_, '_>) -> Result<()> {
    numbers(*n, *event, values)?;
    let (start, end) = mention.span.unzip();
    values.add(mention.source)?;
    values.add(mention.line)?;
    values.add(&mention.quote)?;
    values.add(&mention.date)?;
    values.add(mention.status)?;
    values.add(start)?;
    values.add(end)?;
    values.add(&mention.rule)?;
    values.add(&mention.how)?;
    values.add(mention.reviewed)
}
