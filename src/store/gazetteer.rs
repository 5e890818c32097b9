//! Every name of a base in one go, for the reading of texts.

use super::Store;
use crate::error::Result;
use crate::lexicon::gazetteer::NameRows;

impl Store {
    /// The rows from which a gazetteer is built.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn name_rows(&self) -> Result<NameRows> {
        let mut places = self.places()?;
        places.dedup_by(|a, b| a.1 == b.1);
        Ok(NameRows {
            actors: self.actors()?,
            aliases: self.aliases(None)?,
            offices: self.offices(None)?.into_iter().map(|(_, office)| office).collect(),
            terms: self.terms(None)?,
            places: places.into_iter().map(|(_, place, _)| place).collect(),
        })
    }
}
