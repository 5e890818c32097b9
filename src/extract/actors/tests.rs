//! Sentences and who is meant in them.
