//! Permissions as resources.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

use super::{
    CloudFormationError, Resource,
    logical_id::derived,
    property::{joined, node, sub},
};
use crate::{
    finding::{Error, Findings},
    key::Key,
    output::template::Node,
    permission::{FunctionPermission, LayerVersionPermission},
    template::{CloudFormation, ValueIn, limit},
    value::FunctionUrlAuthType,
};

/// A permission that renders to CloudFormation: one of text, or one with intrinsic functions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no permission for CloudFormation",
    note = "a permission of text renders to every output, and one with intrinsic functions to CloudFormation"
)]
pub trait ToResource: sealed::ToResource {
    /// The permission as a resource.
    ///
    /// # Errors
    ///
    /// What CloudFormation limits more tightly than the API.
    fn to_resource(&self) -> Result<Resource, CloudFormationError>;
}

mod sealed {
    pub trait ToResource {}
}

impl<S: ValueIn<CloudFormation>> sealed::ToResource for FunctionPermission<S> {}
impl<S: ValueIn<CloudFormation>> sealed::ToResource for LayerVersionPermission<S> {}

impl<S: ValueIn<CloudFormation>> ToResource for FunctionPermission<S> {
    fn to_resource(&self) -> Result<Resource, CloudFormationError> {
        self.cloudformation()
    }
}

impl<S: ValueIn<CloudFormation>> ToResource for LayerVersionPermission<S> {
    fn to_resource(&self) -> Result<Resource, CloudFormationError> {
        self.cloudformation()
    }
}

impl<S: ValueIn<CloudFormation>> FunctionPermission<S> {
    /// The permission as an `AWS::Lambda::Permission`.
    ///
    /// # Errors
    ///
    /// What CloudFormation limits more tightly than the API: a function's name of more than 140 characters, ..
    pub fn cloudformation(&self) -> Result<Resource, CloudFormationError> {
        let target = self.target();
        check([
            (Key::FunctionName, target.as_str()),
            (Key::Action, self.action.text()),
            (Key::Principal, self.principal.text()),
            (Key::SourceArn, self.source_arn.text()),
        ])?;
        let name = node(&self.function_name).map(|name| joined(name, ":", node(&self.qualifier)));
        let auth_type = self.function_url_auth_type.map(FunctionUrlAuthType::as_str);
        let properties = properties([
            ("Action", node(&self.action)),
            ("FunctionName", name),
            ("Principal", node(&self.principal)),
            ("SourceArn", node(&self.source_arn)),
            ("SourceAccount", node(&self.source_account)),
            ("EventSourceToken", node(&self.event_source_token)),
            ("PrincipalOrgID", node(&self.principal_org_id)),
            ("FunctionUrlAuthType", auth_type.map(Node::from)),
            ("InvokedViaFunctionUrl", self.invoked_via_function_url.map(Node::Bool)),
        ]);
        let logical_id = derived(self.statement_id.text(), &target);
        Ok(Resource::new(logical_id, "AWS::Lambda::Permission", properties, target))
    }

    /// The function with its qualifier, as text.
    pub(super) fn target(&self) -> String {
        match self.qualifier.text() {
            "" => self.function_name.text().to_owned(),
            qualifier => format!("{}:{qualifier}", self.function_name.text()),
        }
    }
}

impl<S: ValueIn<CloudFormation>> LayerVersionPermission<S> {
    /// The permission as an `AWS::Lambda::LayerVersionPermission`. The ARN of a layer that is named without one is made for the
    /// stack's partition, Region and account.
    ///
    /// # Errors
    ///
    /// What CloudFormation limits more tightly than the API.
    pub fn cloudformation(&self) -> Result<Resource, CloudFormationError> {
        check([(Key::Principal, self.principal.text())])?;
        let properties = properties([
            ("Action", node(&self.action)),
            ("LayerVersionArn", self.layer_version_arn()),
            ("Principal", node(&self.principal)),
            ("OrganizationId", node(&self.organization_id)),
        ]);
        let target = match self.version_number.get() {
            0 => self.layer_name.text().to_owned(),
            number => format!("{}:{number}", self.layer_name.text()),
        };
        let logical_id = derived(self.statement_id.text(), &target);
        Ok(Resource::new(logical_id, "AWS::Lambda::LayerVersionPermission", properties, target))
    }

    fn layer_version_arn(&self) -> Option<Node> {
        let name = match (self.layer_name.text(), node(&self.layer_name)?) {
            (text, Node::Text(_)) if !text.starts_with("arn:") => {
                let layer = format!("arn:${{AWS::Partition}}:lambda:${{AWS::Region}}:${{AWS::AccountId}}:layer:{text}");
                return Some(sub(format!("{layer}:{}", self.version_number)));
            }
            (_, name) => name,
        };
        let version = match self.version_number.get() {
            0 => None,
            number => Some(Node::Text(format!("{number}"))),
        };
        Some(joined(name, ":", version))
    }
}

/// What CloudFormation does not take, of text that is known.
fn check<const N: usize>(values: [(Key, &str); N]) -> Result<(), Findings> {
    let found: Vec<Error> =
        values.into_iter().filter_map(|(key, text)| limit::check(key, text)).map(Error::from).collect();
    match Findings::new(found) {
        Some(findings) => Err(findings),
        None => Ok(()),
    }
}

fn properties<const N: usize>(entries: [(&str, Option<Node>); N]) -> Node {
    Node::Map(entries.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
}
