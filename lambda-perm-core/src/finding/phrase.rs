//! Text made of pieces, in const evaluation too, where `format!` does not exist.

use core::fmt;

use crate::text::{between, equal, from, is_boundary, placeholder, starts_with};

/// How much of a user's text a message shows.
const SHOWN: usize = 200;
/// Room for the longest message and help.
const ROOM: usize = 2048;
const PIECES: usize = 20;

/// A sentence, in pieces.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase<'a> {
    pieces: [PhrasePiece<'a>; PIECES],
    count: usize,
}

#[derive(Clone, Copy, Debug)]
enum PhrasePiece<'a> {
    /// Our words.
    Plain(&'a str),
    /// The user's text: shortened, and with its control characters made visible.
    Quoted(&'a str),
    Number(u64),
    /// A form of the tables, without the marks of variables that span separators.
    Form(&'a str),
}

impl<'a> Phrase<'a> {
    pub(crate) const fn new(plain: &'a str) -> Self {
        Self { pieces: [PhrasePiece::Plain(""); PIECES], count: 0 }.plain(plain)
    }

    /// The user's text in backticks, to begin a sentence.
    pub(crate) const fn quoting(text: &'a str) -> Self {
        Self::new("").quoted(text)
    }

    pub(crate) const fn plain(self, text: &'a str) -> Self {
        if text.is_empty() { self } else { self.push(PhrasePiece::Plain(text)) }
    }

    /// The user's text in backticks.
    pub(crate) const fn quoted(self, text: &'a str) -> Self {
        self.plain("`").user(text).plain("`")
    }

    /// A character of the user's text: in backticks, or by its name where backticks would not show it.
    pub(crate) const fn character(self, character: &'a str) -> Self {
        match character.as_bytes() {
            b" " => self.plain("a space"),
            _ => self.quoted(character),
        }
    }

    /// The user's text as part of something larger. An ARN that was written out for a reference is shown as that.
    pub(crate) const fn user(self, text: &'a str) -> Self {
        match written_reference(text) {
            Some((reference, rest)) => self.push(PhrasePiece::Quoted(reference)).push(PhrasePiece::Quoted(rest)),
            None => self.push(PhrasePiece::Quoted(text)),
        }
    }

    pub(crate) const fn number(self, number: usize) -> Self {
        self.push(PhrasePiece::Number(number as u64))
    }

    pub(crate) const fn number_u64(self, number: u64) -> Self {
        self.push(PhrasePiece::Number(number))
    }

    /// A form of a source ARN, as the AWS documentation writes it.
    pub(crate) const fn form(self, form: &'a str) -> Self {
        self.push(PhrasePiece::Form(form))
    }

    pub(crate) const fn is_question(&self) -> bool {
        match self.pieces.split_at(self.count).0 {
            [.., PhrasePiece::Plain(text)] => matches!(text.as_bytes(), [.., b'?']),
            _ => false,
        }
    }

    /// Both, one behind the other.
    pub(crate) const fn followed_by(mut self, other: Self) -> Self {
        let mut at = 0;
        while at < other.count {
            self = self.push(other.pieces[at]);
            at += 1;
        }
        self
    }

    const fn push(mut self, piece: PhrasePiece<'a>) -> Self {
        self.pieces[self.count] = piece;
        self.count += 1;
        self
    }
}

/// The reference that stands for each variable of an ARN, and what stands behind that ARN.
pub(crate) const fn written_reference(text: &str) -> Option<(&str, &str)> {
    if !starts_with(text, "arn:${") {
        return None;
    }
    let Some((4, end)) = placeholder::first(text, 0) else { return None };
    let reference = between(text, 4, end);
    if starts_with(reference, "${AWS::") {
        return None;
    }
    let (mut last, mut at) = (end, end);
    while let Some((start, end)) = placeholder::first(text, at) {
        if equal(between(text, start, end), reference) {
            last = end;
        }
        at = end;
    }
    if last > end { Some((reference, from(text, last))) } else { None }
}

/// Text of the user in backticks, as findings show it: for errors that are none.
#[cfg(feature = "runtime")]
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

#[cfg(feature = "runtime")]
impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Rendered::new().phrase(&Phrase::quoting(self.0)).fmt(f)
    }
}

