//! A text taken apart: tokens and sentences with their places in UTF-8 bytes. What reads prose starts here.

mod sentence;
mod stretch;
mod token;

pub use sentence::{Sentence, sentences};
pub use stretch::stretches;
pub use token::{PARAGRAPH, Token, TokenKind, tokens};
