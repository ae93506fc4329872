//! The policy that is wanted, and what of it a request needs.

use alloc::string::String;

use super::error::PlanError;
use crate::{
    document::{DocumentStatement, PolicyDocument, resource_values},
    facts::parameters::{Key, Target},
    output::Document,
    statement::{Field, StatementBuf},
};

/// The policy that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WantedPolicy {
    pub(super) target: Target,
    /// The ARN of the function, version, alias or layer version.
    pub(super) resource: String,
    pub(super) document: PolicyDocument<'static>,
}

impl WantedPolicy {
    pub(super) fn new(target: Target, document: &Document<'_>) -> Self {
        Self { target, resource: document.resource_arn(), document: PolicyDocument::from(*document) }
    }

    /// The statement that a request adds under a Sid.
    pub(super) fn added(&self, statement: &DocumentStatement<'_>, sid: &str) -> Result<StatementBuf, PlanError> {
        let values = statement.values(self.target).map_err(PlanError::Inexpressible)?;
        let mut statement = values.into_statement().with_split_name();
        statement.set(Key::StatementId, Field::Known(String::from(sid).into()));
        Ok(statement)
    }

    /// The statement of a request that removes one: the resource and the Sid.
    pub(super) fn removed(&self, sid: &str) -> Result<StatementBuf, PlanError> {
        let mut statement = StatementBuf::new(self.target);
        for (key, text) in resource_values(self.target, &self.resource).map_err(PlanError::Inexpressible)? {
            statement.set(key, Field::Known(String::from(text).into()));
        }
        statement.set(Key::StatementId, Field::Known(String::from(sid).into()));
        Ok(statement.with_split_name())
    }
}
