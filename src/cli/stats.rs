//! `stats`: how often, counted by year, kind, mode, status or partner.

use super::context::Context;
use super::filters::Filters;
use super::list::List;
use super::out::{Out, failed};
use super::{Format, file};
use crate::ask::parties::{self, Party};
use crate::ask::{self, Case, GroupLine, Limits, lines};
use crate::error::Result;
use crate::export::chart::chart;
use crate::export::text::columns;
use crate::model::{Count, counted};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Count contacts by year, kind, mode or status
///
/// An occasion is counted once: what is part of a visit counts as the visit, and a meeting at a summit instead of
/// the summit. Bilateral is every kind but summit. Statements are no contacts.
#[derive(Debug, Args)]
pub(super) struct Stats {
    /// People, states, organizations, or offices in quotes
    #[arg(value_name = "NAME", add = super::complete::actors())]
    names: Vec<String>,
    /// Count by
    #[arg(long, value_name = "WHAT", default_value = "year")]
    by: By,
    /// Also write the counts as a picture (SVG) to this file
    #[arg(long, value_name = "FILE")]
    chart: Option<PathBuf>,
    /// Replace a file that is there
    #[arg(long, requires = "chart")]
    force: bool,
    /// Only events in which they took part themselves
    #[arg(long)]
    exact: bool,
    #[command(flatten)]
    filters: Filters,
}

/// How a contact of several counts where each of them has a line.
const EACH: &str = "one contact counts for each of those who took part; parts of a visit count as the visit";

/// How many of those met are shown unless more are asked for.
const PARTNERS: usize = 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// A line for each year
    Year,
    /// A line for each kind
    Kind,
    /// A line for each mode
    Mode,
    /// A line for each status
    Status,
    /// A line for each actor met, the most often met first
    Pair,
}

impl From<By> for ask::By {
    fn from(by: By) -> Self {
        match by {
            By::Year => Self::Year,
            By::Kind => Self::Kind,
            By::Mode => Self::Mode,
            By::Status => Self::Status,
            By::Pair => Self::Pair,
        }
    }
}

impl Stats {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let store = cx.read()?;
        let limits = Limits { limit: None, reverse: false, ..self.filters.limits(self.exact) };
        let case = Case::read(&store, "stats", &self.names, &limits, cx.now())?;
        let mut groups = case.groups(self.by.into())?;
        if self.filters.reverse {
            groups.reverse();
        }
        if groups.is_empty() && cx.format == Format::Text {
            out.line(format!("No contact recorded for {}.", parties::joined(&case.parties)))?;
            return Ok(1);
        }
        let foot = if self.by == By::Pair { EACH.to_owned() } else { total(&groups) };
        let usual = if self.by == By::Pair && cx.format == Format::Text { PARTNERS } else { usize::MAX };
        groups.truncate(self.filters.limit.unwrap_or(usual));
        self.draw(cx, out, &groups, &case.parties)?;
        print(cx, out, &groups, &foot)?;
        if cx.format == Format::Text {
            let claims = store.claims(&case.query.sides)?;
            let mut latest = claims[claims.len().saturating_sub(3)..].to_vec();
            store.beside(&mut latest)?;
            for claim in latest.iter().rev() {
                let source = claim.source_label();
                out.hint(
                    cx,
                    format!(
                        "claimed: {} by {}, here {} in that span   [{source}]",
                        claim.count, claim.date, claim.recorded
                    ),
                );
            }
        }
        Ok(u8::from(groups.is_empty()))
    }

    /// Draws the counts to the file that is asked for.
    fn draw(&self, cx: &Context, out: &mut Out, groups: &[(String, Count)], parties: &[Party]) -> Result<()> {
        let Some(path) = &self.chart else { return Ok(()) };
        let title = if parties.is_empty() { "Who met whom".to_owned() } else { parties::joined(parties) };
        let drawn = chart(groups, &title);
        file::write(path, self.force, |output| output.write_all(drawn.as_bytes()).map_err(|error| failed(&error)))?;
        out.hint(cx, format!("drew the counts to {}", path.display()));
        Ok(())
    }
}

fn print(cx: &Context, out: &mut Out, groups: &[(String, Count)], foot: &str) -> Result<()> {
    let lines = lines(groups);
    let list = List {
        items: &lines,
        columns: &["group", "in_person", "in_person_summit", "video", "phone", "other", "planned", "off"],
        record: |GroupLine { group, count: c }: &GroupLine<'_>| {
            let numbers = [c.in_person, c.in_person_summit, c.video, c.phone, c.other, c.planned, c.off];
            std::iter::once((*group).to_owned()).chain(numbers.map(|n| n.to_string())).collect()
        },
    };
    list.print(cx, out, |out| {
        let header = ["", "in person", "within summits", "video", "phone", "other", "planned", "off"];
        let most = groups.iter().map(|(_, count)| count.held().max(count.planned)).max().unwrap_or(1);
        let rows = groups.iter().map(|group| bars(group, most)).collect();
        out.line(columns(&header, rows, cx.width))?;
        out.line(foot)
    })
}

/// A number with a bar as long as its share of the largest.
fn bars((key, count): &(String, Count), most: usize) -> Vec<String> {
    let bar = |n: usize, block: &str| match n {
        0 => "0".to_owned(),
        n => format!("{} {n}", block.repeat((n * 12).div_ceil(most.max(12)))),
    };
    let mut row = vec![key.clone()];
    row.extend([count.in_person, count.in_person_summit, count.video, count.phone, count.other].map(|n| bar(n, "█")));
    row.extend([count.planned, count.off].map(|n| bar(n, "○")));
    row
}

fn total(groups: &[(String, Count)]) -> String {
    let sum = |field: fn(&Count) -> usize| groups.iter().map(|(_, count)| field(count)).sum::<usize>();
    let held = sum(Count::held);
    let summit = sum(|count| count.in_person_summit);
    let held = counted(held, "contact");
    format!("{held} held, {summit} of them only within a summit; parts of a visit count as the visit")
}
