//! The course of a story: which year a month without one belongs to.
//!
//! A story goes forward, but not always: a date in passing (`planned for 1976`, `a report of 2005`) does not move it,
//! and a glance back is told in between. So the months told last are all kept, and the year is taken that makes the
//! shortest way from one of them: on is shorter than back, and from the latest shorter than from earlier ones.

use crate::temporal::stretch::Stretch;

/// How many months told are kept.
const KEPT: usize = 4;

/// The cost of each month on, of turning back, of each month back, of each step to an earlier month told, and of a
/// year named in passing.
const ON: i64 = 2;
const TURN: i64 = 2;
const BACK: i64 = 2;
const EARLIER: i64 = 4;
const PASSING: i64 = 5;

/// The months told last, the latest first, and a year named since.
#[derive(Debug, Default)]
pub(super) struct Course {
    months: Vec<i64>,
    year: Option<i64>,
}

impl Course {
    /// Goes on to a date. A year that opens a sentence begins a new course.
    pub(super) fn tell(&mut self, stretch: Stretch, opens: bool) {
        match (stretch.month(), stretch) {
            (Some(month), _) => {
                self.months.insert(0, stretch.year() * 12 + i64::from(month));
                self.months.truncate(KEPT);
                self.year = None;
            }
            (None, Stretch::Year(year)) => {
                if opens {
                    self.months.clear();
                }
                self.year = Some(year);
            }
            _ => {}
        }
    }

    /// The year a month belongs to; nothing before the first date.
    pub(super) fn year_of(&self, month: u8) -> Option<i64> {
        let from = |(age, told): (usize, &i64)| {
            let year = (told - 1).div_euclid(12);
            [year, year + 1, year - 1]
                .map(|year| (year, way(*told, year * 12 + i64::from(month)) + age as i64 * EARLIER))
        };
        let months = self.months.iter().enumerate().flat_map(from);
        let passing = self.year.map(|year| (year, PASSING));
        months.chain(passing).min_by_key(|(_, cost)| *cost).map(|(year, _)| year)
    }
}

/// The cost of the way from one month to another.
const fn way(from: i64, to: i64) -> i64 {
    match to - from {
        on @ 0.. => on * ON,
        back => TURN - back * BACK,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(told: &[Stretch]) -> Course {
        let mut course = Course::default();
        for stretch in told {
            course.tell(*stretch, false);
        }
        course
    }

    #[test]
    fn a_story_goes_forward_and_over_the_turn_of_the_year() {
        let story = course(&[Stretch::Month(1811, 11)]);
        assert_eq!([12, 1, 10].map(|month| story.year_of(month)), [Some(1811), Some(1812), Some(1811)]);
    }

    #[test]
    fn a_year_in_passing_does_not_move_it() {
        let mut story = course(&[Stretch::Month(1811, 3), Stretch::Year(1890)]);
        assert_eq!(story.year_of(4), Some(1811));
        story.tell(Stretch::Year(1815), true);
        assert_eq!(story.year_of(4), Some(1815));
    }

    #[test]
    fn nothing_is_known_before_the_first_date() {
        assert_eq!(Course::default().year_of(4), None);
    }
}
