//! The days a date allows.
//!
//! Every expression comes down to pieces: something that began on a day
//! between two others and ended on a day between two others. An event at one
//! unknown day of a span and a stay from one date to another then answer to
//! the same rule.

use edtf_core::{Bound, Date, Edtf, Interval, IntervalEndpoint, Qualifier, Set, SetElement, SetKind};

use crate::model::day::Day;
use crate::model::period::{Certainty, Period};

/// One occurrence. Where a day is missing nothing limits it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    first: Option<Day>,
    /// The latest day it can have begun.
    pub(super) start_by: Option<Day>,
    /// The earliest day it can have ended.
    pub(super) end_from: Option<Day>,
    last: Option<Day>,
}

impl Piece {
    /// Something on one unknown day of a span.
    pub(super) fn one_day_of(span: Period) -> Self {
        Self { first: span.from, start_by: span.until, end_from: span.from, last: span.until }
    }

    /// Something that lasted from a day of one span to a day of another; where
    /// the spans overlap it still cannot end before it begins.
    fn lasting(start: Period, end: Period) -> Self {
        Self {
            first: start.from,
            start_by: [start.until, end.until].into_iter().flatten().min(),
            end_from: [start.from, end.from].into_iter().flatten().max(),
            last: end.until,
        }
    }

    /// With one end in doubt, all that is sure is that it was going on at the other.
    fn trusting(self, sure: Option<End>, start: Period, end: Period) -> Self {
        match sure {
            Some(End::Last) => Self { start_by: end.until, ..self },
            Some(End::First) => Self { end_from: start.from, ..self },
            None => self,
        }
    }

    /// The days it may touch.
    pub(super) fn hull(&self) -> Period {
        Period { from: self.first, until: self.last }
    }

    /// Whether it touched the period: certainly, if it did at its latest
    /// beginning and its earliest end.
    pub(super) fn within(&self, period: &Period) -> Certainty {
        let began = |until: Day| self.start_by.is_some_and(|day| day <= until);
        let not_over = |from: Day| self.end_from.is_some_and(|day| day >= from);
        if !self.hull().overlaps(period) {
            Certainty::Not
        } else if period.until.is_none_or(began) && period.from.is_none_or(not_over) {
            Certainty::Certainly
        } else {
            Certainty::Possibly
        }
    }
}

/// An end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    First,
    Last,
}

/// The end of an interval that is sure where the other is called uncertain.
pub(super) fn sure_end(edtf: &Edtf) -> Option<End> {
    let Edtf::Interval(Interval { start: IntervalEndpoint::Date(start), end: IntervalEndpoint::Date(end) }) = edtf
    else {
        return None;
    };
    match (Edtf::Date(*start).is_uncertain(), Edtf::Date(*end).is_uncertain()) {
        (true, false) => Some(End::Last),
        (false, true) => Some(End::First),
        _ => None,
    }
}

/// How the span of a single date is taken: as written, or with its margin.
type Reading = fn(&Date) -> Period;

/// What an expression says happened: one piece, or one for each member of a set.
pub(super) fn pieces(edtf: &Edtf, span: Reading) -> Vec<Piece> {
    match edtf {
        Edtf::Date(date) => vec![Piece::one_day_of(span(date))],
        Edtf::DateTime(moment) => vec![Piece::one_day_of(span(&moment.date))],
        Edtf::Interval(interval) => vec![interval_piece(interval, span)],
        Edtf::Set(set) => set_pieces(set, span),
    }
}

/// The days an expression allows, as written.
pub(super) fn hull(edtf: &Edtf) -> Period {
    joined(&pieces(edtf, as_written))
}

/// The shortest period holding all the pieces.
pub(super) fn joined(pieces: &[Piece]) -> Period {
    let hulls = pieces.iter().map(Piece::hull);
    hulls.reduce(Period::joined).unwrap_or_default()
}

/// An interval with both ends dated lasted; with an open or unknown end it
/// only says before or after what something happened.
fn interval_piece(interval: &Interval, span: Reading) -> Piece {
    let start = endpoint(&interval.start, span);
    let end = endpoint(&interval.end, span);
    match (start, end) {
        (Some(start), Some(end)) => {
            Piece::lasting(start, end).trusting(sure_end(&Edtf::Interval(*interval)), start, end)
        }
        _ => {
            Piece::one_day_of(Period { from: start.and_then(|start| start.from), until: end.and_then(|end| end.until) })
        }
    }
}

