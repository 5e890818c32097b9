//! The axis: years and months above the lanes, thin lines through them.

use super::px;
use super::scale::Scale;
use crate::model::Day;

/// How far apart the labels stand.
const ROOM: f64 = 46.0;

/// The labels above `top`, and the lines from there to `bottom`.
pub(super) fn draw(scale: &Scale, top: f64, bottom: f64) -> String {
    let mut lines = String::new();
    let mut labels = String::new();
    let mut last = f64::MIN;
    let ticks = scale.ticks(ROOM);
    for (i, tick) in ticks.iter().enumerate() {
        lines.push_str(&format!("M{} {}V{}", px(tick.x), px(top), px(bottom)));
        let label = |class: &str, y: f64, text: &str| {
            format!("<text class=\"{class}\" x=\"{}\" y=\"{}\">{text}</text>", px(tick.x), px(y))
        };
        labels.push_str(&label("tick", top - 8.0, &tick.label));
        let Some(under) = &tick.under else { continue };
        // The first label may stand close before the first whole year: then the year goes first.
        let next = ticks.get(i + 1).filter(|next| i == 0 && next.under.is_some());
        if tick.x - last >= ROOM && next.is_none_or(|next| next.x - tick.x >= ROOM * 2.0) {
            labels.push_str(&label("tick year", top - 24.0, under));
            last = tick.x;
        }
    }
    format!("<path class=\"grid\" d=\"{lines}\"/><g aria-hidden=\"true\">{labels}</g>")
}

/// The line of today, if it is on the scale.
pub(super) fn today(scale: &Scale, day: Option<Day>, top: f64, bottom: f64) -> String {
    let (left, right) = scale.ends();
    let Some(x) = day.map(|day| scale.x(day.days() as f64 + 0.5)).filter(|x| (left..right).contains(x)) else {
        return String::new();
    };
    let (x, y) = (px(x), px(top));
    format!("<path class=\"today\" d=\"M{x} {y}V{}\"><title>today</title></path>", px(bottom))
}
