//! Permissions that others wrote: each that AWS accepts and that no lint denies can be expressed, and comes out equal.
//!
//! The corpus is read from where it lies beside the repository. It has other licences and is no part of it, so where it is not
//! there, the tests say so. What is denied is counted by code, and printed.

use std::{collections::BTreeMap, fmt, fs, path::PathBuf};

use lambda_perm::{
    Error, Findings, FunctionPermission, FunctionUrlAuthType, LayerVersionPermission, Lint,
    cloudformation::{self, CloudFormationError, Property},
    finding::Code,
    output::Scope,
    terraform::{self, Argument, Configuration, TerraformError},
};
use serde_json::{Map, Value, json};

/// The rows of a file of the corpus.
fn rows(name: &str) -> Option<Vec<Value>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(name);
    match fs::read_to_string(&path) {
        Ok(text) => Some(text.lines().map(|line| serde_json::from_str(line).expect("a row in JSON")).collect()),
        Err(_) => {
            eprintln!("SKIPPED: the corpus is not beside the repository: {}", path.display());
            None
        }
    }
}

/// Why a permission of the corpus does not come out.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    /// A lint denies it, or AWS rejects it.
    Denied(String),
    /// It cannot be expressed.
    Inexpressible(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Denied(codes) => write!(f, "denied: {codes}"),
            Self::Inexpressible(why) => write!(f, "cannot be expressed: {why}"),
        }
    }
}

impl From<Findings> for Reason {
    fn from(findings: Findings) -> Self {
        let mut codes: Vec<String> = findings.iter().map(|error| described(error.code())).collect();
        codes.sort();
        codes.dedup();
        Self::Denied(codes.join(", "))
    }
}

impl From<Error> for Reason {
    fn from(error: Error) -> Self {
        Self::Denied(described(error.code()))
    }
}

impl From<CloudFormationError> for Reason {
    fn from(error: CloudFormationError) -> Self {
        match error {
            CloudFormationError::Findings(findings) => findings.into(),
            error => Self::Inexpressible(error.to_string()),
        }
    }
}

impl From<TerraformError> for Reason {
    fn from(error: TerraformError) -> Self {
        Self::Inexpressible(error.to_string())
    }
}

fn described(code: Code) -> String {
    let lint = code.lint().map_or("error", Lint::name);
    format!("{} {lint} ({})", code.id(), code.title())
}

/// Runs each row, and prints the reasons. `known` are those that stand for what AWS rejects or what a template cannot mean.
fn judge(name: &str, least: usize, run: impl Fn(&Value) -> Result<(), Reason>) {
    let Some(rows) = rows(name) else { return };
    let mut equal = 0;
    let mut reasons: BTreeMap<Reason, Vec<&str>> = BTreeMap::new();
    for row in &rows {
        match run(row) {
            Ok(()) => equal += 1,
            Err(reason) => reasons.entry(reason).or_default().push(row["source"].as_str().unwrap_or("?")),
        }
    }
    println!("{name}: {equal} of {} come out equal", rows.len());
    for (reason, sources) in &reasons {
        println!("{:6} {reason}\n         such as {}", sources.len(), sources[0]);
    }
    let inexpressible: Vec<String> =
        reasons.keys().filter(|reason| matches!(reason, Reason::Inexpressible(_))).map(ToString::to_string).collect();
    assert!(inexpressible.is_empty(), "{name}: {inexpressible:#?}");
    assert!(equal >= least, "{name}: only {equal} come out equal");
}

#[track_caller]
fn assert_equal(found: &Value, expected: &Value, row: &Value) {
    assert_eq!(normalized(found), normalized(expected), "{row}");
}

/// Two ways to write the same: `"A.B"` and `["A", "B"]` in `Fn::GetAtt`, condition keys in any case, an action alone or in a list.
fn normalized(value: &Value) -> Value {
    match value {
        Value::Object(entries) => entries
            .iter()
            .map(|(key, value)| match (key.as_str(), value) {
                ("Fn::GetAtt", Value::Array(parts)) => {
                    let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
                    (key.clone(), json!(parts.join(".")))
                }
                ("Action", action) => (key.clone(), alone(action).clone()),
                ("Condition", Value::Object(operators)) => {
                    let lower = |(operator, keys): (&String, &Value)| {
                        let keys = keys.as_object().into_iter().flatten();
                        let keys: Map<String, Value> =
                            keys.map(|(key, value)| (key.to_ascii_lowercase(), value.clone())).collect();
                        (operator.clone(), Value::Object(keys))
                    };
                    (key.clone(), operators.iter().map(lower).collect())
                }
                _ => (key.clone(), normalized(value)),
            })
            .collect(),
        Value::Array(items) => items.iter().map(normalized).collect(),
        value => value.clone(),
    }
}

