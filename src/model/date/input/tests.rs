//! What people type. Today is Thursday, 16 March 2023.

use proptest::prelude::*;

use super::*;

fn today() -> Day {
    "2023-03-16".parse().unwrap()
}

fn read(text: &str) -> Result<String, DateError> {
    parse_input(text, today(), None).map(|date| date.to_string())
}

fn assert_read(examples: &[(&str, &str)]) {
    for (text, expected) in examples {
        assert_eq!(read(text).as_deref(), Ok(*expected), "{text}");
    }
}

fn assert_refused(examples: &[(&str, &str)]) {
    for (text, expected) in examples {
        let error = read(text).expect_err(text);
        assert_eq!(error.to_string(), *expected, "{text}");
    }
}

#[test]
fn edtf_is_kept() {
    for text in [
        "2023-03-16",
        "2022-09?",
        "2022-09~",
        "199X",
        "[1667,1668,1670..1672]",
        "?2004-06-%11",
        "2004-06-~01/2004-06-~20",
        "../2023-03-18",
        "2021-05/",
        "Y-17E7",
        "~2004-06-%11",
        "/..",
    ] {
        assert_eq!(read(text).as_deref(), Ok(text));
    }
    assert_read(&[(" 2023-03-16 ", "2023-03-16"), ("199x", "199X"), ("y17e7", "Y17E7")]);
}

#[test]
fn days_months_and_years_in_words() {
    assert_read(&[
        ("16 Mar 2023", "2023-03-16"),
        ("16 March 2023", "2023-03-16"),
        ("the 16th of March, 2023", "2023-03-16"),
        ("March 16, 2023", "2023-03-16"),
        ("mar. 1st 2023", "2023-03-01"),
        ("Thursday, 16 March 2023", "2023-03-16"),
        ("Thu March 16 2023", "2023-03-16"),
        ("Mar 2023", "2023-03"),
        ("Sept 2022", "2022-09"),
        ("in May 2021", "2021-05"),
        ("10/2023", "2023-10"),
        ("2023-3-6", "2023-03-06"),
        ("2023/03/16", "2023-03-16"),
        ("1990s", "199X"),
        ("the 1990s", "199X"),
        ("19th century", "18XX"),
        ("the 21st century", "20XX"),
        ("2022-Q3", "2022-35"),
        ("Q1 2022", "2022-33"),
        ("third quarter of 2022", "2022-35"),
        ("2nd half of 2022", "2022-41"),
        ("spring 2021", "2021-21"),
        ("fall of 2021", "2021-23"),
    ]);
}

#[test]
fn ranges() {
    assert_read(&[
        ("2023-03-20..2023-03-22", "2023-03-20/2023-03-22"),
        ("2023-03-20/22", "2023-03-20/2023-03-22"),
        ("2023-03-20..22", "2023-03-20/2023-03-22"),
        ("2023-03-28/04-02", "2023-03-28/2023-04-02"),
        ("2023-03/05", "2023-03/2023-05"),
        ("20-22 March 2023", "2023-03-20/2023-03-22"),
        ("20\u{2013}22 March 2023", "2023-03-20/2023-03-22"),
        ("March 20-22, 2023", "2023-03-20/2023-03-22"),
        ("20 - 22 March 2023", "2023-03-20/2023-03-22"),
        ("28 Feb - 3 Mar 2023", "2023-02-28/2023-03-03"),
        ("28 December 2022 - 3 January 2023", "2022-12-28/2023-01-03"),
        ("from March to May 2023", "2023-03/2023-05"),
        ("between 2019 and 2021", "2019/2021"),
        ("2019-2021", "2019/2021"),
        ("2020..2022", "2020/2022"),
        ("2023-03-01 to today", "2023-03-01/2023-03-16"),
        ("from last month until 5 March 2023", "2023-02/2023-03-05"),
        ("2020..", "2020/.."),
        ("..2022", "../2022"),
        ("one day of 15-17 November 2024", "[2024-11-15..2024-11-17]"),
    ]);
}

