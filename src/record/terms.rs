//! Terms of office that a data set tells of.

use super::Recorder;
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
        if !self.names.borrow().contains_key(&draft.person.key) {
            self.actor_draft(&draft.person)?;
        }
        let Some(person) = self.names.borrow().get(&draft.person.key).copied().flatten() else { return Ok(None) };
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
        if let Some(known) = self.offices.borrow().get(&(actor, key.clone())) {
            return Ok(*known);
        }
        let titled = |office: &Office| std::iter::once(&office.title).chain(&office.aliases).any(|t| fold(t) == key);
        let own = self.writer.offices(Some(actor))?.into_iter().find(|(_, office)| titled(office));
        let n = match own {
            Some((n, _)) => n,
            None => self.new_office(actor, title, &titled)?,
        };
        self.offices.borrow_mut().insert((actor, key), n);
        Ok(n)
    }

    /// Its kind is that of offices with this title elsewhere.
    fn new_office(&self, actor: ActorId, title: &str, titled: &dyn Fn(&Office) -> bool) -> Result<i64> {
        let elsewhere = self.writer.offices(None)?.into_iter().find(|(_, office)| titled(office));
        let kind = elsewhere.map_or(OfficeKind::Other, |(_, office)| office.kind);
        let state = self.writer.actor(actor)?.id;
        let id = slug(&format!("{title} of {state}"));
        if let Some(known) = self.writer.office_by_id(&id)? {
            return Ok(known);
        }
        self.writer
            .insert_office(&Office { id, title: title.to_owned(), actor: state, kind, aliases: Vec::new() }, actor)
    }
}
