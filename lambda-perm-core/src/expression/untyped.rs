//! An expression, whatever its language is.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::{
    cmp::Ordering,
    hash::{Hash, Hasher},
};

use super::Alternative;

/// An expression, of the language of the permission that holds it.
///
/// Two are the same where the template has the same: what they can give follows from that, and is left out where it has been
/// judged already.
#[derive(Clone, Debug)]
pub struct Untyped {
    /// The text, with a placeholder `${..}` for each part that only the deployment knows.
    shown: Cow<'static, str>,
    /// What the template has: JSON of CloudFormation, or a template of Terraform.
    source: Cow<'static, str>,
    /// The type of the function or layer version that it refers to, where it is declared to be one; else empty.
    declared: &'static str,
    /// The texts that it can give, where that is not the one above.
    alternatives: Cow<'static, [Alternative]>,
}

impl PartialEq for Untyped {
    fn eq(&self, other: &Self) -> bool {
        self.identity() == other.identity()
    }
}

impl Eq for Untyped {}

impl Hash for Untyped {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.identity().hash(state);
    }
}

impl PartialOrd for Untyped {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Untyped {
    fn cmp(&self, other: &Self) -> Ordering {
        self.identity().cmp(&other.identity())
    }
}

impl Untyped {
    /// An expression that has been checked.
    pub const fn new(shown: &'static str, source: &'static str, declared: &'static str) -> Self {
        Self::giving(shown, source, declared, &[])
    }

    /// The same with text of its own.
    pub const fn owned(shown: String, source: String, declared: &'static str, alternatives: Vec<Alternative>) -> Self {
        Self { shown: Cow::Owned(shown), source: Cow::Owned(source), declared, alternatives: Cow::Owned(alternatives) }
    }

    /// The same with the texts that it can give, where that is not the one text which is shown.
    pub const fn giving(
        shown: &'static str,
        source: &'static str,
        declared: &'static str,
        alternatives: &'static [Alternative],
    ) -> Self {
        Self {
            shown: Cow::Borrowed(shown),
            source: Cow::Borrowed(source),
            declared,
            alternatives: Cow::Borrowed(alternatives),
        }
    }

    const fn identity(&self) -> (&str, &str, &str) {
        (self.shown(), self.source(), self.declared)
    }

    /// The text, with a placeholder for each part that only the deployment knows.
    pub const fn shown(&self) -> &str {
        match &self.shown {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => text.as_str(),
        }
    }

    /// What the template has.
    pub const fn source(&self) -> &str {
        match &self.source {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => text.as_str(),
        }
    }

    /// The type of the resource that it refers to, where that is a function or layer version and declared; else empty.
    pub const fn declared(&self) -> &'static str {
        self.declared
    }

    /// The texts that it can give; none where that is the one which is shown.
    pub const fn alternatives(&self) -> &[Alternative] {
        match &self.alternatives {
            Cow::Borrowed(alternatives) => alternatives,
            Cow::Owned(alternatives) => alternatives.as_slice(),
        }
    }
}
