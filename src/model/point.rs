//! A place on the earth.

/// Degrees north and east, to a millionth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    lat: i32,
    lon: i32,
}

impl Point {
    /// A point; nothing if there is none with these degrees.
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        let fine = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        let whole = |degrees: f64| (degrees * 1e6).round() as i32;
        fine.then(|| Self { lat: whole(lat), lon: whole(lon) })
    }

    /// Degrees north.
    pub fn lat(self) -> f64 {
        f64::from(self.lat) / 1e6
    }

    /// Degrees east.
    pub fn lon(self) -> f64 {
        f64::from(self.lon) / 1e6
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_come_out_as_they_went_in() {
        let moscow = Point::new(55.8, 37.6).unwrap();
        assert_eq!((moscow.lat(), moscow.lon()), (55.8, 37.6));
        for (lat, lon) in [(91.0, 0.0), (0.0, 180.1), (f64::NAN, 0.0)] {
            assert_eq!(Point::new(lat, lon), None);
        }
    }
}
