//! Meetings that are sessions: of an organization, or of whoever is convened.

use super::actors::{Form as ActorForm, Who};
use super::telling::{Party, Telling};
use crate::model::{ActorKind, EventKind, Role};
use std::sync::Arc;

/// Ministers of one organization who meet hold a session of it.
pub(super) fn convene(telling: &mut Telling) {
    let organization = |party: &Party| {
        let kind = party.side.as_ref().map_or_else(|| party.who.kind(), |side| side.kind);
        kind == ActorKind::Organization && !matches!(party.who, Who::New(_))
    };
    let one = telling.sides() == 1 && telling.parties.iter().all(organization);
    let delegates =
        telling.parties.iter().any(|party| party.form == ActorForm::Delegation || party.form == ActorForm::Title);
    let called = telling.with_role(Role::Host).any(organization);
    let received = telling.with_role(Role::Guest).next().is_some();
    if telling.kind == EventKind::Meeting && one && !received && (delegates || called) {
        telling.kind = EventKind::Summit;
    }
}

/// Whoever attends a conference abroad is a guest of the state where it is held.
pub(super) fn attend(telling: &mut Telling) {
    let host = telling.place.as_ref().and_then(|site| site.country.clone());
    let state = |party: &Party| party.side.as_ref().is_some_and(|side| side.kind == ActorKind::State);
    let person = telling.parties.iter().any(|party| party.is_person() && state(party));
    let Some(host) = host.filter(|_| telling.kind == EventKind::Summit && telling.sides() == 1 && person) else {
        return;
    };
    let side = Some(Arc::clone(&host));
    let how = "where it is held".to_owned();
    let who = Who::Known(host);
    telling.add(Party { who, side, role: Role::Host, form: ActorForm::State, inferred: true, how });
}
