//! Plain sentences of our own, published on one day, and what each of them tells, whole.

use chancery::extract::Extractor;
use chancery::extract::candidate::Candidate;
use chancery::model::Day;
use chancery::seeds;
use std::path::Path;

/// The day on which all sentences are published: a Wednesday.
fn published() -> Day {
    "2006-03-15".parse().expect("a day")
}

fn extractor() -> Extractor {
    let store = seeds::built_in().expect("seeds");
    let names = seeds::gazetteer(&store).expect("names");
    Extractor::new(names, seeds::date_reader().expect("dates"), seeds::triggers().expect("triggers"))
}

/// `visit in-person planned 2006-04 laos: Alexander Downer, Laos`.
fn told(candidate: &Candidate) -> String {
    let place = candidate.place.as_ref().map_or("-".to_owned(), |site| {
        let country = site.country.as_ref().map_or("-", |country| &country.id);
        site.city.clone().unwrap_or_else(|| country.to_owned())
    });
    let people: Vec<&str> = candidate.participants.iter().map(|person| person.who.name()).collect();
    let Candidate { kind, mode, status, date, .. } = candidate;
    format!("{kind} {mode} {status} {date} {place}: {}", people.join(", "))
}

#[test]
fn every_sentence_tells_what_it_says() {
    let extractor = extractor();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/sentences.csv");
    let mut wrong = Vec::new();
    for row in csv::Reader::from_path(file).expect("the sentences").into_records() {
        let row = row.expect("a row");
        let found = extractor.extract(&row[0], published());
        let found: Vec<String> = found.candidates.iter().map(told).collect();
        let found = found.join(" | ");
        if found != row[1] {
            wrong.push(format!("{}\n   found    {found}\n   expected {}", &row[0], &row[1]));
        }
    }
    assert!(wrong.is_empty(), "{} fail\n{}", wrong.len(), wrong.join("\n"));
}
