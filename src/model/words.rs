//! The closed lists of the field, each with its words: parsed at the door, wrong nowhere inside.

use std::fmt;

/// A word that is not in a closed list, with the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// What was written.
    pub word: String,
    /// What the list is of: "kind", "status".
    pub what: &'static str,
    /// The words there are.
    pub known: &'static [&'static str],
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is not a {} ({})", self.word, self.what, self.known.join(", "))
    }
}

impl std::error::Error for UnknownWord {}

/// Defines an enum whose variants are the words of a closed list, with parsing, display and serde.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $what:literal, { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Every word.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word as it is written in files and in the base.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::words::UnknownWord;
            fn from_str(text: &str) -> Result<Self, $crate::model::words::UnknownWord> {
                let plain = || text.trim().to_ascii_lowercase().replace(['_', ' '], "-");
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ if Self::WORDS.contains(&plain().as_str()) => plain().parse(),
                    _ => Err($crate::model::words::UnknownWord { word: text.to_owned(), what: $what, known: Self::WORDS }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What sort of actor it is.
    ActorKind, "kind of actor", {
        /// A human being.
        Person = "person",
        /// A state, a historical one too.
        State = "state",
        /// An international organization, or a party that is no state.
        Organization = "organization",
    }
}

words! {
    /// What sort of name an alias is.
    AliasType, "type of alias", {
        /// Another name or spelling.
        Name = "name",
        /// NATO, UK.
        Abbreviation = "abbreviation",
        /// Russian, British.
        Demonym = "demonym",
        /// A place that stands for a government: the Kremlin.
        Metonym = "metonym",
    }
}

words! {
    /// What sort of post an office is.
    OfficeKind, "kind of office", {
        /// President, monarch.
        HeadOfState = "head-of-state",
        /// Prime minister, chancellor, premier.
        HeadOfGovernment = "head-of-government",
        /// Foreign minister, secretary of state.
        ForeignMinister = "foreign-minister",
        /// Vice president, deputy prime minister.
        Deputy = "deputy",
        /// Defence minister.
        DefenceMinister = "defence-minister",
        /// Ambassador, special envoy.
        Envoy = "envoy",
        /// Spokesperson.
        Spokesperson = "spokesperson",
        /// National security adviser.
        SecurityAdviser = "security-adviser",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// What the words of a title say about who is meant.
    TitleKind, "kind of title", {
        /// President, king.
        HeadOfState = "head-of-state",
        /// Prime minister, chancellor, premier.
        HeadOfGovernment = "head-of-government",
        /// Whoever leads, by whatever office: leader, ruler.
        Leader = "leader",
        /// Foreign minister, top diplomat.
        ForeignMinister = "foreign-minister",
        /// Defence minister.
        DefenceMinister = "defence-minister",
        /// Any other minister.
        Minister = "minister",
        /// Vice president, deputy minister.
        Deputy = "deputy",
        /// National security adviser.
        SecurityAdviser = "security-adviser",
        /// Ambassador, special envoy, negotiator.
        Envoy = "envoy",
        /// Spokesperson.
        Spokesperson = "spokesperson",
        /// Another post or calling of one person: governor, general, tycoon.
        Other = "other",
        /// No post at all: man, statesman.
        Person = "person",
        /// Several unnamed persons: delegation, officials.
        Delegation = "delegation",
        /// A body that speaks for its state: government, foreign ministry.
        Government = "government",
        /// The state itself: country, side, nation.
        State = "state",
        /// A party that is not its state: rebels, opposition.
        Rebels = "rebels",
    }
}

impl TitleKind {
    /// The office that such a title is of.
    pub const fn office(self) -> Option<OfficeKind> {
        match self {
            Self::HeadOfState => Some(OfficeKind::HeadOfState),
            Self::HeadOfGovernment => Some(OfficeKind::HeadOfGovernment),
            Self::ForeignMinister => Some(OfficeKind::ForeignMinister),
            Self::DefenceMinister => Some(OfficeKind::DefenceMinister),
            Self::Deputy => Some(OfficeKind::Deputy),
            Self::SecurityAdviser => Some(OfficeKind::SecurityAdviser),
            Self::Envoy => Some(OfficeKind::Envoy),
            Self::Spokesperson => Some(OfficeKind::Spokesperson),
            Self::Minister | Self::Other => Some(OfficeKind::Other),
            Self::Leader | Self::Person | Self::Delegation | Self::Government | Self::State | Self::Rebels => None,
        }
    }
}

impl From<OfficeKind> for TitleKind {
    fn from(kind: OfficeKind) -> Self {
        match kind {
            OfficeKind::HeadOfState => Self::HeadOfState,
            OfficeKind::HeadOfGovernment => Self::HeadOfGovernment,
            OfficeKind::ForeignMinister => Self::ForeignMinister,
            OfficeKind::Deputy => Self::Deputy,
            OfficeKind::DefenceMinister => Self::DefenceMinister,
            OfficeKind::Envoy => Self::Envoy,
            OfficeKind::Spokesperson => Self::Spokesperson,
            OfficeKind::SecurityAdviser => Self::SecurityAdviser,
            OfficeKind::Other => Self::Other,
        }
    }
}

words! {
    /// What a single word does where somebody is named.
    Sense, "sense of a word", {
        /// The office has just been taken up: new, incoming.
        Newly = "newly",
        /// The office is held no longer: former, ousted.
        Former = "former",
        /// The office is that of a deputy: deputy, vice.
        Deputy = "deputy",
        /// It stands before a title and changes nothing: visiting, veteran.
        Passing = "passing",
        /// It stands before a name: Mr, Dr.
        Honorific = "honorific",
        /// It says that its bearer is a man: Mr, king.
        Man = "man",
        /// It says that its bearer is a woman: Mrs, queen.
        Woman = "woman",
        /// It joins the parts of a name: bin, van, de.
        Particle = "particle",
        /// It has a capital and is part of no name: Monday, However.
        NoName = "no-name",
        /// A place follows it: in, visited.
        At = "at",
        /// A place follows it and `to`: trip, flew.
        Move = "move",
        /// It takes place where the city before it is: summit, talks.
        Gathering = "gathering",
        /// A name that ends with it is that of a body or a place, not of a person: Army, Council.
        Body = "body",
        /// The place before it is but a part of its name: accords, protocol.
        Namesake = "namesake",
        /// The subject stands before it: said, met.
        Verb = "verb",
        /// A name with it is that of a movement that fights: liberation, resistance.
        Struggle = "struggle",
        /// The given name of a woman.
        HerName = "her-name",
        /// The given name of a man.
        HisName = "his-name",
    }
}

impl Sense {
    /// The sense as one bit of a set.
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }
}

words! {
    /// What sort of happening an event is.
    EventKind, "kind of event", {
        /// A trip to another country or to a foreign leader.
        Visit = "visit",
        /// Two or three sides face to face, or by video.
        Meeting = "meeting",
        /// A telephone conversation.
        Call = "call",
        /// A convened session of several sides.
        Summit = "summit",
        /// Talks towards an agreement.
        Negotiation = "negotiation",
        /// The signature of an agreement.
        Signing = "signing",
        /// A statement that is an act of its own; no contact.
        Statement = "statement",
        /// Anything else; no contact.
        Other = "other",
    }
}

impl EventKind {
    /// Whether those who took part were in touch with each other.
    pub const fn is_contact(self) -> bool {
        !matches!(self, Self::Statement | Self::Other)
    }

    /// The mode an event of this kind has unless something else is said.
    pub const fn usual_mode(self) -> Mode {
        match self {
            Self::Visit | Self::Meeting | Self::Summit | Self::Negotiation | Self::Signing => Mode::InPerson,
            Self::Call => Mode::Phone,
            Self::Statement => Mode::Written,
            Self::Other => Mode::Unknown,
        }
    }
}

words! {
    /// How those who took part were in touch.
    Mode, "mode", {
        /// In one place.
        InPerson = "in-person",
        /// By telephone.
        Phone = "phone",
        /// By video link.
        Video = "video",
        /// In writing.
        Written = "written",
        /// The source does not say.
        Unknown = "unknown",
    }
}

words! {
    /// How real an event is, as its sources know it.
    Status, "status", {
        /// Announced or fixed, not yet known to have happened.
        Planned = "planned",
        /// Wanted, offered, possible.
        Proposed = "proposed",
        /// It happened.
        Held = "held",
        /// Called off.
        Cancelled = "cancelled",
        /// Put off to another date.
        Postponed = "postponed",
        /// A source states that it did not happen.
        Denied = "denied",
    }
}

words! {
    /// What an actor was in an event.
    Role, "role", {
        /// Received the others.
        Host = "host",
        /// Travelled.
        Guest = "guest",
        /// Took part.
        Attendee = "attendee",
        /// Brought the others together.
        Mediator = "mediator",
    }
}

words! {
    /// How an event came into the base.
    Origin, "origin", {
        /// A person wrote it.
        Authored = "authored",
        /// A program read it in a text.
        Extracted = "extracted",
        /// It came with a data set.
        Imported = "imported",
    }
}

words! {
    /// What sort of document a source is.
    SourceKind, "kind of source", {
        /// A news text.
        News = "news",
        /// A press release or an official statement.
        Statement = "statement",
        /// A data set.
        Dataset = "dataset",
        /// A web page.
        Page = "page",
        /// A book.
        Book = "book",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// What a claim says about contacts without naming one.
    ClaimKind, "kind of claim", {
        /// There were this many.
        Count = "count",
        /// There was none.
        None = "none",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_in_the_usual_spellings_and_written_in_one() {
        assert_eq!("In_Person".parse::<Mode>().unwrap(), Mode::InPerson);
        for kind in EventKind::ALL {
            assert_eq!(kind.as_str().parse::<EventKind>().unwrap(), *kind);
        }
    }

    #[test]
    fn an_unknown_word_names_the_list() {
        let error = "reported".parse::<Status>().unwrap_err();
        assert!(error.to_string().starts_with("\"reported\" is not a status (planned, "));
    }
}
