//! Where: the place after *in* or *at* in the trigger's clause, before the noun, or that of the dateline for *here*.

use super::actors::{Form, Site};
use super::chunk::{Opener, Prep, What};
use super::line::Line;
use super::nouns::NounPhrase;

impl Line<'_, '_> {
    /// The place of what a trigger tells.
    pub(super) fn place(&self, at: usize, from: usize, np: Option<&NounPhrase>) -> Option<Site> {
        let clause = self.clause(at).chunks.clone();
        let next = self.next_trigger(at);
        let before_noun = np.and_then(|np| np.modifiers.iter().find_map(|n| self.city_of(*n)));
        before_noun
            .or_else(|| (at + 1..next).filter(|place| !self.is_of_topic(at, *place)).find_map(|at| self.place_at(at)))
            .or_else(|| (self.own_start(from)..from).filter(|at| self.leads(*at)).find_map(|at| self.place_at(at)))
            .or_else(|| np.and_then(|np| self.place_of_purpose(np)))
            .or_else(|| clause.clone().find_map(|at| self.here(at)))
            .or_else(|| self.place_before())
    }

    /// `met in Niamey *for a summit*`: where the verb before it plays.
    fn place_of_purpose(&self, np: &NounPhrase) -> Option<Site> {
        let prep = np.chunks.start.checked_sub(1).filter(|at| self.what(*at) == What::Prep(Prep::For))?;
        let start = self.clause(prep).chunks.start;
        let verb = (start..prep).rev().find(|at| self.is_trigger_verb(*at))?;
        (verb + 1..prep).find_map(|at| self.place_at(at))
    }

    /// `talks on the war in Ukraine`: the place of something else that is spoken of.
    fn is_of_topic(&self, trigger: usize, place: usize) -> bool {
        let between = trigger + 1..place.saturating_sub(1);
        let words = |at: &usize| matches!(self.what(*at), What::Word | What::Det | What::Phrase(_));
        let first = between.clone().rev().take_while(words).last();
        let before = first.unwrap_or(place.saturating_sub(1)).saturating_sub(1);
        first.is_some()
            && match self.what(before) {
                What::Prep(prep) => matches!(prep, Prep::On | Prep::About | Prep::Of | Prep::Other),
                What::To | What::Phrase(_) => before > trigger,
                _ => false,
            }
    }

    /// `In Moscow, Xi met ...`: at the beginning of its clause.
    fn leads(&self, at: usize) -> bool {
        let start = self.clause(at).chunks.start;
        (start..at).all(|at| {
            matches!(
                self.what(at),
                What::Prep(Prep::In)
                    | What::Comma
                    | What::Det
                    | What::Time(_)
                    | What::Word
                    | What::And
                    | What::Opener(Opener::When)
            )
        })
    }

    /// `PARIS - The president receives ...`: an item of a diary that begins with its place.
    fn place_before(&self) -> Option<Site> {
        let first = self.clauses.first()?.chunks.clone();
        let dash =
            first.len() == 1 && self.lower(first.end) == "-" || first.len() == 2 && self.lower(first.start + 1) == "-";
        match self.what(first.start) {
            What::Actor(n) if dash => self.scene.actors[n].place.clone(),
            _ => None,
        }
    }

    fn city_of(&self, mention: usize) -> Option<Site> {
        let mention = &self.scene.actors[mention];
        mention.place.clone().filter(|site| site.city.is_some() && mention.form != Form::Demonym)
    }

    /// The place at a chunk that *in* or *at* governs.
    fn place_at(&self, at: usize) -> Option<Site> {
        let What::Actor(n) = self.what(at) else { return None };
        let mention = &self.scene.actors[n];
        let site = mention.place.clone()?;
        let inside = self.governor(at) == Some(Prep::In) && self.what(at + 1) != What::Owner;
        if !inside {
            return self.named_town(at, &site);
        }
        Some(if site.city.is_none() { self.named_town(at, &site).unwrap_or(site) } else { site })
    }

    /// `in Mettmann, Germany`: a town the base does not know, before its state.
    fn named_town(&self, at: usize, state: &Site) -> Option<Site> {
        if at < 3 || self.what(at - 1) != What::Comma || state.city.is_some() {
            return None;
        }
        let article = self.scene.article;
        let is_capital = |at: usize| {
            self.what(at) == What::Word && article.tokens[self.chunks[at].tokens.start].is_capital(article.text)
        };
        let first = (at.saturating_sub(4)..at - 1).rev().take_while(|at| is_capital(*at)).last()?;
        let inside = first > 0 && self.what(first - 1) == What::Prep(Prep::In);
        let words = article.words(self.chunks[first].tokens.start..self.chunks[at - 2].tokens.end);
        inside.then(|| Site { city: Some(words.to_owned()), country: state.country.clone() })
    }

    /// *here*: where the article was written.
    fn here(&self, at: usize) -> Option<Site> {
        if self.what(at) != What::Word || self.lower(at) != "here" {
            return None;
        }
        self.scene.dateline_place()
    }
}
