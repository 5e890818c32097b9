//! A page: its article where it marks one, else its body, without scripts, navigation and what else stands around.

use super::Article;
use super::kept::Kept;
use crate::model::Day;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// Elements whose words are not the story's.
const AROUND: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "nav", "header", "footer", "aside", "form", "button", "select",
    "iframe", "figure", "head", "title", "textarea",
];

/// Elements that do not end a paragraph.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "img",
];

/// Elements that never hold anything.
const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// Names under which pages tell when they were published, the surest first.
const PUBLISHED: &[&str] =
    &["article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "publish-date"];

pub(super) fn read(file: &str) -> Article {
    let mut page = Page::of(file);
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(file, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => page.start(&tag),
            Ok(Token::EndTag(tag)) => page.end(&name(&tag.name), tag.span.end),
            Ok(Token::String(words)) => page.words(&String::from_utf8_lossy(&words), words.span.end),
            Ok(_) => {}
            Err(never) => match never {},
        }
    }
    page.finish()
}

struct Page<'a> {
    kept: Kept<'a>,
    /// The element that holds the story, if the page has one.
    marked: Option<&'static str>,
    /// How deep inside of it.
    inside: usize,
    /// The elements around the story that are open.
    around: Vec<String>,
    /// How the day was told: the place in `PUBLISHED`, and the day.
    published: Option<(usize, Day)>,
    title: String,
    in_title: bool,
    url: Option<String>,
}

impl<'a> Page<'a> {
    fn of(file: &'a str) -> Self {
        Self {
            kept: Kept::new(file),
            marked: ["<article", "<main"].into_iter().find(|tag| file.contains(tag)).map(|tag| &tag[1..]),
            inside: 0,
            around: Vec::new(),
            published: None,
            title: String::new(),
            in_title: false,
            url: None,
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = name(&tag.name);
        self.kept.skip_to(tag.span.end);
        self.metadata(&name, tag);
        self.in_title = name == "title" && self.title.is_empty();
        let holds = !tag.self_closing && !VOID.contains(&name.as_str());
        if holds && AROUND.contains(&name.as_str()) {
            self.around.push(name);
        } else if holds && Some(name.as_str()) == self.marked {
            self.inside += 1;
            self.kept.end_paragraph();
        } else if !INLINE.contains(&name.as_str()) && self.is_story() {
            self.kept.end_paragraph();
        }
    }

    fn end(&mut self, name: &str, place: usize) {
        self.kept.skip_to(place);
        self.in_title = false;
        if let Some(open) = self.around.iter().rposition(|open| open == name) {
            self.around.truncate(open);
        } else if Some(name) == self.marked {
            self.inside = self.inside.saturating_sub(1);
        }
        if !INLINE.contains(&name) {
            self.kept.end_paragraph();
        }
    }

    fn words(&mut self, words: &str, end: usize) {
        if self.in_title {
            self.title.push_str(words);
        }
        if self.is_story() { self.kept.words(words, end) } else { self.kept.skip_to(end) }
    }

    fn is_story(&self) -> bool {
        self.around.is_empty() && (self.marked.is_none() || self.inside > 0)
    }

    fn metadata(&mut self, name: &str, tag: &StartTag<usize>) {
        let get = |wanted: &str| {
            let found = tag.attributes.iter().find(|(name, _)| name.as_slice() == wanted.as_bytes());
            found.map(|(_, value)| String::from_utf8_lossy(value).into_owned())
        };
        let key = get("property").or_else(|| get("name")).or_else(|| get("itemprop")).unwrap_or_default();
        let key = key.to_ascii_lowercase();
        match (name, key.as_str(), get("content").or_else(|| get("datetime"))) {
            ("link", _, _) if get("rel").as_deref() == Some("canonical") => self.url = get("href"),
            ("meta", "og:url", Some(url)) if self.url.is_none() => self.url = Some(url),
            ("meta", "og:title", Some(title)) => self.title = title,
            ("meta" | "time", key, Some(day)) => {
                let rank = PUBLISHED.iter().position(|known| *known == key);
                let rank = rank.or((name == "time").then_some(PUBLISHED.len()));
                let day = day.get(..10).and_then(|day| day.parse().ok());
                if let Some((rank, day)) = rank.zip(day).filter(|(rank, _)| self.published.is_none_or(|p| *rank < p.0))
                {
                    self.published = Some((rank, day));
                }
            }
            _ => {}
        }
    }

    fn finish(self) -> Article {
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        Article {
            text: self.kept.finish(),
            published: self.published.map(|(_, day)| day),
            dated_by: self.published.map(|_| "from the page's own data"),
            title: Some(title).filter(|title| !title.is_empty()),
            url: self.url.filter(|url| url.starts_with("http")),
            encoding: None,
        }
    }
}

fn name(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).to_ascii_lowercase()
}
