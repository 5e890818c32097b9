//! From words to actors: an id, a name in any script, any unique part of one, or an office; else what is near.

mod called;

use super::pairs::OPEN;
use super::sql::Fail;
use super::{Side, Store};
use crate::error::{Error, Result};
use crate::lexicon::fold::{fold, parts};
use crate::lexicon::suggest::distance;
use crate::model::{Actor, ActorId, ActorKind, AliasType, Day, EventDate, Office, OfficeKind, counted};
use rusqlite::{Row, params};
use std::collections::{BTreeMap, BTreeSet};

/// By what a name was recognised, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Its id, its ISO code or its usual name.
    Exact,
    /// Another of its names.
    Alias,
    /// What its people or its seat are called.
    Figure,
    /// One or more words of a name.
    Part,
    /// An office; then who held it when.
    Office,
}

/// What words stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// How sure it is.
    pub grade: Grade,
    /// The actor, or the holders of the office, each with its days.
    pub sides: Vec<Side>,
}

/// Words for an office that are no title of its own.
const OFFICE_WORDS: &[(&str, &[OfficeKind])] = &[
    ("leader", &[OfficeKind::HeadOfState, OfficeKind::HeadOfGovernment]),
    ("head of state", &[OfficeKind::HeadOfState]),
    ("head of government", &[OfficeKind::HeadOfGovernment]),
    ("prime minister", &[OfficeKind::HeadOfGovernment]),
    ("premier", &[OfficeKind::HeadOfGovernment]),
    ("foreign minister", &[OfficeKind::ForeignMinister]),
    ("foreign secretary", &[OfficeKind::ForeignMinister]),
    ("top diplomat", &[OfficeKind::ForeignMinister]),
    ("defence minister", &[OfficeKind::DefenceMinister]),
    ("defense minister", &[OfficeKind::DefenceMinister]),
];

impl Store {
    /// The actor or the office that words stand for.
    ///
    /// # Errors
    /// When nothing or more than one thing is meant; the message says what is near, or which there are.
    pub fn resolve(&self, words: &str) -> Result<Match> {
        let key = fold(words);
        if key.is_empty() {
            return Err(Error::unknown(format!("\"{words}\" is no name")).note("all names", "chancery actors"));
        }
        if let Some(found) = self.by_whole_name(words, &key)? {
            return Ok(found);
        }
        if let Some(found) = self.by_office(&key)? {
            return Ok(found);
        }
        if let Some(found) = self.by_title(words, &key)? {
            return Ok(found);
        }
        let candidates = self.by_parts(&key)?;
        match candidates.as_slice() {
            [] => Err(self.unknown(words)?),
            [one] => Ok(Match { grade: Grade::Part, sides: vec![Side::always(*one)] }),
            several => Err(self.ambiguous(words, several)?),
        }
    }

    /// The one actor that words stand for; an office is not enough.
    ///
    /// # Errors
    /// As [`Store::resolve`], and when the words name an office that several have held.
    pub fn resolve_actor(&self, words: &str) -> Result<ActorId> {
        let found = self.resolve(words)?;
        let holders: BTreeSet<ActorId> = found.sides.iter().map(|side| side.actor).collect();
        match holders.iter().collect::<Vec<_>>().as_slice() {
            [one] => Ok(**one),
            _ => Err(self.ambiguous(words, &holders.into_iter().collect::<Vec<_>>())?),
        }
    }

    /// Who held the office on the days of an event, or simply the actor.
    ///
    /// # Errors
    /// As [`Store::resolve`], and when nobody or several held the office then.
    pub fn resolve_on(&self, words: &str, first: Option<i64>, last: Option<i64>) -> Result<ActorId> {
        let found = self.resolve(words)?;
        if found.grade != Grade::Office {
            return self.resolve_actor(words);
        }
        let (first, last) = (first.unwrap_or(-OPEN), last.unwrap_or(OPEN));
        let then = found.sides.iter().filter(|s| s.from.unwrap_or(-OPEN) <= last && s.until.unwrap_or(OPEN) >= first);
        let holders: BTreeSet<ActorId> = then.map(|side| side.actor).collect();
        match holders.iter().collect::<Vec<_>>().as_slice() {
            [one] => Ok(**one),
            [] => Err(Error::unknown(format!("nobody is recorded as \"{words}\" on that day"))
                .note("who held it", format!("chancery actors \"{words}\""))),
            _ => Err(self.ambiguous(words, &holders.into_iter().collect::<Vec<_>>())?),
        }
    }

