//! The local page as a server: who may ask, what is answered, and that nobody can starve it. The pages themselves are
//! tried in a real browser (`tests/browser`).

mod answers;
mod guard;
mod server;
