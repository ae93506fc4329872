//! JSON text, written straight into the buffer.

use alloc::{string::String, vec::Vec};

use crate::{
    stored::{escape, hexadecimal, is_plain_byte},
    value::AccountId,
};

/// What JSON can be written into.
pub(crate) trait Sink {
    /// Appends text as it is.
    fn raw(&mut self, text: &str);

    /// Appends an account ID.
    fn account(&mut self, id: &AccountId);

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

impl Sink for Vec<u8> {
    #[inline]
    fn raw(&mut self, text: &str) {
        self.extend_from_slice(text.as_bytes());
    }

    // Looking whether digits are UTF-8 would take an eighth of the time of a statement.
    #[inline]
    fn account(&mut self, id: &AccountId) {
        self.extend_from_slice(id.as_bytes());
    }
}

impl Sink for String {
    #[inline]
    fn raw(&mut self, text: &str) {
        self.push_str(text);
    }

    #[inline]
    fn account(&mut self, id: &AccountId) {
        self.push_str(id.as_str());
    }
}

/// The ways in which a type that has `estimated_length` and `write` gives its JSON.
macro_rules! json_text {
    (impl[$($generics:tt)*] $type:ty) => {
        impl<$($generics)*> $type {
            /// Appends compact JSON. Allocates nothing when the buffer has room.
            pub fn write_to(&self, out: &mut alloc::vec::Vec<u8>) {
                out.reserve(self.estimated_length());
                self.write(out);
            }

            /// Appends compact JSON. Allocates nothing when the buffer has room.
            pub fn write_to_string(&self, out: &mut alloc::string::String) {
                out.reserve(self.estimated_length());
                self.write(out);
            }

            /// Writes compact JSON in one piece.
            ///
            /// # Errors
            ///
            /// Those of the writer.
            #[cfg(feature = "std")]
            pub fn write_to_io(&self, out: &mut impl std::io::Write) -> std::io::Result<()> {
                let mut buffer = alloc::vec::Vec::new();
                self.write_to(&mut buffer);
                out.write_all(&buffer)
            }

            /// Compact JSON, as AWS returns it.
            pub fn to_json(&self) -> alloc::string::String {
                let mut out = alloc::string::String::new();
                self.write_to_string(&mut out);
                out
            }

            /// The JSON as a value, for programs that go on with it.
            #[cfg(feature = "json")]
            pub fn to_value(&self) -> serde_json::Value {
                // Strings and maps with string keys cannot fail to serialize.
                serde_json::to_value(self).unwrap_or_default()
            }

            /// JSON with line breaks, for people.
            pub fn to_json_pretty(&self) -> alloc::string::String {
                $crate::output::pretty::pretty(&self.to_json())
            }
        }

        impl<$($generics)*> core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(&self.to_json())
            }
        }
    };
}
pub(crate) use json_text;

/// Whether no character needs an escape. Looks at all bytes without a branch, which is what vector units like.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & is_plain_byte(byte))
}
