//! `extract`: the events that texts tell of, proposed and not yet judged.

use super::Format;
use super::context::Context;
use super::out::{Out, failed};
use super::texts::{self, Text};
use crate::error::{Error, Result};
use crate::export::text::{columns, printable, short_date};
use crate::extract::Extractor;
use crate::extract::candidate::{Candidate, Extraction, FoundClaim, Person};
use crate::model::{ClaimKind, Day, EventKind};
use crate::seeds;
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// Find events in a news text or a press release
///
/// Prints what the text tells: who met, called or visited whom, when, where, planned or held, with the words and the
/// way the date was read. Nothing is saved. With --json, one object a text.
#[derive(Debug, Args)]
pub(super) struct Extract {
    /// Texts; - is standard input
    #[arg(value_name = "FILE", required_unless_present = "from_jsonl")]
    files: Vec<PathBuf>,
    /// The publication date, where a text does not begin with it
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Texts as JSON Lines: {"doc", "date", "text"}
    #[arg(long, value_name = "FILE", conflicts_with = "files")]
    from_jsonl: Option<PathBuf>,
    /// Only these kinds
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    kind: Vec<EventKind>,
    /// Only what is at least so sure, from 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
    min_confidence: f64,
    /// Every step by which candidate N was read; 0: what was passed over, and why
    #[arg(long, value_name = "N")]
    explain: Option<usize>,
}

/// What machines read.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    doc: Option<&'a str>,
    published: Day,
    candidates: &'a [Candidate],
    claims: &'a [FoundClaim],
}

impl Extract {
    pub(super) fn run(self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let asked = self.date.as_deref().map(|text| texts::day(cx, text)).transpose()?;
        let several = self.files.len() > 1 || self.from_jsonl.is_some();
        let all: Box<dyn Iterator<Item = Result<Text>>> = match &self.from_jsonl {
            Some(path) => Box::new(texts::of_jsonl(path)?),
            None => Box::new(texts::of_files(self.files.clone())),
        };
        let extractor = Extractor::new(seeds::gazetteer(&cx.read()?)?, seeds::date_reader()?, seeds::triggers()?);
        let (mut found, mut unread): (usize, Option<Error>) = (0, None);
        for text in all {
            match text.and_then(|text| text.published_or(asked).map(|day| (text, day))) {
                Ok((text, day)) => {
                    let extraction = self.read(&extractor, &text, day);
                    found += extraction.candidates.len() + extraction.claims.len();
                    self.show(cx, out, &text, day, &extraction, several)?;
                }
                Err(error) => unread = Some(unread.map_or(error.clone(), |all| all.and(error))),
            }
        }
        unread.map_or(Ok(u8::from(found == 0)), Err)
    }

    /// What is in the text, without the line that only gives its date.
    fn read(&self, extractor: &Extractor, text: &Text, day: Day) -> Extraction {
        // The line that only gives the date becomes blank, so that every place is that of the file.
        let head: String = text.text[..text.body].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
        let mut extraction = extractor.extract(&(head + &text.text[text.body..]), day);
        let wanted = |candidate: &Candidate| {
            (self.kind.is_empty() || self.kind.contains(&candidate.kind)) && candidate.confidence >= self.min_confidence
        };
        extraction.candidates.retain(wanted);
        extraction
    }

    fn show(
        &self,
        cx: &Context,
        out: &mut Out,
        text: &Text,
        day: Day,
        found: &Extraction,
        several: bool,
    ) -> Result<()> {
        if let Some(n) = self.explain {
            return explain(out, found, n);
        }
        match cx.format {
            Format::Text => table(cx, out, text, day, found),
            Format::Json | Format::Jsonl => {
                let doc = several.then_some(text.doc.as_str());
                let answer = Answer { doc, published: day, candidates: &found.candidates, claims: &found.claims };
                out.write_with(|output| {
                    serde_json::to_writer(&mut *output, &answer).map_err(|error| failed(&error.into()))?;
                    output.write_all(b"\n").map_err(|error| failed(&error))
                })
            }
            _ => Err(Error::usage("candidates are printed for people, or with --json")),
        }
    }
}

fn table(cx: &Context, out: &mut Out, text: &Text, day: Day, found: &Extraction) -> Result<()> {
    out.line(format!("source   {}, dated {day}", printable(&text.doc)))?;
    out.line(format!("found    {}, {}", count(found.candidates.len(), "event"), count(found.claims.len(), "claim")))?;
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

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// One candidate with every step.
fn explain(out: &mut Out, found: &Extraction, n: usize) -> Result<()> {
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
