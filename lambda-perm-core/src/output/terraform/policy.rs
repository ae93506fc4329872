//! Policies as resources.

use alloc::{format, string::String, vec, vec::Vec};

use super::{Configuration, Resource, TerraformError, argument::node, permission::resource};
use crate::{
    expression::{Plain, Terraform},
    facts::parameters::{Key, Target},
    facts::terraform::{LAYER_VERSION_PERMISSION, PERMISSION, RESOURCE_POLICY, WEB_FUNCTION_POLICY},
    output::nodes,
    permission::{
        FunctionPolicyBuf, FunctionPolicyRef, LayerVersionPolicyBuf, LayerVersionPolicyRef, Statements,
        WebFunctionPolicyBuf, WebFunctionPolicyRef, methods,
    },
    statement::Statement,
    template::Node,
    text::{
        json::Sink,
        placeholder::{self, has_placeholder, is_placeholder},
    },
    value::ArnParts,
};

macro_rules! policies {
    ($($borrowed:ident $owned:ident as $kind:ident;)*) => {
        $(methods! { $borrowed and $owned by as_policy, of [Plain Terraform] {
            /// A resource for each statement, in order.
            ///
            /// # Errors
            ///
            /// When the AWS provider does not take a permission.
            terraform() -> Result<Configuration, TerraformError> = |policy| configuration(policy.statements(), $kind);
        } })*
    };
}

policies! {
    FunctionPolicyRef FunctionPolicyBuf as PERMISSION;
    LayerVersionPolicyRef LayerVersionPolicyBuf as LAYER_VERSION_PERMISSION;
}

methods! { FunctionPolicyRef and FunctionPolicyBuf by as_policy, of [Plain Terraform] {
    /// The whole policy as one `aws_lambda_resource_policy`, which replaces all statements of the function, version or alias.
    /// Do not use it beside `aws_lambda_permission` for the same one.
    ///
    /// # Errors
    ///
    /// When the function is not given by its ARN, or the kind of a principal is known only at deployment.
    terraform_policy(name: &str) -> Result<Resource, TerraformError> =
        |policy| resource_policy(policy.statements(), name);
} }

methods! { WebFunctionPolicyRef and WebFunctionPolicyBuf by as_policy, of [Plain Terraform] {
    /// The whole policy as one `aws_lambdaweb_resource_policy`, which sends the revision that it knows with each change.
    ///
    /// # Errors
    ///
    /// When the web function is not given by its ARN, or the kind of a principal is known only at deployment.
    terraform_policy(name: &str) -> Result<Resource, TerraformError> =
        |policy| resource_policy(policy.statements(), name);
} }

fn configuration(statements: Statements<'_>, kind: &'static str) -> Result<Configuration, TerraformError> {
    let resources: Result<Vec<Resource>, TerraformError> =
        statements.iter().map(|statement| resource(&statement, kind)).collect();
    Configuration::of(resources?)
}

fn resource_policy(statements: Statements<'_>, name: &str) -> Result<Resource, TerraformError> {
    let (mut nodes, mut resource, mut kind) = (Vec::new(), Node::Null, RESOURCE_POLICY);
    for statement in statements.iter() {
        let arn = resource_arn(&statement)?;
        let of_statement = match statement.target() {
            Target::WebFunction => {
                kind = WEB_FUNCTION_POLICY;
                Node::Text([arn.as_str()].into_iter().chain(statement.within_web_function()).collect())
            }
            Target::Function | Target::LayerVersion => Node::Text(arn.clone()),
        };
        resource = Node::Text(arn);
        let principal = principal_node(&statement)?;
        nodes.push(nodes::statement(&statement, principal, of_statement, |key| node(&statement, key)));
    }
    let mut policy = String::new();
    nodes::document(nodes).write_json_with(&mut policy, string_around_references);
    let arguments = vec![("resource_arn".into(), resource), ("policy".into(), Node::Text(policy))];
    Resource::new(kind, "policy", String::new(), arguments).named(name)
}

/// The ARN of the function, version, alias or web function, as a template.
fn resource_arn(statement: &Statement<'_>) -> Result<String, TerraformError> {
    let key = Key::of_name(statement.target());
    let name = statement.text(key);
    let is_whole = name.starts_with("arn:") || (is_placeholder(name) && is_arn(name));
    match node(statement, key) {
        Some(Node::Text(arn)) if is_whole => Ok(match node(statement, Key::Qualifier) {
            Some(Node::Text(qualifier)) => format!("{arn}:{qualifier}"),
            _ => arn,
        }),
        _ => Err(TerraformError::UnknownArn(name.into())),
    }
}

/// Whether a reference is to an attribute that is an ARN.
fn is_arn(reference: &str) -> bool {
    reference.ends_with("arn}")
}

fn principal_node(statement: &Statement<'_>) -> Result<Node, TerraformError> {
    let text = statement.text(Key::Principal);
    let value = node(statement, Key::Principal).unwrap_or(Node::Null);
    let root = || Node::Text(root(statement, text));
    nodes::principal(text, value, root, is_arn).ok_or_else(|| TerraformError::UnknownPrincipal(text.into()))
}

/// The ARN of the account's root, if the function's ARN says the partition. Otherwise the account ID, which IAM takes too.
fn root(statement: &Statement<'_>, account: &str) -> String {
    match ArnParts::split(statement.text(Key::of_name(statement.target()))) {
        Some(arn) if !has_placeholder(arn.partition) => format!("arn:{}:iam::{account}:root", arn.partition),
        _ => account.into(),
    }
}

/// Appends a JSON string with a template. References in it are not text, so they are not escaped.
fn string_around_references(template: &str, out: &mut String) {
    out.push('"');
    let mut at = 0;
    while let Some((start, end)) = placeholder::first(template, at) {
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
