//! The values of elements: one, or a list.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::{fmt, slice};

/// A value of a condition.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scalar<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// A number, as it is written: no Rust type can represent all of them.
    Number(Cow<'a, str>),
    /// `true` or `false`.
    Bool(bool),
}

impl Scalar<'_> {
    /// The text that IAM compares: that of `true` and `"true"` is the same.
    pub fn as_text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) => text,
            Self::Bool(true) => "true",
            Self::Bool(false) => "false",
        }
    }

    /// The same, owned.
    pub fn into_owned(self) -> Scalar<'static> {
        match self {
            Self::Text(text) => Scalar::Text(Cow::Owned(text.into_owned())),
            Self::Number(text) => Scalar::Number(Cow::Owned(text.into_owned())),
            Self::Bool(value) => Scalar::Bool(value),
        }
    }
}

/// The text that IAM compares.
impl fmt::Display for Scalar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_text())
    }
}

/// One value, or a list. A list of one means the same as the one.
#[derive(Clone, Debug)]
pub(super) enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    pub(super) const fn as_slice(&self) -> &[T] {
        match self {
            Self::One(value) => slice::from_ref(value),
            Self::Many(values) => values.as_slice(),
        }
    }

    pub(super) fn map<U>(self, change: impl FnMut(T) -> U) -> OneOrMany<U> {
        let mut change = change;
        match self {
            Self::One(value) => OneOrMany::One(change(value)),
            Self::Many(values) => OneOrMany::Many(values.into_iter().map(change).collect()),
        }
    }
}

/// By the values: a list of one is equal to the one.
impl<T: PartialEq> PartialEq for OneOrMany<T> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: Eq> Eq for OneOrMany<T> {}

/// An `Action`, `NotAction`, `Resource` or `NotResource`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patterns<'a> {
    pub(super) is_negated: bool,
    pub(super) values: OneOrMany<Cow<'a, str>>,
}

impl<'a> Patterns<'a> {
    /// Whether it is `NotAction` or `NotResource`: it says what the statement is not about.
    pub const fn is_negated(&self) -> bool {
        self.is_negated
    }

    /// The patterns, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.values.as_slice().iter().map(AsRef::as_ref)
    }

    /// The only pattern, if it is one and not negated.
    pub fn only(&self) -> Option<&str> {
        match self.values.as_slice() {
            [only] if !self.is_negated => Some(only),
            _ => None,
        }
    }

    pub(super) fn into_owned(self) -> Patterns<'static> {
        Patterns { is_negated: self.is_negated, values: self.values.map(owned) }
    }
}

/// The patterns, with commas between them, and `not` before them where they are negated.
impl fmt::Display for Patterns<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_negated { "not " } else { "" })?;
        list(f, self.iter())
    }
}

/// Texts, with commas between them.
pub(super) fn list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, items: impl Iterator<Item = T>) -> fmt::Result {
    for (number, item) in items.enumerate() {
        f.write_str(if number > 0 { ", " } else { "" })?;
        write!(f, "{item}")?;
    }
    Ok(())
}

pub(super) fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(String::from(text))
}
