//! Each word of the closed lists, and what the words around an expression say of it.

use super::{read_on, reads};

#[test]
fn each_name_of_a_month_and_a_weekday_is_read() {
    let months = "January February March April May June July August September October November December";
    let short = "Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sept. Oct. Nov. Dec.";
    for (n, word) in months.split(' ').enumerate().chain(short.split(' ').enumerate()) {
        let day = format!("2021-{:02}-03", n + 1);
        assert_eq!(
            read_on(&format!("They met on 3 {word} 2021."), "2024-06-15"),
            [format!("3 {word} 2021 = {day} | {day}")]
        );
    }
    let days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday";
    for (n, word) in days.split(' ').enumerate() {
        let day = format!("2024-06-{:02}", if n < 6 { 10 + n } else { 9 });
        assert_eq!(read_on(&format!("They met on {word}."), "2024-06-15"), [format!("{word} = {day} | {day}")]);
        let each = format!("{word}s = - | XXXX-WXX-{}", n + 1);
        assert_eq!(read_on(&format!("They meet on {word}s."), "2024-06-15"), [each]);
    }
}

#[test]
fn a_time_of_day_is_written_in_many_ways() {
    reads(&[
        ("They met at 2330 GMT on Monday.", &["2330 GMT on Monday = 2024-06-10 | 2024-06-10T23:30Z"]),
        ("They met at 17:45 on Monday.", &["17:45 on Monday = 2024-06-10 | 2024-06-10T17:45"]),
        ("They met at 10 a.m. on Monday.", &["10 a.m. on Monday = 2024-06-10 | 2024-06-10T10:00"]),
        ("They met at 12 a.m. and spoke.", &["12 a.m. = 2024-06-15 | 2024-06-15T00:00"]),
        ("They met at 12 p.m. and spoke.", &["12 p.m. = 2024-06-15 | 2024-06-15T12:00"]),
        ("They met at 5 o'clock.", &["5 o'clock = 2024-06-15 | 2024-06-15T05:00"]),
        ("They met at 3 p.m. local fare was served.", &["3 p.m. = 2024-06-15 | 2024-06-15T15:00"]),
        (
            "They met at 3 p.m. Berlin time on Monday.",
            &["3 p.m. Berlin time on Monday = 2024-06-10 | 2024-06-10T15:00"],
        ),
        ("They flew overnight.", &["overnight = 2024-06-15 | 2024-06-15TNI"]),
        ("They met at 9:60 GMT.", &[]),
        ("They were at 2: 30 men left.", &[]),
    ]);
}

#[test]
fn a_month_without_a_year_looks_where_its_verb_looks() {
    reads(&[
        ("In November the king resigned.", &["November = 2023-11 | 2023-11"]),
        ("Died in November: an old king.", &["November = 2023-11 | 2023-11"]),
        ("The war ended, and in November the king will return.", &["November = 2024-11 | 2024-11"]),
        ("In November, the king said, the queen will return.", &["November = 2023-11 | 2023-11"]),
        ("They would not have met in November.", &["November = 2023-11 | 2023-11"]),
        ("They are also travelling to Oslo and Rome in February.", &["February = 2025-02 | 2025-02"]),
        ("A trip to Paris in November.", &["November = 2023-11 | 2023-11"]),
        ("He is surely the best man of the town in February.", &["February = 2024-02 | 2024-02"]),
    ]);
}

#[test]
fn what_was_told_before_is_gone_on_from() {
    reads(&[
        (
            "They met in March 2022. On the 14th they signed.",
            &["March 2022 = 2022-03 | 2022-03", "the 14th = 2022-03-14 | 2022-03-14"],
        ),
        (
            "On 3 May 2022 they met. Two hours later they left.",
            &["3 May 2022 = 2022-05-03 | 2022-05-03", "Two hours later = 2022-05-03 | 2022-05-03"],
        ),
        (
            "Lima, June 12 - He arrives today.",
            &["June 12 = 2024-06-12 | 2024-06-12", "today = 2024-06-15 | 2024-06-15"],
        ),
        (
            "LIMA, June 12 - He arrives today.",
            &["June 12 = 2024-06-12 | 2024-06-12", "today = 2024-06-12 | 2024-06-12"],
        ),
        ("They met a few days ago.", &["a few days ago = ../2024-06-15 | PAST_REF"]),
        ("They spoke for at least three days.", &["at least three days = - | P3D"]),
        ("They spoke in the autumn of 2021.", &["the autumn of 2021 = 2021-23 | 2021-FA"]),
        ("They spoke in late autumn 2021.", &["late autumn 2021 = 2021-23 | 2021-FA"]),
    ]);
    assert_eq!(
        read_on("They met at the weekend.", "2024-06-12"),
        ["the weekend = 2024-06-08/2024-06-09 | 2024-W23-WE"]
    );
}

#[test]
fn halves_decades_and_centuries_are_units_too() {
    reads(&[
        ("Output fell in H1 of 2021.", &["H1 of 2021 = 2021-40 | 2021-H1"]),
        ("Output fell in H2 2021.", &["H2 2021 = 2021-41 | 2021-H2"]),
        ("They met a decade ago.", &["a decade ago = 201X | 201"]),
        ("They have spoken for a decade.", &["a decade = - | P10Y"]),
        ("The 40s BC were hard.", &["The 40s BC = -0048/-0039 | BC004"]),
        ("They fell in the first century BC.", &["the first century BC = -0099/0000 | BC00"]),
        ("It cost 1,300 and 3.2020 shares.", &[]),
    ]);
}

#[test]
fn a_length_is_written_in_many_ways() {
    reads(&[
        ("At most three days were left.", &["At most three days = - | P3D"]),
        ("They spoke for over two hours.", &["over two hours = - | PT2H"]),
        ("They spoke for less than an hour.", &["less than an hour = - | PT1H"]),
        ("They spoke for nearly six weeks.", &["nearly six weeks = - | P6W"]),
        ("They spoke for about a dozen days.", &["about a dozen days = - | P12D"]),
        ("They spoke for a couple of hours.", &["a couple of hours = - | PT2H"]),
        ("They spoke for 2.5 hours.", &["2.5 hours = - | PT2.5H"]),
        ("They spoke for one year and a half.", &["one year and a half = - | P1.5Y"]),
        ("They spoke for several months.", &["several months = - | PXM"]),
        ("It was the second month of talks.", &[]),
        ("They spoke for twenty-two days.", &["twenty-two days = - | P22D"]),
        ("They spoke for a year-long term.", &["year-long = - | P1Y"]),
    ]);
}
