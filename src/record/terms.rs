//! Terms of office that a data set tells of.

use super::Recorder;
use super::memory::Meant;
use crate::error::Result;
use crate::lexicon::fold::fold;
use crate::model::slug::slug;
use crate::model::{ActorId, Office, OfficeKind, Term, TermDraft};

impl Recorder<'_> {
    /// Adds a term. Returns whether it was new; nothing where the office is of nobody who is known.
    ///
    /// # Errors
    /// When several are called like the person, or SQLite fails.
    pub fn term(&self, draft: &TermDraft) -> Result<Option<bool>> {
        self.try_term(draft).map_err(|error| super::at(&draft.from, error))
    }

    fn try_term(&self, draft: &TermDraft) -> Result<Option<bool>> {
        let Ok(actor) = self.writer.resolve_actor(&draft.actor) else { return Ok(None) };
        if !self.memory.names.borrow().contains_key(&draft.person.key) {
            self.actor_draft(&draft.person)?;
        }
        let meant = self.memory.names.borrow().get(&draft.person.key).cloned();
        let person = match (meant, draft.held_from.as_ref().or(draft.held_until.as_ref())) {
            (Some(Meant::One(person)), _) => person,
            (Some(Meant::Several(called)), Some(date)) => self.living_then(&draft.person.name, &called, date)?,
            _ => return Ok(None),
        };
        let office = self.office(actor, &draft.title)?;
        let term = Term {
            person: String::new(),
            office: String::new(),
            from: draft.held_from.clone(),
            until: draft.held_until.clone(),
            source: None,
            note: None,
        };
        if self.writer.is_term_known(person, office, &term)? {
            return Ok(Some(false));
        }
        let source = self.source(&draft.source)?;
        self.writer.insert_term(&term, person, office, Some(source))?;
        Ok(Some(true))
    }

    /// The office of an actor with a title, added if it is new.
    fn office(&self, actor: ActorId, title: &str) -> Result<i64> {
        let key = fold(title);
        if let Some(known) = self.memory.offices.borrow().get(&(actor, key.clone())) {
            return Ok(*known);
        }
        let titled = |office: &Office| std::iter::once(&office.title).chain(&office.aliases).any(|t| fold(t) == key);
        let own = self.writer.offices(Some(actor))?.into_iter().find(|(_, office)| titled(office));
        let n = match own {
            Some((n, _)) => n,
            None => self.new_office(actor, title)?,
        };
        self.memory.offices.borrow_mut().insert((actor, key), n);
        Ok(n)
    }

    /// Its kind is that of offices with this title elsewhere.
    fn new_office(&self, actor: ActorId, title: &str) -> Result<i64> {
        let state = self.writer.actor(actor)?.id;
        let id = slug(&format!("{title} of {state}"));
        if let Some(known) = self.writer.office_by_id(&id)? {
            return Ok(known);
        }
        let kind = self.kind_of_office(&fold(title))?;
        self.writer
            .insert_office(&Office { id, title: title.to_owned(), actor: state, kind, aliases: Vec::new() }, actor)
    }

    fn kind_of_office(&self, title: &str) -> Result<OfficeKind> {
        if self.memory.kinds.borrow().is_none() {
            let all = self.writer.offices(None)?;
            let titles = all.iter().rev().flat_map(|(_, office)| {
                std::iter::once(&office.title).chain(&office.aliases).map(|title| (fold(title), office.kind))
            });
            *self.memory.kinds.borrow_mut() = Some(titles.collect());
        }
        Ok(self.memory.kinds.borrow().as_ref().and_then(|kinds| kinds.get(title).copied()).unwrap_or(OfficeKind::Other))
    }
}
