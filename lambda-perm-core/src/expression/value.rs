//! Values of permissions for templates.

use alloc::string::String;
use core::{fmt, marker::PhantomData};

#[cfg(feature = "json")]
use super::Untyped;
use super::{Terraform, Text, TextBuf};

/// A value of a permission for a template: plain text, or an expression that the deployment evaluates. Borrowed; an
/// [`ExpressionBuf`] owns it.
///
/// It is no text, so a permission that holds it has no requests and no statement, only the output of its language `L`.
///
/// | accessor | of plain text `"f"` | of `Sub("f-${Stage}")` |
/// |---|---|---|
/// | [`as_plain`](Self::as_plain) | `Some("f")` | `None` |
/// | [`shown`](Self::shown) | `"f"` | `"f-${Stage}"` |
/// | `to_json()`, of CloudFormation | `"\"f\""` | `r#"{"Fn::Sub":"f-${Stage}"}"#` |
/// | `as_template()`, of Terraform | `None` | of `Terraform("${var.f}")`: `Some("${var.f}")` |
/// | `Debug` | `"f"` | `Sub("f-${Stage}")` |
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExpressionRef<'a, L> {
    text: Text<'a>,
    language: PhantomData<L>,
}

/// A value of a permission for a template that owns its text: what values that are read at run time become.
///
/// `cloudformation::Expression` and `terraform::Expression` are the two of these, and have what makes them.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExpressionBuf<L> {
    text: TextBuf,
    language: PhantomData<L>,
}

impl<'a, L> ExpressionRef<'a, L> {
    pub(crate) const fn new(text: Text<'a>) -> Self {
        Self { text, language: PhantomData }
    }

    #[cfg(feature = "json")]
    pub(crate) const fn text(self) -> Text<'a> {
        self.text
    }

    /// The plain text; `None` where only the deployment knows all of it.
    pub const fn as_plain(&self) -> Option<&'a str> {
        match self.text {
            Text::Plain(text) => Some(text),
            Text::Expression(_) => None,
        }
    }

    /// The text as one reads it: `${..}` stands for each part that only the deployment knows.
    ///
    /// Where a resource's type is declared, its ARN is written out as far as the type tells.
    pub const fn shown(&self) -> &'a str {
        self.text.shown()
    }

    /// The same value with text of its own.
    pub fn into_owned(self) -> ExpressionBuf<L> {
        ExpressionBuf { text: self.text.into(), language: PhantomData }
    }
}

impl<'a> ExpressionRef<'a, Terraform> {
    /// The value as a template of Terraform, such as `${aws_sns_topic.orders.arn}`, or `None` for plain text.
    pub const fn as_template(&self) -> Option<&'a str> {
        match self.text {
            Text::Plain(_) => None,
            Text::Expression(expression) => expression.template(),
        }
    }
}

impl<L> ExpressionBuf<L> {
    /// An expression that has been checked. What makes them at run time is there with JSON only.
    #[cfg(feature = "json")]
    pub(crate) fn new(expression: Untyped) -> Self {
        Self { text: TextBuf::Expression(expression.into()), language: PhantomData }
    }

    pub(crate) fn into_text(self) -> TextBuf {
        self.text
    }

    /// The same value, borrowed.
    pub const fn borrowed(&self) -> ExpressionRef<'_, L> {
        ExpressionRef::new(self.text.as_text())
    }

    /// The plain text; `None` where only the deployment knows all of it.
    pub const fn as_plain(&self) -> Option<&str> {
        self.borrowed().as_plain()
    }

    /// The text as one reads it: `${..}` stands for each part that only the deployment knows.
    pub const fn shown(&self) -> &str {
        self.borrowed().shown()
    }
}

impl ExpressionBuf<Terraform> {
    /// The value as a template of Terraform, or `None` for plain text.
    pub const fn as_template(&self) -> Option<&str> {
        self.borrowed().as_template()
    }
}

impl<L> From<&str> for ExpressionBuf<L> {
    fn from(text: &str) -> Self {
        Self::from(String::from(text))
    }
}

impl<L> From<String> for ExpressionBuf<L> {
    fn from(text: String) -> Self {
        Self { text: text.into(), language: PhantomData }
    }
}

impl<L> From<ExpressionRef<'_, L>> for ExpressionBuf<L> {
    fn from(value: ExpressionRef<'_, L>) -> Self {
        value.into_owned()
    }
}

impl<L> fmt::Debug for ExpressionRef<'_, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.text {
            Text::Plain(text) => fmt::Debug::fmt(text, f),
            Text::Expression(expression) => fmt::Display::fmt(expression, f),
        }
    }
}

impl<L> fmt::Debug for ExpressionBuf<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.borrowed().fmt(f)
    }
}

impl<L> fmt::Display for ExpressionRef<'_, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.shown())
    }
}

impl<L> fmt::Display for ExpressionBuf<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.shown())
    }
}
