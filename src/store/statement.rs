//! The SQL of a question: which rows of the index it reads, and in which order.

use super::pairs::OPEN;
use super::{Filter, Query, Side};
use rusqlite::types::Value;

/// How far, in days, an approximate date may lie beyond its own days and still be found: a decade.
const MARGIN: i64 = 3653;

/// How many ways of meeting are merged from the index in order; more are looked up one by one and sorted, since
/// SQLite joins at most 500 selections and few of many ways have any event.
const MERGED: usize = 16;

/// A statement and the values of its parameters.
pub(super) struct Statement {
    pub(super) sql: String,
    pub(super) values: Vec<Value>,
}

/// What a branch of the statement reads.
enum Rows<'a> {
    /// Every event.
    All,
    /// The events of one pair.
    Pair(Way),
    /// The events of many pairs.
    Pairs(&'a [Way]),
}

/// One way in which two actors can be met: the pair, and the days on which both count.
#[derive(Debug, Clone, Copy)]
struct Way {
    a: i64,
    b: i64,
    from: i64,
    until: i64,
}

impl Way {
    fn new(x: Side, y: Side) -> Self {
        let (a, b) = (x.actor.min(y.actor).0, x.actor.max(y.actor).0);
        let from = x.from.max(y.from).unwrap_or(-OPEN);
        let until = x.until.unwrap_or(OPEN).min(y.until.unwrap_or(OPEN));
        Self { a, b, from, until }
    }
}

impl Statement {
    /// One branch for each way the first two actors can be met, merged in the order of the index.
    pub(super) fn of(query: &Query) -> Self {
        let mut statement = Self::branches(query, "");
        statement.sql.push_str(match query.reverse {
            false => " ORDER BY 1, 2 DESC, 3",
            true => " ORDER BY 1 DESC, 2, 3 DESC",
        });
        statement
    }

    /// The same for counting, with whether each event has parts. Of all events none is found twice, so these come as they
    /// stand in the file; in the order of their dates each would be looked for.
    pub(super) fn to_count(query: &Query) -> Self {
        let mut statement =
            Self::branches(query, ", EXISTS (SELECT 1 FROM event x WHERE x.part_of = e.id) AS has_parts");
        if !query.sides.is_empty() {
            statement.sql.push_str(" ORDER BY 1, 2 DESC, 3");
        }
        statement
    }

    fn branches(query: &Query, further: &str) -> Self {
        let mut statement = Self { sql: String::new(), values: Vec::new() };
        let ways = ways(query);
        match ways.as_slice() {
            _ if query.sides.is_empty() => statement.branch(query, &Rows::All, further),
            few if (1..=MERGED).contains(&few.len()) => {
                for (i, way) in few.iter().enumerate() {
                    statement.sql.push_str(if i > 0 { " UNION ALL " } else { "" });
                    statement.branch(query, &Rows::Pair(*way), further);
                }
            }
            many => statement.branch(query, &Rows::Pairs(many), further),
        }
        statement
    }

    fn branch(&mut self, query: &Query, rows: &Rows<'_>, further: &str) {
        let columns = format!("AS id, e.kind, e.mode, e.status, e.date, e.part_of{further}");
        let paired = format!("SELECT p.date_from, p.date_to, p.event {columns} FROM");
        match rows {
            Rows::All => {
                self.sql.push_str(&format!("SELECT e.date_from, e.date_to, e.id {columns} FROM event e WHERE 1"));
            }
            Rows::Pair(way) => {
                self.sql.push_str(&format!("{paired} pair p CROSS JOIN event e ON e.id = p.event WHERE"));
                self.push(" p.a = ", Value::Integer(way.a));
                self.push(" AND p.b = ", Value::Integer(way.b));
                self.span(way);
            }
            Rows::Pairs(ways) => {
                let row = |way: &Way| format!("({}, {}, {}, {})", way.a, way.b, way.from, way.until);
                let rows: Vec<String> = ways.iter().map(row).collect();
                let table = if rows.is_empty() {
                    "SELECT 0, 0, 0, 0 WHERE 0".to_owned()
                } else {
                    format!("VALUES {}", rows.join(", "))
                };
                self.sql.push_str(&format!(
                    "{paired} (WITH way(a, b, lo, hi) AS ({table}) SELECT * FROM way) w
                     CROSS JOIN pair p ON p.a = w.a AND p.b = w.b AND p.date_to >= w.lo AND p.date_from <= w.hi
                     CROSS JOIN event e ON e.id = p.event WHERE 1"
                ));
            }
        }
        let paired = !matches!(rows, Rows::All);
        if query.exact && paired {
            self.sql.push_str(" AND p.direct = 1");
        }
        for others in query.sides.iter().skip(2) {
            self.present(others, query.exact);
        }
        self.filter(&query.filter, paired);
    }

    fn push(&mut self, before: &str, value: Value) {
        self.values.push(value);
        self.sql.push_str(&format!("{before}?{}", self.values.len()));
    }