fn endpoint(end: &IntervalEndpoint, span: Reading) -> Option<Period> {
    match end {
        IntervalEndpoint::Date(date) => Some(span(date)),
        IntervalEndpoint::OnOrBefore(date) => Some(up_to(span(date))),
        IntervalEndpoint::OnOrAfter(date) => Some(on_from(span(date))),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn up_to(span: Period) -> Period {
    Period { from: None, ..span }
}

fn on_from(span: Period) -> Period {
    Period { until: None, ..span }
}

/// In a set of all its members the named ends of a range certainly happened.
fn set_pieces(set: &Set, span: Reading) -> Vec<Piece> {
    let all = set.kind == SetKind::AllMembers;
    let member = |element: &SetElement| {
        let (range, ends) = match element {
            SetElement::Date(date) => (span(date), vec![]),
            SetElement::OnOrBefore(date) => (up_to(span(date)), vec![span(date)]),
            SetElement::OnOrAfter(date) => (on_from(span(date)), vec![span(date)]),
            SetElement::Range(a, b) => (span(a).joined(span(b)), vec![span(a), span(b)]),
        };
        let ends = ends.into_iter().filter(move |_| all);
        std::iter::once(range).chain(ends).map(Piece::one_day_of)
    };
    set.elements.iter().flat_map(member).collect()
}

/// The days a single date names.
pub(super) fn as_written(date: &Date) -> Period {
    season(date).unwrap_or_else(|| {
        let bounds = Edtf::Date(*date).bounds();
        Period { from: day(bounds.earliest), until: day(bounds.latest) }
    })
}

fn day(bound: Bound) -> Option<Day> {
    match bound {
        Bound::Date(date) => Day::from_ymd(date.year, date.month, date.day),
        _ => None,
    }
}

/// The days an approximate date reaches: on either side as many again as the
/// part called approximate has, a month for `2022-09~`, a year for `2022~`.
pub(super) fn with_margin(date: &Date) -> Period {
    let margin = approximate_part(date).and_then(|part| as_written(&part).length());
    as_written(date).widened(margin.unwrap_or(0))
}

/// The date cut off after the part that `~` or `%` is about: `2004-06` of
/// `2004-06~-11`, the whole of `2004-06-11~`.
fn approximate_part(date: &Date) -> Option<Date> {
    let year = (date.year.qualifier, Date { month: None, day: None, ..*date });
    let month = date.month.map(|month| (month.qualifier, Date { day: None, ..*date }));
    let day = date.day.map(|day| (day.qualifier, *date));
    let approximate = |(qualifier, _): &(Qualifier, Date)| qualifier.approximate;
    let parts = [Some(year), month, day].into_iter().flatten();
    let marked = parts.skip_while(|part| !approximate(part)).take_while(approximate);
    marked.last().map(|(_, part)| part)
}

/// The days a season can mean, which ISO 8601-2 leaves open.
///
/// A season runs from the first day of its three months to the day it ends by
/// the sun. 21-24 do not name the hemisphere and may be of either. A season
/// over the turn of the year may be counted to the year it begins or ends in.
/// Quarters and the like are months, and left to the library.
fn season(date: &Date) -> Option<Period> {
    let (from, until) = match date.month?.value()? {
        21 | 23 => ((0, 3, 1), (0, 12, 22)),
        25 | 31 => ((0, 3, 1), (0, 6, 22)),
        26 | 32 => ((0, 6, 1), (0, 9, 23)),
        27 | 29 => ((0, 9, 1), (0, 12, 22)),
        22 | 24 | 28 | 30 => ((-1, 12, 1), (1, 3, 21)),
        _ => return None,
    };
    let year = as_written(&Date { month: None, ..*date });
    let edge = |day: Day, (years, month, dom)| Day::from_ymd(day.ymd().0 + years, month, dom);
    Some(Period { from: year.from.and_then(|day| edge(day, from)), until: year.until.and_then(|day| edge(day, until)) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::EventDate;
    use Certainty::{Certainly, Not, Possibly};

    fn assert_within(examples: &[(&str, &str, Certainty)]) {
        for (text, within, expected) in examples {
            let date: EventDate = text.parse().unwrap();
            let period = within.parse::<EventDate>().unwrap().hull();
            assert_eq!(date.within(&period), *expected, "{text} in {within}");
        }
    }

    #[test]
    fn certainty_of_a_day_in_a_span() {
        assert_within(&[
            ("2023-03-16", "2023-03", Certainly),
            ("2023-03-16", "2023-03-16", Certainly),
            ("2023-03-16", "2023-04", Not),
            ("2023-03", "2023", Certainly),
            ("2023-03", "2023-03-10/2023-04-10", Possibly),
            ("2023-03-XX", "2023-03-01/2023-03-30", Possibly),
            ("2023", "2023-03", Possibly),
            ("[2023-03-20..2023-03-22]", "2023-03-20/2023-03-22", Certainly),
            ("[2023-03-20..2023-03-22]", "2023-03-21", Possibly),
            ("[1667,1760-12]", "1700", Not),
            ("[1667,1760-12]", "1667", Possibly),
            ("[1667,1760-12]", "1667/1760", Certainly),
            ("{1667,1760-12}", "1700", Not),
            ("{1667,1760-12}", "1667", Certainly),
            ("{1667..1670}", "1667", Certainly),
            ("{1667..1670}", "1668", Possibly),
            ("{..1984}", "1984", Certainly),
        ]);
    }

    #[test]
    fn certainty_of_intervals() {
        assert_within(&[
            ("2023-03-20/2023-03-22", "2023-03-21", Certainly),
            ("2023-03-20/2023-03-22", "2023-03-22/2023-04-01", Certainly),
            ("2023-03-20/2023-03-22", "2023-03-23", Not),
            ("2023-02/2023-05", "2023-03", Certainly),
            ("2023-02/2023-05", "2023-02-10", Possibly),
            ("2023-02/2023-03", "2023-02", Certainly),
            ("2004-06-XX/2004-07-03", "2004-07", Certainly),
            ("2004-06-XX/2004-07-03", "2004-06-15", Possibly),
            ("../2023-03-18", "2023-03", Possibly),
            ("../2023-03-18", "../2023-03", Certainly),
            ("../2023-03-18", "2023-03-19/..", Not),
            ("2021-05/..", "2021", Possibly),
            ("2021-05/..", "2021/..", Certainly),
            ("2021-05/", "2021", Possibly),
            ("2021-05/", "../2021-04", Not),
            ("/..", "2021", Possibly),
            ("/..", "../..", Certainly),
            ("..2004-06-01/2004-06-20..", "2004-06-10", Certainly),
            ("..2004-06-01/2004-06-20..", "2004-05", Possibly),
        ]);
    }

    #[test]
    fn certainty_of_qualified_dates() {
        assert_within(&[
            ("2022-09?", "2022", Possibly),
            ("2022-09?", "2022-08", Not),
            ("2022-09?", "../..", Certainly),
            ("2022-09~", "2022-09", Possibly),
            ("2022-09~", "2022-08/2022-10", Certainly),
            ("2022-09~", "2022-08-15/2022-10", Possibly),
            ("2022-09~", "2022-08", Possibly),
            ("2022-09~", "2022-07", Not),
            ("2022~", "2021/2023", Certainly),
            ("2022~", "2022", Possibly),
            ("2022%", "2021/2023", Possibly),
            ("2022-09-14~", "2022-09-13/2022-09-15", Certainly),
            ("2022-09-14~", "2022-09-12", Not),
            ("199X~", "1980/2009", Certainly),
            ("2004-06~-11", "2004-05/2004-07", Certainly),
            ("2004-06~-11", "2004-05-20/2004-07", Possibly),
            ("~2004-06-11", "2004", Possibly),
            ("2004-06-~11", "2004-06", Certainly),
            ("2004-06-~01/2004-06-~20", "2004-06-02/2004-06-19", Certainly),
            ("2004-06-~01/2004-06-~20", "2004-05-31", Possibly),
        ]);
    }

    #[test]
    fn a_doubt_about_one_end_leaves_the_other_sure() {
        assert_within(&[
            ("2025-08-31?/2025-09-03", "2025-09", Certainly),
            ("2025-08-31?/2025-09-03", "2025-08", Possibly),
            ("2025-08-31?/2025-09-03", "../2025-12", Certainly),
            ("2025-08-31/2025-09-03?", "2025-08", Certainly),
            ("2025-08-31?/2025-09-03?", "2025", Possibly),
        ]);
    }

    #[test]
    fn years_beyond_the_calendar_have_no_bounds() {
        for text in ["Y1E19", "Y9E18", "Y9E18S1", "Y-1E100000", "[Y1E19,1985]"] {
            let date: EventDate = text.parse().unwrap();
            assert_eq!(date.hull(), Period::default(), "{text}");
            assert_within(&[(text, "1985", Possibly)]);
        }
    }
}
