//! Permissions for functions, versions and aliases.

use alloc::string::String;

use super::Exception;
use crate::value::{
    AccountId, Action, Arn, EventSourceToken, FunctionName, FunctionUrlAuthType, OrganizationId, Principal, Qualifier,
    StatementId,
};

/// One statement of the policy of a function, version or alias: an AddPermission request, as plain data.
///
/// One that exists has passed every rule, or carries the reason why a lint was allowed. `FunctionPermission` holds
/// constants and is `Copy`; `FunctionPermission<String>` owns its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FunctionPermission<S = &'static str> {
    pub(crate) function_name: FunctionName<S>,
    pub(crate) qualifier: Option<Qualifier<S>>,
    pub(crate) statement_id: StatementId<S>,
    pub(crate) action: Action<S>,
    pub(crate) principal: Principal<S>,
    pub(crate) source_arn: Option<Arn<S>>,
    pub(crate) source_account: Option<AccountId>,
    pub(crate) event_source_token: Option<EventSourceToken<S>>,
    pub(crate) principal_org_id: Option<OrganizationId<S>>,
    pub(crate) function_url_auth_type: Option<FunctionUrlAuthType>,
    pub(crate) invoked_via_function_url: Option<bool>,
    pub(crate) exceptions: &'static [Exception],
}

impl<S> FunctionPermission<S> {
    /// The function, without a qualifier.
    pub const fn function_name(&self) -> &FunctionName<S> {
        &self.function_name
    }

    /// The version or alias, whether it was given in the name or apart; `None` for the unqualified function.
    pub const fn qualifier(&self) -> Option<&Qualifier<S>> {
        self.qualifier.as_ref()
    }

    /// The statement's identifier.
    pub const fn statement_id(&self) -> &StatementId<S> {
        &self.statement_id
    }

    /// The action that is granted.
    pub const fn action(&self) -> &Action<S> {
        &self.action
    }

    /// Who is granted it.
    pub const fn principal(&self) -> &Principal<S> {
        &self.principal
    }

    /// The source for which the principal may act.
    pub const fn source_arn(&self) -> Option<&Arn<S>> {
        self.source_arn.as_ref()
    }

    /// The account that owns the source.
    pub const fn source_account(&self) -> Option<AccountId> {
        self.source_account
    }

    /// The token that the caller must send.
    pub const fn event_source_token(&self) -> Option<&EventSourceToken<S>> {
        self.event_source_token.as_ref()
    }

    /// The organization that the caller must belong to.
    pub const fn principal_org_id(&self) -> Option<&OrganizationId<S>> {
        self.principal_org_id.as_ref()
    }

    /// The auth type that the function URL must have.
    pub const fn function_url_auth_type(&self) -> Option<FunctionUrlAuthType> {
        self.function_url_auth_type
    }

    /// Whether the call must come through the function URL. `Some(false)` sends `false` and writes no condition.
    pub const fn invoked_via_function_url(&self) -> Option<bool> {
        self.invoked_via_function_url
    }

    /// The lints that were allowed, with their reasons.
    pub const fn exceptions(&self) -> &'static [Exception] {
        self.exceptions
    }
}

impl<S: AsRef<str>> FunctionPermission<S> {
    /// The same permission, borrowed.
    pub fn borrowed(&self) -> FunctionPermission<&str> {
        FunctionPermission {
            function_name: self.function_name.borrowed(),
            qualifier: self.qualifier.as_ref().map(Qualifier::borrowed),
            statement_id: self.statement_id.borrowed(),
            action: self.action.borrowed(),
            principal: self.principal.borrowed(),
            source_arn: self.source_arn.as_ref().map(Arn::borrowed),
            source_account: self.source_account,
            event_source_token: self.event_source_token.as_ref().map(EventSourceToken::borrowed),
            principal_org_id: self.principal_org_id.as_ref().map(OrganizationId::borrowed),
            function_url_auth_type: self.function_url_auth_type,
            invoked_via_function_url: self.invoked_via_function_url,
            exceptions: self.exceptions,
        }
    }
}

impl FunctionPermission<&str> {
    /// The same permission with text of its own.
    pub fn into_owned(self) -> FunctionPermission<String> {
        FunctionPermission {
            function_name: self.function_name.into_owned(),
            qualifier: self.qualifier.map(Qualifier::into_owned),
            statement_id: self.statement_id.into_owned(),
            action: self.action.into_owned(),
            principal: self.principal.into_owned(),
            source_arn: self.source_arn.map(Arn::into_owned),
            source_account: self.source_account,
            event_source_token: self.event_source_token.map(EventSourceToken::into_owned),
            principal_org_id: self.principal_org_id.map(OrganizationId::into_owned),
            function_url_auth_type: self.function_url_auth_type,
            invoked_via_function_url: self.invoked_via_function_url,
            exceptions: self.exceptions,
        }
    }
}
