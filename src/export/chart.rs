//! Counts as a picture: a row for each group, a column for each sort of contact, a bar as long as its number.

use super::markup::escape;
use super::svg::{STYLE, fit, mark, px, text_width};
use crate::model::{Count, Mode, Status};

/// A column: its words, the mark above it, its number.
struct Column {
    words: &'static str,
    mode: Mode,
    status: Status,
    number: fn(&Count) -> usize,
}

const fn column(words: &'static str, mode: Mode, status: Status, number: fn(&Count) -> usize) -> Column {
    Column { words, mode, status, number }
}

const COLUMNS: [Column; 7] = [
    column("in person", Mode::InPerson, Status::Held, |count| count.in_person),
    column("within summits", Mode::InPerson, Status::Held, |count| count.in_person_summit),
    column("by video", Mode::Video, Status::Held, |count| count.video),
    column("by phone", Mode::Phone, Status::Held, |count| count.phone),
    column("in another way", Mode::Unknown, Status::Held, |count| count.other),
    column("planned", Mode::InPerson, Status::Planned, |count| count.planned),
    column("called off", Mode::InPerson, Status::Cancelled, |count| count.off),
];

/// From one row to the next.
const ROW: f64 = 19.0;
const WIDTH: f64 = 860.0;
const MARGIN: f64 = 24.0;
const TOP: f64 = 92.0;

/// Draws the counts of each group; columns without any are left out.
pub fn chart(groups: &[(String, Count)], title: &str) -> String {
    let there: Vec<&Column> =
        COLUMNS.iter().filter(|column| groups.iter().any(|(_, count)| (column.number)(count) > 0)).collect();
    let widest = groups.iter().map(|(name, _)| text_width(name, 12.5)).fold(40.0, f64::max).min(220.0);
    let left = MARGIN + widest + 18.0;
    let room = (WIDTH - MARGIN - left) / there.len().max(1) as f64;
    let most = groups.iter().flat_map(|(_, count)| there.iter().map(|column| (column.number)(count))).max();
    let each = (room - 42.0) / most.unwrap_or(1).max(1) as f64;
    let head = there.iter().enumerate().map(|(i, column)| heading(column, left + room * i as f64));
    let mut drawn: String = head.collect();
    for (row, (name, count)) in groups.iter().enumerate() {
        let y = TOP + ROW * row as f64;
        let name = escape(&fit(name, 12.5, widest + 8.0));
        drawn.push_str(&format!("<text class=\"lane\" x=\"{}\" y=\"{}\">{name}</text>", px(MARGIN), px(y + 4.0)));
        let bars = there.iter().enumerate();
        drawn.extend(bars.map(|(i, column)| bar(column, (column.number)(count), (left + room * i as f64, y), each)));
    }
    framed(&drawn, title, TOP + ROW * groups.len() as f64 + 12.0)
}

fn framed(drawn: &str, title: &str, height: f64) -> String {
    let (name, width, height) = (escape(title), px(WIDTH), px(height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline\" role=\"img\" aria-label=\"Contacts: {name}\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"><title>Contacts: {name}</title>\
         <style>{STYLE}</style><rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\
         <text class=\"title\" x=\"24\" y=\"34\">{name}</text>{drawn}</svg>\n"
    )
}

fn heading(column: &Column, x: f64) -> String {
    let sign = mark(column.mode, column.status, (x + 6.0, TOP - 28.0));
    format!(
        "<g class=\"{} {}\">{sign}</g><text x=\"{}\" y=\"{}\">{}</text>",
        column.status,
        column.mode,
        px(x + 17.0),
        px(TOP - 24.0),
        column.words
    )
}

/// What was held is solid, the rest hollow; nothing is a dot of a number.
fn bar(column: &Column, n: usize, (x, y): (f64, f64), each: f64) -> String {
    if n == 0 {
        return format!("<text class=\"tick\" x=\"{}\" y=\"{}\">·</text>", px(x + 3.0), px(y + 4.0));
    }
    let wide = (n as f64 * each).max(2.0);
    let class = if column.status == Status::Held { "solid" } else { "many hollow" };
    format!(
        "<g class=\"{}\"><rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"11\" rx=\"1.5\"/></g>\
         <text x=\"{}\" y=\"{}\">{n}</text>",
        column.mode,
        px(x),
        px(y - 5.5),
        px(wide),
        px(x + wide + 6.0),
        px(y + 4.0)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_its_bar_and_empty_columns_are_left_out() {
        let count = Count { in_person: 3, phone: 1, ..Count::default() };
        let drawn = chart(&[("2013 <b>".to_owned(), count), ("2014".to_owned(), Count::default())], "A & B");
        assert_eq!((drawn.matches("class=\"solid\"").count(), drawn.matches('·').count()), (2, 2));
        assert!(drawn.contains("by phone") && !drawn.contains("by video") && !drawn.contains("<b>"));
    }
}
