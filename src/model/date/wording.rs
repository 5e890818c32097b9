//! Dates in English prose. What English has no short form for is left to the
//! caller, who has the EDTF.

use edtf_core::{
    Date, DateField, DateTime, Edtf, Interval, IntervalEndpoint, Qualifier, Set, SetElement, SetKind, Year, YearKind,
};

use super::precision::Precision;
use crate::model::day::MONTHS;

const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

/// The words for an expression.
pub(super) fn of(edtf: &Edtf) -> Option<String> {
    match edtf {
        Edtf::Date(date) => qualified(date),
        Edtf::DateTime(moment) => moment_words(moment),
        Edtf::Interval(interval) => interval_words(interval),
        Edtf::Set(set) => set_words(set),
    }
}

fn moment_words(moment: &DateTime) -> Option<String> {
    Some(format!("{}, {}", plain(&moment.date)?, moment.time))
}

/// A date with a qualifier for the whole of it; one for a part has no words.
fn qualified(date: &Date) -> Option<String> {
    let qualifier = whole_qualifier(date)?;
    let about = if qualifier.approximate { "about " } else { "" };
    let uncertain = if qualifier.uncertain { " (uncertain)" } else { "" };
    Some(format!("{about}{}{uncertain}", plain(date)?))
}

fn whole_qualifier(date: &Date) -> Option<Qualifier> {
    let year = date.year.qualifier;
    let mut parts = [date.month, date.day].into_iter().flatten();
    parts.all(|part| part.qualifier == year).then_some(year)
}

/// A date without its qualifiers. Unspecified days and months go unsaid, as
/// does anybody who says `March 2023` and not `some day in March 2023`.
fn plain(date: &Date) -> Option<String> {
    match Precision::of_date(date) {
        Precision::Day => Some(format!("{} {}", day(date)?, month_and_year(date)?)),
        Precision::Month if is_blank(date.day) => month_and_year(date),
        Precision::Season => season(date),
        Precision::Year if is_blank(date.month) && is_blank(date.day) => year(&date.year),
        Precision::Decade if date.month.is_none() => decade(&date.year),
        Precision::Century if date.month.is_none() => century(&date.year),
        _ => None,
    }
}

fn is_blank(field: Option<DateField>) -> bool {
    field.is_none_or(|field| field.digits == [None, None])
}

fn day(date: &Date) -> Option<u8> {
    date.day?.value()
}

fn month(date: &Date) -> Option<&'static str> {
    let number = usize::from(date.month?.value()?);
    MONTHS.get(number.checked_sub(1)?).copied()
}

fn month_and_year(date: &Date) -> Option<String> {
    Some(format!("{} {}", month(date)?, year(&date.year)?))
}

/// The sub-year groupings of ISO 8601-2, 4.8.
fn season(date: &Date) -> Option<String> {
    let code = usize::from(date.month?.value()?);
    let year = year(&date.year)?;
    let season = SEASONS[code.checked_sub(21)? % 4];
    let ordinal = |first: usize| ORDINALS[(code - first) % 4];
    Some(match code {
        ..25 => format!("{season} {year}"),
        25..29 => format!("{season} {year} (northern hemisphere)"),
        29..33 => format!("{season} {year} (southern hemisphere)"),
        33..37 => format!("{} quarter of {year}", ordinal(33)),
        37..40 => format!("{} third of {year}", ordinal(37)),
        _ => format!("{} half of {year}", ordinal(40)),
    })
}

/// Years of four digits stand for themselves, earlier ones need their era.
fn year(year: &Year) -> Option<String> {
    if !matches!(year.kind, YearKind::Standard { .. }) || year.significant_digits.is_some() {
        return None;
    }
    Some(match year.value()? {
        number @ 1000.. => number.to_string(),
        number @ 1.. => format!("AD {number}"),
        number => format!("{} BC", 1 - number),
    })
}

fn decade(year: &Year) -> Option<String> {
    match year.kind {
        YearKind::Standard { digits: [Some(a @ 1..), Some(b), Some(c), None], .. } => Some(format!("the {a}{b}{c}0s")),
        _ => None,
    }
}

fn century(year: &Year) -> Option<String> {
    match year.kind {
        YearKind::Standard { digits: [Some(a), Some(b), None, None], .. } => {
            Some(format!("the {} century", ordinal(a * 10 + b + 1)))
        }
        _ => None,
    }
}

