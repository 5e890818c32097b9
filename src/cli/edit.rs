//! `edit` and `remove`: changing and taking out one event.

use super::add::{line, one};
use super::ask;
use super::context::Context;
use super::out::Out;
use super::show::find;
use crate::error::{Error, Result};
use crate::model::{ActorRef, EventKind, Mode, Role, Status};
use crate::record::{Policy, Recorder};
use clap::Args;

/// Change one event
///
/// What its sources say stays with them; the old values stay in the history. An empty text takes a value away.
#[derive(Debug, Args)]
pub(super) struct Edit {
    /// Its number or its id
    #[arg(value_name = "EVENT")]
    event: String,
    /// When
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    /// Another kind
    #[arg(long)]
    kind: Option<String>,
    /// Another mode
    #[arg(long)]
    mode: Option<String>,
    /// Another status
    #[arg(long)]
    status: Option<String>,
    /// Another line in words
    #[arg(long)]
    title: Option<String>,
    /// Another place
    #[arg(long)]
    place: Option<String>,
    /// Another note
    #[arg(long)]
    note: Option<String>,
    /// The visit or summit it belongs to
    #[arg(long, value_name = "EVENT")]
    part_of: Option<String>,
    /// Somebody who took part too
    #[arg(long, value_name = "ACTOR")]
    with: Vec<String>,
    /// Who received the others
    #[arg(long, value_name = "ACTOR")]
    host: Vec<String>,
    /// Somebody who did not take part
    #[arg(long, value_name = "ACTOR")]
    without: Vec<String>,
    /// A label to put on
    #[arg(long)]
    tag: Vec<String>,
    /// A label to take off
    #[arg(long)]
    untag: Vec<String>,
    /// Why
    #[arg(long)]
    why: Option<String>,
}

impl Edit {
    pub(super) fn run(self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let change = self.change(cx).map_err(|error| error.outcome("nothing was changed"))?;
        if change == crate::record::Edit::default() {
            return Err(
                Error::usage("nothing to change").note("write", format!("chancery edit {} --status held", self.event))
            );
        }
        let store = cx.write()?;
        let n = find(&store, &self.event)?;
        let mut note = cx.note(format!("edit #{n}"));
        note.why.clone_from(&self.why);
        let writer = store.begin(&note)?;
        let recorder = Recorder::new(&writer, Policy::default());
        recorder.edit(n, &change).map_err(|error| error.outcome("nothing was changed"))?;
        if writer.is_empty()? {
            return Err(Error::conflict(format!("#{n} is so already")).outcome("nothing was changed"));
        }
        // Read before it is kept: what fails afterwards could not say that nothing was changed.
        let event = store.event(n)?.ok_or_else(|| Error::bug("the event is gone"))?;
        writer.commit()?;
        out.line(format!("changed {}  {}", line(&event), event.status))?;
        out.line(format!("undo with: {}", cx.command("undo")))?;
        Ok(0)
    }

    fn change(&self, cx: &Context) -> Result<crate::record::Edit> {
        let people =
            |names: &[String], role| names.iter().map(|name| (ActorRef::parse(name), role)).collect::<Vec<_>>();
        let mut add = people(&self.with, Role::Attendee);
        add.extend(people(&self.host, Role::Host));
        Ok(crate::record::Edit {
            date: self.on.as_ref().map(|text| cx.date(text)).transpose()?,
            kind: one::<EventKind>(self.kind.as_ref())?,
            mode: one::<Mode>(self.mode.as_ref())?,
            status: one::<Status>(self.status.as_ref())?,
            title: self.title.clone(),
            place: self.place.clone(),
            note: self.note.clone(),
            part_of: self.part_of.clone(),
            add,
            remove: self.without.clone(),
            tags: self.tag.clone(),
            untag: self.untag.clone(),
        })
    }
}

/// Take an event out; it is kept in the history
#[derive(Debug, Args)]
pub(super) struct Remove {
    /// Its number or its id
    #[arg(value_name = "EVENT")]
    event: String,
    /// Why
    #[arg(long)]
    why: Option<String>,
    /// Do not ask
    #[arg(short, long)]
    yes: bool,
}

impl Remove {
    pub(super) fn run(self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        let store = cx.write()?;
        let n = find(&store, &self.event)?;
        let event = store.event(n)?.ok_or_else(|| Error::bug("the event is gone"))?;
        if !self.yes && ask::is_possible() && !ask::confirm(&format!("Take out {}?", line(&event)), true)? {
            return Err(Error::usage("not confirmed").outcome("nothing was changed"));
        }
        let mut note = cx.note(format!("remove #{n}"));
        note.why = self.why;
        let writer = store.begin(&note)?;
        writer.delete_event(n)?;
        writer.commit()?;
        out.line(format!("removed {}", line(&event)))?;
        out.line(format!("undo with: {}", cx.command("undo")))?;
        Ok(0)
    }
}
