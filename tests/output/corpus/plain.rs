//! Permissions of which everything is known: statements, policies, requests and command lines.

use std::{collections::BTreeMap, str::FromStr};

use lambda_perm::{
    FunctionPermission, FunctionPolicyBuf, LayerVersionPermission, LayerVersionPolicyBuf, PermissionBuf, output::Scope,
};
use serde_json::{Map, Value, json};

use super::outcome::{Codes, Pair, Reason, build, inexpressible};

/// The parameters of a request, by the API's names.
pub type Parameters = BTreeMap<String, String>;

/// The permission that a request with these parameters makes, and what had to be allowed.
pub fn permission(parameters: &Parameters) -> Result<(PermissionBuf, Codes), Reason> {
    if parameters.contains_key("LayerName") { layer_version(parameters) } else { function(parameters) }
}

fn function(parameters: &Parameters) -> Result<(PermissionBuf, Codes), Reason> {
    let [name, id, action, principal] = required(parameters, ["FunctionName", "StatementId", "Action", "Principal"])?;
    let mut builder = FunctionPermission::builder(name, id, action, principal);
    for (name, value) in parameters {
        builder = match name.as_str() {
            "FunctionName" | "StatementId" | "Action" | "Principal" => builder,
            "Qualifier" => builder.qualifier(value),
            "SourceArn" => builder.source_arn(value),
            "SourceAccount" => builder.source_account(value),
            "EventSourceToken" => builder.event_source_token(value),
            "PrincipalOrgID" => builder.principal_org_id(value),
            "FunctionUrlAuthType" => builder.function_url_auth_type(parse(name, value)?),
            "InvokedViaFunctionUrl" => builder.invoked_via_function_url(parse(name, value)?),
            other => return inexpressible(format!("{other} of a function")),
        };
    }
    build(|allowed| builder.clone().allow(allowed).build())
        .map(|(permission, allowed)| (PermissionBuf::Function(permission), allowed))
}

fn layer_version(parameters: &Parameters) -> Result<(PermissionBuf, Codes), Reason> {
    let [name, version, id, principal] =
        required(parameters, ["LayerName", "VersionNumber", "StatementId", "Principal"])?;
    let version: u64 = parse("VersionNumber", version)?;
    let mut builder = LayerVersionPermission::builder(name, version, id, principal);
    for (name, value) in parameters {
        builder = match name.as_str() {
            "LayerName" | "VersionNumber" | "StatementId" | "Principal" => builder,
            "Action" if value == "lambda:GetLayerVersion" => builder,
            "OrganizationId" => builder.organization_id(value),
            other => return inexpressible(format!("{other} {value} of a layer version")),
        };
    }
    build(|allowed| builder.clone().allow(allowed).build())
        .map(|(permission, allowed)| (PermissionBuf::LayerVersion(permission), allowed))
}

fn required<'a, const N: usize>(parameters: &'a Parameters, names: [&str; N]) -> Result<[&'a str; N], Reason> {
    match names.iter().find(|name| !parameters.contains_key(**name)) {
        Some(missing) => inexpressible(format!("no {missing}")),
        None => Ok(names.map(|name| parameters[name].as_str())),
    }
}

fn parse<T: FromStr>(name: &str, text: &str) -> Result<T, Reason> {
    text.parse().or_else(|_| inexpressible(format!("{text} as {name}")))
}

/// The permissions of a row: a recorded request, a command line, a statement or a policy. What is none is left out.
pub fn permissions(row: &Value) -> Vec<PermissionBuf> {
    let words: Vec<&str> = row["argv"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let statements = row["policy"]["Statement"].as_array().into_iter().flatten();
    let recorded = ["/normalized/Statement", "/response/Statement"].iter().find_map(|pointer| row.pointer(pointer));
    let statements = statements.chain(recorded).chain(row.get("statement")).map(parameters);
    let all = statements.chain((words.len() > 3).then(|| options(&words[3..])));
    all.flatten().filter_map(|parameters| Some(permission(&parameters).ok()?.0)).collect()
}

/// What a list of one holds: before 2017, AWS returned actions so.
fn alone(value: &Value) -> &Value {
    match value.as_array().map(Vec::as_slice) {
        Some([one]) => one,
        _ => value,
    }
}

fn text<'a>(value: &'a Value, what: &str) -> Result<&'a str, Reason> {
    alone(value).as_str().map_or_else(|| inexpressible(format!("a {what} that is no text")), Ok)
}

