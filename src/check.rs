//! Named checks across the base: findings, never failures. A check looks at what is written and says what a person
//! should look at; it blocks nothing. Whoever has looked and found it right says so with a tag, `accepted:far`, on one of
//! the events; the note of an actor or a term says it for what is not about events.

use crate::error::Result;
use crate::model::{Day, EventId};
use crate::store::Store;
use serde::Serialize;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It cannot be right.
    Error,
    /// It is probably not right, or not complete.
    Warning,
    /// Worth knowing.
    Note,
}

/// Something a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which check found it.
    pub check: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Which events it is about.
    pub events: Vec<EventId>,
    /// What is wrong, with the values.
    pub message: String,
}

/// The names of the checks, each with what it looks for.
pub const CHECKS: [(&str, &str); 18] = [
    ("overdue", "a plan whose time is over, and no source that confirms or cancels it"),
    ("future", "an event told as held on a day that is still to come"),
    ("disagree", "sources of one event that give dates which cannot both be right"),
    ("twice", "two events with the same sides, kind and days, neither of them tagged distinct"),
    ("lifetime", "a person who took part before birth or after death"),
    ("existence", "a state or an organization that took part before it began or after its end, not tagged anachronism"),
    ("denied", "a contact that is recorded, though a source says there was none"),
    ("counted", "a source that counts more contacts, or fewer, than are recorded"),
    ("outside", "a part whose days lie outside those of its whole"),
    ("unsourced", "an event without any source"),
    ("far", "a person in two places on one day, too far apart to be at both"),
    ("office", "a person who acts for an actor without an office of it on those days"),
    ("term", "an office held outside a life, or one whose term ends before it begins"),
    ("early", "a source that tells of an event as held before its days"),
    ("names", "a name of two actors of one kind, not known to be born or founded at different times"),
    ("letters", "a name that is not what it looks like: letters of two alphabets, signs that turn or hide letters"),
    ("derived", "an index that is not in step with the facts"),
    ("whole", "with --deep: broken pages, references to nothing, index rows that the facts do not give"),
];

/// Everything the checks find, the worst first.
///
/// # Errors
/// Only when the base cannot be read.
pub fn run(store: &Store, today: Day, only: Option<&str>) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (name, _) in CHECKS.iter().filter(|(name, _)| only.is_none_or(|only| only == *name)) {
        findings.extend(one(store, today, name)?);
    }
    findings.sort_by(|a, b| (a.severity, a.check, &a.events).cmp(&(b.severity, b.check, &b.events)));
    Ok(findings)
}

/// Whether the base itself is whole: the pages of the file, the references between its rows, and each derived row
/// against what the facts give.
///
/// # Errors
/// Only when the base cannot be read.
pub fn deep(store: &Store) -> Result<Vec<Finding>> {
    let mut rows = store.broken_pages()?;
    if rows.is_empty() {
        rows = store.broken_references()?;
        rows.extend(store.wrongly_derived()?);
    }
    let finding = |(events, message)| Finding { check: "whole", severity: Severity::Error, events, message };
    Ok(rows.into_iter().map(finding).collect())
}

fn one(store: &Store, today: Day, check: &'static str) -> Result<Vec<Finding>> {
    let (severity, rows) = match check {
        "overdue" => (Severity::Warning, store.overdue(today)?),
        "future" => (Severity::Error, store.held_in_future(today)?),
        "disagree" => (Severity::Note, store.disagreeing()?),
        "twice" => (Severity::Warning, store.doubles()?),
        "lifetime" => (Severity::Error, store.outside_a_life(true)?),
        "existence" => (Severity::Warning, store.outside_a_life(false)?),
        "denied" => (Severity::Warning, store.denied()?),
        "counted" => (Severity::Note, store.miscounted()?),
        "outside" => (Severity::Warning, store.outside_their_whole()?),
        "unsourced" => (Severity::Note, store.unsourced()?),
        "far" => (Severity::Warning, store.far_apart()?),
        "office" => (Severity::Note, store.not_in_office()?),
        "term" => (Severity::Error, store.impossible_terms()?),
        "early" => (Severity::Warning, store.told_early()?),
        "names" => (Severity::Note, store.clashing_names()?),
        "letters" => (Severity::Warning, store.strange_letters()?),
        "whole" => return Ok(Vec::new()),
        _ => (Severity::Error, store.out_of_step()?),
    };
    let accepted = store.tagged(&format!("accepted:{check}"))?;
    let open = |(events, _): &(Vec<EventId>, String)| !events.iter().any(|event| accepted.contains(event));
    let finding = |(events, message)| Finding { check, severity, events, message };
    Ok(rows.into_iter().filter(open).map(finding).collect())
}
