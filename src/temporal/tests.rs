//! What the reader makes of sentences: rule by rule, what is read and what must not be.

mod words;

use super::*;
use proptest::prelude::*;

/// A Saturday.
const PUBLISHED: &str = "2024-06-15";

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// Every expression as `text = edtf | value`, the EDTF `-` where there is none.
fn read_on(text: &str, published: &str) -> Vec<String> {
    let show = |timex: Timex| {
        let edtf = timex.edtf.as_ref().map_or("-", EventDate::as_str);
        format!("{} = {edtf} | {}", &text[timex.span], timex.value)
    };
    read(text, day(published)).into_iter().map(show).collect()
}

#[track_caller]
fn reads(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(read_on(text, PUBLISHED), *expected, "{text}");
    }
}

#[test]
fn a_weekday_looks_where_its_verb_looks() {
    reads(&[
        ("The envoy will arrive on Monday.", &["Monday = 2024-06-17 | 2024-06-17"]),
        ("The envoy arrived on Monday.", &["Monday = 2024-06-10 | 2024-06-10"]),
        ("The envoy arrived on Saturday.", &["Saturday = 2024-06-15 | 2024-06-15"]),
        ("On Monday, the envoy will arrive.", &["Monday = 2024-06-17 | 2024-06-17"]),
        ("On Monday, the envoy, who had been ill, will arrive.", &["Monday = 2024-06-17 | 2024-06-17"]),
        (
            "He said on Thursday that he would resign on Tuesday.",
            &["Thursday = 2024-06-13 | 2024-06-13", "Tuesday = 2024-06-18 | 2024-06-18"],
        ),
        ("The dinner is to be held on Friday.", &["Friday = 2024-06-21 | 2024-06-21"]),
        ("Ankara to host talks Friday", &["Friday = 2024-06-21 | 2024-06-21"]),
        ("They are meeting on Friday.", &["Friday = 2024-06-21 | 2024-06-21"]),
        ("They would have met on Friday.", &["Friday = 2024-06-14 | 2024-06-14"]),
        ("It was the first visit since Tuesday.", &["Tuesday = 2024-06-11/2024-06-15 | 2024-06-11"]),
        ("They spoke last Saturday.", &["last Saturday = 2024-06-08 | 2024-06-08"]),
        ("They speak next Saturday.", &["next Saturday = 2024-06-22 | 2024-06-22"]),
        ("They spoke on Monday last week.", &["Monday last week = 2024-06-03 | 2024-06-03"]),
        ("They spoke on Friday, 7 June.", &["Friday, 7 June = 2024-06-07 | 2024-06-07"]),
        (
            "Next week he flies to Rabat, where he lands on Tuesday.",
            &["Next week = 2024-06-17/2024-06-23 | 2024-W25", "Tuesday = 2024-06-18 | 2024-06-18"],
        ),
    ]);
}

#[test]
fn the_ends_of_a_range_share_an_anchor() {
    reads(&[
        (
            "She will be in Lima from Monday to Wednesday.",
            &["Monday = 2024-06-17 | 2024-06-17", "Wednesday = 2024-06-19 | 2024-06-19"],
        ),
        ("She was in Lima on 2 and 3 May.", &["2 = 2024-05-02 | 2024-05-02", "3 May = 2024-05-03 | 2024-05-03"]),
        ("She was in Lima May 2-4, 2023.", &["May 2 = 2023-05-02 | 2023-05-02", "4, 2023 = 2023-05-04 | 2023-05-04"]),
        ("She was in Lima between May and July 2021.", &["May = 2021-05 | 2021-05", "July 2021 = 2021-07 | 2021-07"]),
        ("He ruled from 1831 to 1848.", &["1831 = 1831 | 1831", "1848 = 1848 | 1848"]),
        ("the crisis of 1907–08", &["1907 = 1907 | 1907", "08 = 1908 | 1908"]),
    ]);
    let whole = |text: &str| {
        let dates = read(text, day(PUBLISHED));
        dates.iter().map(|date| date.range.as_ref().map(ToString::to_string)).collect::<Vec<_>>()
    };
    let both = |range: &str| vec![Some(range.to_owned()); 2];
    assert_eq!(whole("She will be in Lima from Monday to Wednesday."), both("2024-06-17/2024-06-19"));
    assert_eq!(whole("She was in Lima May 2-4, 2023."), both("2023-05-02/2023-05-04"));
    assert_eq!(whole("She was in Lima on 2 and 3 May."), [None, None]);
}