#[test]
fn qualifiers_and_bounds() {
    assert_read(&[
        ("~2022-09", "2022-09~"),
        ("about Sep 2022", "2022-09~"),
        ("About 2022-09", "2022-09~"),
        ("c. 1990", "1990~"),
        ("about 2022-09?", "2022-09%"),
        ("September 2022 (uncertain)", "2022-09?"),
        ("Sep 2022?", "2022-09?"),
        ("about 20-22 March 2023", "2023-03-20~/2023-03-22~"),
        ("early 2021", "2021~"),
        ("mid 2021", "2021~"),
        ("mid-March 2021", "2021-03~"),
        ("late 1990s", "199X~"),
        ("before 2023-02-24", "../2023-02-23"),
        ("before March 2023", "../2023-02-28"),
        ("after 2023-02-24", "2023-02-25/.."),
        ("after about Sep 2022", "2022-09~/.."),
        ("before 2022?", "../2022?"),
        ("after 2022", "2023-01-01/.."),
        ("until 2023-03-18", "../2023-03-18"),
        ("by 18 March 2023", "../2023-03-18"),
        ("since 2021-05", "2021-05/.."),
        ("from May 2021", "2021-05/.."),
        ("until about May 2021", "../2021-05~"),
    ]);
}

#[test]
fn days_counted_from_today() {
    assert_read(&[
        ("today", "2023-03-16"),
        ("Yesterday", "2023-03-15"),
        ("tomorrow", "2023-03-17"),
        ("3 days ago", "2023-03-13"),
        ("last friday", "2023-03-10"),
        ("last Thursday", "2023-03-09"),
        ("last wed", "2023-03-15"),
        ("next monday", "2023-03-20"),
        ("next thursday", "2023-03-23"),
        ("this friday", "2023-03-17"),
        ("last month", "2023-02"),
        ("this month", "2023-03"),
        ("last year", "2022"),
        ("last week", "[2023-03-06..2023-03-12]"),
        ("this week", "[2023-03-13..2023-03-19]"),
        ("since yesterday", "2023-03-15/.."),
    ]);
    let january: Day = "2023-01-31".parse().unwrap();
    let last_month = parse_input("last month", january, None).unwrap();
    assert_eq!(last_month.as_str(), "2022-12");
}

#[test]
fn figures_follow_the_order_given() {
    let read = |text, order| parse_input(text, today(), order).map(|date| date.to_string());
    let (dmy, mdy) = (Some(DateOrder::Dmy), Some(DateOrder::Mdy));
    for (text, order, expected) in [
        ("3/14/2023", mdy, "2023-03-14"),
        ("3/14/2023", None, "2023-03-14"),
        ("26/06/2026", None, "2026-06-26"),
        ("26.6.2026", None, "2026-06-26"),
        ("16-03-2023", None, "2023-03-16"),
        ("5/5/2023", None, "2023-05-05"),
        ("03/04/2023", dmy, "2023-04-03"),
        ("03/04/2023", mdy, "2023-03-04"),
        ("until 03/04/2023", dmy, "../2023-04-03"),
    ] {
        assert_eq!(read(text, order).as_deref(), Ok(expected), "{text}");
    }
    assert!(read("26/06/2026", mdy).is_err());
    assert!(read("3/14/2023", dmy).is_err());
    assert!("ymd".parse::<DateOrder>().is_err());
}

