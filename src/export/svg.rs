//! The timeline as a picture: a lane for each actor or kind, a link across lanes for a shared event, vague dates as
//! soft bars as wide as their uncertainty. How they met is told by shape, how real it was by outline; colour only
//! repeats it.

mod axis;
mod draw;
pub(super) mod extent;
mod glyph;
pub(super) mod lanes;
mod layout;
mod legend;
mod marks;
mod pack;
mod scale;

pub(super) use self::glyph::mark;
pub use self::glyph::{mode_words, over, reach, shape};
pub(super) use self::layout::label;

use crate::model::{Day, Event, Period};
use unicode_width::UnicodeWidthStr;

/// What the lanes of a picture stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// A lane for each of those who took part.
    Actor,
    /// A lane for each kind of event.
    Kind,
    /// Kinds where two or more are asked for, who all took part in everything; actors otherwise.
    #[default]
    Best,
}

/// One of those asked for: whoever has one of these ids, or acted for one, is in its lane.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// The ids that count as it.
    pub ids: Vec<String>,
    /// The name of the lane.
    pub name: String,
}

/// How a picture looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// What the picture is of: `Xi Jinping and Vladimir Putin`.
    pub title: String,
    /// What the lanes stand for.
    pub lanes: By,
    /// Who was asked for; their lanes come first.
    pub asked: Vec<Asked>,
    /// The stretch of time that is shown; where open, that of the events.
    pub period: Period,
    /// The day to mark as today.
    pub today: Option<Day>,
    /// How wide the picture is, in pixels of the screen; below 640 it is laid out for a phone.
    pub width: u32,
    /// What stands before the id of an event in the address its mark leads to (`#`, `/event/`); empty: no address.
    pub link: String,
    /// Whether [`STYLE`] stands in the picture; without, the page around it brings it along.
    pub style: bool,
    /// Whether the signs are explained below the lanes.
    pub legend: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            title: String::new(),
            lanes: By::default(),
            asked: Vec::new(),
            period: Period::default(),
            today: None,
            width: 1040,
            link: String::new(),
            style: true,
            legend: true,
        }
    }
}

/// The style of a picture, for a page that serves it as a file of its own; everything in it hangs on `svg.timeline`.
pub const STYLE: &str = include_str!("svg/style.css");

/// Draws events as one SVG element that needs nothing else.
pub fn picture(events: &[Event], look: &Look) -> String {
    draw::svg(&layout::Layout::of(events, look))
}

/// A number of units, no finer than the eye.
pub(super) fn px(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or(text.clone(), ToOwned::to_owned)
}

/// About how wide a text will be at a size, in the widest of the typefaces that systems bring.
pub(super) fn text_width(text: &str, size: f64) -> f64 {
    text.width() as f64 * size * 0.61
}

/// A text that fits, broken off with an ellipsis if it must.
pub(super) fn fit(text: &str, size: f64, room: f64) -> String {
    if text_width(text, size) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        short.push(c);
        if text_width(&short, size) + size > room {
            break;
        }
    }
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests;
