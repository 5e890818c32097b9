//! `stats`: how often, counted by year, kind, mode, status or partner.

use super::context::Context;
use super::filters::{Filters, restrict};
use super::out::{Out, failed};
use super::{Format, file, parties};
use crate::error::{Error, Result};
use crate::export::chart::chart;
use crate::export::json;
use crate::export::text::columns;
use crate::model::contact::occasions;
use crate::model::{Actor, ActorKind, Contact, Count, Event, Participant};
use crate::store::{Query, Store};
use clap::{Args, ValueEnum};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
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

impl Stats {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let store = cx.read()?;
        let asked = parties::read(&store, &self.names);
        let parties = parties::resolve(&store, &asked.names, self.exact, "stats")?;
        let filter = restrict(self.filters.filter(cx, &store)?, &asked.clauses, cx, &store)?;
        let query = Query { sides: parties::sides(&parties), exact: self.exact, filter, limit: None, reverse: false };
        let groups = match self.by {
            By::Pair => by_partner(&store, &query, self.filters.limit.unwrap_or(20))?,
            _ => self.by_contact(&store.contacts(&query)?),
        };
        if groups.is_empty() {
            if cx.format == Format::Json {
                out.write(|output| json::write(output, &groups))?;
            } else {
                out.line(format!("No contact recorded for {}.", parties::joined(&parties)))?;
            }
            return Ok(1);
        }
        if let Some(path) = &self.chart {
            let drawn = chart(&groups, &parties::joined(&parties).replace("anybody", "Who met whom"));
            let written = |output: &mut dyn Write| output.write_all(drawn.as_bytes()).map_err(|error| failed(&error));
            file::write(path, self.force, written)?;
            out.hint(cx, format!("drew the counts to {}", path.display()));
        }
        print(cx, out, &groups, self.by)?;
        if cx.format == Format::Text {
            let claims = store.claims(&query.sides)?;
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

    fn by_contact(&self, contacts: &[Contact]) -> Vec<(String, Count)> {
        let mut groups: BTreeMap<String, Count> = BTreeMap::new();
        for contact in occasions(contacts) {
            let key = match self.by {
                By::Year => contact.date.first().map_or("no date".to_owned(), |day| day.ymd().0.to_string()),
                By::Kind => contact.kind.to_string(),
                By::Mode => contact.mode.to_string(),
                By::Status | By::Pair => contact.status.to_string(),
            };
            groups.entry(key).or_default().add(contact);
        }
        groups.into_iter().collect()
    }
}

/// Whom an actor met most often: a person other persons, a state or an organization other sides. Nobody of its own side.
fn by_partner(store: &Store, query: &Query, limit: usize) -> Result<Vec<(String, Count)>> {
    let [side] = query.sides.as_slice() else {
        return Err(Error::usage("--by pair counts whom one actor met").note("write", "chancery stats xi --by pair"));
    };
    let asked = side.iter().map(|side| store.actor(side.actor)).collect::<Result<Vec<_>>>()?;
    let persons = asked.iter().all(|actor| actor.kind == ActorKind::Person);
    let mut partners: BTreeMap<String, Vec<Contact>> = BTreeMap::new();
    store.visit(query, &mut |event| {
        let contact = Contact::of(&event, event.part_of.as_deref().and_then(|w| store.event_by_word(w).ok().flatten()));
        for partner in partners_in(&event, &asked, persons) {
            partners.entry(partner).or_default().push(contact.clone());
        }
        Ok(true)
    })?;
    let mut lines: Vec<(String, Count)> =
        partners.into_iter().map(|(id, contacts)| (id, crate::model::contact::count(&contacts))).collect();
    lines.retain(|(_, count)| count.held() + count.planned + count.off > 0);
    lines.sort_by_key(|(id, count)| (std::cmp::Reverse(count.held()), id.clone()));
    lines.truncate(limit);
    for (id, _) in &mut lines {
        if let Some(actor) = store.actor_by_id(id)? {
            *id = store.actor(actor)?.name;
        }
    }
    Ok(lines)
}

/// The ids of those whom the asked ones met in an event.
fn partners_in(event: &Event, asked: &[Actor], persons: bool) -> BTreeSet<String> {
    let is_asked = |id: &str| asked.iter().any(|actor| actor.id == id);
    let side = |p: &Participant| p.acts_for.clone().unwrap_or_else(|| p.id.clone());
    let ours = event.participants.iter().filter(|p| is_asked(&p.id) || is_asked(&side(p)));
    let our_sides: BTreeSet<String> = ours.map(side).collect();
    let others = event.participants.iter().filter(|p| !is_asked(&p.id) && !our_sides.contains(&side(p)));
    others.map(|p| if persons { p.id.clone() } else { side(p) }).collect()
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

#[derive(Debug, serde::Serialize)]
struct Line<'a> {
    group: &'a str,
    #[serde(flatten)]
    count: Count,
}

fn lines(groups: &[(String, Count)]) -> Vec<Line<'_>> {
    groups.iter().map(|(group, count)| Line { group, count: *count }).collect()
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
