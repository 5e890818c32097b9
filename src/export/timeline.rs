//! The timeline as text: a line an event under its year, parts indented under their whole.

use super::text::{cut, pad, printable};
use crate::model::{Certainty, Event, EventDate, Mode, Period, Status, counted};
use std::collections::HashMap;
use unicode_width::UnicodeWidthStr;

/// What a line needs to know besides its event.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// The width of the window; none: no limit, nothing cut.
    pub width: Option<usize>,
    /// The period asked for, outside of which a vague date may lie.
    pub period: Period,
    /// Latest first: then parts are not indented, since their whole comes after them.
    pub reverse: bool,
}

/// The sign of a status.
pub const fn sign(status: Status) -> &'static str {
    match status {
        Status::Held => "●",
        Status::Planned => "○",
        Status::Proposed => "◌",
        Status::Cancelled | Status::Denied => "✕",
        Status::Postponed => "→",
    }
}

/// The lines of some events, with a heading for each year and a count at the end.
pub fn lines(events: &[Event], look: Look) -> Vec<String> {
    let depth = depths(events, look);
    let kinds = events.iter().map(|event| event.kind.as_str().len()).max().unwrap_or(0);
    let days = events.iter().map(|event| in_year(&event.date).width()).max().unwrap_or(0).clamp(4, 24);
    let mut lines = Vec::new();
    let mut year = None;
    for event in events {
        let now = heading(&event.date);
        if year.as_ref() != Some(&now) {
            lines.push(now.clone());
            year = Some(now);
        }
        let depth = depth.get(event.id.as_str()).copied().unwrap_or(0);
        lines.push(line(event, depth, (days, kinds), look));
    }
    lines.push(foot(events));
    lines
}

/// How deep an event stands under others of the list.
fn depths(events: &[Event], look: Look) -> HashMap<&str, usize> {
    let mut depths: HashMap<&str, usize> = HashMap::new();
    for event in events {
        let above = event.part_of.as_deref().and_then(|whole| depths.get(whole)).map(|depth| depth + 1);
        depths.insert(&event.id, if look.reverse { 0 } else { above.unwrap_or(0) });
    }
    depths
}

fn line(event: &Event, depth: usize, (days, kinds): (usize, usize), look: Look) -> String {
    let possible = event.date.within(&look.period) == Certainty::Possibly && !look.period.is_all_time();
    let date = format!("{}{}", if possible { "~" } else { "" }, in_year(&event.date));
    let indent = "  ".repeat(depth);
    let start = format!("  {}  {indent}{} {:kinds$} ", pad(&date, days), sign(event.status), event.kind.as_str());
    let status = if event.status == Status::Held { "" } else { event.status.as_str() };
    let unsure = if event.reviewed { "" } else { "  unreviewed" };
    let source = event.source_label();
    let end = format!("  {status:9} {source}{unsure}");
    let end = if status.is_empty() { format!("  {source}{unsure}") } else { end };
    let title = printable(&words(event));
    let room = look.width.map(|width| width.saturating_sub(start.width() + end.width()).max(12));
    match room {
        Some(room) => format!("{start}{}{end}", pad(&cut(&title, room), room)),
        None => format!("{start}{title}{end}"),
    }
}

/// The title, with the mode where it says more than the kind.
fn words(event: &Event) -> String {
    let said = event.title.to_lowercase().contains("video");
    match event.mode {
        Mode::Video if !said => format!("{} (by video)", event.title),
        _ => event.title.clone(),
    }
}

/// The year an event stands under; nothing more exact than its date.
pub fn heading(date: &EventDate) -> String {
    match (date.first(), date.last()) {
        (Some(first), _) => first.ymd().0.to_string(),
        (None, Some(last)) => format!("until {}", last.ymd().0),
        (None, None) => "no date".to_owned(),
    }
}

/// The date without the year of its heading: `20-22 Mar`, `Feb`; other forms as they are.
pub fn in_year(date: &EventDate) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let text = date.to_string();
    let month = |m: u8| MONTHS[usize::from(m.clamp(1, 12)) - 1];
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'-' || b == b'/');
    let (Some(first), Some(last)) = (date.first(), date.last()) else { return text };
    let ((y1, m1, d1), (y2, m2, d2)) = (first.ymd(), last.ymd());
    match (plain, text.len()) {
        (true, 4) => text,
        (true, 7) if m1 == m2 => month(m1).to_owned(),
        (true, 10) => format!("{d1} {}", month(m1)),
        (true, 21) if (y1, m1) == (y2, m2) => format!("{d1}-{d2} {}", month(m1)),
        (true, 21) if y1 == y2 => format!("{d1} {}-{d2} {}", month(m1), month(m2)),
        _ => date.wording(),
    }
}

/// `9 events (6 held, 3 planned)   ● held  ○ planned`
fn foot(events: &[Event]) -> String {
    let of = |status: Status| events.iter().filter(|event| event.status == status).count();
    let there: Vec<Status> = Status::ALL.iter().copied().filter(|status| of(*status) > 0).collect();
    let mut order = there.clone();
    order.sort_by_key(|status| *status != Status::Held);
    let counts: Vec<String> = order.iter().map(|status| format!("{} {status}", of(*status))).collect();
    let legend: Vec<String> = order.iter().map(|status| format!("{} {status}", sign(*status))).collect();
    format!("{} ({})   {}", counted(events.len(), "event"), counts.join(", "), legend.join("  "))
}
