//! Markdown: its words without marks, its front matter as data.

use super::Article;
use super::header::field;
use super::kept::Kept;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

pub(super) fn read(file: &str) -> Article {
    let (mut kept, mut article) = (Kept::new(file), Article::default());
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_TABLES;
    let (mut data, mut code) = (false, false);
    for (event, place) in Parser::new_ext(file, options).into_offset_iter() {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => data = true,
            Event::End(TagEnd::MetadataBlock(_)) => data = false,
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Text(text) if data => text.lines().for_each(|line| field(&mut article, line)),
            Event::Text(text) | Event::Code(text) if !code => {
                kept.skip_to(place.start);
                kept.words(&text, place.end);
            }
            Event::SoftBreak | Event::HardBreak => kept.words(" \n", place.end),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) => {
                kept.end_paragraph();
            }
            _ => {}
        }
    }
    article.text = kept.finish();
    article
}
