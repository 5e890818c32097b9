//! `add`: one event, by flags or by questions.

mod interview;

use super::ask;
use super::context::Context;
use super::out::Out;
use super::show::find;
use crate::error::{Error, Result};
use crate::export::text::{printable, short_date};
use crate::model::{
    ActorRef, Event, EventDate, EventDraft, EventKind, Mention, MentionDraft, Mode, Role, SourceDraft, Status,
};
use crate::record::{OnMatch, Outcome, Policy, Recorder};
use crate::store::Store;
use clap::Args;
use interview::Wish;
use std::path::Path;

/// Add one event
///
/// On a terminal it asks for what is missing (Esc leaves). A visit takes its visitor and --place or --host; anything else takes
/// two actors. An event that is known already becomes a further mention of it when a new --source is given.
#[derive(Debug, Args)]
pub(super) struct Add {
    /// visit, meeting, call, summit, negotiation, signing, statement or other
    kind: Option<String>,
    /// Who took part
    #[arg(value_name = "ACTOR", add = super::complete::actors())]
    actors: Vec<String>,
    /// When: 2023-03-16, Mar 2023, 2023-03-20..22, ~2022-09, yesterday
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
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
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
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
    /// Why it is added, for the log
    #[arg(long)]
    why: Option<String>,
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
        let asks = self.lacks() && !self.yes && ask::is_possible();
        let store = cx.write()?;
        if asks {
            self.ask(cx, &store)?;
        }
        let draft = self.draft(cx);
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
        if kind == EventKind::Visit && self.actors.is_empty() && !self.host.is_empty() {
            return Err(Error::usage("a visit needs somebody who travels: all of these are hosts")
                .note("write", format!("chancery add visit VISITOR --host {} --on DATE", self.host[0])));
        }
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
        if let Some(wrong) = Path::new(source).is_dir().then_some(source).filter(|source| is_path(source)) {
            return Err(Error::usage(format!("{wrong} is a directory, not a source")));
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
        if let Some(source) = &self.source {
            check_source(store, source).map_err(|error| error.outcome("nothing was written"))?;
        }
        let mut note = cx.note("add");
        note.why.clone_from(&self.why);
        let writer = store.begin(&note)?;
        let recorder = |on_match| Recorder::new(&writer, Policy { on_match, new_actors: self.new_actor });
        let outcome = match &self.attach_to {
            Some(event) => recorder(OnMatch::Attach).attach_to(find(store, event)?, draft),
            None => match self.wish(store, &recorder(OnMatch::Attach), draft, asks) {
                Ok(Some(Wish::Attach(same))) => recorder(OnMatch::Attach).attach_to(same, draft),
                Ok(Some(Wish::Separate)) => recorder(OnMatch::Separate).event(draft),
                Ok(None) => recorder(OnMatch::Attach).event(draft),
                Err(error) => Err(error),
            },
        };
        let outcome = outcome.map_err(|error| new_person(error).outcome("nothing was written"))?;
        let event = store.event(outcome.event())?.ok_or_else(|| Error::bug("the event is gone"))?;
        if matches!(outcome, Outcome::Known(_)) {
            return Err(duplicate(&event));
        }
        self.tell(cx, out, &event, &outcome, draft)?;
        if self.dry_run {
            return out.dry_run().map(|()| 0);
        }
        let what = if matches!(outcome, Outcome::Attached(_)) { "add a source to" } else { "add" };
        writer.describe(&format!("{what} #{}", event.n))?;
        writer.commit()?;
        out.line(format!("undo with: {}", cx.command("undo")))?;
        Ok(0)
    }

    /// What becomes of a draft that is a known event. Without a source, whoever adds it must say what it is.
    fn wish(&self, store: &Store, recorder: &Recorder<'_>, draft: &EventDraft, asks: bool) -> Result<Option<Wish>> {
        if self.separate {
            return Ok(Some(Wish::Separate));
        }
        let (Some(same), _) = recorder.look_alikes(draft)? else { return Ok(None) };
        let known = store.event(same)?.ok_or_else(|| Error::bug("an event is gone"))?;
        match asks {
            true => self.ask_same(&known).map(Some),
            false if draft.mentions.is_empty() => Err(duplicate(&known)),
            false => Ok(Some(Wish::Attach(same))),
        }
    }

