//! `add`: one event, by flags or by questions.

use super::context::{Context, ask};
use super::out::Out;
use super::show::find;
use crate::error::{Error, Result};
use crate::export::text::{printable, short_date};
use crate::model::{ActorRef, Event, EventDate, EventDraft, EventKind, MentionDraft, Mode, Role, SourceDraft, Status};
use crate::record::{OnMatch, Outcome, Policy, Recorder};
use crate::store::Store;
use clap::Args;
use dialoguer::Input;
use std::io::IsTerminal;

/// Add one event
///
/// Without arguments, on a terminal, it asks. A visit takes its visitor and --place or --host; anything else takes
/// two actors. An event that is known already becomes a further mention of it when a new --source is given.
#[derive(Debug, Args)]
pub(super) struct Add {
    /// visit, meeting, call, summit, negotiation, signing, statement or other
    kind: Option<String>,
    /// Who took part
    #[arg(value_name = "ACTOR", add = super::complete::actors())]
    actors: Vec<String>,
    /// When: 2023-03-16, Mar 2023, 2023-03-20..22, ~2022-09, yesterday
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Day or month first in 03/04/2023: dmy or mdy
    #[arg(long, value_name = "ORDER")]
    date_order: Option<String>,
    /// Where: a city or a country
    #[arg(long)]
    place: Option<String>,
    /// The country, where the city alone does not tell it
    #[arg(long)]
    country: Option<String>,
    /// Who received the others
    #[arg(long, value_name = "ACTOR")]
    host: Vec<String>,
    /// Who brought the others together
    #[arg(long, value_name = "ACTOR")]
    mediator: Vec<String>,
    /// in-person, phone, video, written or unknown (else as usual for the kind)
    #[arg(long)]
    mode: Option<String>,
    /// held, planned, proposed, cancelled, postponed or denied (else held, or planned for a day to come)
    #[arg(long)]
    status: Option<String>,
    /// A line in words (else made from the rest)
    #[arg(long)]
    title: Option<String>,
    /// The source: an id (S1), an address, or a title
    #[arg(long)]
    source: Option<String>,
    /// When the source was published
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// The line in the source
    #[arg(long)]
    line: Option<i64>,
    /// The words of the source
    #[arg(long)]
    quote: Option<String>,
    /// Anything a reader should know
    #[arg(long)]
    note: Option<String>,
    /// A label
    #[arg(long)]
    tag: Vec<String>,
    /// The visit or summit it belongs to, by number or id
    #[arg(long, value_name = "EVENT")]
    part_of: Option<String>,
    /// Add the source to this event
    #[arg(long, value_name = "EVENT")]
    attach_to: Option<String>,
    /// It is an event of its own, though it looks like another
    #[arg(long, conflicts_with = "attach_to")]
    separate: bool,
    /// Unknown names are new people
    #[arg(long)]
    new_actor: bool,
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
    /// Ask nothing
    #[arg(short, long)]
    yes: bool,
}

impl Add {
    pub(super) fn run(mut self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        if let Some(order) = &self.date_order {
            cx.order = Some(super::config::order(order)?);
        }
        let asks = self.kind.is_none() && std::io::stdin().is_terminal();
        if asks {
            self.ask(cx)?;
        }
        let draft = self.draft(cx);
        let store = cx.write()?;
        let draft = match draft {
            Ok(draft) => draft,
            Err(error) => return Err(self.all_wrong(error, &store)),
        };
        self.record(cx, out, &store, &draft, asks)
    }

    /// Every bad name besides the bad date, so that all is told at once.
    fn all_wrong(&self, error: Error, store: &Store) -> Error {
        let names = self.actors.iter().chain(&self.host).filter(|_| !self.new_actor);
        let wrong = names.filter_map(|name| store.resolve(&ActorRef::parse(name).name).err());
        let error = wrong.fold(error, |sum, error| sum.and(new_person(error)));
        error.outcome("nothing was written")
    }

