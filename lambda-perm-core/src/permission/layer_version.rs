//! Permissions for layer versions.

use alloc::string::String;

use super::{Exception, present};
use crate::value::{Action, LayerName, LayerVersion, OrganizationId, Principal, StatementId};

/// One statement of the policy of a layer version: an AddLayerVersionPermission request, as plain data.
///
/// One that exists has passed every rule, or carries the reason why a lint was allowed. `LayerVersionPermission` holds
/// constants and is `Copy`; `LayerVersionPermission<String>` owns its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LayerVersionPermission<S = &'static str> {
    // Checked text, as in `FunctionPermission`.
    pub(crate) layer_name: S,
    pub(crate) version_number: LayerVersion,
    pub(crate) statement_id: S,
    pub(crate) action: S,
    pub(crate) principal: S,
    pub(crate) organization_id: S,
    pub(crate) exceptions: &'static [Exception],
    pub(crate) set_exceptions: &'static [Exception],
}

impl<S: AsRef<str>> LayerVersionPermission<S> {
    /// The layer.
    pub fn layer_name(&self) -> LayerName<&str> {
        LayerName::trusted(self.layer_name.as_ref())
    }

    /// The statement's identifier.
    pub fn statement_id(&self) -> StatementId<&str> {
        StatementId::trusted(self.statement_id.as_ref())
    }

    /// The action that is granted: always `lambda:GetLayerVersion`.
    pub fn action(&self) -> Action<&str> {
        Action::trusted(self.action.as_ref())
    }

    /// Who is granted it.
    pub fn principal(&self) -> Principal<&str> {
        Principal::trusted(self.principal.as_ref())
    }

    /// The version of the layer.
    pub const fn version_number(&self) -> LayerVersion {
        self.version_number
    }

    /// The organization that the caller must belong to.
    pub fn organization_id(&self) -> Option<OrganizationId<&str>> {
        present(&self.organization_id).map(OrganizationId::trusted)
    }

    /// The same permission, borrowed.
    pub fn borrowed(&self) -> LayerVersionPermission<&str> {
        self.map(AsRef::as_ref)
    }

    /// The same permission with text of its own.
    pub fn to_owned_text(&self) -> LayerVersionPermission<String> {
        self.map(|text| text.as_ref().into())
    }
}

impl<S> LayerVersionPermission<S> {
    /// The lints that were allowed, with their reasons.
    pub const fn exceptions(&self) -> &'static [Exception] {
        self.exceptions
    }

    /// The lints that were allowed for the statement as one of a set, with their reasons: `incomplete_url` and `shadowed`.
    pub const fn set_exceptions(&self) -> &'static [Exception] {
        self.set_exceptions
    }

    /// The same permission with its texts held in another way.
    pub(super) fn map<'a, T>(&'a self, hold: impl Fn(&'a S) -> T) -> LayerVersionPermission<T> {
        LayerVersionPermission {
            layer_name: hold(&self.layer_name),
            version_number: self.version_number,
            statement_id: hold(&self.statement_id),
            action: hold(&self.action),
            principal: hold(&self.principal),
            organization_id: hold(&self.organization_id),
            exceptions: self.exceptions,
            set_exceptions: self.set_exceptions,
        }
    }
}

impl<S: Copy> LayerVersionPermission<S> {
    /// The same permission as one of a set, with the lints that are allowed there.
    pub(crate) const fn excepting(self, set_exceptions: &'static [Exception]) -> Self {
        Self { set_exceptions, ..self }
    }
}
