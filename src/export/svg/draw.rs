//! Draws the frame of a picture: heading, axis, names of the lanes, legend.

use super::layout::Layout;
use super::{STYLE, axis, fit, legend, marks, px};
use crate::export::markup::escape;
use crate::model::counted;

/// The picture as one SVG element.
pub(super) fn svg(layout: &Layout<'_>) -> String {
    let (top, bottom) = (layout.top, layout.bottom());
    let (legend, end) = match layout.look.legend {
        true => legend::draw(&layout.signs, (layout.margin, layout.scale.ends().1), bottom + 26.0),
        false => (String::new(), bottom),
    };
    let (width, height) = (layout.look.width, px(end + 6.0));
    let style = if layout.look.style { format!("<style>{STYLE}</style>") } else { String::new() };
    let (name, description) = (escape(&name(layout)), escape(&description(layout)));
    let head = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline\" role=\"graphics-document\" aria-label=\"{name}\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"><title>{name}</title>\
         <desc>{description}</desc>{style}<rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>"
    );
    let parts = [
        heading(layout),
        axis::draw(&layout.scale, top, bottom),
        marks::links(layout),
        names(layout),
        marks::heaps(layout),
        axis::today(&layout.scale, layout.look.today, top, bottom),
        marks::marks(layout),
    ];
    format!("{head}{}{legend}</svg>\n", parts.concat())
}

fn name(layout: &Layout<'_>) -> String {
    let title = &layout.look.title;
    if title.is_empty() { "Timeline".to_owned() } else { format!("Timeline: {title}") }
}

fn count(layout: &Layout<'_>) -> String {
    let n = layout.events.len();
    format!("{}{}", counted(n, "event"), layout.scale.years(layout.events))
}

fn description(layout: &Layout<'_>) -> String {
    format!("{}. A lane for each of: {}.", count(layout), layout.names.join(", "))
}

fn heading(layout: &Layout<'_>) -> String {
    if layout.look.title.is_empty() {
        return String::new();
    }
    let left = px(layout.margin);
    let title = escape(&fit(&layout.look.title, 19.0, f64::from(layout.look.width) - 2.0 * layout.margin));
    let count = escape(&count(layout));
    format!(
        "<text class=\"title\" x=\"{left}\" y=\"34\">{title}</text><text class=\"count\" x=\"{left}\" y=\"54\">{count}</text>"
    )
}

/// The names, beside the lowest row of their lanes or above them, and the lines below.
fn names(layout: &Layout<'_>) -> String {
    let (start, end) = layout.scale.ends();
    let left = layout.margin;
    let mut drawn = String::new();
    for (lane, name) in layout.lanes.iter().zip(&layout.names) {
        let (y, room) = match layout.is_narrow() {
            true => (lane.top + 15.0, end - left),
            false => (lane.row(0) + 4.0, start - left - 10.0),
        };
        let name = escape(&fit(name, 12.5, room));
        let [x, y, floor, end] = [left, y, lane.floor, end].map(px);
        drawn.push_str(&format!(
            "<path class=\"floor\" d=\"M{x} {floor}H{end}\"/><text class=\"lane\" x=\"{x}\" y=\"{y}\">{name}</text>"
        ));
    }
    drawn
}
