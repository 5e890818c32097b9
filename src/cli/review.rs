//! `review`: what an extraction put into the base waits here for a person's word.

use super::Format;
use super::add::{line, one};
use super::ask;
use super::context::Context;
use super::out::Out;
use super::show::find;
use crate::error::{Error, Result, all};
use crate::export::json::{self, Answer, Asked};
use crate::export::text::columns;
use crate::export::words::claim_words;
use crate::model::{Claim, ClaimId, Event, EventId, Status};
use crate::record::{Edit, Policy, Recorder};
use crate::store::{Rejected, Store, Writer};
use clap::{Args, Subcommand};

/// Judge what `extract --save` put into the base
///
/// Without a verdict it asks one by one on a terminal, and lists what waits in a pipe. An event is named by its number or
/// id, a claim by c and its number.
#[derive(Debug, Args)]
pub(super) struct Review {
    #[command(subcommand)]
    verdict: Option<Verdict>,
    /// List what waits and ask nothing
    #[arg(long)]
    list: bool,
}

#[derive(Debug, Subcommand)]
enum Verdict {
    /// They are right
    Accept {
        #[command(flatten)]
        which: Which,
    },
    /// They are wrong: what they brought goes
    Reject {
        #[command(flatten)]
        which: Which,
        /// Why
        #[arg(long)]
        why: Option<String>,
    },
    /// It is right but for what is said here
    Correct {
        /// Its number or its id
        #[arg(value_name = "EVENT")]
        event: String,
        /// When
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<String>,
        /// Another status
        #[arg(long)]
        status: Option<String>,
        /// Another place
        #[arg(long)]
        place: Option<String>,
        /// Another line in words
        #[arg(long)]
        title: Option<String>,
    },
}

#[derive(Debug, Args)]
struct Which {
    /// Numbers or ids of events, c1 for claim 1
    #[arg(value_name = "WHAT", required_unless_present = "all", conflicts_with = "all")]
    words: Vec<String>,
    /// Everything that waits
    #[arg(long)]
    all: bool,
}

/// Something that waits for a word.
#[derive(Debug, Clone)]
enum Item {
    Event(Box<Event>),
    Claim(Box<Claim>),
}

/// Everything that waits, events first.
fn queue(store: &Store) -> Result<Vec<Item>> {
    let events = store.waiting()?.into_iter().map(|event| Item::Event(Box::new(event)));
    let claims = store.waiting_claims()?.into_iter().map(|claim| Item::Claim(Box::new(claim)));
    Ok(events.chain(claims).collect())
}

impl Item {
    /// What a person types to name it.
    fn word(&self) -> String {
        match self {
            Self::Event(event) => event.n.to_string(),
            Self::Claim(claim) => format!("c{}", claim.n),
        }
    }

    fn accept(&self, writer: &Writer<'_>) -> Result<String> {
        match self {
            Self::Event(event) => writer.accept(event.n)?,
            Self::Claim(claim) => writer.accept_claim(claim.n)?,
        }
        Ok(format!("accepted {}", self.line()))
    }

    fn reject(&self, writer: &Writer<'_>) -> Result<String> {
        let stays = match self {
            Self::Event(event) => writer.reject(event.n)? == Rejected::Mention,
            Self::Claim(claim) => writer.reject_claim(claim.n).map(|()| false)?,
        };
        let stays = if stays { "   (the event stays as its other sources tell it)" } else { "" };
        Ok(format!("rejected {}{stays}", self.line()))
    }

    fn line(&self) -> String {
        match self {
            Self::Event(event) => line(event),
            Self::Claim(claim) => format!("c{}  {}", claim.n, claim_words(claim)),
        }
    }

