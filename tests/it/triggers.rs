//! Each row of the extractor's dictionary carries a sentence; the extractor reads them all.

use chancery::extract::Extractor;
use chancery::model::Day;
use chancery::seeds;

/// The day on which all examples are published: a Wednesday.
fn published() -> Day {
    "2024-05-22".parse().expect("a day")
}

fn extractor() -> Extractor {
    let store = seeds::built_in().expect("seeds");
    let names = seeds::gazetteer(&store).expect("names");
    Extractor::new(names, seeds::date_reader().expect("dates"), seeds::triggers().expect("triggers"))
}

#[test]
fn every_trigger_tells_of_its_event() {
    let extractor = extractor();
    let mut failed = Vec::new();
    for row in seeds::trigger_rows().expect("rows") {
        let found = extractor.extract(&row.example, published());
        let told = found.candidates.iter().any(|candidate| candidate.kind == row.kind);
        if !told {
            failed.push(format!("{} ({}): {} gives {:?}", row.phrase, row.kind, row.example, kinds(&found)));
        }
    }
    assert!(failed.is_empty(), "{} fail\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn every_cue_says_how_real_its_event_is() {
    let extractor = extractor();
    let mut failed = Vec::new();
    for row in seeds::cue_rows().expect("rows") {
        let found = extractor.extract(&row.example, published());
        let told: Vec<_> = found.candidates.iter().map(|candidate| candidate.status).collect();
        let claimed = row.expect.contains(&chancery::model::Status::Denied) && !found.claims.is_empty();
        let fine = if row.expect.is_empty() {
            told.is_empty()
        } else {
            row.expect.iter().any(|s| told.contains(s)) || claimed
        };
        if !fine {
            failed.push(format!("{} ({}): {} gives {told:?}", row.phrase, row.class, row.example));
        }
    }
    assert!(failed.is_empty(), "{} fail\n{}", failed.len(), failed.join("\n"));
}

fn kinds(found: &chancery::extract::candidate::Extraction) -> Vec<String> {
    found.candidates.iter().map(|candidate| format!("{} {}", candidate.kind, candidate.status)).collect()
}
