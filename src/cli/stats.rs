//! `stats`: how often, counted by year, kind, mode, status or partner.

use super::Format;
use super::context::Context;
use super::filters::Filters;
use super::out::Out;
use crate::ask::{self, Case, lines, parties};
use crate::error::Result;
use crate::export::json;
use crate::export::text::columns;
use crate::model::Count;
use clap::{Args, ValueEnum};

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
    /// Only events in which they took part themselves
    #[arg(long)]
    exact: bool,
    #[command(flatten)]
    filters: Filters,
}

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
        let mut limits = self.filters.limits(self.exact);
        (limits.limit, limits.reverse) = (None, false);
        let case = Case::read(&store, "stats", &self.names, &limits, cx.now())?;
        let groups = case.groups(self.by.into(), self.filters.limit.unwrap_or(20))?;
        if groups.is_empty() {
            if cx.format == Format::Json {
                out.write(|output| json::write(output, &groups))?;
            } else {
                out.line(format!("No contact recorded for {}.", parties::joined(&case.parties)))?;
            }
            return Ok(1);
        }
        print(cx, out, &groups, self.by)?;
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
        Ok(0)
    }
}

fn print(cx: &Context, out: &mut Out, groups: &[(String, Count)], by: By) -> Result<()> {
    let cells = |(key, count): &(String, Count)| {
        let numbers =
            [count.in_person, count.in_person_summit, count.video, count.phone, count.other, count.planned, count.off];
        std::iter::once(key.clone()).chain(numbers.iter().map(ToString::to_string)).collect::<Vec<String>>()
    };
    let header = ["", "in person", "within summits", "video", "phone", "other", "planned", "off"];
    match cx.format {
        Format::Json => out.write(|output| json::write(output, &lines(groups))),
        Format::Jsonl => lines(groups).iter().try_for_each(|line| out.write(|output| json::line(output, line))),
        Format::Csv | Format::Tsv => {
            let separator = if cx.format == Format::Csv { "," } else { "\t" };
            let names = "group,in_person,in_person_summit,video,phone,other,planned,off".replace(',', separator);
            out.line(names)?;
            groups.iter().try_for_each(|group| out.line(cells(group).join(separator)))
        }
        Format::Md => {
            out.line(format!("| {} |\n|{}", header.join(" | "), "---|".repeat(header.len())))?;
            groups.iter().try_for_each(|group| out.line(format!("| {} |", cells(group).join(" | "))))
        }
        Format::Text => {
            let most = groups.iter().map(|(_, count)| count.held().max(count.planned)).max().unwrap_or(1);
            let rows = groups.iter().map(|group| bars(group, most)).collect();
            out.line(columns(&header, rows, cx.width))?;
            match by {
                By::Pair => {
                    out.line("one contact counts for each of those who took part; parts of a visit count as the visit")
                }
                _ => out.line(total(groups)),
            }
        }
    }
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
    let plural = if held == 1 { "" } else { "s" };
    format!("{held} contact{plural} held, {summit} of them only within a summit; parts of a visit count as the visit")
}
