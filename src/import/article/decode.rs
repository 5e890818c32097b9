//! From bytes to text: UTF-8, UTF-16 with its mark, else the old encoding that fits best.

use crate::error::{Error, Result};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// The text of a file, and its encoding where that is not UTF-8.
pub(super) fn text(name: &str, bytes: Vec<u8>) -> Result<(String, Option<&'static str>)> {
    if bytes.is_empty() {
        return Err(Error::input(format!("{name} is empty")));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return decode(name, encoding, &bytes[mark..]);
    }
    if bytes.contains(&0) {
        return Err(not_a_text(name));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, None)),
        Err(error) => guessed(name, error.as_bytes()),
    }
}

fn guessed(name: &str, bytes: &[u8]) -> Result<(String, Option<&'static str>)> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    decode(name, detector.guess(None, Utf8Detection::Deny), bytes)
}

fn decode(name: &str, encoding: &'static Encoding, bytes: &[u8]) -> Result<(String, Option<&'static str>)> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    if broken || text.contains('\0') || controls * 50 > text.chars().count() {
        return Err(not_a_text(name).note("its encoding", "write it as UTF-8: iconv -t UTF-8 FILE"));
    }
    Ok((text.into_owned(), Some(encoding.name()).filter(|name| *name != "UTF-8")))
}

fn not_a_text(name: &str) -> Error {
    Error::input(format!("{name} is not a text"))
}
