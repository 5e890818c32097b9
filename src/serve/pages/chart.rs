//! Contacts by year as columns: how they met by the pattern and place of a part, never by colour alone.

use crate::ask::{By, Case};
use crate::error::Result;
use crate::model::Count;
use maud::{Markup, html};

/// A part of a column: its class, its name, its number.
type Part = (&'static str, &'static str, fn(&Count) -> usize);

/// The parts of a column, from below.
const PARTS: [Part; 4] = [
    ("in-person", "in person", |count| count.in_person + count.in_person_summit),
    ("video", "by video", |count| count.video),
    ("phone", "by phone", |count| count.phone),
    ("other", "in another way", |count| count.other),
];

const HEIGHT: usize = 96;

/// How wide the chart may be, and its columns.
const WIDTH: usize = 1050;
const COLUMN: (usize, usize) = (14, 44);

/// The chart of what a question finds, with its numbers as a table behind it.
pub(super) fn years(case: &Case<'_>) -> Result<Markup> {
    let counted = case.groups(By::Year)?;
    let known: Vec<(i64, Count)> =
        counted.into_iter().filter_map(|(year, count)| Some((year.parse().ok()?, count))).collect();
    let years = spread(&known);
    let most = years.iter().map(|(_, count)| count.held()).max().unwrap_or(0);
    if most == 0 || known.len() < 3 {
        return Ok(html! {});
    }
    Ok(html! {
        figure.chart {
            div.scroll tabindex="0" role="group" aria-label="Contacts by year" { (columns(&years, most)) }
            figcaption {
                ul.legend {
                    @for (class, name, number) in PARTS {
                        @if years.iter().any(|(_, count)| number(count) > 0) { li class=(class) { (name) } }
                    }
                }
                details { summary { "As a table" } (table(&known)) }
            }
        }
    })
}

/// Every year from the first to the last, also those without a contact; of a longer time only the last hundred.
fn spread(known: &[(i64, Count)]) -> Vec<(i64, Count)> {
    let (Some((first, _)), Some((last, _))) = (known.first(), known.last()) else { return Vec::new() };
    let first = (*first).max(last - 99);
    let of = |year: i64| known.iter().find(|(known, _)| *known == year).map(|(_, count)| *count).unwrap_or_default();
    (first..=*last).map(|year| (year, of(year))).collect()
}

fn columns(years: &[(i64, Count)], most: usize) -> Markup {
    let wide = (WIDTH / years.len().max(1)).clamp(COLUMN.0, COLUMN.1);
    let (width, every) = (years.len() * wide, if wide < 36 { 10 } else { 1 });
    html! {
        svg.years viewBox=(format!("0 0 {width} {}", HEIGHT + 26)) width=(width) height=(HEIGHT + 26) role="img"
            aria-label=(format!("Contacts by year, at most {most}")) {
            @for (i, (year, count)) in years.iter().enumerate() { (column(i * wide, wide, (*year, count), most)) @if year % every == 0 { text x=(i * wide + 2) y=(HEIGHT + 20) { (year) } } }
            line x1="0" x2=(width) y1=(HEIGHT + 4) y2=(HEIGHT + 4) {}
        }
    }
}

fn column(x: usize, wide: usize, (year, count): (i64, &Count), most: usize) -> Markup {
    let mut below = 0;
    let parts = PARTS.map(|(class, name, number)| {
        let (n, from) = (number(count), below);
        below += n;
        (class, name, n, from)
    });
    let high = |n: usize| n * HEIGHT / most;
    html! {
        g {
            title { (year) ": " (count.held()) }
            @for (class, _, n, from) in parts {
                @if n > 0 {
                    rect class=(class) x=(x + 2) width=(wide - 4) y=(HEIGHT + 4 - high(from + n)) height=(high(from + n) - high(from)) {}
                }
            }
        }
    }
}

fn table(years: &[(i64, Count)]) -> Markup {
    html! {
        table {
            thead { tr { th scope="col" { "Year" } @for (_, name, _) in PARTS { th scope="col" { (name) } } th scope="col" { "planned" } th scope="col" { "called off" } } }
            tbody {
                @for (year, count) in years.iter().rev() {
                    tr {
                        th scope="row" { (year) }
                        @for (_, _, number) in PARTS { td { (number(count)) } }
                        td { (count.planned) }
                        td { (count.off) }
                    }
                }
            }
        }
    }
}
