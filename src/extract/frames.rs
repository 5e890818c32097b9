//! From a trigger and what stands in its slots to a telling.

use super::actors::{ActorMention, Form as ActorForm, Who};
use super::arguments::Found;
use super::chunk::{Opener, Prep, What};
use super::line::Line;
use super::nouns::NounPhrase;
use super::reality::{Reality, Tense};
use super::sessions;
use super::telling::{Party, Telling, parties};
use super::trip::{site_of, visits};
use super::when::Dated;
use crate::lexicon::triggers::{CueClass, Form, Need, Part, Pos, Slot, TriggerRow};
use crate::model::{Actor, EventKind, Mode, Role, Status};
use std::sync::Arc;

/// A trigger with everything found around it.
#[derive(Debug, Clone)]
pub(super) struct Filled<'r> {
    pub(super) row: &'r TriggerRow,
    /// The chunk of the trigger.
    pub(super) at: usize,
    /// Where its own words begin: the verb that carries a noun, else the trigger.
    pub(super) from: usize,
    pub(super) np: Option<NounPhrase>,
    /// What each actor found is in the event.
    pub(super) parts: Vec<(Part, Found)>,
    pub(super) reality: Reality,
    pub(super) trace: Vec<String>,
}

/// What a trigger comes to.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Tellings of events: several for several destinations.
    Told(Vec<Telling>),
    /// A claim that there was none.
    None(Box<Telling>),
    /// Nothing, and why.
    Nothing(String),
}

impl Line<'_, '_> {
    /// Makes the tellings of a filled trigger.
    pub(super) fn tell(&self, filled: &Filled<'_>, before: Option<&Telling>) -> Outcome {
        let each = self.with_each(filled);
        if each.len() < 2 {
            return self.tell_one(filled, before);
        }
        let mut all = Vec::new();
        for outcome in each.iter().map(|filled| self.tell_one(filled, before)) {
            match outcome {
                Outcome::Told(told) => all.extend(told),
                other => return other,
            }
        }
        Outcome::Told(all)
    }

