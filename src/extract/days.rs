//! Days that a text leaves to its reader: news without a date is of the day, and a story goes on where it stands.
//! What is filled in so is marked as approximate and as inferred.

use super::scene::Scene;
use super::story::Event;
use super::telling::Telling;
use super::when::Dated;
use crate::model::{Day, EventDate, EventKind, Mode, Status};

/// How many sentences are the news itself, from the first below headline and dateline.
const LEAD: usize = 2;

/// How many sentences a story goes on from a day that it has named.
const NEAR: usize = 4;

/// How many events back a day is looked for.
const RECENT: usize = 12;

/// How old a day can be, in days, for a story to be told of it still.
pub(super) const FRESH: i64 = 8;

/// The day of which an article is the news: that of its dateline, else its publication.
#[derive(Debug)]
pub(super) struct News {
    day: Day,
    how: &'static str,
    /// Whether it is news of a day at all, and no essay and no magazine: it has a headline or a dateline, or names days
    /// just gone by.
    daily: bool,
    /// The sentence with which the lead is over.
    lead: usize,
}

impl News {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let published = scene.article.published;
        let dateline = scene.article.dateline.clone().unwrap_or(0..0);
        let inside = |at: &usize| dateline.contains(&scene.time_tokens[*at].start);
        let day = |at: usize| scene.times[at].edtf.as_ref().filter(|date| date.first() == date.last())?.first();
        let near = |day: &Day| (0..FRESH).contains(&(published.days() - day.days()));
        let dated = (0..scene.times.len()).take_while(|at| scene.time_tokens[*at].start < dateline.end);
        let headline = has_headline(scene);
        let daily = scene.article.dateline.is_some()
            || headline
            || (0..scene.times.len()).filter_map(day).any(|day| near(&day));
        let (day, how) = match dated.filter(inside).find_map(day).filter(near) {
            Some(day) => (day, "told first, without a date: news of the day of the dateline"),
            None => (published, "told first, without a date: news of the day of publication"),
        };
        let sentences = &scene.article.sentences;
        let below = sentences.partition_point(|sentence| sentence.tokens.end <= dateline.end);
        Self { day, how, daily, lead: below.max(usize::from(headline)) + LEAD }
    }

    fn date(&self) -> Option<Dated> {
        about(self.day, self.how.to_owned()).filter(|_| self.daily)
    }
}

/// A first paragraph of one sentence that does not end like one.
fn has_headline(scene: &Scene<'_>) -> bool {
    let [first, second, ..] = scene.article.sentences.as_slice() else { return false };
    first.paragraph != second.paragraph && scene.lower(first.tokens.end - 1) != "."
}

/// Fills in the days of events that have none.
pub(super) fn fill(events: &mut [Event], news: &News) {
    for at in 0..events.len() {
        let told = &events[at].told;
        if told.date.is_some() {
            continue;
        }
        let held = told.status == Status::Held && !told.earlier;
        let dated = beside(events, at)
            .or_else(|| story_day(events, at, news).filter(|_| held))
            .or_else(|| news.date().filter(|_| held && (told.sentence < news.lead || told.fresh)));
        let Some(dated) = dated else { continue };
        events[at].told.trace.push(format!("date {}: {}", dated.date, dated.how));
        events[at].told.date = Some(dated);
    }
}

/// *will also meet*: on the day of what was told just before; a trip on that of what its own sentence tells of it.
fn beside(events: &[Event], at: usize) -> Option<Dated> {
    let told = &events[at].told;
    let near = |other: &Telling| other.status == told.status && other.date.is_some() && shares_party(told, other);
    let before = at
        .checked_sub(1)
        .map(|before| &events[before].told)
        .filter(|before| told.adds && near(before) && told.sentence.saturating_sub(before.sentence) <= NEAR);
    let part = || {
        events.get(at + 1).map(|after| &after.told).filter(|after| {
            let in_person = !matches!(after.mode, Mode::Phone | Mode::Video);
            told.kind == EventKind::Visit
                && after.kind != EventKind::Visit
                && in_person
                && near(after)
                && after.sentence == told.sentence
        })
    };
    let dated = before.or_else(part)?.date.clone()?;
    let how = format!("as what is told beside it ({})", dated.how);
    Some(Dated { how, inferred: true, weekday: false, ..dated })
}

/// The day of the event before, while the story goes on: the same people, a few sentences on, no other time named.
fn story_day(events: &[Event], at: usize, news: &News) -> Option<Dated> {
    let told = &events[at].told;
    let fresh = |dated: &Dated| {
        let first = dated.date.first().map(|day| news.day.days() - day.days());
        first.is_some_and(|age| (0..FRESH).contains(&age)) && dated.date.first() == dated.date.last()
    };
    let visit = told.kind == EventKind::Visit && told.points_back;
    let near = |sentence: usize| {
        let before = sentence <= told.sentence && sentence + NEAR >= told.sentence;
        before || visit && sentence > told.sentence && told.sentence + NEAR >= sentence
    };
    let goes_on = |event: &&Event| {
        let other = &event.told;
        let held = other.status == Status::Held && !other.earlier;
        let beside = near(other.sentence) || event.also.iter().any(|(sentence, _)| near(*sentence));
        held && beside && shares_party(told, other)
    };
    let dated = |event: &Event| event.told.date.clone().filter(fresh);
    let dated = events[..at].iter().rev().take(RECENT).filter(goes_on).find_map(dated)?;
    about(dated.date.first()?, format!("the story goes on ({})", dated.how))
}

fn about(day: Day, how: String) -> Option<Dated> {
    let date: EventDate = format!("{day}~").parse().ok()?;
    Some(Dated { date, how, inferred: true, weekday: false, yearless: false, ahead: false })
}

/// Whether a person takes part in both.
fn shares_party(a: &Telling, b: &Telling) -> bool {
    a.parties.iter().any(|party| party.is_person() && b.parties.iter().any(|other| other.fits(party)))
}
