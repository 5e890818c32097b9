//! The words dates are made of: a closed list, each looked up once.

mod numbers;

use super::stretch::{Season, Unit};
use crate::model::text::TokenKind;

/// What a word means to a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    /// No word of dates.
    Other,
    /// Digits alone, and how many.
    Number {
        value: u32,
        digits: u8,
    },
    /// `one` to `ninety`, `hundred`; `half` is not among them.
    Count(u32),
    /// `16th`, `sixteenth`.
    Ordinal(u8),
    /// `1990s`, and `90s` as 90.
    Tens(u32),
    /// `3pm`: the hour of the day.
    Hour(u8),
    Month(u8),
    /// `Mar`, which may need its full stop.
    ShortMonth(u8),
    /// `May` and `March` are verbs too.
    MonthOrVerb(u8),
    /// Counted from Monday, 0.
    Weekday(u8),
    Weekdays(u8),
    Season(Season),
    /// `Q3`.
    Quarter(u8),
    /// `H1`.
    HalfYear(u8),
    /// A day of the year with a name: month and day.
    Holiday(u8, u8),
    Unit(Unit),
    Units(Unit),
    /// `daily`, `weekly`.
    Every(Unit),
    /// `morning`, `night`: the TIMEX3 code.
    Part(&'static str),
    /// `noon`, `midnight`.
    Oclock(u8),
    Am,
    Pm,
    /// `GMT`, `UTC`.
    Zone,
    Today,
    Yesterday,
    Tomorrow,
    Tonight,
    Overnight,
    Now,
    Lately,
    Former,
    Recent,
    Current,
    Past,
    Future,
    Next,
    Last,
    Previous,
    Following,
    Coming,
    This,
    That,
    Same,
    Each,
    Per,
    The,
    A,
    Of,
    In,
    On,
    At,
    To,
    From,
    And,
    Or,
    By,
    Until,
    Since,
    Before,
    After,
    During,
    Between,
    Within,
    For,
    Ago,
    Later,
    Earlier,
    Early,
    Late,
    Mid,
    Latter,
    Start,
    End,
    Middle,
    Half,
    Several,
    Few,
    Couple,
    Dozen,
    Long,
    Around,
    Over,
    Under,
    More,
    Less,
    Than,
    Least,
    Most,
    Nearly,
    Bc,
    Ad,
    Comma,
    Dash,
    Slash,
    Colon,
    Stop,
    Open,
    Apostrophe,
    Possessive,
    /// `fortnight`, which is two weeks.
    Fortnight,
    /// `weeklong`.
    Lasting(Unit),
}

impl Term {
    /// Whether an expression can begin with it: the finders need not look at the others.
    pub(super) const fn begins(self) -> bool {
        !matches!(
            self,
            Self::Other
                | Self::Of
                | Self::In
                | Self::On
                | Self::To
                | Self::From
                | Self::And
                | Self::Or
                | Self::By
                | Self::Until
                | Self::Since
                | Self::Before
                | Self::After
                | Self::During
                | Self::Between
                | Self::Within
                | Self::For
                | Self::Ago
                | Self::Than
                | Self::Least
                | Self::Most
                | Self::Long
                | Self::Same
                | Self::Am
                | Self::Pm
                | Self::Zone
                | Self::Bc
                | Self::Comma
                | Self::Dash
                | Self::Slash
                | Self::Colon
                | Self::Stop
                | Self::Open
                | Self::Possessive
        )
    }
}

/// Words longer than this are no date words.
const LONGEST: usize = 13;

/// Looks a token up.
pub(super) fn of(written: &str, kind: TokenKind) -> Term {
    match kind {
        TokenKind::Word => word(written),
        TokenKind::Number => numbers::digits(written),
        TokenKind::Mark => mark(written),
        TokenKind::Line => Term::Other,
    }
}

fn mark(written: &str) -> Term {
    match written {
        "," => Term::Comma,
        "-" | "–" | "—" | "−" => Term::Dash,
        "/" => Term::Slash,
        ":" => Term::Colon,
        "." => Term::Stop,
        "(" => Term::Open,
        "'" | "’" => Term::Apostrophe,
        _ => Term::Other,
    }
}

