//! The requests for whole policies, which Lambda takes for functions, versions and aliases since August 2026.

use alloc::{string::String, vec::Vec};

use super::{ParameterValue, request, revision};
use crate::{
    facts::operations::{DELETE_RESOURCE_POLICY, GET_RESOURCE_POLICY, PUT_RESOURCE_POLICY},
    output::Statement,
    stored::at_run_time,
    value::{RevisionId, function_name},
};

/// The ARN of what the statements are for.
fn resource_arn(statements: &[Statement<'_>]) -> String {
    let mut arn = String::new();
    if let Some(statement) = statements.first() {
        at_run_time::resource(&statement.resource, &mut arn);
    }
    arn
}

/// The Region of such an ARN.
const fn region(resource_arn: &str) -> Option<&str> {
    function_name::place(resource_arn).1
}

/// A PutResourcePolicy request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutResourcePolicy<'a> {
    resource_arn: String,
    policy: String,
    revision_id: Option<RevisionId<&'a str>>,
}

request!(PutResourcePolicy<'_>, PUT_RESOURCE_POLICY);

impl<'a> PutResourcePolicy<'a> {
    pub(crate) fn new(statements: &[Statement<'_>], policy: String) -> Self {
        Self { resource_arn: resource_arn(statements), policy, revision_id: None }
    }

    /// Makes the request fail unless the policy's revision is this one, which GetResourcePolicy returns. Without it, what
    /// others have written in the meantime is lost.
    #[must_use]
    pub const fn revision_id(mut self, revision_id: RevisionId<&'a str>) -> Self {
        self.revision_id = Some(revision_id);
        self
    }

    fn region(&self) -> Option<&str> {
        region(&self.resource_arn)
    }

    fn optional_parameters(&self) -> impl IntoIterator<Item = (&'static str, Option<ParameterValue<'_>>)> {
        [
            ("ResourceArn", Some(ParameterValue::Text(&self.resource_arn))),
            ("Policy", Some(ParameterValue::Text(&self.policy))),
            ("RevisionId", self.revision_id.map(revision)),
        ]
    }
}

/// A GetResourcePolicy request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetResourcePolicy {
    resource_arn: String,
}

request!(GetResourcePolicy, GET_RESOURCE_POLICY);

impl GetResourcePolicy {
    pub(crate) fn new(statements: &[Statement<'_>]) -> Self {
        Self { resource_arn: resource_arn(statements) }
    }

    fn region(&self) -> Option<&str> {
        region(&self.resource_arn)
    }

    fn optional_parameters(&self) -> impl IntoIterator<Item = (&'static str, Option<ParameterValue<'_>>)> {
        [("ResourceArn", Some(ParameterValue::Text(&self.resource_arn)))]
    }
}

/// A DeleteResourcePolicy request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteResourcePolicy<'a> {
    resource_arn: String,
    revision_id: Option<RevisionId<&'a str>>,
}

request!(DeleteResourcePolicy<'_>, DELETE_RESOURCE_POLICY);

impl<'a> DeleteResourcePolicy<'a> {
    pub(crate) fn new(statements: &[Statement<'_>]) -> Self {
        Self { resource_arn: resource_arn(statements), revision_id: None }
    }

    /// Makes the request fail unless the policy's revision is this one, which GetResourcePolicy returns.
    #[must_use]
    pub const fn revision_id(mut self, revision_id: RevisionId<&'a str>) -> Self {
        self.revision_id = Some(revision_id);
        self
    }

    fn region(&self) -> Option<&str> {
        region(&self.resource_arn)
    }

    fn optional_parameters(&self) -> impl IntoIterator<Item = (&'static str, Option<ParameterValue<'_>>)> {
        [
            ("ResourceArn", Some(ParameterValue::Text(&self.resource_arn))),
            ("RevisionId", self.revision_id.map(revision)),
        ]
    }
}
