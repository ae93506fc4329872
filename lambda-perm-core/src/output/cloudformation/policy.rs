//! Policies as resources.

use alloc::{format, string::String, vec::Vec};

use super::{
    CloudFormationError, Resource, Resources, ToResource,
    logical_id::derived,
    property::{joined, node, sub},
};
use crate::{
    facts::cloudformation::ACCOUNT_ID,
    hole::{has_hole, is_hole},
    output::template::{
        Node,
        document::{self, map},
    },
    permission::FunctionPermission,
    policy::{Permissions, Policy},
    template::{CloudFormation, ValueIn},
    value::{PrincipalKind, function_name, principal},
};

impl<C: Permissions> Policy<C>
where
    C::Permission: ToResource,
{
    /// A resource for each statement, in order.
    ///
    /// # Errors
    ///
    /// What CloudFormation limits more tightly than the API.
    pub fn cloudformation(&self) -> Result<Resources, CloudFormationError> {
        let mut all = Resources::new();
        for permission in self.permissions.as_slice() {
            all.push(permission.to_resource()?)?;
        }
        Ok(all)
    }
}

impl<S: ValueIn<CloudFormation>, C: Permissions<Permission = FunctionPermission<S>>> Policy<C> {
    /// The whole policy as one `AWS::Lambda::ResourcePolicy`, which replaces all statements of the function, version or
    /// alias. Do not use it beside `AWS::Lambda::Permission` for the same one.
    ///
    /// # Errors
    ///
    /// When only the deployment knows whether the function is given by its ARN, or what kind of principal one is.
    pub fn cloudformation_policy(&self) -> Result<Resource, CloudFormationError> {
        let permissions = self.permissions.as_slice();
        let statements: Result<Vec<Node>, CloudFormationError> = permissions.iter().map(statement).collect();
        let document = document::document(statements?);
        let (arn, target) = match permissions.first() {
            Some(first) => (function_arn(first)?, first.target()),
            None => (Node::from(""), String::new()),
        };
        let properties = map([("ResourceArn", arn), ("PolicyDocument", document)]);
        Ok(Resource::new(derived("policy", &target), "AWS::Lambda::ResourcePolicy", properties, target))
    }
}

fn statement<S: ValueIn<CloudFormation>>(permission: &FunctionPermission<S>) -> Result<Node, CloudFormationError> {
    Ok(document::statement(permission, principal_node(permission)?, function_arn(permission)?, |value| node(value)))
}

/// The ARN of the function, version or alias. Where the name tells none, it is made for the stack's partition, Region and
/// account.
fn function_arn<S: ValueIn<CloudFormation>>(permission: &FunctionPermission<S>) -> Result<Node, CloudFormationError> {
    let name = permission.function_name.text();
    let function = match node(&permission.function_name) {
        Some(arn) if name.starts_with("arn:") => arn,
        Some(Node::Text(_)) => {
            let parts = function_name::Parts::of(name);
            let account = parts.account.unwrap_or(ACCOUNT_ID);
            sub(format!("arn:${{AWS::Partition}}:lambda:${{AWS::Region}}:{account}:function:{}", parts.name))
        }
        // The attributes of functions, versions and aliases that end so are their ARNs.
        Some(arn) if is_hole(name) && name.ends_with("Arn}") => arn,
        _ => return Err(CloudFormationError::UnknownArn(name.into())),
    };
    Ok(match (function, node(&permission.qualifier)) {
        (Node::Map(entries), Some(Node::Text(qualifier))) => match entries.as_slice() {
            [(name, Node::Text(text))] if name == "Fn::Sub" => sub(format!("{text}:{qualifier}")),
            _ => joined(Node::Map(entries), ":", Some(Node::Text(qualifier))),
        },
        (function, qualifier) => joined(function, ":", qualifier),
    })
}

fn principal_node<S: ValueIn<CloudFormation>>(permission: &FunctionPermission<S>) -> Result<Node, CloudFormationError> {
    let text = permission.principal.text();
    let value = node(&permission.principal).unwrap_or(Node::Null);
    let kind = match principal::kind(text) {
        _ if text == ACCOUNT_ID => "account",
        PrincipalKind::Everyone => return Ok(value),
        PrincipalKind::Account => "account",
        PrincipalKind::Identity => "AWS",
        PrincipalKind::Service if !has_hole(text) || text.ends_with(".amazonaws.com") => "Service",
        // An attribute that is a principal is the ARN of a role or a user.
        PrincipalKind::Service if is_hole(text) && text.ends_with("Arn}") => "AWS",
        PrincipalKind::Service => return Err(CloudFormationError::UnknownPrincipal(text.into())),
    };
    Ok(match kind {
        "account" => map([("AWS", sub(format!("arn:${{AWS::Partition}}:iam::{text}:root")))]),
        kind => map([(kind, value)]),
    })
}
