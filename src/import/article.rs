//! Texts in: a news article or a press release as plain text, Markdown or a page, to its words, its day and its title.
//!
//! Markup goes, lines stay: line 13 of the text is line 13 of the file. Where markup ended a paragraph stands a
//! paragraph separator. A day is taken from what says that it is the day of publication, never from the story.

mod decode;
mod header;
mod html;
mod kept;
mod lines;
mod markdown;

pub use lines::{Line, Lines};

use crate::error::{Error, Result};
use crate::model::Day;

/// A text and what it says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// Its words, in UTF-8, with the lines of the file.
    pub text: String,
    /// Its day, if it says one.
    pub published: Option<Day>,
    /// Where it says so, for people: "from its first line".
    pub dated_by: Option<&'static str>,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// Its address, if it says one.
    pub url: Option<String>,
    /// The encoding it was read in, where that was not UTF-8.
    pub encoding: Option<&'static str>,
}

/// The forms of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As it stands.
    Plain,
    /// With headings, emphasis and links.
    Markdown,
    /// A page.
    Html,
}

impl Form {
    /// By the ending of a file's name, else by how the text begins.
    fn of(name: &str, text: &str) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let head: String = text.trim_start().chars().take(200).collect::<String>().to_ascii_lowercase();
        match ending.as_deref() {
            Some("html" | "htm" | "xhtml") => Self::Html,
            Some("md" | "markdown") => Self::Markdown,
            _ if head.starts_with("<!doctype html") || head.starts_with("<html") => Self::Html,
            _ => Self::Plain,
        }
    }
}

/// Reads the bytes of a file of that name; `today` is when a page without a year would be read.
///
/// # Errors
/// When it is empty, no text at all, or in an encoding that cannot be told.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Article> {
    let (text, encoding) = decode::text(name, bytes)?;
    let form = Form::of(name, &text);
    let mut article = match form {
        Form::Plain => Article { text, ..Article::default() },
        Form::Markdown => markdown::read(&text),
        Form::Html => html::read(&text),
    };
    article.encoding = encoding;
    header::take(&mut article);
    if article.text.trim().is_empty() {
        return Err(Error::input(format!("{name} has no text in it")));
    }
    Ok(article)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(name: &str, text: &str) -> Article {
        read(name, text.as_bytes().to_vec()).expect("an article")
    }

    #[test]
    fn the_first_line_may_give_the_day_and_keeps_its_place() {
        let read = article("a.txt", "date 2031-05-06\n\nOslo hosts talks\n\nThe ministers met.\n");
        assert_eq!(read.text, "               \n\nOslo hosts talks\n\nThe ministers met.\n");
        assert_eq!(read.published, "2031-05-06".parse().ok());
        assert_eq!((read.title.as_deref(), read.dated_by), (Some("Oslo hosts talks"), Some("from its first line")));
    }

    #[test]
    fn a_line_of_its_own_near_the_top_may_give_the_day_and_the_story_may_not() {
        let dated = |text: &str| article("a.txt", text).published.map(|day| day.to_string());
        assert_eq!(dated("Talks in Oslo\n6 May 2031\n\nThey met.\n").as_deref(), Some("2031-05-06"));
        assert_eq!(dated("OSLO, May 6, 2031 (Wire) -- They met.\n").as_deref(), Some("2031-05-06"));
        assert_eq!(dated("Published: 6 May 2031\nThey met.\n").as_deref(), Some("2031-05-06"));
        assert_eq!(dated("They met in Oslo on 6 May 2031 and parted as friends.\n"), None);
        assert_eq!(dated("OSLO, May 6 (Wire) -- They met.\n"), None);
    }

    #[test]
    fn a_page_gives_its_article_without_what_stands_around_it() {
        let page = "<!DOCTYPE html>\n<html><head><title>Talks &amp; tea</title>\n<meta property=\"article:published_time\" \
                    content=\"2031-05-06T08:00:00Z\">\n<script>\nlet a = '<p>no</p>';\n</script></head><body><nav><p>Home \
                    Visits</p></nav>\n<article><h1>Talks</h1><p>The minister&rsquo;s\n<b>guest</b> came.</p>\n<p>They \
                    met.</p></article><footer>About us</footer></body></html>";
        let read = article("a.html", page);
        let words = read.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words, "Talks The minister’s guest came. They met.");
        assert_eq!(read.text.matches('\n').count(), page.matches('\n').count());
        assert_eq!(read.title.as_deref(), Some("Talks & tea"));
        assert_eq!(read.published, "2031-05-06".parse().ok());
    }

    #[test]
    fn markdown_loses_its_marks_and_keeps_its_lines() {
        let text = "---\ntitle: Tea\ndate: 2031-05-06\n---\n# Talks in *Oslo*\n\nThe [minister](https://example.org/a)\nmet **Ada**.\n\n- one\n- two\n";
        let read = article("a.md", text);
        let lines: Vec<&str> = read.text.lines().map(|line| line.trim_matches('\u{2029}').trim()).collect();
        assert_eq!(lines, ["", "", "", "", "Talks in Oslo", "", "The minister", "met Ada.", "", "one", "two"]);
        assert_eq!((read.published, read.title.as_deref()), ("2031-05-06".parse().ok(), Some("Tea")));
    }

    #[test]
    fn what_is_no_text_is_refused_in_words() {
        for (bytes, words) in [(&b""[..], "is empty"), (b" \n\n", "has no text"), (b"a\0b", "is not a text")] {
            let error = read("x.txt", bytes.to_vec()).unwrap_err();
            assert!(error.message().contains(words), "{error}");
        }
        let latin =
            read("x.txt", b"Jos\xe9 Mar\xeda de la Pe\xf1a lleg\xf3 a la ciudad para hablar con el canciller".to_vec());
        let latin = latin.expect("an article");
        assert!(latin.text.starts_with("José María"));
        assert_eq!(latin.encoding, Some("windows-1252"));
    }
}
