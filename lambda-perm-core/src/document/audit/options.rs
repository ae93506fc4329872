//! What an audit is told.

use alloc::{string::String, vec::Vec};

use crate::finding::Exception;

/// What an audit is told: what the policy is for, and which of its findings are right.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// use lambda_perm::{Exception, Lint, document::AuditOptions};
///
/// let options = AuditOptions::new()
///     .resource("arn:aws:lambda:us-east-2:123456789012:function:webhook")
///     .allow("public", Exception::new(Lint::PublicAccess, "the handler checks the signature"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditOptions {
    pub(super) resource: Option<String>,
    pub(super) exceptions: Vec<AuditException>,
}

/// A lint that the statement of an ID may meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AuditException {
    pub(super) sid: String,
    pub(super) exception: Exception,
}

impl AuditOptions {
    /// The policy is for the resource that most of its statements name, and nothing in it is an exception.
    pub const fn new() -> Self {
        Self { resource: None, exceptions: Vec::new() }
    }

    /// Says what the policy is for: the ARN of the function, version, alias or layer version whose policy was read.
    #[must_use]
    pub fn resource(mut self, arn: impl Into<String>) -> Self {
        self.resource = Some(arn.into());
        self
    }

    /// Allows a lint in the statements of this ID. An exception that silences nothing is a finding.
    #[must_use]
    pub fn allow(mut self, sid: impl Into<String>, exception: Exception) -> Self {
        self.exceptions.push(AuditException { sid: sid.into(), exception });
        self
    }
}