#[test]
fn months_and_days_without_a_year_are_the_nearest_that_fit() {
    reads(&[
        ("They met in December.", &["December = 2023-12 | 2023-12"]),
        ("They met in June.", &["June = 2024-06 | 2024-06"]),
        ("They will meet in December.", &["December = 2024-12 | 2024-12"]),
        ("They will meet in March.", &["March = 2025-03 | 2025-03"]),
        ("They met in February last year.", &["February last year = 2023-02 | 2023-02"]),
        ("They met last March.", &["last March = 2024-03 | 2024-03"]),
        ("They met on 20 June.", &["20 June = 2023-06-20 | 2023-06-20"]),
        ("Ministers meet in Rome on July 3.", &["July 3 = 2024-07-03 | 2024-07-03"]),
        ("They met on the 3rd.", &["the 3rd = 2024-06-03 | 2024-06-03"]),
        ("In 2019 the two met in Oslo in June.", &["2019 = 2019 | 2019", "June = 2019-06 | 2019-06"]),
        ("It snowed in mid-March.", &["mid-March = 2024-03 | 2024-03"]),
        ("They met last summer.", &["last summer = 2023-22 | 2023-SU"]),
        ("They will meet in the third quarter.", &["the third quarter = 2024-35 | 2024-Q3"]),
    ]);
}

#[test]
fn dates_are_written_in_many_ways() {
    reads(&[
        ("on 9 May 2023", &["9 May 2023 = 2023-05-09 | 2023-05-09"]),
        ("on May 9th, 2023", &["May 9th, 2023 = 2023-05-09 | 2023-05-09"]),
        ("on the 9th of May, 2023", &["the 9th of May, 2023 = 2023-05-09 | 2023-05-09"]),
        ("on Sept. 9, 2023", &["Sept. 9, 2023 = 2023-09-09 | 2023-09-09"]),
        ("on 2023-05-09", &["2023-05-09 = 2023-05-09 | 2023-05-09"]),
        ("on 29/5/2023", &["29/5/2023 = 2023-05-29 | 2023-05-29"]),
        ("on 5/29/2023", &["5/29/2023 = 2023-05-29 | 2023-05-29"]),
        ("on 9/5/2023", &[]),
        ("on 31/2/2023", &[]),
        ("in late 2021", &["late 2021 = 2021 | 2021"]),
        ("in the 1980s", &["the 1980s = 198X | 198"]),
        ("in the nineteenth century", &["the nineteenth century = 18XX | 18"]),
        ("in 331 BC", &["331 BC = -0330 | BC0331"]),
        ("in the second half of 2022", &["the second half of 2022 = 2022-41 | 2022-H2"]),
        ("in the spring of 2020", &["the spring of 2020 = 2020-21 | 2020-SP"]),
        ("about 1910", &["about 1910 = 1910~ | 1910"]),
    ]);
}