    fn draft(&self, cx: &Context) -> Result<EventDraft> {
        let missing = |what: &str| {
            Error::usage(format!("no {what}"))
                .note("write", "chancery add call \"Qin Gang\" \"Dmytro Kuleba\" --on 2023-03-16")
        };
        let word = |text: &String| text.parse::<EventKind>().map_err(|error| Error::usage(error.to_string()));
        let kind = self.kind.as_ref().map(word).transpose()?.ok_or_else(|| missing("kind of event"))?;
        let date = cx.date(self.on.as_ref().ok_or_else(|| missing("date: --on DATE"))?)?;
        let mut draft = EventDraft::authored(date, kind);
        draft.mode = one::<Mode>(self.mode.as_ref())?;
        draft.status = one::<Status>(self.status.as_ref())?.unwrap_or_else(|| usual_status(&draft.date, cx));
        draft.title.clone_from(&self.title);
        draft.participants = self.participants(kind);
        (draft.city, draft.country) = (self.place.clone(), self.country.clone());
        draft.part_of.clone_from(&self.part_of);
        draft.mentions = self.mention(cx, &draft)?.into_iter().collect();
        draft.note.clone_from(&self.note);
        draft.tags.clone_from(&self.tag);
        Ok(draft)
    }

    /// Of a visit with a host, the others travelled.
    fn participants(&self, kind: EventKind) -> Vec<(ActorRef, Role)> {
        let role = match kind {
            EventKind::Visit if !self.host.is_empty() => Role::Guest,
            _ => Role::Attendee,
        };
        let as_role =
            |names: &[String], role| names.iter().map(|name| (ActorRef::parse(name), role)).collect::<Vec<_>>();
        let mut all = as_role(&self.host, Role::Host);
        all.extend(as_role(&self.actors, role));
        all.extend(as_role(&self.mediator, Role::Mediator));
        all
    }

    fn mention(&self, cx: &Context, draft: &EventDraft) -> Result<Option<MentionDraft>> {
        let Some(source) = &self.source else { return Ok(None) };
        if source.trim().is_empty() || self.line.is_some_and(|line| line < 1) {
            return Err(
                Error::usage("a source has a name and a line is counted from 1").note("write", "--source S1 --line 31")
            );
        }
        let is_address = source.starts_with("http://") || source.starts_with("https://");
        let published = self.published.as_ref().map(|text| cx.date(text)).transpose()?;
        let source = match is_address {
            true => SourceDraft { url: Some(source.clone()), published, ..SourceDraft::default() },
            false => SourceDraft { id: Some(source.clone()), published, ..SourceDraft::default() },
        };
        Ok(Some(MentionDraft {
            source,
            line: self.line,
            span: None,
            quote: self.quote.clone(),
            date: draft.date.clone(),
            status: draft.status,
            rule: None,
            how: None,
            reviewed: true,
        }))
    }

    fn record(&self, cx: &Context, out: &mut Out, store: &Store, draft: &EventDraft, asks: bool) -> Result<u8> {
        if let Some(id) = draft.mentions.iter().find_map(|mention| mention.source.id.as_ref()) {
            let numbered = id.strip_prefix('S').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
            if numbered && store.source_by_id(id)?.is_none() {
                let unknown = Error::unknown(format!("no source \"{id}\"")).note("all of them", "chancery sources");
                return Err(unknown
                    .note("a new one", "--source ADDRESS  or  --source \"Its title\"")
                    .outcome("nothing was written"));
            }
        }
        let writer = store.begin(&cx.note("add"))?;
        let on_match = if self.separate { OnMatch::Separate } else { OnMatch::Attach };
        let recorder = Recorder::new(&writer, Policy { on_match, new_actors: self.new_actor });
        let outcome = match &self.attach_to {
            Some(event) => recorder.attach_to(find(store, event)?, draft),
            None => self.decide(store, &recorder, draft, asks),
        };
        let outcome = outcome.map_err(|error| new_person(error).outcome("nothing was written"))?;
        let event = store.event(outcome.event())?.ok_or_else(|| Error::bug("the event is gone"))?;
        let verb = match outcome {
            Outcome::Added(_) | Outcome::LookAlike(..) => "added",
            Outcome::Attached(_) => "source added to",
            Outcome::Known(_) => return Err(duplicate(&event)),
        };
        out.line(format!("{}{verb} {}", if self.dry_run { "would have " } else { "" }, line(&event)))?;
        if let Outcome::LookAlike(_, others) = &outcome {
            let others: Vec<String> = others.iter().map(|n| format!("#{n}")).collect();
            out.hint(cx, format!("it could be the same as {}; chancery check lists such pairs", others.join(", ")));
        }
        if matches!(outcome, Outcome::Attached(_)) && (self.title.is_some() || self.note.is_some()) {
            out.hint(cx, format!("its title and note stay as they were; change them with: chancery edit {}", event.n));
        }
        if self.dry_run {
            return out.dry_run().map(|()| 0);
        }
        writer.commit()?;
        out.line("undo with: chancery undo")?;
        Ok(0)
    }

