//! `when`: the question above all others.

mod table;

use super::context::Context;
use super::filters::Filters;
use super::out::Out;
use super::{Format, timeline};
use crate::ask::{Case, Line};
use crate::error::{Error, Result};
use crate::export::text::{columns, printable};
use crate::export::words::{claim_words, counted, lifetime, said};
use crate::lexicon::question::Wanted;
use crate::model::contact::count;
use crate::model::{Claim, ClaimKind, Contact, Count};
use clap::Args;

/// Answer when these people met, called or visited each other
///
/// Names in any script, any unique part of one, states, organizations, or offices in quotes ("russian president",
/// whoever held it on the day). A whole sentence works: chancery when did xi last meet putin before 2023-03-18.
/// A state also stands for those who act for it; --exact turns that off.
#[derive(Debug, Args)]
pub(super) struct When {
    /// Names, or a sentence
    #[arg(value_name = "NAME", required = true, add = super::complete::actors())]
    words: Vec<String>,
    /// Only events in which they took part themselves
    #[arg(long)]
    exact: bool,
    /// Show the parts of visits too
    #[arg(long)]
    parts: bool,
    /// Show every claim, not only the latest
    #[arg(long)]
    claims: bool,
    #[command(flatten)]
    filters: Filters,
}

impl When {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let store = cx.read()?;
        let case = Case::read(&store, "when", &self.words, &self.filters.limits(self.exact), cx.now())?;
        if case.parties.is_empty() {
            return Err(Error::usage("the question names nobody").note("write", "chancery when xi putin"));
        }
        if cx.format == Format::Text { self.text(cx, &case, out) } else { machine(cx, &case, out) }
    }

    fn text(&self, cx: &Context, case: &Case<'_>, out: &mut Out) -> Result<u8> {
        let claims = case.claims()?;
        let contacts = case.contacts()?;
        if contacts.is_empty() {
            return self.none(case, out, &claims);
        }
        let (sure, possible) = case.by_certainty(&contacts);
        headline(cx, case, out, &contacts, &count(&sure))?;
        if case.wanted == Wanted::All || case.count.is_some() {
            out.line("")?;
            self.table(cx, case, contacts.len(), out)?;
            out.line("")?;
            out.line(counted(&count(&sure), contacts.len() - possible.len(), count(&possible).held()))?;
        }
        self.notes(cx, case, out, &claims)?;
        Ok(0)
    }

    /// What the sources count or deny, and whom a name also stands for.
    fn notes(&self, cx: &Context, case: &Case<'_>, out: &mut Out, claims: &[Claim]) -> Result<()> {
        let shown = if self.claims { claims.len() } else { 2 };
        let mut latest = claims[claims.len().saturating_sub(shown)..].to_vec();
        case.store.beside(&mut latest)?;
        for (i, claim) in latest.iter().rev().enumerate() {
            out.line(format!("{}{}", if i == 0 { "\n" } else { "" }, claim_words(claim)))?;
        }
        if claims.len() > latest.len() {
            out.hint(cx, format!("{} earlier claims: --claims", claims.len() - latest.len()));
        }
        if let n @ 1.. = case.left_out()? {
            out.hint(cx, format!("{n} more are only possibly in this period: without --certain"));
        }
        for party in case.parties.iter().filter(|party| !party.before.is_empty()) {
            let before: Vec<String> = party.before.iter().map(lifetime).collect();
            out.hint(cx, format!("{} includes {} (--exact: not)", party.name, before.join(", ")));
        }
        Ok(())
    }

    /// The answer where there is nothing: what is claimed, and what is nearest.
    fn none(&self, case: &Case<'_>, out: &mut Out, claims: &[Claim]) -> Result<u8> {
        let nothing = case.nothing()?;
        out.line(nothing.sentence)?;
        for claim in claims.iter().filter(|claim| self.claims || claim.kind == ClaimKind::None) {
            out.line(claim_words(claim))?;
        }
        if let Some((event, sides)) = nothing.nearest {
            let source = Some(event.source_label()).filter(|label| !label.is_empty());
            let source = source.map(|label| format!("   [{label}]")).unwrap_or_default();
            let sides = if sides.is_empty() { sides } else { format!("   ({sides})") };
            out.line(format!("Nearest: {}, {}.{sides}{source}", printable(&event.title), event.date.wording()))?;
        }
        Ok(1)
    }
}

/// What a script gets: everything, or the first, last or next contact alone.
fn machine(cx: &Context, case: &Case<'_>, out: &mut Out) -> Result<u8> {
    let mut claims = case.claims()?;
    case.store.beside(&mut claims)?;
    timeline::answer(cx, out, &case.parties, &case.found()?, &claims)
}

/// The first lines of an answer.
fn headline(cx: &Context, case: &Case<'_>, out: &mut Out, contacts: &[Contact], count: &Count) -> Result<()> {
    let cells = |line: Line| match line {
        Line::Event(label, event) => said(label, &event),
        Line::Words(words) => vec![words],
    };
    let lines = case.headline(contacts)?.into_iter().map(cells).collect();
    out.line(columns(&[], lines, cx.width))?;
    case.no_call(count).map_or(Ok(()), |words| out.line(words))
}
