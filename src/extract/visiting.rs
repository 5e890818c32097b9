//! `visiting Foreign Minister A said`: a word before a name that tells of a visit by itself.

use super::actors::{ActorMention, Site};
use super::chunk::{Prep, What};
use super::line::Line;
use super::reality::Tense;
use super::telling::{Party, Telling, parties};
use super::trip::visits;
use crate::lexicon::triggers::CueClass;
use crate::model::{EventKind, Mode, Role, Status};

impl Line<'_, '_> {
    /// The visits that *visiting* before an actor of the sentence tells of: to where the text was written, or to whoever
    /// told the visitor something.
    pub(super) fn visiting(&self) -> Vec<Telling> {
        let found = |at: usize| self.visitor(at).or_else(|| self.stays(at)).or_else(|| self.while_in(at));
        (0..self.chunks.len()).filter_map(found).flatten().collect()
    }

    /// `Quispe, in Quito for talks, said`: whoever is abroad on business.
    fn stays(&self, at: usize) -> Option<Vec<Telling>> {
        let What::Actor(n) = self.what(at) else { return None };
        let inside = at + 1 + usize::from(self.what(at + 1) == What::Comma);
        let What::Actor(place) = self.what(inside + 1) else { return None };
        let business = matches!(self.what(inside + 2), What::To | What::Prep(Prep::For));
        let here = self.scene.actors[place].place.clone().filter(|_| self.what(inside) == What::Prep(Prep::In))?;
        let telling = Telling { rule: "words:in for".to_owned(), ..self.visit_of(at, &self.scene.actors[n]) };
        let [guest] = telling.parties.as_slice() else { return None };
        let starts = self.governor(at).is_none() && !self.is_verb(at.wrapping_sub(1));
        (business && starts && guest.travels_to(&here)).then(|| visits(telling, &[here]))
    }

    fn visitor(&self, at: usize) -> Option<Vec<Telling>> {
        let What::Actor(n) = self.what(at) else { return None };
        let mention = &self.scene.actors[n];
        self.is_visiting(mention).then_some(())?;
        let mut telling = self.visit_of(at, mention);
        let guest = telling.parties.first()?.clone();
        let host = self.told_by(at).into_iter().find(|host| host.is_person() && host.side_key() != guest.side_key());
        if let Some(host) = host {
            telling.place = host.side.clone().map(|country| Site { city: None, country: Some(country) });
            telling.add(host);
            return Some(vec![telling]);
        }
        let here = self.scene.dateline_place()?;
        guest.is_abroad(&here).then(|| visits(telling, &[here]))
    }

    /// `In Quito, she will discuss`: a stop, if she is known to travel.
    pub(super) fn stop(&self) -> Option<Telling> {
        let first = usize::from(matches!(self.lower(0), "finally" | "then" | "later") && self.what(0) == What::Word);
        let first = first + usize::from(first > 0 && self.what(first) == What::Comma);
        let place = self.skip_words(first + 1, 2);
        let What::Actor(n) = self.what(place) else { return None };
        let opens = self.what(first) == What::Prep(Prep::In) && self.what(place + 1) == What::Comma;
        let here = self.scene.actors[n].place.clone().filter(|_| opens)?;
        let subject = self.chunks.iter().enumerate().skip(place + 2).take(3).find_map(|(at, _)| self.stands_for(at))?;
        let telling = Telling {
            rule: "words:in, a stop".to_owned(),
            neutral: true,
            ..self.visit_of(place, &self.scene.actors[subject])
        };
        let [guest] = telling.parties.as_slice() else { return None };
        guest.travels_to(&here).then(|| visits(telling, &[here]).into_iter().next()).flatten()
    }

    /// `While in Quito, Quispe will meet`: there.
    fn while_in(&self, at: usize) -> Option<Vec<Telling>> {
        let while_in = self.lower(at) == "while" && self.what(at + 1) == What::Prep(Prep::In);
        let place = self.skip_words(at + 2, 3);
        let What::Actor(n) = self.what(place) else { return None };
        let here = self.scene.actors[n].place.clone().filter(|_| while_in)?;
        let main = self.clauses.iter().find(|clause| clause.chunks.start > at)?.chunks.clone();
        let subject = self.subject(self.clause(at).chunks.end.saturating_sub(1))?;
        let [n] = subject.mentions.as_slice() else { return None };
        let planned = self.cues(main).has(CueClass::Planned);
        let status = if planned { Status::Planned } else { Status::Held };
        let told = self.visit_of(at, &self.scene.actors[*n]);
        let telling = Telling { status, rule: "words:while in".to_owned(), ..told };
        let [guest] = telling.parties.as_slice() else { return None };
        guest.travels_to(&here).then(|| visits(telling, &[here]))
    }

    /// Whether *visiting* is the first word of a mention but for an article, or stands right before it.
    fn is_visiting(&self, mention: &ActorMention) -> bool {
        let inside = mention.tokens.clone().take(3).any(|token| self.scene.lower(token) == "visiting");
        let before = mention.tokens.start.checked_sub(1).is_some_and(|token| {
            let article = token.checked_sub(1).map_or("", |token| self.scene.lower(token));
            self.scene.lower(token) == "visiting"
                && matches!(article, "" | "the" | "a" | "with" | "told" | "by" | "and")
        });
        inside || before
    }

    fn visit_of(&self, at: usize, mention: &ActorMention) -> Telling {
        let clause = self.clause(at).chunks.clone();
        Telling {
            kind: EventKind::Visit,
            mode: Mode::InPerson,
            parties: parties(mention, Role::Guest, false),
            status: Status::Held,
            sure: false,
            date: None,
            place: None,
            sentence: self.sentence,
            token: mention.tokens.start,
            quote: self.quote(clause.start, clause.end),
            rule: "word:visiting".to_owned(),
            neutral: false,
            adds: false,
            points_back: false,
            named: false,
            earlier: false,
            tense: Tense::Unsaid,
            fresh: false,
            trace: vec!["the word \"visiting\" before a name".to_owned()],
        }
    }

    /// `A has told visiting B`: A.
    fn told_by(&self, at: usize) -> Vec<Party> {
        let told = at.checked_sub(1).filter(|before| self.says(*before, CueClass::Saying));
        let Some(found) = told.and_then(|told| self.subject(told)) else { return Vec::new() };
        found.mentions.iter().flat_map(|n| parties(&self.scene.actors[*n], Role::Host, false)).collect()
    }
}
