//! `when`: the question above all others.

mod headline;
mod nothing;
mod table;

use super::Format;
use super::context::Context;
use super::filters::{Filters, restrict};
use super::out::Out;
use super::parties::{self, Party};
use super::timeline::{self, Found};
use crate::error::{Error, Result};
use crate::export::words::{claim_words, counted, lifetime};
use crate::lexicon::question::Wanted;
use crate::model::contact::count;
use crate::model::{Certainty, Claim, Contact, Day};
use crate::store::{Filter, Query, Store};
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

/// A question with its names resolved.
struct Case<'a> {
    cx: &'a Context,
    store: &'a Store,
    parties: Vec<Party>,
    query: Query,
    /// The day on which it is asked: with `--as-of` that one.
    today: Day,
    /// What is asked for, and how many of the last or first ones: `last 3`.
    wanted: Wanted,
    count: Option<usize>,
}

impl When {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let store = cx.read()?;
        let asked = parties::read(&store, &self.words);
        if asked.names.is_empty() {
            return Err(Error::usage("the question names nobody").note("write", "chancery when xi putin"));
        }
        let parties = parties::resolve(&store, &asked.names, self.exact, "when")?;
        let filter = restrict(self.filters.filter(cx, &store)?, &asked.clauses, cx, &store)?;
        let today = filter.as_of.unwrap_or(cx.today);
        let query = Query { sides: parties::sides(&parties), exact: self.exact, filter, limit: None, reverse: false };
        let case = Case { cx, store: &store, parties, query, today, wanted: asked.wanted, count: asked.count };
        if cx.format == Format::Text { self.text(&case, out) } else { self.machine(&case, out) }
    }

    fn text(&self, case: &Case<'_>, out: &mut Out) -> Result<u8> {
        let claims = case.claims()?;
        let contacts = case.store.contacts(&case.query)?;
        if contacts.is_empty() {
            return case.none(out, &claims, self.claims);
        }
        let (sure, possible) = case.by_certainty(&contacts);
        case.headline(out, &contacts, &count(&sure))?;
        if case.wanted == Wanted::All || case.count.is_some() {
            out.line("")?;
            self.table(case, contacts.len(), out)?;
            out.line("")?;
            out.line(counted(&count(&sure), contacts.len() - possible.len(), count(&possible).held()))?;
        }
        case.notes(out, &claims, self.claims)?;
        Ok(0)
    }

    /// What a script gets: everything, or the first, last or next contact alone.
    fn machine(&self, case: &Case<'_>, out: &mut Out) -> Result<u8> {
        let mut claims = case.claims()?;
        case.store.beside(&mut claims)?;
        if case.wanted == Wanted::All || case.count.is_some() {
            let limit = self.filters.limit.or(case.count);
            let reverse = self.filters.reverse || case.wanted == Wanted::Last;
            let query = Query { limit, reverse, ..case.query.clone() };
            return timeline::answer(case.cx, out, &case.parties, Found::Asked(case.store, &query), &claims);
        }
        let contacts = case.store.contacts(&case.query)?;
        let events: Vec<_> = case.the_one(&contacts)?.into_iter().collect();
        timeline::answer(case.cx, out, &case.parties, Found::These(&events, &case.query), &claims)
    }
}

impl Case<'_> {
    /// What is certainly in the period, and what is only possibly.
    fn by_certainty(&self, contacts: &[Contact]) -> (Vec<Contact>, Vec<Contact>) {
        let period = self.query.filter.period;
        let sure = |contact: &Contact| contact.date.within(&period) == Certainty::Certainly;
        contacts.iter().cloned().partition(sure)
    }

    /// The claims of the sources about these actors, within the period and what was known.
    fn claims(&self) -> Result<Vec<Claim>> {
        let mut claims = self.store.claims(&self.query.sides)?;
        let period = self.query.filter.period;
        let known_by = self.query.filter.as_of.or(period.until);
        claims.retain(|claim| {
            let begun = period.from.is_none_or(|from| claim.date.last().is_none_or(|last| last >= from));
            begun && known_by.is_none_or(|day| claim.date.last().is_none_or(|last| last <= day))
        });
        Ok(claims)
    }

    /// What the sources count or deny, and whom a name also stands for.
    fn notes(&self, out: &mut Out, claims: &[Claim], every: bool) -> Result<()> {
        let shown = if every { claims.len() } else { 2 };
        let mut latest = claims[claims.len().saturating_sub(shown)..].to_vec();
        self.store.beside(&mut latest)?;
        for (i, claim) in latest.iter().rev().enumerate() {
            out.line(format!("{}{}", if i == 0 { "\n" } else { "" }, claim_words(claim)))?;
        }
        if claims.len() > latest.len() {
            out.hint(self.cx, format!("{} earlier claims: --claims", claims.len() - latest.len()));
        }
        if let n @ 1.. = self.left_out()? {
            out.hint(self.cx, format!("{n} more are only possibly in this period: without --certain"));
        }
        for party in self.parties.iter().filter(|party| !party.before.is_empty()) {
            let before: Vec<String> = party.before.iter().map(lifetime).collect();
            out.hint(self.cx, format!("{} includes {} (--exact: not)", party.name, before.join(", ")));
        }
        Ok(())
    }

    /// How many events `--certain` leaves out.
    fn left_out(&self) -> Result<usize> {
        if !self.query.filter.certain {
            return Ok(0);
        }
        let filter = Filter { certain: false, ..self.query.filter.clone() };
        let all = self.store.contacts(&Query { filter, ..self.query.clone() })?.len();
        Ok(all - self.store.contacts(&self.query)?.len())
    }
}
