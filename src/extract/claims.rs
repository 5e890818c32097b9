//! Claims: what an article says about contacts without telling of one: that there was none, or how many there were.

use super::candidate::{FoundClaim, Person, Quote};
use super::chunk::What;
use super::line::Line;
use super::refine::open_date;
use super::scene::Scene;
use super::telling::Telling;
use super::when::Dated;
use crate::model::{ClaimKind, EventDate, Mode, Status};
use crate::temporal::Bound;

/// The claims of an article.
#[derive(Debug, Default)]
pub(super) struct Claims {
    pub(super) found: Vec<FoundClaim>,
}

impl Claims {
    /// *has not met*, *never called*: none up to now.
    pub(super) fn none(&mut self, line: &Line<'_, '_>, told: Telling) {
        self.push(line, told, ClaimKind::None, 0);
    }

    /// Notes how many a trigger counts; hands back the telling if it also tells of one of them.
    pub(super) fn count(&mut self, line: &Line<'_, '_>, at: usize, told: Telling) -> Option<Telling> {
        let Some(count) = line.count(at).filter(|_| told.status == Status::Held || told.points_back) else {
            return Some(told);
        };
        if told.sides() >= 2 {
            self.push(line, told.clone(), ClaimKind::Count, count.number);
        }
        if count.ordinal {
            return Some(without_span(told));
        }
        instance(line, at, told)
    }

    fn push(&mut self, line: &Line<'_, '_>, told: Telling, kind: ClaimKind, count: i64) {
        if told.sides() < 2 {
            return;
        }
        let (date, how) = span(line, &told);
        let quote = super::quote(line.scene, told.sentence, &told.quote);
        let mode = Some(told.mode)
            .filter(|mode| *mode != Mode::Unknown && told.kind.usual_mode() == *mode || told.mode == Mode::Video);
        let claim = FoundClaim {
            kind,
            event_kind: told.kind,
            mode,
            participants: told.parties.iter().map(Person::of).collect(),
            count,
            date,
            how,
            quote,
            confidence: super::confidence(&told),
            rule: told.rule,
            trace: told.trace,
        };
        if !self.found.iter().rev().take(20).any(|known| is_same(known, &claim)) {
            self.found.push(claim);
        }
    }

    /// The words of each claim, once all sentences are read.
    pub(super) fn settle(&mut self, scene: &Scene<'_>) {
        self.found
            .retain(|claim| scene.article.text.get(claim.quote.span.clone()).is_some_and(|words| !words.is_empty()));
    }
}

/// `their fourth meeting this year`: the year is that of the count.
fn without_span(mut told: Telling) -> Telling {
    let long = |dated: &Dated| match (dated.date.first(), dated.date.last()) {
        (Some(first), Some(last)) => last.days() - first.days() > 31,
        _ => false,
    };
    told.date = told.date.filter(|dated| !long(dated));
    told
}

fn is_same(a: &FoundClaim, b: &FoundClaim) -> bool {
    let words = |quote: &Quote| quote.span.clone();
    (a.kind, a.count, a.event_kind) == (b.kind, b.count, b.event_kind)
        && (words(&a.quote) == words(&b.quote) || a.participants == b.participants)
}

/// `since 2014` up to publication; else all days up to it.
fn span(line: &Line<'_, '_>, told: &Telling) -> (EventDate, String) {
    let published = line.scene.article.published;
    let since = line.chunks.iter().find_map(|chunk| match chunk.what {
        What::Time(n) => Some(&line.scene.times[n]).filter(|time| time.bound == Some(Bound::Since)),
        _ => None,
    });
    let first = since.and_then(|time| time.edtf.as_ref()?.first());
    if let Some(first) = first
        && let Ok(date) = format!("{first}/{published}").parse()
    {
        return (date, "from the day given up to publication".to_owned());
    }
    if let Some(Dated { date, how, .. }) = &told.date
        && date.last().is_some_and(|last| last >= published)
    {
        return (date.clone(), how.clone());
    }
    (open_date(published, false), "up to publication".to_owned())
}

/// `met 39 times, most recently in September`: the one that is named.
fn instance(line: &Line<'_, '_>, at: usize, mut told: Telling) -> Option<Telling> {
    let time = line.instance_after(at)?;
    let dated = line.date_at(time)?;
    told.trace.push(format!("the one that is named of those counted: {}", dated.how));
    told.date = Some(dated);
    told.rule = format!("{}, one of several", told.rule);
    Some(told)
}
