//! Named checks across the base: findings, never failures. A check looks at what is written and says what a person
//! should look at; it blocks nothing. Whoever has looked and found it right says so with a tag, `accepted:far`, on one of
//! the events; for what is not about events the note of the actor says it, or that of the source that counts.

use crate::error::Result;
use crate::model::{Day, EventId};
use crate::store::{Store, Tell};
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

/// The checks, the worst first: the name, how bad what it finds is, what it looks for.
pub const CHECKS: [(&str, Severity, &str); 18] = [
    (
        "whole",
        Severity::Error,
        "with --deep: broken pages, references to nothing, index rows that the facts do not give",
    ),
    ("derived", Severity::Error, "an index that is not in step with the facts"),
    ("future", Severity::Error, "an event told as held on a day that is still to come"),
    ("lifetime", Severity::Error, "a person who took part before birth or after death"),
    ("term", Severity::Error, "an office held outside a life, or one whose term ends before it begins"),
    ("overdue", Severity::Warning, "a plan whose time is over, and no source that confirms or cancels it"),
    ("twice", Severity::Warning, "events with the same sides, kind and days, not tagged distinct"),
    (
        "existence",
        Severity::Warning,
        "a state or an organization that took part before it began or after its end, not tagged anachronism",
    ),
    ("denied", Severity::Warning, "a contact that is recorded, though a source says there was none"),
    ("outside", Severity::Warning, "a part whose days lie outside those of its whole"),
    ("far", Severity::Warning, "a person in two places on one day, too far apart to be at both"),
    ("early", Severity::Warning, "a source that tells of an event as held before its days"),
    (
        "letters",
        Severity::Warning,
        "a name that is not what it looks like: letters of two alphabets, signs that turn or hide letters",
    ),
    ("disagree", Severity::Note, "sources of one event that give dates which cannot both be right"),
    ("counted", Severity::Note, "a source that counts more contacts, or fewer, than are recorded"),
    ("unsourced", Severity::Note, "an event without any source"),
    ("office", Severity::Note, "a person who acts for an actor without an office of it on those days"),
    ("names", Severity::Note, "a name of two actors of one kind, not known to be born or founded at different times"),
];

/// Hands on everything the checks find, or one of them, as it is found: the worst first, what one check finds together.
/// Whether the base itself is whole is asked only with `deep`, or by name: it takes longer than all others.
///
/// # Errors
/// When the base cannot be read, or `each` fails.
pub fn run(
    store: &Store,
    today: Day,
    only: Option<&str>,
    deep: bool,
    each: &mut dyn FnMut(Finding) -> Result<()>,
) -> Result<()> {
    let wanted = |name: &str| only.is_none_or(|only| only == name) || (name == "whole" && deep);
    let asked = |name: &str| name != "whole" || deep || only.is_some();
    for (check, severity, _) in CHECKS.into_iter().filter(|(name, ..)| wanted(name) && asked(name)) {
        let accepted = format!("accepted:{check}");
        one(store, today, check, &mut |events, message| {
            for event in &events {
                if store.is_tagged(*event, &accepted)? {
                    return Ok(());
                }
            }
            each(Finding { check, severity, events, message })
        })?;
    }
    Ok(())
}

fn one(store: &Store, today: Day, check: &str, tell: &mut Tell<'_>) -> Result<()> {
    match check {
        "whole" => store.broken(tell),
        "future" => store.held_in_future(today, tell),
        "lifetime" => store.outside_a_life(true, tell),
        "term" => store.impossible_terms(tell),
        "overdue" => store.overdue(today, tell),
        "twice" => store.doubles(tell),
        "existence" => store.outside_a_life(false, tell),
        "denied" => store.denied(tell),
        "outside" => store.outside_their_whole(tell),
        "far" => store.far_apart(tell),
        "early" => store.told_early(tell),
        "letters" => store.strange_letters(tell),
        "disagree" => store.disagreeing(tell),
        "counted" => store.miscounted(tell),
        "unsourced" => store.unsourced(tell),
        "office" => store.not_in_office(tell),
        "names" => store.clashing_names(tell),
        _ => store.out_of_step(tell),
    }
}
