//! Permissions of templates.

use lambda_perm::{
    CloudFormation, FunctionPermissionBuf, LayerVersionPermissionBuf, Terraform,
    cloudformation::{self, DeletionPolicy, Resource},
    terraform::{self, Configuration},
};
use serde_json::{Map, Value, json};

use super::outcome::{Codes, Pair, Reason, build, inexpressible};

/// A resource of CloudFormation, and what comes out for its permission.
pub fn cloudformation(row: &Value) -> Result<Pair, Reason> {
    let (resource, allowed) = match row["type"].as_str() {
        Some("AWS::Lambda::Permission") => {
            let (permission, allowed) = function(row)?;
            (permission.cloudformation()?, allowed)
        }
        Some("AWS::Lambda::LayerVersionPermission") => {
            let (permission, allowed) = layer_version(row)?;
            (permission.cloudformation()?, allowed)
        }
        _ => return inexpressible(format!("a resource of type {}", row["type"])),
    };
    let found: Value = serde_json::from_str(&with_attributes(resource, row)?.to_json()).expect("JSON");
    let found = found.as_object().and_then(|resources| resources.values().next()).expect("a resource");
    let mut expected = row["attributes"].as_object().cloned().unwrap_or_default();
    expected.extend(["type", "properties"].map(|key| (capitalized(key), row[key].clone())));
    Ok(Pair { found: normalized(found), expected: normalized(&Value::Object(expected)), allowed })
}

fn capitalized(key: &str) -> String {
    key[..1].to_ascii_uppercase() + &key[1..]
}

/// The permission of a resource for a function, and what had to be allowed.
pub fn function(row: &Value) -> Result<(FunctionPermissionBuf<CloudFormation>, Codes), Reason> {
    let of = |key: &str| property(row, key);
    let Some(action) = row["properties"]["Action"].as_str() else { return inexpressible("an Action that is no text") };
    let mut builder = cloudformation::FunctionPermissionBuilder::new(
        of("FunctionName")?,
        statement_id(row),
        action,
        of("Principal")?,
    );
    for (key, value) in row["properties"].as_object().into_iter().flatten() {
        builder = match key.as_str() {
            "Action" | "FunctionName" | "Principal" => builder,
            "SourceArn" => builder.source_arn(of(key)?),
            "SourceAccount" => builder.source_account(of(key)?),
            "EventSourceToken" => builder.event_source_token(of(key)?),
            "PrincipalOrgID" => builder.principal_org_id(of(key)?),
            "FunctionUrlAuthType" => match value.as_str().and_then(|text| text.parse().ok()) {
                Some(auth_type) => builder.function_url_auth_type(auth_type),
                None => return inexpressible("a FunctionUrlAuthType that only the deployment knows"),
            },
            "InvokedViaFunctionUrl" => match value.as_bool() {
                Some(via_url) => builder.invoked_via_function_url(via_url),
                None => return inexpressible("an InvokedViaFunctionUrl that only the deployment knows"),
            },
            other => return inexpressible(format!("the property {other}")),
        };
    }
    build(|allowed| builder.clone().allow(allowed).build())
}

/// The permission of a resource for a layer version, and what had to be allowed.
pub fn layer_version(row: &Value) -> Result<(LayerVersionPermissionBuf<CloudFormation>, Codes), Reason> {
    let of = |key: &str| property(row, key);
    let mut builder = cloudformation::LayerVersionPermissionBuilder::new(
        of("LayerVersionArn")?,
        None,
        statement_id(row),
        of("Principal")?,
    );
    for key in row["properties"].as_object().into_iter().flatten().map(|(key, _)| key) {
        builder = match key.as_str() {
            // Whatever action there is: what comes out has the only one.
            "Action" | "LayerVersionArn" | "Principal" => builder,
            "OrganizationId" => builder.organization_id(of(key)?),
            other => return inexpressible(format!("the property {other}")),
        };
    }
    build(|allowed| builder.clone().allow(allowed).build())
}

/// The value of a property.
fn property(row: &Value, key: &str) -> Result<cloudformation::Expression, Reason> {
    match row["properties"].get(key) {
        None => inexpressible(format!("no {key}")),
        Some(value) => cloudformation::Expression::from_json(&value.to_string())
            .or_else(|error| inexpressible(format!("a {key} that cannot be read, {}", error.code().id()))),
    }
}

/// The statement's ID that a logical ID stands for.
fn statement_id(row: &Value) -> String {
    let id = row["logical_id"].as_str().or(row["name"].as_str()).unwrap_or("statement");
    let id: String = id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(100).collect();
    if id.is_empty() { "statement".into() } else { id }
}

/// The resource with what the row says of it beside its properties.
fn with_attributes(mut resource: Resource, row: &Value) -> Result<Resource, Reason> {
    for (key, value) in row["attributes"].as_object().into_iter().flatten() {
        resource = match (key.as_str(), value) {
            ("Condition", Value::String(condition)) => resource.condition(condition)?,
            ("DependsOn", Value::String(id)) => resource.depends_on(id)?,
            ("DependsOn", Value::Array(ids)) => {
                ids.iter().filter_map(Value::as_str).try_fold(resource, |resource, id| resource.depends_on(id))?
            }
            ("DeletionPolicy", _) => resource.deletion_policy(deletion_policy(value)?),
            ("UpdateReplacePolicy", _) => resource.update_replace_policy(deletion_policy(value)?),
            _ => return inexpressible(format!("the attribute {key}")),
        };
    }
    Ok(resource)
}

