//! What judges that are not ours say: the AWS service model, the AWS CLI, an emulator. See tools/README.md.

use std::collections::BTreeMap;

use lambda_perm::{
    AccountId,
    facts::operations::{OPERATIONS, OperationMember, ParameterLocation, Shape},
    output::Scope,
};
use lambda_perm_core::{check::check_value, facts::parameters::Key};
use serde_json::{Value, json};

use crate::support::{
    calls::{ACCOUNT, calls},
    case::Case,
    judge::{Random, ask, run},
    requests::{self, Rendered},
};

/// Values to start from, for each parameter.
const SEEDS: &[(&str, Key, &[&str])] = &[
    (
        "AddPermission",
        Key::FunctionName,
        &[
            "my-function",
            "f:prod",
            "f:$LATEST.PUBLISHED",
            "123456789012:function:f:7",
            "function:f",
            "us-east-1:123456789012:function:f",
            "arn:aws:lambda:us-east-1:123456789012:function:f:prod",
            "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:f",
            "arn:aws-eusc:lambda:eusc-de-east-1:123456789012:function:f",
            "arn:aws:lambda:us-isob-east-1:123456789012:function:f",
        ],
    ),
    ("AddPermission", Key::Qualifier, &["prod", "7", "$LATEST", "$LATEST.PUBLISHED", "a_b-C9"]),
    ("AddPermission", Key::StatementId, &["s", "a_b-C9", "allow.s3"]),
    (
        "AddPermission",
        Key::Action,
        &["lambda:InvokeFunction", "lambda:*", "*", "lambda:Get*", "Lambda:GetFunction", "iam:PassRole"],
    ),
    (
        "AddPermission",
        Key::Principal,
        &[
            "s3.amazonaws.com",
            ACCOUNT,
            "*",
            "arn:aws:iam::123456789012:role/a/b",
            "arn:aws:sts::123456789012:assumed-role/r/se",
        ],
    ),
    (
        "AddPermission",
        Key::SourceArn,
        &[
            "arn:aws:s3:::bucket",
            "arn:aws:sns:us-east-1:123456789012:t",
            "arn:aws:execute-api:us-east-1::abc/*/*",
            "arn:aws-us-gov:sns:us-gov-west-1:123456789012:t",
            "arn:aws-eusc:sns:eusc-de-east-1:123456789012:t",
            "arn:aws-iso-b:sns:us-isob-east-1:123456789012:t",
            "arn:aws:cloudfront::123456789012:distribution/E1",
        ],
    ),
    ("AddPermission", Key::SourceAccount, &[ACCOUNT, "000000000000", "1234567890123"]),
    ("AddPermission", Key::EventSourceToken, &["amzn1.ask.skill.11111111-2222", "a_b-c.9"]),
    ("AddPermission", Key::PrincipalOrgId, &["o-t194hfs8cz", "o-1234567890abcdefghijklmnopqrstuv", "ou-ab12-11111111"]),
    ("AddPermission", Key::FunctionUrlAuthType, &["NONE", "AWS_IAM", "none"]),
    (
        "AddLayerVersionPermission",
        Key::LayerName,
        &[
            "my-layer",
            "arn:aws:lambda:us-east-1:123456789012:layer:my-layer",
            "arn:aws:lambda:us-east-1:123456789012:layer:l:3",
        ],
    ),
    ("AddLayerVersionPermission", Key::StatementId, &["s", "a.b"]),
    ("AddLayerVersionPermission", Key::OrganizationId, &["o-t194hfs8cz", "O-T194HFS8CZ"]),
];

#[test]
fn the_model_accepts_every_value_that_we_accept() {
    let mut random = Random::new(1);
    let mut cases = Vec::new();
    for (operation, key, seeds) in SEEDS {
        for seed in *seeds {
            cases.push((*operation, *key, (*seed).to_owned()));
        }
        for _ in 0..600 {
            cases.push((*operation, *key, random.mutate(seeds)));
        }
        for length in [0, 1, 12, 64, 65, 100, 101, 128, 129, 140, 141, 256, 257, 2048, 2049, 10_000, 10_001] {
            cases.push((*operation, *key, "x".repeat(length)));
            cases.push((*operation, *key, format!("arn:aws:s3:::{}", "x".repeat(length))));
        }
    }
    let lines: Vec<Value> = cases
        .iter()
        .enumerate()
        .map(|(id, (op, key, value))| json!({"id": id, "op": op, "parameter": key.parameter().name, "value": value}))
        .collect();
    let Some(answers) = ask(&["botocore", "--shape"], &lines) else { return };
    let mut accepted: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for ((_, key, value), answer) in cases.iter().zip(&answers) {
        let theirs = answer["accepted"].as_bool().unwrap_or_else(|| panic!("no verdict: {answer}"));
        let ours = check_value(*key, value).is_none();
        assert!(theirs || !ours, "{}: we accept {value:?}, the model does not: {answer}", key.name());
        accepted.entry(key.name()).or_default()[usize::from(ours)] += 1;
    }
    // A judge that sees one kind only judges nothing.
    assert!(accepted.values().all(|[wrong, right]| *wrong > 0 && *right > 0), "{accepted:?}");
}

