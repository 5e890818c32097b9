//! What the extractor proposes: events and claims that nobody has judged yet, with their words and the way they were read.

use super::actors::{Site, Who};
use super::telling::Party;
use crate::model::{
    ActorRef, ClaimDraft, ClaimKind, EventDate, EventDraft, EventKind, MentionDraft, Mode, Origin, Role, SourceDraft,
    Status, headline,
};
use std::ops::Range;

/// The words of a text that something was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words, an exact part of the text.
    pub words: String,
    /// Where they stand, in UTF-8 bytes.
    pub span: Range<usize>,
    /// The line, counted from 1.
    pub line: usize,
}

impl Quote {
    fn shift(&mut self, byte: usize, lines: usize) {
        self.span = self.span.start + byte..self.span.end + byte;
        self.line += lines;
    }
}

/// Somebody in a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who is meant.
    pub who: Who,
    /// As what.
    pub role: Role,
    /// For whom: the id of a state or an organization.
    pub acts_for: Option<String>,
}

impl Person {
    pub(super) fn of(party: &Party) -> Self {
        let acts_for = party.side.as_ref().map(|side| side.id.clone());
        let acts_for = acts_for.filter(|side| party.who.id() != Some(side.as_str()));
        Self { who: party.who.clone(), role: party.role, acts_for }
    }

    /// What the base is to look up: of somebody new also the side, of somebody uncertain only the side, if that is known.
    fn reference(&self) -> Option<ActorRef> {
        let (name, acts_for) = match &self.who {
            Who::Known(actor) => (actor.id.as_str(), None),
            Who::New(person) => (person.name.as_str(), self.acts_for.clone()),
            Who::Open(_) => (self.acts_for.as_deref()?, None),
        };
        Some(ActorRef { name: name.to_owned(), acts_for, kind: self.who.kind() })
    }
}

/// An event the extractor proposes.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its number in the text, from 1.
    pub n: usize,
    /// When.
    pub date: EventDate,
    /// How the date was read, for people.
    pub how: String,
    /// What sort of happening.
    pub kind: EventKind,
    /// How they were in touch.
    pub mode: Mode,
    /// How real.
    pub status: Status,
    /// Who, and as what.
    pub participants: Vec<Person>,
    /// Where.
    pub place: Option<Site>,
    /// The number of the candidate it belongs to.
    pub part_of: Option<usize>,
    /// The words that show it best.
    pub quote: Quote,
    /// Further places of the text that tell of it.
    pub also: Vec<Quote>,
    /// How sure, from 0 to 1.
    pub confidence: f64,
    /// The rule that read it.
    pub rule: String,
    /// Every step, for people.
    pub trace: Vec<String>,
}

impl Candidate {
    /// One line in words: `Xi Jinping visits Moscow`.
    pub fn title(&self) -> String {
        let people: Vec<_> = self.participants.iter().map(|p| (p.who.name().to_owned(), p.role)).collect();
        let place = self
            .place
            .as_ref()
            .and_then(|site| site.city.clone().or_else(|| site.country.as_ref().map(|country| country.name.clone())));
        headline(self.kind, self.mode, &people, place.as_deref())
    }

    /// The draft of the event, as told by a source.
    pub fn draft(&self, source: &SourceDraft) -> EventDraft {
        let mention = |quote: &Quote| MentionDraft {
            source: source.clone(),
            line: Some(quote.line as i64),
            span: Some((quote.span.start as i64, quote.span.end as i64)),
            quote: Some(quote.words.clone()),
            date: self.date.clone(),
            status: self.status,
            rule: Some(self.rule.clone()),
            how: Some(self.how.clone()),
            reviewed: false,
        };
        EventDraft {
            mode: Some(self.mode),
            status: self.status,
            participants: self.participants.iter().filter_map(|p| Some((p.reference()?, p.role))).collect(),
            city: self.place.as_ref().and_then(|site| site.city.clone()),
            country: self.place.as_ref().and_then(|site| Some(site.country.as_ref()?.id.clone())),
            mentions: std::iter::once(&self.quote).chain(&self.also).map(mention).collect(),
            origin: Origin::Extracted,
            reviewed: false,
            ..EventDraft::authored(self.date.clone(), self.kind)
        }
    }
}

/// A claim the extractor proposes.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundClaim {
    /// A count, or none.
    pub kind: ClaimKind,
    /// What is counted.
    pub event_kind: EventKind,
    /// In which mode; none: any.
    pub mode: Option<Mode>,
    /// Between whom.
    pub participants: Vec<Person>,
    /// How many; 0 for `none`.
    pub count: i64,
    /// The span it covers.
    pub date: EventDate,
    /// How the span was read.
    pub how: String,
    /// The words.
    pub quote: Quote,
    /// How sure, from 0 to 1.
    pub confidence: f64,
    /// The rule that read it.
    pub rule: String,
    /// Every step, for people.
    pub trace: Vec<String>,
}

impl FoundClaim {
    /// The draft of the claim, as made by a source.
    pub fn draft(&self, source: &SourceDraft) -> ClaimDraft {
        ClaimDraft {
            from: String::new(),
            kind: self.kind,
            participants: self.participants.iter().filter_map(Person::reference).collect(),
            event_kind: Some(self.event_kind),
            mode: self.mode,
            count: self.count,
            date: self.date.clone(),
            source: Some(source.clone()),
            line: Some(self.quote.line as i64),
            quote: Some(self.quote.words.clone()),
            note: None,
            reviewed: false,
        }
    }
}

/// Words that look like an event but name too little to make one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsure {
    /// The words.
    pub quote: Quote,
    /// What is missing.
    pub why: String,
}

/// Everything an article tells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Extraction {
    /// Events, in the order of the text.
    pub candidates: Vec<Candidate>,
    /// Claims, in the order of the text.
    pub claims: Vec<FoundClaim>,
    /// What was not turned into either, though it tells more than nothing.
    pub unsure: Vec<Unsure>,
    /// Triggers that tell of nothing where they stand, each with the reason.
    pub passed_over: Vec<Unsure>,
}

impl Extraction {
    /// Adds what a later part of the text tells.
    pub fn append(&mut self, mut later: Self) {
        self.candidates.append(&mut later.candidates);
        self.claims.append(&mut later.claims);
        self.unsure.append(&mut later.unsure);
        self.passed_over.append(&mut later.passed_over);
    }

    /// Puts what a stretch tells to its place in the text, behind so many bytes, line ends and candidates.
    pub(super) fn shift(&mut self, byte: usize, lines: usize, known: usize) {
        for candidate in &mut self.candidates {
            candidate.n += known;
            candidate.part_of = candidate.part_of.map(|visit| visit + known);
        }
        self.quotes().for_each(|quote| quote.shift(byte, lines));
    }

    fn quotes(&mut self) -> impl Iterator<Item = &mut Quote> {
        let told = self.candidates.iter_mut().flat_map(|one| std::iter::once(&mut one.quote).chain(&mut one.also));
        let claimed = self.claims.iter_mut().map(|claim| &mut claim.quote);
        let left = self.unsure.iter_mut().chain(&mut self.passed_over).map(|unsure| &mut unsure.quote);
        told.chain(claimed).chain(left)
    }
}