fn word(written: &str) -> Term {
    let bytes = written.as_bytes();
    if bytes.len() > LONGEST || !written.is_ascii() {
        return if written == "’s" { Term::Possessive } else { Term::Other };
    }
    let mut lower = [0_u8; LONGEST];
    for (to, from) in lower.iter_mut().zip(bytes) {
        *to = from.to_ascii_lowercase();
    }
    let lower = std::str::from_utf8(&lower[..bytes.len()]).unwrap_or("");
    let is_name = bytes[0].is_ascii_uppercase();
    calendar(lower, is_name).or_else(|| numbers::count(lower)).unwrap_or_else(|| cue(lower))
}

/// Months, days of the week, seasons, units. Months and weekdays are written with a capital.
fn calendar(lower: &str, is_name: bool) -> Option<Term> {
    use Term::{Every, Month, MonthOrVerb, Part, ShortMonth, Units, Weekday, Weekdays};
    let term = match lower {
        "january" => Month(1),
        "february" => Month(2),
        "march" => MonthOrVerb(3),
        "april" => Month(4),
        "may" => MonthOrVerb(5),
        "june" => Month(6),
        "july" => Month(7),
        "august" => Month(8),
        "september" => Month(9),
        "october" => Month(10),
        "november" => Month(11),
        "december" => Month(12),
        "jan" => ShortMonth(1),
        "feb" => ShortMonth(2),
        "mar" => ShortMonth(3),
        "apr" => ShortMonth(4),
        "jun" => ShortMonth(6),
        "jul" => ShortMonth(7),
        "aug" => ShortMonth(8),
        "sep" | "sept" => ShortMonth(9),
        "oct" => ShortMonth(10),
        "nov" => ShortMonth(11),
        "dec" => ShortMonth(12),
        "monday" => Weekday(0),
        "tuesday" => Weekday(1),
        "wednesday" => Weekday(2),
        "thursday" => Weekday(3),
        "friday" => Weekday(4),
        "saturday" => Weekday(5),
        "sunday" => Weekday(6),
        "mondays" => Weekdays(0),
        "tuesdays" => Weekdays(1),
        "wednesdays" => Weekdays(2),
        "thursdays" => Weekdays(3),
        "fridays" => Weekdays(4),
        "saturdays" => Weekdays(5),
        "sundays" => Weekdays(6),
        "q1" => Term::Quarter(1),
        "q2" => Term::Quarter(2),
        "q3" => Term::Quarter(3),
        "q4" => Term::Quarter(4),
        "h1" => Term::HalfYear(1),
        "h2" => Term::HalfYear(2),
        _ => {
            return Some(match lower {
                "spring" => Term::Season(Season::Spring),
                "summer" => Term::Season(Season::Summer),
                "autumn" | "fall" => Term::Season(Season::Autumn),
                "winter" => Term::Season(Season::Winter),
                "second" => Term::Ordinal(2),
                "seconds" => Units(Unit::Second),
                "minute" => Term::Unit(Unit::Minute),
                "minutes" => Units(Unit::Minute),
                "hour" => Term::Unit(Unit::Hour),
                "hours" => Units(Unit::Hour),
                "day" => Term::Unit(Unit::Day),
                "days" => Units(Unit::Day),
                "weekend" => Term::Unit(Unit::Weekend),
                "weekends" => Units(Unit::Weekend),
                "week" => Term::Unit(Unit::Week),
                "weeks" => Units(Unit::Week),
                "month" => Term::Unit(Unit::Month),
                "months" => Units(Unit::Month),
                "quarter" => Term::Unit(Unit::Quarter),
                "quarters" => Units(Unit::Quarter),
                "year" => Term::Unit(Unit::Year),
                "years" => Units(Unit::Year),
                "decade" => Term::Unit(Unit::Decade),
                "decades" => Units(Unit::Decade),
                "century" => Term::Unit(Unit::Century),
                "centuries" => Units(Unit::Century),
                "daylong" => Term::Lasting(Unit::Day),
                "weeklong" => Term::Lasting(Unit::Week),
                "monthlong" => Term::Lasting(Unit::Month),
                "yearlong" => Term::Lasting(Unit::Year),
                "decadelong" => Term::Lasting(Unit::Decade),
                "fortnight" => Term::Fortnight,
                "hourly" => Every(Unit::Hour),
                "daily" | "everyday" => Every(Unit::Day),
                "weekly" => Every(Unit::Week),
                "monthly" => Every(Unit::Month),
                "quarterly" => Every(Unit::Quarter),
                "annual" | "annually" | "yearly" => Every(Unit::Year),
                "morning" | "mornings" => Part("MO"),
                "afternoon" | "afternoons" => Part("AF"),
                "evening" | "evenings" => Part("EV"),
                "night" | "nights" => Part("NI"),
                "noon" | "midday" => Term::Oclock(12),
                "midnight" => Term::Oclock(24),
                _ => return None,
            });
        }
    };
    is_name.then_some(term)
}