/// The parameters of the request that could have made a statement.
pub fn parameters(statement: &Value) -> Result<Parameters, Reason> {
    let mut parameters = Parameters::new();
    let mut insert = |name: &str, text: &str| parameters.insert(name.to_owned(), text.to_owned());
    for (element, value) in statement.as_object().into_iter().flatten() {
        match element.as_str() {
            "Sid" => drop(insert("StatementId", text(value, element)?)),
            "Action" => drop(insert("Action", text(value, element)?)),
            "Effect" if value == "Allow" => {}
            "Principal" => drop(insert("Principal", principal(value)?)),
            "Resource" => match text(value, element)? {
                layer if layer.contains(":layer:") => {
                    let Some((layer, version)) = layer.rsplit_once(':').filter(|(layer, _)| layer.contains(":layer:"))
                    else {
                        return inexpressible("a layer without a version");
                    };
                    insert("LayerName", layer);
                    insert("VersionNumber", version);
                }
                function => drop(insert("FunctionName", function)),
            },
            // What it limits stands in parameters of its own, once it is known what the statement is for.
            "Condition" => {}
            other => return inexpressible(format!("a statement with {other}")),
        }
    }
    let of_layer = parameters.contains_key("LayerName");
    for (operator, conditions) in statement["Condition"].as_object().into_iter().flatten() {
        for (key, value) in conditions.as_object().into_iter().flatten() {
            let name = match (operator.as_str(), key.to_ascii_lowercase().as_str()) {
                ("ArnLike", "aws:sourcearn") => "SourceArn",
                ("StringEquals", "aws:sourceaccount") => "SourceAccount",
                ("StringEquals", "aws:principalorgid") if of_layer => "OrganizationId",
                ("StringEquals", "aws:principalorgid") => "PrincipalOrgID",
                ("StringEquals", "lambda:eventsourcetoken") => "EventSourceToken",
                ("StringEquals", "lambda:functionurlauthtype") => "FunctionUrlAuthType",
                ("Bool", "lambda:invokedviafunctionurl") => "InvokedViaFunctionUrl",
                _ => return inexpressible(format!("{operator} of {key}")),
            };
            parameters.insert(name.to_owned(), text(value, key)?.to_owned());
        }
    }
    Ok(parameters)
}

/// A principal as a request gives it: an account is stored as the ARN of its root.
fn principal(principal: &Value) -> Result<&str, Reason> {
    let principal = match principal {
        Value::Object(entries) if entries.len() == 1 => entries.values().next().unwrap_or(&Value::Null),
        principal => principal,
    };
    let principal = text(principal, "Principal")?;
    Ok(principal.split(':').nth(4).filter(|_| principal.ends_with(":root")).unwrap_or(principal))
}

/// A statement, and what comes out for the permission that could have made it.
pub fn statement(statement: &Value) -> Result<Pair, Reason> {
    let (permission, allowed) = permission(&parameters(statement)?)?;
    let found = match &permission {
        PermissionBuf::Function(permission) => permission.statement(&Scope::NONE).map(|statement| statement.to_json()),
        PermissionBuf::LayerVersion(permission) => {
            permission.statement(&Scope::NONE).map(|statement| statement.to_json())
        }
    };
    let Ok(found) = found else { return inexpressible("a Resource that is no full ARN") };
    Ok(Pair { found: parsed(&found), expected: normalized(statement), allowed })
}

/// A policy, and what comes out for the permissions that could have made its statements.
pub fn policy(policy: &Value) -> Result<Pair, Reason> {
    let (mut functions, mut layers, mut allowed, mut denied) = (Vec::new(), Vec::new(), Codes::new(), Codes::new());
    let Some(statements) = policy["Statement"].as_array() else { return inexpressible("a Statement that is no list") };
    if policy["Id"] != "default" {
        return inexpressible("a policy without the Id that Lambda gives it");
    }
    for statement in statements {
        match parameters(statement).and_then(|parameters| permission(&parameters)) {
            Ok((permission, codes)) => {
                allowed.extend(codes);
                match permission {
                    PermissionBuf::Function(permission) => functions.push(permission),
                    PermissionBuf::LayerVersion(permission) => layers.push(permission),
                }
            }
            Err(Reason::Denied(codes)) => denied.extend(codes),
            Err(inexpressible) => return Err(inexpressible),
        }
    }
    if !denied.is_empty() {
        return Err(Reason::Denied(denied));
    }
    let found = match (functions.is_empty(), layers.is_empty()) {
        (false, true) => FunctionPolicyBuf::of(functions)?.document(&Scope::NONE).map(|document| document.to_json()),
        (true, false) => LayerVersionPolicyBuf::of(layers)?.document(&Scope::NONE).map(|document| document.to_json()),
        _ => return inexpressible("a policy of nothing, or of functions and layers"),
    };
    let Ok(found) = found else { return inexpressible("a Resource that is no full ARN") };
    Ok(Pair { found: parsed(&found), expected: normalized(policy), allowed })
}

fn parsed(json: &str) -> Value {
    normalized(&serde_json::from_str(json).expect("JSON"))
}

/// Two ways to write the same: condition keys in any case, an action alone or in a list of one.
fn normalized(value: &Value) -> Value {
    match value {
        Value::Object(entries) => {
            entries.iter().map(|(key, value)| (key.clone(), normalized_element(key, value))).collect()
        }
        Value::Array(items) => items.iter().map(normalized).collect(),
        value => value.clone(),
    }
}

