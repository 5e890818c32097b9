//! The other tables of the seeds as CSV: actors, aliases, offices, terms, places, sources and claims, with the
//! columns that `seeds/README.md` lists.

use crate::error::{Error, Result};
use crate::model::{
    Actor, ActorId, ActorKind, ActorRef, Alias, AliasType, ClaimDraft, ClaimKind, Day, EventDate, EventKind, Mode,
    NamingWords, Office, OfficeKind, Place, Point, Sense, Source, SourceDraft, SourceId, SourceKind, Term, Title,
    TitleKind,
};
use crate::temporal::{DateCue, DateName, NumberWord};
use csv::{ReaderBuilder, StringRecord};

/// The columns of each table, in the order in which they are written.
pub mod columns {
    /// Of `actors.csv`.
    pub const ACTORS: [&str; 10] =
        ["id", "kind", "name", "from", "until", "successor", "iso2", "iso3", "wikidata", "note"];
    /// Of `aliases.csv`.
    pub const ALIASES: [&str; 7] = ["actor", "alias", "type", "lang", "script", "from", "until"];
    /// Of `offices.csv`.
    pub const OFFICES: [&str; 5] = ["id", "title", "for", "kind", "aliases"];
    /// Of `terms.csv`.
    pub const TERMS: [&str; 6] = ["person", "office", "from", "until", "source", "note"];
    /// Of `places.csv`.
    pub const PLACES: [&str; 5] = ["city", "country", "aliases", "lat", "lon"];
    /// Of `titles.csv`.
    pub const TITLES: [&str; 3] = ["title", "kind", "example"];
    /// Of `naming.csv`.
    pub const NAMING: [&str; 3] = ["sense", "words", "example"];
    /// Of `sources.csv`.
    pub const SOURCES: [&str; 7] = ["id", "kind", "title", "publisher", "url", "published", "note"];
    /// Of `date_cues.csv`.
    pub const DATE_CUES: [&str; 2] = ["word", "example"];
    /// Of `date_numbers.csv`.
    pub const DATE_NUMBERS: [&str; 3] = ["word", "side", "example"];
    /// Of `date_names.csv`.
    pub const DATE_NAMES: [&str; 4] = ["name", "day", "example", "counterexample"];
    /// Of `claims.csv`.
    pub const CLAIMS: [&str; 10] =
        ["kind", "participants", "event_kind", "mode", "count", "date", "source", "line", "quote", "note"];
}

/// The rows of a table whose header is exactly `columns`, each made by `make`.
///
/// # Errors
/// With `path:line` for the first row that cannot be used.
pub fn rows<T>(path: &str, text: &str, columns: &[&str], make: fn(&Cells<'_>) -> Result<T>) -> Result<Vec<T>> {
    let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
    let broken = |error: &csv::Error| Error::input(format!("{path}: cannot be read")).cause(error);
    let header = reader.headers().map_err(|error| broken(&error))?;
    if header.iter().ne(columns.iter().copied()) {
        return Err(Error::input(format!("{path}:1: the columns must be {}", columns.join(","))));
    }
    let mut values = Vec::new();
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| broken(&error))? {
        let cells = Cells { columns, record: &record };
        let line = record.position().map_or(0, csv::Position::line);
        values.push(make(&cells).map_err(|error| error.at(format!("{path}:{line}")))?);
    }
    Ok(values)
}

/// The cells of one row by the names of their columns.
#[derive(Debug)]
pub struct Cells<'a> {
    columns: &'a [&'a str],
    record: &'a StringRecord,
}

impl Cells<'_> {
    pub(super) fn get(&self, name: &str) -> &str {
        let place = self.columns.iter().position(|column| *column == name);
        place.and_then(|place| self.record.get(place)).unwrap_or("")
    }

    pub(super) fn text(&self, name: &str) -> Option<String> {
        Some(self.get(name).to_owned()).filter(|text| !text.is_empty())
    }

    pub(super) fn needed(&self, name: &str) -> Result<String> {
        self.text(name).ok_or_else(|| Error::input(format!("no {name}")))
    }

    fn date(&self, name: &str) -> Result<Option<EventDate>> {
        let date = self.text(name).map(|text| text.parse::<EventDate>());
        date.transpose().map_err(|error| Error::input(error.to_string()))
    }

    pub(super) fn list(&self, name: &str) -> Vec<String> {
        self.get(name).split(';').filter(|text| !text.is_empty()).map(str::to_owned).collect()
    }

    pub(super) fn word<T: std::str::FromStr<Err = crate::model::words::UnknownWord>>(&self, name: &str) -> Result<T> {
        super::word(self.get(name))
    }
}

/// The cells of a row, in order.
pub(super) fn owned(cells: &Cells<'_>) -> Vec<String> {
    cells.record.iter().map(str::to_owned).collect()
}

/// A row of `actors.csv`.
///
/// # Errors
/// When a cell makes no sense.
pub fn actor(cells: &Cells<'_>) -> Result<Actor> {
    Ok(Actor {
        n: ActorId::default(),
        id: cells.needed("id")?,
        kind: cells.word::<ActorKind>("kind")?,
        name: cells.needed("name")?,
        from: cells.date("from")?,
        until: cells.date("until")?,
        successor: cells.text("successor"),
        iso2: cells.text("iso2"),
        iso3: cells.text("iso3"),
        wikidata: cells.text("wikidata"),
        note: cells.text("note"),
    })
}

