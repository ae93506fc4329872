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
        cloudformation::{
            ACCOUNT, LAYER_VERSION_PERMISSION, PARTITION, PERMISSION, REGION, RESOURCE_POLICY, resource_type,
        },
        parameters::{Key, Target},
    },
    output::nodes,
    permission::{
        FunctionPolicyBuf, FunctionPolicyRef, LayerVersionPolicyBuf, LayerVersionPolicyRef, Statements,
        WebFunctionPolicyBuf, WebFunctionPolicyRef, methods,
    },
    statement::Statement,
    template::{Node, map},
    text::placeholder::is_placeholder,
    value::NameParts,
};

macro_rules! policies {
    ($($borrowed:ident $owned:ident as $kind:ident;)*) => {
        $(methods! { $borrowed and $owned by as_policy, of [Plain CloudFormation] {
            /// A resource for each statement, in order.
            ///
            /// # Errors
            ///
            /// What CloudFormation limits more tightly than the API.
            cloudformation() -> Result<Resources, CloudFormationError> = |policy| resources(policy.statements(), $kind);
        } })*
    };
}

policies! {
    FunctionPolicyRef FunctionPolicyBuf as PERMISSION;
    LayerVersionPolicyRef LayerVersionPolicyBuf as LAYER_VERSION_PERMISSION;
}

methods! { FunctionPolicyRef and FunctionPolicyBuf by as_policy, of [Plain CloudFormation] {
    /// The whole policy as one `AWS::Lambda::ResourcePolicy`, which replaces all statements of the function, version or
    /// alias. Do not use it beside `AWS::Lambda::Permission` for the same one.
    ///
    /// # Errors
    ///
    /// When only the deployment knows whether the function is given by its ARN, or what kind of principal one is.
    cloudformation_policy() -> Result<Resource, CloudFormationError> = |policy| resource_policy(policy.statements());
} }

methods! { WebFunctionPolicyRef and WebFunctionPolicyBuf by as_policy, of [Plain CloudFormation] {
    /// The whole policy as one `AWS::Lambda::ResourcePolicy`.
    ///
    /// The schema of this type contradicts itself: a definition of `ResourceArn` is for web functions, and the pattern around both
    /// definitions takes only functions. So cfn-lint 1.58.0 reports the ARN of a web function that is text (E3031, and W1031
    /// where it is made from a name), and no reference.
    ///
    /// # Errors
    ///
    /// When only the deployment knows whether the web function is given by its ARN, or what kind of principal one is.
    cloudformation_policy() -> Result<Resource, CloudFormationError> = |policy| resource_policy(policy.statements());
} }

fn resources(statements: Statements<'_>, kind: &'static str) -> Result<Resources, CloudFormationError> {
    let mut all = Resources::new();
    for statement in statements.iter() {
        all.push(resource(&statement, kind)?)?;
    }
    Ok(all)
}

fn resource_policy(statements: Statements<'_>) -> Result<Resource, CloudFormationError> {
    let (mut nodes, mut resource) = (Vec::new(), None);
    for statement in statements.iter() {
        let arn = resource_arn(&statement)?;
        let of_statement = within(arn.clone(), &statement);
        nodes
            .push(nodes::statement(&statement, principal_node(&statement)?, of_statement, |key| node(&statement, key)));
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
            let parts = NameParts::of(Target::Function, name);
            let account = parts.scope.account.unwrap_or(ACCOUNT);
            sub(format!("arn:{PARTITION}:lambda:{REGION}:{account}:function:{}", parts.name))
        }
        // The attributes of functions, versions and aliases that end so are their ARNs.
        Some(arn) if is_placeholder(name) && is_arn(name) => arn,
        _ => return Err(CloudFormationError::UnknownArn(name.into())),
    };
    Ok(match node(statement, Key::Qualifier) {
        Some(Node::Text(qualifier)) => appended(function, ":", &qualifier),
        qualifier => joined(function, ":", qualifier),
    })
}

/// The ARN of the web function, made as that of a function is if the name says none.
fn web_function_arn(statement: &Statement<'_>) -> Result<Node, CloudFormationError> {
    let name = statement.text(Key::WebFunction);
    match node(statement, Key::WebFunction) {
        Some(arn) if name.starts_with("arn:") => Ok(arn),
        Some(Node::Text(name)) => Ok(sub(format!("arn:{PARTITION}:lambda:{REGION}:{ACCOUNT}:web-function/{name}"))),
        Some(arn) if is_placeholder(name) && (is_arn(name) || is_reference_to_arn(statement)) => Ok(arn),
        _ => Err(CloudFormationError::UnknownArn(name.into())),
    }
}

/// Whether the name is a `Ref` to a resource of a declared type of which that gives the ARN.
fn is_reference_to_arn(statement: &Statement<'_>) -> bool {
    let declared = resource_type(statement.declared());
    declared.is_some_and(|of| of.reference_form().is_some()) && !statement.text(Key::WebFunction).contains('.')
}

fn resource_arn(statement: &Statement<'_>) -> Result<Node, CloudFormationError> {
    match statement.target() {
        Target::WebFunction => web_function_arn(statement),
        Target::Function | Target::LayerVersion => function_arn(statement),
    }
}

/// The resource of a statement: what the policy belongs to, or a part of a web function.
fn within(arn: Node, statement: &Statement<'_>) -> Node {
    match (statement.target(), statement.within_web_function()) {
        (Target::WebFunction, [part, name]) if !part.is_empty() => appended(arn, part, name),
        _ => arn,
    }
}

/// A value with text behind it.
fn appended(value: Node, between: &str, text: &str) -> Node {
    if let Node::Map(entries) = &value
        && let [(name, Node::Text(inside))] = entries.as_slice()
        && name == "Fn::Sub"
    {
        return sub(format!("{inside}{between}{text}"));
    }
    joined(value, between, Some(text.into()))
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
