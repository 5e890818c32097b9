//! A knowledge base of diplomatic events in one SQLite file: who met whom, when, where, how, and how we know.
//!
//! The modules in the order in which they may use each other (a test keeps it): [`error`] < [`model`] <
//! [`lexicon`], [`temporal`] < [`store`], [`import`], [`export`], [`extract`] < [`ask`] < [`record`], [`check`], `serve` <
//! [`seeds`], `mcp` < [`cli`]. Three files carry the idea: `model/draft` is the one shape in, `record` the one way in,
//! `store/timeline` the one way out.

pub mod ask;
pub mod check;
pub mod cli;
pub mod error;
pub mod export;
pub mod extract;
pub mod import;
pub mod lexicon;
#[cfg(feature = "mcp")]
pub mod mcp;
pub mod model;
pub mod record;
pub mod seeds;
#[cfg(feature = "serve")]
pub mod serve;
pub mod store;
pub mod temporal;
