//! The codes of the field for an event: CAMEO and PLOVER. A code that came with the event (a tag `cameo:042`) is kept;
//! otherwise the code of its kind, mode and status. Where a list has none, there is none.

use crate::model::{Event, EventKind, Mode, Participant, Role, Status};

/// A code list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// CAMEO: three digits, `042` to make a visit.
    Cameo,
    /// PLOVER: an event with its mode, `CONSULT:visit`.
    Plover,
}

impl Scheme {
    /// The name of its column.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cameo => "cameo",
            Self::Plover => "plover",
        }
    }

    /// The code of an event; of a visit from the guest's side.
    pub fn code(self, event: &Event) -> String {
        let with_it = |tag: &String| tag.strip_prefix(self.as_str())?.strip_prefix(':').map(ToOwned::to_owned);
        let own = || match self {
            Self::Cameo => cameo(event),
            Self::Plover => plover(event),
        };
        event.tags.iter().find_map(with_it).unwrap_or_else(|| own().to_owned())
    }
}

fn cameo(event: &Event) -> &'static str {
    match (event.status, event.kind) {
        (_, EventKind::Other)
        | (Status::Denied | Status::Postponed, _)
        | (Status::Cancelled, EventKind::Statement | EventKind::Signing) => "",
        (Status::Planned | Status::Proposed, EventKind::Statement | EventKind::Signing) => "030",
        (Status::Planned | Status::Proposed, _) => "036",
        (Status::Cancelled, _) => "164",
        (Status::Held, EventKind::Statement) => "010",
        (Status::Held, EventKind::Signing) => "057",
        (Status::Held, EventKind::Negotiation) if is_mediated(event) => "045",
        (Status::Held, EventKind::Negotiation) => "046",
        (Status::Held, EventKind::Call) if event.mode != Mode::Video => "041",
        (Status::Held, _) if event.mode == Mode::Phone => "041",
        (Status::Held, EventKind::Visit) => "042",
        (Status::Held, EventKind::Meeting) if is_third_place(event) => "044",
        (Status::Held, EventKind::Meeting | EventKind::Summit | EventKind::Call) => "040",
    }
}

fn plover(event: &Event) -> &'static str {
    match (event.status, event.kind) {
        (_, EventKind::Other | EventKind::Statement)
        | (Status::Denied | Status::Postponed, _)
        | (Status::Cancelled, EventKind::Signing) => "",
        (Status::Planned | Status::Proposed, _) => "AGREE",
        (Status::Cancelled, _) => "SANCTION:withdraw",
        (Status::Held, EventKind::Signing) => "SUPPORT",
        (Status::Held, EventKind::Call) => "CONSULT:phone",
        (Status::Held, _) if matches!(event.mode, Mode::Phone | Mode::Video) => "CONSULT:phone",
        (Status::Held, EventKind::Visit) => "CONSULT:visit",
        (Status::Held, EventKind::Summit) => "CONSULT:multilateral",
        (Status::Held, EventKind::Meeting) if is_third_place(event) => "CONSULT:third-party",
        (Status::Held, EventKind::Meeting | EventKind::Negotiation) => "CONSULT",
    }
}

fn is_mediated(event: &Event) -> bool {
    event.with_role(Role::Mediator).next().is_some()
}

/// Whether they surely met in a country that is none of theirs: only if it is known whom each acted for.
fn is_third_place(event: &Event) -> bool {
    let Some(country) = event.place.as_ref().and_then(|place| place.country.as_ref()) else { return false };
    let foreign = |actor: &Participant| actor.acts_for.as_ref().is_some_and(|side| side != country);
    event.mode == Mode::InPerson && event.participants.iter().all(foreign)
}