    /// What a person needs to judge it: what it says, its words, and how they were read.
    fn rows(&self) -> Vec<Vec<String>> {
        let row = |label: String, text: String| vec![label, text];
        match self {
            Self::Event(event) => {
                let status = if event.status == Status::Held { String::new() } else { format!("   {}", event.status) };
                let mut rows = vec![row(format!("#{}", event.n), format!("{}   {}{status}", event.date, event.title))];
                for mention in event.mentions.iter().filter(|mention| !mention.reviewed) {
                    let quote = mention.quote.as_deref().unwrap_or("no words kept");
                    rows.push(row(
                        mention.label(),
                        format!("\"{quote}\"   says: {}, {}", mention.date, mention.status),
                    ));
                    let how = mention.rule.iter().chain(&mention.how).cloned().collect::<Vec<_>>().join(": ");
                    rows.extend(Some(how).filter(|how| !how.is_empty()).map(|how| row(String::new(), how)));
                }
                rows
            }
            Self::Claim(claim) => {
                let quote = claim.quote.iter().map(|quote| row(claim.source_label(), format!("\"{quote}\"")));
                std::iter::once(row(self.word(), claim_words(claim))).chain(quote).collect()
            }
        }
    }
}

impl Review {
    pub(super) fn run(self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        match self.verdict {
            Some(Verdict::Accept { which }) => judge(cx, out, &which, "accept", None, Item::accept),
            Some(Verdict::Reject { which, why }) => judge(cx, out, &which, "reject", why, Item::reject),
            Some(Verdict::Correct { event, on, status, place, title }) => {
                let change = Edit {
                    date: on.as_ref().map(|text| cx.date(text)).transpose()?,
                    status: one::<Status>(status.as_ref())?,
                    place,
                    title,
                    ..Edit::default()
                };
                correct(cx, out, &event, &change)
            }
            None => {
                let asks = !self.list && cx.format == Format::Text && cx.width.is_some();
                if asks && ask::is_possible() { interview(cx, out) } else { list(cx, out) }
            }
        }
    }
}

/// What words name among what waits.
fn named(store: &Store, which: &Which) -> Result<Vec<Item>> {
    let queue = queue(store)?;
    if which.all {
        return Ok(queue);
    }
    all(which.words.iter().map(|word| pick(store, &queue, word)))
}

fn pick(store: &Store, queue: &[Item], word: &str) -> Result<Item> {
    let claim = word.strip_prefix('c').and_then(|n| n.parse().ok()).map(ClaimId);
    let event = if claim.is_none() { Some(find(store, word)?) } else { None };
    let is = |item: &&Item| match item {
        Item::Event(waiting) => Some(waiting.n) == event,
        Item::Claim(waiting) => Some(waiting.n) == claim,
    };
    queue.iter().find(is).cloned().ok_or_else(|| {
        Error::unknown(format!("\"{word}\" does not wait for review")).note("what waits", "chancery review --list")
    })
}

