//! Who would have been in two places at once.

use super::super::Store;
use super::super::sql::Fail;
use super::Found;
use crate::error::Result;
use crate::model::{ActorId, EventId, Point};

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
    points: Vec<Point>,
}

/// Held, in person, on one certain day, in a city.
const STAYS: &str = "
  SELECT p.actor, a.name, e.date_from, e.id, e.city, e.date, c.slug AS country
    FROM event e JOIN participant p ON p.event = e.id JOIN actor a ON a.id = p.actor LEFT JOIN actor c ON c.id = e.country
   WHERE e.status = 'held' AND e.mode = 'in-person' AND e.date_from = e.date_to AND e.city IS NOT NULL AND a.kind = 'person'
   ORDER BY p.actor, e.date_from, e.id";

impl Store {
    /// Persons in two far places on one day.
    pub(crate) fn far_apart(&self) -> Result<Found> {
        let stays = self.stays()?;
        let mut found = Vec::new();
        for day in stays.chunk_by(|a, b| (a.person, a.day) == (b.person, b.day)) {
            for (i, stay) in day.iter().enumerate() {
                let far = |other: &&Stay| nearest(&stay.points, &other.points).is_some_and(|km| km > FAR);
                for other in day[i + 1..].iter().filter(far) {
                    let km = nearest(&stay.points, &other.points).unwrap_or_default();
                    let words = format!(
                        "{} in {} and in {}, {km:.0} km apart, both on {}",
                        stay.name, stay.city, other.city, stay.date
                    );
                    found.push((vec![stay.event, other.event], words));
                }
            }
        }
        Ok(found)
    }

    fn stays(&self) -> Result<Vec<Stay>> {
        let mut rows = self.db.prepare(STAYS).fail("check")?;
        let mut rows = rows.query([]).fail("check")?;
        let mut stays = Vec::new();
        while let Some(row) = rows.next().fail("check")? {
            let (city, country): (String, Option<String>) =
                (row.get("city").fail("check")?, row.get("country").fail("check")?);
            stays.push(Stay {
                person: row.get("actor").fail("check")?,
                name: row.get("name").fail("check")?,
                day: row.get("date_from").fail("check")?,
                event: row.get("id").fail("check")?,
                date: row.get("date").fail("check")?,
                points: self.points(&city, country.as_deref())?,
                city,
            });
        }
        Ok(stays)
    }
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