#[test]
fn steps_count_from_publication_or_from_what_was_told() {
    reads(&[
        ("They met yesterday.", &["yesterday = 2024-06-14 | 2024-06-14"]),
        ("They met this week.", &["this week = 2024-06-10/2024-06-16 | 2024-W24"]),
        ("They meet next week.", &["next week = 2024-06-17/2024-06-23 | 2024-W25"]),
        ("They met earlier this month.", &["earlier this month = 2024-06 | 2024-06"]),
        ("They met last month.", &["last month = 2024-05 | 2024-05"]),
        ("They met three days ago.", &["three days ago = 2024-06-12 | 2024-06-12"]),
        ("They met more than a year ago.", &["more than a year ago = ../2023-06-15 | 2023"]),
        ("They met over the weekend.", &["the weekend = 2024-06-15/2024-06-16 | 2024-W24-WE"]),
        (
            "They met on 3 June. Two days later he left.",
            &["3 June = 2024-06-03 | 2024-06-03", "Two days later = 2024-06-05 | 2024-06-05"],
        ),
        (
            "They met on 3 June. The following day he left.",
            &["3 June = 2024-06-03 | 2024-06-03", "The following day = 2024-06-04 | 2024-06-04"],
        ),
        ("She ruled until 2009. The next year she died.", &["2009 = ../2009 | 2009", "The next year = 2010 | 2010"]),
        (
            "On Monday he fell ill. Later in the day he died.",
            &["Monday = 2024-06-10 | 2024-06-10", "Later in the day = 2024-06-10 | 2024-06-10"],
        ),
        ("Sales fell in the first half of the year.", &["the first half of the year = 2024-40 | 2024-H1"]),
        ("They came hours before she spoke.", &[]),
        ("They came three days before the vote.", &["three days = - | P3D"]),
        ("the day before yesterday", &["the day before yesterday = 2024-06-13 | 2024-06-13"]),
        ("They will meet in two weeks.", &["two weeks = 2024-06-24/2024-06-30 | P2W"]),
    ]);
}

#[test]
fn steps_of_two_and_ends_of_units() {
    reads(&[
        ("The week after next he flies out.", &["The week after next = 2024-06-24/2024-06-30 | 2024-W26"]),
        ("The month before last he flew out.", &["The month before last = 2024-04 | 2024-04"]),
        ("They will dine the Monday after next.", &["the Monday after next = 2024-06-24 | 2024-06-24"]),
        ("A fortnight ago he flew out.", &["A fortnight ago = 2024-05-27/2024-06-02 | 2024-W22"]),
        ("They hope to be done by year's end.", &["year's end = ../2024 | 2024"]),
        ("At the month's end she retired.", &["the month's end = 2024-06 | 2024-06"]),
        ("Late in the year she retired.", &["Late in the year = 2024 | 2024"]),
        (
            "On Thursday the peso fell, only to end the day higher.",
            &["Thursday = 2024-06-13 | 2024-06-13", "the day = 2024-06-13 | 2024-06-13"],
        ),
        (
            "The envoy died in May 2011. At that time the post was new.",
            &["May 2011 = 2011-05 | 2011-05", "that time = 2011-05 | 2011-05"],
        ),
        ("He was hungry, and at that time nobody cared.", &["that time = - | PAST_REF"]),
        ("It took a long time, for that time is precious.", &[]),
    ]);
}

#[test]
fn a_weekday_may_be_the_nth_of_a_month() {
    reads(&[
        ("They dined on the first Monday of May.", &["the first Monday of May = 2024-05-06 | 2024-05-06"]),
        ("They dined on the last Friday in March 2021.", &["the last Friday in March 2021 = 2021-03-26 | 2021-03-26"]),
        ("They will dine on the third Tuesday of July.", &["the third Tuesday of July = 2024-07-16 | 2024-07-16"]),
    ]);
}

#[test]
fn two_digits_with_an_apostrophe_are_a_year() {
    reads(&[
        ("No frost so hard since '63.", &["'63 = 1963/2024-06-15 | 1963"]),
        ("In June ’08 they parted.", &["June ’08 = 2008-06 | 2008-06"]),
        ("the summer of '24", &["the summer of '24 = 2024-22 | 2024-SU"]),
        ("the summer of '25", &["the summer of '25 = 1925-22 | 1925-SU"]),
        ("He called it 'of '20' and laughed; a 5'11 man won '40 points'.", &[]),
    ]);
}

