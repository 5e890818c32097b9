//! Who says *I*: the speaker of the quotation, of the line (`The minister: I ...`), or of the whole statement.

use super::actors::{ActorMention, Form};
use super::article::Article;
use crate::lexicon::triggers::{CueClass, Entry, Pos, Triggers};
use crate::model::ActorKind;
use std::ops::Range;

/// The paragraphs in which the author of a statement is named.
const HEAD: usize = 4;

/// Mentions for *I*, *me* and *my*, put in their places among the others.
pub(super) fn add(article: &Article<'_>, triggers: &Triggers, lower: &str, actors: &mut Vec<ActorMention>) {
    let voice = Voice { article, triggers, lower, actors };
    let author = voice.author();
    let mut found: Vec<ActorMention> = Vec::new();
    let mut quoted = false;
    for (n, sentence) in article.sentences.iter().enumerate() {
        if n > 0 && article.sentences[n - 1].paragraph != sentence.paragraph {
            quoted = false;
        }
        let speaker = voice.speaker(sentence.tokens.clone());
        let line = voice.line_speaker(sentence.tokens.clone());
        for token in sentence.tokens.clone() {
            let word = voice.lower(token);
            quoted = match word {
                "“" => true,
                "”" => false,
                "\"" => !quoted,
                _ => quoted,
            };
            if matches!(word, "i" | "me" | "my") && article.word(token) != "i" {
                let who = if quoted { speaker } else { line.or(author) };
                found.extend(who.map(|who| voice.mention(who, token, n)));
            }
        }
    }
    if !found.is_empty() {
        actors.extend(found);
        actors.sort_by_key(|actor| actor.tokens.start);
    }
}

struct Voice<'v, 'a> {
    article: &'v Article<'a>,
    triggers: &'v Triggers,
    lower: &'v str,
    actors: &'v [ActorMention],
}

impl Voice<'_, '_> {
    fn lower(&self, token: usize) -> &str {
        self.article.tokens.get(token).and_then(|token| self.lower.get(token.span.clone())).unwrap_or("")
    }

    fn is_person(&self, at: usize) -> bool {
        let mention = &self.actors[at];
        matches!(mention.who.as_slice(), [who] if who.is_certain() && who.kind() == ActorKind::Person)
    }

    /// The mentions within some tokens.
    fn within(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.actors.partition_point(|actor| actor.tokens.start < tokens.start);
        let end = self.actors.partition_point(|actor| actor.tokens.start < tokens.end);
        start..end.max(start)
    }

    /// The first person named at the head of a text in which somebody says *I* outside quotation marks.
    fn author(&self) -> Option<usize> {
        let head = self.article.sentences.iter().take_while(|sentence| sentence.paragraph < HEAD).last()?;
        let named = || self.within(0..head.tokens.end).filter(|at| self.is_person(*at));
        let full = named().find(|at| matches!(self.actors[*at].form, Form::Name | Form::Title));
        full.or_else(|| named().find(|at| self.actors[*at].form == Form::Surname))
    }

    /// `... ," Xi said`: the person beside a verb of saying.
    fn speaker(&self, sentence: Range<usize>) -> Option<usize> {
        let says = |token: usize| {
            let word = |n: usize| self.lower(token + n);
            let verb = |entry: Entry, pos: Pos| entry == Entry::Cue(CueClass::Saying) && pos == Pos::Verb;
            self.triggers.at(word(0), word).any(|hit| verb(hit.entry, hit.pos))
        };
        let beside = |at: &usize| {
            let tokens = &self.actors[*at].tokens;
            says(tokens.end) || tokens.start > 0 && says(tokens.start - 1)
        };
        self.within(sentence).rev().filter(|at| self.is_person(*at)).find(beside)
    }

    /// `The minister: I ...`.
    fn line_speaker(&self, sentence: Range<usize>) -> Option<usize> {
        let first = self.within(sentence.clone()).next().filter(|at| self.is_person(*at))?;
        let tokens = &self.actors[first].tokens;
        (tokens.start <= sentence.start + 1 && self.lower(tokens.end) == ":").then_some(first)
    }

    fn mention(&self, who: usize, token: usize, sentence: usize) -> ActorMention {
        let speaker = &self.actors[who];
        let how = format!("who speaks: {}", speaker.who.first().map_or("", |who| who.name()));
        ActorMention { tokens: token..token + 1, sentence, form: Form::Pronoun, how, place: None, ..speaker.clone() }
    }
}
