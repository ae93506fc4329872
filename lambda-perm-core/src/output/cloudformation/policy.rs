//! Policies as resources.

use alloc::{format, string::String, vec::Vec};

use super::{
    CloudFormationError, Resource, Resources,
    logical_id::derived,
    permission::{resource, target},
    property::{joined, node, sub},
};
use crate::{
    expression::{CloudFormation, Plain},
    facts::{
        cloudformation::{ACCOUNT, PARTITION, REGION, RESOURCE_POLICY},
        parameters::Key,
    },
    output::nodes,
    permission::{
        FunctionPolicyBuf, FunctionPolicyRef, LayerVersionPolicyBuf, LayerVersionPolicyRef, Statements, methods,
    },
    statement::Statement,
    template::{Node, map},
    text::placeholder::is_placeholder,
    value::FunctionNameParts,
};

macro_rules! policies {
    ($($borrowed:ident $owned:ident)*) => {
        $(methods! { $borrowed and $owned by as_policy, of [Plain CloudFormation] {
            /// A resource for each statement, in order.
            ///
            /// # Errors
            ///
            /// What CloudFormation limits more tightly than the API.
            cloudformation() -> Result<Resources, CloudFormationError> = |policy| resources(policy.statements());
        } })*
    };
}

policies!(FunctionPolicyRef FunctionPolicyBuf LayerVersionPolicyRef LayerVersionPolicyBuf);

methods! { FunctionPolicyRef and FunctionPolicyBuf by as_policy, of [Plain CloudFormation] {
    /// The whole policy as one `AWS::Lambda::ResourcePolicy`, which replaces all statements of the function, version or
    /// alias. Do not use it beside `AWS::Lambda::Permission` for the same one.
    ///
    /// # Errors
    ///
    /// When only the deployment knows whether the function is given by its ARN, or what kind of principal one is.
    cloudformation_policy() -> Result<Resource, CloudFormationError> = |policy| resource_policy(policy.statements());
} }

fn resources(statements: Statements<'_>) -> Result<Resources, CloudFormationError> {
    let mut all = Resources::new();
    for statement in statements.iter() {
        all.push(resource(&statement)?)?;
    }
    Ok(all)
}

fn resource_policy(statements: Statements<'_>) -> Result<Resource, CloudFormationError> {
    let (mut nodes, mut resource) = (Vec::new(), None);
    for statement in statements.iter() {
        let arn = function_arn(&statement)?;
        nodes.push(nodes::statement(&statement, principal_node(&statement)?, arn.clone(), |key| node(&statement, key)));
        resource.get_or_insert_with(|| (arn, target(&statement)));
    }
    let (arn, target) = resource.unwrap_or_else(|| (Node::from(""), String::new()));
    let properties = map([("ResourceArn", arn), ("PolicyDocument", nodes::document(nodes))]);
    Ok(Resource::new(derived("policy", &target), RESOURCE_POLICY, properties, target))
}

/// The ARN of the function, version or alias. If the name says none, it is made for the stack's partition, Region and
/// account.
fn function_arn(statement: &Statement<'_>) -> Result<Node, CloudFormationError> {
    let name = statement.text(Key::FunctionName);
    let function = match node(statement, Key::FunctionName) {
        Some(arn) if name.starts_with("arn:") => arn,
        Some(Node::Text(_)) => {
            let parts = FunctionNameParts::of(name);
            let account = parts.account.unwrap_or(ACCOUNT);
            sub(format!("arn:{PARTITION}:lambda:{REGION}:{account}:function:{}", parts.name))
        }
        // The attributes of functions, versions and aliases that end so are their ARNs.
        Some(arn) if is_placeholder(name) && is_arn(name) => arn,
        _ => return Err(CloudFormationError::UnknownArn(name.into())),
    };
    Ok(match (function, node(statement, Key::Qualifier)) {
        (Node::Map(entries), Some(Node::Text(qualifier))) => match entries.as_slice() {
            [(name, Node::Text(text))] if name == "Fn::Sub" => sub(format!("{text}:{qualifier}")),
            _ => joined(Node::Map(entries), ":", Some(Node::Text(qualifier))),
        },
        (function, qualifier) => joined(function, ":", qualifier),
    })
}

/// Whether a reference is to an attribute that is an ARN. One that is a principal is that of a role or a user.
fn is_arn(reference: &str) -> bool {
    reference.ends_with("Arn}")
}

fn principal_node(statement: &Statement<'_>) -> Result<Node, CloudFormationError> {
    let text = statement.text(Key::Principal);
    let value = node(statement, Key::Principal).unwrap_or(Node::Null);
    let root = || sub(format!("arn:{PARTITION}:iam::{text}:root"));
    if text == ACCOUNT {
        return Ok(map([("AWS", root())]));
    }
    nodes::principal(text, value, root, is_arn).ok_or_else(|| CloudFormationError::UnknownPrincipal(text.into()))
}