#[test]
fn refusals_say_what_to_write() {
    assert_refused(&[
        ("", "there is no date; write 2023-03-16, 2023-03 or 2023"),
        ("   ", "there is no date; write 2023-03-16, 2023-03 or 2023"),
        ("soon", "\"soon\" is not a date; write 2023-03-16, 2023-03 or 2023"),
        ("2023-02-30", "2023-02-30 is not a date (February 2023 has 28 days)"),
        ("30 February 2023", "2023-02-30 is not a date (February 2023 has 28 days)"),
        ("1900-02-29", "1900-02-29 is not a date (February 1900 has 28 days)"),
        ("2023-13", "2023-13 is not a month"),
        ("2023-13-01", "2023-13-01 is not a date (there is no month 13)"),
        ("13/13/2023", "2023-13-13 is not a date (there is no month 13)"),
        ("23", "\"23\" is not a year; write 2023 or 0023"),
        ("16 Mar 23", "\"23\" is not a year; write 2023 or 0023"),
        ("2022..23", "\"23\" is not a year; write 2023 or 0023"),
        ("3/4/23", "\"3/4/23\" has no year of four digits"),
        ("03/04/2023", "\"03/04/2023\" can mean 3 April or 4 March 2023; write 2023-04-03 or 2023-03-04"),
        ("before 03/04/2023", "\"03/04/2023\" can mean 3 April or 4 March 2023; write 2023-04-03 or 2023-03-04"),
        ("2023-03-22/2023-03-20", "the range 2023-03-22/2023-03-20 ends before it begins; write 2023-03-20/2023-03-22"),
        ("22-20 March 2023", "the range 2023-03-22/2023-03-20 ends before it begins; write 2023-03-20/2023-03-22"),
        ("friday", "\"friday\" can be the last or the next; write 2023-03-10 or 2023-03-17"),
        ("may", "\"may\" names no year; write 2023-05"),
        ("20 to 22 march", "\"22 march\" names no year; write 2023-03-22"),
        ("2020 to soon", "\"soon\" is not a date; write 2023-03-16, 2023-03 or 2023"),
        ("16 March", "\"16 march\" names no year; write 2023-03-16"),
        ("1900s", "\"1900s\" can mean ten years or a hundred; write 190X or 19XX"),
        (
            "Friday 16 March 2023",
            "\"friday 16 march 2023\" contradicts itself (2023-03-16 was a Thursday); write 2023-03-16",
        ),
    ]);
}

#[test]
fn nonsense_is_refused() {
    for text in [
        "about",
        "before",
        "before soon",
        "about soon",
        "2023-03-16 to soon",
        "last",
        "last soon",
        "next 2023",
        "Mar",
        "32 March 2023",
        "16 Foo 2023",
        "March 16 17 2023",
        "Q5 2022",
        "2022-Q0",
        "third half of 2022",
        "5th quarter of 2022",
        "0th century",
        "101st century",
        "99s",
        "2023-03-16 to 2023-03-18 to 2023-03-20",
        "a/b/c",
        "..",
        "-",
        " - ",
        "~",
        "?",
        "the",
        "(uncertain)",
        "\u{1b}[31m",
        "2023-03-20/today/22",
        "99999999999 days ago",
        "2023-03-20/2",
        "é/é",
        "٣/٤/٢٠٢٣",
        "since until 2023",
        "before ../2023",
        "2023-03-16T10:00",
    ] {
        assert!(read(text).is_err(), "{text} is {:?}", read(text));
    }
}

proptest! {
    #[test]
    fn wording_is_read_back(days in -300_000_i64..100_000, length in 0_i64..60, form in 0..7) {
        let (from, to) = (Day::from_days(days).unwrap(), Day::from_days(days + length).unwrap());
        let (day, month) = (from.to_string(), from.to_string()[..7].to_owned());
        let edtf = match form {
            0 => day,
            1 => month,
            2 => format!("{month}~"),
            3 => format!("../{day}"),
            4 => format!("{month}/.."),
            5 => format!("[{day}..{to}]"),
            _ => format!("{day}/{to}"),
        };
        let wording = edtf.parse::<EventDate>().unwrap().wording();
        prop_assert_eq!(read(&wording), Ok(edtf), "{}", wording);
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        let _ = read(&text);
    }

    #[test]
    fn no_phrase_panics(words in prop::collection::vec(prop_oneof![
        "(from|to|until|by|since|about|before|after|the|in|last|next|-|/|\\.\\.|~|\\?|day|of|one)",
        "(march|may|feb|friday|week|spring|century|quarter|first|q3)",
        "[0-9]{1,4}",
        "[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}",
        "\\PC{0,3}",
    ], 0..20), gap in "[ -]?") {
        if let Ok(read) = read(&words.join(&gap)) {
            prop_assert!(read.parse::<EventDate>().is_ok());
        }
    }
}
