//! Permissions as resources.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};

use super::{
    Resource, TerraformError,
    argument::{escaped, node},
};
use crate::{
    facts::{partitions, terraform::FUNCTION_NAME_LENGTH},
    output::template::Node,
    permission::{FunctionPermission, LayerVersionPermission},
    template::{Terraform, ValueIn},
    value::{FunctionUrlAuthType, function_name},
};

/// A permission that renders to Terraform: one of text, or one with references of Terraform.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no permission for Terraform",
    note = "a permission of text renders to every output, and one with references of Terraform to Terraform"
)]
pub trait ToResource: sealed::ToResource {
    /// The permission as a resource.
    ///
    /// # Errors
    ///
    /// What the AWS provider does not take.
    fn to_resource(&self) -> Result<Resource, TerraformError>;
}

mod sealed {
    pub trait ToResource {}
}

impl<S: ValueIn<Terraform>> sealed::ToResource for FunctionPermission<S> {}
impl<S: ValueIn<Terraform>> sealed::ToResource for LayerVersionPermission<S> {}

impl<S: ValueIn<Terraform>> ToResource for FunctionPermission<S> {
    fn to_resource(&self) -> Result<Resource, TerraformError> {
        self.terraform()
    }
}

impl<S: ValueIn<Terraform>> ToResource for LayerVersionPermission<S> {
    fn to_resource(&self) -> Result<Resource, TerraformError> {
        self.terraform()
    }
}

impl<S: ValueIn<Terraform>> FunctionPermission<S> {
    /// The permission as an `aws_lambda_permission`. Its `invoked_via_function_url` needs version 6.28.0 of the provider.
    ///
    /// # Errors
    ///
    /// When the provider does not take the function's name.
    pub fn terraform(&self) -> Result<Resource, TerraformError> {
        if self.function_name.expression().is_empty() && !is_taken(self.function_name.text()) {
            return Err(TerraformError::FunctionName(self.function_name.text().into()));
        }
        if self.qualifier.text() == "$LATEST.PUBLISHED" {
            return Err(TerraformError::FunctionName(format!("{}:$LATEST.PUBLISHED", self.function_name.text())));
        }
        let auth_type = self.function_url_auth_type.map(FunctionUrlAuthType::as_str);
        // The provider sends `false` as nothing, which is the same to Lambda.
        let via_url = self.invoked_via_function_url.filter(|via_url| *via_url);
        let arguments = arguments([
            ("statement_id", node(&self.statement_id)),
            ("action", node(&self.action)),
            ("function_name", node(&self.function_name)),
            ("qualifier", node(&self.qualifier)),
            ("principal", node(&self.principal)),
            ("source_arn", node(&self.source_arn)),
            ("source_account", node(&self.source_account)),
            ("event_source_token", node(&self.event_source_token)),
            ("principal_org_id", node(&self.principal_org_id)),
            ("function_url_auth_type", auth_type.map(Node::from)),
            ("invoked_via_function_url", via_url.map(Node::Bool)),
        ]);
        let target = format!("{}:{}", self.function_name.text(), self.qualifier.text());
        Ok(Resource::new("aws_lambda_permission", self.statement_id.text(), target, arguments))
    }
}

/// Whether the provider takes the name of a function.
fn is_taken(name: &str) -> bool {
    let region = function_name::Parts::of(name).region;
    let is_sovereign = region.and_then(partitions::of_region).is_some_and(|partition| partition.id == "aws-eusc");
    name.len() <= FUNCTION_NAME_LENGTH && !is_sovereign
}

impl<S: ValueIn<Terraform>> LayerVersionPermission<S> {
    /// The permission as an `aws_lambda_layer_version_permission`.
    ///
    /// The layer may be given by the ARN of a version, as `Terraform("${aws_lambda_layer_version.NAME.arn}")`: the provider
    /// takes layer and version apart, so the resource refers to its attributes `layer_arn` and `version` then.
    ///
    /// # Errors
    ///
    /// When nothing tells the version.
    pub fn terraform(&self) -> Result<Resource, TerraformError> {
        let (layer, version) = match self.version_number.get() {
            0 => self.referred_version()?,
            number => (node(&self.layer_name), Node::Number(format!("{number}"))),
        };
        let arguments = arguments([
            ("statement_id", node(&self.statement_id)),
            ("action", node(&self.action)),
            ("layer_name", layer),
            ("version_number", Some(version)),
            ("principal", node(&self.principal)),
            ("organization_id", node(&self.organization_id)),
        ]);
        let target = format!("{}:{}", self.layer_name.text(), self.version_number);
        Ok(Resource::new("aws_lambda_layer_version_permission", self.statement_id.text(), target, arguments))
    }

    /// Layer and version of a reference to a layer version.
    fn referred_version(&self) -> Result<(Option<Node>, Node), TerraformError> {
        let template = self.layer_name.expression();
        let resource = template.strip_prefix("${aws_lambda_layer_version.").and_then(|rest| rest.strip_suffix(".arn}"));
        let Some(resource) = resource.filter(|resource| !resource.contains('}')) else {
            return Err(TerraformError::MissingVersion(escaped(self.layer_name.text())));
        };
        let attribute = |name: &str| Node::Text(format!("${{aws_lambda_layer_version.{resource}.{name}}}"));
        Ok((Some(attribute("layer_arn")), attribute("version")))
    }
}

fn arguments<const N: usize>(entries: [(&str, Option<Node>); N]) -> Vec<(String, Node)> {
    entries.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}
