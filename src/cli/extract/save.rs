//! `extract --save`: what texts tell goes into the base, to be judged.

use super::{Extract, extractor};
use crate::cli::context::Context;
use crate::cli::out::Out;
use crate::cli::texts::Text;
use crate::error::{Error, ErrorKind, Result};
use crate::export::text::printable;
use crate::extract::candidate::{Candidate, Extraction, Quote};
use crate::model::{EventDate, EventId, SourceDraft, SourceKind, counted};
use crate::record::{Outcome, Policy, Recorder};
use crate::store::Store;
use std::collections::HashMap;

/// What became of the candidates of a text.
#[derive(Debug, Default)]
struct Saved {
    new: usize,
    mentions: usize,
    known: usize,
    claims: usize,
    left_out: Vec<String>,
}

impl Extract {
    /// All texts in one revision.
    pub(super) fn save(&self, cx: &Context, out: &mut Out, store: &Store) -> Result<u8> {
        let extractor = extractor(store)?;
        let writer = store.begin(&cx.note("extract"))?;
        let recorder = Recorder::new(&writer, Policy { new_actors: true, ..Policy::default() });
        self.texts.each(
            cx,
            "extract",
            |text| self.read(&extractor, text),
            |text, found| tell(out, text, &save(&recorder, text, &found)?),
        )?;
        if writer.is_empty()? {
            out.line("nothing new was saved")?;
            return Ok(1);
        }
        writer.commit()?;
        out.line("judge them with: chancery review")?;
        out.line("undo with: chancery undo")?;
        Ok(0)
    }
}

/// Records what a text tells: wholes before their parts.
fn save(recorder: &Recorder<'_>, text: &Text, found: &Extraction) -> Result<Saved> {
    let source = source(text);
    let mut saved = Saved::default();
    let mut numbers: HashMap<usize, EventId> = HashMap::new();
    let (wholes, parts): (Vec<_>, Vec<_>) = found.candidates.iter().partition(|c| c.part_of.is_none());
    for candidate in wholes.into_iter().chain(parts) {
        let mut draft = candidate.draft(&source);
        draft.part_of = candidate.part_of.and_then(|n| numbers.get(&n)).map(EventId::to_string);
        if let Some(n) = saved.event(candidate, recorder.event(&draft))? {
            numbers.insert(candidate.n, n);
        }
    }
    for claim in &found.claims {
        match recorder.claim(&claim.draft(&source)) {
            Ok(true) => saved.claims += 1,
            Ok(false) => saved.known += 1,
            Err(error) => saved.leave_out(&claim.quote, error)?,
        }
    }
    Ok(saved)
}

impl Saved {
    fn event(&mut self, candidate: &Candidate, outcome: Result<Outcome>) -> Result<Option<EventId>> {
        match &outcome {
            Ok(Outcome::Added(_) | Outcome::LookAlike(..)) => self.new += 1,
            Ok(Outcome::Attached(_) | Outcome::Changed(_)) => self.mentions += 1,
            Ok(Outcome::Known(_) | Outcome::Older(_)) => self.known += 1,
            Err(_) => {}
        }
        match outcome {
            Ok(outcome) => Ok(Some(outcome.event())),
            Err(error) => self.leave_out(&candidate.quote, error).map(|()| None),
        }
    }

    /// A candidate of which a side is not certain stays out, and is told.
    fn leave_out(&mut self, quote: &Quote, error: Error) -> Result<()> {
        if matches!(error.kind, ErrorKind::Bug | ErrorKind::Base) {
            return Err(error);
        }
        self.left_out.push(format!("L{}: {}", quote.line, error.message()));
        Ok(())
    }
}

/// A text as a source: by its title where it has one, else by its name.
fn source(text: &Text) -> SourceDraft {
    SourceDraft {
        id: None,
        kind: Some(SourceKind::News),
        title: Some(text.article.title.clone().unwrap_or_else(|| text.doc.clone())),
        url: text.article.url.clone(),
        published: EventDate::on(text.published).ok(),
    }
}

fn tell(out: &mut Out, text: &Text, saved: &Saved) -> Result<()> {
    let Saved { new, mentions, known, claims, left_out } = saved;
    out.line(printable(&format!(
        "{}  {} new, {} of known events, {known} known already, {}; {} left out",
        text.doc,
        counted(*new, "event"),
        counted(*mentions, "mention"),
        counted(*claims, "claim"),
        left_out.len()
    )))?;
    left_out.iter().try_for_each(|why| out.line(printable(&format!("  left out  {why}"))))
}
