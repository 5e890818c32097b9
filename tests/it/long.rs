//! Long texts are read in stretches; nobody should notice, but for the memory.

use chancery::extract::Extractor;
use chancery::extract::candidate::Extraction;
use chancery::model::Day;
use chancery::seeds;

const BEGIN: &str = "LIMA, June 12 (Wire) -- Angela Merkel met Emmanuel Macron in Berlin on 3 May 2021.";
const FILLER: &str = "The weather was mild, and the crops did well.";
const END: &str =
    "Vladimir Putin met Recep Tayyip Erdogan in Sochi on 4 May 2021. He slept well. It rains again today.";

/// A beginning, more than two stretches of nothing, and an end.
fn long(gap: &str) -> String {
    [BEGIN, &[FILLER; 15_000].join(gap), END].join(gap)
}

fn published() -> Day {
    "2021-06-14".parse().expect("a day")
}

fn extract(text: &str) -> Extraction {
    let store = seeds::built_in().expect("seeds");
    let names = seeds::gazetteer(&store).expect("names");
    let extractor = Extractor::new(names, seeds::date_reader().expect("dates"), seeds::triggers().expect("triggers"));
    extractor.extract(text, published())
}

#[test]
fn a_long_text_tells_at_its_end_what_a_short_one_tells() {
    let short = extract(&format!("{BEGIN}\n\n{END}"));
    assert_eq!(short.candidates.len(), 2, "{short:?}");
    for gap in ["\n\n", "\n", " "] {
        let text = long(gap);
        let found = extract(&text);
        assert_eq!(found.candidates.len(), 2, "{gap:?}: {found:?}");
        for (n, (ours, theirs)) in found.candidates.iter().zip(&short.candidates).enumerate() {
            assert_eq!((ours.n, &ours.date, ours.kind), (n + 1, &theirs.date, theirs.kind));
            assert_eq!(ours.quote.words, theirs.quote.words);
            assert_eq!(text[ours.quote.span.clone()], ours.quote.words);
            assert_eq!(ours.quote.line, text[..ours.quote.span.start].matches('\n').count() + 1);
        }
    }
}

#[test]
fn a_long_text_stays_at_the_day_of_its_dateline() {
    let dates = seeds::date_reader().expect("dates").read(&long("\n\n"), published());
    let last = dates.last().expect("a date");
    assert_eq!(last.value, "2021-06-12");
}
