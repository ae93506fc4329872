//! String helpers that also run in const evaluation, where `str`'s own methods mostly do not.

/// Whether two texts are equal.
pub(crate) const fn equal(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Whether two texts are equal, ASCII letters compared without regard to case.
pub(crate) const fn equal_ignoring_case(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if !a[at].eq_ignore_ascii_case(&b[at]) {
            return false;
        }
        at += 1;
    }
    true
}

pub(crate) const fn starts_with(text: &str, prefix: &str) -> bool {
    let (text, prefix) = (text.as_bytes(), prefix.as_bytes());
    if prefix.len() > text.len() {
        return false;
    }
    let mut at = 0;
    while at < prefix.len() {
        if text[at] != prefix[at] {
            return false;
        }
        at += 1;
    }
    true
}

pub(crate) const fn ends_with(text: &str, suffix: &str) -> bool {
    suffix.len() <= text.len() && equal(from(text, text.len() - suffix.len()), suffix)
}

/// The text between two byte positions; empty where these are no character boundaries.
pub(crate) const fn between(text: &str, start: usize, end: usize) -> &str {
    match text.split_at_checked(end) {
        Some((head, _)) => from(head, start),
        None => "",
    }
}

/// The text from a byte position on; empty where that is no character boundary.
pub(crate) const fn from(text: &str, start: usize) -> &str {
    match text.split_at_checked(start) {
        Some((_, rest)) => rest,
        None => "",
    }
}

/// The position of a byte at or after `start`.
pub(crate) const fn find(text: &str, byte: u8, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len() {
        if bytes[at] == byte {
            return Some(at);
        }
        at += 1;
    }
    None
}

pub(crate) const fn contains(text: &str, byte: u8) -> bool {
    find(text, byte, 0).is_some()
}

/// The text before the first `byte` and the text behind it.
pub(crate) const fn split_once(text: &str, byte: u8) -> Option<(&str, &str)> {
    match find(text, byte, 0) {
        Some(at) => Some((between(text, 0, at), from(text, at + 1))),
        None => None,
    }
}

/// The text of a documentation comment, without the space behind its slashes.
pub(crate) const fn sentence(doc: &str) -> &str {
    if starts_with(doc, " ") { from(doc, 1) } else { doc }
}

/// The number of characters.
pub(crate) const fn chars(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut count, mut at) = (0, 0);
    while at < bytes.len() {
        if is_boundary(bytes[at]) {
            count += 1;
        }
        at += 1;
    }
    count
}

/// Whether a byte begins a character.
pub(crate) const fn is_boundary(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

/// The character that begins at a byte position, as text.
pub(crate) const fn char_at(text: &str, start: usize) -> &str {
    let bytes = text.as_bytes();
    let mut end = start + 1;
    while end < bytes.len() && !is_boundary(bytes[end]) {
        end += 1;
    }
    between(text, start, end)
}

pub(crate) const fn is_digits(text: &str) -> bool {
    !text.is_empty() && outside(text, Class::Digit).is_none()
}

/// A set of ASCII characters, as the API's patterns use them.
#[derive(Clone, Copy)]
pub(crate) enum Class {
    /// `[0-9]`
    Digit,
    /// `[a-z]`
    Lower,
    /// `[a-zA-Z]`
    Letter,
    /// `[a-z0-9]`
    LowerOrDigit,
    /// `[a-zA-Z0-9-]`
    LetterDigitDash,
    /// `[a-zA-Z-]`
    LetterDash,
    /// `[a-zA-Z0-9.-]`, the characters of a host name.
    Host,
    /// `[a-zA-Z0-9-_]`
    Name,
    /// `[a-zA-Z0-9._-]`
    Token,
    /// `[\w+=,.@-]`, the characters of an IAM name.
    IamName,
    /// Visible ASCII without the wildcards `*` and `?`.
    IamPath,
}

impl Class {
    pub(crate) const fn has(self, byte: u8) -> bool {
        match self {
            Class::Digit => byte.is_ascii_digit(),
            Class::Lower => byte.is_ascii_lowercase(),
            Class::Letter => byte.is_ascii_alphabetic(),
            Class::LowerOrDigit => byte.is_ascii_lowercase() || byte.is_ascii_digit(),
            Class::LetterDigitDash => byte.is_ascii_alphanumeric() || byte == b'-',
            Class::LetterDash => byte.is_ascii_alphabetic() || byte == b'-',
            Class::Host => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'),
            Class::Name => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'),
            Class::Token => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'),
            Class::IamName => {
                byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'=' | b',' | b'.' | b'@' | b'-')
            }
            Class::IamPath => byte.is_ascii_graphic() && !matches!(byte, b'*' | b'?'),
        }
    }
}

/// The first character outside a class.
pub(crate) const fn outside(text: &str, class: Class) -> Option<&str> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !class.has(bytes[at]) {
            return Some(char_at(text, at));
        }
        at += 1;
    }
    None
}

/// Whether the text is one or more characters of a class.
pub(crate) const fn is_all(text: &str, class: Class) -> bool {
    !text.is_empty() && outside(text, class).is_none()
}

/// Whether any character is white space, as `\s` of the API's patterns and of Unicode have it.
pub(crate) const fn has_white_space(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if is_white_space(char_at(text, at)) {
            return true;
        }
        at += 1;
        while at < bytes.len() && !is_boundary(bytes[at]) {
            at += 1;
        }
    }
    false
}

const fn is_white_space(character: &str) -> bool {
    matches!(
        character.as_bytes(),
        [0x09..=0x0d | 0x1c..=0x20]
            | [0xc2, 0x85 | 0xa0]
            | [0xe1, 0x9a, 0x80]
            | [0xe2, 0x80, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf]
            | [0xe2, 0x81, 0x9f]
            | [0xe3, 0x80, 0x80]
    )
}

/// Whether any character ends a line, which `.` of the API's patterns does not match.
pub(crate) const fn has_line_end(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\n' | b'\r' => return true,
            0xc2 if at + 1 < bytes.len() && bytes[at + 1] == 0x85 => return true,
            0xe2 if at + 2 < bytes.len() && bytes[at + 1] == 0x80 && matches!(bytes[at + 2], 0xa8 | 0xa9) => {
                return true;
            }
            _ => at += 1,
        }
    }
    false
}

/// The first `end` bytes, which the caller knows to be valid.
pub(crate) const fn between_bytes(bytes: &[u8], end: usize) -> &str {
    let (head, _) = bytes.split_at(end);
    match core::str::from_utf8(head) {
        Ok(text) => text,
        Err(_) => "",
    }
}
