//! Permissions for functions, versions and aliases.

use alloc::string::String;

use super::{Exception, present};
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
    // Checked text, empty where a value is absent: no value of the API is. Moving plain texts is what costs const
    // evaluation least; the accessors give them their types.
    pub(crate) function_name: S,
    pub(crate) qualifier: S,
    pub(crate) statement_id: S,
    pub(crate) action: S,
    pub(crate) principal: S,
    pub(crate) source_arn: S,
    pub(crate) source_account: S,
    pub(crate) event_source_token: S,
    pub(crate) principal_org_id: S,
    pub(crate) function_url_auth_type: Option<FunctionUrlAuthType>,
    pub(crate) invoked_via_function_url: Option<bool>,
    pub(crate) exceptions: &'static [Exception],
    pub(crate) set_exceptions: &'static [Exception],
}

impl<S: AsRef<str>> FunctionPermission<S> {
    /// The function, without a qualifier.
    pub fn function_name(&self) -> FunctionName<&str> {
        FunctionName::trusted(self.function_name.as_ref())
    }

    /// The version or alias, whether it was given in the name or apart; `None` for the unqualified function.
    pub fn qualifier(&self) -> Option<Qualifier<&str>> {
        present(&self.qualifier).map(Qualifier::trusted)
    }

    /// The statement's identifier.
    pub fn statement_id(&self) -> StatementId<&str> {
        StatementId::trusted(self.statement_id.as_ref())
    }

    /// The action that is granted.
    pub fn action(&self) -> Action<&str> {
        Action::trusted(self.action.as_ref())
    }

    /// Who is granted it.
    pub fn principal(&self) -> Principal<&str> {
        Principal::trusted(self.principal.as_ref())
    }

    /// The source for which the principal may act.
    pub fn source_arn(&self) -> Option<Arn<&str>> {
        present(&self.source_arn).map(Arn::trusted)
    }

    /// The account that owns the source.
    pub fn source_account(&self) -> Option<AccountId> {
        present(&self.source_account).map(AccountId::trusted)
    }

    /// The token that the caller must send.
    pub fn event_source_token(&self) -> Option<EventSourceToken<&str>> {
        present(&self.event_source_token).map(EventSourceToken::trusted)
    }

    /// The organization that the caller must belong to.
    pub fn principal_org_id(&self) -> Option<OrganizationId<&str>> {
        present(&self.principal_org_id).map(OrganizationId::trusted)
    }

    /// The same permission, borrowed.
    pub fn borrowed(&self) -> FunctionPermission<&str> {
        self.map(AsRef::as_ref)
    }

    /// The same permission with text of its own.
    pub fn to_owned_text(&self) -> FunctionPermission<String> {
        self.map(|text| text.as_ref().into())
    }
}

impl<S> FunctionPermission<S> {
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

    /// The lints that were allowed for the statement as one of a set, with their reasons: `incomplete_url` and `shadowed`.
    pub const fn set_exceptions(&self) -> &'static [Exception] {
        self.set_exceptions
    }

    /// The same permission with its texts held in another way.
    pub(super) fn map<'a, T>(&'a self, hold: impl Fn(&'a S) -> T) -> FunctionPermission<T> {
        FunctionPermission {
            function_name: hold(&self.function_name),
            qualifier: hold(&self.qualifier),
            statement_id: hold(&self.statement_id),
            action: hold(&self.action),
            principal: hold(&self.principal),
            source_arn: hold(&self.source_arn),
            source_account: hold(&self.source_account),
            event_source_token: hold(&self.event_source_token),
            principal_org_id: hold(&self.principal_org_id),
            function_url_auth_type: self.function_url_auth_type,
            invoked_via_function_url: self.invoked_via_function_url,
            exceptions: self.exceptions,
            set_exceptions: self.set_exceptions,
        }
    }
}

impl<S: Copy> FunctionPermission<S> {
    /// The same permission as one of a set, with the lints that are allowed there.
    pub(crate) const fn excepting(self, set_exceptions: &'static [Exception]) -> Self {
        Self { set_exceptions, ..self }
    }
}
