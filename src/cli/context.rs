//! What every command works with: the base, the day, the form of the answer.

use super::config::{Config, base_variable, data_base, variable};
use super::{Format, Global, ask, clock, out};
use crate::ask::Now;
use crate::error::{Error, Result};
use crate::model::date::DateOrder;
use crate::model::{Day, EventDate};
use crate::seeds::{self, Extent};
use crate::store::{RevisionNote, Store};
use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// The surroundings of one run.
#[derive(Debug)]
pub(super) struct Context {
    pub(super) today: Day,
    fixed: bool,
    pub(super) format: Format,
    pub(super) quiet: bool,
    pub(super) order: Option<DateOrder>,
    pub(super) width: Option<usize>,
    pub(super) pager: Option<String>,
    pub(super) config: Config,
    db: Option<PathBuf>,
    flag: Option<PathBuf>,
    now: String,
    no_hint: bool,
    made: RefCell<Option<PathBuf>>,
}

impl Context {
    pub(super) fn new(global: &Global) -> Result<Self> {
        let config = Config::read()?;
        let fixed = global.today.clone().or_else(|| variable("CHANCERY_TODAY"));
        let today = clock::today(fixed.as_deref())?;
        let format = global.format();
        let pager = config.pager.clone().or_else(|| std::env::var("PAGER").ok()).unwrap_or_else(|| "less".to_owned());
        Ok(Self {
            today,
            fixed: fixed.is_some(),
            format,
            quiet: global.quiet,
            order: config.order()?,
            now: clock::moment(),
            width: out::width(format),
            pager: Some(pager).filter(|pager| !global.no_pager && !pager.is_empty()),
            config,
            db: global.db.clone().or_else(base_variable),
            flag: global.db.clone(),
            no_hint: false,
            made: RefCell::default(),
        })
    }

    /// Where the base is, if there is one: `--db`, `./chancery.db`, the data folder.
    pub(super) fn base_path(&self) -> Option<PathBuf> {
        let usual = [Some(PathBuf::from("chancery.db")), data_base()];
        self.db.clone().or_else(|| usual.into_iter().flatten().find(|path| path.exists()))
    }

    /// The base that `--db` or `CHANCERY_DB` names.
    pub(super) fn given_path(&self) -> Option<PathBuf> {
        self.db.clone()
    }

    /// The base to read: the user's own, else what is built in.
    pub(super) fn read(&mut self) -> Result<Store> {
        if let Some(path) = self.base_path() {
            return Store::open(&path);
        }
        if !self.no_hint && self.format == Format::Text {
            out::hint(self, "answering from the built-in events (read only); start your own base with: chancery init");
        }
        self.no_hint = true;
        seeds::built_in()
    }

    /// The base to write: the user's own, made now if there is none.
    pub(super) fn write(&self) -> Result<Store> {
        let path = self.base_path().unwrap_or_else(|| PathBuf::from("chancery.db"));
        if path.exists() {
            let _waiting = out::waiting(self, format!("waiting for another program that writes to {}", path.display()));
            let store = Store::open_to_write(&path)?;
            store.await_turn()?;
            return Ok(store);
        }
        if ask::is_possible()
            && !ask::confirm(&format!("No base yet. Make {} with the built-in events?", path.display()), true)?
        {
            return Err(Error::base("no base to write to")
                .note("make one", "chancery init")
                .outcome("nothing was written"));
        }
        let store = make(&path, &self.note("init"), Extent::Everything)?;
        self.made.replace(Some(path));
        Ok(store)
    }

    /// Takes back a base that was made for a write that then came to nothing.
    pub(super) fn discard(&self) {
        if let Some(path) = self.made.take() {
            for ending in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{ending}", path.display()));
            }
        }
    }

    /// Tells of a base that was made for a write.
    pub(super) fn tell_made(&self) {
        if let Some(path) = self.made.take() {
            out::hint(self, format!("created {} with the built-in events", path.display()));
        }
    }

    /// Who changes the base now, and by which command.
    pub(super) fn note(&self, what: impl Into<String>) -> RevisionNote {
        let who = ["USER", "USERNAME", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok());
        RevisionNote {
            at: self.now.clone(),
            who: who.unwrap_or_else(|| "unknown".to_owned()),
            what: what.into(),
            why: None,
        }
    }

    /// A command to paste, for the base that this one was given.
    pub(super) fn command(&self, words: &str) -> String {
        with_base(&format!("chancery {words}"), self.flag.as_deref())
    }

    /// A date as people type it.
    pub(super) fn date(&self, text: &str) -> Result<EventDate> {
        self.now().date(text)
    }

    /// The day of the run, and how dates are read.
    pub(super) const fn now(&self) -> Now {
        Now { today: self.today, order: self.order }
    }

    /// The day that `--today` or `CHANCERY_TODAY` fixes.
    pub(super) fn fixed_day(&self) -> Option<Day> {
        self.fixed.then_some(self.today)
    }
}

/// The next steps of an error, for the base that the command was given.
pub(super) fn pasteable(mut error: Error, base: Option<&Path>) -> Error {
    for (_, text) in error.reports.iter_mut().flat_map(|report| &mut report.notes) {
        *text = with_base(text, base);
    }
    error
}

/// A command with the base it is about, unless it names one.
fn with_base(command: &str, base: Option<&Path>) -> String {
    match (base, command.strip_prefix("chancery ")) {
        (Some(base), Some(words)) if !words.contains("--db ") => format!("chancery --db {} {words}", quoted(base)),
        _ => command.to_owned(),
    }
}

/// A path as a shell reads it.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-~+:,@".contains(c);
    if text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

/// Makes a base with the seeds in it; a failure leaves no file.
pub(super) fn make(path: &Path, note: &RevisionNote, extent: Extent) -> Result<Store> {
    let store = Store::create(path)?;
    if let Err(error) = seeds::fill(&store, note, extent) {
        drop(store);
        let _ = std::fs::remove_file(path);
        return Err(error);
    }
    Ok(store)
}