fn deletion_policy(value: &Value) -> Result<DeletionPolicy, Reason> {
    match value.as_str() {
        Some("Delete") => Ok(DeletionPolicy::Delete),
        Some("Retain") => Ok(DeletionPolicy::Retain),
        Some("RetainExceptOnCreate") => Ok(DeletionPolicy::RetainExceptOnCreate),
        _ => inexpressible(format!("the policy {value}")),
    }
}

/// Two ways to write the same: `"A.B"` and `["A", "B"]` in `Fn::GetAtt`, no variables and an empty map of them in `Fn::Sub`, one
/// dependency and a list of one.
fn normalized(value: &Value) -> Value {
    match value {
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| (key.clone(), normalized_member(key, value)));
            entries.collect()
        }
        Value::Array(items) => items.iter().map(normalized).collect(),
        value => value.clone(),
    }
}

fn normalized_member(key: &str, value: &Value) -> Value {
    match (key, value.as_array().map(Vec::as_slice)) {
        ("Fn::GetAtt", Some(parts)) if parts.iter().all(Value::is_string) => {
            let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
            json!(parts.join("."))
        }
        ("Fn::Sub", Some([text, Value::Object(variables)])) if variables.is_empty() => text.clone(),
        ("DependsOn", Some([one])) => one.clone(),
        _ => normalized(value),
    }
}

/// A resource of Terraform, and what comes out for its permission.
pub fn terraform(row: &Value) -> Result<Pair, Reason> {
    let Some(arguments) = row["parsed"].as_object() else { return inexpressible("a block that is not parsed") };
    let (permission, allowed) = terraform_permission(row)?;
    let addresses = addresses(arguments)?;
    let resource =
        addresses.iter().try_fold(permission.terraform()?, |resource, address| resource.depends_on(address))?;
    let mut expected = arguments.clone();
    expected.insert("statement_id".to_owned(), json!(permission.statement_id().as_str()));
    if !addresses.is_empty() {
        expected.insert("depends_on".to_owned(), json!(addresses));
    }
    let name = resource.name().to_owned();
    let json: Value = serde_json::from_str(&Configuration::of([resource])?.to_json()).expect("JSON");
    let found = json["resource"]["aws_lambda_permission"][&name].clone();
    Ok(Pair { found, expected: Value::Object(expected), allowed })
}

/// The addresses of what a resource waits for.
fn addresses(arguments: &Map<String, Value>) -> Result<Vec<String>, Reason> {
    let addresses = arguments.get("depends_on").and_then(Value::as_array).into_iter().flatten();
    let address = |text: &str| text.trim_start_matches("${").trim_end_matches('}').to_owned();
    let texts = addresses.map(|text| text.as_str().map(address)).collect::<Option<_>>();
    texts.map_or_else(|| inexpressible("an address that is no text"), Ok)
}

/// The permission of a resource of Terraform, and what had to be allowed.
pub fn terraform_permission(row: &Value) -> Result<(FunctionPermissionBuf<Terraform>, Codes), Reason> {
    let Some(arguments) = row["parsed"].as_object() else { return inexpressible("a block that is not parsed") };
    let Some(action) = arguments.get("action").and_then(Value::as_str) else { return inexpressible("no action") };
    // An ID that Terraform makes is none of ours.
    let id = arguments.get("statement_id").and_then(Value::as_str);
    if id.is_some_and(|id| id.contains("${")) {
        return inexpressible("a statement_id that only the deployment knows");
    }
    let id = id.map_or_else(|| statement_id(row), str::to_owned);
    let of = |key: &str| argument(arguments, key);
    let mut builder = terraform::FunctionPermissionBuilder::new(of("function_name")?, id, action, of("principal")?);
    for key in arguments.keys() {
        builder = match key.as_str() {
            "action" | "function_name" | "principal" | "statement_id" | "depends_on" => builder,
            "qualifier" => builder.qualifier(of(key)?),
            "source_arn" => builder.source_arn(of(key)?),
            "source_account" => builder.source_account(of(key)?),
            other => return inexpressible(format!("the argument {other}")),
        };
    }
    build(|allowed| builder.clone().allow(allowed).build())
}

/// The value of an argument: a template where it has a reference.
fn argument(arguments: &Map<String, Value>, key: &str) -> Result<terraform::Expression, Reason> {
    match arguments.get(key).map(Value::as_str) {
        None => inexpressible(format!("no {key}")),
        Some(None) => inexpressible(format!("a {key} that is no text")),
        Some(Some(text)) if !text.contains("${") => Ok(terraform::Expression::from(text)),
        Some(Some(text)) => terraform::Expression::template(text)
            .or_else(|error| inexpressible(format!("a {key} that cannot be read, {}", error.code().id()))),
    }
}
