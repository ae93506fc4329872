//! Patterns: texts with wildcards and policy variables.

use alloc::{borrow::Cow, string::String, vec::Vec};

use super::{
    context::Context,
    text::{PARTS, difference, is_same, is_special},
    value::ContextValue,
};
use crate::document::variable::{PatternPiece, pieces};

/// Whether pattern and value are equal, where a look at their ends, or at the first byte at which they differ, tells it: nearly
/// always.
///
/// The ends come first, because ARNs begin alike. A pattern that ends with a byte which is no wildcard and closes no variable takes
/// only what ends so. Before the first byte at which they differ the pattern has what the value has. So if the value is plain, the
/// pattern has no wildcard there.
#[inline]
pub(super) fn quick(pattern: &str, value: &ContextValue<'_>) -> Option<bool> {
    if !value.is_plain {
        return None;
    }
    let (pattern, text) = (pattern.as_bytes(), value.text.as_bytes());
    if let (Some(end), Some(text_end)) = (pattern.last(), text.last())
        && end != text_end
        && !is_special(*end)
        && *end != b'}'
    {
        return Some(false);
    }
    let length = pattern.len().min(text.len());
    match pattern.get(difference(pattern, text).unwrap_or(length)) {
        Some(byte) if is_special(*byte) => None,
        Some(_) => Some(false),
        None => Some(pattern.len() == text.len()),
    }
}

/// What stands at a place of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Symbol {
    /// `*`: any text.
    Any,
    /// `?`: one character.
    One,
    /// This byte.
    Byte(u8),
}

impl From<u8> for Symbol {
    fn from(byte: u8) -> Self {
        match byte {
            b'*' => Self::Any,
            b'?' => Self::One,
            byte => Self::Byte(byte),
        }
    }
}

/// A pattern, its variables replaced.
pub(super) enum Pattern<'a> {
    /// One without variables.
    Text(&'a [u8]),
    /// What stood in a variable is no wildcard.
    Symbols(Vec<Symbol>),
}

impl<'a> Pattern<'a> {
    /// `None` if the request does not have the value of a variable.
    pub(super) fn new(text: &'a str, context: &Context<'_>) -> Option<Self> {
        if !has_variables(text, context) {
            return Some(Self::Text(text.as_bytes()));
        }
        let mut symbols = Vec::with_capacity(text.len());
        for piece in pieces(text) {
            match piece {
                PatternPiece::Text(text) => symbols.extend(text.bytes().map(Symbol::from)),
                PatternPiece::Variable(variable) => symbols.extend(context.value(variable)?.bytes().map(Symbol::Byte)),
            }
        }
        Some(Self::Symbols(symbols))
    }

    /// Whether it matches all of the text.
    pub(super) fn matches(&self, text: &str) -> bool {
        match self {
            Self::Text(pattern) => matches::<_, false>(pattern, text.as_bytes()),
            Self::Symbols(pattern) => matches::<_, false>(pattern, text.as_bytes()),
        }
    }

    /// Whether it matches an ARN: each of the six parts by itself.
    pub(super) fn matches_arn(&self, arn: &str) -> bool {
        match self {
            Self::Text(pattern) => parts_match(pattern, arn, false),
            Self::Symbols(pattern) => parts_match(pattern, arn, false),
        }
    }

    /// Whether it matches the ARN of a resource. Parts that it lacks at the end are as good as `*`.
    ///
    /// Source: the IAM user guide, "IAM JSON policy elements: Resource"; iam-simulate 0.1.173 reads it so.
    pub(super) fn matches_resource(&self, arn: &str) -> bool {
        match self {
            Self::Text(b"*") => true,
            Self::Text(pattern) => parts_match(pattern, arn, true),
            Self::Symbols(pattern) => parts_match(pattern, arn, true),
        }
    }
}

/// A text, its variables replaced. `None` if the request does not have the value of one.
pub(super) fn replaced<'a>(text: &'a str, context: &Context<'_>) -> Option<Cow<'a, str>> {
    if !has_variables(text, context) {
        return Some(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            PatternPiece::Text(text) => out.push_str(text),
            PatternPiece::Variable(variable) => out.push_str(&context.value(variable)?),
        }
    }
    Some(Cow::Owned(out))
}

fn has_variables(text: &str, context: &Context<'_>) -> bool {
    context.has_variables && text.contains("${")
}

/// Whether the pattern matches the text, whatever the case of its letters.
#[inline]
pub(super) fn matches_ignoring_case(pattern: &str, text: &str) -> bool {
    is_same(pattern, text) || matches::<_, true>(pattern.as_bytes(), text.as_bytes())
}

fn parts_match<S: Copy + Into<Symbol>>(pattern: &[S], arn: &str, may_be_short: bool) -> bool {
    let mut patterns = pattern.splitn(PARTS, |symbol| (*symbol).into() == Symbol::Byte(b':'));
    let mut parts = arn.as_bytes().splitn(PARTS, |byte| *byte == b':');
    for _ in 0..PARTS {
        match (patterns.next(), parts.next()) {
            (Some(pattern), Some(part)) if matches::<_, false>(pattern, part) => {}
            (None, Some(_)) if may_be_short => {}
            _ => return false,
        }
    }
    true
}

/// Whether the pattern matches all of the text, in time proportional to the product of their lengths at most: of several `*`, only
/// the last one ever has to take more, because whatever the others could take this one can.
fn matches<S: Copy + Into<Symbol>, const IGNORE_CASE: bool>(pattern: &[S], text: &[u8]) -> bool {
    let (mut at, mut read) = (0, 0);
    // Where to go on when the last `*` has to take one byte more.
    let mut retry = None;
    loop {
        match (pattern.get(at).map(|symbol| (*symbol).into()), text.get(read)) {
            (Some(Symbol::Any), _) => {
                at += 1;
                retry = Some((at, read));
                continue;
            }
            (Some(Symbol::One), Some(_)) => {
                (at, read) = (at + 1, next_character(text, read));
                continue;
            }
            (Some(Symbol::Byte(byte)), Some(other))
                if byte == *other || (IGNORE_CASE && byte.eq_ignore_ascii_case(other)) =>
            {
                (at, read) = (at + 1, read + 1);
                continue;
            }
            (None, None) => return true,
            _ => {}
        }
        match retry {
            Some((behind, from)) if from < text.len() => {
                let from = next_character(text, from);
                (at, read) = (behind, from);
                retry = Some((behind, from));
            }
            _ => return false,
        }
    }
}

/// Where the character behind the one at this place starts.
fn next_character(text: &[u8], at: usize) -> usize {
    let rest = text.iter().skip(at + 1);
    at + 1 + rest.take_while(|byte| **byte & 0b1100_0000 == 0b1000_0000).count()
}