    /// A known event takes a new source; without one, whoever adds it must say what it is.
    fn decide(&self, store: &Store, recorder: &Recorder<'_>, draft: &EventDraft, asks: bool) -> Result<Outcome> {
        let (same, _) = if self.separate { (None, Vec::new()) } else { recorder.look_alikes(draft)? };
        let Some(same) = same else { return recorder.event(draft) };
        let known = store.event(same)?.ok_or_else(|| Error::bug("an event is gone"))?;
        match asks {
            true if !ask(&format!("Look-alike: {}. Add your source to it?", line(&known)))? => Err(duplicate(&known)),
            _ if draft.mentions.is_empty() => Err(duplicate(&known)),
            _ => recorder.attach_to(same, draft),
        }
    }

    /// Asks for what an event needs.
    fn ask(&mut self, cx: &Context) -> Result<()> {
        let input = |prompt: &str| -> Result<String> {
            let answer = Input::new().with_prompt(prompt).allow_empty(true).interact_text();
            answer.map_err(|error| Error::usage("the question was not answered").cause(error))
        };
        let who = input("Who? (comma between names)")?;
        self.actors = who.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
        self.kind = Some(input(&format!("What? [{}]", EventKind::WORDS.join(" "))).map(|text| text.trim().to_owned())?);
        loop {
            let text = input("When? (e.g. 2023-03-16, Mar 2023, ~2022)")?;
            match cx.date(&text) {
                Ok(date) if ask(&format!("   = {}. Keep?", date.wording()))? => {
                    self.on = Some(date.to_string());
                    break;
                }
                Ok(_) => {}
                Err(error) => super::out::report(&error, false),
            }
        }
        self.place = Some(input("Where? (empty: not known)")?).filter(|text| !text.is_empty());
        self.source = Some(input("Source? (id, address or title; empty: none)")?).filter(|text| !text.is_empty());
        Ok(())
    }
}

/// What is to come is planned unless somebody says otherwise.
fn usual_status(date: &EventDate, cx: &Context) -> Status {
    if date.first().is_some_and(|first| first > cx.today) { Status::Planned } else { Status::Held }
}

/// One word of a closed list, if it is given.
pub(super) fn one<T>(text: Option<&String>) -> Result<Option<T>>
where
    T: std::str::FromStr<Err = crate::model::words::UnknownWord>,
{
    text.map(|text| text.parse().map_err(|error: T::Err| Error::usage(error.to_string()))).transpose()
}

/// Offers to make a new person of an unknown name.
fn new_person(error: Error) -> Error {
    if error.message().starts_with("no actor") { error.note("new person", "--new-actor") } else { error }
}

/// `#5  2023-03-16  call  Qin Gang - Dmytro Kuleba   [S1 L31]`
pub(super) fn line(event: &Event) -> String {
    let names: Vec<String> = event.participants.iter().map(|p| printable(&p.name)).collect();
    let shown = names.iter().take(4).cloned().collect::<Vec<_>>().join(" - ");
    let rest = if names.len() > 4 { format!(" and {} more", names.len() - 4) } else { String::new() };
    let source = Some(event.source_label()).filter(|label| !label.is_empty());
    let source = source.map(|label| format!("   [{label}]")).unwrap_or_default();
    format!("#{}  {}  {}  {shown}{rest}{source}", event.n, short_date(&event.date), event.kind)
}

fn duplicate(event: &Event) -> Error {
    let mut error = Error::conflict(format!("not added: looks like #{}  (same people, same kind, same day)", event.n));
    error = error
        .note(format!("#{}", event.n), line(event).split_once("  ").map_or(String::new(), |(_, rest)| rest.to_owned()));
    error
        .note("add your source to it", format!("chancery add … --source SOURCE --attach-to {}", event.n))
        .note("it is a different one", "chancery add … --separate")
}
