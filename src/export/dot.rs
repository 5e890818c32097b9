//! DOT, for Graphviz: who met whom, the line as thick as they met often.

use super::graph::{Graph, Meetings};
use super::text::printable;
use std::fmt::Write;

/// The graph as a document.
pub fn document(graph: &Graph) -> String {
    let most = graph.pairs.values().map(|meetings| meetings.count.held()).max().unwrap_or(1) as f64;
    let mut dot = String::from(
        "graph met {\n  graph [overlap=false, splines=true, outputorder=edgesfirst]\n\
         \x20 node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\", fontsize=11]\n\
         \x20 edge [color=\"#8b9bab\", fontname=\"sans-serif\", fontsize=9]\n",
    );
    for (id, name) in &graph.actors {
        let _ = writeln!(dot, "  {} [label={}]", quoted(id), quoted(name));
    }
    for ((one, other), meetings) in &graph.pairs {
        let n = meetings.count.held();
        let wide = 0.7 + 5.0 * (n as f64 / most).sqrt();
        let years = quoted(&by_year(meetings));
        let _ = writeln!(
            dot,
            "  {} -- {} [weight={n}, label={n}, penwidth={wide:.1}, tooltip={years}]",
            quoted(one),
            quoted(other)
        );
    }
    dot.push_str("}\n");
    dot
}

/// `2013: 4, 2014: 5`.
fn by_year(meetings: &Meetings) -> String {
    meetings.years.iter().map(|(year, n)| format!("{year}: {n}")).collect::<Vec<_>>().join(", ")
}

/// A quoted string of DOT, in which a backslash would begin an escape.
fn quoted(text: &str) -> String {
    format!("\"{}\"", printable(text).replace('\\', "\\\\").replace('"', "\\\""))
}
