//! Who would have been in two places at once.

use super::super::Store;
use super::super::sql::Fail;
use super::Tell;
use crate::error::Result;
use crate::model::{ActorId, EventId, Point};
use rusqlite::Row;

/// Kilometres that nobody flies between two meetings of one day.
const FAR: f64 = 7000.0;

/// One person in one place on one day.
struct Stay {
    person: ActorId,
    name: String,
    day: i64,
    event: EventId,
    city: String,
    date: String,
    country: Option<String>,
}

/// Held, in person, on one certain day, in a city. Events are read first: in most large sets few of them have a city.
const STAYS: &str = "
  SELECT p.actor, a.name, e.date_from, e.id, e.city, e.date, c.slug AS country
    FROM event e CROSS JOIN participant p ON p.event = e.id CROSS JOIN actor a ON a.id = p.actor
    LEFT JOIN actor c ON c.id = e.country
   WHERE e.status = 'held' AND e.mode = 'in-person' AND e.date_from = e.date_to AND e.city IS NOT NULL AND a.kind = 'person'
   ORDER BY p.actor, e.date_from, e.id";

impl Store {
    /// Persons in two far places on one day; only the stays of that person and day stand in memory.
    pub(crate) fn far_apart(&self, tell: &mut Tell<'_>) -> Result<()> {
        let mut rows = self.db.prepare(STAYS).fail("check")?;
        let mut rows = rows.query([]).fail("check")?;
        let mut day: Vec<Stay> = Vec::new();
        while let Some(row) = rows.next().fail("check")? {
            let next = stay(row).fail("check")?;
            if day.last().is_some_and(|last| (last.person, last.day) != (next.person, next.day)) {
                self.far_on(&day, tell)?;
                day.clear();
            }
            day.push(next);
        }
        self.far_on(&day, tell)
    }

    /// The same among the stays of one person on one day.
    fn far_on(&self, day: &[Stay], tell: &mut Tell<'_>) -> Result<()> {
        if day.len() < 2 {
            return Ok(());
        }
        let points = |stay: &Stay| self.points(&stay.city, stay.country.as_deref());
        let points = day.iter().map(points).collect::<Result<Vec<_>>>()?;
        for (i, (stay, from)) in day.iter().zip(&points).enumerate() {
            for (other, to) in day.iter().zip(&points).skip(i + 1) {
                let Some(km) = nearest(from, to).filter(|km| *km > FAR) else { continue };
                let words = format!(
                    "{} in {} and in {}, {km:.0} km apart, both on {}",
                    stay.name, stay.city, other.city, stay.date
                );
                tell(vec![stay.event, other.event], words)?;
            }
        }
        Ok(())
    }
}

fn stay(row: &Row<'_>) -> rusqlite::Result<Stay> {
    Ok(Stay {
        person: row.get("actor")?,
        name: row.get("name")?,
        day: row.get("date_from")?,
        event: row.get("id")?,
        city: row.get("city")?,
        date: row.get("date")?,
        country: row.get("country")?,
    })
}

/// The shortest way between two journeys, in kilometres.
fn nearest(from: &[Point], to: &[Point]) -> Option<f64> {
    let ways = from.iter().flat_map(|a| to.iter().map(|b| kilometres(*a, *b)));
    ways.min_by(f64::total_cmp)
}

/// Along a great circle.
fn kilometres(a: Point, b: Point) -> f64 {
    let (north, south) = (a.lat().to_radians(), b.lat().to_radians());
    let (dy, dx) = ((south - north) / 2.0, (b.lon() - a.lon()).to_radians() / 2.0);
    let square = dy.sin().powi(2) + north.cos() * south.cos() * dx.sin().powi(2);
    2.0 * 6371.0 * square.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_great_circle_is_the_way() {
        let point = |lat, lon| Point::new(lat, lon).unwrap();
        let way = kilometres(point(55.75, 37.62), point(39.9, 116.4));
        assert!((5780.0..5810.0).contains(&way), "{way}");
        assert!(kilometres(point(0.0, 179.9), point(0.0, -179.9)) < 25.0);
    }
}
