//! Every event, or those of some, in order.

use super::Page;
use super::events::{self, SHOWN};
use super::filters;
use crate::ask::parties;
use crate::error::Result;
use crate::store::Query;
use maud::html;

pub(in super::super) fn write(page: &mut Page<'_>) -> Result<()> {
    let case = page.case()?;
    let title = if case.parties.is_empty() { "Events".to_owned() } else { parties::joined(&case.parties) };
    page.begin(&title)?;
    page.put(html! { h1 { (title) } (filters::form(&page.address, &page.path)) })?;
    let query = Query { reverse: !page.address.oldest, ..case.query.clone() };
    list(page, &query, "No event fits these filters.")?;
    page.put(filters::downloads(&page.address))
}

/// One page of what a question finds.
pub(super) fn list(page: &mut Page<'_>, query: &Query, nothing: &str) -> Result<()> {
    let first = (page.address.page - 1).saturating_mul(SHOWN);
    let mut found = page.store.slice(query, first, SHOWN + 1)?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let list = events::list(page.store, &found, query.filter.period)?;
    page.put(html! {
        @if found.is_empty() { p.nothing { (nothing) } }
        (list)
        (events::pager(&page.address, &page.path, more, None))
    })
}
