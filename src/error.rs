//! Errors a user can meet: what failed and on which value, what was not done, and what to try next.

use std::fmt;

/// What sort of failure it is; decides the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The arguments do not make sense together, or one is missing.
    Usage,
    /// A name or a date in the arguments is unknown, impossible or ambiguous.
    Unknown,
    /// Nothing was written because it would duplicate or contradict what is known.
    Conflict,
    /// An input file could not be used, in whole or in part.
    Input,
    /// The base is missing, locked, damaged, or newer than this program.
    Base,
    /// Whoever was asked did not answer.
    Interrupted,
    /// A mistake in chancery itself.
    Bug,
}

impl ErrorKind {
    /// The exit code of the process (`chancery help exit-codes`).
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Usage => 2,
            Self::Unknown => 3,
            Self::Conflict => 4,
            Self::Input => 5,
            Self::Base => 6,
            Self::Interrupted => 130,
            Self::Bug => 70,
        }
    }
}

/// One message and the lines below it: a label and a text, printed in two columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What failed, lower-case, with the value: `no actor called "zelinsky"`.
    pub message: String,
    /// Next steps, ready to paste, or the choices there are.
    pub notes: Vec<(String, String)>,
}

/// A failure, with everything that is wrong at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The sort of failure.
    pub kind: ErrorKind,
    /// At least one message.
    pub reports: Vec<Report>,
    /// A closing line: `nothing was written`.
    pub outcome: Option<String>,
    /// What the library below said; shown with `-v`.
    pub cause: Option<String>,
}

/// The result of nearly everything here.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error of a kind, with its message.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        let report = Report { message: message.into(), notes: Vec::new() };
        Self { kind, reports: vec![report], outcome: None, cause: None }
    }

    /// Wrong usage.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Usage, message)
    }

    /// An unknown or ambiguous name or date.
    pub fn unknown(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Unknown, message)
    }

    /// A duplicate or a contradiction.
    pub fn conflict(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Conflict, message)
    }

    /// An input file that cannot be used.
    pub fn input(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Input, message)
    }

    /// A base that cannot be used.
    pub fn base(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Base, message)
    }

    /// A mistake of ours.
    pub fn bug(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Bug, message)
    }

    /// Adds a line below the last message.
    pub fn note(mut self, label: impl Into<String>, text: impl Into<String>) -> Self {
        if let Some(report) = self.reports.last_mut() {
            report.notes.push((label.into(), text.into()));
        }
        self
    }

    /// Adds several lines below the last message.
    pub fn notes(mut self, notes: impl IntoIterator<Item = (String, String)>) -> Self {
        if let Some(report) = self.reports.last_mut() {
            report.notes.extend(notes);
        }
        self
    }

    /// Says what was or was not done.
    pub fn outcome(mut self, text: impl Into<String>) -> Self {
        self.outcome = Some(text.into());
        self
    }

    /// Keeps what the library below said.
    pub fn cause(mut self, cause: impl fmt::Display) -> Self {
        self.cause = Some(cause.to_string());
        self
    }

    /// Puts a place (`path:line`) before the first message.
    pub fn at(mut self, place: impl fmt::Display) -> Self {
        if let Some(report) = self.reports.first_mut() {
            report.message = format!("{place}: {}", report.message);
        }
        self
    }

    /// Two errors told at once; the first decides the exit code.
    pub fn and(mut self, other: Self) -> Self {
        self.reports.extend(other.reports);
        self.outcome = self.outcome.or(other.outcome);
        self
    }

    /// The first message, on one line.
    pub fn message(&self) -> &str {
        self.reports.first().map_or("", |report| &report.message)
    }
}

/// The values of those that went well, or all that went wrong at once.
///
/// # Errors
/// The sum of all the errors, if there is one.
pub fn all<T>(results: impl IntoIterator<Item = Result<T>>) -> Result<Vec<T>> {
    let mut values = Vec::new();
    let mut failed: Option<Error> = None;
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(error) => failed = Some(failed.map_or(error.clone(), |sum| sum.and(error))),
        }
    }
    failed.map_or(Ok(values), Err)
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for report in &self.reports {
            writeln!(f, "error: {}", report.message)?;
            let width = report.notes.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0).max(14);
            for (label, text) in &report.notes {
                writeln!(f, "  {label:width$} {text}")?;
            }
        }
        if let Some(outcome) = &self.outcome {
            writeln!(f, "{outcome}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_stand_in_two_columns_below_their_message() {
        let error = Error::unknown("no actor called \"zelinsky\"").note("did you mean", "Volodymyr Zelenskyy");
        assert_eq!(error.to_string(), "error: no actor called \"zelinsky\"\n  did you mean   Volodymyr Zelenskyy\n");
    }

    #[test]
    fn all_bad_arguments_are_told_at_once() {
        let result = all([Err::<(), _>(Error::unknown("a")), Ok(()), Err(Error::usage("b"))]);
        let error = result.unwrap_err();
        assert_eq!((error.kind, error.reports.len()), (ErrorKind::Unknown, 2));
    }
}
