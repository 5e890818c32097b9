//! The marks: how they met is the shape, how real it was the outline and what is drawn over it.

use crate::model::{Mode, Status};

/// The size of a label.
pub(super) const LABEL: f64 = 11.0;

/// The outline of a mark around its middle, as an SVG path.
pub const fn shape(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => "M-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0z",
        Mode::Video => "M-4.2-4.2h8.4v8.4h-8.4z",
        Mode::Phone => "M0-5.6L5.6 0L0 5.6L-5.6 0z",
        Mode::Written => "M0-5.2L5.2 4.2h-10.4z",
        Mode::Unknown => "M-5-1.8h10v3.6h-10z",
    }
}

/// What is drawn over the mark: struck through, crossed out, put off.
pub const fn over(status: Status) -> &'static str {
    match status {
        Status::Held | Status::Planned | Status::Proposed => "",
        Status::Cancelled => "M-8.5 0h17",
        Status::Denied => "M-6.5-6.5l13 13m0-13l-13 13",
        Status::Postponed => "M6.5 0h6m-2.5-2.5l2.5 2.5l-2.5 2.5",
    }
}

/// How far that reaches beyond the mark, to the left and to the right.
pub const fn reach(status: Status) -> (f64, f64) {
    match status {
        Status::Held | Status::Planned | Status::Proposed => (0.0, 0.0),
        Status::Cancelled => (3.5, 3.5),
        Status::Denied => (1.5, 1.5),
        Status::Postponed => (0.0, 8.0),
    }
}

/// How they met, in words.
pub const fn mode_words(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => "in person",
        Mode::Video => "by video",
        Mode::Phone => "by phone",
        Mode::Written => "in writing",
        Mode::Unknown => "how is not said",
    }
}

/// A mark at a place.
pub(in crate::export) fn mark(mode: Mode, status: Status, (x, y): (f64, f64)) -> String {
    let at = format!("transform=\"translate({} {})\"", super::px(x), super::px(y));
    let over = match over(status) {
        "" => String::new(),
        over => format!("<path class=\"over\" {at} d=\"{over}\"/>"),
    };
    format!("<path class=\"mark\" {at} d=\"{}\"/>{over}", shape(mode))
}
