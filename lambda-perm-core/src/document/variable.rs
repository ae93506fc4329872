//! Policy variables: `${aws:username}`, `${aws:username, 'nobody'}`, `${*}`.

use crate::facts::context_keys;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PatternPiece<'a> {
    /// Text for itself.
    Text(&'a str),
    Variable(PolicyVariable<'a>),
}

/// A policy variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PolicyVariable<'a> {
    /// `${*}`, `${?}` or `${$}`: a character that would mean something by itself.
    Character(&'a str),
    /// A context key, and what stands for it where the request lacks it.
    Key(&'a str, Option<&'a str>),
}

impl<'a> PolicyVariable<'a> {
    /// What stands between the braces. `None` for what is no variable, which is text.
    fn parse(inside: &'a str) -> Option<Self> {
        if matches!(inside, "*" | "?" | "$") {
            return Some(Self::Character(inside));
        }
        let (key, default) = match inside.split_once(',') {
            Some((key, default)) => {
                (key, Some(default.trim_start_matches(' ').strip_prefix('\'')?.strip_suffix('\'')?))
            }
            None => (inside, None),
        };
        let is_key = !key.is_empty() && !key.contains(['$', '{', '*', '?']);
        is_key.then_some(Self::Key(key, default))
    }

    /// Whether it is one that requests to Lambda may have, and not a placeholder that a template has left.
    fn is_known(&self) -> bool {
        match *self {
            Self::Character(_) => true,
            Self::Key(key, _) => context_keys::is_known(key),
        }
    }
}

/// Whether a text has a policy variable that requests to Lambda may have.
pub(super) fn has_variable(text: &str) -> bool {
    text.contains("${")
        && pieces(text).any(|piece| matches!(piece, PatternPiece::Variable(variable) if variable.is_known()))
}

/// The parts of a text, in order.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = PatternPiece<'_>> {
    let mut rest = text;
    core::iter::from_fn(move || {
        let start = rest.find("${").unwrap_or(rest.len());
        let (before, from) = rest.split_at_checked(start)?;
        if !before.is_empty() {
            rest = from;
            return Some(PatternPiece::Text(before));
        }
        let behind = from.strip_prefix("${")?;
        // Up to the next brace and no further, so that this takes no longer than the text.
        let end = behind.find(['}', '{']).and_then(|end| behind.split_at_checked(end));
        let variable = end.and_then(|(inside, rest)| Some((PolicyVariable::parse(inside)?, rest.strip_prefix('}')?)));
        match variable {
            Some((variable, after)) => {
                rest = after;
                Some(PatternPiece::Variable(variable))
            }
            None => {
                rest = behind;
                from.get(..2).map(PatternPiece::Text)
            }
        }
    })
}
