//! Text inside XML and HTML.

use super::text::printable;

/// A text that is content or the value of an attribute, in XML and in HTML, and nothing else: no markup, no control
/// characters, nothing that turns the direction of what stands around it.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}

/// An address that may stand in a link: only the web's own schemes, so that no link runs a script.
pub fn web_address(address: &str) -> Option<&str> {
    let plain = address.trim();
    let scheme = |scheme: &str| plain.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    (scheme("https://") || scheme("http://")).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let text = "</title><script>alert(\"1\")</script> & 'x' \u{1b}[0m \u{202e} \u{ffff}";
        let safe = escape(text);
        assert!(!safe.contains(['<', '>', '"', '\'', '\u{1b}', '\u{202e}', '\u{ffff}']), "{safe}");
        assert!(safe.starts_with("&lt;/title&gt;&lt;script&gt;"));
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert_eq!(web_address(" HTTPS://example.org/a "), Some("HTTPS://example.org/a"));
        for address in ["javascript:alert(1)", "data:text/html,x", "//example.org", "", "httpé://x"] {
            assert_eq!(web_address(address), None, "{address}");
        }
    }
}
