//! Tables of who held which office, as made from Wikidata (CC0) by the repositories every-politician-scrapers: the
//! columns position, person, personID, start, end, and in some more. <https://www.wikidata.org>
//!
//! A file is of one state, which its name begins with (`new-zealand-cabinet.csv`), unless the position says `of the
//! United Nations`. An empty end is in office, or unknown. Only offices whose holders act for the state are read.

use super::{Draft, LONGEST_CELL, Wanted};
use crate::error::{Error, Result};
use crate::lexicon::fold::{fold, parts};
use crate::model::{ActorDraft, ActorKind, EventDate, SourceDraft, SourceKind, TermDraft};
use csv::{Reader, ReaderBuilder, StringRecord};
use std::io::Read;

/// The columns that such a file has at least.
pub(super) const COLUMNS: [&str; 5] = ["position", "person", "personID", "start", "end"];

/// Words by which an office acts for its state abroad, and words by which it does not after all.
const ACTS: [&str; 14] = [
    "ambassador",
    "chancellor",
    "emperor",
    "emir",
    "king",
    "minister",
    "ministers",
    "monarch",
    "premier",
    "president",
    "representative",
    "secretary",
    "sultan",
    "general",
];
const ACTS_NOT: [&str; 18] = [
    "academy",
    "assembly",
    "bank",
    "chamber",
    "committee",
    "congress",
    "council",
    "court",
    "duma",
    "governor",
    "judge",
    "justice of",
    "mayor",
    "parliament",
    "party",
    "press",
    "senate",
    "shadow",
];

/// The terms in a file.
pub(super) struct Drafts<R> {
    path: String,
    rows: Reader<R>,
    record: StringRecord,
    columns: [usize; 5],
    actor: String,
    source: SourceDraft,
    all: bool,
    failed: bool,
}

impl<R: Read> Drafts<R> {
    pub(super) fn open(path: &str, input: R, wanted: &Wanted) -> Result<Self> {
        let mut rows = ReaderBuilder::new().flexible(true).from_reader(input);
        let broken = |error: csv::Error| Error::input(format!("{path}:1: cannot be read")).cause(error);
        let header = rows.headers().map_err(broken)?;
        let place = |name: &str| header.iter().position(|cell| cell == name);
        let missing = |name: &str| Error::input(format!("{path}:1: no column \"{name}\""));
        let mut columns = [0; 5];
        for (at, name) in COLUMNS.iter().enumerate() {
            columns[at] = place(name).ok_or_else(|| missing(name))?;
        }
        let source = SourceDraft {
            kind: Some(SourceKind::Dataset),
            title: Some("Office holders in Wikidata".to_owned()),
            url: Some("https://www.wikidata.org/".to_owned()),
            ..SourceDraft::default()
        };
        let (record, actor, all) = (StringRecord::new(), state(path), *wanted == Wanted::All);
        Ok(Self { path: path.to_owned(), rows, record, columns, actor, source, all, failed: false })
    }

    fn cell(&self, at: usize) -> &str {
        self.record.get(self.columns[at]).unwrap_or_default().trim()
    }

    fn draft(&self) -> Result<Draft> {
        let (position, person) = (self.cell(0), self.cell(1));
        if person.is_empty() || position.is_empty() {
            return Ok(Draft::LeftOut("a post without a person"));
        }
        if !self.all && !acts(position) {
            return Ok(Draft::LeftOut("an office that does not act for its state"));
        }
        if self.record.iter().any(|cell| cell.len() > LONGEST_CELL || cell.contains('\0')) {
            return Err(Error::input("a cell is no text"));
        }
        let (held_from, held_until) = (date(self.cell(3))?, date(self.cell(4))?);
        let (first, last) =
            (held_from.as_ref().and_then(EventDate::first), held_until.as_ref().and_then(EventDate::last));
        if first.zip(last).is_some_and(|(first, last)| last < first) {
            return Err(Error::input(format!("ends in {}, before it starts in {}", self.cell(4), self.cell(3))));
        }
        let (title, actor) = position
            .split_once(" of the ")
            .filter(|(_, actor)| self.is_org(actor))
            .map_or_else(|| (position, self.actor.clone()), |(title, actor)| (title, actor.to_owned()));
        Ok(Draft::Term(Box::new(TermDraft {
            from: self.place(),
            person: self.person(person),
            title: title.to_owned(),
            actor,
            held_from,
            held_until,
            source: self.source.clone(),
        })))
    }

