//! ICEWS, the Integrated Crisis Early Warning System's coded events, in both forms in which they go round: the table
//! of 20 columns (<https://doi.org/10.7910/DVN/28075>, terms of use there) and the quads made from it, one `subject
//! relation object day` a line without a header, as machine learning uses them.
//!
//! The day is that of the report. What stands in both directions, and a visit made and received, is one event; so are
//! the rows of one day, pair and code. Neighbouring days stay what they are. Only contacts are read unless all is asked.

use super::coded::{Coded, record};
use super::codes::{Code, Codes, Wanted};
use super::lines::{Row, Rows};
use super::names::{Agents, Named, Names, agent_of};
use super::{Days, Draft};
use crate::error::{Error, Result};
use crate::model::{ActorDraft, ActorKind, SourceDraft, SourceKind};
use std::borrow::Cow;
use std::collections::VecDeque;
use std::rc::Rc;

/// The columns of the table, as its first row names them.
pub(super) const COLUMNS: [&str; 20] = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
];

/// What both forms need.
struct Set {
    source: SourceDraft,
    codes: Codes,
    agents: Agents,
    names: Names,
    days: Days,
}

impl Set {
    fn new(source: SourceDraft, wanted: &Wanted) -> Result<Self> {
        Ok(Self {
            source,
            codes: Codes::of("cameo", wanted)?,
            agents: Agents::new()?,
            names: Names::default(),
            days: Days::default(),
        })
    }

    /// A code that is wanted; nothing where it is known and not wanted.
    fn wanted(&self, code: Option<&Rc<Code>>, words: &str) -> Result<Option<Rc<Code>>> {
        let code = code.ok_or_else(|| Error::input(format!("\"{words}\" is no CAMEO event")))?;
        Ok(Some(code).filter(|code| self.codes.wants(code)).cloned())
    }

    /// Somebody, and whom it acts for: known by the whole name, or somebody new.
    fn named(&mut self, name: &str, acts_for: Option<&str>, drafts: &mut VecDeque<Result<Draft>>) -> Rc<Named> {
        let agents = &self.agents;
        let key = format!("{name} @ {}", acts_for.unwrap_or_default());
        self.names.told(&key, drafts, |actors| {
            let kind = if agent_of(name).is_some() { ActorKind::Organization } else { agents.kind(name) };
            actors.extend(acts_for.map(ActorDraft::named));
            actors.push(ActorDraft::named(name).or_new(kind, NOTE));
            Named::new(name, acts_for)
        })
    }

    /// `Foreign Affairs (Peru)` acts for Peru, `Student (Peru)` does not.
    fn by_name(&mut self, name: &str, drafts: &mut VecDeque<Result<Draft>>) -> Rc<Named> {
        if let Some(known) = self.names.known(name) {
            return known;
        }
        let acts_for = agent_of(name).filter(|(agent, _)| self.agents.is_government(agent)).map(|(_, state)| state);
        let named = self.named(name, acts_for, drafts);
        self.names.keep(name, &named);
        named
    }

    /// By the sectors and the country that the table gives: only a government acts for its country.
    fn by_sectors(&mut self, cells: [&str; 3], drafts: &mut VecDeque<Result<Draft>>) -> Rc<Named> {
        let [name, sectors, country] = cells;
        let acts = !country.is_empty() && country != name && sectors.split(',').any(|sector| sector == "Government");
        self.named(name, acts.then_some(country), drafts)
    }
}

const NOTE: &str = "named by ICEWS";

/// The quads.
pub(super) struct Quads(Set);

impl Quads {
    pub(super) fn new(file: &str, wanted: &Wanted) -> Result<Self> {
        let title = format!("ICEWS event quads, {file}");
        let source = SourceDraft { kind: Some(SourceKind::Dataset), title: Some(title), ..SourceDraft::default() };
        Ok(Self(Set::new(source, wanted)?))
    }
}

impl Rows for Quads {
    fn row(&mut self, row: &Row<'_>, drafts: &mut VecDeque<Result<Draft>>) -> Result<()> {
        if row.len() != 4 {
            return Err(Error::input(format!("{} cells where quads have 4", row.len())));
        }
        let plain = |place: usize| row.get(place).map(spaced);
        let relation = plain(1)?;
        let Some(code) = self.0.wanted(self.0.codes.label(&relation), &relation)? else {
            drafts.push_back(Ok(Draft::LeftOut("no contact")));
            return Ok(());
        };
        let date = self.0.days.date(row.get(3)?)?;
        let source = self.0.by_name(&plain(0)?, drafts);
        let target = self.0.by_name(&plain(2)?, drafts);
        let line = i64::try_from(row.line()).ok();
        let mentions = vec![record(&self.0.source, line, &date, code.status)];
        let coded =
            Coded { set: "icews", from: row.place(), code: &code, date, source: &source, target: &target, mentions };
        drafts.push_back(Ok(coded.draft()));
        Ok(())
    }
}

/// Some write `_` for blanks.
fn spaced(text: &str) -> Cow<'_, str> {
    if text.contains('_') { Cow::Owned(text.replace('_', " ")) } else { Cow::Borrowed(text) }
}

/// The table.
pub(super) struct Table(Set);

impl Table {
    pub(super) fn new(wanted: &Wanted) -> Result<Self> {
        let source = SourceDraft {
            kind: Some(SourceKind::Dataset),
            title: Some("ICEWS Coded Event Data".to_owned()),
            url: Some("https://doi.org/10.7910/DVN/28075".to_owned()),
            ..SourceDraft::default()
        };
        Ok(Self(Set::new(source, wanted)?))
    }
}

impl Rows for Table {
    fn row(&mut self, row: &Row<'_>, drafts: &mut VecDeque<Result<Draft>>) -> Result<()> {
        if row.len() != COLUMNS.len() {
            return Err(Error::input(format!("{} cells where ICEWS has {}", row.len(), COLUMNS.len())));
        }
        // NA is how R writes that there is nothing; the code is text, 040 is not 40.
        let cell = |place: usize| row.get(place).map(|text| if text == "NA" { "" } else { text });
        let words = cell(6)?;
        let Some(code) = self.0.wanted(self.0.codes.code(words), words)? else {
            drafts.push_back(Ok(Draft::LeftOut("no contact")));
            return Ok(());
        };
        let date = self.0.days.date(cell(1)?)?;
        if cell(2)?.is_empty() || cell(8)?.is_empty() {
            drafts.push_back(Ok(Draft::LeftOut("only one actor")));
            return Ok(());
        }
        let source = self.0.by_sectors([cell(2)?, cell(3)?, cell(4)?], drafts);
        let target = self.0.by_sectors([cell(8)?, cell(9)?, cell(10)?], drafts);
        let mut mention = record(&self.0.source, cell(0)?.parse().ok(), &date, code.status);
        mention.how = Some(format!("day of the report: {}, story {}, sentence {}", cell(13)?, cell(11)?, cell(12)?));
        let mentions = vec![mention];
        let coded =
            Coded { set: "icews", from: row.place(), code: &code, date, source: &source, target: &target, mentions };
        drafts.push_back(Ok(coded.draft()));
        Ok(())
    }
}
