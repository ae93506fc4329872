//! What a request says of a context key.

use alloc::borrow::Cow;

use super::text::{has_six_parts, is_special};
use crate::document::value::OneOrMany;

/// A context key and its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ContextEntry<'a> {
    pub(super) key: &'a str,
    pub(super) values: OneOrMany<ContextValue<'a>>,
}

/// A value of a context key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ContextValue<'a> {
    pub(super) text: Cow<'a, str>,
    /// Whether no byte of it means something in a pattern. Found out once, because the value is compared many times.
    pub(super) is_plain: bool,
    /// Whether it has the six parts of an ARN.
    pub(super) is_arn: bool,
}

impl<'a> ContextValue<'a> {
    pub(super) fn new(text: Cow<'a, str>) -> Self {
        let is_arn = text.starts_with("arn:") && has_six_parts(&text);
        Self { is_plain: !text.bytes().any(is_special), is_arn, text }
    }
}
