//! Words and names: folding, "did you mean", and the shape of a typed question. Pure functions over rows handed in.

pub mod fold;
pub mod gazetteer;
pub mod question;
pub mod suggest;
pub mod triggers;
