//! From a text to what it tells, as pure functions over an article and what the base knows.
//!
//! - [`article`]: the text taken apart, with its day and its dateline.
//! - [`actors`]: every mention of an actor, and who is meant.

pub mod actors;
pub mod article;