    /// `telephone calls with A, B and C`, `meetings with A and B`: one with each.
    fn with_each<'r>(&self, filled: &Filled<'r>) -> Vec<Filled<'r>> {
        let plural =
            self.phrase(filled.at).is_some_and(|phrase| phrase.pos == Pos::Noun && phrase.form == Form::Ending);
        // Nobody rings up two at once, but for what is said of it.
        let plural = plural || filled.row.kind == EventKind::Call && filled.np.is_none();
        let single = match filled.row.kind {
            EventKind::Call | EventKind::Meeting => !filled.row.phrase.ends_with('s'),
            kind => kind == EventKind::Visit,
        };
        let apart = (filled.at..self.next_trigger(filled.at))
            .any(|at| matches!(self.lower(at), "separately" | "individually" | "separate"));
        let each = |slot: Slot| match filled.row.kind {
            EventKind::Visit => slot == Slot::By,
            _ => matches!(slot, Slot::With | Slot::To | Slot::Object),
        };
        let with = filled.parts.iter().position(|(_, found)| each(found.slot) && found.mentions.len() > 1);
        let Some(with) = with.filter(|_| (plural || apart) && single) else { return Vec::new() };
        let one = |mention: &usize| {
            let mut one = filled.clone();
            one.parts[with].1.mentions = vec![*mention];
            one.trace.push("one with each".to_owned());
            one
        };
        filled.parts[with].1.mentions.iter().map(one).collect()
    }

    fn tell_one(&self, filled: &Filled<'_>, before: Option<&Telling>) -> Outcome {
        let Some((status, sure)) = status_of(filled, before) else {
            let why = if let Reality::Nothing(why) = filled.reality { why } else { "" };
            return Outcome::Nothing(why.to_owned());
        };
        let mut telling = self.blank(filled, status, sure);
        for (part, found) in &filled.parts {
            self.take(&mut telling, *part, found, before);
        }
        if telling.kind == EventKind::Visit
            && telling.status != Status::Proposed
            && let Some(host) = self.invited_by(filled.at)
        {
            self.take(&mut telling, Part::Host, &host, before);
        }
        self.settle_link(&mut telling, filled);
        self.settle_sides(&mut telling);
        if filled.reality == Reality::AsBefore && telling.date.is_none() {
            telling.date = self.date_before(filled.at, before);
        }
        if telling.kind == EventKind::Meeting && filled.np.as_ref().is_some_and(|np| self.is_session(np)) {
            telling.kind = EventKind::Summit;
        }
        if telling.kind == EventKind::Meeting && self.is_of_organization(filled) {
            telling.kind = EventKind::Summit;
            telling.parties.retain(|party| !party.inferred);
        }
        sessions::convene(&mut telling);
        sessions::attend(&mut telling);
        let mut destinations = self.destinations(filled);
        if telling.kind == EventKind::Visit && destinations.is_empty() {
            destinations.extend(self.unsaid_destination(&telling, filled));
        }
        self.add_length(&mut telling, filled);
        let told = if telling.kind == EventKind::Visit { visits(telling, &destinations) } else { vec![telling] };
        if filled.reality == Reality::NoneSoFar {
            return told
                .into_iter()
                .next()
                .map_or_else(|| Outcome::Nothing(String::new()), |told| Outcome::None(Box::new(told)));
        }
        Outcome::Told(told)
    }

    fn blank(&self, filled: &Filled<'_>, status: Status, sure: bool) -> Telling {
        let clause = self.clause(filled.at).chunks.clone();
        let date = self.date(filled.at, filled.from, filled.np.as_ref());
        let mut trace = filled.trace.clone();
        let tense = match filled.reality {
            Reality::Weak(tense) => tense,
            _ => Tense::Unsaid,
        };
        if let Reality::Sure(_, why) | Reality::Known(why) = filled.reality {
            trace.push(format!("status {status}: {why}"));
        } else if tense != Tense::Unsaid {
            trace.push(format!("status {status}: {}", tense.words()));
        }
        match &date {
            Some(dated) => trace.push(format!("date {}: {}", dated.date, dated.how)),
            None => trace.push("date: none in its clause".to_owned()),
        }
        Telling {
            kind: filled.row.kind,
            mode: filled.row.mode.unwrap_or_else(|| filled.row.kind.usual_mode()),
            parties: Vec::new(),
            status,
            sure,
            date,
            place: self.place(filled.at, filled.from, filled.np.as_ref()),
            sentence: self.sentence,
            token: self.chunks[filled.at].tokens.start,
            quote: self.quote(clause.start, clause.end),
            rule: format!("{}:{}", filled.row.pos, filled.row.phrase),
            adds: clause.clone().any(|at| matches!(self.lower(at), "also" | "additionally")),
            neutral: matches!(filled.reality, Reality::Known(_)),
            points_back: filled.np.as_ref().is_some_and(|np| np.definite || self.is_further(np)),
            named: filled.np.as_ref().is_some_and(|np| self.is_named(filled.at, np)),
            earlier: self.is_earlier(filled),
            tense,
            fresh: tense == Tense::Present
                || filled.np.as_ref().map_or_else(|| self.is_told_as(filled.at), |np| self.is_told_after(np)),
            trace,
        }
    }

    /// `will travel to X on Monday to meet Y and attend Z`: what is to be done there is done then.
    fn date_before(&self, at: usize, before: Option<&Telling>) -> Option<Dated> {
        let told = before.filter(|told| told.token >= self.chunks[self.clause(at).chunks.start].tokens.start)?;
        let dated = told.date.clone()?;
        Some(Dated { how: format!("as what is told before it ({})", dated.how), inferred: true, ..dated })
    }

    /// The tokens of some chunks without marks and *and* at their borders.
    pub(super) fn quote(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        let is_edge =
            |at: usize| matches!(self.what(at), What::Comma | What::Break | What::Quote | What::And | What::But);
        let first = (from..to).find(|at| !is_edge(*at)).unwrap_or(from);
        let last = (first..to).rev().find(|at| !is_edge(*at)).unwrap_or(first);
        let end = self.chunks.get(last).map_or(0, |chunk| chunk.tokens.end);
        self.chunks.get(first).map_or(0..0, |chunk| chunk.tokens.start..end)
    }

    fn take(&self, telling: &mut Telling, part: Part, found: &Found, before: Option<&Telling>) {
        let role = match part {
            Part::Guest => Role::Guest,
            Part::Host => Role::Host,
            Part::Attendee => Role::Attendee,
            Part::Mediator => Role::Mediator,
            Part::Place => return self.take_visited(telling, found),
        };
        if part == Part::Guest && found.slot == Slot::Of && self.is_visited(telling, found) {
            return self.take_visited(telling, found);
        }
        let modifier = |mention: &&ActorMention| found.slot != Slot::Owner && mention.form == ActorForm::Demonym;
        let mentions = found.mentions.iter().map(|n| &self.scene.actors[*n]).filter(|mention| !modifier(mention));
        for mention in mentions {
            let mut meant = parties(mention, role, found.inferred);
            if meant.is_empty() && mention.is_plural() {
                let delegates = self.plural_before(mention).map(|n| parties(&self.scene.actors[n], role, true));
                meant = delegates.unwrap_or_else(|| self.those_before(role, before));
            }
            for mut party in meant {
                if party.is_unsided_official() {
                    party.side = self.side_beside(mention);
                }
                telling.trace.push(format!("{role} {}: {}", party.who.name(), party.how));
                telling.add(party);
            }
        }
    }

    /// A delegation, or several persons, named before in the same sentence.
    fn plural_before(&self, mention: &ActorMention) -> Option<usize> {
        let earlier = self.chunks.iter().take_while(|chunk| chunk.tokens.start < mention.tokens.start);
        let mut mentions: Vec<usize> = earlier
            .filter_map(|chunk| match chunk.what {
                What::Actor(n) => Some(n),
                _ => None,
            })
            .collect();
        mentions.reverse();
        mentions.into_iter().find(|n| {
            let known = &self.scene.actors[*n];
            known.form == ActorForm::Delegation || known.who.len() > 1 && known.who.iter().all(Who::is_certain)
        })
    }

    /// Whom *they* and *the two* mean where the article does not say: those of the event told just before.
    fn those_before(&self, role: Role, before: Option<&Telling>) -> Vec<Party> {
        let known = before.filter(|told| told.sides() == 2).map_or(&self.recent, |told| &told.parties);
        let how = "those of the event told before".to_owned();
        known.iter().map(|party| Party { role, inferred: true, how: how.clone(), ..party.clone() }).collect()
    }

    /// `members of the Dutch parliament and Minister X`: an office without a state, beside one with it.
    fn side_beside(&self, mention: &ActorMention) -> Option<Arc<Actor>> {
        let at = self.scene.actors.partition_point(|known| known.tokens.start < mention.tokens.start);
        let beside = &self.scene.actors[at.checked_sub(1)?];
        let near = beside.sentence == mention.sentence
            && self.scene.lower(mention.tokens.start - 1) == "and"
            && beside.tokens.end + 1 >= mention.tokens.start - 1;
        let official = matches!(beside.form, ActorForm::State | ActorForm::Delegation | ActorForm::Title);
        beside.sides.first().cloned().flatten().filter(|_| near && official)
    }

    /// `his visit of X`: somebody else travels.
    fn is_visited(&self, telling: &Telling, found: &Found) -> bool {
        let person = telling.with_role(Role::Guest).any(Party::is_person);
        person && found.mentions.iter().all(|n| self.scene.actors[*n].form == ActorForm::State)
    }

    /// Of a visit to a person, or to an organization, that is the host.
    fn take_visited(&self, telling: &mut Telling, found: &Found) {
        for mention in found.mentions.iter().map(|n| &self.scene.actors[*n]) {
            let person = site_of(mention).is_none() && mention.form.is_actor();
            for party in parties(mention, Role::Host, found.inferred).into_iter().filter(|_| person) {
                telling.trace.push(format!("host {}: {}", party.who.name(), party.how));
                telling.add(party);
            }
        }
    }

    /// A minister of whom no state is said is one of the state where somebody from abroad is met.
    fn settle_sides(&self, telling: &mut Telling) {
        let here = telling.place.clone().or_else(|| self.scene.dateline_place());
        let Some(country) = here.and_then(|site| site.country) else { return };
        let abroad = telling.parties.iter().any(|party| party.side.is_some() && party.side_key() != country.id);
        let home = telling.parties.iter().any(|party| party.side_key() == country.id);
        if !abroad || home {
            return;
        }
        for party in telling.parties.iter_mut().filter(|party| party.is_unsided_official()) {
            party.side = Some(Arc::clone(&country));
            telling.trace.push(format!(
                "{} acts for {}: an office without a state, there",
                party.who.name(),
                country.name
            ));
        }
    }

    /// By telephone, by video, in person: words beside the trigger settle the mode, and with it the kind.
    fn settle_link(&self, telling: &mut Telling, filled: &Filled<'_>) {
        let start = filled.np.as_ref().map_or(filled.at.saturating_sub(1), |np| np.chunks.start.min(filled.from));
        let cues = self.cues(start.max(self.clause(filled.at).chunks.start)..self.next_trigger(filled.at));
        match telling.kind {
            EventKind::Call | EventKind::Meeting | EventKind::Summit | EventKind::Negotiation => {}
            _ => return,
        }
        let call = telling.kind == EventKind::Call;
        if cues.has(CueClass::Video) {
            telling.mode = Mode::Video;
            telling.kind = if call { EventKind::Meeting } else { telling.kind };
        } else if cues.has(CueClass::Phone) {
            (telling.kind, telling.mode) = (EventKind::Call, Mode::Phone);
        } else if call
            && (cues.has(CueClass::InPerson) && !filled.row.phrase.contains("phone") || self.is_on_the_spot(filled))
        {
            (telling.kind, telling.mode) = (EventKind::Meeting, Mode::InPerson);
        }
    }

    /// `In Quito he will talk with X`: a verb that says nothing of a telephone, and a place.
    fn is_on_the_spot(&self, filled: &Filled<'_>) -> bool {
        let verb = self.phrase(filled.at).is_some_and(|phrase| phrase.pos == Pos::Verb);
        let there = || self.place(filled.at, filled.from, None).is_some() || self.is_at_a_session(filled.at);
        verb && filled.row.needs(Need::Person) && there()
    }

    /// `spoke with X on the sidelines of the summit`, `following it`.
    fn is_at_a_session(&self, at: usize) -> bool {
        let end = self.chunks.len().min(at + 16);
        let summit = |at: &usize| self.row(*at).is_some_and(|row| row.kind == EventKind::Summit);
        let Some(noun) = (at + 1..end).find(summit) else { return false };
        let first = self.noun_phrase(noun).chunks.start;
        let opens =
            |at: usize| matches!(self.what(at), What::Opener(Opener::After | Opener::When) | What::Prep(Prep::In));
        first > at && (opens(first - 1) || self.is_stage(first - 1))
    }
}

/// The status, and whether words give it.
fn status_of(filled: &Filled<'_>, before: Option<&Telling>) -> Option<(Status, bool)> {
    match filled.reality {
        Reality::Sure(status, _) => Some((settled(filled.row, status), true)),
        Reality::Weak(_) => Some((settled(filled.row, Status::Held), filled.row.status.is_some())),
        Reality::AsBefore => Some(before.map_or((filled.row.status.unwrap_or(Status::Held), false), |told| {
            (filled.row.status.unwrap_or(told.status), told.sure)
        })),
        Reality::Known("named after will" | "before it") => Some((Status::Planned, false)),
        Reality::Known(_) => Some((filled.row.status.unwrap_or(Status::Held), filled.row.status.is_some())),
        Reality::NoneSoFar => Some((Status::Denied, true)),
        Reality::Nothing(_) => None,
    }
}

/// A trigger may bring its own status: who is invited does not visit yet.
fn settled(row: &TriggerRow, status: Status) -> Status {
    match row.status {
        Some(own) if matches!(status, Status::Held | Status::Planned) => own,
        _ => status,
    }
}
