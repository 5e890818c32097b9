//! `mcp`: chancery as a tool of AI assistants.

use super::clock;
use super::context::Context;
use crate::ask::Now;
use crate::error::Result;
use crate::mcp::{Settings, run};
use clap::Args;

/// Answer an AI assistant over standard input and output (MCP)
///
/// The tools when, timeline, search, show and stats answer with sources and statuses. With --write there is add: what it
/// adds needs a source and its words, and waits for: chancery review.
#[derive(Debug, Args)]
pub(super) struct Mcp {
    /// Let the assistant add events, unreviewed
    #[arg(long)]
    write: bool,
}

impl Mcp {
    pub(super) fn run(&self, cx: &mut Context) -> Result<u8> {
        let store = if self.write { cx.write()? } else { cx.read()? };
        if store.path().is_none() {
            store.rebuild_text()?;
        }
        let (order, fixed) = (cx.order, cx.fixed_day());
        let who = cx.note("mcp add");
        let note = move || crate::store::RevisionNote { at: clock::moment(), ..who.clone() };
        run(Settings {
            store,
            now: Box::new(move || Now { today: fixed.unwrap_or_else(clock::now), order }),
            adds: self.write.then(|| Box::new(note) as Box<_>),
        })?;
        Ok(0)
    }
}
