//! The files a page needs, built in.

use crate::export::svg;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// The style of every page.
const STYLE: &str = include_str!("assets/style.css");

/// Completion of names, and what else is only comfort.
const SCRIPT: &str = include_str!("assets/page.js");

/// The sign in the browser's tab.
const ICON: &str = include_str!("assets/icon.svg");

/// A file with its name and its kind.
const FILES: [(&str, &str, &str); 4] = [
    ("style.css", "text/css; charset=utf-8", STYLE),
    ("timeline.css", "text/css; charset=utf-8", svg::STYLE),
    ("page.js", "text/javascript; charset=utf-8", SCRIPT),
    ("icon.svg", "image/svg+xml", ICON),
];

/// Where a file is; another version of the program has another address, so that a browser may keep it.
pub(super) fn path(name: &str) -> String {
    let text = FILES.iter().find(|(known, ..)| *known == name).map_or("", |(_, _, text)| text);
    // FNV-1a: a short mark of the text, against stale copies only.
    let mark = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |mark, byte| (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("/assets/{name}?v={mark:016x}")
}

/// One of the files.
pub(super) async fn file(Path(name): Path<String>) -> Response {
    match FILES.iter().find(|(known, ..)| *known == name) {
        Some((_, kind, text)) => {
            ([(CONTENT_TYPE, *kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")], *text).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
