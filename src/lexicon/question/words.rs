//! The closed lists that a typed question is made of.

/// Words that only make a sentence of it.
pub(super) const FILLERS: &str = "\
    a all am and any are be been between contact contacted contacts did do does each ever for had has have \
    held her his hold how is it its many meet meeting meetings meets met most much of often other our \
    recently saw see seen speak speaking spoke spoken talk talked talking talks the their there they time \
    times to up v versus vs was were when where who will with";

/// Titles before a name; what they say is in the name.
pub(super) const TITLES: &str = "\
    chairman chairwoman chancellor dr emir emperor foreign general king leader leaders minister mr mrs ms \
    premier president prime prince princess queen secretary sir sultan supreme";

/// Words that begin a restriction.
pub(super) const PREPOSITIONS: &str = "\
    before after since until till in on by during at";

/// Words that ask for a journey; what follows is where to.
pub(super) const JOURNEYS: &str = "\
    visit visits visited travel travels travelled traveled trip go goes went";

/// Words that ask for a telephone conversation.
pub(super) const CALLS: &str = "\
    call calls called phone phones phoned ring rang";

/// Words that can go on a date.
pub(super) const DATE_WORDS: &str = "\
    january february march april may june july august september october november december jan feb mar apr \
    jun jul aug sep sept oct nov dec last next this year month week";

/// Whether a word stands in a list.
pub(super) fn is_in(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|known| known == word)
}
