//! Answers that are sent while they are made: the head of a page is on the screen before its questions are answered.

use crate::ask::unwritten;
use crate::error::{Error, Result};
use axum::body::{Body, Bytes};
use std::io::{self, Write};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;
use tokio_stream::wrappers::ReceiverStream;

/// How many pieces wait for a reader.
const AHEAD: usize = 16;

/// How long a reader may take for a piece.
const SLOWEST: Duration = Duration::from_secs(15);

/// How much of a file is one piece.
const PIECE: usize = 64 * 1024;

/// The sending end of a body.
pub(super) struct Sender {
    pieces: mpsc::Sender<io::Result<Bytes>>,
    waiting: Vec<u8>,
    begun: Option<oneshot::Sender<()>>,
}

/// A body and where it is written; `begun` is told when the first piece of it is there.
pub(super) fn channel(begun: oneshot::Sender<()>) -> (Sender, Body) {
    let (pieces, receiver) = mpsc::channel(AHEAD);
    let sender = Sender { pieces, waiting: Vec::new(), begun: Some(begun) };
    (sender, Body::from_stream(ReceiverStream::new(receiver)))
}

impl Sender {
    /// Sends a text at once.
    pub(super) fn send(&mut self, text: String) -> Result<()> {
        self.piece(Ok(text.into())).map_err(|error| unwritten(&error))
    }

    /// Sends what is waiting.
    pub(super) fn close(&mut self) -> Result<()> {
        self.flush().map_err(|error| unwritten(&error))
    }

    /// Whether the reader has got a part of it.
    pub(super) const fn has_begun(&self) -> bool {
        self.begun.is_none()
    }

    /// Breaks a body off that has begun, so that a reader does not take a part for the whole.
    pub(super) fn fail(&mut self, error: &Error) {
        if self.has_begun() {
            let _ = self.piece(Err(io::Error::other(error.message().to_owned())));
        }
    }

    /// A reader that takes nothing for long loses its answer, since a connection to the base waits with it.
    fn piece(&mut self, piece: io::Result<Bytes>) -> io::Result<()> {
        if let Some(begun) = self.begun.take() {
            let _ = begun.send(());
        }
        let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
        match self.pieces.try_send(piece) {
            Ok(()) => Ok(()),
            Err(mpsc::error::TrySendError::Closed(_)) => Err(gone()),
            Err(mpsc::error::TrySendError::Full(piece)) => {
                let sent = Handle::current().block_on(timeout(SLOWEST, self.pieces.send(piece)));
                sent.is_ok_and(|sent| sent.is_ok()).then_some(()).ok_or_else(gone)
            }
        }
    }
}

impl Write for Sender {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let piece = std::mem::take(&mut self.waiting);
        self.piece(Ok(piece.into()))
    }
}
