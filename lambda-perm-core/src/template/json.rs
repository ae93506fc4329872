//! The tokens of a JSON text with their positions, which `serde_json` does not give.

use alloc::{borrow::Cow, string::String};

use serde_core::de::IgnoredAny;

/// A token of JSON. Commas and colons are left out: in a text that is JSON they say nothing that the rest does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// `{`
    Map,
    /// `[`
    List,
    /// `}` or `]`
    End,
    /// A string with its quotes.
    String(&'a str),
    /// A number, `true`, `false` or `null`.
    Literal(&'a str),
}

/// The tokens of a text, each with the byte at which it starts.
///
/// # Errors
///
/// The text is not JSON.
pub(crate) fn tokens(text: &str) -> serde_json::Result<Tokens<'_>> {
    serde_json::from_str::<IgnoredAny>(text)?;
    Ok(Tokens { text, at: 0 })
}

/// How deep a text nests lists and maps, also one that is not JSON.
pub(crate) fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for (_, token) in (Tokens { text, at: 0 }) {
        match token {
            Token::Map | Token::List => depth += 1,
            Token::End => depth = depth.saturating_sub(1),
            Token::String(_) | Token::Literal(_) => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// What the text of a string stands for.
pub(crate) fn unescape(string: &str) -> serde_json::Result<Cow<'_, str>> {
    match string.get(1..string.len().saturating_sub(1)) {
        Some(inner) if !inner.contains('\\') => Ok(Cow::Borrowed(inner)),
        _ => serde_json::from_str::<String>(string).map(Cow::Owned),
    }
}

/// The tokens of a text that `serde_json` has accepted.
pub(crate) struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (usize, Token<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..)?;
        let start = self.at + rest.find(|character| !" \t\r\n,:".contains(character))?;
        let rest = self.text.get(start..)?;
        let (length, token) = match rest.as_bytes().first()? {
            b'{' => (1, Token::Map),
            b'[' => (1, Token::List),
            b'}' | b']' => (1, Token::End),
            b'"' => {
                let string = rest.get(..string_length(rest))?;
                (string.len(), Token::String(string))
            }
            _ => {
                let length = rest.find(|character| " \t\r\n,:]}".contains(character)).unwrap_or(rest.len());
                (length, Token::Literal(rest.get(..length)?))
            }
        };
        self.at = start + length;
        Some((start, token))
    }
}

/// The length of the string, with its quotes, with which a text starts.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}
