//! What people meet when something is wrong: exit codes and the first lines of stderr, word for word
//! (CLI.md "Error messages"), and that a refused command leaves every file as it was.

mod bases;
mod events;
mod files;
mod folder;
mod questions;
mod settings;
