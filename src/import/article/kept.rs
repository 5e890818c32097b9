//! A text without its markup that keeps the lines of its file.

use crate::model::text::PARAGRAPH;

/// Takes the words of a file in their order.
pub(super) struct Kept<'a> {
    file: &'a str,
    text: String,
    at: usize,
}

impl<'a> Kept<'a> {
    pub(super) fn new(file: &'a str) -> Self {
        Self { file, text: String::with_capacity(file.len()), at: 0 }
    }

    /// Goes on to a place in the file; of what lies before only the line ends stay.
    pub(super) fn skip_to(&mut self, place: usize) {
        let skipped = self.file.get(self.at..place).unwrap_or("");
        self.text.extend(skipped.chars().filter(|c| *c == '\n'));
        self.at = self.at.max(place);
    }

    /// Takes words that stand up to a place in the file, entities already read.
    pub(super) fn words(&mut self, words: &str, end: usize) {
        let missing = self.file.get(self.at..end).map_or(0, |file| lines(file).saturating_sub(lines(words)));
        self.text.push_str(words);
        self.text.extend(std::iter::repeat_n('\n', missing));
        self.at = self.at.max(end);
    }

    /// The markup ended a paragraph here.
    pub(super) fn end_paragraph(&mut self) {
        if !self.text.ends_with(PARAGRAPH) {
            self.text.push(PARAGRAPH);
        }
    }

    /// The text, with the line ends that were left.
    pub(super) fn finish(mut self) -> String {
        self.skip_to(self.file.len());
        self.text
    }
}

fn lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}