    /// The days on which a pair counts.
    fn span(&mut self, way: &Way) {
        if way.from > -OPEN {
            self.push(" AND p.date_to >= ", Value::Integer(way.from));
        }
        if way.until < OPEN {
            self.push(" AND p.date_from <= ", Value::Integer(way.until));
        }
    }

    /// One of these took part as well, on the days on which it counts: one look at its own line of the index.
    fn present(&mut self, sides: &[Side], exact: bool) {
        let direct = if exact { " AND q.direct = 1" } else { "" };
        self.sql.push_str(" AND (0");
        for side in sides {
            self.push(" OR EXISTS (SELECT 1 FROM pair q WHERE q.a = ", Value::Integer(side.actor.0));
            self.sql.push_str(
                " AND q.b = q.a AND q.date_from = p.date_from AND q.date_to = p.date_to AND q.event = p.event",
            );
            self.sql.push_str(direct);
            self.span(&Way::new(*side, *side));
            self.sql.push(')');
        }
        self.sql.push(')');
    }

    fn filter(&mut self, filter: &Filter, paired: bool) {
        if let Some(since) = filter.period.from {
            self.bound(if paired { "p.date_to" } else { "e.date_to" }, ">=", since.days(), -MARGIN);
        }
        if let Some(until) = filter.period.until {
            self.bound(if paired { "p.date_from" } else { "e.date_from" }, "<=", until.days(), MARGIN);
        }
        self.words("e.kind", filter.kinds.iter().map(|word| word.as_str()));
        self.words("e.mode", filter.modes.iter().map(|word| word.as_str()));
        if filter.as_of.is_none() {
            self.words("e.status", filter.statuses.iter().map(|word| word.as_str()));
        }
        self.texts(filter);
    }

    /// A bound on the days. An approximate date may lie beyond its own days, so it is let through here within the
    /// margin and judged when it is read.
    fn bound(&mut self, column: &str, than: &str, day: i64, margin: i64) {
        let open = if column.starts_with("p.") { String::new() } else { format!("{column} IS NULL OR ") };
        self.push(&format!(" AND ({open}{column} {than} "), Value::Integer(day + margin));
        self.push(&format!(") AND ({open}e.date GLOB '*[~%]*' OR {column} {than} "), Value::Integer(day));
        self.sql.push(')');
    }

    /// One of these words of a closed list; written out, since nobody else makes them.
    fn words<'w>(&mut self, column: &str, words: impl Iterator<Item = &'w str>) {
        let words: Vec<String> = words.map(|word| format!("'{word}'")).collect();
        if !words.is_empty() {
            self.sql.push_str(&format!(" AND {column} IN ({})", words.join(", ")));
        }
    }

    /// At one of the cities, or in a state, in whose name these whole words stand: Rome is not in Jerome, Oman not in
    /// Romania. Where they are all of a state's name, no other state is meant: Sudan is not South Sudan.
    fn place(&mut self, place: &str) {
        let name = place.replace(['%', '_'], " ");
        let words = Value::Text(format!("% {name} %"));
        self.push(" AND (' ' || replace(e.city, ';', ' ; ') || ' ' LIKE ", words.clone());
        let states = "SELECT id FROM actor WHERE kind = 'state' AND";
        self.push(&format!(" OR e.country IN ({states} name LIKE "), Value::Text(name.clone()));
        self.push(&format!(") OR (NOT EXISTS ({states} name LIKE "), Value::Text(name));
        self.push(&format!(") AND e.country IN ({states} ' ' || name || ' ' LIKE "), words);
        self.sql.push_str(")))");
    }

    fn texts(&mut self, filter: &Filter) {
        if let Some(place) = &filter.place {
            self.place(place);
        }
        if let Some(tag) = &filter.tag {
            self.push(" AND EXISTS (SELECT 1 FROM tag t WHERE t.event = e.id AND t.tag = ", Value::Text(tag.clone()));
            self.sql.push(')');
        }
        if let Some(source) = &filter.source {
            let exists = " AND EXISTS (SELECT 1 FROM mention m JOIN source s ON s.id = m.source WHERE m.event = e.id AND s.slug = ";
            self.push(exists, Value::Text(source.clone()));
            self.sql.push(')');
        }
        if let Some(words) = &filter.words {
            self.push(" AND e.id IN (SELECT rowid FROM event_text WHERE event_text MATCH ", Value::Text(words.clone()));
            self.sql.push(')');
        }
    }
}

/// Every way in which the first two actors of a question can be met, on days they have in common; an actor alone is
/// met with itself.
fn ways(query: &Query) -> Vec<Way> {
    let all: Vec<Way> = match query.sides.as_slice() {
        [] => Vec::new(),
        [alone] => alone.iter().map(|side| Way::new(*side, *side)).collect(),
        [first, second, ..] => {
            let others =
                |x: &Side| second.iter().filter(|y| y.actor != x.actor).map(|y| Way::new(*x, *y)).collect::<Vec<_>>();
            first.iter().flat_map(others).collect()
        }
    };
    all.into_iter().filter(|way| way.from <= way.until).collect()
}
