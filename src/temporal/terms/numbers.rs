//! Numbers in digits and in words.

use super::Term;

/// Digits with what is written together with them: `16`, `16th`, `1990s`, `3pm`.
pub(super) fn digits(written: &str) -> Term {
    let length = written.bytes().take_while(u8::is_ascii_digit).count();
    let Some(value) = written.get(..length).filter(|_| length <= 6).and_then(|text| text.parse::<u32>().ok()) else {
        return Term::Other;
    };
    match &written[length..] {
        "" => Term::Number { value, digits: length as u8 },
        "st" | "nd" | "rd" | "th" => u8::try_from(value).map_or(Term::Other, Term::Ordinal),
        "s" if value % 10 == 0 && matches!(length, 2..=4) => Term::Tens(value),
        "am" | "AM" if value == 12 => Term::Hour(0),
        "am" | "AM" if value < 12 => Term::Hour(value as u8),
        "pm" | "PM" if value < 12 => Term::Hour(value as u8 + 12),
        "pm" | "PM" if value == 12 => Term::Hour(12),
        _ => Term::Other,
    }
}

/// `one` to `hundred`, and ordinals from `first` to `twentieth`.
pub(super) fn count(lower: &str) -> Option<Term> {
    const ORDINALS: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    if lower.len() > 4
        && (lower.ends_with("th") || matches!(lower, "first" | "third"))
        && let Some(at) = ORDINALS.iter().position(|known| *known == lower)
    {
        return Some(Term::Ordinal(at as u8 + 1));
    }
    Some(Term::Count(match lower {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        "hundred" => 100,
        _ => return None,
    }))
}
