//! From a text to what it tells, as pure functions over an article and what the base knows.
//!
//! - [`article`]: the text taken apart, with its day and its dateline.
//! - [`actors`]: every mention of an actor, and who is meant.
//! - [`candidate`]: what comes out: events, claims, and what was left open.
//!
//! In between, sentence by sentence: `scene` holds what the layers below found, `chunk`, `line` and `clauses` cut a
//! sentence into chunks and clauses, `subjects`, `arguments`, `implied`, `chains` and `nouns` ask who stands where,
//! `status`, `predicate`, `when`, `place`, `counts` and `bearings` what the words around a trigger say, `needs` whether
//! it may tell at all (`reality` is how real it is); `finders`, `frames` and `sessions` make tellings of it, `trip` and
//! `visiting` visits. Then for the whole article: `story` joins tellings of one event, by what `sameness` says of two of
//! them; `refine` settles parts, roles and open dates, `days` the days that are left to the reader, `restraint` drops
//! what is no diplomacy.

pub mod actors;
pub mod article;
pub mod candidate;

mod arguments;
mod bearings;
mod chains;
mod chunk;
mod claims;
mod clauses;
mod counts;
mod days;
mod finders;
mod frames;
mod implied;
mod json;
mod line;
mod needs;
mod nouns;
mod place;
mod predicate;
mod reality;
mod refine;
mod restraint;
mod sameness;
mod scene;
mod sessions;
mod status;
mod story;
mod subjects;
mod telling;
mod trip;
mod visiting;
mod voice;
mod when;

use crate::lexicon::gazetteer::Gazetteer;
use crate::lexicon::triggers::Triggers;
use crate::model::Day;
use crate::model::text::stretches;
use crate::temporal::Reader;
use article::Article;
use candidate::{Candidate, Extraction, Person, Quote, Unsure};
use claims::Claims;
use frames::Outcome;
use line::Line;
use refine::{date_or_open, refine};
use restraint::Restraint;
use scene::Scene;
use story::{Event, Story};
use telling::Telling;

/// Everything the extractor knows beforehand.
#[derive(Debug)]
pub struct Extractor {
    names: Gazetteer,
    dates: Reader,
    triggers: Triggers,
}

impl Extractor {
    /// An extractor that knows these names, dates and triggers.
    pub fn new(names: Gazetteer, dates: Reader, triggers: Triggers) -> Self {
        Self { names, dates, triggers }
    }

    /// What a text published on a day tells.
    pub fn extract(&self, text: &str, published: Day) -> Extraction {
        let mut all = Extraction::default();
        self.parts(text, published).for_each(|part| all.append(part));
        all
    }

    /// What a text tells, part after part: a long one is read in stretches of a quarter of a megabyte.
    ///
    /// The day of publication, the dateline and the dates told go on from each to the next; the persons a stretch has
    /// introduced and the events it has told do not: a bare surname is known only in the stretch of its full name, and
    /// what is told again later is proposed again.
    pub fn parts<'a>(&'a self, text: &'a str, published: Day) -> impl Iterator<Item = Extraction> + 'a {
        let mut dates = self.dates.begin(published);
        let mut here = None;
        let (mut lines, mut known) = (0, 0);
        stretches(text).map(move |stretch| {
            let written = &text[stretch.clone()];
            let article = Article::new(written, published);
            let actors = actors::actors(&article, &self.names);
            let times = dates.go_on(written, &article.tokens, &article.sentences);
            let scene = Scene::new(&article, &self.triggers, actors, times, here.take());
            let mut part = tell(&scene);
            part.shift(stretch.start, lines, known);
            known += part.candidates.len();
            lines += written.matches('\n').count();
            here = scene.dateline_place();
            part
        })
    }
}

/// What a text or a stretch of it tells.
fn tell(scene: &Scene<'_>) -> Extraction {
    let Read { mut story, mut claims, passed_over } = read(scene);
    refine(&mut story, scene);
    claims.settle(scene);
    let candidates = story.events.iter().enumerate();
    Extraction {
        candidates: candidates.map(|(n, event)| candidate(scene, n, event, scene.article.published)).collect(),
        claims: claims.found,
        unsure: story.unsure.iter().filter_map(|telling| unsure(scene, telling)).collect(),
        passed_over,
    }
}

