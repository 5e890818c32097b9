//! What every command works with: the base, the day, the form of the answer.

use super::config::{Config, data_base};
use super::{Format, Global, clock, out};
use crate::ask::Now;
use crate::error::{Error, Result};
use crate::model::date::DateOrder;
use crate::model::{Day, EventDate};
use crate::seeds::{self, Extent};
use crate::store::{RevisionNote, Store};
use std::cell::RefCell;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// The surroundings of one run.
#[derive(Debug)]
pub(super) struct Context {
    pub(super) today: Day,
    pub(super) format: Format,
    pub(super) quiet: bool,
    pub(super) order: Option<DateOrder>,
    pub(super) width: Option<usize>,
    pub(super) pager: Option<String>,
    fixed: Option<Day>,
    db: Option<PathBuf>,
    no_hint: bool,
    made: RefCell<Option<PathBuf>>,
}

impl Context {
    pub(super) fn new(global: &Global) -> Result<Self> {
        let config = Config::read()?;
        let today = clock::today(global.today.as_deref())?;
        let format = global.format();
        let pager = config.pager.clone().or_else(|| std::env::var("PAGER").ok()).unwrap_or_else(|| "less".to_owned());
        Ok(Self {
            today,
            fixed: global.today.as_ref().map(|_| today),
            format,
            quiet: global.quiet,
            order: config.order()?,
            width: out::width(format),
            pager: Some(pager).filter(|pager| !global.no_pager && !pager.is_empty()),
            db: global.db.clone(),
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
            return Store::open_to_write(&path);
        }
        if std::io::stdin().is_terminal()
            && !ask(&format!("No base yet. Make {} with the built-in events?", path.display()))?
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
            at: clock::moment(self.fixed),
            who: who.unwrap_or_else(|| "unknown".to_owned()),
            what: what.into(),
            why: None,
        }
    }

    /// A date as people type it.
    pub(super) fn date(&self, text: &str) -> Result<EventDate> {
        self.now().date(text)
    }

    /// The day that `--today` or `CHANCERY_TODAY` fixes.
    pub(super) const fn fixed_day(&self) -> Option<Day> {
        self.fixed
    }

    /// The day of the run, and how dates are read.
    pub(super) const fn now(&self) -> Now {
        Now { today: self.today, order: self.order }
    }
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

/// A yes-or-no question on a terminal.
pub(super) fn ask(question: &str) -> Result<bool> {
    let answer = dialoguer::Confirm::new().with_prompt(question).default(true).interact();
    answer.map_err(|error| Error::usage("the question was not answered").cause(error))
}
