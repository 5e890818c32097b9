//! `extract`: the events that texts tell of, proposed and not yet judged.

mod save;
mod table;

use super::Format;
use super::context::Context;
use super::out::{Out, failed};
use super::texts::{Text, Texts};
use crate::error::{Error, Result};
use crate::extract::Extractor;
use crate::extract::candidate::{Candidate, Extraction, FoundClaim};
use crate::model::{Day, EventKind};
use crate::seeds;
use crate::store::Store;
use clap::Args;
use serde::Serialize;

/// Find events in a news text or a press release
///
/// Prints what the text tells: who met, called or visited whom, when, where, planned or held, with the words and the
/// way the date was read. Nothing is saved, unless --save puts it into the base; there it is marked until a person has
/// judged it (chancery review). With --json, one object a text.
#[derive(Debug, Args)]
pub(super) struct Extract {
    #[command(flatten)]
    texts: Texts,
    /// Only these kinds
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    kind: Vec<EventKind>,
    /// Only what is at least so sure, from 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
    min_confidence: f64,
    /// Every step by which candidate N was read; 0: what was passed over, and why
    #[arg(long, value_name = "N")]
    explain: Option<usize>,
    /// Put it into the base, to be judged with review; what is known gains a mention
    #[arg(long, alias = "as-candidates", conflicts_with = "explain")]
    save: bool,
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
        if self.save {
            let store = cx.write()?;
            return self.save(cx, out, &store);
        }
        let extractor = extractor(&cx.read()?)?;
        let mut found = 0;
        self.texts.each(
            cx,
            "extract",
            |text| self.read(&extractor, text),
            |text, extraction| {
                found += extraction.candidates.len() + extraction.claims.len();
                self.show(cx, out, text, &extraction)
            },
        )?;
        if found > 0 && cx.format == Format::Text && self.explain.is_none() {
            out.hint(cx, "nothing is saved yet; next: the same with --save, then chancery review");
        }
        Ok(u8::from(found == 0))
    }

    /// What a text tells of the kinds that are asked for, and surely enough. What nobody asks for goes part by part, so
    /// that of a long text only what is shown stays in memory.
    fn read(&self, extractor: &Extractor, text: &Text) -> Extraction {
        let wanted = |candidate: &Candidate| {
            (self.kind.is_empty() || self.kind.contains(&candidate.kind)) && candidate.confidence >= self.min_confidence
        };
        let mut all = Extraction::default();
        for mut part in extractor.parts(&text.article.text, text.published) {
            part.candidates.retain(wanted);
            if self.explain.is_none() {
                part.passed_over.clear();
            }
            all.append(part);
        }
        all
    }

    fn show(&self, cx: &Context, out: &mut Out, text: &Text, found: &Extraction) -> Result<()> {
        if let Some(n) = self.explain {
            return table::explain(out, found, n);
        }
        match cx.format {
            Format::Text => table::table(cx, out, text, found),
            Format::Json | Format::Jsonl => {
                let doc = self.texts.are_several().then_some(text.doc.as_str());
                let (candidates, claims) = (&found.candidates[..], &found.claims[..]);
                let answer = Answer { doc, published: text.published, candidates, claims };
                out.write_with(|output| {
                    serde_json::to_writer(&mut *output, &answer).map_err(|error| failed(&error.into()))?;
                    output.write_all(b"\n").map_err(|error| failed(&error))
                })
            }
            _ => Err(Error::usage("candidates are printed for people, or with --json")),
        }
    }
}

/// An extractor that knows the names of a base.
fn extractor(store: &Store) -> Result<Extractor> {
    Ok(Extractor::new(seeds::gazetteer(store)?, seeds::date_reader()?, seeds::triggers()?))
}