#[test]
fn open_ends_are_open() {
    reads(&[
        ("He has been in office since 2014.", &["2014 = 2014/2024-06-15 | 2014"]),
        ("The truce holds until Friday.", &["Friday = ../2024-06-21 | 2024-06-21"]),
        ("They fled after 3 May 2021.", &["3 May 2021 = 2021-05-03/.. | 2021-05-03"]),
        ("They fled after Tuesday's vote.", &["Tuesday = 2024-06-11 | 2024-06-11"]),
        ("More will be known in the coming days.", &["the coming days = 2024-06-15/.. | FUTURE_REF"]),
        ("The border is shut for the time being.", &["the time being = 2024-06-15 | PRESENT_REF"]),
        ("These days the border is shut.", &["These days = 2024-06-15 | PRESENT_REF"]),
        ("He recently left.", &["recently = ../2024-06-15 | PAST_REF"]),
        ("In the past two weeks he left.", &["the past two weeks = 2024-06-01/2024-06-15 | P2W"]),
    ]);
}

#[test]
fn times_lengths_and_sets() {
    reads(&[
        ("They met on Monday morning.", &["Monday morning = 2024-06-10 | 2024-06-10TMO"]),
        ("They met at 3 p.m. local time on Monday.", &["3 p.m. local time on Monday = 2024-06-10 | 2024-06-10T15:00"]),
        ("They met at 14:30 GMT.", &["14:30 GMT = 2024-06-15 | 2024-06-15T14:30Z"]),
        ("They met at 9:05pm.", &["9:05pm = 2024-06-15 | 2024-06-15T21:05"]),
        ("They met at noon.", &["noon = 2024-06-15 | 2024-06-15T12:00"]),
        ("They met early Monday morning.", &["early Monday morning = 2024-06-10 | 2024-06-10TMO"]),
        ("They meet tonight.", &["tonight = 2024-06-15 | 2024-06-15TNI"]),
        (
            "the night of 3-4 May 2022",
            &["the night of 3 = 2022-05-03 | 2022-05-03TNI", "4 May 2022 = 2022-05-04 | 2022-05-04"],
        ),
        ("a three-day visit", &["three-day = - | P3D"]),
        ("for more than two and a half years", &["more than two and a half years = - | P2.5Y"]),
        ("for half an hour", &["half an hour = - | PT0.5H"]),
        ("for weeks", &["weeks = - | PXW"]),
        ("Output shrank for three straight quarters.", &["three straight quarters = - | P3Q"]),
        ("The friendship grew over the years.", &["over the years = - | PXY"]),
        ("In the months since the truce he has rested.", &["the months = - | PXM"]),
        ("a weeklong tour", &["weeklong = - | P1W"]),
        ("in a fortnight", &["a fortnight = - | P2W"]),
        ("after five trading days", &["five trading days = - | P5D"]),
        ("every two years", &["every two years = - | P2Y"]),
        ("every Monday", &["every Monday = - | XXXX-WXX-1"]),
        ("on Mondays", &["Mondays = - | XXXX-WXX-1"]),
        ("twice a year", &["a year = - | P1Y"]),
        ("every morning", &["every morning = - | XXXX-XX-XXTMO"]),
    ]);
}

#[test]
fn a_history_goes_on_from_what_it_told() {
    let text = "The war began in 1871. On 9 May 1872 the town fell. The next day the governor fled. In July he \
                returned, and on the 14th he was shot. A report of 1935 denied it. In December 1872 peace was near. In \
                January it was signed. That year the crops failed. The treaty is now forgotten.";
    let expected = [
        "1871 = 1871 | 1871",
        "9 May 1872 = 1872-05-09 | 1872-05-09",
        "The next day = 1872-05-10 | 1872-05-10",
        "July = 1872-07 | 1872-07",
        "the 14th = 1872-07-14 | 1872-07-14",
        "1935 = 1935 | 1935",
        "December 1872 = 1872-12 | 1872-12",
        "January = 1873-01 | 1873-01",
        "That year = 1873 | 1873",
        "now = - | PRESENT_REF",
    ];
    assert_eq!(read_on(text, PUBLISHED), expected);
}

#[test]
fn a_dateline_is_today() {
    let text = "LIMA, June 12 (Agency) - The envoy arrived on Wednesday and leaves tomorrow.";
    let expected = [
        "June 12 = 2024-06-12 | 2024-06-12",
        "Wednesday = 2024-06-12 | 2024-06-12",
        "tomorrow = 2024-06-13 | 2024-06-13",
    ];
    assert_eq!(read_on(text, PUBLISHED), expected);
}