fn auth_type(text: &str) -> FunctionUrlAuthType {
    if text == "NONE" { FunctionUrlAuthType::None } else { FunctionUrlAuthType::AwsIam }
}

#[test]
fn cloudformation() {
    judge("cfn_permissions.jsonl", 1_000, |row| match row["type"].as_str() {
        Some("AWS::Lambda::Permission") => cloudformation_function(row),
        Some("AWS::Lambda::LayerVersionPermission") => cloudformation_layer_version(row),
        other => Err(Reason::Inexpressible(format!("{other:?}"))),
    });
}

/// A value of a property. One that CloudFormation itself would reject is no permission of anybody's.
fn property(value: &Value) -> Result<Property<String>, Reason> {
    Ok(Property::from_json(&value.to_string())?)
}

/// The statement's ID that a logical ID stands for.
fn statement_id(row: &Value) -> String {
    let id = row["logical_id"].as_str().or(row["name"].as_str()).unwrap_or("statement");
    let id: String = id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(100).collect();
    if id.is_empty() { "statement".into() } else { id }
}

fn cloudformation_function(row: &Value) -> Result<(), Reason> {
    let properties = &row["properties"];
    let action = properties["Action"].as_str().ok_or(Reason::Inexpressible("an action that is no text".into()))?;
    let name = property(&properties["FunctionName"])?;
    let principal = property(&properties["Principal"])?;
    let mut builder = cloudformation::FunctionPermissionBuilder::new(name, statement_id(row), action, principal);
    for (key, value) in properties.as_object().expect("properties") {
        builder = match key.as_str() {
            "Action" | "FunctionName" | "Principal" => builder,
            "SourceArn" => builder.source_arn(property(value)?),
            "SourceAccount" => builder.source_account(property(value)?),
            "EventSourceToken" => builder.event_source_token(property(value)?),
            "PrincipalOrgID" => builder.principal_org_id(property(value)?),
            "FunctionUrlAuthType" => builder.function_url_auth_type(auth_type(value.as_str().unwrap_or_default())),
            "InvokedViaFunctionUrl" => builder.invoked_via_function_url(value.as_bool().unwrap_or_default()),
            other => return Err(Reason::Inexpressible(other.into())),
        };
    }
    let resource = builder.build()?.cloudformation()?;
    assert_resource(&resource.to_json(), row);
    Ok(())
}

fn cloudformation_layer_version(row: &Value) -> Result<(), Reason> {
    let properties = &row["properties"];
    let layer = property(&properties["LayerVersionArn"])?;
    let principal = property(&properties["Principal"])?;
    let builder = cloudformation::LayerVersionPermissionBuilder::new(layer, None, statement_id(row), principal);
    let builder = match properties.get("OrganizationId") {
        Some(organization) => builder.organization_id(property(organization)?),
        None => builder,
    };
    assert_resource(&builder.build()?.cloudformation()?.to_json(), row);
    Ok(())
}

fn assert_resource(json: &str, row: &Value) {
    let resource: Value = serde_json::from_str(json).expect("JSON");
    let resource = resource.as_object().and_then(|resources| resources.values().next()).expect("a resource");
    assert_eq!(resource["Type"], row["type"], "{row}");
    assert_equal(&resource["Properties"], &row["properties"], row);
}

/// A value of an argument: a template where it has a reference.
fn argument(value: &Value) -> Result<Argument<String>, Reason> {
    let text = value.as_str().ok_or(Reason::Inexpressible(value.to_string()))?;
    if text.contains("${") { Ok(Argument::template(text)?) } else { Ok(Argument::from(text)) }
}

