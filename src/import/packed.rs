//! Files as they are published: packed by gzip or zip, in UTF-8 or in an older encoding. Everything is a stream.

use crate::error::{Error, Result};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::read::MultiGzDecoder;
use std::io::{self, Cursor, Read, Seek};

/// How much of a file is looked at to tell its form and its encoding.
const HEAD: u64 = 1 << 16;

/// A text of a file, in UTF-8, and how it begins.
pub struct Text<'a> {
    /// `events.csv`, or `events.csv` in `day.zip`: as it is told in errors.
    pub name: String,
    /// How it begins; empty only if the file is.
    pub head: Vec<u8>,
    /// All of it.
    pub bytes: Box<dyn Read + 'a>,
    /// The older encoding that it was read in.
    pub encoding: Option<&'static str>,
}

/// The first bytes that say how a file is packed.
const GZIP: &[u8] = &[0x1f, 0x8b];
const ZIP: &[u8] = b"PK\x03\x04";

/// Hands each text of a file to `take`: the file itself, what gzip packed, or every file in a zip.
///
/// # Errors
/// When the file cannot be read or unpacked, or `take` fails.
pub fn texts<'a>(
    name: &str,
    mut input: impl Read + Seek + 'a,
    encoding: Option<&'static Encoding>,
    take: &mut dyn FnMut(Text<'_>) -> Result<()>,
) -> Result<()> {
    let mut first = Vec::new();
    let start = input.by_ref().take(4).read_to_end(&mut first).and_then(|_| input.rewind());
    start.map_err(|error| unreadable(name, &error))?;
    match first.as_slice() {
        ZIP => zipped(name, input, encoding, take),
        _ => stream(name, input, encoding, take),
    }
}

/// The same of what cannot be read twice, such as standard input.
///
/// # Errors
/// As [`texts`].
pub fn stream<'a>(
    name: &str,
    input: impl Read + 'a,
    encoding: Option<&'static Encoding>,
    take: &mut dyn FnMut(Text<'_>) -> Result<()>,
) -> Result<()> {
    let (first, rest) = split(name, input, 2)?;
    let packed = first == GZIP;
    let whole = Cursor::new(first).chain(rest);
    match packed {
        true => take(text(name.trim_end_matches(".gz"), MultiGzDecoder::new(whole), encoding)?),
        false => take(text(name, whole, encoding)?),
    }
}

fn zipped<'a>(
    name: &str,
    input: impl Read + Seek + 'a,
    encoding: Option<&'static Encoding>,
    take: &mut dyn FnMut(Text<'_>) -> Result<()>,
) -> Result<()> {
    let broken = |error: zip::result::ZipError| Error::input(format!("{name} is a broken zip")).cause(error);
    let mut archive = zip::ZipArchive::new(input).map_err(broken)?;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(broken)?;
        if file.is_file() {
            let inner = file.name().map_err(broken)?.into_owned();
            take(text(&inner, file, encoding)?)?;
        }
    }
    Ok(())
}

/// A text in UTF-8: as said, as its mark says, as it is, else in the encoding that fits its beginning best.
fn text<'a>(name: &str, input: impl Read + 'a, said: Option<&'static Encoding>) -> Result<Text<'a>> {
    let (mut head, rest) = split(name, input, HEAD)?;
    let marked = Encoding::for_bom(&head);
    let encoding = said.or(marked.map(|(encoding, _)| encoding)).unwrap_or_else(|| guessed(&head));
    head.drain(..marked.map_or(0, |(_, mark)| mark));
    let name = name.to_owned();
    if encoding == UTF_8 {
        let bytes = Cursor::new(head.clone()).chain(rest);
        return Ok(Text { name, head, bytes: Box::new(bytes), encoding: None });
    }
    let mut builder = DecodeReaderBytesBuilder::new();
    let decoded = builder.encoding(Some(encoding)).build(Cursor::new(head).chain(rest));
    let (head, rest) = split(&name, decoded, HEAD)?;
    let bytes = Cursor::new(head.clone()).chain(rest);
    Ok(Text { name, head, bytes: Box::new(bytes), encoding: Some(encoding.name()) })
}

/// UTF-8 if the beginning can be that; the last letter of it may be cut. What is no text at all is left as it is.
fn guessed(head: &[u8]) -> &'static Encoding {
    let cut = |error: std::str::Utf8Error| error.error_len().is_none();
    if head.contains(&0) || std::str::from_utf8(head).map_or_else(cut, |_| true) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, false);
    detector.guess(None, Utf8Detection::Deny)
}

/// The beginning of a stream, and what follows it.
fn split<R: Read>(name: &str, mut input: R, length: u64) -> Result<(Vec<u8>, R)> {
    let mut head = Vec::new();
    let read = input.by_ref().take(length).read_to_end(&mut head);
    read.map_err(|error| unreadable(name, &error))?;
    Ok((head, input))
}

fn unreadable(name: &str, error: &io::Error) -> Error {
    Error::input(format!("{name} cannot be read")).cause(error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn all(bytes: Vec<u8>) -> Vec<(String, String, Option<&'static str>)> {
        let mut found = Vec::new();
        texts("day.csv.gz", Cursor::new(bytes), None, &mut |mut text| {
            let mut whole = String::new();
            text.bytes.read_to_string(&mut whole).expect("a text");
            assert!(whole.as_bytes().starts_with(&text.head));
            found.push((text.name, whole, text.encoding));
            Ok(())
        })
        .expect("texts");
        found
    }

    #[test]
    fn what_gzip_packed_is_unpacked_members_and_all() {
        let packed = |text: &str| {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            packer.write_all(text.as_bytes()).expect("packed");
            packer.finish().expect("packed")
        };
        let bytes = [packed("date,kind\n"), packed("2031-05-06,call\n")].concat();
        assert_eq!(all(bytes), [("day.csv".to_owned(), "date,kind\n2031-05-06,call\n".to_owned(), None)]);
    }

    #[test]
    fn every_file_in_a_zip_is_a_text_of_its_own() {
        let mut packer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a.CSV", "b.CSV"] {
            packer.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
            packer.write_all(name.as_bytes()).expect("packed");
        }
        let found = all(packer.finish().expect("packed").into_inner());
        assert_eq!(
            found.iter().map(|(name, text, _)| (name.as_str(), text.as_str())).collect::<Vec<_>>(),
            [("a.CSV", "a.CSV"), ("b.CSV", "b.CSV")]
        );
    }

    #[test]
    fn older_encodings_and_marks_are_seen() {
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode("date,name\n2031-05-06,à Málaga café Zürich\n");
        let read = all(latin.into_owned());
        assert_eq!(read[0].2, Some("windows-1252"));
        assert!(read[0].1.contains("Málaga café Zürich"));
        assert_eq!(all(b"\xef\xbb\xbfdate".to_vec())[0].1, "date");
        assert_eq!(all(b"\xff\xfed\0a\0".to_vec())[0], ("day.csv.gz".into(), "da".into(), Some("UTF-16LE")));
    }
}
