//! GEXF 1.2, for Gephi and networkx: who met whom, with the weight of each year.

use super::graph::{Graph, Meetings};
use super::markup::escape;
use crate::model::{Count, Day};
use std::fmt::Write;

/// How often, by mode: a column of each pair.
type Column = (&'static str, fn(&Count) -> usize);

const COLUMNS: [Column; 5] = [
    ("in_person", |count| count.in_person),
    ("within_summits", |count| count.in_person_summit),
    ("video", |count| count.video),
    ("phone", |count| count.phone),
    ("other", |count| count.other),
];

/// The graph as a document. The attribute `met` of a pair has a value for each year in which they met.
pub fn document(graph: &Graph) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n\
         <graph defaultedgetype=\"undirected\" mode=\"dynamic\" timeformat=\"date\">\n\
         <attributes class=\"edge\" mode=\"dynamic\">\n<attribute id=\"met\" title=\"met\" type=\"integer\"/>\n</attributes>\n\
         <attributes class=\"edge\" mode=\"static\">\n",
    );
    for (name, _) in COLUMNS {
        let _ = writeln!(xml, "<attribute id=\"{name}\" title=\"{name}\" type=\"integer\"/>");
    }
    xml.push_str("</attributes>\n<nodes>\n");
    for (id, name) in &graph.actors {
        let _ = writeln!(xml, "<node id=\"{}\" label=\"{}\"/>", escape(id), escape(name));
    }
    xml.push_str("</nodes>\n<edges>\n");
    for (n, ((one, other), meetings)) in graph.pairs.iter().enumerate() {
        let ends = format!("source=\"{}\" target=\"{}\"", escape(one), escape(other));
        let _ = writeln!(xml, "<edge id=\"{n}\" {ends} weight=\"{}\">", meetings.count.held());
        let _ = writeln!(xml, "<attvalues>\n{}</attvalues>\n</edge>", values(meetings));
    }
    xml.push_str("</edges>\n</graph>\n</gexf>\n");
    xml
}

fn values(meetings: &Meetings) -> String {
    let mut values = String::new();
    for (name, count) in COLUMNS {
        let _ = writeln!(values, "<attvalue for=\"{name}\" value=\"{}\"/>", count(&meetings.count));
    }
    for (year, n) in &meetings.years {
        let Some((first, last)) = Day::from_ymd(*year, 1, 1).zip(Day::from_ymd(*year, 12, 31)) else { continue };
        let _ = writeln!(values, "<attvalue for=\"met\" value=\"{n}\" start=\"{first}\" end=\"{last}\"/>");
    }
    values
}
