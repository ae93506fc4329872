//! The AWS service model on random values and random whole permissions. `requests.rs` has the fixed ones.

use std::collections::BTreeSet;

use lambda_perm_core::{check::check_value, facts::parameters::Key};
use serde_json::{Value, json};

use crate::support::{
    case,
    depth::times,
    judge::{Random, ask},
    random,
    requests::{self, Rendered},
};

/// A failure can be repeated: the numbers are the same in each run.
const SEED: u64 = 20_261_123;
const VALUES: usize = 2_000;
const PERMISSIONS: usize = 400;

/// Parameters whose model is all there is to know: what it takes, we take.
const EXACT: &[(&str, Key, &[&str])] = &[
    ("AddPermission", Key::StatementId, &["s", "a_b-C9", "allow.s3", ""]),
    ("AddPermission", Key::Action, &["lambda:InvokeFunction", "lambda:*", "*", "lambda:Get*", "Lambda:GetFunction"]),
    (
        "AddPermission",
        Key::SourceArn,
        &[
            "arn:aws:s3:::bucket",
            "arn:aws:sns:us-east-1:123456789012:t",
            "arn:aws-us-gov:sns:us-gov-west-1:123456789012:t",
            "arn:aws-eusc:sns:eusc-de-east-1:123456789012:t",
            "arn:aws-iso-b:sns:us-isob-east-1:123456789012:t",
            "arn:aws:execute-api:us-east-1::abc/*/*",
        ],
    ),
    ("AddPermission", Key::SourceAccount, &["123456789012", "1234567890123", "000000000000"]),
    ("AddPermission", Key::EventSourceToken, &["amzn1.ask.skill.11111111-2222", "a_b-c.9"]),
    ("AddPermission", Key::PrincipalOrgId, &["o-t194hfs8cz", "o-1234567890abcdefghijklmnopqrstuv"]),
    ("AddPermission", Key::FunctionUrlAuthType, &["NONE", "AWS_IAM", "none"]),
    ("AddPermission", Key::Qualifier, &["prod", "7", "a_b-C9", "$LATEST", "$LATEST.PUBLISHED"]),
    ("AddLayerVersionPermission", Key::StatementId, &["s", "a.b"]),
    ("AddLayerVersionPermission", Key::OrganizationId, &["o-t194hfs8cz", "O-T194HFS8CZ"]),
    ("AddLayerVersionPermission", Key::LayerName, &["my-layer", "arn:aws:lambda:us-east-1:123456789012:layer:l"]),
];

/// Where we are stricter than the model, and why.
fn is_stricter(key: Key, value: &str) -> bool {
    match key {
        // Recorded: AddPermission answers that it supports no policies for `$LATEST`. No alias carries a dollar sign.
        // Versions are counted from 1, and an alias is never digits only.
        Key::Qualifier => {
            value.contains('$') || value.starts_with('0') && value.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}

#[test]
fn we_accept_every_value_that_the_model_accepts() {
    println!("seed {SEED}");
    let mut random = Random::new(SEED);
    let mut cases = Vec::new();
    for (operation, key, seeds) in EXACT {
        cases.extend(seeds.iter().map(|seed| (*operation, *key, (*seed).to_owned())));
        cases.extend((0..VALUES * times() as usize).map(|_| (*operation, *key, random.mutate(seeds))));
    }
    let lines: Vec<Value> = cases
        .iter()
        .enumerate()
        .map(|(id, (op, key, value))| json!({"id": id, "op": op, "parameter": key.parameter().name, "value": value}))
        .collect();
    let Some(answers) = ask(&["botocore", "--shape"], &lines) else { return };
    let mut wrong = BTreeSet::new();
    for ((operation, key, value), answer) in cases.iter().zip(&answers) {
        let theirs = answer["accepted"].as_bool().expect("a verdict");
        let ours = check_value(*key, value).is_none();
        if theirs != ours && !(theirs && is_stricter(*key, value)) {
            wrong.insert(format!("{operation}.{}: {value:?}: the model {theirs}, we {ours}", key.parameter().name));
        }
    }
    assert!(wrong.is_empty(), "seed {SEED}\n{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_model_accepts_random_permissions_and_serializes_them_alike() {
    println!("seed {SEED}");
    let cases = random::permissions(&mut Random::new(SEED), PERMISSIONS * times() as usize);
    let requests: Vec<Rendered> =
        cases.iter().flat_map(|(case, version)| requests::requests(&case.permission(*version))).collect();
    let lines: Vec<Value> = requests
        .iter()
        .enumerate()
        .map(|(id, request)| {
            json!({"id": id, "op": request.operation, "params": request.parameters, "http": request.http()})
        })
        .collect();
    // What the engine lets through has to be varied enough to mean something.
    assert!(
        cases.iter().any(|(case, _)| case.allowed.is_empty()) && cases.iter().any(|(case, _)| case.allowed.len() > 1)
    );
    let Some(answers) = ask(&["botocore"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        assert!(answer["accepted"] == true && answer["http_differs"].is_null(), "seed {SEED}\n{line}\n{answer}");
    }
}

/// The two renderings of the parameters, one by hand and one by serde, are one.
#[test]
fn parameters_as_text_and_as_a_value_are_equal() {
    for (case, version) in random::permissions(&mut Random::new(SEED + 1), PERMISSIONS * times() as usize) {
        for request in requests::requests(&case.permission(version)) {
            let parsed: Value = serde_json::from_str(&request.input).expect("JSON");
            assert_eq!(parsed, request.parameters, "seed {SEED}");
        }
    }
}

/// A revision is a condition of the request: leaving it out would make the request unconditional.
#[test]
fn no_request_drops_its_revision() {
    for case in [case::Case::invoke("123456789012"), case::Case::layer("123456789012")] {
        let requests = requests::requests(&case.permission(1));
        for request in [&requests[1], &requests[3]] {
            let revision = request.parameters.get("RevisionId").and_then(Value::as_str);
            assert_eq!(revision.map(str::len), Some(36), "{}", request.operation);
        }
    }
}
