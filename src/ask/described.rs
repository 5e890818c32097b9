//! A question as it was understood, for whoever reads the answer later.

use crate::model::Day;
use crate::store::Query;
use serde_json::{Map, Value, json};

/// What restricts a question, by the names of the flags, for a script that wants to know what was understood.
pub fn described(query: &Query) -> Map<String, Value> {
    let filter = &query.filter;
    let day = |day: Option<Day>| day.map(|day| json!(day));
    let some = |on: bool| on.then_some(Value::Bool(true));
    let list = |words: Vec<&str>| (!words.is_empty()).then(|| json!(words));
    let text = |text: &Option<String>| text.as_ref().map(|text| json!(text));
    let flags = [
        ("since", day(filter.period.from)),
        ("until", day(filter.period.until)),
        ("certain", some(filter.certain)),
        ("kind", list(filter.kinds.iter().map(|kind| kind.as_str()).collect())),
        ("mode", list(filter.modes.iter().map(|mode| mode.as_str()).collect())),
        ("status", list(filter.statuses.iter().map(|status| status.as_str()).collect())),
        ("place", text(&filter.place)),
        ("tag", text(&filter.tag)),
        ("source", text(&filter.source)),
        ("words", filter.words.as_ref().map(|words| json!(typed(words)))),
        ("as_of", day(filter.as_of)),
        ("exact", some(query.exact)),
        ("limit", query.limit.map(|limit| json!(limit))),
        ("reverse", some(query.reverse)),
    ];
    flags.into_iter().filter_map(|(flag, value)| Some((flag.to_owned(), value?))).collect()
}

/// The words of an expression, each as it was typed.
fn typed(expression: &str) -> Vec<String> {
    let pieces: Vec<&str> = expression.split('"').collect();
    let star = |i: usize| if pieces.get(i + 1).is_some_and(|next| next.starts_with('*')) { "*" } else { "" };
    (1..pieces.len()).step_by(2).map(|i| format!("{}{}", pieces[i], star(i))).collect()
}
