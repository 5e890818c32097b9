//! Words in titles, quotes and notes.

use super::Page;
use super::filters;
use super::timeline::list;
use crate::error::Result;
use crate::store::{Query, expression};
use maud::{Markup, html};

pub(in super::super) fn write(page: &mut Page<'_>) -> Result<()> {
    let mut case = page.case()?;
    let words = page.address.words.clone().unwrap_or_default();
    let asked = expression(&words);
    page.begin(if asked.is_empty() { "Find words" } else { &words })?;
    page.put(form(&words))?;
    if asked.is_empty() {
        return Ok(());
    }
    case.query.filter.words = Some(asked);
    page.put(filters::form(&page.address, &page.path))?;
    let query = Query { reverse: !page.address.oldest, ..case.query.clone() };
    list(page, &query, "No event has all of these words.")?;
    page.put(filters::downloads(&page.address))
}

fn form(words: &str) -> Markup {
    html! {
        h1 { "Find words" }
        form.words action="/search" role="search" aria-label="Words in titles, quotes and notes" {
            label { span { "Words in titles, quotes and notes" } input name="words" value=(words) type="search"; }
            button { "Find" }
        }
        p.hint { "Every word must occur. “Several words” in quotation marks stand together; word* begins a word." }
    }
}
