//! Why a statement is no permission.

use alloc::string::{String, ToString};
use core::fmt;

use super::is_pattern;
use crate::{
    document::Condition,
    facts::{parameters::Target, policy_language::PrincipalType},
    finding::{Findings, Quoted},
};

/// Why a statement is none that AddPermission or AddLayerVersionPermission writes, or of a web function none that `policy!` writes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Inexpressible {
    /// It denies.
    Deny,
    /// It has no `Sid`.
    NoSid,
    /// It names several principals, none, or those that are not meant.
    Principals,
    /// Its principal is of a type that a request cannot name.
    PrincipalType(
        /// The type.
        PrincipalType,
    ),
    /// Its principal is the ID of a user or role that has been deleted.
    DeletedPrincipal(
        /// The ID.
        String,
    ),
    /// It names several actions, none, or those that are not meant.
    Actions,
    /// It names several resources, none, or those that are not meant.
    Resources,
    /// Its resource is none for which there is such a request.
    Resource {
        /// The resource.
        resource: String,
        /// What it would have to be.
        target: Target,
    },
    /// It has a condition that Lambda does not write.
    Condition {
        /// The operator, as it is written.
        operator: String,
        /// The context key, as it is written.
        key: String,
        /// Why Lambda does not write it.
        why: &'static str,
    },
    /// It has a member that no statement has.
    UnknownMember(
        /// Its name.
        String,
    ),
    /// AWS would reject the request.
    Rejected(
        /// What is wrong.
        Findings,
    ),
}

/// Why Lambda does not write a condition, for whoever reads statements that are no documents yet.
#[doc(hidden)]
impl Inexpressible {
    pub const ONE_VALUE: &'static str = "Lambda writes one value";
    pub const TRUE_ONLY: &'static str = "Lambda writes this key for `true` only";
    pub const TWICE: &'static str = "the same key is there twice, and a request has it once";
}

impl Inexpressible {
    pub(super) fn condition(condition: &Condition<'_>, why: &'static str) -> Self {
        Self::Condition { operator: condition.operator_text().into(), key: condition.key().into(), why }
    }

    /// The member of the statement that is why: `Principal`, `Condition.ArnLike.AWS:SourceArn`. `None` where that is the whole.
    pub fn member(&self) -> Option<String> {
        Some(match self {
            Self::Deny => "Effect".into(),
            Self::Principals | Self::PrincipalType(_) | Self::DeletedPrincipal(_) => "Principal".into(),
            Self::Actions => "Action".into(),
            Self::Resources | Self::Resource { .. } => "Resource".into(),
            Self::Condition { operator, key, .. } => ["Condition", operator, key].join("."),
            Self::UnknownMember(name) => name.to_string(),
            Self::NoSid | Self::Rejected(_) => return None,
        })
    }
}

impl fmt::Display for Inexpressible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Deny => f.write_str("the statement denies, and a permission only allows"),
            Self::NoSid => f.write_str("the statement has no `Sid`, and a permission requires one"),
            Self::Principals => f.write_str("a permission names one principal, by `Principal`"),
            Self::PrincipalType(kind) => {
                write!(f, "a permission cannot name a principal of the type `{kind}` by this name")
            }
            Self::DeletedPrincipal(id) => {
                write!(
                    f,
                    "{} is the ID of a user or role that has been deleted, which Lambda does not take",
                    Quoted(id)
                )
            }
            Self::Actions => f.write_str("a permission names one action, by `Action`"),
            Self::Resources => f.write_str("a permission is for one resource, by `Resource`"),
            Self::Resource { resource, target: target @ (Target::Function | Target::LayerVersion) } => {
                let (one, request) = match target {
                    Target::LayerVersion => ("a layer version", "AddLayerVersionPermission"),
                    _ => ("a function, version or alias", "AddPermission"),
                };
                match is_pattern(resource) {
                    true => write!(f, "{} is a pattern, and {request} writes the ARN of {one}", Quoted(resource)),
                    false => write!(f, "{} is not the ARN of {one}", Quoted(resource)),
                }
            }
            Self::Resource { resource, target: Target::WebFunction } => write!(
                f,
                "{} is not what a statement with this action has for a web function: all of its endpoints or one, or for other actions the web function itself or all of its revisions",
                Quoted(resource)
            ),
            Self::Condition { operator, key, why } => write!(f, "the condition `{operator}` of `{key}`: {why}"),
            Self::UnknownMember(name) => write!(f, "a statement has no member {}", Quoted(name)),
            Self::Rejected(findings) => findings.fmt(f),
        }
    }
}

impl core::error::Error for Inexpressible {}