#[test]
fn what_only_looks_like_a_date_is_none() {
    for text in [
        "May said nothing.",
        "They may sign it.",
        "Soldiers march on the capital.",
        "Jan Novak and April Stone came.",
        "The second round failed; the second was his.",
        "He scored 2,000 points, 1,300 more than she.",
        "It cost $2010.",
        "They won 3-2, then 15:12.",
        "The price rose to 7.5.",
        "Three quarters of the seats are empty.",
        "A third of them left; prices fall and troops spring from nowhere.",
        "The second of the two may decide.",
    ] {
        assert_eq!(read_on(text, PUBLISHED), [""; 0], "{text}");
    }
}

#[test]
fn a_name_is_no_date_and_may_be_a_day() {
    let row = |name: &str, day| DateName { name: name.to_owned(), day };
    let reader = Reader::new([row("Winter Olympics", None), row("Midsummer Day", Some((6, 24)))], [], []);
    let values = |text: &str| reader.read(text, day(PUBLISHED)).into_iter().map(|date| date.value).collect::<Vec<_>>();
    assert_eq!(values("They met at the Winter Olympics."), [""; 0]);
    assert_eq!(values("They met at the 2018 Winter Olympics."), ["2018"]);
    assert_eq!(values("They met in the winter; Olympics were far."), ["2024-WI"]);
    assert_eq!(values("They met on Midsummer Day 2019."), ["2019-06-24"]);
    assert_eq!(values("They will meet on Midsummer Day."), ["2024-06-24"]);
}

#[test]
fn a_cue_decides_where_no_verb_does() {
    let cue = |word: &str| DateCue { word: word.to_owned() };
    let reader = Reader::new([], [cue("slated"), cue("agreed to")], []);
    let values = |text: &str| reader.read(text, day(PUBLISHED)).into_iter().map(|date| date.value).collect::<Vec<_>>();
    assert_eq!(values("Talks slated for Tuesday"), ["2024-06-18"]);
    assert_eq!(values("They agreed to meet on Tuesday."), ["2024-06-18"]);
    assert_eq!(values("They agreed on Tuesday."), ["2024-06-11"]);
    assert_eq!(values("A June 28 session has been slated."), ["2024-06-28"]);
    assert_eq!(values("A May 28 session has been annulled."), ["2024-05-28"]);
}

#[test]
fn a_long_line_is_cut_between_sentences() {
    let text = "They met on 3 May 2021. ".repeat(40_000);
    let dates = read(&text, day(PUBLISHED));
    assert_eq!(dates.len(), 40_000);
    assert!(dates.iter().all(|date| &text[date.span.clone()] == "3 May 2021"));
}

/// Words of dates in any order.
fn date_like() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "(the|a|of|in|on|and|to|,|-|–|/|:|\\.|’s|\\(|last|next|this|that|same|early|late|mid|end|start|ago|later|before|after|half|every|per|about|more|than)",
        "(Monday|May|March|Jan|Sept|spring|fall|day|days|weeks|year|century|quarter|night|noon|today|now|former|past|future|Q1|BC|pm|GMT)",
        "(1|3|16|31|60|99|2023|1861|0|999999|16th|31st|1990s|90s|3pm|one|twenty|hundred|second|third)",
        "[\\PC]{0,3}",
    ];
    proptest::collection::vec((word, prop_oneof!["", " ", "-", "\n"]), 0..24)
        .prop_map(|words| words.into_iter().map(|(word, gap)| word + &gap).collect())
}

proptest! {
    #[test]
    fn no_text_panics(text in date_like(), days in -900_000_i64..900_000) {
        let published = Day::from_days(days).expect("a day");
        let dates = read(&text, published);
        let mut end = 0;
        for date in &dates {
            prop_assert!(date.span.start >= end && date.span.end > date.span.start, "{:?}", date);
            prop_assert!(text.get(date.span.clone()).is_some());
            prop_assert!(!date.value.is_empty());
            end = date.span.end;
        }
    }
}