/// The requests of a case, those that carry a revision with one as GetPolicy returns it.
fn requests_of(case: &Case) -> Vec<Rendered> {
    requests::requests(&case.permission(3))
}

#[test]
fn the_model_accepts_every_request_and_serializes_it_alike() {
    let calls = calls();
    let requests: Vec<Rendered> = calls.iter().flat_map(requests_of).collect();
    let lines: Vec<Value> = requests
        .iter()
        .enumerate()
        .map(|(id, request)| json!({"id": id, "op": request.operation, "params": request.parameters, "http": request.http()}))
        .collect();
    let Some(answers) = ask(&["botocore"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        assert!(answer["accepted"] == true && answer["http_differs"].is_null(), "{line}\n{answer}");
    }
}

#[test]
fn the_aws_cli_parses_every_line_and_sends_the_same() {
    let calls = calls();
    // Every shape of request once is enough: every fifth of the accounts' actions, and all else.
    let some = calls.iter().enumerate().filter(|(number, _)| number % 2 == 0 || *number + 14 > calls.len());
    let requests: Vec<Rendered> = some.flat_map(|(_, case)| requests_of(case)).collect();
    let lines: Vec<Value> = requests
        .iter()
        .enumerate()
        .map(|(id, request)| {
            json!({
                "id": id, "op": request.operation, "argv": request.argv, "shell": request.shell, "input": request.input,
                "http": request.http(),
            })
        })
        .collect();
    let Some(answers) = ask(&["awscli"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        assert!(answer["ok"] == true, "{line}\n{answer}");
    }
}

#[test]
fn the_emulator_stores_the_same_statement() {
    let scope = Scope::new("us-east-1", AccountId::new(ACCOUNT));
    let calls = calls();
    let lines: Vec<Value> = calls
        .iter()
        .enumerate()
        .filter(|(number, _)| number % 2 == 0 || *number + 14 > calls.len())
        .map(|(id, case)| {
            let requests = requests_of(case);
            let [add, _, remove, _, get, ..] = requests.as_slice() else { panic!("five requests") };
            json!({
                "id": id, "op": add.operation, "argv": add.argv, "get": get.argv, "remove": remove.argv,
                "statement": requests::statement(&case.permission(3), &scope),
            })
        })
        .collect();
    let Some(answers) = ask(&["localstack"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        assert!(answer["ok"] == true, "{line}\n{answer}");
    }
}

/// The table of operations as the judge prints the model.
fn our_operations() -> Value {
    let parameter = |parameter: &OperationMember| {
        let location = match parameter.location {
            ParameterLocation::Path => "path",
            ParameterLocation::Query => "query",
            ParameterLocation::Body => "body",
        };
        let (kind, min, max, pattern, values) = match parameter.shape {
            Shape::Text { min, max, pattern, values } => ("string", min, max, pattern, values),
            Shape::Long => ("long", 0, None, None, &[][..]),
            Shape::Boolean => ("boolean", 0, None, None, &[][..]),
        };
        json!({
            "name": parameter.name, "wire_name": parameter.wire_name, "option": parameter.option, "location": location,
            "required": parameter.required, "type": kind, "min": min, "max": max, "pattern": pattern, "enum": values,
        })
    };
    let operations = OPERATIONS.iter().map(|operation| {
        let parameters: Vec<Value> = operation.parameters.iter().map(parameter).collect();
        json!({
            "name": operation.name, "api": operation.api, "command": operation.command, "method": operation.method,
            "path": operation.path, "status": operation.status, "parameters": parameters,
        })
    });
    operations.collect()
}

#[test]
fn the_table_of_operations_is_the_model() {
    let Some(text) = run(&["botocore", "--operations"], String::new()) else { return };
    let mut model: Value = serde_json::from_str(&text).expect("JSON");
    let operations = model["operations"].as_array_mut().expect("a list");
    for parameter in operations.iter_mut().flat_map(|operation| operation["parameters"].as_array_mut().expect("a list"))
    {
        // No least length is one of 0.
        if parameter["min"].is_null() {
            parameter["min"] = 0.into();
        }
    }
    let (theirs, ours) = (&model["operations"], our_operations());
    for (theirs, ours) in theirs.as_array().expect("a list").iter().zip(ours.as_array().expect("a list")) {
        assert_eq!(theirs, ours);
    }
    assert_eq!(theirs, &ours);
}