fn ordinal(number: u8) -> String {
    let ending = match (number / 10, number % 10) {
        (1, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

fn interval_words(interval: &Interval) -> Option<String> {
    use IntervalEndpoint::{Date, Open, Unknown};
    match (&interval.start, &interval.end) {
        (Date(from), Date(to)) => span(from, to),
        (Open, Date(to)) => Some(format!("until {}", qualified(to)?)),
        (Date(from), Open) => Some(format!("from {}", qualified(from)?)),
        (Unknown, Date(to)) => Some(format!("until {}, start unknown", qualified(to)?)),
        (Date(from), Unknown) => Some(format!("from {}, end unknown", qualified(from)?)),
        (Open | Unknown, Open | Unknown) => Some("date unknown".to_owned()),
        _ => None,
    }
}

/// From one date to another, saying once what both have in common.
fn span(from: &Date, to: &Date) -> Option<String> {
    if is_qualified(from) || is_qualified(to) {
        return Some(format!("{} - {}", qualified(from)?, qualified(to)?));
    }
    let both = (Precision::of_date(from), Precision::of_date(to));
    let same_year = from.year == to.year;
    match both {
        (Precision::Day, Precision::Day) if same_year && from.month == to.month => {
            Some(format!("{}-{}", day(from)?, plain(to)?))
        }
        (Precision::Day, Precision::Day) if same_year => {
            Some(format!("{} {} - {}", day(from)?, month(from)?, plain(to)?))
        }
        (Precision::Month, Precision::Month) if same_year => Some(format!("{} - {}", month(from)?, plain(to)?)),
        (Precision::Year, Precision::Year) => Some(format!("{}-{}", plain(from)?, plain(to)?)),
        _ => Some(format!("{} - {}", plain(from)?, plain(to)?)),
    }
}

fn is_qualified(date: &Date) -> bool {
    date.is_uncertain() || date.is_approximate()
}

fn set_words(set: &Set) -> Option<String> {
    let word = match set.kind {
        SetKind::OneMember => "or",
        SetKind::AllMembers => "and",
    };
    if let ([SetElement::Range(from, to)], SetKind::OneMember) = (set.elements.as_slice(), set.kind) {
        return Some(format!("one {} of {}", unit(from)?, span(from, to)?));
    }
    let members: Option<Vec<String>> = set.elements.iter().map(|element| member(element, word)).collect();
    listed(&members?, word)
}

fn unit(date: &Date) -> Option<&'static str> {
    match Precision::of_date(date) {
        Precision::Day => Some("day"),
        Precision::Month => Some("month"),
        Precision::Year => Some("year"),
        _ => None,
    }
}

fn member(element: &SetElement, word: &str) -> Option<String> {
    match element {
        SetElement::Date(date) => qualified(date),
        SetElement::OnOrBefore(date) => Some(format!("{} {word} earlier", qualified(date)?)),
        SetElement::OnOrAfter(date) => Some(format!("{} {word} later", qualified(date)?)),
        SetElement::Range(from, to) => span(from, to),
    }
}

fn listed(members: &[String], word: &str) -> Option<String> {
    match members {
        [] => None,
        [only] => Some(only.clone()),
        [rest @ .., last] => Some(format!("{} {word} {last}", rest.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::date::EventDate;

    #[test]
    fn dates_read_as_prose() {
        for (text, expected) in [
            ("2023-03-16", "16 March 2023"),
            ("2022-12", "December 2022"),
            ("2023-03-XX", "March 2023"),
            ("2019", "2019"),
            ("2019-XX-XX", "2019"),
            ("2022-09~", "about September 2022"),
            ("2022-09?", "September 2022 (uncertain)"),
            ("2022-09%", "about September 2022 (uncertain)"),
            ("199X", "the 1990s"),
            ("18XX", "the 19th century"),
            ("20XX", "the 21st century"),
            ("10XX", "the 11th century"),
            ("2021-21", "spring 2021"),
            ("2021-28", "winter 2021 (northern hemisphere)"),
            ("2021-29~", "about spring 2021 (southern hemisphere)"),
            ("2021-33", "first quarter of 2021"),
            ("2021-38", "second third of 2021"),
            ("2021-41", "second half of 2021"),
            ("0476-09-04", "4 September AD 476"),
            ("-0043-03-15", "15 March 44 BC"),
            ("0000", "1 BC"),
            ("1985-04-12T23:20:30Z", "12 April 1985, 23:20:30Z"),
        ] {
            assert_eq!(text.parse::<EventDate>().unwrap().wording(), expected, "{text}");
        }
    }

    #[test]
    fn intervals_and_sets_read_as_prose() {
        for (text, expected) in [
            ("2023-03-20/2023-03-22", "20-22 March 2023"),
            ("2023-02-28/2023-03-03", "28 February - 3 March 2023"),
            ("2022-12-28/2023-01-03", "28 December 2022 - 3 January 2023"),
            ("2023-03/2023-05", "March - May 2023"),
            ("2019/2021", "2019-2021"),
            ("2019/2021-03", "2019 - March 2021"),
            ("1984?/2004%", "1984 (uncertain) - about 2004 (uncertain)"),
            ("../2023-03-18", "until 18 March 2023"),
            ("2021-05/..", "from May 2021"),
            ("2021-05/", "from May 2021, end unknown"),
            ("/2021-05", "until May 2021, start unknown"),
            ("/..", "date unknown"),
            ("[2024-11-15..2024-11-17]", "one day of 15-17 November 2024"),
            ("[2019..2021]", "one year of 2019-2021"),
            ("[..1984]", "1984 or earlier"),
            ("[1667,1668,1670..1672]", "1667, 1668 or 1670-1672"),
            ("{1960,1961-12}", "1960 and December 1961"),
        ] {
            assert_eq!(text.parse::<EventDate>().unwrap().wording(), expected, "{text}");
        }
    }

    #[test]
    fn what_has_no_words_is_the_edtf() {
        for text in [
            "2004-06-~11",
            "156X-12-25",
            "1XXX-XX",
            "1950S2",
            "Y-17E7",
            "Y170000002",
            "2004-1X",
            "XXXX",
            "..2004-06-01/2004-06-20..",
            "2004-06-~01/2004-06-~20",
            "{1960,156X-12-25}",
        ] {
            assert_eq!(text.parse::<EventDate>().unwrap().wording(), text);
        }
    }
}
