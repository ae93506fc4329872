//! The conditions of a statement.

use alloc::borrow::Cow;
use core::fmt;

use super::value::{OneOrMany, Scalar, list, owned};
use crate::facts::policy_language::Operator;

/// A condition: an operator, a context key, and the values of which one must match.
#[derive(Clone, Debug)]
pub struct Condition<'a> {
    pub(super) operator: Option<Operator>,
    pub(super) operator_text: Cow<'a, str>,
    pub(super) key: Cow<'a, str>,
    pub(super) values: OneOrMany<Scalar<'a>>,
}

impl<'a> Condition<'a> {
    pub(super) fn new(operator_text: Cow<'a, str>, key: Cow<'a, str>, values: OneOrMany<Scalar<'a>>) -> Self {
        Self { operator: Operator::of_name(&operator_text), operator_text, key, values }
    }

    /// The operator. `None` for one that IAM does not have.
    pub const fn operator(&self) -> Option<Operator> {
        self.operator
    }

    /// The operator, as it is written.
    pub fn operator_text(&self) -> &str {
        &self.operator_text
    }

    /// The context key, as it is written. IAM compares keys without regard to case.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Whether the context key is this one.
    pub fn is_of(&self, key: &str) -> bool {
        self.key.eq_ignore_ascii_case(key)
    }

    /// The values, in order.
    pub const fn values(&self) -> &[Scalar<'a>] {
        self.values.as_slice()
    }

    /// The only value, if it is one.
    pub fn only(&self) -> Option<&str> {
        match self.values() {
            [only] => Some(only.as_text()),
            _ => None,
        }
    }

    pub(super) fn into_owned(self) -> Condition<'static> {
        Condition {
            operator: self.operator,
            operator_text: owned(self.operator_text),
            key: owned(self.key),
            values: self.values.map(Scalar::into_owned),
        }
    }
}

/// By what they say: the operator, the key and the values, as they are written.
impl PartialEq for Condition<'_> {
    fn eq(&self, other: &Self) -> bool {
        (&self.operator_text, &self.key, &self.values) == (&other.operator_text, &other.key, &other.values)
    }
}

impl Eq for Condition<'_> {}

/// Such as `ArnLike AWS:SourceArn: arn:aws:s3:::uploads`.
impl fmt::Display for Condition<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: ", self.operator_text, self.key)?;
        list(f, self.values().iter())
    }
}
