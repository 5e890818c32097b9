//! How precise a date is.

use edtf_core::{Date, Edtf, IntervalEndpoint, SetElement, Year, YearKind};
use serde::Serialize;

/// The smallest unit a date pins its event to, or the form it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// One day is named.
    Day,
    /// One month, with or without unspecified days.
    Month,
    /// A season, quarter, quadrimester or half of a year.
    Season,
    /// One year.
    Year,
    /// Ten years: `199X`, `1950S3`.
    Decade,
    /// A hundred years: `18XX`, `1950S2`.
    Century,
    /// A thousand years: `1XXX`.
    Millennium,
    /// From a date to a date, or open at an end.
    Interval,
    /// One of several dates, or all of them.
    Set,
    /// Nothing, or less than a millennium.
    Unknown,
}

impl Precision {
    pub(super) fn of(edtf: &Edtf) -> Self {
        match edtf {
            Edtf::Date(date) => Self::of_date(date),
            Edtf::DateTime(_) => Self::Day,
            Edtf::Interval(interval) => {
                let dated = interval.start.is_dated() || interval.end.is_dated();
                if dated { Self::Interval } else { Self::Unknown }
            }
            Edtf::Set(_) => Self::Set,
        }
    }

    /// The coarsest unspecified digit decides: 25 December of some year of a
    /// decade is known to a decade.
    pub(super) fn of_date(date: &Date) -> Self {
        let year = Self::of_year(&date.year);
        let Some(month) = date.month.filter(|_| year == Self::Year) else {
            return year;
        };
        match month.value() {
            None => Self::Year,
            Some(21..) => Self::Season,
            Some(_) if date.day.is_some_and(|day| !day.has_unspecified()) => Self::Day,
            Some(_) => Self::Month,
        }
    }

    fn of_year(year: &Year) -> Self {
        match unspecified_digits(year) {
            0 => Self::Year,
            1 => Self::Decade,
            2 => Self::Century,
            3 => Self::Millennium,
            _ => Self::Unknown,
        }
    }
}

/// How many digits of a year, from the last, are not vouched for.
fn unspecified_digits(year: &Year) -> usize {
    let significant = year.significant_digits.map(|digits| digits as usize);
    let vouched = |digits: usize| digits.saturating_sub(significant.unwrap_or(digits));
    match year.kind {
        YearKind::Standard { digits, .. } => {
            let masked = digits.iter().position(Option::is_none);
            masked.map_or_else(|| vouched(4), |place| 4 - place)
        }
        YearKind::Big { value } => vouched(value.unsigned_abs().to_string().len()),
        YearKind::Exponential { significand, exponent } => {
            vouched(significand.unsigned_abs().to_string().len() + exponent as usize)
        }
    }
}

/// Every date an expression names.
pub(super) fn dates(edtf: &Edtf) -> Vec<&Date> {
    match edtf {
        Edtf::Date(date) => vec![date],
        Edtf::DateTime(moment) => vec![&moment.date],
        Edtf::Interval(interval) => [&interval.start, &interval.end].into_iter().filter_map(endpoint).collect(),
        Edtf::Set(set) => set.elements.iter().flat_map(members).collect(),
    }
}

fn endpoint(end: &IntervalEndpoint) -> Option<&Date> {
    match end {
        IntervalEndpoint::Date(date) | IntervalEndpoint::OnOrBefore(date) | IntervalEndpoint::OnOrAfter(date) => {
            Some(date)
        }
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn members(element: &SetElement) -> Vec<&Date> {
    match element {
        SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => {
            vec![date]
        }
        SetElement::Range(from, to) => vec![from, to],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_coarsest_unknown_decides() {
        for (text, expected) in [
            ("2023-03-16", Precision::Day),
            ("1985-04-12T23:20:30Z", Precision::Day),
            ("2004-06-~11", Precision::Day),
            ("2023-03", Precision::Month),
            ("2023-03-XX", Precision::Month),
            ("2023-03-1X", Precision::Month),
            ("2001-21", Precision::Season),
            ("2022-35", Precision::Season),
            ("2023", Precision::Year),
            ("2023-XX-XX", Precision::Year),
            ("2023-1X", Precision::Year),
            ("Y170000002", Precision::Year),
            ("199X", Precision::Decade),
            ("1950S3", Precision::Decade),
            ("156X-12-25", Precision::Decade),
            ("Y3388E2S5", Precision::Decade),
            ("18XX", Precision::Century),
            ("1950S2", Precision::Century),
            ("1XX3", Precision::Millennium),
            ("XXXX-12-XX", Precision::Unknown),
            ("Y171010000S3", Precision::Unknown),
            ("2023-03-20/2023-03-22", Precision::Interval),
            ("2021-05/", Precision::Interval),
            ("[1667,1760-12]", Precision::Set),
        ] {
            let edtf = Edtf::parse(text).unwrap();
            assert_eq!(Precision::of(&edtf), expected, "{text}");
        }
    }

    #[test]
    fn every_date_is_found() {
        for (text, count) in [
            ("1985-04-12T23:20:30", 1),
            ("../1985", 1),
            ("..2004-06-01/2004-06-20..", 2),
            ("{..1983,1984-10..1984-11,1984-11-05..}", 4),
        ] {
            assert_eq!(dates(&Edtf::parse(text).unwrap()).len(), count, "{text}");
        }
    }
}
