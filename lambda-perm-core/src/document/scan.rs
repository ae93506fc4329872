//! JSON, token by token, without copying what needs no copy.
//!
//! `serde_json` neither lends strings and raw values in one pass nor says where in a text something stands, which everything here
//! is about. A test compares what both take for JSON.

use alloc::{borrow::Cow, boxed::Box, collections::BTreeSet, format, string::String, vec::Vec};

use super::error::Mistake;

/// How deep lists and objects may be nested. `serde_json` reads as many levels.
const DEEPEST: usize = 128;

/// What is read; the error is boxed, so that the way without one stays short.
pub(super) type Read<T> = Result<T, Box<Mistake>>;

/// A place in a JSON text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// How many bytes of white space were skipped.
    white: usize,
    depth: usize,
}

/// The name of a member, and where it stands.
#[derive(Debug)]
pub(super) struct Name<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) at: usize,
}

/// Finds a name that an object has twice, without comparing all with all where there are many.
#[derive(Debug, Default)]
struct Names<'a> {
    few: Vec<Cow<'a, str>>,
    many: BTreeSet<Cow<'a, str>>,
}

impl<'a> Names<'a> {
    /// More than a statement has.
    const FEW: usize = 12;

    fn add(&mut self, name: &Name<'a>) -> Read<()> {
        let is_new = if self.few.len() < Self::FEW {
            let is_new = !self.few.contains(&name.text);
            self.few.push(name.text.clone());
            is_new
        } else {
            !self.few.contains(&name.text) && self.many.insert(name.text.clone())
        };
        if is_new {
            return Ok(());
        }
        let message = format!("the member `{}` is there twice", name.text);
        Err(Mistake::new(name.at, message, "leave one of them: which of the two a reader takes is not certain"))
    }
}

