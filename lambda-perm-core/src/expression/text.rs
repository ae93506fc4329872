//! Values: text, or expressions.

#[cfg(feature = "runtime")]
use alloc::{borrow::Cow, boxed::Box, string::String};

use super::Untyped;

/// A value: text in the API's spelling (a number in digits, a boolean as `true` or `false`), or an expression of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Text<'a> {
    /// Text.
    Plain(&'a str),
    /// An expression, which the deployment evaluates.
    Expression(&'a Untyped),
}

impl<'a> Text<'a> {
    /// The text, with a placeholder `${..}` for each part that only the deployment knows.
    pub const fn shown(self) -> &'a str {
        match self {
            Text::Plain(text) => text,
            Text::Expression(expression) => expression.shown(),
        }
    }
}

/// A value that owns its text.
#[cfg(feature = "runtime")]
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextBuf {
    /// Text.
    Plain(Cow<'static, str>),
    /// An expression of a template.
    Expression(Box<Untyped>),
}

#[cfg(feature = "runtime")]
impl TextBuf {
    /// The value, borrowed.
    pub(crate) const fn as_text(&self) -> Text<'_> {
        match self {
            Self::Plain(Cow::Borrowed(text)) => Text::Plain(text),
            Self::Plain(Cow::Owned(text)) => Text::Plain(text.as_str()),
            Self::Expression(expression) => Text::Expression(expression),
        }
    }
}

#[cfg(feature = "runtime")]
impl From<Text<'_>> for TextBuf {
    fn from(text: Text<'_>) -> Self {
        match text {
            Text::Plain(text) => Self::Plain(Cow::Owned(text.into())),
            Text::Expression(expression) => Self::Expression(Box::new(expression.clone())),
        }
    }
}

#[cfg(feature = "runtime")]
impl From<String> for TextBuf {
    fn from(text: String) -> Self {
        Self::Plain(Cow::Owned(text))
    }
}