/// What all sentences told.
struct Read {
    story: Story,
    claims: Claims,
    passed_over: Vec<Unsure>,
}

/// All sentences in their order.
fn read(scene: &Scene<'_>) -> Read {
    let mut story = Story::new(scene);
    let mut claims = Claims::default();
    let mut passed_over = Vec::new();
    let restraint = Restraint::of(scene);
    for sentence in 0..scene.article.sentences.len() {
        if !scene.may_tell(sentence) {
            continue;
        }
        let line = Line::new(scene, sentence, story.last_pair());
        line.visiting()
            .into_iter()
            .filter_map(|told| restraint.admit(&line, told).ok())
            .for_each(|told| story.add(told));
        let stop = line.stop().and_then(|told| restraint.admit(&line, told).ok());
        for (at, outcome) in line.outcomes() {
            let told = match outcome {
                Outcome::Told(told) => told,
                Outcome::None(telling) => {
                    claims.none(&line, *telling);
                    continue;
                }
                Outcome::Nothing(why) => {
                    passed_over.push(pass(&line, at, why));
                    continue;
                }
            };
            for telling in told {
                match restraint.admit(&line, telling) {
                    Ok(told) => claims.count(&line, at, told).into_iter().for_each(|told| story.add(told)),
                    Err(why) => passed_over.push(pass(&line, at, why.to_owned())),
                }
            }
        }
        if let Some(stop) = stop {
            story.add_stop(stop);
        }
    }
    Read { story, claims, passed_over }
}

/// The words of a trigger that tells of nothing, and why.
fn pass(line: &Line<'_, '_>, at: usize, why: String) -> Unsure {
    Unsure { quote: quote(line.scene, line.sentence, &line.chunks[at].tokens), why }
}

fn candidate(scene: &Scene<'_>, n: usize, event: &Event, published: Day) -> Candidate {
    let told = &event.told;
    let (date, how) = date_or_open(told, published);
    Candidate {
        n: n + 1,
        date,
        how,
        kind: told.kind,
        mode: told.mode,
        status: told.status,
        participants: told.parties.iter().map(Person::of).collect(),
        place: told
            .place
            .clone()
            .filter(|_| !matches!(told.mode, crate::model::Mode::Phone | crate::model::Mode::Video)),
        part_of: event.part_of.map(|visit| visit + 1),
        quote: quote(scene, told.sentence, &told.quote),
        also: event.also.iter().map(|(sentence, tokens)| quote(scene, *sentence, tokens)).collect(),
        confidence: confidence(told),
        rule: told.rule.clone(),
        trace: told.trace.clone(),
    }
}

/// The words of some tokens of a sentence.
fn quote(scene: &Scene<'_>, sentence: usize, tokens: &std::ops::Range<usize>) -> Quote {
    let span = scene.article.span(tokens.clone());
    let sentence = &scene.article.sentences[sentence];
    let start = scene.article.tokens.get(sentence.tokens.start).map_or(span.start, |token| token.span.start);
    let before = scene.article.text.get(start..span.start).unwrap_or("").matches('\n').count();
    Quote { words: scene.article.text.get(span.clone()).unwrap_or("").to_owned(), span, line: sentence.line + before }
}

/// Full where everything stands in one clause, less for each thing that was inferred.
fn confidence(told: &Telling) -> f64 {
    let inferred = told.parties.iter().filter(|party| party.inferred).count().min(2) as f64;
    let dated = match &told.date {
        Some(dated) if dated.inferred => 0.08,
        Some(_) => 0.0,
        None => 0.15,
    };
    let unsaid = if told.sure { 0.0 } else { 0.03 };
    ((0.95_f64 - 0.1 * inferred - dated - unsaid) * 100.0).round() / 100.0
}

fn unsure(scene: &Scene<'_>, telling: &Telling) -> Option<Unsure> {
    let missing = if telling.parties.is_empty() { return None } else { "only one side is named" };
    (telling.sure || telling.date.is_some())
        .then(|| Unsure { quote: quote(scene, telling.sentence, &telling.quote), why: missing.to_owned() })
}