#[test]
fn terraform() {
    judge("terraform.jsonl", 80, |row| {
        let arguments = row["parsed"].as_object().expect("a parsed block");
        let of = |key: &str| argument(&arguments[key]);
        let action = arguments["action"].as_str().unwrap_or_default();
        // An ID that Terraform makes is none of ours, and one with a reference is known when it is applied.
        let id = arguments.get("statement_id").and_then(Value::as_str).filter(|id| !id.contains("${"));
        let id = id.map_or_else(|| statement_id(row), str::to_owned);
        let mut builder =
            terraform::FunctionPermissionBuilder::new(of("function_name")?, &id, action, of("principal")?);
        let mut expected = Map::from_iter([("statement_id".to_owned(), json!(id))]);
        for (key, value) in arguments {
            builder = match key.as_str() {
                "action" | "function_name" | "principal" => builder,
                "qualifier" => builder.qualifier(argument(value)?),
                "source_arn" => builder.source_arn(argument(value)?),
                "source_account" => builder.source_account(argument(value)?),
                // Which account, how often and when: not what a permission says.
                "statement_id" | "provider" | "count" | "depends_on" => continue,
                other => return Err(Reason::Inexpressible(other.into())),
            };
            expected.insert(key.clone(), value.clone());
        }
        let resource = builder.build()?.terraform()?;
        let name = resource.name().to_owned();
        let json: Value = serde_json::from_str(&Configuration::of([resource])?.to_json()).expect("JSON");
        assert_equal(&json["resource"]["aws_lambda_permission"][&name], &Value::Object(expected), row);
        Ok(())
    });
}

/// What a list of one holds: before 2017, AWS returned actions so.
fn alone(value: &Value) -> &Value {
    match value.as_array().map(Vec::as_slice) {
        Some([one]) => one,
        _ => value,
    }
}

/// The principal of a statement as a request gives it: an account is stored as the ARN of its root.
fn principal(statement: &Value) -> Result<&str, Reason> {
    let principal = match &statement["Principal"] {
        Value::String(text) => Some(text.as_str()),
        Value::Object(entries) if entries.len() == 1 => entries.values().next().and_then(Value::as_str),
        _ => None,
    };
    let principal = principal.ok_or_else(|| Reason::Inexpressible("several principals".into()))?;
    Ok(principal.split(':').nth(4).filter(|_| principal.ends_with(":root")).unwrap_or(principal))
}

/// The conditions of a statement, with the keys in lower case.
fn conditions(statement: &Value) -> impl Iterator<Item = (String, &str)> {
    let operators = statement["Condition"].as_object().into_iter().flatten();
    let entries = operators.filter_map(|(_, entries)| entries.as_object()).flatten();
    entries.map(|(key, value)| (key.to_ascii_lowercase(), value.as_str().unwrap_or("several values")))
}

#[test]
fn statements() {
    judge("statements.jsonl", 30, |row| {
        let statement = &row["statement"];
        // The others have what AddPermission cannot write: lists, Deny, foreign conditions.
        if row["function_policy_like"] != json!(true) {
            return Ok(());
        }
        let resource = statement["Resource"].as_str().unwrap_or_default();
        let found = match resource.split_once(":layer:") {
            Some(_) => layer_statement(statement, resource)?,
            None => function_statement(statement, resource)?,
        };
        assert_equal(&serde_json::from_str(&found).expect("JSON"), statement, row);
        Ok(())
    });
}

/// What becomes of the permission that AddPermission could have written the statement from.
fn function_statement(statement: &Value, resource: &str) -> Result<String, Reason> {
    let (id, action) = (&statement["Sid"], alone(&statement["Action"]));
    let mut builder = FunctionPermission::builder(
        resource,
        id.as_str().unwrap_or_default(),
        action.as_str().unwrap_or_default(),
        principal(statement)?,
    );
    for (key, value) in conditions(statement) {
        builder = match key.as_str() {
            "aws:sourcearn" => builder.source_arn(value),
            "aws:sourceaccount" => builder.source_account(value),
            "aws:principalorgid" => builder.principal_org_id(value),
            "lambda:eventsourcetoken" => builder.event_source_token(value),
            "lambda:functionurlauthtype" => builder.function_url_auth_type(auth_type(value)),
            "lambda:invokedviafunctionurl" => builder.invoked_via_function_url(value == "true"),
            _ => return Err(Reason::Inexpressible(key)),
        };
    }
    Ok(builder.build()?.statement(&Scope::NONE).expect("a full ARN").to_json())
}

fn layer_statement(statement: &Value, resource: &str) -> Result<String, Reason> {
    let (layer, version) = resource.rsplit_once(':').expect("a layer version");
    let version: u64 = version.parse().expect("a version");
    let sid = statement["Sid"].as_str().unwrap_or_default();
    let mut builder = LayerVersionPermission::builder(layer, version, sid, principal(statement)?);
    for (key, value) in conditions(statement) {
        builder = match key.as_str() {
            "aws:principalorgid" => builder.organization_id(value),
            _ => return Err(Reason::Inexpressible(key)),
        };
    }
    Ok(builder.build()?.statement(&Scope::NONE).expect("a full ARN").to_json())
}
