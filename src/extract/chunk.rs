//! A sentence as a row of chunks: actors, dates, phrases of the dictionary, and the small words between them.

use super::actors::Form as ActorForm;
use super::scene::Scene;
use crate::lexicon::triggers::{CueClass, Entry, Form, Pos};
use std::ops::Range;

/// A piece of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What it is.
    pub(super) what: What,
}

/// What a chunk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A mention of an actor, by its number.
    Actor(usize),
    /// A time expression, by its number.
    Time(usize),
    /// A phrase of the dictionary.
    Phrase(Phrase),
    /// A preposition.
    Prep(Prep),
    /// A word that opens a clause.
    Opener(Opener),
    /// A comma.
    Comma,
    /// *and*, *or*, *as well as*.
    And,
    /// *but*.
    But,
    /// A mark between clauses.
    Break,
    /// A quotation mark.
    Quote,
    /// A form of *be*.
    Be,
    /// A form of *have*.
    Have,
    /// A form of *do*.
    Do,
    /// *would*.
    Would,
    /// *to*.
    To,
    /// `'s`.
    Owner,
    /// An article, a possessive, a number.
    Det,
    /// Any other word.
    Word,
}

/// A phrase of the dictionary, as a trigger or a cue or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) trigger: Option<usize>,
    pub(super) cues: Cues,
    pub(super) form: Form,
    pub(super) pos: Pos,
}

/// A set of classes of cues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Cues(u32);

impl Cues {
    pub(super) const fn one(class: CueClass) -> Self {
        Self(1 << class as u32)
    }

    pub(super) const fn has(self, class: CueClass) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The prepositions that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prep {
    With,
    Between,
    By,
    Of,
    In,
    To,
    From,
    On,
    For,
    About,
    Other,
}

/// What opens a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opener {
    /// The beginning of the sentence, or after a mark or *and*.
    Anew,
    /// *that*, or the words after *said*.
    That,
    /// *who*, *which*.
    Relative,
    /// *when*, *while*, *where*, *during*: the same time.
    When,
    /// *after*, *following*, *since*.
    After,
    /// *before*, *ahead of*, *until*.
    Before,
    /// *because*, *although*, *as*.
    Because,
    /// After a clause with *who* or *which*: the subject is that of the clause before.
    Resumed,
    /// *if*, *whether*: nobody says that it happens.
    If,
}

/// A sentence in chunks.
pub(super) fn chunks(scene: &Scene<'_>, sentence: Range<usize>) -> Vec<Chunk> {
    let mut found = Vec::with_capacity(sentence.len());
    let mut at = sentence.start;
    let mut actor = scene.actors.partition_point(|actor| actor.tokens.end <= at);
    let mut time = scene.time_tokens.partition_point(|time| time.end <= at);
    while at < sentence.end {
        while scene.actors.get(actor).is_some_and(|actor| actor.tokens.start < at) {
            actor += 1;
        }
        while scene.time_tokens.get(time).is_some_and(|time| time.start < at) {
            time += 1;
        }
        let actor_here = scene.actors.get(actor).filter(|actor| actor.tokens.start == at);
        let time_here = scene.time_tokens.get(time).filter(|time| time.start == at && !time.is_empty());
        let (end, what) = match (actor_here, time_here) {
            (Some(mention), _) => (after_junior(scene, mention.tokens.end, sentence.end), What::Actor(actor)),
            (None, Some(tokens)) => (tokens.end, What::Time(time)),
            (None, None) if touches(scene, at) && is_joint(scene, at, &found) => (at + 1, What::And),
            (None, None) if touches(scene, at) => (at + 1, What::Word),
            (None, None) => phrase(scene, at, sentence.end, &found).unwrap_or_else(|| (at + 1, word(scene.lower(at)))),
        };
        let end = end.clamp(at + 1, sentence.end.max(at + 1));
        found.push(Chunk { tokens: at..end, what });
        at = end;
    }
    found
}

/// `Biden, Jr.`: the end of the name.
fn after_junior(scene: &Scene<'_>, end: usize, sentence_end: usize) -> usize {
    let junior = end + 1 < sentence_end
        && scene.lower(end) == ","
        && matches!(scene.lower(end + 1), "jr" | "sr" | "jr." | "sr.");
    match junior {
        true if scene.lower(end + 2) == "." && end + 2 < sentence_end => end + 3,
        true => end + 2,
        false => end,
    }
}

