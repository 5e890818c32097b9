//! A generated base of any size, made through the recorder as an import is, and the same every time: a few actors take
//! part in most events, most events have two of them and some up to twenty, and days follow each other as in a data set.

use chancery::import::Draft;
use chancery::model::{
    ActorDraft, ActorKind, ActorRef, Day, EventDraft, EventKind, MentionDraft, Origin, Role, SourceDraft, SourceKind,
    Status,
};
use chancery::record::{Batch, Policy, Recorder};
use chancery::seeds::{self, Extent};
use chancery::store::{RevisionNote, Store};

/// Two states that meet in every tenth event.
pub(crate) const BUSY: [&str; 2] = ["united-states", "russia"];

/// Three persons whom nobody else stands for: two take part in every tenth event each and have twenty in common, the
/// third has twenty, all with the first.
pub(crate) const HUBS: [&str; 3] = ["ada-made", "ben-made", "cleo-made"];

/// How many events those pairs have in common, whatever the size.
pub(crate) const COMMON: usize = 20;

/// The largest number of those who take part in one event.
const MOST: usize = 20;

/// Puts so many events into a base.
pub(crate) fn fill(store: &Store, events: usize) {
    let note = |what: &str| RevisionNote { at: String::new(), who: "bench".into(), what: what.into(), why: None };
    seeds::fill(store, &note("init"), Extent::Names).expect("the names");
    let mut world = World::new(store);
    let writer = store.begin_much(&note("generate")).expect("a revision");
    let mut batch = Batch::new(Recorder::new(&writer, Policy::default()));
    for name in ["Ada Made", "Ben Made", "Cleo Made"] {
        let person = ActorDraft::named(name).or_new(ActorKind::Person, "generated");
        batch.take(Ok(Draft::Actor(Box::new(person)))).expect("a person");
    }
    for n in 0..events {
        batch.take(Ok(Draft::Event(Box::new(world.event(n, events))))).expect("an event");
    }
    let tally = batch.finish().expect("a tally");
    assert_eq!((tally.added, tally.rejected.len()), (events, 0), "every event is one: {:?}", tally.rejected.first());
    writer.commit().expect("the events");
}

/// Whom there is, and chance.
struct World {
    actors: Vec<String>,
    random: u64,
}

impl World {
    fn new(store: &Store) -> Self {
        let mut actors = store.actors().expect("the actors");
        actors.retain(|actor| actor.until.is_none());
        actors.sort_by_key(|actor| (!BUSY.contains(&actor.id.as_str()), actor.kind != ActorKind::State));
        Self { actors: actors.into_iter().map(|actor| actor.id).collect(), random: 0x2545_f491_4f6c_dd1d }
    }

    /// A number below another one; small ones come more often the higher the `skew`.
    fn below(&mut self, most: usize, skew: i32) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        let part = (self.random >> 11) as f64 / (1_u64 << 53) as f64;
        ((most as f64 * part.powi(skew)) as usize).min(most - 1)
    }

    fn event(&mut self, n: usize, events: usize) -> EventDraft {
        let day = Day::EPOCH.days() + (n * 19_000 / events) as i64;
        let date = Day::from_days(day).expect("a day").to_string().parse().expect("a date");
        let kinds = [EventKind::Meeting, EventKind::Visit, EventKind::Call, EventKind::Negotiation, EventKind::Summit];
        let mut draft = EventDraft::authored(date, kinds[self.below(kinds.len(), 2)]);
        draft.id = Some(format!("generated-{n}"));
        draft.origin = Origin::Imported;
        draft.status = if n.is_multiple_of(7) { Status::Planned } else { Status::Held };
        draft.tags = vec![format!("generated:{}", n % 5)];
        draft.participants = self.participants(n, events, draft.kind);
        draft.mentions = vec![mention(n, &draft)];
        draft
    }

    fn participants(&mut self, n: usize, events: usize, kind: EventKind) -> Vec<(ActorRef, Role)> {
        let [ada, ben, cleo] = HUBS.map(str::to_owned);
        let mut who = match (n % (events / COMMON), n % 10) {
            (1, _) => vec![ada, ben],
            (2, _) => vec![ada, cleo],
            (_, 3) => vec![ada],
            (_, 4) => vec![ben],
            (_, 5) => BUSY.map(str::to_owned).to_vec(),
            _ => Vec::new(),
        };
        let wanted = if who.len() > 1 || self.below(5, 1) > 0 { 2 } else { 3 + self.below(MOST - 2, 3) };
        while who.len() < wanted {
            let other = self.below(self.actors.len(), 4);
            let other = self.actors[other].clone();
            if !who.contains(&other) {
                who.push(other);
            }
        }
        let role = |at| match (kind, at) {
            (EventKind::Visit, 0) => Role::Host,
            (EventKind::Visit, _) => Role::Guest,
            _ => Role::Attendee,
        };
        who.iter().enumerate().map(|(at, id)| (ActorRef::parse(id), role(at))).collect()
    }
}

fn mention(n: usize, draft: &EventDraft) -> MentionDraft {
    let title = Some("Generated events".to_owned());
    MentionDraft {
        source: SourceDraft { kind: Some(SourceKind::Dataset), title, ..SourceDraft::default() },
        line: Some(n as i64),
        span: None,
        quote: None,
        date: draft.date.clone(),
        status: draft.status,
        rule: None,
        how: None,
        reviewed: true,
    }
}
