//! stdout and stderr: data on one, talk on the other, a closed pipe a quiet end.

use super::context::Context;
use super::{ColorWhen, Format};
use crate::error::{Error, Result};
use crate::export::text::printable;
use anstyle::Style;
use console::measure_text_width;
use std::borrow::Cow;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// Where answers go: stdout, or a pager before it.
pub(super) struct Out {
    output: Option<BufWriter<Box<dyn Write>>>,
    pager: Option<Child>,
    width: Option<usize>,
    hints: Vec<String>,
    dry: bool,
}

impl Out {
    pub(super) fn new() -> Self {
        let stdout: Box<dyn Write> = Box::new(anstream::AutoStream::auto(io::stdout()));
        Self { output: Some(BufWriter::new(stdout)), pager: None, width: None, hints: Vec::new(), dry: false }
    }

    /// Lines that are wider than a window of this width go on in the next one, broken between words.
    pub(super) const fn fit(&mut self, width: Option<usize>) {
        self.width = width;
    }

    /// Puts a pager before a terminal, for the answers of reading commands.
    pub(super) fn page(&mut self, cx: &Context) {
        let Some(pager) = cx.pager.as_ref().filter(|_| io::stdout().is_terminal()) else { return };
        let mut words = pager.split_whitespace();
        let Some(program) = words.next() else { return };
        let mut command = Command::new(program);
        command.args(words).stdin(Stdio::piped());
        if std::env::var_os("LESS").is_none() {
            command.env("LESS", "FRX");
        }
        if let Ok(mut child) = command.spawn() {
            let input: Option<Box<dyn Write>> = child.stdin.take().map(|input| Box::new(input) as _);
            self.output = input.map(BufWriter::new);
            self.pager = Some(child);
        }
    }

    /// A line of the answer.
    pub(super) fn line(&mut self, text: impl AsRef<str>) -> Result<()> {
        let text = folded(text.as_ref(), self.width);
        self.write(|output| writeln!(output, "{text}"))
    }

    /// A dim line to stderr after the answer, unless `--quiet`.
    pub(super) fn hint(&mut self, cx: &Context, text: impl Into<String>) {
        if !cx.quiet {
            self.hints.push(text.into());
        }
    }

    /// Says that nothing was written, and that a base made for it need not be kept.
    pub(super) fn dry_run(&mut self) -> Result<()> {
        self.dry = true;
        self.line("nothing was written (--dry-run)")
    }

    /// Whether nothing was to be written.
    pub(super) const fn is_dry(&self) -> bool {
        self.dry
    }

    /// Anything a form writes.
    pub(super) fn write(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        match &mut self.output {
            Some(output) => write(output).map_err(|error| failed(&error)),
            None => Ok(()),
        }
    }

    /// Anything that needs the writer and can fail in our own words.
    pub(super) fn write_with<T>(&mut self, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
        match &mut self.output {
            Some(output) => write(output),
            None => Err(Error::bug("the output is closed")),
        }
    }

    /// Forgets what is waiting: it speaks of changes that could not be kept.
    pub(super) fn forget(&mut self) {
        self.hints.clear();
        self.output = self.output.take().map(|output| BufWriter::new(output.into_parts().0));
    }

    /// Sends on what is waiting, and lets a pager end.
    pub(super) fn finish(&mut self) -> Result<()> {
        self.write(|output| output.flush())?;
        if let Some(mut pager) = self.pager.take() {
            self.output = None;
            let _ = pager.wait();
        }
        for text in self.hints.drain(..) {
            dim(&text);
        }
        Ok(())
    }
}

/// Ends quietly when whoever reads has gone.
pub fn closed_pipe() -> ! {
    std::process::exit(0)
}

/// The error for output that cannot be written.
pub(super) fn failed(error: &io::Error) -> Error {
    if error.kind() == io::ErrorKind::BrokenPipe {
        closed_pipe();
    }
    Error::input("the output cannot be written").cause(error)
}

