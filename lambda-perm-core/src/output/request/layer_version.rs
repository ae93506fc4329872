//! The requests for layer versions.

use alloc::vec::Vec;

use super::{ParameterValue, optional, request, revision};
use crate::{
    facts::operations::{ADD_LAYER_VERSION_PERMISSION, GET_LAYER_VERSION_POLICY, REMOVE_LAYER_VERSION_PERMISSION},
    permission::LayerVersionPermission,
    value::RevisionId,
};

impl<S: AsRef<str>> LayerVersionPermission<S> {
    /// The request that adds the statement.
    pub fn add_layer_version_permission(&self) -> AddLayerVersionPermission<'_> {
        AddLayerVersionPermission { permission: self.borrowed(), revision_id: None }
    }

    /// The request that removes the statement.
    pub fn remove_layer_version_permission(&self) -> RemoveLayerVersionPermission<'_> {
        RemoveLayerVersionPermission { permission: self.borrowed(), revision_id: None }
    }

    /// The request that reads the policy that the statement is part of.
    pub fn get_layer_version_policy(&self) -> GetLayerVersionPolicy<'_> {
        GetLayerVersionPolicy { permission: self.borrowed() }
    }
}

impl<'a> LayerVersionPermission<&'a str> {
    const fn layer_and_version(&self) -> [(&'static str, Option<ParameterValue<'a>>); 2] {
        [
            ("LayerName", Some(ParameterValue::Text(self.layer_name))),
            ("VersionNumber", Some(ParameterValue::Number(self.version_number.get()))),
        ]
    }
}

/// An AddLayerVersionPermission request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddLayerVersionPermission<'a> {
    permission: LayerVersionPermission<&'a str>,
    revision_id: Option<RevisionId<&'a str>>,
}

request!(AddLayerVersionPermission, ADD_LAYER_VERSION_PERMISSION, revision_from "GetLayerVersionPolicy");

impl AddLayerVersionPermission<'_> {
    const fn region(&self) -> Option<&str> {
        self.permission.named().region
    }

    fn optional_parameters(&self) -> impl IntoIterator<Item = (&'static str, Option<ParameterValue<'_>>)> {
        let permission = &self.permission;
        let texts = [
            ("StatementId", permission.statement_id),
            ("Action", permission.action),
            ("Principal", permission.principal),
            ("OrganizationId", permission.organization_id),
        ];
        permission
            .layer_and_version()
            .into_iter()
            .chain(texts.map(|(name, text)| (name, optional(text))))
            .chain([("RevisionId", self.revision_id.map(revision))])
    }
}

/// A RemoveLayerVersionPermission request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RemoveLayerVersionPermission<'a> {
    permission: LayerVersionPermission<&'a str>,
    revision_id: Option<RevisionId<&'a str>>,
}

request!(RemoveLayerVersionPermission, REMOVE_LAYER_VERSION_PERMISSION, revision_from "GetLayerVersionPolicy");

impl RemoveLayerVersionPermission<'_> {
    const fn region(&self) -> Option<&str> {
        self.permission.named().region
    }

    fn optional_parameters(&self) -> impl IntoIterator<Item = (&'static str, Option<ParameterValue<'_>>)> {
        let [layer, version] = self.permission.layer_and_version();
        let statement_id = ParameterValue::Text(self.permission.statement_id);
        let revision_id = self.revision_id.map(revision);
        [layer, version, ("StatementId", Some(statement_id)), ("RevisionId", revision_id)]
    }
}

/// A GetLayerVersionPolicy request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GetLayerVersionPolicy<'a> {
    permission: LayerVersionPermission<&'a str>,
}

request!(GetLayerVersionPolicy<'_>, GET_LAYER_VERSION_POLICY);

impl GetLayerVersionPolicy<'_> {
    const fn region(&self) -> Option<&str> {
        self.permission.named().region
    }

    fn optional_parameters(&self) -> impl IntoIterator<Item = (&'static str, Option<ParameterValue<'_>>)> {
        self.permission.layer_and_version()
    }
}
