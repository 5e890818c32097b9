//! The rows that reading dates knows: each example and counterexample is read.

use chancery::seeds::{FILES, date_reader};
use chancery::temporal::{Lean, Reader, Timex};

/// The rows of a file, each a list of its cells.
fn rows(name: &str) -> Vec<Vec<String>> {
    let text = FILES.iter().find(|(known, _)| *known == name).expect("the file").1;
    let rows = csv::Reader::from_reader(text.as_bytes()).into_records();
    rows.map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn read(reader: &Reader, text: &str) -> Vec<Timex> {
    reader.read(text, "2023-03-18".parse().expect("a day"))
}

#[test]
fn a_name_is_read_as_its_row_says() {
    let reader = date_reader().expect("the rows");
    for row in rows("date_names.csv") {
        let [name, day, example, counterexample] = row.as_slice() else { panic!("{row:?}") };
        let at = example.find(name.as_str()).unwrap_or_else(|| panic!("{example} does not name {name}"));
        let dates = read(&reader, example);
        let over: Vec<&Timex> =
            dates.iter().filter(|date| date.span.start < at + name.len() && date.span.end > at).collect();
        match over.as_slice() {
            [] => assert!(day.is_empty(), "{example}: {name} is not read"),
            [date] => assert!(!day.is_empty() && date.value.ends_with(day.as_str()), "{example}: {}", date.value),
            _ => panic!("{example}: {over:?}"),
        }
        assert!(!counterexample.contains(name.as_str()), "{counterexample}");
        assert!(!read(&reader, counterexample).is_empty(), "{counterexample}: nothing is read");
    }
}

#[test]
fn a_cue_looks_ahead() {
    let (reader, without) = (date_reader().expect("the rows"), Reader::default());
    let mut decides = 0;
    for row in rows("date_cues.csv") {
        let [word, example] = row.as_slice() else { panic!("{row:?}") };
        assert!(example.to_lowercase().contains(word.as_str()), "{example} does not say {word}");
        let is_ahead = |reader: &Reader| read(reader, example).iter().any(|date| date.lean == Some(Lean::Ahead));
        assert!(is_ahead(&reader), "{example}");
        decides += usize::from(!is_ahead(&without));
    }
    assert!(decides > 20, "only {decides} rows change what is read");
}

#[test]
fn beside_these_words_four_digits_are_no_year() {
    let (reader, without) = (date_reader().expect("the rows"), Reader::default());
    for row in rows("date_numbers.csv") {
        let [word, side, example] = row.as_slice() else { panic!("{row:?}") };
        let digits = example.find(|c: char| c.is_ascii_digit()).expect("digits");
        assert_eq!(example.find(word.as_str()).expect("the word") < digits, side == "before", "{example}");
        assert_eq!(read(&reader, example), [], "{example}");
        assert_eq!(read(&without, example).len(), 1, "{example}: no row is needed");
    }
}
