//! Named checks across the base: findings, never failures. A check looks at what is written and says what a person
//! should look at; it blocks nothing. Whoever has looked and found it right says so with a tag, `accepted:far`, on one of
//! the events; for what is not about events the note of the actor says it, or that of the source that counts.

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

/// The names of the checks, each with how bad what it finds is, and what it looks for.
pub const CHECKS: [(&str, Severity, &str); 18] = {
    use Severity::{Error, Note, Warning};
    [
        ("overdue", Warning, "a plan whose time is over, and no source that confirms or cancels it"),
        ("future", Error, "an event told as held on a day that is still to come"),
        ("disagree", Note, "sources of one event that give dates which cannot both be right"),
        ("twice", Warning, "two events with the same sides, kind and days, neither of them tagged distinct"),
        ("lifetime", Error, "a person who took part before birth or after death"),
        (
            "existence",
            Warning,
            "a state or an organization that took part before it began or after its end, not tagged anachronism",
        ),
        ("denied", Warning, "a contact that is recorded, though a source says there was none"),
        ("counted", Note, "a source that counts more contacts, or fewer, than are recorded"),
        ("outside", Warning, "a part whose days lie outside those of its whole"),
        ("unsourced", Note, "an event without any source"),
        ("far", Warning, "a person in two places on one day, too far apart to be at both"),
        ("office", Note, "a person who acts for an actor without an office of it on those days"),
        ("term", Error, "an office held outside a life, or one whose term ends before it begins"),
        ("early", Warning, "a source that tells of an event as held before its days"),
        ("names", Note, "a name of two actors of one kind, not known to be born or founded at different times"),
        (
            "letters",
            Warning,
            "a name that is not what it looks like: letters of two alphabets, signs that turn or hide letters",
        ),
        ("derived", Error, "an index that is not in step with the facts"),
        ("whole", Error, "with --deep: broken pages, references to nothing, index rows that the facts do not give"),
    ]
};

/// Everything the checks find, the worst first.
///
/// # Errors
/// Only when the base cannot be read.
pub fn run(store: &Store, today: Day, only: Option<&str>) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (name, severity, _) in CHECKS.iter().filter(|(name, ..)| only.is_none_or(|only| only == *name)) {
        findings.extend(one(store, today, name, *severity)?);
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

fn one(store: &Store, today: Day, check: &'static str, severity: Severity) -> Result<Vec<Finding>> {
    let rows = match check {
        "overdue" => store.overdue(today)?,
        "future" => store.held_in_future(today)?,
        "disagree" => store.disagreeing()?,
        "twice" => store.doubles()?,
        "lifetime" => store.outside_a_life(true)?,
        "existence" => store.outside_a_life(false)?,
        "denied" => store.denied()?,
        "counted" => store.miscounted()?,
        "outside" => store.outside_their_whole()?,
        "unsourced" => store.unsourced()?,
        "far" => store.far_apart()?,
        "office" => store.not_in_office()?,
        "term" => store.impossible_terms()?,
        "early" => store.told_early()?,
        "names" => store.clashing_names()?,
        "letters" => store.strange_letters()?,
        "whole" => return Ok(Vec::new()),
        _ => store.out_of_step()?,
    };
    let accepted = store.tagged(&format!("accepted:{check}"))?;
    let open = |(events, _): &(Vec<EventId>, String)| !events.iter().any(|event| accepted.contains(event));
    let finding = |(events, message)| Finding { check, severity, events, message };
    Ok(rows.into_iter().filter(open).map(finding).collect())
}