fn cue(lower: &str) -> Term {
    match lower {
        "am" | "a.m" | "a.m." => Term::Am,
        "pm" | "p.m" | "p.m." => Term::Pm,
        "gmt" | "utc" | "est" | "edt" | "et" | "pst" | "pdt" | "cet" | "cest" | "bst" | "msk" | "ist" | "jst" => {
            Term::Zone
        }
        "today" => Term::Today,
        "yesterday" => Term::Yesterday,
        "tomorrow" => Term::Tomorrow,
        "tonight" => Term::Tonight,
        "overnight" => Term::Overnight,
        "now" | "currently" | "nowadays" | "presently" => Term::Now,
        "recently" | "lately" => Term::Lately,
        "former" => Term::Former,
        "recent" => Term::Recent,
        "current" | "present" => Term::Current,
        "past" => Term::Past,
        "future" => Term::Future,
        "next" => Term::Next,
        "last" => Term::Last,
        "previous" | "preceding" | "prior" => Term::Previous,
        "following" | "subsequent" | "ensuing" | "succeeding" => Term::Following,
        "coming" | "upcoming" => Term::Coming,
        "this" | "these" => Term::This,
        "that" | "those" => Term::That,
        "same" => Term::Same,
        "every" | "each" => Term::Each,
        "per" => Term::Per,
        "the" => Term::The,
        "a" | "an" => Term::A,
        "of" => Term::Of,
        "in" => Term::In,
        "on" => Term::On,
        "at" => Term::At,
        "to" | "through" | "till" => Term::To,
        "from" => Term::From,
        "and" | "&" => Term::And,
        "or" => Term::Or,
        "by" => Term::By,
        "until" => Term::Until,
        "since" => Term::Since,
        "before" => Term::Before,
        "after" => Term::After,
        "during" | "throughout" => Term::During,
        "between" => Term::Between,
        "within" => Term::Within,
        "for" => Term::For,
        "ago" => Term::Ago,
        "later" | "afterwards" | "afterward" => Term::Later,
        "earlier" | "previously" => Term::Earlier,
        "early" => Term::Early,
        "late" => Term::Late,
        "mid" => Term::Mid,
        "latter" => Term::Latter,
        "beginning" | "start" | "outset" | "onset" => Term::Start,
        "end" | "close" => Term::End,
        "middle" => Term::Middle,
        "half" => Term::Half,
        "several" | "many" | "some" | "numerous" => Term::Several,
        "few" => Term::Few,
        "couple" => Term::Couple,
        "dozen" | "dozens" => Term::Dozen,
        "long" => Term::Long,
        "about" | "around" | "approximately" | "roughly" | "circa" | "ca" | "c" | "c." => Term::Around,
        "over" => Term::Over,
        "under" => Term::Under,
        "more" => Term::More,
        "less" | "fewer" => Term::Less,
        "than" => Term::Than,
        "least" => Term::Least,
        "most" => Term::Most,
        "nearly" | "almost" | "just" | "only" => Term::Nearly,
        "bc" | "bce" | "b.c" | "b.c." | "b.c.e." => Term::Bc,
        "ad" | "ce" | "a.d." => Term::Ad,
        "'s" => Term::Possessive,
        _ => Term::Other,
    }
}
