//! String helpers that also run in const evaluation, where `str`'s own methods mostly do not.
//!
//! Const evaluation interprets, and its time is a user's wait. A call costs it about as much as a byte that is compared, so a
//! loop asks for a length once. A text that is cut is 15 calls of the standard library. A pattern is the cheapest way to look
//! at several bytes.

pub(crate) mod glob;
pub(crate) mod json;
pub(crate) mod placeholder;
#[cfg(any(feature = "document", feature = "merge"))]
pub(crate) mod position;
pub(crate) mod suggest;

use core::cmp::Ordering;

/// Whether bytes are those of a constant text. Const evaluation tells two apart by one step for their lengths, or by one for each
/// byte that they share: a table of a hundred names takes it less time than one call of [`equal`] a name.
macro_rules! is {
    ($bytes:expr, $text:expr) => {{
        const TEXT: &[u8] = $text.as_bytes();
        matches!($bytes, TEXT)
    }};
}

pub(crate) use is;

/// The first row of a table of which something holds, or what it gives. Const evaluation has no iterators.
macro_rules! first {
    ($table:expr, |$row:ident| $is:expr) => {
        $crate::text::first!($table, |$row| $is => $row)
    };
    ($table:expr, |$row:ident| $is:expr => $given:expr) => {{
        let (table, mut at): (&[_], _) = (&$table, 0);
        loop {
            if at == table.len() {
                break None;
            }
            let $row = &table[at];
            if $is {
                break Some($given);
            }
            at += 1;
        }
    }};
}

pub(crate) use first;

/// A column of text of a table.
macro_rules! column {
    ($table:ident, $column:ident) => {{
        let (mut texts, mut at) = ([""; $table.len()], 0);
        while at < texts.len() {
            texts[at] = $table[at].$column;
            at += 1;
        }
        texts
    }};
}

pub(crate) use column;

/// Where a text stands in a sorted list.
pub(crate) const fn position(sorted: &[&str], text: &str) -> Option<usize> {
    let (bytes, mut start, mut end) = (text.as_bytes(), 0, sorted.len());
    while start < end {
        let middle = (start + end) / 2;
        match order(sorted[middle].as_bytes(), bytes) {
            Ordering::Equal => return Some(middle),
            Ordering::Less => start = middle + 1,
            Ordering::Greater => end = middle,
        }
    }
    None
}

const fn order(mut a: &[u8], mut b: &[u8]) -> Ordering {
    while let ([first_a, behind_a @ ..], [first_b, behind_b @ ..]) = (a, b) {
        if *first_a != *first_b {
            return if *first_a < *first_b { Ordering::Less } else { Ordering::Greater };
        }
        (a, b) = (behind_a, behind_b);
    }
    match (a, b) {
        ([], []) => Ordering::Equal,
        ([], _) => Ordering::Less,
        _ => Ordering::Greater,
    }
}