/// A mark that touches both its neighbours: `Russia–NATO`, `16,000-mile`.
fn touches(scene: &Scene<'_>, at: usize) -> bool {
    let tokens = &scene.article.tokens;
    let touches = |a: usize, b: usize| match (tokens.get(a), tokens.get(b)) {
        (Some(a), Some(b)) => a.span.end == b.span.start,
        _ => false,
    };
    matches!(scene.lower(at), "–" | "-" | "/" | "—" | "‑" | ",") && at > 0 && touches(at - 1, at) && touches(at, at + 1)
}

/// Whether such a mark joins actors; a dash between words and a comma in a number join nothing.
fn is_joint(scene: &Scene<'_>, at: usize, before: &[Chunk]) -> bool {
    let actor = before.last().is_some_and(|last| matches!(last.what, What::Actor(_)));
    scene.lower(at) != "," && actor
}

/// The longest phrase of the dictionary at a token, with everything it can be.
fn phrase(scene: &Scene<'_>, at: usize, end: usize, before: &[Chunk]) -> Option<(usize, What)> {
    let word = |n: usize| if at + n < end { scene.lower(at + n) } else { "" };
    let mut found: Option<Phrase> = None;
    let (mut length, mut other) = (0, None);
    let noun_begins = begins_noun(scene, before);
    // `before stops in Oslo`: no verb with a subject follows.
    let adjunct = before
        .last()
        .is_some_and(|last| matches!(last.what, What::Prep(_) | What::Opener(Opener::After | Opener::Before)));
    for hit in scene.triggers.at(word(0), word) {
        // `his host`, `Xi's stop in Paris`: no verb follows an article or an owner.
        let bent = matches!(hit.form, Form::Plain | Form::Ending) && hit.pos == Pos::Verb;
        if (noun_begins || adjunct) && bent && matches!(hit.entry, Entry::Trigger(_)) {
            continue;
        }
        let here = found.get_or_insert(Phrase { trigger: None, cues: Cues::default(), form: hit.form, pos: hit.pos });
        if hit.length < length {
            break;
        }
        length = hit.length;
        match hit.entry {
            Entry::Trigger(n) if here.trigger.is_none() => {
                (here.trigger, here.form, here.pos) = (Some(n), hit.form, hit.pos);
            }
            Entry::Trigger(n) if other.is_none() && hit.pos != here.pos => other = Some((Some(n), hit.form, hit.pos)),
            Entry::Trigger(_) => {}
            Entry::Cue(class) => here.cues = here.cues.with(Cues::one(class)),
        }
    }
    let mut phrase = found?;
    if let Some(other) = other {
        let form = if phrase.pos == Pos::Verb { phrase.form } else { other.1 };
        // A noun is not followed by an actor without a word between.
        let object = form == Form::Ing && !noun_begins && scene.actor_begins(at + length);
        let noun = !object && is_noun(scene, before, form);
        if noun == (other.2 == Pos::Noun) {
            (phrase.trigger, phrase.form, phrase.pos) = other;
        }
    }
    let participle = matches!(phrase.form, Form::Past | Form::Participle | Form::Ing);
    if phrase.pos == Pos::Verb && phrase.trigger.is_none() && participle && noun_begins {
        phrase.pos = Pos::Fixed;
    }
    Some((at + length, What::Phrase(phrase)))
}

/// After an article, an owner, an adjective: `a planned`, `Xi's scheduled`.
fn begins_noun(scene: &Scene<'_>, before: &[Chunk]) -> bool {
    let adjective =
        |chunk: &&Chunk| matches!(chunk.what, What::Phrase(p) if p.trigger.is_none() && p.pos == Pos::Fixed);
    let last = before.iter().rev().find(|chunk| !adjective(chunk));
    last.is_some_and(|last| match last.what {
        What::Det | What::Owner => true,
        What::Actor(n) => is_possessive(scene, n),
        _ => false,
    })
}

fn is_possessive(scene: &Scene<'_>, mention: usize) -> bool {
    let mention = &scene.actors[mention];
    mention.form == ActorForm::Pronoun
        && matches!(scene.lower(mention.tokens.start), "his" | "her" | "their" | "its" | "our")
}

