//! What looks like an event and is none of diplomacy: sport, a stage, one's own country, states that "meet" as teams.

use super::actors::{Post, Who};
use super::line::Line;
use super::scene::Scene;
use super::telling::{Party, Telling};
use crate::lexicon::triggers::CueClass;
use crate::model::{ActorKind, EventKind, OfficeKind, Role, TitleKind};

/// What the whole article is about.
#[derive(Debug)]
pub(super) struct Restraint {
    elsewhere: bool,
}

/// One in how many sentences must speak of sport or a stage for the whole article to.
const SHARE: usize = 5;

impl Restraint {
    /// Looks over the article once.
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let sentences = scene.article.sentences.len();
        let marked = scene.elsewhere.iter().filter(|elsewhere| **elsewhere).count();
        Self { elsewhere: marked >= 2 && marked * SHARE >= sentences }
    }

    /// The telling, unless it is none of diplomacy.
    ///
    /// # Errors
    /// With the reason.
    pub(super) fn admit(&self, line: &Line<'_, '_>, mut told: Telling) -> Result<Telling, &'static str> {
        let sentence = line.cues(0..line.chunks.len()).has(CueClass::Elsewhere);
        let by_name = told.parties.iter().any(Party::is_person);
        if self.elsewhere || sentence {
            return Err("sport, business or a stage");
        }
        told.parties.retain(counts);
        let home = told.kind == EventKind::Visit && is_at_home(&told);
        told.parties.retain(|party| !is_private(party));
        let team = told.kind == EventKind::Visit && !by_name && is_bare_verb(&told.rule) && guests_are_states(&told);
        match () {
            () if home => Err("a trip at home"),
            () if team => Err("a state that travels by name alone: a team"),
            () if told.kind != EventKind::Visit && is_one_side(&told) => Err("nobody who is surely of another side"),
            () => Ok(told),
        }
    }
}

/// People of one side, and others of whom the text does not say for whom they act.
fn is_one_side(told: &Telling) -> bool {
    let unsided = |party: &&Party| match &party.who {
        Who::New(new) if new.kind == ActorKind::Organization => false,
        Who::New(person) => party.side.is_none() && !person.title.as_ref().is_some_and(is_of_rebels),
        _ => false,
    };
    let mut sides: Vec<&str> = told.parties.iter().filter(|party| !unsided(party)).map(Party::side_key).collect();
    sides.sort_unstable();
    sides.dedup();
    sides.len() == 1 && told.parties.iter().any(|party| unsided(&party)) && told.parties.iter().all(Party::is_person)
}

/// Who leads rebels or exiles is a side of his own.
fn is_of_rebels(title: &Post) -> bool {
    let words = title.words.to_lowercase();
    [
        "rebel",
        "guerrilla",
        "insurgent",
        "exile",
        "separatist",
        "commander",
        "warlord",
        "opposition",
        "movement",
        "front",
    ]
    .iter()
    .any(|word| words.contains(word))
}

/// A verb by which a team travels too; whoever sends a delegation is none.
fn is_bare_verb(rule: &str) -> bool {
    rule.starts_with("verb") && !["delegation", "envoy"].iter().any(|word| rule.contains(word))
}

/// Somebody of no known side is no side: a singer, a company; but for those the base knows, and leaders by their title.
fn counts(party: &Party) -> bool {
    let official = |title: &Post| {
        let abroad = |office| office != OfficeKind::Spokesperson && !is_domestic(&title.words);
        title.kind.office().is_some_and(abroad)
            || matches!(title.kind, TitleKind::Leader | TitleKind::Envoy)
            || is_of_state(&title.words)
            || is_of_rebels(title)
    };
    let known = match &party.who {
        Who::Known(_) => true,
        Who::New(new) => new.kind == ActorKind::Organization || new.title.as_ref().is_some_and(official),
        Who::Open(_) => false,
    };
    party.side.is_some() || known
}

/// Offices that only states have, though no minister holds them.
fn is_of_state(title: &str) -> bool {
    let title = title.to_lowercase();
    [
        "assistant to the president",
        "coordinator",
        "under secretary",
        "undersecretary",
        "assistant secretary",
        "counsellor",
    ]
    .iter()
    .any(|words| title.contains(words))
}

/// Offices that are at home: of a person whose country is not named they say nothing of diplomacy.
fn is_domestic(title: &str) -> bool {
    let title = title.to_lowercase();
    let home = ["governor", "mayor", "senator", "congressman", "congresswoman", "lawmaker", "speaker", "judge"];
    home.iter().any(|words| title.ends_with(words)) || title.ends_with("ority leader")
}

/// Who runs a company travels for it.
fn is_private(party: &Party) -> bool {
    let Who::New(person) = &party.who else { return false };
    if person.title.as_ref().is_some_and(|title| title.side.is_some()) {
        return false;
    }
    let title = person.title.as_ref().map(|title| title.words.to_lowercase()).unwrap_or_default();
    ["chief executive", "executive", "director", "chairman", "manager"].iter().any(|words| title.ends_with(words))
}

/// A trip inside the own country.
fn is_at_home(told: &Telling) -> bool {
    let country = told.place.as_ref().and_then(|site| site.country.as_ref());
    let mut guests = told.with_role(Role::Guest).peekable();
    guests.peek().is_some() && country.is_some_and(|country| guests.all(|guest| guest.side_key() == country.id))
}

fn guests_are_states(told: &Telling) -> bool {
    use super::actors::Form;
    let mut guests = told.with_role(Role::Guest);
    guests.all(|guest| {
        matches!(guest.form, Form::State | Form::Metonym | Form::Demonym) && guest.who.kind() == ActorKind::State
    })
}