/// Whether two texts are equal.
pub(crate) const fn equal(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    // Eight at once takes const evaluation half as long as one by one.
    while let (
        &[a0, a1, a2, a3, a4, a5, a6, a7, ref behind_a @ ..],
        &[b0, b1, b2, b3, b4, b5, b6, b7, ref behind_b @ ..],
    ) = (a, b)
    {
        if a0 != b0 || a1 != b1 || a2 != b2 || a3 != b3 || a4 != b4 || a5 != b5 || a6 != b6 || a7 != b7 {
            return false;
        }
        (a, b) = (behind_a, behind_b);
    }
    let (length, mut at) = (a.len(), 0);
    while at < length {
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
    let (length, mut at) = (a.len(), 0);
    if length != b.len() {
        return false;
    }
    while at < length {
        if !a[at].eq_ignore_ascii_case(&b[at]) {
            return false;
        }
        at += 1;
    }
    true
}

pub(crate) const fn starts_with(text: &str, prefix: &str) -> bool {
    let (text, prefix) = (text.as_bytes(), prefix.as_bytes());
    let (length, mut at) = (prefix.len(), 0);
    if length > text.len() {
        return false;
    }
    while at < length {
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
    if start == end {
        return "";
    }
    match text.split_at_checked(end) {
        Some((head, _)) => from(head, start),
        None => "",
    }
}

/// The text from a byte position on; empty where that is no character boundary.
pub(crate) const fn from(text: &str, start: usize) -> &str {
    if start == 0 {
        return text;
    }
    match text.split_at_checked(start) {
        Some((_, rest)) => rest,
        None => "",
    }
}

/// The position of a byte at or after `start`.
pub(crate) const fn find(text: &str, byte: u8, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (length, mut at) = (bytes.len(), start);
    while at < length {
        if bytes[at] == byte {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The last position of a byte.
pub(crate) const fn last(text: &str, byte: u8) -> Option<usize> {
    let (bytes, mut at) = (text.as_bytes(), text.len());
    while at > 0 {
        at -= 1;
        if bytes[at] == byte {
            return Some(at);
        }
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
    let (length, mut count, mut at) = (bytes.len(), 0, 0);
    while at < length {
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

/// The groups of hexadecimal digits in a UUID, which dashes part. Source: RFC 9562.
const UUID_GROUPS: [usize; 5] = [8, 4, 4, 4, 12];

/// Whether the text is a UUID in lower case.
pub(crate) const fn is_uuid(text: &str) -> bool {
    let (mut rest, mut group) = (text, 0);
    while group + 1 < UUID_GROUPS.len() {
        match split_once(rest, b'-') {
            Some((digits, behind)) if digits.len() == UUID_GROUPS[group] && is_all(digits, Class::LowerHex) => {
                rest = behind;
            }
            _ => return false,
        }
        group += 1;
    }
    rest.len() == UUID_GROUPS[group] && is_all(rest, Class::LowerHex)
}

pub(crate) const fn is_digits(text: &str) -> bool {
    is_all(text, Class::Digit)
}

/// A set of ASCII characters, as the API's patterns use them.
#[derive(Clone, Copy)]
pub(crate) enum Class {
    /// `[0-9]`
    Digit,
    /// `[0-9a-f]`
    LowerHex,
    /// `[a-zA-Z]`
    Letter,
    /// `[a-zA-Z0-9]`
    LetterOrDigit,
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
    /// Visible ASCII without `$`, with which a placeholder begins.
    Resource,
}

const DIGITS: u128 = range(b'0', b'9');
const LOWER: u128 = range(b'a', b'z');
const LETTERS: u128 = LOWER | range(b'A', b'Z');

/// The characters from one to another as bits.
const fn range(first: u8, last: u8) -> u128 {
    u128::MAX >> (127 - last + first) << first
}

/// One character as a bit.
const fn one(byte: u8) -> u128 {
    1 << byte
}

impl Class {
    /// The characters as bits, each at the place of its code. That is one question for a whole text.
    const fn bits(self) -> u128 {
        match self {
            Class::Digit => DIGITS,
            Class::LowerHex => DIGITS | range(b'a', b'f'),
            Class::Letter => LETTERS,
            Class::LetterOrDigit => LETTERS | DIGITS,
            Class::LowerOrDigit => LOWER | DIGITS,
            Class::LetterDigitDash => LETTERS | DIGITS | one(b'-'),
            Class::LetterDash => LETTERS | one(b'-'),
            Class::Host => LETTERS | DIGITS | one(b'-') | one(b'.'),
            Class::Name => LETTERS | DIGITS | one(b'-') | one(b'_'),
            Class::Token => LETTERS | DIGITS | one(b'-') | one(b'_') | one(b'.'),
            Class::IamName => {
                LETTERS | DIGITS | one(b'_') | one(b'+') | one(b'=') | one(b',') | one(b'.') | one(b'@') | one(b'-')
            }
            Class::Resource => range(b'!', b'~') & !one(b'$'),
            Class::IamPath => range(b'!', b'~') & !one(b'*') & !one(b'?'),
        }
    }

    pub(crate) const fn has(self, byte: u8) -> bool {
        byte < 128 && self.bits() >> byte & 1 == 1
    }
}

/// The first character outside a class.
pub(crate) const fn outside(text: &str, class: Class) -> Option<&str> {
    match position_outside(text, class) {
        Some(at) => Some(char_at(text, at)),
        None => None,
    }
}

const fn position_outside(text: &str, class: Class) -> Option<usize> {
    let (bytes, bits) = (text.as_bytes(), class.bits());
    let (length, mut at) = (bytes.len(), 0);
    while at < length {
        let byte = bytes[at];
        if byte >= 128 || bits >> byte & 1 == 0 {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether all bytes are characters of a class.
pub(crate) const fn are_all(bytes: &[u8], class: Class) -> bool {
    let (bits, mut rest) = (class.bits(), bytes);
    // Four at once take const evaluation half as long as one by one.
    while let &[a, b, c, d, ref behind @ ..] = rest
        && (a | b | c | d) < 128
        && (bits >> a) & (bits >> b) & (bits >> c) & (bits >> d) & 1 != 0
    {
        rest = behind;
    }
    while let &[byte, ref behind @ ..] = rest
        && byte < 128
        && (bits >> byte) & 1 != 0
    {
        rest = behind;
    }
    rest.is_empty()
}

/// Whether the text is one or more characters of a class.
pub(crate) const fn is_all(text: &str, class: Class) -> bool {
    !text.is_empty() && position_outside(text, class).is_none()
}

/// Whether any character is white space, as `\s` of the API's patterns and of Unicode have it.
pub(crate) const fn has_white_space(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (length, mut at) = (bytes.len(), 0);
    while at < length {
        let byte = bytes[at];
        // Most texts are visible ASCII, of which no byte needs a closer look.
        if !matches!(byte, b'!'..=b'~') && is_boundary(byte) && is_white_space(char_at(text, at)) {
            return true;
        }
        at += 1;
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

/// Whether nobody can see any of the characters: white space, controls, and what Unicode says to ignore in display.
pub(crate) const fn is_blank(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if is_boundary(bytes[at]) && !is_invisible(char_at(text, at)) {
            return false;
        }
        at += 1;
    }
    true
}

/// Source: Unicode 16, `White_Space`, `Cc`, `Default_Ignorable_Code_Point` and the controls of interlinear annotations; and the
/// blank pattern of Braille.
const fn is_invisible(character: &str) -> bool {
    is_white_space(character)
        || matches!(
            character.as_bytes(),
            [0x00..=0x20 | 0x7f]
                | [0xc2, 0x80..=0xa0 | 0xad]
                | [0xcd, 0x8f]
                | [0xd8, 0x9c]
                | [0xe1, 0x85, 0x9f | 0xa0]
                | [0xe1, 0x9e, 0xb4 | 0xb5]
                | [0xe1, 0xa0, 0x8b..=0x8f]
                | [0xe2, 0x80, 0x8b..=0x8f | 0xaa..=0xae]
                | [0xe2, 0x81, 0xa0..=0xaf]
                | [0xe2, 0xa0, 0x80]
                | [0xe3, 0x85, 0xa4]
                | [0xef, 0xb8, 0x80..=0x8f]
                | [0xef, 0xbb, 0xbf]
                | [0xef, 0xbe, 0xa0]
                | [0xef, 0xbf, 0xb0..=0xbb]
                | [0xf0, 0x9b, 0xb2, 0xa0..=0xa3]
                | [0xf0, 0x9d, 0x85, 0xb3..=0xba]
                | [0xf3, 0xa0, _, _]
        )
}

/// Whether any character ends a line, which `.` of the API's patterns does not match, or is NUL, which no argument of a program
/// can hold.
pub(crate) const fn has_line_end_or_nul(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (length, mut at) = (bytes.len(), 0);
    while at < length {
        match bytes[at] {
            b'\n' | b'\r' | 0 => return true,
            0xc2 if at + 1 < length && bytes[at + 1] == 0x85 => return true,
            0xe2 if at + 2 < length && bytes[at + 1] == 0x80 && matches!(bytes[at + 2], 0xa8 | 0xa9) => {
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