/// Whether a word that can be a noun or a verb (`visit`, `talks`, `meeting`) is a noun where it stands; `form` is that
/// of the verb.
fn is_noun(scene: &Scene<'_>, before: &[Chunk], form: Form) -> bool {
    let adverb = |chunk: &&Chunk| chunk.what == What::Word && is_adverb(scene.lower(chunk.tokens.start));
    let Some(last) = before.iter().rev().find(|chunk| !adverb(chunk)) else { return form != Form::Ing };
    let last_word = scene.lower(last.tokens.end.saturating_sub(1));
    let modal = |phrase: &Phrase| {
        let auxiliary = matches!(
            last_word,
            "will" | "shall" | "may" | "might" | "could" | "can" | "should" | "cannot" | "not" | "never"
        );
        phrase.pos == Pos::Fixed && (auxiliary || last_word.ends_with("n't") || last_word.ends_with("n’t"))
    };
    match (last.what, form) {
        (What::To | What::Would | What::Do | What::And, Form::Plain)
        | (What::Be | What::Comma | What::Opener(_) | What::Prep(Prep::By), Form::Ing)
        | (What::Opener(Opener::Relative), _) => false,
        (What::Phrase(phrase), form) => !(modal(&phrase) || form == Form::Plain && last_word == "to"),
        // `X, the secretary-general, visits`: behind an apposition or a bracket.
        (What::Comma | What::Break, Form::Ending) => !is_after_aside(scene, before),
        (What::Actor(n), form) if !is_possessive(scene, n) => match form {
            Form::Ing => true,
            // `Japan-China talks`: no verb in the singular after two.
            Form::Ending => {
                scene.actors[n].form == ActorForm::Demonym || scene.actors[n].who.len() > 1 || joined(before)
            }
            _ => scene.actors[n].who.len() < 2 && !joined(before),
        },
        _ => true,
    }
}

/// A comma or a bracket that closes what stands behind an actor.
fn is_after_aside(scene: &Scene<'_>, before: &[Chunk]) -> bool {
    let [.., last, mark] = before else { return false };
    let closes = matches!(scene.lower(mark.tokens.start), "," | ")");
    let person = |n: usize| scene.actors[n].who.len() == 1;
    closes && matches!(last.what, What::Actor(n) if person(n))
}

fn is_adverb(word: &str) -> bool {
    matches!(word, "also" | "then" | "later" | "soon" | "again" | "now" | "still" | "just" | "already" | "recently")
        || word.ends_with("ly")
}

/// `A and B`: a verb in the plural follows.
fn joined(before: &[Chunk]) -> bool {
    before.len() > 2
        && before[before.len() - 2].what == What::And
        && matches!(before[before.len() - 3].what, What::Actor(_))
}

/// The small words of English: a closed list.
fn word(word: &str) -> What {
    match word {
        "," => What::Comma,
        "and" | "or" | "&" | "plus" => What::And,
        "but" => What::But,
        "-" | "|" | "*" | ";" | ":" | "(" | ")" | "—" | "–" | "_" | "\n" | "[" | "]" | "!" | "?" | "." | "…" => {
            What::Break
        }
        "\"" | "“" | "”" | "«" | "»" | "`" => What::Quote,
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" => What::Be,
        "has" | "had" | "have" | "having" => What::Have,
        "do" | "does" | "did" => What::Do,
        "would" | "'d" | "’d" => What::Would,
        "to" => What::To,
        "'s" | "’s" | "s" | "'" | "’" => What::Owner,
        "the" | "a" | "an" | "this" | "these" | "those" | "his" | "her" | "their" | "its" | "our" | "my" | "both"
        | "another" | "such" | "any" | "some" | "each" | "one" | "two" | "three" | "several" => What::Det,
        "with" | "alongside" => What::Prep(Prep::With),
        "between" | "among" => What::Prep(Prep::Between),
        "by" => What::Prep(Prep::By),
        "of" => What::Prep(Prep::Of),
        "in" | "at" | "into" | "near" | "inside" | "through" | "via" => What::Prep(Prep::In),
        "from" => What::Prep(Prep::From),
        "on" | "upon" => What::Prep(Prep::On),
        "for" => What::Prep(Prep::For),
        "about" | "over" | "regarding" | "concerning" | "amid" | "against" | "despite" => What::Prep(Prep::About),
        "under" | "toward" | "towards" | "within" | "without" | "per" | "like" | "than" | "outside" | "across" => {
            What::Prep(Prep::Other)
        }
        "that" => What::Opener(Opener::That),
        "who" | "which" | "whom" | "whose" => What::Opener(Opener::Relative),
        "when" | "while" | "where" | "during" => What::Opener(Opener::When),
        "after" | "following" | "since" => What::Opener(Opener::After),
        "before" | "until" | "till" => What::Opener(Opener::Before),
        "if" | "whether" | "unless" => What::Opener(Opener::If),
        "because" | "although" | "though" | "as" | "so" | "whereas" => What::Opener(Opener::Because),
        _ => What::Word,
    }
}
