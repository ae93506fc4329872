//! Permissions as resources.

use alloc::format;

use super::{
    Resource, TerraformError,
    argument::{escaped, node},
};
use crate::{
    expression::{Plain, Terraform, Untyped},
    facts::{
        parameters::{Key, Target},
        partitions,
        terraform::{FUNCTION_NAME_LENGTH, LAYER_VERSION_PERMISSION, OTHER_PARTITION, PERMISSION},
    },
    output::nodes::named_values,
    permission::{
        FunctionPermissionBuf, FunctionPermissionRef, LayerVersionPermissionBuf, LayerVersionPermissionRef, methods,
    },
    statement::Statement,
    template::Node,
    value::NameParts,
};

methods! { FunctionPermissionRef and FunctionPermissionBuf by as_permission, of [Plain Terraform] {
    /// The permission as an `aws_lambda_permission`. Its `invoked_via_function_url` needs version 6.28.0 of the provider.
    ///
    /// # Errors
    ///
    /// When the provider does not take the function's name.
    terraform() -> Result<Resource, TerraformError> = |permission| resource(permission.inner(), PERMISSION);
} }

methods! { LayerVersionPermissionRef and LayerVersionPermissionBuf by as_permission, of [Plain Terraform] {
    /// The permission as an `aws_lambda_layer_version_permission`.
    ///
    /// The layer may be given by the ARN of a version, as `Terraform("${aws_lambda_layer_version.NAME.arn}")`. The provider takes
    /// layer and version separately, so the resource then refers to the attributes `layer_arn` and `version`.
    ///
    /// # Errors
    ///
    /// When the version is not given.
    terraform() -> Result<Resource, TerraformError> =
        |permission| resource(permission.inner(), LAYER_VERSION_PERMISSION);
} }

/// A statement as a resource of this type.
pub(super) fn resource(statement: &Statement<'_>, kind: &'static str) -> Result<Resource, TerraformError> {
    check_function_name(statement)?;
    let referred = referred_version(statement)?;
    let value = |key| match (key, &referred) {
        (Key::LayerName, Some((layer, _))) => Some(layer.clone()),
        (Key::VersionNumber, Some((_, version))) => Some(version.clone()),
        // The provider does not send `false`, which is the same for Lambda.
        (Key::InvokedViaFunctionUrl, _) if statement.text(key) == "false" => None,
        (key, _) => node(statement, key),
    };
    let arguments = named_values(statement.target(), |parameter| parameter.terraform, value);
    let behind = match statement.target() {
        Target::LayerVersion => statement.known(Key::VersionNumber).unwrap_or("0"),
        Target::Function | Target::WebFunction => statement.text(Key::Qualifier),
    };
    let target = format!("{}:{behind}", statement.text(Key::of_name(statement.target())));
    Ok(Resource::new(kind, statement.text(Key::StatementId), target, arguments))
}

/// Whether the provider takes the name of the function.
fn check_function_name(statement: &Statement<'_>) -> Result<(), TerraformError> {
    let name = statement.text(Key::FunctionName);
    if !statement.is_expression(Key::FunctionName) && !is_taken(name) {
        return Err(TerraformError::FunctionName(name.into()));
    }
    if statement.text(Key::Qualifier) == "$LATEST.PUBLISHED" {
        return Err(TerraformError::FunctionName(format!("{name}:$LATEST.PUBLISHED")));
    }
    Ok(())
}

fn is_taken(name: &str) -> bool {
    let region = NameParts::of(Target::Function, name).scope.region;
    let partition = region.and_then(partitions::of_region);
    name.len() <= FUNCTION_NAME_LENGTH && partition.is_none_or(|partition| partition.id != OTHER_PARTITION)
}

/// Layer and version of a reference to a layer version, if no number is given.
fn referred_version(statement: &Statement<'_>) -> Result<Option<(Node, Node)>, TerraformError> {
    if matches!(statement.target(), Target::Function) || statement.known(Key::VersionNumber).is_some() {
        return Ok(None);
    }
    let template = statement.expression(Key::LayerName).and_then(Untyped::template).unwrap_or_default();
    let resource = template.strip_prefix("${aws_lambda_layer_version.").and_then(|rest| rest.strip_suffix(".arn}"));
    let Some(resource) = resource.filter(|resource| !resource.contains('}')) else {
        return Err(TerraformError::MissingVersion(escaped(statement.text(Key::LayerName))));
    };
    let attribute = |name: &str| Node::Text(format!("${{aws_lambda_layer_version.{resource}.{name}}}"));
    Ok(Some((attribute("layer_arn"), attribute("version"))))
}
