//! JSON's strings, and what JSON is written into.

#[cfg(feature = "runtime")]
use alloc::{string::String, vec::Vec};

/// Whether JSON takes the byte in a string as it is.
pub(crate) const fn is_plain_byte(byte: u8) -> bool {
    (byte >= 0x20) & (byte != b'"') & (byte != b'\\')
}

/// The short escape of a byte, where it has one.
pub(crate) const fn escape(byte: u8) -> Option<&'static str> {
    Some(match byte {
        b'"' => "\\\"",
        b'\\' => "\\\\",
        b'\n' => "\\n",
        b'\r' => "\\r",
        b'\t' => "\\t",
        0x08 => "\\b",
        0x0c => "\\f",
        _ => return None,
    })
}

/// A digit of four bits.
#[cfg(feature = "runtime")]
pub(crate) const fn hexadecimal(digit: u8) -> &'static str {
    crate::text::char_at("0123456789abcdef", digit as usize)
}

#[cfg(feature = "runtime")]
/// What JSON can be written into.
pub(crate) trait Sink {
    /// Appends text as it is.
    fn raw(&mut self, text: &str);

    /// Appends text of digits, given as bytes.
    fn digits(&mut self, digits: &[u8]);

    /// Appends text that needs no escaping, because its pattern has no character that does.
    fn safe(&mut self, text: &str) {
        debug_assert!(is_plain(text), "{text:?}");
        self.raw(text);
    }

    /// Appends text with JSON's escapes.
    #[inline]
    fn escaped(&mut self, text: &str) {
        if is_plain(text) {
            self.raw(text);
        } else {
            self.escape(text);
        }
    }

    /// Appends text of which some characters need an escape.
    #[cold]
    fn escape(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| !is_plain_byte(byte)) {
            let (plain, special) = rest.split_at(at);
            self.raw(plain);
            let byte = special.as_bytes()[0];
            match escape(byte) {
                Some(escape) => self.raw(escape),
                None => {
                    for text in ["\\u00", hexadecimal(byte >> 4), hexadecimal(byte & 15)] {
                        self.raw(text);
                    }
                }
            }
            rest = &special[1..];
        }
        self.raw(rest);
    }

    /// Appends text as a JSON string.
    fn string(&mut self, text: &str) {
        self.raw("\"");
        self.escaped(text);
        self.raw("\"");
    }
}

#[cfg(feature = "runtime")]
impl Sink for Vec<u8> {
    #[inline]
    fn raw(&mut self, text: &str) {
        self.extend_from_slice(text.as_bytes());
    }

    // Looking whether digits are UTF-8 would take an eighth of the time of a statement.
    #[inline]
    fn digits(&mut self, digits: &[u8]) {
        self.extend_from_slice(digits);
    }
}

#[cfg(feature = "runtime")]
impl Sink for String {
    #[inline]
    fn raw(&mut self, text: &str) {
        self.push_str(text);
    }

    #[inline]
    fn digits(&mut self, digits: &[u8]) {
        self.push_str(core::str::from_utf8(digits).unwrap_or_default());
    }
}

/// What is written for texts that nobody has checked: all of them are escaped.
#[cfg(all(feature = "document", feature = "json"))]
#[derive(Default)]
pub(crate) struct Escaping(pub(crate) String);

#[cfg(all(feature = "document", feature = "json"))]
impl Sink for Escaping {
    fn raw(&mut self, text: &str) {
        self.0.raw(text);
    }

    fn digits(&mut self, digits: &[u8]) {
        self.0.digits(digits);
    }

    fn safe(&mut self, text: &str) {
        self.escaped(text);
    }
}

#[cfg(feature = "runtime")]
/// Whether no character needs an escape. Looks at sixteen bytes at once, without a branch, as vector units do; those that would be
/// left at the end are the last of another sixteen.
fn is_plain(text: &str) -> bool {
    let are_plain = |bytes: &[u8; 16]| bytes.iter().fold(true, |plain, byte| plain & is_plain_byte(*byte));
    let bytes = text.as_bytes();
    match bytes.last_chunk() {
        Some(last) => bytes.as_chunks().0.iter().all(are_plain) && are_plain(last),
        None => bytes.iter().all(|byte| is_plain_byte(*byte)),
    }
}
