//! Files to drafts, on threads of their own, for the one that writes: it gets them in the order of the files, whoever
//! reads fastest.

use super::columns::Columns;
use super::input::{Input, Said};
use super::stop;
use crate::cli::context::Context;
use crate::error::{Error, Result};
use crate::import::{Draft, Form, Options};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

/// Drafts go to the thread that writes by the hundred, and only so many of a file are waiting.
const TOGETHER: usize = 200;
const WAITING: usize = 16;

/// How files are read.
pub(super) struct Readers<'a> {
    pub(super) said: Said,
    pub(super) options: &'a Options,
    pub(super) columns: &'a Columns,
    /// How many files are read at once.
    pub(super) jobs: usize,
}

/// What a reader tells.
enum Told {
    Drafts(Vec<Result<Draft>>),
    /// A text was in an older encoding.
    Encoding(String, &'static str),
}

impl Readers<'_> {
    /// Hands every draft of the files to `take`. Returns which texts were in older encodings.
    pub(super) fn read(
        &self,
        inputs: &[Input],
        bar: &ProgressBar,
        take: &mut dyn FnMut(Result<Draft>) -> Result<()>,
    ) -> Result<Vec<(String, &'static str)>> {
        let channels = inputs.iter().map(|input| (input, sync_channel(WAITING)));
        let (receivers, unread): (Vec<Receiver<_>>, Vec<_>) =
            channels.map(|(input, (sender, receiver))| (receiver, (input, sender))).unzip();
        let unread = Mutex::new(unread.into_iter());
        let next = || unread.lock().unwrap_or_else(PoisonError::into_inner).next();
        let run = || while next().is_some_and(|(input, sender)| self.read_one(input, bar, &sender)) {};
        std::thread::scope(|threads| {
            let readers: Vec<_> = (0..self.jobs.min(inputs.len())).map(|_| threads.spawn(run)).collect();
            let mut encodings = Vec::new();
            for told in receivers.into_iter().flatten() {
                stop::check()?;
                match told? {
                    Told::Drafts(drafts) => drafts.into_iter().try_for_each(&mut *take)?,
                    Told::Encoding(name, encoding) => encodings.push((name, encoding)),
                }
            }
            let broke_off = |_| Error::bug("a reader broke off");
            readers.into_iter().try_for_each(|reader| reader.join().map_err(broke_off))?;
            Ok(encodings)
        })
    }

    /// Reads one file; false once nobody listens any more: then the writer has failed, and tells why.
    fn read_one(&self, input: &Input, bar: &ProgressBar, sender: &SyncSender<Result<Told>>) -> bool {
        let mut heard = true;
        let mut tell = |told: Result<Told>| {
            heard = sender.send(told).is_ok();
            heard
        };
        if let Err(error) = self.texts(input, bar, &mut |told| tell(Ok(told))) {
            tell(Err(error));
        }
        heard
    }

    fn texts(&self, input: &Input, bar: &ProgressBar, tell: &mut dyn FnMut(Told) -> bool) -> Result<()> {
        input.each(self.said, bar, &mut |form, text| {
            if text.encoding.is_some_and(|encoding| !tell(Told::Encoding(text.name.clone(), encoding))) {
                return Ok(());
            }
            let (mapping, text) = match form {
                Form::Table => self.columns.of(text).map(|(mapping, text)| (Some(mapping), text))?,
                _ => (None, text),
            };
            let mut drafts = form.drafts(text, &Options { mapping, ..self.options.clone() })?;
            loop {
                let some: Vec<Result<Draft>> = drafts.by_ref().take(TOGETHER).collect();
                if some.is_empty() || !tell(Told::Drafts(some)) {
                    return Ok(());
                }
            }
        })
    }
}

/// A bar by bytes on a terminal, where it is worth one.
pub(super) fn progress(cx: &Context, inputs: &[Input]) -> ProgressBar {
    match inputs.iter().map(Input::length).sum::<Option<u64>>() {
        Some(length) if length > 1_000_000 && !cx.quiet && io::stderr().is_terminal() => {
            let style = ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes}  {bytes_per_sec}, {eta} left");
            let bar = ProgressBar::new(length);
            style.map_or(bar.clone(), |style| bar.with_style(style))
        }
        _ => ProgressBar::hidden(),
    }
}
