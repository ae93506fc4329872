//! A statement of a policy document.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::fmt;

use super::{
    condition::Condition,
    principal::Principals,
    value::{Patterns, owned},
    write,
};
use crate::{facts::policy_language::Effect, output::pretty};

/// A statement of a policy document, with the text that it was read from.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::document::{DocumentStatement, Effect};
///
/// let statement = DocumentStatement::parse(
///     r#"{"Sid":"uploads","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction",
///        "Resource":"arn:aws:lambda:us-east-2:123456789012:function:f",
///        "Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::uploads"}}}"#,
/// )?;
/// assert_eq!(statement.sid(), Some("uploads"));
/// assert_eq!(statement.effect(), Effect::Allow);
/// assert_eq!(statement.principal().to_string(), "s3.amazonaws.com");
/// assert_eq!(statement.condition("aws:SourceArn").and_then(|condition| condition.only()), Some("arn:aws:s3:::uploads"));
/// # Ok::<(), lambda_perm::document::DocumentError>(())
/// ```
#[derive(Clone, Debug)]
pub struct DocumentStatement<'a> {
    pub(super) text: Cow<'a, str>,
    /// Whether the text has no white space between its tokens.
    pub(super) is_compact: bool,
    /// Where the text starts in that of its document.
    pub(super) offset: usize,
    pub(super) sid: Option<Cow<'a, str>>,
    pub(super) effect: Effect,
    pub(super) principals: Principals<'a>,
    pub(super) actions: Patterns<'a>,
    pub(super) resources: Patterns<'a>,
    pub(super) conditions: Vec<Condition<'a>>,
    /// The names of members that IAM does not have.
    pub(super) unknown: Vec<Cow<'a, str>>,
}

impl<'a> DocumentStatement<'a> {
    /// The identifier.
    pub fn sid(&self) -> Option<&str> {
        self.sid.as_deref()
    }

    /// Whether it allows or denies.
    pub const fn effect(&self) -> Effect {
        self.effect
    }

    /// Whom it is about.
    pub const fn principal(&self) -> &Principals<'a> {
        &self.principals
    }

    /// The actions that it is about.
    pub const fn actions(&self) -> &Patterns<'a> {
        &self.actions
    }

    /// The resources that it is about.
    pub const fn resources(&self) -> &Patterns<'a> {
        &self.resources
    }

    /// When it applies: when all of these hold.
    pub const fn conditions(&self) -> &[Condition<'a>] {
        self.conditions.as_slice()
    }

    /// The first condition about a context key, whatever the case of the key.
    pub fn condition(&self, key: &str) -> Option<&Condition<'a>> {
        self.conditions.iter().find(|condition| condition.is_of(key))
    }

    /// The names of members that a statement does not have. They are kept, and mean nothing.
    pub fn unknown_members(&self) -> impl Iterator<Item = &str> {
        self.unknown.iter().map(AsRef::as_ref)
    }

    /// The text that it was read from, or that was written for it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Compact JSON: the text without white space between its tokens.
    pub fn to_json(&self) -> String {
        let mut out = String::with_capacity(self.text.len());
        self.write(&mut out);
        out
    }

    /// JSON with line breaks, for people.
    pub fn to_json_pretty(&self) -> String {
        pretty::pretty(&self.to_json())
    }

    pub(super) fn write(&self, out: &mut String) {
        if self.is_compact {
            out.push_str(&self.text);
        } else {
            write::compact(&self.text, out);
        }
    }

    /// The same, owned.
    pub fn into_owned(self) -> DocumentStatement<'static> {
        DocumentStatement {
            text: owned(self.text),
            is_compact: self.is_compact,
            offset: self.offset,
            sid: self.sid.map(owned),
            effect: self.effect,
            principals: self.principals.into_owned(),
            actions: self.actions.into_owned(),
            resources: self.resources.into_owned(),
            conditions: self.conditions.into_iter().map(Condition::into_owned).collect(),
            unknown: self.unknown.into_iter().map(owned).collect(),
        }
    }
}

/// By what they say, member by member; neither white space nor the order of members counts. Unknown members count by their names.
impl PartialEq for DocumentStatement<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.sid == other.sid
            && self.effect == other.effect
            && self.principals == other.principals
            && self.actions == other.actions
            && self.resources == other.resources
            && self.conditions == other.conditions
            && self.unknown == other.unknown
    }
}

impl Eq for DocumentStatement<'_> {}

/// Compact JSON.
impl fmt::Display for DocumentStatement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_json())
    }
}
