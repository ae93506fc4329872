//! A statement of the policy, byte for byte as GetPolicy and GetLayerVersionPolicy return it.

use super::{
    json::json_text,
    scope::{Scope, ScopeError},
};
use crate::{
    expression::Plain,
    permission::{
        FunctionPermissionBuf, FunctionPermissionRef, LayerVersionPermissionBuf, LayerVersionPermissionRef, methods,
    },
    statement::{Statement, StatementResource, at_run_time},
    text::json::Sink,
};

/// A statement as Lambda stores it.
///
/// Key order, spelling and compactness are as in recorded answers of AWS:
/// `Sid, Effect, Principal, Action, Resource, Condition`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PolicyStatement<'a> {
    pub(crate) statement: Statement<'a>,
    pub(crate) resource: StatementResource<'a>,
}

methods! { FunctionPermissionRef and FunctionPermissionBuf by as_permission, of [Plain] {
    /// The statement as Lambda stores it.
    ///
    /// # Errors
    ///
    /// When the function is not given as a full ARN and the scope does not complete it, or contradicts it or the permission.
    statement<'a>(scope: &Scope<'a>) -> Result<PolicyStatement<'a>, ScopeError> =
        |permission| PolicyStatement::new(*permission.inner(), scope);
} }

methods! { LayerVersionPermissionRef and LayerVersionPermissionBuf by as_permission, of [Plain] {
    /// The statement as Lambda stores it.
    ///
    /// # Errors
    ///
    /// When the layer is not given as a full ARN and the scope does not complete it, or contradicts it or the permission.
    statement<'a>(scope: &Scope<'a>) -> Result<PolicyStatement<'a>, ScopeError> =
        |permission| PolicyStatement::new(*permission.inner(), scope);
} }

impl<'a> PolicyStatement<'a> {
    /// More than the fixed text of a statement with every condition.
    const FRAME: usize = 360;

    fn new(statement: Statement<'a>, scope: &Scope<'a>) -> Result<Self, ScopeError> {
        Ok(Self { statement, resource: scope.resource(&statement)? })
    }

    fn estimated_length(&self) -> usize {
        estimated_length(&self.statement, &self.resource)
    }

    fn write(&self, out: &mut impl Sink) {
        at_run_time::statement(&self.statement, &self.resource, out);
    }
}

/// An upper bound of the length, if no character needs an escape.
pub(super) fn estimated_length(statement: &Statement<'_>, resource: &StatementResource<'_>) -> usize {
    let texts: usize = statement.texts.iter().map(|text| text.len()).sum();
    // The partition is in the principal too.
    PolicyStatement::FRAME + texts + 2 * resource.scope.partition.len() + resource.scope.region.len()
}

json_text!(impl['a] PolicyStatement<'a>);
