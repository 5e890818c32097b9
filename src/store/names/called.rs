//! Names as data sets write them: whole, or of those who served a state.

use super::super::Store;
use super::super::sql::Fail;
use super::{Grade, grade};
use crate::error::Result;
use crate::lexicon::fold::{fold, parts};
use crate::model::{ActorId, ActorKind, Day};
use rusqlite::params;
use std::collections::{BTreeMap, BTreeSet, HashMap};

impl Store {
    /// Those who are called exactly so, and not only figuratively; of a kind, if one is given. Parts of names and offices
    /// do not count: what a data set calls `Abdullah` may be anybody.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn called(&self, words: &str, kind: Option<ActorKind>) -> Result<Vec<ActorId>> {
        let mut grades: BTreeMap<Grade, BTreeSet<ActorId>> = BTreeMap::new();
        for (actor, alias) in self.keys(&fold(words))? {
            let grade = grade(&alias);
            if grade != Grade::Figure && (kind.is_none() || Some(self.actor(actor)?.kind) == kind) {
                grades.entry(grade).or_default().insert(actor);
            }
        }
        let Some(actors) = grades.into_values().next() else { return Ok(Vec::new()) };
        let living = self.living(&actors)?;
        Ok(if living.is_empty() { actors } else { living }.into_iter().collect())
    }

    /// Those in the service of an actor on some days in whose names a word occurs.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn serving(&self, actor: ActorId, word: &str, days: (Day, Day)) -> Result<Vec<ActorId>> {
        let sql = "SELECT DISTINCT t.person FROM office o JOIN term t ON t.office = o.id
                    WHERE o.actor = ?1 AND coalesce(t.day_from <= ?4, 0) AND coalesce(t.day_until >= ?3, 1)
                      AND EXISTS (SELECT 1 FROM name_key WHERE actor = t.person AND key = ?2 AND type <> 'id') ORDER BY 1";
        let mut rows = self.db.prepare_cached(sql).fail("find the holders")?;
        let values = params![actor, fold(word), days.0, days.1];
        let rows = rows.query_map(values, |row| row.get(0)).fail("find the holders")?;
        rows.collect::<rusqlite::Result<_>>().fail("find a holder")
    }

    /// Every whole name, folded, with the id of its actor, by each of its words.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub fn actor_words(&self) -> Result<HashMap<String, Vec<(String, String)>>> {
        let sql = "SELECT a.slug, k.key FROM name_key k JOIN actor a ON a.id = k.actor
                    WHERE k.whole = 1 AND k.type IN ('main', 'name') ORDER BY a.slug, k.key";
        let mut rows = self.db.prepare(sql).fail("read the names")?;
        let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).fail("read the names")?;
        let mut words: HashMap<String, Vec<(String, String)>> = HashMap::new();
        for row in rows {
            let (id, name): (String, String) = row.fail("read a name")?;
            for word in parts(&name) {
                words.entry(word.to_owned()).or_default().push((id.clone(), name.clone()));
            }
        }
        Ok(words)
    }
}
