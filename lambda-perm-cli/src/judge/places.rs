//! From offsets in the text of a policy to places in the file that has it.

use lambda_perm_core::document::PolicyDocument;

use crate::{
    declared::{DeclaredPolicy, PolicyPlaces},
    file::{SourceFile, Span},
    tree::ReadError,
};

impl DeclaredPolicy {
    /// The document.
    ///
    /// # Errors
    ///
    /// Why the text is none, at its place in the file.
    pub fn parse(&self, file: &SourceFile) -> Result<PolicyDocument<'_>, ReadError> {
        PolicyDocument::parse(&self.text).map_err(|error| {
            let span = self.places.span(file, error.offset());
            ReadError::new(error.message(), span).with_help(error.help())
        })
    }
}

impl PolicyPlaces {
    /// The place of the value that begins at this offset of the policy's text.
    pub fn span(&self, file: &SourceFile, offset: usize) -> Span {
        match self {
            Self::AsItIs(start) => token(&file.text, start + offset, false),
            Self::Escaped(start) => token(&file.text, raw(&file.text, *start, offset), true),
            Self::Values(places) => {
                let at = places.partition_point(|(at, _)| *at <= offset);
                at.checked_sub(1).and_then(|at| places.get(at)).map_or(0..0, |(_, span)| span.clone())
            }
            Self::Behind(before, places) => places.span(file, offset.saturating_sub(*before)),
            Self::Whole(span) => span.clone(),
        }
    }
}

/// The offset in a file of what is at `offset` of the text of a string of JSON, which begins at `start`.
fn raw(text: &str, start: usize, offset: usize) -> usize {
    let mut rest = text.get(start..).unwrap_or_default().char_indices();
    let mut decoded = 0;
    while decoded < offset {
        match rest.next() {
            None | Some((_, '"')) => break,
            Some((_, '\\')) => match rest.next() {
                // A surrogate pair is one character of four bytes, by two escapes.
                Some((at, 'u')) => {
                    let unit =
                        text.get(start + at + 1..start + at + 5).and_then(|hex| u32::from_str_radix(hex, 16).ok());
                    decoded += match unit.unwrap_or_default() {
                        0..0x80 => 1,
                        0x80..0x800 => 2,
                        0xd800..0xe000 => 2,
                        _ => 3,
                    };
                    rest.nth(3);
                }
                _ => decoded += 1,
            },
            Some((_, character)) => decoded += character.len_utf8(),
        }
    }
    rest.next().map_or(text.len(), |(at, _)| start + at)
}

/// The token that begins at an offset: a string with its quotes, an opening bracket, a word.
fn token(text: &str, start: usize, is_escaped: bool) -> Span {
    let rest = text.get(start..).unwrap_or_default();
    let quote = if is_escaped { "\\\"" } else { "\"" };
    let length = match rest.strip_prefix(quote) {
        Some(inside) => string_end(inside, is_escaped).map_or(rest.len(), |end| quote.len() + end),
        None => match rest.chars().next() {
            Some(first @ ('{' | '[')) => first.len_utf8(),
            _ => rest.find([',', '}', ']', ' ', '\n', '\r', '\t', '\\', '"']).unwrap_or(rest.len()),
        },
    };
    start..start + length.max(rest.chars().next().map_or(0, char::len_utf8))
}

/// The offset behind the closing quote.
fn string_end(inside: &str, is_escaped: bool) -> Option<usize> {
    let bytes = inside.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, is_escaped) {
            (b'"', false) => return Some(at + 1),
            (b'\\', false) => at += 2,
            // In a string within a string, `\"` ends it, and `\\\"` does not.
            (b'\\', true) => match bytes.get(at + 1) {
                Some(b'"') => return Some(at + 2),
                Some(b'\\') => at += if bytes.get(at + 2) == Some(&b'\\') { 4 } else { 3 },
                _ => at += 2,
            },
            _ => at += 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_document_is_its_token() {
        let file = SourceFile::new("f", r#"  {"Sid": "a\"b", "n": 12}"#);
        let span = |offset| &file.text[PolicyPlaces::AsItIs(2).span(&file, offset)];
        assert_eq!([span(0), span(8), span(21)], ["{", r#""a\"b""#, "12"]);
    }

    #[test]
    fn a_place_in_a_string_is_found_behind_escapes() {
        let document = r#"{"é": "\"x", "Sid": "a"}"#;
        let answer = format!("{{\"Policy\": {}}}", serde_json::to_string(document).expect("JSON"));
        let file = SourceFile::new("f", answer.replace('é', "\\u00e9"));
        let start = file.text.find("\"{").expect("a string") + 1;
        for wanted in [r#""\"x""#, r#""Sid""#, r#""a""#] {
            let offset = document.find(wanted).expect("a part");
            let span = PolicyPlaces::Escaped(start).span(&file, offset);
            let escaped = serde_json::to_string(wanted).expect("JSON");
            assert_eq!(format!("\"{}\"", &file.text[span]), escaped);
        }
    }
}