    /// Says what became of it, and what a person should know of it besides.
    fn tell(&self, cx: &Context, out: &mut Out, event: &Event, outcome: &Outcome, draft: &EventDraft) -> Result<()> {
        let would = if self.dry_run { "would have " } else { "" };
        match outcome {
            Outcome::Attached(_) => {
                let told = event.mentions.iter().max_by_key(|mention| mention.n);
                let label = told.map(Mention::label).unwrap_or_default();
                out.line(format!("{would}source added to {}", line_of(event, &label)))?;
                if let Some(told) = told {
                    disagreement(cx, out, event, told);
                }
                if self.title.is_some() || self.note.is_some() {
                    let edit = cx.command(&format!("edit {}", event.n));
                    out.hint(cx, format!("its title and note stay as they were; change them with: {edit}"));
                }
            }
            _ => out.line(format!("{would}added {}", line(event)))?,
        }
        if let Outcome::LookAlike(_, others) = outcome {
            let others: Vec<String> = others.iter().map(|n| format!("#{n}")).collect();
            let check = cx.command("check");
            out.hint(cx, format!("it could be the same as {}; {check} lists such pairs", others.join(", ")));
        }
        if draft.status == Status::Held && draft.date.first().is_some_and(|first| first > cx.today) {
            out.hint(cx, format!("{} is still to come, and this says held; --status planned?", draft.date));
        }
        Ok(())
    }
}

/// Says where a new source contradicts what is known of its event.
fn disagreement(cx: &Context, out: &mut Out, event: &Event, told: &Mention) {
    let date = told.date.disagrees(&event.date).then(|| (told.date.to_string(), event.date.to_string()));
    let status = (told.status != event.status).then(|| (told.status.to_string(), event.status.to_string()));
    let (theirs, ours): (Vec<String>, Vec<String>) = date.into_iter().chain(status).unzip();
    if !theirs.is_empty() {
        let edit = cx.command(&format!("edit {}", event.n));
        let (theirs, ours) = (theirs.join(", "), ours.join(", "));
        out.hint(cx, format!("{} says {theirs}; the event stays {ours}   (change it with: {edit})", told.label()));
    }
}

/// Refuses an id or a file that is not there; a title can be anything else.
fn check_source(store: &Store, source: &str) -> Result<()> {
    let numbered = source.strip_prefix('S').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    let unknown = if numbered && store.source_by_id(source)?.is_none() {
        Error::unknown(format!("no source \"{source}\"")).note("all of them", "chancery sources")
    } else if is_path(source) && !Path::new(source).exists() {
        Error::unknown(format!("no file \"{source}\""))
    } else {
        return Ok(());
    };
    Err(unknown.note("a new one", "--source ADDRESS  or  --source \"Its title\""))
}

/// Whether a text is meant as a file: a path, or a name with the ending of a text.
fn is_path(text: &str) -> bool {
    let rooted = ["/", "./", "../", "~/"].iter().any(|start| text.starts_with(start));
    let ending = Path::new(text).extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    let texts = ["txt", "md", "html", "htm", "pdf", "doc", "docx", "odt", "rtf", "csv", "json", "xml"];
    let named = !text.contains(' ') && ending.is_some_and(|ending| texts.contains(&ending.as_str()));
    rooted || (named && !text.contains("://"))
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
    line_of(event, &event.source_label())
}

/// The line of an event as one of its sources tells it.
fn line_of(event: &Event, source: &str) -> String {
    let names: Vec<String> = event.participants.iter().map(|p| printable(&p.name)).collect();
    let shown = names.iter().take(4).cloned().collect::<Vec<_>>().join(" - ");
    let rest = if names.len() > 4 { format!(" and {} more", names.len() - 4) } else { String::new() };
    let source = if source.is_empty() { String::new() } else { format!("   [{source}]") };
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
