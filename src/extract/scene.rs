//! An article with everything the layers below have found in it, token by token.

use super::actors::{ActorMention, Form, Site, Who};
use super::article::Article;
use super::voice;
use crate::lexicon::triggers::{CueClass, Entry, Triggers};
use crate::model::ActorKind;
use crate::model::text::TokenKind;
use crate::temporal::Timex;
use std::collections::HashMap;
use std::ops::Range;

/// How many sentences can stand under a heading.
const UNDER: usize = 12;

/// What the finders look at.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    pub(super) article: &'a Article<'a>,
    pub(super) triggers: &'a Triggers,
    pub(super) actors: Vec<ActorMention>,
    pub(super) times: Vec<Timex>,
    /// The tokens of each time expression.
    pub(super) time_tokens: Vec<Range<usize>>,
    /// Which sentences hold a trigger.
    telling: Vec<bool>,
    /// Which sentences speak of sport or a stage.
    pub(super) elsewhere: Vec<bool>,
    /// Sentences that begin with a date alone on a line, and the date's number.
    headings: Vec<(usize, usize)>,
    lower: String,
    /// Where the text was written, if an earlier stretch has said so.
    here: Option<Site>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        article: &'a Article<'a>,
        triggers: &'a Triggers,
        actors: Vec<ActorMention>,
        times: Vec<Timex>,
        here: Option<Site>,
    ) -> Self {
        let time_tokens = tokens_of(article, &times);
        // Only ASCII letters change, so that every place stays the same.
        let lower = article.text.to_ascii_lowercase();
        let mut actors = actors;
        let style = |token: usize| {
            let word = article.word(token);
            matches!(
                word,
                "Majesty" | "Majesties" | "Highness" | "Excellency" | "Holiness" | "Royal" | "Imperial" | "Eminence"
            )
        };
        actors.retain(|actor| actor.form != Form::Pronoun || !style(actor.tokens.end));
        voice::add(article, triggers, &lower, &mut actors);
        let mut scene = Self {
            article,
            triggers,
            actors,
            times,
            time_tokens,
            lower,
            here,
            telling: Vec::new(),
            elsewhere: Vec::new(),
            headings: Vec::new(),
        };
        scene.look_over();
        scene
    }

    /// Where the article says that it was written.
    pub(super) fn dateline_place(&self) -> Option<Site> {
        self.own_dateline_place().or_else(|| self.here.clone())
    }

    fn own_dateline_place(&self) -> Option<Site> {
        let dateline = self.article.dateline.clone()?;
        let inside = |actor: &&ActorMention| dateline.contains(&actor.tokens.start);
        self.actors
            .iter()
            .take_while(|actor| actor.tokens.start < dateline.end)
            .filter(inside)
            .find_map(|a| a.place.clone())
    }

    /// The organization that an article is about: the one it names most, and more than twice.
    pub(super) fn house(&self) -> Option<&ActorMention> {
        let named = |actor: &&ActorMention| matches!(actor.who.as_slice(), [Who::Known(who)] if who.kind == ActorKind::Organization);
        let mut count: HashMap<&str, usize> = HashMap::new();
        for actor in self.actors.iter().filter(named) {
            *count.entry(actor.who[0].id().unwrap_or("")).or_default() += 1;
        }
        let most = count.values().copied().max().filter(|most| *most > 2)?;
        let is_house = |actor: &&ActorMention| count.get(actor.who[0].id().unwrap_or("")) == Some(&most);
        self.actors.iter().filter(named).find(is_house)
    }

    /// The date of the heading that a sentence stands under: of its own list, or of a text that has several such.
    pub(super) fn heading(&self, sentence: usize) -> Option<usize> {
        let last = self.headings.partition_point(|(heading, _)| *heading <= sentence).checked_sub(1)?;
        let (heading, time) = self.headings[last];
        let paragraph = |n: usize| self.article.sentences[n].paragraph;
        let near = self.headings.len() > 1 && sentence - heading <= UNDER;
        (paragraph(heading) == paragraph(sentence) || near).then_some(time)
    }

    /// Whether a date stands alone on the first line of a sentence.
    fn find_heading(&self, tokens: &Range<usize>) -> Option<usize> {
        let time = self.time_tokens.partition_point(|time| time.start < tokens.start);
        let span =
            self.time_tokens.get(time).filter(|span| span.start <= tokens.start + 1 && span.end <= tokens.end)?;
        let mark = |at: usize| self.article.tokens[at].kind == TokenKind::Mark;
        let mut after = (span.end..tokens.end).skip_while(|at| mark(*at));
        let alone = after.next().is_none_or(|at| self.article.tokens[at].kind == TokenKind::Line);
        (alone && self.times[time].edtf.is_some()).then_some(time)
    }

    /// Whether a mention of an actor begins at a token.
    pub(super) fn actor_begins(&self, token: usize) -> bool {
        let at = self.actors.partition_point(|actor| actor.tokens.start < token);
        self.actors.get(at).is_some_and(|actor| actor.tokens.start == token)
    }

    /// The line of a time expression.
    pub(super) fn line_of(&self, time: usize) -> usize {
        let token = self.time_tokens.get(time).map_or(0, |tokens| tokens.start);
        let sentences = &self.article.sentences;
        let sentence = sentences.partition_point(|sentence| sentence.tokens.end <= token);
        sentences.get(sentence).map_or(1, |sentence| sentence.line)
    }

    /// Whether a sentence holds a trigger.
    pub(super) fn may_tell(&self, sentence: usize) -> bool {
        self.telling[sentence]
    }

    /// Which sentences are worth a closer look: one pass over all words.
    fn look_over(&mut self) {
        for (n, sentence) in self.article.sentences.iter().enumerate() {
            let heading = self.find_heading(&sentence.tokens);
            self.headings.extend(heading.map(|time| (n, time)));
            let (mut telling, mut elsewhere) = (false, false);
            let end = sentence.tokens.end;
            for at in sentence.tokens.clone() {
                let word = |n: usize| if at + n < end { self.lower(at + n) } else { "" };
                telling |= word(0) == "visiting"
                    || word(0) == "in"
                        && (at <= sentence.tokens.start + 2
                            || self.is_stay(at + 1)
                            || at > 0 && self.lower(at - 1) == "while");
                for hit in self.triggers.at(word(0), word) {
                    telling |= matches!(hit.entry, Entry::Trigger(_));
                    elsewhere |= hit.entry == Entry::Cue(CueClass::Elsewhere);
                }
            }
            self.telling.push(telling);
            self.elsewhere.push(elsewhere);
        }
    }

    /// `in Quito for`: on business there.
    fn is_stay(&self, place: usize) -> bool {
        let at = self.actors.partition_point(|actor| actor.tokens.start < place);
        let here = self.actors.get(at).filter(|actor| actor.tokens.start == place && actor.place.is_some());
        here.is_some_and(|actor| matches!(self.lower(actor.tokens.end), "to" | "for"))
    }

    /// A token in lower case.
    pub(super) fn lower(&self, token: usize) -> &str {
        self.article.tokens.get(token).and_then(|token| self.lower.get(token.span.clone())).unwrap_or("")
    }
}

/// The tokens that each time expression covers; both lists are in the order of the text.
fn tokens_of(article: &Article<'_>, times: &[Timex]) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut ranges = Vec::with_capacity(times.len());
    for time in times {
        while article.tokens.get(at).is_some_and(|token| token.span.end <= time.span.start) {
            at += 1;
        }
        let length = article.tokens[at..].iter().take_while(|token| token.span.start < time.span.end).count();
        ranges.push(at..at + length);
    }
    ranges
}
