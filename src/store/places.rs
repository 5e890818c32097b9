//! Where cities are on the earth.

use super::Store;
use super::sql::Fail;
use crate::error::Result;
use crate::model::Point;
use crate::model::city::cities;

impl Store {
    /// The points of the cities of an event, where they are known: of each the one in the state of that time, else the
    /// only one of its name.
    ///
    /// # Errors
    /// Only when SQLite fails.
    pub(super) fn points(&self, names: &str, country: Option<&str>) -> Result<Vec<Point>> {
        let sql = "SELECT a.slug, p.lat, p.lon FROM place p JOIN actor a ON a.id = p.country WHERE p.city = ?1";
        let mut known = self.db.prepare_cached(sql).fail("read where a city is")?;
        let mut points = Vec::new();
        for city in cities(names) {
            let rows = known.query_map([city], |row| {
                let degrees = row.get::<_, Option<f64>>("lat")?.zip(row.get::<_, Option<f64>>("lon")?);
                Ok((row.get::<_, String>("slug")?, degrees.and_then(|(lat, lon)| Point::new(lat, lon))))
            });
            let found: Vec<(String, Option<Point>)> =
                rows.fail("read where a city is")?.collect::<rusqlite::Result<_>>().fail("read where a city is")?;
            let there = found.iter().find(|(state, _)| Some(state.as_str()) == country);
            let only = found.first().filter(|_| found.len() == 1);
            points.extend(there.or(only).and_then(|(_, point)| *point));
        }
        Ok(points)
    }
}
