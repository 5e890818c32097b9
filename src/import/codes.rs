//! The code lists of the field, read from `seeds/codes.csv`: what kind of event a CAMEO or PLOVER code is, how real,
//! and which of the two actors it makes host, guest or mediator.

use super::table::{self, Cells, rows};
use crate::error::Result;
use crate::model::{EventKind, Mode, Role, Status};
use std::collections::HashMap;
use std::rc::Rc;

/// The columns of `seeds/codes.csv`.
const COLUMNS: [&str; 10] =
    ["scheme", "code", "label", "kind", "mode", "status", "source_role", "target_role", "contact", "same_as"];

/// One code of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Code {
    /// `cameo` or `plover`.
    pub(super) scheme: String,
    /// `042`; PLOVER's modes stand behind a colon: `CONSULT:visit`.
    pub(super) id: String,
    /// As data sets write it out: `Make a visit`.
    pub(super) label: String,
    pub(super) kind: EventKind,
    pub(super) mode: Mode,
    pub(super) status: Status,
    /// What the first and the second actor are.
    pub(super) roles: (Role, Role),
    /// Whether those two were, or are to be, in touch.
    pub(super) contact: bool,
    /// The code that tells of the same happening from the other side, else this one.
    pub(super) event: String,
}

/// Which codes of a data set are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Wanted {
    /// Those of contacts.
    #[default]
    Contacts,
    /// All of them.
    All,
    /// These, and what is below them: `04` is also `042`.
    These(Vec<String>),
}

/// A code list.
#[derive(Debug)]
pub(super) struct Codes {
    by_code: HashMap<String, Rc<Code>>,
    by_label: HashMap<String, Rc<Code>>,
    wanted: Wanted,
}

impl Codes {
    /// The list of a scheme.
    pub(super) fn of(scheme: &str, wanted: &Wanted) -> Result<Self> {
        let all = rows("seeds/codes.csv", include_str!("../../seeds/codes.csv"), &COLUMNS, code)?;
        let all: Vec<Rc<Code>> = all.into_iter().filter(|code| code.scheme == scheme).map(Rc::new).collect();
        let by_code = all.iter().map(|code| (code.id.clone(), Rc::clone(code))).collect();
        let labels = |code: &Rc<Code>| [code.label.clone(), code.label.to_ascii_lowercase()];
        let by_label = all.iter().flat_map(|code| labels(code).map(|label| (label, Rc::clone(code)))).collect();
        Ok(Self { by_code, by_label, wanted: wanted.clone() })
    }

    pub(super) fn code(&self, code: &str) -> Option<&Rc<Code>> {
        self.by_code.get(code)
    }

    /// The code of an event's name, in any case.
    pub(super) fn label(&self, label: &str) -> Option<&Rc<Code>> {
        self.by_label.get(label).or_else(|| self.by_label.get(&label.to_ascii_lowercase()))
    }

    pub(super) fn wants(&self, code: &Code) -> bool {
        match &self.wanted {
            Wanted::Contacts => code.contact,
            Wanted::All => true,
            Wanted::These(codes) => codes.iter().any(|wanted| code.id.starts_with(wanted.as_str())),
        }
    }
}

fn code(cells: &Cells<'_>) -> Result<Code> {
    let id = cells.needed("code")?;
    Ok(Code {
        scheme: cells.needed("scheme")?,
        label: cells.needed("label")?,
        kind: cells.word("kind")?,
        mode: cells.word("mode")?,
        status: cells.word("status")?,
        roles: (cells.word("source_role")?, cells.word("target_role")?),
        contact: cells.get("contact") == "yes",
        event: cells.text("same_as").unwrap_or_else(|| id.clone()),
        id,
    })
}

/// A table of `seeds/` with words and what they mean: `agents.csv`, `actor_codes.csv`.
pub(super) fn meanings(path: &str, text: &str, columns: &[&str]) -> Result<Vec<Vec<String>>> {
    rows(path, text, columns, |cells| Ok(table::owned(cells)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_text_and_labels_are_read_in_any_case() {
        let codes = Codes::of("cameo", &Wanted::Contacts).expect("the list");
        let visit = codes.code("042").expect("a code");
        assert_eq!((visit.kind, visit.roles), (EventKind::Visit, (Role::Guest, Role::Host)));
        assert!(codes.code("42").is_none());
        assert_eq!(codes.label("host a VISIT").expect("a label").event, "042");
        assert_eq!(codes.code("036").expect("a code").status, Status::Planned);
    }

    #[test]
    fn contacts_are_wanted_unless_asked_otherwise() {
        let wants = |wanted: Wanted, code: &str| {
            let codes = Codes::of("cameo", &wanted).expect("the list");
            codes.wants(codes.code(code).expect("a code"))
        };
        assert!(wants(Wanted::Contacts, "041") && !wants(Wanted::Contacts, "051"));
        assert!(wants(Wanted::All, "190"));
        assert!(wants(Wanted::These(vec!["05".into()]), "057") && !wants(Wanted::These(vec!["05".into()]), "040"));
    }
}
