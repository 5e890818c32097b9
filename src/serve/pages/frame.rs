//! What stands around every page: the search for two, the ways to the rest, the foot.

use super::super::address::Address;
use super::super::assets;
use crate::export::text::printable;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Everything above the answer.
pub(super) fn top(title: &str, address: &Address, path: &str) -> Markup {
    html! {
        (DOCTYPE)
        (PreEscaped("<html lang=\"en\">"))
        head {
            meta charset="utf-8";
            title { (printable(title)) " · chancery" }
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            link rel="stylesheet" href=(assets::path("style.css"));
            link rel="stylesheet" href=(assets::path("timeline.css"));
            link rel="icon" type="image/svg+xml" href=(assets::path("icon.svg"));
            script src=(assets::path("page.js")) defer {}
        }
        (PreEscaped("<body>"))
        a.skip href="#main" { "To the answer" }
        header.site {
            a.brand href="/" { "chancery" }
            nav aria-label="Sections" {
                (section("/timeline", "Events", path))
                (section("/actors", "Actors", path))
                (section("/sources", "Sources", path))
            }
            @if path != "/" { (question(address)) }
        }
        (PreEscaped("<main id=\"main\">"))
    }
}

fn section(to: &str, name: &str, path: &str) -> Markup {
    html! { a href=(to) aria-current=[(to == path).then_some("page")] { (name) } }
}

/// The form that asks when two met; further names that were asked for stay.
pub(super) fn question(address: &Address) -> Markup {
    let name = |i: usize| address.who.get(i).map_or("", String::as_str);
    html! {
        form.question action="/when" role="search" aria-label="When did they meet?" {
            label { span { "When did" } (actor_field("who-0", name(0), "Xi Jinping")) }
            label { span { "meet" } (actor_field("who-1", name(1), "Vladimir Putin")) }
            @for more in address.who.iter().skip(2) { input type="hidden" name="who" value=(more); }
            button { "Find" }
        }
    }
}

/// A field for a name, which a script completes.
fn actor_field(id: &str, value: &str, example: &str) -> Markup {
    html! {
        input.actor id=(id) name="who" value=(value) placeholder=(example) autocomplete="off" autocapitalize="off"
            spellcheck="false";
    }
}

/// Everything below the answer.
pub(super) fn bottom(base: &str) -> Markup {
    html! {
        (PreEscaped("</main>"))
        footer.site {
            @if !base.is_empty() { p { (printable(base)) ", read only, on this computer." } }
            p {
                a href="/search" { "Find words" } " · " a href="/api/openapi.json" { "For programs" }
                " · chancery " (env!("CARGO_PKG_VERSION"))
            }
        }
        (PreEscaped("</body></html>"))
    }
}

/// A message as a sentence.
pub(super) fn sentence(message: &str) -> String {
    let text = printable(message);
    let mut chars = text.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}{}", chars.as_str(), if text.ends_with(['.', '?']) { "" } else { "." })
}