    /// In the file of the world's organizations each position names its own.
    fn is_org(&self, actor: &str) -> bool {
        self.actor == "world" && !actor.is_empty()
    }

    fn person(&self, name: &str) -> ActorDraft {
        let id = Some(self.cell(2)).filter(|id| id.starts_with('Q')).map(str::to_owned);
        let key = id.clone().unwrap_or_else(|| name.to_owned());
        let known_as = vec![(name.to_owned(), Some(ActorKind::Person))];
        let person = ActorDraft { key, name: name.to_owned(), known_as, wikidata: id, ..ActorDraft::default() };
        person.or_new(ActorKind::Person, "named by Wikidata")
    }

    fn place(&self) -> String {
        format!("{}:{}", self.path, self.record.position().map_or(0, csv::Position::line))
    }
}

impl<R: Read> Iterator for Drafts<R> {
    type Item = Result<Draft>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        match self.rows.read_record(&mut self.record) {
            Ok(true) => Some(self.draft().map_err(|error| error.at(self.place()))),
            Ok(false) => None,
            Err(error) => {
                self.failed = matches!(error.kind(), csv::ErrorKind::Io(_));
                Some(Err(Error::input(format!("{}: cannot be read", self.place())).cause(error)))
            }
        }
    }
}

/// `1998`, `1998-04` or a day; nothing where the cell is empty.
fn date(text: &str) -> Result<Option<EventDate>> {
    let plain = matches!(text.len(), 4 | 7 | 10) && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let date = || text.parse().ok().filter(|_| plain).ok_or_else(|| Error::input(format!("\"{text}\" is no date")));
    Some(text).filter(|text| !text.is_empty()).map(|_| date()).transpose()
}

/// The state that a file's name begins with: `czech` in `data/czech-ministers.csv`.
fn state(path: &str) -> String {
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = file.split('.').next().unwrap_or(file);
    let of = ["-cabinet", "-ministers", "-federal-council", "-government"];
    of.iter().find_map(|ending| stem.strip_suffix(ending)).unwrap_or(stem).replace('-', " ")
}

fn acts(position: &str) -> bool {
    let key = fold(position);
    let has = |list: &[&str]| {
        parts(&key).any(|word| list.contains(&word)) || list.iter().any(|w| w.contains(' ') && key.contains(w))
    };
    has(&ACTS) && !has(&ACTS_NOT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_of_state_act_abroad_and_others_do_not() {
        for title in ["President", "Minister of Justice", "Deputy Prime Minister", "ambassador to Norway", "Emir"] {
            assert!(acts(title), "{title}");
        }
        for title in ["mayor of Oslo", "President of the Senate", "Justice of the Supreme Court", "shadow minister"] {
            assert!(!acts(title), "{title}");
        }
    }

    #[test]
    fn dates_are_years_months_or_days() {
        assert!(date("").expect("nothing").is_none());
        for text in ["1998", "1998-04", "1998-04-30"] {
            assert_eq!(date(text).expect("a date").map(|date| date.to_string()).as_deref(), Some(text));
        }
        assert!(date("2014s").is_err() && date("19-12").is_err());
    }

    #[test]
    fn the_state_is_what_the_name_of_the_file_begins_with() {
        assert_eq!(state("x/south-korea-ministers.csv"), "south korea");
        assert_eq!(state("estonia.csv"), "estonia");
    }
}
