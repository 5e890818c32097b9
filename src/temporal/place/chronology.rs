//! Chronologies within news: where a text names one year after the other, a day without a year lies between its
//! neighbours.

use super::year::in_year;
use crate::model::Day;
use crate::temporal::Spoken;
use crate::temporal::meaning::{Base, Part, Year};
use crate::temporal::stretch::Stretch;

/// How many months and days with their years make a chronology, if they follow each other.
const MANY: usize = 4;

/// The months and days of a text that stand with their years.
#[derive(Debug, Default)]
pub(super) struct Chronology {
    /// Where each begins in the text; nothing where the text is no chronology.
    dated: Vec<(usize, Stretch)>,
}

impl Chronology {
    /// Of a text most of whose dates follow each other.
    pub(super) fn of(spoken: &[Spoken]) -> Self {
        let dated: Vec<(usize, Stretch)> = spoken.iter().filter_map(explicit).collect();
        let ahead = dated.windows(2).filter(|pair| pair[0].1.first() <= pair[1].1.first()).count();
        let told = dated.len() >= MANY && ahead * 5 >= (dated.len() - 1) * 4;
        Self { dated: if told { dated } else { Vec::new() } }
    }

    /// The part of a year that lies between what was told before it and the next one with its year.
    pub(super) fn between(&self, one: &Spoken, told: Stretch, part: Part) -> Option<Stretch> {
        if !matches!(part, Part::Month(_) | Part::Day(..)) {
            return None;
        }
        let at = self.dated.partition_point(|(at, _)| *at <= one.span.start);
        let next = self.dated.get(at)?.1;
        // What was told last may be a glance ahead; then the date before it counts.
        let before = at.checked_sub(1).map_or(told, |before| self.dated[before].1);
        let told = if told.first() > next.last() { before } else { told };
        let (from, until) = (told.first()?, next.last()?);
        let inside = |stretch: &Stretch| lies_between(*stretch, from, until).unwrap_or(false);
        (told.year()..=next.year()).filter_map(|year| in_year(part, year)).find(inside)
    }
}

fn lies_between(stretch: Stretch, from: Day, until: Day) -> Option<bool> {
    Some(from <= stretch.last()? && stretch.first()? <= until)
}

/// `June 2023`, `15 August 2025`; not a year alone.
fn explicit(one: &Spoken) -> Option<(usize, Stretch)> {
    match one.meaning.base {
        Base::Calendar(part @ (Part::Month(_) | Part::Day(..)), Year::Given(year)) => {
            Some((one.span.start, in_year(part, year)?))
        }
        _ => None,
    }
}
