//! A statement of the policy, byte for byte as GetPolicy and GetLayerVersionPolicy return it.

use super::{
    json::{Sink, json_text},
    scope::{Scope, ScopeError},
};
pub use crate::stored::Statement;
use crate::{
    permission::{FunctionPermission, LayerVersionPermission},
    stored::{Conditions, Principal, Qualifier, at_run_time},
};

impl<S: AsRef<str>> FunctionPermission<S> {
    /// The statement as Lambda stores it.
    ///
    /// # Errors
    ///
    /// When the function is not given as a full ARN and the scope does not complete it, or contradicts it or the permission.
    pub fn statement<'a>(&'a self, scope: &Scope<'a>) -> Result<Statement<'a>, ScopeError> {
        let permission = self.borrowed();
        let home = scope.complete(permission.named())?;
        permission.check_in(home)?;
        Ok(permission.statement_in(home))
    }
}

impl<S: AsRef<str>> LayerVersionPermission<S> {
    /// The statement as Lambda stores it.
    ///
    /// # Errors
    ///
    /// When the layer is not given as a full ARN and the scope does not complete it, or contradicts it or the permission.
    pub fn statement<'a>(&'a self, scope: &Scope<'a>) -> Result<Statement<'a>, ScopeError> {
        let permission = self.borrowed();
        let home = scope.complete(permission.named())?;
        permission.check_in(home)?;
        Ok(permission.statement_in(home))
    }
}

impl Conditions<'_> {
    fn length(&self) -> usize {
        let texts = [self.source_account, self.auth_type, self.organization, self.token, self.source_arn];
        texts.into_iter().flatten().map(str::len).sum()
    }
}

impl Statement<'_> {
    /// More than the fixed text of a statement with every condition.
    const FRAME: usize = 360;

    /// An upper bound of the length, if no character needs an escape.
    pub(crate) fn estimated_length(&self) -> usize {
        let principal = match self.principal {
            Principal::Everyone => "",
            Principal::Service(text) | Principal::Identity(text) | Principal::Account(text) => text,
        };
        let home = self.resource.home;
        let texts = [self.sid, principal, self.action, home.partition, home.partition, home.region, self.resource.name];
        let qualifier = match self.resource.qualifier {
            Qualifier::Function(text) => text.len(),
            _ => 0,
        };
        Self::FRAME + texts.into_iter().map(str::len).sum::<usize>() + qualifier + self.conditions.length()
    }

    pub(crate) fn write(&self, out: &mut impl Sink) {
        at_run_time::statement(self, out);
    }
}

json_text!(impl['a] Statement<'a>);