/// A row of `aliases.csv`.
///
/// # Errors
/// When a cell makes no sense.
pub fn alias(cells: &Cells<'_>) -> Result<Alias> {
    Ok(Alias {
        actor: cells.needed("actor")?,
        text: cells.needed("alias")?,
        kind: cells.word::<AliasType>("type")?,
        lang: cells.text("lang"),
        script: cells.text("script"),
        from: cells.date("from")?,
        until: cells.date("until")?,
    })
}

/// A row of `offices.csv`.
///
/// # Errors
/// When a cell makes no sense.
pub fn office(cells: &Cells<'_>) -> Result<Office> {
    Ok(Office {
        id: cells.needed("id")?,
        title: cells.needed("title")?,
        actor: cells.needed("for")?,
        kind: cells.word::<OfficeKind>("kind")?,
        aliases: cells.list("aliases"),
    })
}

/// A row of `terms.csv`.
///
/// # Errors
/// When a cell makes no sense.
pub fn term(cells: &Cells<'_>) -> Result<Term> {
    Ok(Term {
        person: cells.needed("person")?,
        office: cells.needed("office")?,
        from: cells.date("from")?,
        until: cells.date("until")?,
        source: cells.text("source"),
        note: cells.text("note"),
    })
}

/// A row of `places.csv`.
///
/// # Errors
/// When a cell makes no sense.
pub fn place(cells: &Cells<'_>) -> Result<Place> {
    let degrees = |name| cells.text(name).map(|text| text.parse::<f64>().map_err(|_| no_point(cells))).transpose();
    let point = match (degrees("lat")?, degrees("lon")?) {
        (None, None) => None,
        (Some(lat), Some(lon)) => Some(Point::new(lat, lon).ok_or_else(|| no_point(cells))?),
        _ => return Err(no_point(cells)),
    };
    Ok(Place { city: cells.needed("city")?, country: cells.needed("country")?, aliases: cells.list("aliases"), point })
}

fn no_point(cells: &Cells<'_>) -> Error {
    let text = |name| cells.text(name).unwrap_or_default();
    Error::input(format!("\"{}, {}\" are no degrees north and east", text("lat"), text("lon")))
}

/// A row of `titles.csv`.
///
/// # Errors
/// When a cell makes no sense.
pub fn title(cells: &Cells<'_>) -> Result<Title> {
    Ok(Title {
        words: cells.needed("title")?,
        kind: cells.word::<TitleKind>("kind")?,
        example: cells.needed("example")?,
    })
}

/// A row of `naming.csv`.
///
/// # Errors
/// When a cell makes no sense.
pub fn naming(cells: &Cells<'_>) -> Result<NamingWords> {
    Ok(NamingWords {
        sense: cells.word::<Sense>("sense")?,
        words: cells.list("words"),
        example: cells.needed("example")?,
    })
}

/// A row of `sources.csv`.
///
/// # Errors
/// When a cell makes no sense.
pub fn source(cells: &Cells<'_>) -> Result<Source> {
    Ok(Source {
        n: SourceId::default(),
        id: cells.needed("id")?,
        kind: cells.word::<SourceKind>("kind")?,
        title: cells.needed("title")?,
        publisher: cells.text("publisher"),
        url: cells.text("url"),
        published: cells.date("published")?,
        note: cells.text("note"),
    })
}

/// A row of `claims.csv`.
///
/// # Errors
/// When a cell makes no sense.
pub fn claim(cells: &Cells<'_>) -> Result<ClaimDraft> {
    let number = |name: &str| {
        let number = cells.text(name).map(|text| text.parse::<i64>());
        number.transpose().map_err(|_| Error::input(format!("{name} \"{}\" is not a number", cells.get(name))))
    };
    let optional = |name: &str| !cells.get(name).is_empty();
    Ok(ClaimDraft {
        from: String::new(),
        kind: cells.word::<ClaimKind>("kind")?,
        participants: cells.list("participants").iter().map(|text| ActorRef::parse(text)).collect(),
        event_kind: optional("event_kind").then(|| cells.word::<EventKind>("event_kind")).transpose()?,
        mode: optional("mode").then(|| cells.word::<Mode>("mode")).transpose()?,
        count: number("count")?.unwrap_or(0),
        date: cells.date("date")?.ok_or_else(|| Error::input("no date"))?,
        source: cells.text("source").map(|id| SourceDraft { id: Some(id), ..SourceDraft::default() }),
        line: number("line")?,
        quote: cells.text("quote"),
        note: cells.text("note"),
        reviewed: true,
    })
}

/// A row of `date_names.csv`.
///
/// # Errors
/// When a cell makes no sense.
pub fn date_name(cells: &Cells<'_>) -> Result<DateName> {
    cells.needed("example")?;
    let day = cells.text("day").map(|text| {
        let date: Option<Day> = format!("2000-{text}").parse().ok();
        date.map(|day| (day.ymd().1, day.ymd().2))
            .ok_or_else(|| Error::input(format!("\"{text}\" is no month and day")))
    });
    Ok(DateName { name: cells.needed("name")?, day: day.transpose()? })
}

/// A row of `date_cues.csv`.
///
/// # Errors
/// When a cell makes no sense.
pub fn date_cue(cells: &Cells<'_>) -> Result<DateCue> {
    cells.needed("example")?;
    Ok(DateCue { word: cells.needed("word")? })
}

/// A row of `date_numbers.csv`.
///
/// # Errors
/// When a cell makes no sense.
pub fn date_number(cells: &Cells<'_>) -> Result<NumberWord> {
    cells.needed("example")?;
    let is_before = match cells.get("side") {
        "before" => true,
        "after" => false,
        other => return Err(Error::input(format!("\"{other}\" is neither before nor after"))),
    };
    Ok(NumberWord { word: cells.needed("word")?, is_before })
}
