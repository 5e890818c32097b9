//! What the signs mean; only those that are there.

use super::glyph::{mark, mode_words};
use super::{px, text_width};
use crate::model::{Mode, Status};

/// Which signs a picture has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Signs {
    pub(super) modes: Vec<Mode>,
    pub(super) statuses: Vec<Status>,
    pub(super) vague: bool,
    pub(super) lasting: bool,
    /// In what a heap is counted: `month`.
    pub(super) heaps: Option<String>,
}

/// The signs beside their words, in as many lines as they need from `left` to `right`; the y below them.
pub(super) fn draw(signs: &Signs, (left, right): (f64, f64), top: f64) -> (String, f64) {
    let (mut x, mut y, mut drawn) = (left, top, String::new());
    for (sign, words) in entries(signs) {
        let wide = 30.0 + text_width(&words, 11.0);
        if x + wide > right && x > left {
            (x, y) = (left, y + 20.0);
        }
        drawn.push_str(&format!(
            "<g transform=\"translate({} {})\">{sign}<text x=\"15\" y=\"4\">{words}</text></g>",
            px(x + 7.0),
            px(y)
        ));
        x += wide + 12.0;
    }
    (format!("<g class=\"legend\">{drawn}</g>"), y + 14.0)
}

fn entries(signs: &Signs) -> Vec<(String, String)> {
    let sign =
        |mode: Mode, status: Status| format!("<g class=\"{status} {mode}\">{}</g>", mark(mode, status, (0.0, 0.0)));
    let mut entries: Vec<(String, String)> =
        signs.modes.iter().map(|mode| (sign(*mode, Status::Held), mode_words(*mode).to_owned())).collect();
    let shape = signs.modes.first().copied().unwrap_or(Mode::InPerson);
    let others = signs.statuses.iter().filter(|status| **status != Status::Held);
    entries.extend(others.map(|status| (sign(shape, *status), status.to_string())));
    let bar = |class: &str| format!("<rect class=\"{class}\" x=\"-9\" y=\"-4\" width=\"18\" height=\"8\" rx=\"4\"/>");
    if signs.lasting {
        let bar = "<rect class=\"solid\" x=\"-9\" y=\"-2\" width=\"18\" height=\"4\" rx=\"2\"/>";
        entries.push((format!("<g class=\"{shape}\">{bar}</g>"), "lasted".to_owned()));
    }
    if signs.vague {
        entries.push((format!("<g class=\"{shape}\">{}</g>", bar("soft")), "some day in this time".to_owned()));
    }
    if let Some(unit) = &signs.heaps {
        let bar = "<rect class=\"many\" x=\"-5\" y=\"-6\" width=\"10\" height=\"12\" rx=\"1.5\"/>".to_owned();
        entries.push((bar, format!("number in a {unit}")));
    }
    entries
}
