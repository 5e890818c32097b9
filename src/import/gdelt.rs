//! GDELT's event exports as published, in both layouts and mixed: 57 columns (1.0 before April 2013), 58 (1.0), 61 (2.0),
//! separated by tabs, without header and quotes. <https://www.gdeltproject.org/>: free for any use with credit to the
//! GDELT Project.
//!
//! Actors are the states of the country codes, known groups, and persons whose whole name is known; a school or a
//! company of a country is not that country, and a row without two such actors is left out. The places are left out:
//! they come from anywhere in the article. Each row is a record of GDELT and, from 58 columns on, a mention in its article.

use super::coded::{Coded, record};
use super::codes::{Codes, Wanted, meanings};
use super::lines::{Row, Rows};
use super::names::{Named, Names};
use super::{Days, Draft, dated};
use crate::error::{Error, Result};
use crate::model::{ActorDraft, ActorKind, MentionDraft, SourceDraft, SourceKind};
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

const EVENT_CODE: usize = 26;
/// Where the cells of the first and of the second actor begin.
const ACTORS: [usize; 2] = [5, 15];

/// Types of actors that act for their country: its government, its forces, its services.
const FOR_THE_STATE: [&str; 4] = ["GOV", "MIL", "SPY", "ELI"];

/// Whether a row of so many cells can be one of GDELT's.
pub(super) const fn is_layout(cells: usize) -> bool {
    matches!(cells, 57 | 58 | 61)
}

/// An actor of a row, and the state or group it is of.
struct Actor {
    named: Rc<Named>,
    side: String,
}

/// The rows of a file.
pub(super) struct Gdelt {
    sources: [SourceDraft; 2],
    codes: Codes,
    /// What a code of a group or a state means, where it is not that of ISO 3166.
    actors: HashMap<String, String>,
    names: Names,
    days: Days,
}

impl Gdelt {
    pub(super) fn new(wanted: &Wanted) -> Result<Self> {
        let columns = ["code", "means", "actor"];
        let rows = meanings("seeds/actor_codes.csv", include_str!("../../seeds/actor_codes.csv"), &columns)?;
        let actors = rows.into_iter().map(|row| (row[0].clone(), row[2].clone())).collect();
        Ok(Self {
            sources: sources(),
            codes: Codes::of("cameo", wanted)?,
            actors,
            names: Names::default(),
            days: Days::default(),
        })
    }

    /// Whoever the cells of an actor mean; nothing where that is no state, no known group and nobody in their service.
    fn actor(&mut self, row: &Row<'_>, at: usize, drafts: &mut VecDeque<Result<Draft>>) -> Result<Option<Actor>> {
        let (name, country, group) = (row.get(at + 1)?, row.get(at + 2)?, row.get(at + 3)?);
        let types = [row.get(at + 7)?, row.get(at + 8)?, row.get(at + 9)?];
        let of_state = types.iter().all(|t| t.is_empty()) || types.iter().any(|t| FOR_THE_STATE.contains(t));
        let known = |code: &str| self.actors.get(code).map_or(code, String::as_str).to_owned();
        let side = match (group.is_empty(), country.is_empty()) {
            (false, _) if self.actors.contains_key(group) => Some((known(group), None)),
            (_, false) if of_state => Some((known(country), Some(ActorKind::State))),
            _ => None,
        };
        let person = name.contains(' ').then(|| (name.to_owned(), Some(ActorKind::Person)));
        let known_as: Vec<_> = person.into_iter().chain(side).collect();
        let Some((last, _)) = known_as.last() else { return Ok(None) };
        let key = if known_as.len() > 1 { format!("{name} ({last})") } else { last.clone() };
        let side = last.clone();
        let named = self.names.told(&key, drafts, |actors| {
            actors.push(ActorDraft { key: key.clone(), name: key.clone(), known_as, ..ActorDraft::default() });
            Named::new(&key, None)
        });
        Ok(Some(Actor { named, side }))
    }
}

impl Rows for Gdelt {
    fn row(&mut self, row: &Row<'_>, drafts: &mut VecDeque<Result<Draft>>) -> Result<()> {
        if !is_layout(row.len()) {
            return Err(Error::input(format!("{} cells where GDELT has 57, 58 or 61", row.len())));
        }
        let words = row.get(EVENT_CODE)?;
        let code = self.codes.code(words).ok_or_else(|| Error::input(format!("\"{words}\" is no CAMEO code")))?;
        let code = Rc::clone(code);
        if !self.codes.wants(&code) {
            drafts.push_back(Ok(Draft::LeftOut("no contact")));
            return Ok(());
        }
        let date = self.days.date(&spelled(row.get(1)?)?)?;
        let (source, target) = (self.actor(row, ACTORS[0], drafts)?, self.actor(row, ACTORS[1], drafts)?);
        let (Some(source), Some(target)) = (source, target) else {
            drafts.push_back(Ok(Draft::LeftOut("not two states, known groups or persons")));
            return Ok(());
        };
        if source.side == target.side {
            drafts.push_back(Ok(Draft::LeftOut("within one state or group")));
            return Ok(());
        }
        let first = &self.sources[usize::from(row.len() == 61)];
        let mention = record(first, row.get(0)?.parse().ok(), &date, code.status);
        let mentions = mentions(row, mention)?;
        let coded = Coded {
            set: "gdelt",
            from: row.place(),
            code: &code,
            date,
            source: &source.named,
            target: &target.named,
            mentions,
        };
        drafts.push_back(Ok(coded.draft()));
        Ok(())
    }
}

/// The record itself, and the article it was made from.
fn mentions(row: &Row<'_>, record: MentionDraft) -> Result<Vec<MentionDraft>> {
    let columns = row.len();
    let mut mentions = vec![record];
    if let Some(url) = (columns > 57).then(|| row.get(columns - 1)).transpose()?.filter(|url| url.contains("://")) {
        let source = SourceDraft {
            kind: Some(SourceKind::News),
            url: Some(url.to_owned()),
            published: dated(&spelled(row.get(columns - 2)?)?).ok(),
            ..SourceDraft::default()
        };
        mentions.push(MentionDraft { source, line: None, ..mentions[0].clone() });
    }
    Ok(mentions)
}

/// `20191024` and `20191024143000` as `2019-10-24`.
fn spelled(digits: &str) -> Result<String> {
    match (digits.get(..4), digits.get(4..6), digits.get(6..8)) {
        (Some(year), Some(month), Some(day)) => Ok(format!("{year}-{month}-{day}")),
        _ => Err(Error::input(format!("\"{digits}\" is no day"))),
    }
}

/// GDELT 1.0 and 2.0, which number their events apart.
fn sources() -> [SourceDraft; 2] {
    let source = |version: &str, url: &str| SourceDraft {
        kind: Some(SourceKind::Dataset),
        title: Some(format!("GDELT {version} Event Database, the GDELT Project")),
        url: Some(url.to_owned()),
        ..SourceDraft::default()
    };
    [
        source("1.0", "http://data.gdeltproject.org/events/index.html"),
        source("2.0", "http://data.gdeltproject.org/gdeltv2/masterfilelist.txt"),
    ]
}
