//! Permissions for layer versions.

use alloc::string::String;

use super::Exception;
use crate::value::{Action, LayerName, LayerVersion, OrganizationId, Principal, StatementId};

/// One statement of the policy of a layer version: an AddLayerVersionPermission request, as plain data.
///
/// One that exists has passed every rule, or carries the reason why a lint was allowed. `LayerVersionPermission` holds
/// constants and is `Copy`; `LayerVersionPermission<String>` owns its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LayerVersionPermission<S = &'static str> {
    pub(crate) layer_name: LayerName<S>,
    pub(crate) version_number: LayerVersion,
    pub(crate) statement_id: StatementId<S>,
    pub(crate) action: Action<S>,
    pub(crate) principal: Principal<S>,
    pub(crate) organization_id: Option<OrganizationId<S>>,
    pub(crate) exceptions: &'static [Exception],
}

impl<S> LayerVersionPermission<S> {
    /// The layer.
    pub const fn layer_name(&self) -> &LayerName<S> {
        &self.layer_name
    }

    /// The version of the layer.
    pub const fn version_number(&self) -> LayerVersion {
        self.version_number
    }

    /// The statement's identifier.
    pub const fn statement_id(&self) -> &StatementId<S> {
        &self.statement_id
    }

    /// The action that is granted: always `lambda:GetLayerVersion`.
    pub const fn action(&self) -> &Action<S> {
        &self.action
    }

    /// Who is granted it.
    pub const fn principal(&self) -> &Principal<S> {
        &self.principal
    }

    /// The organization that the caller must belong to.
    pub const fn organization_id(&self) -> Option<&OrganizationId<S>> {
        self.organization_id.as_ref()
    }

    /// The lints that were allowed, with their reasons.
    pub const fn exceptions(&self) -> &'static [Exception] {
        self.exceptions
    }
}

impl<S: AsRef<str>> LayerVersionPermission<S> {
    /// The same permission, borrowed.
    pub fn borrowed(&self) -> LayerVersionPermission<&str> {
        LayerVersionPermission {
            layer_name: self.layer_name.borrowed(),
            version_number: self.version_number,
            statement_id: self.statement_id.borrowed(),
            action: self.action.borrowed(),
            principal: self.principal.borrowed(),
            organization_id: self.organization_id.as_ref().map(OrganizationId::borrowed),
            exceptions: self.exceptions,
        }
    }
}

impl LayerVersionPermission<&str> {
    /// The same permission with text of its own.
    pub fn into_owned(self) -> LayerVersionPermission<String> {
        LayerVersionPermission {
            layer_name: self.layer_name.into_owned(),
            version_number: self.version_number,
            statement_id: self.statement_id.into_owned(),
            action: self.action.into_owned(),
            principal: self.principal.into_owned(),
            organization_id: self.organization_id.map(OrganizationId::into_owned),
            exceptions: self.exceptions,
        }
    }
}
