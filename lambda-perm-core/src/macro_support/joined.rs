//! Texts with constants in them, for values of a template: const evaluation puts them together.

use crate::{
    check::check_expression,
    expression::{Untyped, name::check_constant_name},
    facts::parameters::Key,
    text::between_bytes,
    value::unreplaced::unreplaced,
};

/// More bytes than any value has.
const ROOM: usize = 2048;

/// A text of literals and constants.
#[derive(Clone, Copy)]
pub struct Joined {
    bytes: [u8; ROOM],
    length: usize,
}

impl Joined {
    const EMPTY: Self = Self { bytes: [0; ROOM], length: 0 };

    /// The pieces, one behind the other.
    #[must_use]
    pub const fn text(pieces: &[&str]) -> Self {
        let (mut joined, mut at) = (Self::EMPTY, 0);
        while at < pieces.len() {
            joined = joined.with(pieces[at]);
            at += 1;
        }
        joined
    }

    const fn with(mut self, text: &str) -> Self {
        let (bytes, mut at) = (text.as_bytes(), 0);
        while at < bytes.len() && self.length <= ROOM {
            self = self.with_byte(bytes[at]);
            at += 1;
        }
        self
    }

    const fn with_byte(mut self, byte: u8) -> Self {
        if self.length < ROOM {
            self.bytes[self.length] = byte;
        }
        self.length += 1;
        self
    }

    /// The text. Ends const evaluation where it is longer than any value.
    pub const fn as_str(&self) -> &str {
        assert!(
            self.length <= ROOM,
            "this makes too long a text: a value with constants takes at most 2,048 bytes\n= help: write a shorter value [LP0902]"
        );
        between_bytes(&self.bytes, self.length)
    }
}

/// Ends const evaluation with what is wrong with an expression by itself.
#[track_caller]
pub const fn assert_expression(expression: &Untyped, key: Key) {
    if let Some(finding) = check_expression(key, expression) {
        finding.panic();
    }
}

/// Ends const evaluation with what is wrong with a constant among the arguments of a function.
#[track_caller]
pub const fn assert_text(text: &str, key: Key) {
    if let Some(finding) = unreplaced(text, key) {
        finding.panic();
    }
}

/// Ends const evaluation with what is wrong with a constant that names a resource or a parameter of the template.
#[track_caller]
pub const fn assert_name(name: &str, key: Key) {
    if let Some(finding) = check_constant_name(name, key) {
        finding.panic();
    }
}
