//! Addresses: what a page shows stands in them, in the words of the command line's flags, so that a view can be shared.

use crate::ask::Limits;
use crate::error::{Error, Result};
use form_urlencoded::{Serializer, parse};

/// What an address asks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Address {
    /// Names, or a sentence; each as one argument of the command line.
    pub(super) who: Vec<String>,
    /// Which events are wanted.
    pub(super) limits: Limits,
    /// The words to search for, or how a name begins.
    pub(super) words: Option<String>,
    /// What is counted by.
    pub(super) by: Option<String>,
    /// Oldest first, on a page.
    pub(super) oldest: bool,
    /// The page of a list, from 1.
    pub(super) page: usize,
}

/// The names that may stand in an address.
const KNOWN: &str = "who, since, until, in, kind, mode, status, place, tag, source, certain, as-of, exact, limit, \
                     reverse, words, by, oldest, page";

impl Address {
    /// Reads what stands behind the `?`; what is empty counts as not given.
    pub(super) fn read(query: &str) -> Result<Self> {
        let mut address = Self { page: 1, ..Self::default() };
        for (name, value) in parse(query.as_bytes()) {
            let value = value.trim();
            if !value.is_empty() || matches!(&*name, "certain" | "exact" | "reverse" | "oldest") {
                address.set(&name, value)?;
            }
        }
        Ok(address)
    }

    fn set(&mut self, name: &str, value: &str) -> Result<()> {
        let limits = &mut self.limits;
        let text = || Some(value.to_owned());
        let list = || value.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty());
        match name {
            "who" => self.who.push(value.to_owned()),
            "since" => limits.since = text(),
            "until" => limits.until = text(),
            "in" => limits.within = text(),
            "kind" => limits.kinds.extend(list()),
            "mode" => limits.modes.extend(list()),
            "status" => limits.statuses.extend(list()),
            "place" => limits.place = text(),
            "tag" => limits.tag = text(),
            "source" => limits.source = text(),
            "as-of" => limits.as_of = text(),
            "certain" => limits.certain = yes(value),
            "exact" => limits.exact = yes(value),
            "reverse" => limits.reverse = yes(value),
            "limit" => limits.limit = Some(number(name, value)?),
            "words" => self.words = text(),
            "by" => self.by = text(),
            "oldest" => self.oldest = yes(value),
            "page" => self.page = number(name, value)?.max(1),
            _ => return Err(Error::usage(format!("\"{name}\" is nothing to ask for here")).note("known", KNOWN)),
        }
        Ok(())
    }

    /// What stands behind the `?`: only what is given, always in the same order.
    pub(super) fn query(&self) -> String {
        let limits = &self.limits;
        let mut query = Serializer::new(String::new());
        query.extend_pairs(self.who.iter().map(|name| ("who", name)));
        let lists = [("kind", &limits.kinds), ("mode", &limits.modes), ("status", &limits.statuses)];
        let texts = [
            ("since", &limits.since),
            ("until", &limits.until),
            ("in", &limits.within),
            ("place", &limits.place),
            ("tag", &limits.tag),
            ("source", &limits.source),
            ("as-of", &limits.as_of),
            ("words", &self.words),
            ("by", &self.by),
        ];
        let flags = [
            ("certain", limits.certain),
            ("exact", limits.exact),
            ("reverse", limits.reverse),
            ("oldest", self.oldest),
        ];
        for (name, words) in lists.into_iter().filter(|(_, words)| !words.is_empty()) {
            query.append_pair(name, &words.join(","));
        }
        for (name, text) in texts.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?))) {
            query.append_pair(name, text);
        }
        for (name, _) in flags.into_iter().filter(|(_, set)| *set) {
            query.append_pair(name, "1");
        }
        if let Some(limit) = limits.limit {
            query.append_pair("limit", &limit.to_string());
        }
        if self.page > 1 {
            query.append_pair("page", &self.page.to_string());
        }
        query.finish()
    }

    /// The address of a path with these parameters.
    pub(super) fn at(&self, path: &str) -> String {
        match self.query() {
            query if query.is_empty() => path.to_owned(),
            query => format!("{path}?{query}"),
        }
    }

    /// This address with something changed, from its first page on.
    pub(super) fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut other = Self { page: 1, ..self.clone() };
        change(&mut other);
        other
    }

    /// The question of some actors alone.
    pub(super) fn of(who: impl IntoIterator<Item = String>) -> Self {
        Self { who: who.into_iter().collect(), page: 1, ..Self::default() }
    }

    /// Everything with a label.
    pub(super) fn tagged(tag: &str) -> Self {
        Self::of([]).with(|other| other.limits.tag = Some(tag.to_owned()))
    }
}

/// A flag is set by standing there; a form sends `on`.
fn yes(value: &str) -> bool {
    !matches!(value, "0" | "false" | "no" | "off")
}

fn number(name: &str, value: &str) -> Result<usize> {
    value.parse().map_err(|_| Error::usage(format!("\"{value}\" is no number for {name}")))
}

/// A text as it stands in a path.
pub(super) fn segment(text: &str) -> String {
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b"-._~".contains(b);
    text.bytes().map(|b| if plain(&b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_was_asked_and_no_more() {
        for (typed, kept) in [
            ("who=xi&who=putin&since=&kind=&page=1", "who=xi&who=putin"),
            ("kind=visit&kind=call&who=xi", "who=xi&kind=visit%2Ccall"),
            ("certain=on&exact=0&oldest=1&page=3", "certain=1&oldest=1&page=3"),
            ("who=%E4%B9%A0%E8%BF%91%E5%B9%B3", "who=%E4%B9%A0%E8%BF%91%E5%B9%B3"),
            ("in=2022-Q3&place=S%C3%A3o+Paulo", "in=2022-Q3&place=S%C3%A3o+Paulo"),
        ] {
            let address = Address::read(typed).unwrap();
            assert_eq!(address.query(), kept);
            assert_eq!(Address::read(kept).unwrap(), address);
        }
    }

    #[test]
    fn what_nobody_knows_is_told() {
        assert_eq!(Address::read("whom=xi").unwrap_err().message(), "\"whom\" is nothing to ask for here");
        assert_eq!(Address::read("page=x").unwrap_err().message(), "\"x\" is no number for page");
    }
}
