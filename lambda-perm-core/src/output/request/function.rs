//! The requests for functions, versions and aliases.

use alloc::vec::Vec;

use super::{ParameterValue, optional, request, revision};
use crate::{
    facts::operations::{ADD_PERMISSION, GET_POLICY, REMOVE_PERMISSION},
    permission::FunctionPermission,
    value::{FunctionUrlAuthType, RevisionId},
};

impl<S: AsRef<str>> FunctionPermission<S> {
    /// The request that adds the statement.
    pub fn add_permission(&self) -> AddPermission<'_> {
        AddPermission { permission: self.borrowed(), revision_id: None }
    }

    /// The request that removes the statement.
    pub fn remove_permission(&self) -> RemovePermission<'_> {
        RemovePermission { permission: self.borrowed(), revision_id: None }
    }

    /// The request that reads the policy that the statement is part of.
    pub fn get_policy(&self) -> GetPolicy<'_> {
        GetPolicy { permission: self.borrowed() }
    }
}

impl<'a> FunctionPermission<&'a str> {
    fn function_and_qualifier(&self) -> [(&'static str, Option<ParameterValue<'a>>); 2] {
        [("FunctionName", Some(ParameterValue::Text(self.function_name))), ("Qualifier", optional(self.qualifier))]
    }
}

/// An AddPermission request.
///
/// ```
/// # extern crate lambda_perm_core as lambda_perm;
/// # use lambda_perm::{FunctionPermission, RevisionId};
/// # fn show(permission: &FunctionPermission) {
/// let revision = RevisionId::new("2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d");
/// let request = permission.add_permission().revision_id(revision);
/// println!("{}", request.shell_line());
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddPermission<'a> {
    permission: FunctionPermission<&'a str>,
    revision_id: Option<RevisionId<&'a str>>,
}

request!(AddPermission, ADD_PERMISSION, revision_from "GetPolicy");

impl AddPermission<'_> {
    const fn region(&self) -> Option<&str> {
        self.permission.named().region
    }

    fn optional_parameters(&self) -> impl IntoIterator<Item = (&'static str, Option<ParameterValue<'_>>)> {
        let permission = &self.permission;
        let texts = [
            ("StatementId", permission.statement_id),
            ("Action", permission.action),
            ("Principal", permission.principal),
            ("SourceArn", permission.source_arn),
            ("SourceAccount", permission.source_account),
            ("EventSourceToken", permission.event_source_token),
            ("PrincipalOrgID", permission.principal_org_id),
            ("FunctionUrlAuthType", permission.function_url_auth_type.map_or("", FunctionUrlAuthType::as_str)),
        ];
        let via_url = permission.invoked_via_function_url.map(ParameterValue::Boolean);
        permission
            .function_and_qualifier()
            .into_iter()
            .chain(texts.map(|(name, text)| (name, optional(text))))
            .chain([("InvokedViaFunctionUrl", via_url), ("RevisionId", self.revision_id.map(revision))])
    }
}

/// A RemovePermission request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RemovePermission<'a> {
    permission: FunctionPermission<&'a str>,
    revision_id: Option<RevisionId<&'a str>>,
}

request!(RemovePermission, REMOVE_PERMISSION, revision_from "GetPolicy");

impl RemovePermission<'_> {
    const fn region(&self) -> Option<&str> {
        self.permission.named().region
    }

    fn optional_parameters(&self) -> impl IntoIterator<Item = (&'static str, Option<ParameterValue<'_>>)> {
        let [function, qualifier] = self.permission.function_and_qualifier();
        let statement_id = ParameterValue::Text(self.permission.statement_id);
        let revision_id = self.revision_id.map(revision);
        [function, qualifier, ("StatementId", Some(statement_id)), ("RevisionId", revision_id)]
    }
}

/// A GetPolicy request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GetPolicy<'a> {
    permission: FunctionPermission<&'a str>,
}

request!(GetPolicy<'_>, GET_POLICY);

impl GetPolicy<'_> {
    const fn region(&self) -> Option<&str> {
        self.permission.named().region
    }

    fn optional_parameters(&self) -> impl IntoIterator<Item = (&'static str, Option<ParameterValue<'_>>)> {
        self.permission.function_and_qualifier()
    }
}
