//! What a text tells, for people.

use crate::cli::context::Context;
use crate::cli::out::Out;
use crate::cli::texts::Text;
use crate::error::{Error, Result};
use crate::export::text::{columns, printable, short_date};
use crate::extract::candidate::{Candidate, Extraction, FoundClaim, Person};
use crate::model::{ClaimKind, counted};

pub(super) fn table(cx: &Context, out: &mut Out, text: &Text, found: &Extraction) -> Result<()> {
    out.line(format!("source   {}, dated {}", printable(&text.doc), text.published))?;
    out.line(format!(
        "found    {}, {}",
        counted(found.candidates.len(), "event"),
        counted(found.claims.len(), "claim")
    ))?;
    if !found.candidates.is_empty() {
        let header = ["#", "DATE", "STATUS", "EVENT", "LINE", "HOW THE DATE WAS READ"];
        let row = |c: &Candidate| {
            let part = c.part_of.map(|n| format!(" (in {n})")).unwrap_or_default();
            let what = format!("{}{part}", c.title());
            let (date, line) = (short_date(&c.date), format!("L{}", c.quote.line));
            vec![c.n.to_string(), date, c.status.to_string(), what, line, c.how.clone()]
        };
        out.line("")?;
        out.line(columns(&header, found.candidates.iter().map(row).collect(), cx.width))?;
    }
    for claim in &found.claims {
        out.line(printable(&format!("claim    {}", claim_words(claim))))?;
    }
    for unsure in &found.unsure {
        let words = unsure.quote.words.split_whitespace().collect::<Vec<_>>().join(" ");
        out.line(printable(&format!("unsure   L{} \"{words}\": {}", unsure.quote.line, unsure.why)))?;
    }
    Ok(())
}

fn claim_words(claim: &FoundClaim) -> String {
    let names: Vec<&str> = claim.participants.iter().map(|person| person.who.name()).collect();
    let mode = claim.mode.filter(|mode| *mode != claim.event_kind.usual_mode());
    let kind = mode.map_or_else(|| claim.event_kind.to_string(), |mode| format!("{} by {mode}", claim.event_kind));
    let number = if claim.kind == ClaimKind::None { "no".to_owned() } else { claim.count.to_string() };
    format!("{} · {number} {kind} · {} (L{})", names.join(" - "), claim.date, claim.quote.line)
}

/// One candidate with every step.
pub(super) fn explain(out: &mut Out, found: &Extraction, n: usize) -> Result<()> {
    if n == 0 {
        let passed = found.passed_over.iter().filter(|passed| !passed.why.is_empty());
        let rows = passed
            .map(|passed| vec![format!("L{}", passed.quote.line), passed.quote.words.clone(), passed.why.clone()]);
        return out.line(columns(&["LINE", "WORDS", "PASSED OVER"], rows.collect(), None));
    }
    let Some(candidate) = found.candidates.iter().find(|candidate| candidate.n == n) else {
        return Err(Error::unknown(format!("there is no candidate {n}; there are {}", found.candidates.len())));
    };
    let person = |person: &Person| format!("{} ({})", person.who.name(), person.role);
    let people: Vec<String> = candidate.participants.iter().map(person).collect();
    let mut lines = vec![
        format!("#{n}  {}", candidate.title()),
        format!("date     {}   {}", candidate.date, candidate.how),
        format!("kind     {}, {}", candidate.kind, candidate.mode),
        format!("status   {}", candidate.status),
        format!("people   {}", people.join(", ")),
        format!("quote    L{} \"{}\"", candidate.quote.line, candidate.quote.words),
        format!("rule     {}", candidate.rule),
        format!("sure     {}", candidate.confidence),
    ];
    lines.extend(candidate.also.iter().map(|quote| format!("also     L{} \"{}\"", quote.line, quote.words)));
    lines.push("steps".to_owned());
    lines.extend(candidate.trace.iter().map(|step| format!("  {step}")));
    lines.iter().try_for_each(|line| out.line(printable(line)))
}