type Judge = fn(&Item, &Writer<'_>) -> Result<String>;

fn judge(cx: &Context, out: &mut Out, which: &Which, word: &str, why: Option<String>, judge: Judge) -> Result<u8> {
    let store = cx.write()?;
    let items = named(&store, which)?;
    if items.is_empty() {
        out.line("nothing waits for review")?;
        return Ok(1);
    }
    let words: Vec<String> = items.iter().map(Item::word).collect();
    let mut note = cx.note(format!("review {word} {}", words.join(" ")));
    note.why = why;
    let writer = store.begin(&note)?;
    let lines = items.iter().map(|item| judge(item, &writer)).collect::<Result<Vec<_>>>()?;
    writer.commit()?;
    lines.iter().try_for_each(|line| out.line(line))?;
    out.line(format!("undo with: {}", cx.command("undo")))?;
    Ok(0)
}

fn correct(cx: &Context, out: &mut Out, word: &str, change: &Edit) -> Result<u8> {
    let store = cx.write()?;
    let queue = queue(&store)?;
    let Item::Event(event) = pick(&store, &queue, word)? else {
        return Err(Error::usage("a claim is accepted or rejected as it is").outcome("nothing was changed"));
    };
    if *change == Edit::default() {
        return Err(Error::usage("nothing to correct")
            .note("write", format!("chancery review correct {word} --on 2023-03-16"))
            .note("or", format!("chancery review accept {word}")));
    }
    let event = write_correction(cx, &store, event.n, change)?;
    out.line(format!("corrected {}  {}", line(&event), event.status))?;
    out.line(format!("undo with: {}", cx.command("undo")))?;
    Ok(0)
}

/// The event as it then is, read before it is kept.
fn write_correction(cx: &Context, store: &Store, n: EventId, change: &Edit) -> Result<Event> {
    let writer = store.begin(&cx.note(format!("review correct #{n}")))?;
    Recorder::new(&writer, Policy::default()).edit(n, change).map_err(|error| error.outcome("nothing was changed"))?;
    writer.accept(n)?;
    let event = store.event(n)?.ok_or_else(|| Error::bug("the event is gone"))?;
    writer.commit().map(|()| event)
}

fn list(cx: &mut Context, out: &mut Out) -> Result<u8> {
    let store = cx.read()?;
    let queue = queue(&store)?;
    let (mut events, mut claims) = (Vec::new(), Vec::new());
    for item in &queue {
        match item {
            Item::Event(event) => events.push(event.as_ref().clone()),
            Item::Claim(claim) => claims.push(claim.as_ref().clone()),
        }
    }
    match cx.format {
        Format::Json | Format::Jsonl => {
            let answer = Answer { query: Asked::for_all(&[]), events: &events, claims: &claims };
            out.write(|output| json::write(output, &answer))?;
        }
        _ if queue.is_empty() => out.line("nothing waits for review")?,
        _ => {
            out.line(columns(&[], queue.iter().flat_map(Item::rows).collect(), cx.width))?;
            out.line(format!("\n{} events and {} claims wait for review", events.len(), claims.len()))?;
            out.hint(
                cx,
                format!("judge them: {} N …   or reject N …   or correct N --on DATE", cx.command("review accept")),
            );
        }
    }
    Ok(u8::from(queue.is_empty()))
}

/// One after the other on a terminal.
fn interview(cx: &mut Context, out: &mut Out) -> Result<u8> {
    let store = cx.write()?;
    let queue = queue(&store)?;
    if queue.is_empty() {
        out.line("nothing waits for review")?;
        return Ok(1);
    }
    for (i, item) in queue.iter().enumerate() {
        out.line(format!("\n{} of {}", i + 1, queue.len()))?;
        out.line(columns(&[], item.rows(), cx.width))?;
        out.finish()?;
        let choices = ["accept", "correct the date", "reject", "later", "stop"];
        match ask::choice("Is it right?", &choices)? {
            Some(0) => tell(cx, out, &store, item, "accept", Item::accept)?,
            Some(1) => ask_date(cx, out, &store, item)?,
            Some(2) => tell(cx, out, &store, item, "reject", Item::reject)?,
            Some(3) => {}
            _ => break,
        }
    }
    out.line(format!("undo the last one with: {}", cx.command("undo")))?;
    Ok(0)
}

fn tell(cx: &Context, out: &mut Out, store: &Store, item: &Item, word: &str, judge: Judge) -> Result<()> {
    let writer = store.begin(&cx.note(format!("review {word} {}", item.word())))?;
    let told = judge(item, &writer)?;
    writer.commit()?;
    out.line(told)
}

fn ask_date(cx: &Context, out: &mut Out, store: &Store, item: &Item) -> Result<()> {
    let Item::Event(event) = item else { return out.line("a claim is accepted or rejected as it is") };
    let Some(text) = ask::line("When?", event.date.as_str())? else { return Ok(()) };
    match cx.date(&text) {
        Ok(date) => {
            write_correction(cx, store, event.n, &Edit { date: Some(date), ..Edit::default() })?;
            out.line(format!("corrected #{}", event.n))
        }
        Err(error) => out.line(error.to_string()),
    }
}
