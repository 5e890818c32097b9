//! Dates and texts.

use super::{expected, today};
use chancery::extract::Extractor;
use chancery::import::article::read;
use chancery::model::EventDate;
use chancery::model::date::{DateOrder, parse_input};
use chancery::seeds;
use chancery::temporal::Reader;
use std::sync::OnceLock;

/// Any text has dates or none; each stands where it says.
pub fn dates(data: &[u8]) {
    static READER: OnceLock<Reader> = OnceLock::new();
    let reader = READER.get_or_init(|| seeds::date_reader().expect("the seeds"));
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut last = 0;
    for date in reader.read(text, today()) {
        assert!(date.span.start >= last && !text[date.span.clone()].is_empty(), "{date:?}");
        last = date.span.end;
        assert!(!date.value.is_empty(), "{date:?}");
        date.edtf.iter().chain(&date.range).for_each(bounds);
    }
}

/// A date as it is written, or as people type it.
pub fn edtf(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(date) = text.parse::<EventDate>() {
        assert_eq!(date.as_str(), text);
        bounds(&date);
    }
    for order in [None, Some(DateOrder::Dmy), Some(DateOrder::Mdy)] {
        if let Ok(date) = parse_input(text, today(), order) {
            bounds(&date);
        }
    }
}

/// What holds of every date.
fn bounds(date: &EventDate) {
    assert_eq!(date.as_str().parse::<EventDate>().as_ref(), Ok(date));
    let (hull, reach) = (date.hull(), date.reach());
    if let (Some(first), Some(last)) = (date.first(), date.last()) {
        assert!(first <= last, "{date}");
    }
    assert!(hull.lies_in(&reach), "{date}: {hull:?} in {reach:?}");
    assert!(date.overlaps(date) && !date.disagrees(date) && !date.is_narrower_than(date), "{date}");
    assert!(!date.wording().is_empty(), "{date}");
    let (start, end) = date.ends();
    start.iter().chain(&end).for_each(bounds);
}

/// Any text tells of events or of none; each quote stands where it says.
pub fn extract(data: &[u8]) {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    let extractor = EXTRACTOR.get_or_init(|| {
        let names = seeds::gazetteer(&seeds::built_in().expect("the seeds")).expect("the names");
        Extractor::new(names, seeds::date_reader().expect("the seeds"), seeds::triggers().expect("the seeds"))
    });
    let Ok(text) = std::str::from_utf8(data) else { return };
    let found = extractor.extract(text, today());
    for candidate in &found.candidates {
        assert_eq!(text[candidate.quote.span.clone()], candidate.quote.words);
        bounds(&candidate.date);
    }
}

/// A file of any sort is a text or refused; the first byte says what its name ends with.
pub fn article(data: &[u8]) {
    let Some((first, bytes)) = data.split_first() else { return };
    let name = ["a.txt", "a.md", "a.html", "a"][usize::from(first % 4)];
    match read(name, bytes.to_vec()) {
        Ok(article) => assert!(!article.text.contains('\0'), "{article:?}"),
        Err(error) => expected(&error),
    }
}
