//! Questions on a terminal. Esc and Ctrl-D leave every one of them.

use crate::error::{Error, ErrorKind, Result};
use crate::export::text::printable;
use console::{Key, Term};
use std::io::{self, IsTerminal};

/// Whether there is somebody to ask.
pub(super) fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// What is said when somebody leaves before the end.
pub(super) fn left() -> Error {
    Error::new(ErrorKind::Interrupted, "not answered to the end").outcome("nothing was written")
}

/// A line of text, to be changed from what stands there already; none: left.
pub(super) fn line(question: &str, before: &str) -> Result<Option<String>> {
    edit(&Term::stderr(), question, before).map_err(|error| left().cause(error))
}

fn edit(term: &Term, question: &str, before: &str) -> io::Result<Option<String>> {
    let mut text = before.to_owned();
    loop {
        term.clear_line()?;
        term.write_str(&format!("{question} {}", shown(term, question, &text)))?;
        match term.read_key()? {
            Key::Enter => break,
            Key::Backspace => drop(text.pop()),
            Key::Char('\u{15}') => text.clear(),
            Key::Char('\u{4}') if !text.is_empty() => {}
            Key::Escape | Key::Char('\u{4}') => {
                term.write_line("")?;
                return Ok(None);
            }
            Key::Char(c) if !c.is_control() => text.push(c),
            _ => {}
        }
    }
    term.write_line("")?;
    Ok(Some(text.trim().to_owned()))
}

/// As much of the end of a text as the line has room for.
fn shown(term: &Term, question: &str, text: &str) -> String {
    let room = usize::from(term.size().1).saturating_sub(question.chars().count() + 4).max(8) / 2;
    let long = text.chars().count().saturating_sub(room.max(40));
    printable(&text.chars().skip(long).collect::<String>())
}

/// Yes or no; the first letter tells.
pub(super) fn confirm(question: &str, usual: bool) -> Result<bool> {
    let choice = if usual { "[Y/n]" } else { "[y/N]" };
    loop {
        match line(&format!("{question} {choice}"), "")?.ok_or_else(left)?.to_lowercase().as_str() {
            "" => return Ok(usual),
            "y" | "yes" => return Ok(true),
            "n" | "no" => return Ok(false),
            _ => {}
        }
    }
}

/// One of several, by its number; none: left.
pub(super) fn choice(question: &str, choices: &[&str]) -> Result<Option<usize>> {
    for (i, text) in choices.iter().enumerate() {
        eprintln!("  {}  {}", i + 1, printable(text));
    }
    loop {
        let Some(answer) = line(&format!("{question} [1]"), "")? else { return Ok(None) };
        match answer.parse() {
            _ if answer.is_empty() => return Ok(Some(0)),
            Ok(n) if (1..=choices.len()).contains(&n) => return Ok(Some(n - 1)),
            _ => {}
        }
    }
}