/// The text of a finding. A `String` for places that have none, such as const evaluation.
#[derive(Clone, Copy)]
pub struct Rendered {
    bytes: [u8; ROOM],
    length: usize,
}

impl Rendered {
    pub(crate) const fn new() -> Self {
        Self { bytes: [0; ROOM], length: 0 }
    }

    /// The text.
    pub const fn as_str(&self) -> &str {
        let (bytes, _) = self.bytes.split_at(self.length);
        match core::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => crate::text::between_bytes(bytes, error.valid_up_to()),
        }
    }

    /// One more finding, on lines of its own.
    #[cfg(feature = "runtime")]
    pub(crate) const fn line(self, finding: &super::Finding<'_>) -> Self {
        let rendered = if self.length == 0 { self } else { self.plain("\n") };
        rendered.plain(finding.render().as_str())
    }

    pub(crate) const fn plain(mut self, text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            self.push(bytes[at]);
            at += 1;
        }
        self
    }

    pub(crate) const fn phrase(mut self, phrase: &Phrase<'_>) -> Self {
        let mut at = 0;
        while at < phrase.count {
            self = match phrase.pieces[at] {
                PhrasePiece::Plain(text) => self.plain(text),
                PhrasePiece::Quoted(text) => self.user(text),
                PhrasePiece::Number(number) => self.number(number),
                PhrasePiece::Form(form) => self.form(form),
            };
            at += 1;
        }
        self
    }

    const fn user(mut self, text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if at >= SHOWN && is_boundary(bytes[at]) {
                return self.plain("...");
            }
            match bytes[at] {
                b'\n' => self = self.plain("\\n"),
                b'\r' => self = self.plain("\\r"),
                b'\t' => self = self.plain("\\t"),
                byte @ (0..=0x1f | 0x7f) => {
                    self = self.plain("\\x");
                    self.push(b"0123456789abcdef"[(byte >> 4) as usize]);
                    self.push(b"0123456789abcdef"[(byte & 15) as usize]);
                }
                byte => self.push(byte),
            }
            at += 1;
        }
        self
    }

    const fn number(mut self, number: u64) -> Self {
        if number >= 10 {
            self = self.number(number / 10);
        }
        self.push(b'0' + (number % 10) as u8);
        self
    }

    const fn form(mut self, form: &str) -> Self {
        let bytes = form.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if !(matches!(bytes[at], b'+' | b'/') && at + 1 < bytes.len() && bytes[at + 1] == b'}') {
                self.push(bytes[at]);
            }
            at += 1;
        }
        self
    }

    /// Text beyond the room is left out: a long message is worth more than none.
    const fn push(&mut self, byte: u8) {
        if self.length < ROOM {
            self.bytes[self.length] = byte;
            self.length += 1;
        }
    }
}

impl fmt::Debug for Rendered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Rendered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::{Phrase, ROOM, Rendered};

    fn render(phrase: Phrase<'_>) -> alloc::string::String {
        Rendered::new().phrase(&phrase).as_str().into()
    }

    #[test]
    fn joins_words_user_text_and_numbers() {
        assert_eq!(render(Phrase::quoting("x").plain(" has ").number(1024).plain(" bytes")), "`x` has 1024 bytes");
    }

    #[test]
    fn shows_control_characters() {
        assert_eq!(render(Phrase::quoting("a\nb\u{1}")), "`a\\nb\\x01`");
    }

    #[cfg(feature = "runtime")]
    #[test]
    fn quotes_for_errors_alike() {
        assert_eq!(alloc::format!("{} is none", super::Quoted("a\0b")), "`a\\x00b` is none");
    }

    #[test]
    fn shortens_long_text_at_a_character() {
        let long = "é".repeat(5_000);
        let shown = render(Phrase::quoting(&long));
        assert_eq!(shown, alloc::format!("`{}...`", "é".repeat(100)));
        assert!(shown.len() < ROOM);
    }
}