impl<'a> Scanner<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0, white: 0, depth: 0 }
    }

    /// The byte at which it stands.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// How many bytes of white space were skipped so far.
    pub(super) const fn white(&self) -> usize {
        self.white
    }

    /// What has not been read.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The text from a place to here.
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Goes on behind bytes that were read in another way.
    pub(super) const fn skip_bytes(&mut self, count: usize) {
        self.at += count;
    }

    /// The next byte that is not white space, without reading it.
    pub(super) fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => {
                    self.at += 1;
                    self.white += 1;
                }
                byte => return byte.copied(),
            }
        }
    }

    /// An error about what stands here.
    pub(super) fn unexpected(&mut self, expected: &str) -> Box<Mistake> {
        self.peek();
        let found = found(self.rest());
        let help = if self.rest().starts_with('\u{feff}') {
            String::from("remove the mark: JSON has none")
        } else {
            format!("write {} here", expected.trim_end_matches(','))
        };
        Mistake::new(self.at, format!("{found} stands where {expected} is expected"), help)
    }

    /// Reads a byte that must stand here.
    fn expect(&mut self, byte: u8, expected: &str) -> Read<()> {
        if self.peek() == Some(byte) {
            self.at += 1;
            return Ok(());
        }
        Err(self.unexpected(expected))
    }

    /// Says that nothing must follow.
    pub(super) fn end(&mut self) -> Read<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => {
                let message = format!("{} stands where the end of the text is expected", found(self.rest()));
                Err(Mistake::new(self.at, message, "remove what follows: one document is read at a time"))
            }
        }
    }

    fn enter(&mut self) -> Read<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            let message = format!("lists and objects are nested more than {DEEPEST} levels deep");
            return Err(Mistake::new(
                self.at,
                message,
                "a policy has six levels: look for brackets that are not closed",
            ));
        }
        Ok(())
    }

    /// Reads an object, and each member's value by a function.
    pub(super) fn object(
        &mut self,
        expected: &str,
        mut member: impl FnMut(&mut Self, Name<'a>) -> Read<()>,
    ) -> Read<()> {
        self.expect(b'{', expected)?;
        self.enter()?;
        let mut names = Names::default();
        if self.peek() == Some(b'}') {
            self.at += 1;
        } else {
            loop {
                self.peek();
                let at = self.at;
                let name = Name { text: self.string("the name of a member, in double quotes,")?, at };
                names.add(&name)?;
                self.expect(b':', "a colon")?;
                member(self, name)?;
                if self.closes(b'}', "a comma or `}`")? {
                    break;
                }
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads a list, and each item by a function.
    pub(super) fn list(&mut self, expected: &str, mut item: impl FnMut(&mut Self) -> Read<()>) -> Read<()> {
        self.expect(b'[', expected)?;
        self.enter()?;
        if self.peek() == Some(b']') {
            self.at += 1;
        } else {
            loop {
                item(self)?;
                if self.closes(b']', "a comma or `]`")? {
                    break;
                }
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads what follows a member or an item: whether it was the last.
    fn closes(&mut self, bracket: u8, expected: &str) -> Read<bool> {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                Ok(false)
            }
            Some(byte) if byte == bracket => {
                self.at += 1;
                Ok(true)
            }
            _ => Err(self.unexpected(expected)),
        }
    }

    /// Reads a string.
    pub(super) fn string(&mut self, expected: &str) -> Read<Cow<'a, str>> {
        self.expect(b'"', expected)?;
        let start = self.at;
        self.at += plain_length(self.rest().as_bytes());
        if self.text.as_bytes().get(self.at) == Some(&b'"') {
            let text = self.since(start);
            self.at += 1;
            return Ok(Cow::Borrowed(text));
        }
        self.escaped_string(start).map(Cow::Owned)
    }

    /// Reads the rest of a string from its first escape.
    #[cold]
    fn escaped_string(&mut self, start: usize) -> Read<String> {
        let mut text = String::from(self.since(start));
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                Some(_) => {
                    return Err(Mistake::new(
                        self.at,
                        format!("{} stands in a string", found(self.rest())),
                        "write it as an escape, such as `\\n`; or close the string before it",
                    ));
                }
                None => {
                    let help = "close the string with a double quote";
                    return Err(Mistake::new(start - 1, String::from("this string does not end"), help));
                }
            }
            let plain = self.at;
            self.at += plain_length(self.rest().as_bytes());
            text.push_str(self.since(plain));
        }
    }

    /// Reads an escape: a backslash, and what follows it.
    fn escape(&mut self) -> Read<char> {
        let start = self.at;
        let character = match self.text.as_bytes().get(start + 1) {
            Some(b'u') => {
                self.at = start + 2;
                return self.unicode_escape(start);
            }
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(*byte),
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            _ => {
                let help = "JSON has `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\u` with four digits; a backslash itself is `\\\\`";
                return Err(Mistake::new(start, String::from("this backslash begins no escape"), help));
            }
        };
        self.at = start + 2;
        Ok(character)
    }

    /// Reads what follows `\u`, with the second half of a pair of surrogates.
    fn unicode_escape(&mut self, start: usize) -> Read<char> {
        let first = self.four_digits(start)?;
        let code = match first {
            0xd800..0xdc00 if self.rest().starts_with("\\u") => {
                self.at += 2;
                match self.four_digits(start)? {
                    second @ 0xdc00..0xe000 => 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                    _ => first,
                }
            }
            code => code,
        };
        char::from_u32(code).ok_or_else(|| {
            let message = String::from("this escape is half of a pair of surrogates, and no character");
            Mistake::new(start, message, "write both halves one after the other, or the character itself")
        })
    }

    fn four_digits(&mut self, start: usize) -> Read<u32> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += 4;
        code.ok_or_else(|| {
            Mistake::new(start, String::from("`\\u` is not followed by four digits"), "write four hexadecimal digits")
        })
    }

    /// Reads a number, and gives it as it is written.
    pub(super) fn number(&mut self) -> Read<&'a str> {
        self.peek();
        let (start, bytes) = (self.at, self.rest().as_bytes());
        let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
        let mut length = usize::from(bytes.first() == Some(&b'-'));
        let whole = digits(length);
        let mut is_right = whole == 1 || whole > 1 && bytes.get(length) != Some(&b'0');
        length += whole;
        if bytes.get(length) == Some(&b'.') {
            let fraction = digits(length + 1);
            is_right &= fraction > 0;
            length += 1 + fraction;
        }
        if let Some(b'e' | b'E') = bytes.get(length) {
            length += 1 + usize::from(matches!(bytes.get(length + 1), Some(b'+' | b'-')));
            let exponent = digits(length);
            is_right &= exponent > 0;
            length += exponent;
        }
        if !is_right {
            let help = "a number is digits without zeros before them, and perhaps a fraction and an exponent";
            return Err(Mistake::new(start, String::from("this is not a number of JSON"), help));
        }
        self.at += length;
        Ok(self.since(start))
    }

    /// Reads a word: `true`, `false` or `null`.
    pub(super) fn word(&mut self, expected: &str) -> Read<&'static str> {
        self.peek();
        for word in ["true", "false", "null"] {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Ok(word);
            }
        }
        Err(self.unexpected(expected))
    }

    /// Reads any value, and gives it as it is written.
    pub(super) fn value(&mut self) -> Read<&'a str> {
        let first = self.peek();
        let start = self.at;
        match first {
            Some(b'{') => self.object("`{`", |scanner, _| scanner.value().map(drop))?,
            Some(b'[') => self.list("`[`", |scanner| scanner.value().map(drop))?,
            Some(b'"') => drop(self.string("a string")?),
            Some(b'-' | b'0'..=b'9') => drop(self.number()?),
            _ => drop(self.word("a value")?),
        }
        Ok(self.since(start))
    }
}

/// What stands at the start of a text, in words.
fn found(rest: &str) -> String {
    let mut characters = rest.chars();
    match characters.next() {
        None => String::from("the end of the text"),
        Some('\u{feff}') => String::from("a byte order mark"),
        Some(character) if character.is_control() => format!("the control character U+{:04X}", u32::from(character)),
        Some(first) if first.is_alphanumeric() => {
            let word = rest.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
            format!("`{}`", word.chars().take(40).collect::<String>())
        }
        Some('"') => {
            let inside: String = characters.take_while(|character| *character != '"').take(40).collect();
            format!("`\"{inside}\"`")
        }
        Some(first) => format!("`{first}`"),
    }
}

/// How many bytes at the start of a string need no look: up to a quote, a backslash or a control character. Looks at eight bytes
/// at once.
#[inline]
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGHS: u64 = ONES << 7;
    /// Sets the high bit of each byte that is zero; above the first of them, of others too.
    const fn zeros(word: u64) -> u64 {
        word.wrapping_sub(ONES) & !word & HIGHS
    }
    let (chunks, rest) = bytes.as_chunks::<8>();
    for (number, chunk) in chunks.iter().enumerate() {
        let word = u64::from_le_bytes(*chunk);
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
        let special = control | zeros(word ^ (ONES * b'"' as u64)) | zeros(word ^ (ONES * b'\\' as u64));
        if special != 0 {
            return number * 8 + special.trailing_zeros() as usize / 8;
        }
    }
    let plain = rest.iter().take_while(|byte| crate::text::json::is_plain_byte(**byte)).count();
    chunks.len() * 8 + plain
}