    /// Whether words are a whole name or an office: what `question` needs to find where a name ends.
    pub fn is_name(&self, words: &str) -> bool {
        let key = fold(words);
        let whole = self.by_whole_name(words, &key);
        let office = || parts(&key).count() > 1 && self.by_office(&key).is_ok_and(|found| found.is_some());
        let part = || parts(&key).count() == 1 && self.with_all(&[&key], false).is_ok_and(|found| !found.is_empty());
        !matches!(whole, Ok(None)) || office() || part()
    }

    /// Whether words are a city or a state.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn is_place(&self, words: &str) -> Result<bool> {
        let states = self.keys(&fold(words))?.into_iter().filter(|(_, kind)| kind == "main" || kind == "name");
        for (actor, _) in states {
            if self.is_state(actor)? {
                return Ok(true);
            }
        }
        Ok(!self.cities(words)?.is_empty())
    }

    fn by_whole_name(&self, words: &str, key: &str) -> Result<Option<Match>> {
        let mut grades: BTreeMap<Grade, BTreeSet<ActorId>> = BTreeMap::new();
        // IS is Iceland, is is a word.
        let capitals = words.chars().all(char::is_uppercase);
        for (actor, kind) in self.keys(key)?.into_iter().filter(|(_, kind)| kind != "iso" || capitals) {
            grades.entry(grade(&kind)).or_default().insert(actor);
        }
        let Some((grade, actors)) = grades.pop_first() else { return Ok(None) };
        let living = self.living(&actors)?;
        let choice: Vec<ActorId> = if living.is_empty() { actors } else { living }.into_iter().collect();
        match choice.as_slice() {
            [one] if grade > Grade::Exact => Ok(Some(Match { grade, sides: self.so_called(*one, key)? })),
            [one] => Ok(Some(Match { grade, sides: vec![Side::always(*one)] })),
            several => match self.actor_by_id(words)?.filter(|_| words.contains('-')) {
                Some(one) => Ok(Some(Match { grade: Grade::Exact, sides: vec![Side::always(one)] })),
                None => Err(self.ambiguous(words, several)?),
            },
        }
    }

    /// An actor on the days on which it was called so: West Germany until 1990.
    fn so_called(&self, actor: ActorId, key: &str) -> Result<Vec<Side>> {
        let aliases = self.aliases(Some(actor))?.into_iter().filter(|alias| fold(&alias.text) == key);
        let day = |date: Option<EventDate>, end: fn(&EventDate) -> Option<Day>| date.as_ref().and_then(end);
        let mut spans: Vec<(Option<i64>, Option<i64>)> = aliases
            .map(|alias| (day(alias.from, EventDate::first), day(alias.until, EventDate::last)))
            .map(|(from, until)| (from.map(Day::days), until.map(Day::days)))
            .collect();
        if spans.is_empty() || spans.contains(&(None, None)) {
            spans = vec![(None, None)];
        }
        spans.sort_unstable();
        spans.dedup();
        Ok(spans.into_iter().map(|(from, until)| Side { actor, from, until }).collect())
    }

    fn keys(&self, key: &str) -> Result<Vec<(ActorId, String)>> {
        let sql = "SELECT actor, type FROM name_key WHERE key = ?1 AND whole = 1 ORDER BY actor";
        let mut rows = self.db.prepare_cached(sql).fail("find a name")?;
        let rows = rows.query_map([key], |row| Ok((row.get(0)?, row.get(1)?))).fail("find a name")?;
        rows.collect::<rusqlite::Result<_>>().fail("find a name")
    }

    /// Those that are no historical states; "Germany" is today's unless a date says otherwise.
    fn living(&self, actors: &BTreeSet<ActorId>) -> Result<BTreeSet<ActorId>> {
        if actors.len() < 2 {
            return Ok(actors.clone());
        }
        let mut living = BTreeSet::new();
        for actor in actors {
            let known = self.actor(*actor)?;
            if known.successor.is_none() {
                living.insert(*actor);
            }
        }
        Ok(living)
    }

    /// Actors in whose names all these words occur; the last may be only begun.
    fn by_parts(&self, key: &str) -> Result<Vec<ActorId>> {
        let words: Vec<&str> = parts(key).collect();
        if key.chars().count() < 2 || key.chars().all(char::is_numeric) {
            return Ok(Vec::new());
        }
        let exact = self.with_all(&words, false)?;
        if !exact.is_empty() || words.last().is_none_or(|word| word.chars().count() < 3) {
            return Ok(exact);
        }
        self.with_all(&words, true)
    }

    fn with_all(&self, words: &[&str], begun: bool) -> Result<Vec<ActorId>> {
        let mut found: Option<BTreeSet<ActorId>> = None;
        for (i, word) in words.iter().enumerate() {
            let prefix = begun && i + 1 == words.len();
            let end = if prefix { format!("{word}\u{10ffff}") } else { format!("{word}\0") };
            let sql = "SELECT DISTINCT actor FROM name_key WHERE key >= ?1 AND key < ?2 AND type NOT IN ('id', 'iso')";
            let mut rows = self.db.prepare_cached(sql).fail("find a part of a name")?;
            let rows = rows.query_map(params![word, end], |row| row.get(0)).fail("find a part of a name")?;
            let actors: BTreeSet<ActorId> = rows.collect::<rusqlite::Result<_>>().fail("find a part of a name")?;
            found = Some(found.map_or(actors.clone(), |before| &before & &actors));
        }
        Ok(found.unwrap_or_default().into_iter().collect())
    }

    /// `russian president`, `foreign minister of china`, `secretary of state`.
    fn by_office(&self, key: &str) -> Result<Option<Match>> {
        let words: Vec<&str> = parts(key).collect();
        let splits = (1..words.len()).map(|i| (words[..i].join(" "), words[i..].join(" ")));
        let of = key
            .split_once(" of ")
            .map(|(title, actor)| (actor.trim_start_matches("the ").to_owned(), title.to_owned()));
        for (actor, title) in splits.chain(of) {
            let found = self.holders_of(&actor, &title)?;
            if !found.is_empty() {
                return Ok(Some(Match { grade: Grade::Office, sides: found }));
            }
        }
        Ok(None)
    }

    /// `pope`: a title that only one actor's office has. Of a title of many, which there are.
    fn by_title(&self, words: &str, key: &str) -> Result<Option<Match>> {
        let offices = self.offices(None)?;
        let titled: Vec<_> = offices.iter().filter(|(_, office)| is_titled(office, key)).collect();
        match titled.as_slice() {
            [] => Ok(None),
            [(office, _)] => {
                let holders = self.holders(*office)?;
                let sides = holders.into_iter().map(|(actor, from, until)| Side { actor, from, until }).collect();
                Ok(Some(Match { grade: Grade::Office, sides }))
            }
            several => {
                let of = |(_, office): &&(i64, Office)| format!("\"{} of {}\"", key, office.actor.replace('-', " "));
                let few = several.iter().take(3).map(of).collect::<Vec<_>>().join("  or  ");
                Err(Error::unknown(format!("\"{words}\" is an office of {} actors: say whose", several.len()))
                    .note("for example", few))
            }
        }
    }

    fn holders_of(&self, actor: &str, title: &str) -> Result<Vec<Side>> {
        let mut sides = Vec::new();
        let actors: BTreeSet<ActorId> = self.keys(actor)?.into_iter().map(|(actor, _)| actor).collect();
        for n in actors {
            let offices = self.offices(Some(n))?;
            let whole = format!("{actor} {title}");
            let called = |office: &Office| is_titled(office, title) || is_titled(office, &whole);
            let titled: Vec<i64> = offices.iter().filter(|(_, o)| called(o)).map(|(n, _)| *n).collect();
            let kinds = OFFICE_WORDS.iter().find(|(word, _)| *word == title).map_or(&[][..], |(_, kinds)| kinds);
            let meant = |(n, office): &&(i64, Office)| {
                titled.contains(n) || (titled.is_empty() && kinds.contains(&office.kind))
            };
            for (office, _) in offices.iter().filter(meant) {
                let holders = self.holders(*office)?;
                sides.extend(holders.into_iter().map(|(actor, from, until)| Side { actor, from, until }));
            }
        }
        sides.sort_unstable();
        sides.dedup();
        Ok(sides)
    }

    fn unknown(&self, words: &str) -> Result<Error> {
        let error = Error::unknown(format!("no actor called \"{words}\""));
        let near = self.near(words)?;
        let meant = near.iter().map(|actor| ("did you mean".to_owned(), format!("{}   ({})", actor.name, actor.id)));
        Ok(error.notes(meant).note("all names", "chancery actors"))
    }

    /// At most three actors with a name like this, by distance, then by how many events they have.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn near(&self, words: &str) -> Result<Vec<Actor>> {
        // Short forms are near anything, and what is typed in Latin letters is not meant in another language.
        let english = if words.is_ascii() { "AND coalesce(lang, 'en') = 'en'" } else { "" };
        let sql = format!(
            "SELECT id AS actor, name FROM actor UNION ALL
             SELECT actor, text FROM alias WHERE type <> 'abbreviation' {english}"
        );
        let mut rows = self.db.prepare(&sql).fail("read the names")?;
        let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).fail("read the names")?;
        let mut nearest: BTreeMap<ActorId, usize> = BTreeMap::new();
        for row in rows {
            let (actor, name) = row.fail("read a name")?;
            if let Some(far) = distance(words, &name) {
                let known = nearest.entry(actor).or_insert(far);
                *known = far.min(*known);
            }
        }
        let mut ranked: Vec<(usize, i64, ActorId)> = Vec::new();
        for (actor, far) in nearest {
            ranked.push((far, -self.event_count(actor)?, actor));
        }
        ranked.sort_unstable();
        ranked.into_iter().take(3).map(|(_, _, actor)| self.actor(actor)).collect()
    }

    /// In how many events an actor takes part itself.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn event_count(&self, actor: ActorId) -> Result<i64> {
        let sql = "SELECT count(*) FROM participant WHERE actor = ?1";
        self.db.prepare_cached(sql).fail("count events")?.query_row([actor], |row| row.get(0)).fail("count events")
    }

    fn ambiguous(&self, words: &str, actors: &[ActorId]) -> Result<Error> {
        let mut lines = Vec::new();
        for actor in actors {
            lines.push((self.event_count(*actor)?, self.actor(*actor)?));
        }
        lines.sort_by_key(|(events, actor)| (-events, actor.id.clone()));
        let what = if lines.iter().all(|(_, actor)| actor.kind == ActorKind::Person) { "people" } else { "actors" };
        let mut error = Error::unknown(format!("\"{words}\" could be {} {what}", lines.len()));
        for (events, actor) in lines.iter().take(8) {
            let office = self.latest_office(actor.n)?;
            let office = if office.is_empty() { String::new() } else { format!("{office}, ") };
            error = error.note(&actor.id, format!("{}  {office}{}", actor.name, counted(*events, "event")));
        }
        if lines.len() > 8 {
            error = error.note("…", format!("and {} more: chancery actors \"{words}\"", lines.len() - 8));
        }
        Ok(error)
    }

    fn latest_office(&self, actor: ActorId) -> Result<String> {
        let sql = "SELECT o.title || ', ' || a.name FROM term t JOIN office o ON o.id = t.office JOIN actor a ON a.id = o.actor
                    WHERE t.person = ?1 ORDER BY t.day_until IS NOT NULL, t.day_until DESC, t.day_from DESC LIMIT 1";
        let mut one = self.db.prepare_cached(sql).fail("read an office")?;
        let mut rows = one.query([actor]).fail("read an office")?;
        let first = |row: &Row<'_>| row.get(0);
        Ok(rows.next().fail("read an office")?.map(first).transpose().fail("read an office")?.unwrap_or_default())
    }

    /// Ids and names that begin with some letters: for completion in the shell.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn begin_with(&self, start: &str, limit: usize) -> Result<Vec<(String, String)>> {
        let sql = "SELECT DISTINCT a.slug, a.name FROM name_key k JOIN actor a ON a.id = k.actor
                    WHERE k.key >= ?1 AND k.key < ?1 || char(1114111) AND k.type IN ('id', 'main', 'name') ORDER BY a.slug LIMIT ?2";
        let mut rows = self.db.prepare_cached(sql).fail("find names")?;
        let rows = rows.query_map(params![fold(start), limit as i64], |row| Ok((row.get(0)?, row.get(1)?)));
        rows.fail("find names")?.collect::<rusqlite::Result<_>>().fail("find a name")
    }
}

fn grade(kind: &str) -> Grade {
    match kind {
        "id" | "main" | "iso" => Grade::Exact,
        kind if kind == AliasType::Demonym.as_str() || kind == AliasType::Metonym.as_str() => Grade::Figure,
        _ => Grade::Alias,
    }
}

fn is_titled(office: &Office, title: &str) -> bool {
    std::iter::once(&office.title).chain(&office.aliases).any(|known| fold(known) == title)
}
