//! Policies as resources.

use alloc::{format, string::String, vec, vec::Vec};

use super::{Configuration, Resource, TerraformError, ToResource, argument::node};
use crate::{
    hole::{self, has_hole, is_hole},
    output::Sink,
    output::template::{
        Node,
        document::{self, map},
    },
    permission::FunctionPermission,
    policy::{Permissions, Policy},
    template::{Terraform, ValueIn},
    value::{PrincipalKind, arn, principal},
};

impl<C: Permissions> Policy<C>
where
    C::Permission: ToResource,
{
    /// A resource for each statement, in order.
    ///
    /// # Errors
    ///
    /// What the AWS provider does not take.
    pub fn terraform(&self) -> Result<Configuration, TerraformError> {
        let resources: Result<Vec<Resource>, TerraformError> =
            self.permissions.as_slice().iter().map(ToResource::to_resource).collect();
        Configuration::of(resources?)
    }
}

impl<S: ValueIn<Terraform>, C: Permissions<Permission = FunctionPermission<S>>> Policy<C> {
    /// The whole policy as one `aws_lambda_resource_policy`, which replaces all statements of the function, version or alias.
    /// Do not use it beside `aws_lambda_permission` for the same one.
    ///
    /// # Errors
    ///
    /// When the function is not given by its ARN, or only the deployment knows what kind of principal one is.
    pub fn terraform_policy(&self, name: &str) -> Result<Resource, TerraformError> {
        let permissions = self.permissions.as_slice();
        let statements: Result<Vec<Node>, TerraformError> = permissions.iter().map(statement).collect();
        let mut policy = String::new();
        document::document(statements?).write_json_with(&mut policy, string_around_references);
        let arn = permissions.first().map(function_arn).transpose()?.unwrap_or(Node::Null);
        let arguments = vec![("resource_arn".into(), arn), ("policy".into(), Node::Text(policy))];
        Resource::new("aws_lambda_resource_policy", "policy", String::new(), arguments).named(name)
    }
}

fn statement<S: ValueIn<Terraform>>(permission: &FunctionPermission<S>) -> Result<Node, TerraformError> {
    Ok(document::statement(permission, principal_node(permission)?, function_arn(permission)?, |value| node(value)))
}

/// The ARN of the function, version or alias, as a template.
fn function_arn<S: ValueIn<Terraform>>(permission: &FunctionPermission<S>) -> Result<Node, TerraformError> {
    let name = permission.function_name.text();
    let is_arn = name.starts_with("arn:") || (is_hole(name) && name.ends_with("arn}"));
    match node(&permission.function_name) {
        Some(Node::Text(arn)) if is_arn => Ok(Node::Text(match node(&permission.qualifier) {
            Some(Node::Text(qualifier)) => format!("{arn}:{qualifier}"),
            _ => arn,
        })),
        _ => Err(TerraformError::UnknownArn(name.into())),
    }
}

fn principal_node<S: ValueIn<Terraform>>(permission: &FunctionPermission<S>) -> Result<Node, TerraformError> {
    let text = permission.principal.text();
    let value = node(&permission.principal).unwrap_or(Node::Null);
    let kind = match principal::kind(text) {
        PrincipalKind::Everyone => return Ok(value),
        PrincipalKind::Account => return Ok(map([("AWS", Node::Text(root(permission, text)))])),
        PrincipalKind::Identity => "AWS",
        PrincipalKind::Service if !has_hole(text) || text.ends_with(".amazonaws.com") => "Service",
        PrincipalKind::Service if is_hole(text) && text.ends_with("arn}") => "AWS",
        PrincipalKind::Service => return Err(TerraformError::UnknownPrincipal(text.into())),
    };
    Ok(map([(kind, value)]))
}

/// The ARN of the account's root, where the function's ARN tells the partition. IAM takes the account alone too.
fn root<S: ValueIn<Terraform>>(permission: &FunctionPermission<S>, account: &str) -> String {
    match arn::Parts::split(permission.function_name.text()) {
        Some(arn) if !has_hole(arn.partition) => format!("arn:{}:iam::{account}:root", arn.partition),
        _ => account.into(),
    }
}

/// Appends a string of JSON that holds a template: what stands in a reference is not text yet.
fn string_around_references(template: &str, out: &mut String) {
    out.push('"');
    let mut at = 0;
    while let Some((start, end)) = hole::first(template, at) {
        out.escaped(&template[at..start]);
        let is_escaped = template[..start].ends_with('$');
        if is_escaped {
            out.escaped(&template[start..end]);
        } else {
            out.push_str(&template[start..end]);
        }
        at = end;
    }
    out.escaped(&template[at..]);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::terraform::argument::escaped;

    #[test]
    fn escapes_text_and_leaves_references() {
        let mut out = String::new();
        string_around_references(&format!("{}${{a[\"k\"].arn}}\"", escaped("${x\"}")), &mut out);
        assert_eq!(out, r#""$${x\"}${a["k"].arn}\"""#);
    }
}
