//! The small parts of pages: names, dates, statuses and sources as they stand everywhere.

use super::super::address::segment;
use crate::export::text::printable;
use crate::export::timeline::sign;
use crate::model::{Event, Mention, Mode, Status, plural};
use maud::{Markup, html};

/// A name that leads to its actor; whatever its script, it does not turn its neighbours around.
pub(super) fn actor(id: &str, name: &str) -> Markup {
    html! { a href=(format!("/actor/{}", segment(id))) { bdi { (printable(name)) } } }
}

/// Text from the base.
pub(super) fn text(words: &str) -> Markup {
    html! { bdi { (printable(words)) } }
}

/// The address of an event.
pub(super) fn event_path(id: &str) -> String {
    format!("/event/{}", segment(id))
}

/// A status by sign and word, never by colour alone.
pub(super) fn status(status: Status) -> Markup {
    html! { span class={ "status " (status) } { span aria-hidden="true" { (sign(status)) } " " (status) } }
}

/// A source, as `S1 L51`, that leads to it.
pub(super) fn source(mention: &Mention) -> Markup {
    html! { a.source href=(format!("/source/{}", segment(&mention.source))) title=(printable(&mention.title)) { (mention.label()) } }
}

/// A link only where it leads somewhere a page may lead.
pub(super) fn outside(url: &str) -> Markup {
    let safe = ["https://", "http://"]
        .iter()
        .any(|scheme| url.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme)));
    let shown = printable(url);
    html! { @if safe { a.outside href=(url) rel="noreferrer noopener external" { (shown) } } @else { (shown) } }
}

/// The title, with what it does not say of how they met and who has judged it.
pub(super) fn title(event: &Event) -> Markup {
    let video = event.mode == Mode::Video && !event.title.contains("video");
    html! {
        (text(&event.title))
        @if video { " (by video)" }
        @if !event.reviewed { " " span.unreviewed { "unreviewed" } }
    }
}

/// `1 event`, `12,345 events`.
pub(super) fn many(n: usize, what: &str) -> String {
    format!("{} {}", grouped(n), plural(&n, what))
}

/// A number with its thousands apart.
pub(super) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(
            outside("https://example.org/a?b=c&d").into_string().contains("href=\"https://example.org/a?b=c&amp;d\"")
        );
        for url in ["javascript:alert(1)", "data:text/html,x", "//example.org", "http", "é://"] {
            assert!(!outside(url).into_string().contains("href"), "{url}");
        }
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
