//! How real something is, as the words around it say.

use crate::model::Status;

/// What tense and cues say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reality {
    /// It is so, and the words say it.
    Sure(Status, &'static str),
    /// It has taken place, unless the date says otherwise.
    Weak(Tense),
    /// Named as known: held, unless another telling or the date says otherwise.
    Known(&'static str),
    /// As the trigger before it in the sentence.
    AsBefore,
    /// Never up to now: a claim, not an event.
    NoneSoFar,
    /// Nobody says that it is so, or many are meant.
    Nothing(&'static str),
}

/// What tells where no words say how real its event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Present,
    /// A form with *-ing* and *be*.
    GoingOn,
    /// The verb after a noun.
    VerbAfter,
    /// *after* before a noun.
    After,
    /// None, or words that say more.
    Unsaid,
}

impl Tense {
    /// For people.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Past => "past tense",
            Self::Present => "present tense",
            Self::GoingOn => "going on",
            Self::VerbAfter => "the verb after it",
            Self::After => "after it",
            Self::Unsaid => "",
        }
    }
}

impl Reality {
    /// What counts more comes first: called off before put off before denied ... before announced.
    pub(super) const fn rank(self) -> u8 {
        match self {
            Self::Sure(Status::Cancelled, _) => 0,
            Self::Sure(Status::Postponed, _) => 1,
            Self::Sure(Status::Denied, _) | Self::NoneSoFar => 2,
            Self::Sure(Status::Proposed, _) => 3,
            Self::Sure(Status::Planned, _) => 4,
            _ => 5,
        }
    }
}
