//! Events out, one file for each form. Nothing here asks the base or knows a terminal: a form is given events and
//! a writer.

pub mod calendar;
pub mod chart;
pub mod codes;
pub mod csv;
pub mod dot;
pub mod geojson;
pub mod gexf;
pub mod graph;
pub mod html;
pub mod json;
pub mod markdown;
pub mod markup;
pub mod svg;
pub mod table;
pub mod text;
pub mod timeline;
pub mod timelinejs;
pub mod words;

use crate::model::Event;
use std::io;

/// A form that takes events one by one, so that a long answer never stands in memory.
pub trait EventWriter {
    /// Writes one event.
    ///
    /// # Errors
    /// When the writer fails.
    fn event(&mut self, event: &Event) -> io::Result<()>;

    /// Writes what stands at the end.
    ///
    /// # Errors
    /// When the writer fails.
    fn finish(&mut self) -> io::Result<()>;
}