/// Whether answers are coloured; `NO_COLOR` and pipes count where nothing is said.
pub(super) fn set_color(when: ColorWhen) {
    let choice = match when {
        ColorWhen::Auto => anstream::ColorChoice::Auto,
        ColorWhen::Always => anstream::ColorChoice::Always,
        ColorWhen::Never => anstream::ColorChoice::Never,
    };
    choice.write_global();
}

/// Prints an error to stderr: messages, next steps, outcome; with `-v` the cause below.
pub(super) fn report(error: &Error, verbose: bool) {
    let mut stderr = anstream::stderr();
    let bold = Style::new().bold();
    for line in folded(&error.to_string(), stderr_width()).lines() {
        let _ = match printable(line).strip_prefix("error:") {
            Some(rest) => writeln!(stderr, "{bold}error:{bold:#}{rest}"),
            None => writeln!(stderr, "{}", printable(line)),
        };
    }
    match &error.cause {
        Some(cause) if verbose => drop(writeln!(stderr, "cause: {}", printable(cause))),
        Some(_) if error.kind.exit_code() == 70 => {
            let version = env!("CARGO_PKG_VERSION");
            let _ = writeln!(stderr, "this is a mistake in chancery {version}: please report it, with what -v adds");
        }
        _ => {}
    }
}

/// A dim line to stderr at once, unless `--quiet`.
pub(super) fn hint(cx: &Context, text: impl AsRef<str>) {
    if !cx.quiet {
        dim(text.as_ref());
    }
}

/// Says on a terminal what is waited for, if it takes more than a moment; until what is returned is dropped.
pub(super) fn waiting(cx: &Context, text: String) -> Option<Sender<()>> {
    let (done, end) = channel();
    if cx.quiet || !io::stderr().is_terminal() {
        return None;
    }
    std::thread::spawn(move || {
        if end.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
            dim(&text);
        }
    });
    Some(done)
}

fn dim(text: &str) {
    let dim = Style::new().dimmed();
    let _ = writeln!(anstream::stderr(), "{dim}{}{dim:#}", folded(&printable(text), stderr_width()));
}

/// The width of the window; none in a pipe, where nothing is cut.
pub(super) fn width(format: Format) -> Option<usize> {
    (format == Format::Text && io::stdout().is_terminal()).then(window).flatten()
}

fn stderr_width() -> Option<usize> {
    io::stderr().is_terminal().then(window).flatten()
}

fn window() -> Option<usize> {
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0).max(40))
}

/// Lines that are too wide are broken between words; what goes on stands under where the line began.
fn folded(text: &str, width: Option<usize>) -> Cow<'_, str> {
    let fits = |width: usize| text.lines().all(|line| measure_text_width(line) <= width);
    match width {
        Some(width) if !fits(width) => {
            Cow::Owned(text.lines().map(|line| fold(line, width)).collect::<Vec<_>>().join("\n"))
        }
        _ => Cow::Borrowed(text),
    }
}

fn fold(line: &str, width: usize) -> String {
    let bare = line.trim_start_matches(' ');
    let indent = " ".repeat(line.len() - bare.len());
    let (mut folded, mut column) = (indent.clone(), indent.len());
    for word in bare.split_inclusive(' ') {
        if column > indent.len() && column + measure_text_width(word.trim_end_matches(' ')) > width {
            folded.truncate(folded.trim_end_matches(' ').len());
            folded = folded + "\n" + &indent;
            column = indent.len();
        }
        folded.push_str(word);
        column += measure_text_width(word);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_wider_than_the_window_is_broken_between_words() {
        assert_eq!(folded("  one two  three\nfour", Some(10)), "  one two\n  three\nfour");
        assert_eq!(folded("\u{4e60}\u{8fd1}\u{5e73} met", Some(8)), "\u{4e60}\u{8fd1}\u{5e73}\nmet");
        assert_eq!(folded("\u{1b}[1mone\u{1b}[0m two", Some(7)), "\u{1b}[1mone\u{1b}[0m two");
        assert_eq!(folded("unbreakable", Some(4)), "unbreakable");
        assert_eq!(folded("as long as it is", None), "as long as it is");
    }
}
