//! The timeline as a picture: a lane for each actor or kind, a link across lanes for a shared event, vague dates as
//! soft bars as wide as their uncertainty. How they met is told by shape, how real it was by outline.

mod scale;

use crate::model::{Day, Event, Period};

/// What the lanes of a picture stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lanes {
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
    pub lanes: Lanes,
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
}

impl Default for Look {
    fn default() -> Self {
        Self {
            title: String::new(),
            lanes: Lanes::default(),
            asked: Vec::new(),
            period: Period::default(),
            today: None,
            width: 1040,
            link: String::new(),
            style: true,
        }
    }
}

/// The style of a picture, for a page that serves it as a file of its own; everything in it hangs on `svg.timeline`.
pub const STYLE: &str = include_str!("svg/style.css");

/// Draws events as one SVG element that needs nothing else.
pub fn picture(events: &[Event], look: &Look) -> String {
    let scale = scale::Scale::of(events, look.period, (20.0, f64::from(look.width) - 40.0));
    let style = if look.style { format!("<style>{STYLE}</style>") } else { String::new() };
    let tick = |tick: &scale::Tick| format!("<text x=\"{:.1}\" y=\"20\">{}</text>", tick.x, tick.label);
    let ticks: String = scale.ticks(48.0).iter().map(tick).collect();
    let width = look.width;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline\" viewBox=\"0 0 {width} 40\">{style}{ticks}</svg>"
    )
}