fn normalized_element(key: &str, value: &Value) -> Value {
    match (key, value) {
        ("Action", action) => alone(action).clone(),
        ("Condition", Value::Object(operators)) => {
            let lower = |(operator, keys): (&String, &Value)| {
                let keys = keys.as_object().into_iter().flatten();
                let keys: Map<String, Value> =
                    keys.map(|(key, value)| (key.to_ascii_lowercase(), value.clone())).collect();
                (operator.clone(), Value::Object(keys))
            };
            operators.iter().map(lower).collect()
        }
        (_, value) => normalized(value),
    }
}

/// What says with which account, where and how the CLI calls, and nothing of the permission.
const GLOBAL_OPTIONS: [&str; 3] = ["profile", "region", "output"];

/// A command line of the AWS CLI as the parameters of its request.
pub fn options(words: &[&str]) -> Result<Parameters, Reason> {
    let mut parameters = Parameters::new();
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        let Some(option) = word.strip_prefix("--") else { return inexpressible("a word that belongs to no option") };
        let Some(value) = words.next_if(|next| !next.starts_with("--")) else {
            return inexpressible(format!("an option without a value: {option}"));
        };
        if !GLOBAL_OPTIONS.contains(&option) {
            parameters.insert(parameter(option), (*value).to_owned());
        }
    }
    // A name may carry the qualifier. Of the two ways to say it, take one.
    let name = parameters.get("FunctionName").filter(|name| !name.starts_with("arn:"));
    if let Some((name, qualifier)) = name.and_then(|name| name.split_once(':'))
        && !qualifier.contains(':')
    {
        let (name, qualifier) = (name.to_owned(), qualifier.to_owned());
        parameters.insert("FunctionName".to_owned(), name);
        parameters.insert("Qualifier".to_owned(), qualifier);
    }
    Ok(parameters)
}

/// `source-arn` is `SourceArn`, and the one exception has more capitals.
fn parameter(option: &str) -> String {
    if option == "principal-org-id" {
        return "PrincipalOrgID".to_owned();
    }
    let capital = |part: &str| part[..1].to_ascii_uppercase() + &part[1..];
    option.split('-').filter(|part| !part.is_empty()).map(capital).collect()
}

/// A call of the AWS CLI, and the one that comes out for its permission.
pub fn command_line(words: &[&str]) -> Result<Pair, Reason> {
    let [program, service, operation, rest @ ..] = words else { return inexpressible("no command") };
    let expected = options(rest)?;
    let (permission, allowed) = permission(&expected)?;
    let found = match &permission {
        PermissionBuf::Function(permission) => permission.add_permission().command_line(),
        PermissionBuf::LayerVersion(permission) => permission.add_layer_version_permission().command_line(),
    };
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    let [found_command, found] = [&found[..3], &found[3..]];
    let pair = Pair {
        found: json!([found_command, options(found)?]),
        expected: json!([[program, service, operation], expected]),
        allowed,
    };
    Ok(pair)
}

/// What AWS has answered: a statement, a policy, or an error.
pub fn recorded(row: &Value) -> Result<Pair, Reason> {
    let operation = row["op"].as_str().and_then(|op| op.split(' ').next()).unwrap_or("no operation");
    if !row["error"].is_null() {
        return rejected(operation, row);
    }
    let answer = if row["normalized"].is_null() { &row["response"] } else { &row["normalized"] };
    // A field of the answer is a text in JSON, which some recorders have read.
    let field = |name: &str| match &answer[name] {
        Value::String(json) => serde_json::from_str(json).expect("JSON"),
        value => value.clone(),
    };
    match (field("Statement"), field("Policy")) {
        (Value::Null, Value::Null) => inexpressible(format!("an answer of {operation} without a statement")),
        (Value::Null, found) => policy(&found),
        (found, _) => statement(&found),
    }
}

/// A request that AWS has rejected for what it says is denied here too. The other errors are about what is deployed.
fn rejected(operation: &str, row: &Value) -> Result<Pair, Reason> {
    let status = &row["http_status"];
    match row["request"].as_object() {
        Some(request) if status == 400 => {
            let request = request.iter().map(|(name, value)| (name.clone(), filled(value))).collect();
            let (_, allowed) = permission(&request)?;
            Ok(Pair { found: json!("a permission"), expected: row["error"]["code"].clone(), allowed })
        }
        _ => inexpressible(format!("an answer of {operation} with status {status}")),
    }
}

/// The value of a recorded request, in which the program that was recorded filled in what only it knew.
fn filled(value: &Value) -> String {
    match value["$expr"].as_str() {
        Some(bucket) if bucket.starts_with("arns.s3_bucket_arn") => return "arn:aws:s3:::test-bucket".to_owned(),
        Some(_) => return "111111111111".to_owned(),
        None => {}
    }
    let text = value.as_str().unwrap_or_default();
    text.split("${").enumerate().fold(String::new(), |filled, (number, part)| match number {
        0 => filled + part,
        _ => filled + "x" + part.split_once('}').map_or("", |(_, behind)| behind),
    })
}
