//! Permissions as resources.

use alloc::{borrow::ToOwned, format, string::String};

use super::{
    CloudFormationError, Resource,
    logical_id::derived,
    property::{joined, node, sub},
};
use crate::{
    check::{Check, rule::Rules},
    expression::{CloudFormation, Language, Plain},
    facts::cloudformation::{ACCOUNT, LAYER_VERSION_PERMISSION, PARTITION, PERMISSION, REGION},
    facts::parameters::Key,
    finding::{Code, Error, Findings},
    output::nodes::named_values,
    permission::{
        FunctionPermissionBuf, FunctionPermissionRef, LayerVersionPermissionBuf, LayerVersionPermissionRef, methods,
    },
    statement::Statement,
    template::Node,
};

methods! { FunctionPermissionRef and FunctionPermissionBuf by as_permission, of [Plain CloudFormation] {
    /// The permission as an `AWS::Lambda::Permission`.
    ///
    /// # Errors
    ///
    /// What CloudFormation limits more tightly than the API: a function's name of more than 140 characters, ..
    cloudformation() -> Result<Resource, CloudFormationError> =
        |permission| resource(permission.inner(), PERMISSION);
} }

methods! { LayerVersionPermissionRef and LayerVersionPermissionBuf by as_permission, of [Plain CloudFormation] {
    /// The permission as an `AWS::Lambda::LayerVersionPermission`. If the layer is given by its name, its ARN is made for the
    /// stack's partition, Region and account.
    ///
    /// # Errors
    ///
    /// What CloudFormation limits more tightly than the API.
    cloudformation() -> Result<Resource, CloudFormationError> =
        |permission| resource(permission.inner(), LAYER_VERSION_PERMISSION);
} }

/// A statement as a resource of this type.
pub(super) fn resource(statement: &Statement<'_>, kind: &'static str) -> Result<Resource, CloudFormationError> {
    check(statement)?;
    let value = |key| match key {
        Key::FunctionName => node(statement, key).map(|name| joined(name, ":", node(statement, Key::Qualifier))),
        Key::LayerName => layer_version_arn(statement),
        key => node(statement, key),
    };
    let properties = named_values(statement.target(), |parameter| parameter.cloudformation, value);
    let target = target(statement);
    let logical_id = derived(statement.text(Key::StatementId), &target);
    Ok(Resource::new(logical_id, kind, Node::Map(properties), target))
}

/// The function with its qualifier, or the layer version, as text.
pub(super) fn target(statement: &Statement<'_>) -> String {
    let name = statement.text(Key::of_name(statement.target()));
    match statement.known(Key::Qualifier).or(statement.known(Key::VersionNumber)) {
        None => name.to_owned(),
        Some(qualifier) => format!("{name}:{qualifier}"),
    }
}

fn layer_version_arn(statement: &Statement<'_>) -> Option<Node> {
    let version = statement.known(Key::VersionNumber);
    match (statement.text(Key::LayerName), node(statement, Key::LayerName)?) {
        (text, Node::Text(_)) if !text.starts_with("arn:") => {
            let layer = format!("arn:{PARTITION}:lambda:{REGION}:{ACCOUNT}:layer:{text}");
            Some(sub(format!("{layer}:{}", version.unwrap_or_default())))
        }
        (_, name) => Some(joined(name, ":", version.map(Node::from))),
    }
}

/// What CloudFormation does not take, checked for known text.
fn check(statement: &Statement<'_>) -> Result<(), Findings> {
    let check = Check::new(*statement).in_template(Some(Language::CloudFormation)).applying(Rules::LIMITS);
    let found = check.findings().map(|(_, finding)| finding);
    let of_limits = found.filter(|finding| finding.code() == Code::CloudFormationLimit);
    match Findings::new(of_limits.map(Error::from).collect()) {
        Some(findings) => Err(findings),
        None => Ok(()),
    }
}
