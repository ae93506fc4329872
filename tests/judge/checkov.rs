//! checkov as a judge of templates: its checks of Lambda permissions tell open permissions from scoped ones.

use serde_json::{Value, json};

use crate::support::judge::ask;

/// One resource that CKV_AWS_364 is to fail, one to pass, one that it says nothing of.
fn cloudformation() -> Value {
    let permission = |properties: Value| json!({"Type": "AWS::Lambda::Permission", "Properties": properties});
    json!({"Resources": {
        "Open": permission(json!({
            "FunctionName": "f", "Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com",
        })),
        "Scoped": permission(json!({
            "FunctionName": "f", "Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com",
            "SourceAccount": "012345678901",
        })),
        "Account": permission(json!({
            "FunctionName": "f", "Action": "lambda:InvokeFunction", "Principal": "012345678901",
        })),
    }})
}

const YAML: &str = r#"
Resources:
  Open:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref F, Action: lambda:InvokeFunction, Principal: s3.amazonaws.com}
  Scoped:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: f, Action: lambda:InvokeFunction, Principal: s3.amazonaws.com, SourceArn: !Sub "${B}"}
"#;

fn terraform() -> Value {
    json!({"resource": {"aws_lambda_permission": {
        "open": {"function_name": "f", "action": "lambda:InvokeFunction", "principal": "s3.amazonaws.com"},
        "public": {"function_name": "f", "action": "lambda:InvokeFunction", "principal": "*"},
        "scoped": {
            "function_name": "f", "action": "lambda:InvokeFunction", "principal": "s3.amazonaws.com",
            "source_arn": "arn:aws:s3:::bucket",
        },
    }}})
}

/// Check and resource of each verdict in the list, sorted.
fn verdicts(answer: &Value, list: &str) -> Vec<String> {
    let all = answer[list].as_array().unwrap_or_else(|| panic!("no verdict: {answer}"));
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let mut verdicts: Vec<String> =
        all.iter().map(|each| format!("{} {}", text(&each["check"]), text(&each["resource"]))).collect();
    verdicts.sort();
    verdicts
}

#[test]
fn it_tells_open_permissions_from_scoped_ones() {
    let lines = [
        json!({"id": 1, "framework": "cloudformation", "text": cloudformation().to_string()}),
        json!({"id": 2, "framework": "cloudformation", "text": YAML}),
        json!({"id": 3, "framework": "terraform_json", "text": terraform().to_string()}),
    ];
    let Some(answers) = ask(&["checkov"], &lines) else { return };
    for answer in &answers[..2] {
        assert_eq!(verdicts(answer, "failed"), ["CKV_AWS_364 AWS::Lambda::Permission.Open"], "{answer}");
        assert_eq!(verdicts(answer, "passed"), ["CKV_AWS_364 AWS::Lambda::Permission.Scoped"], "{answer}");
    }
    assert_eq!(verdicts(&answers[2], "failed"), ["CKV_AWS_301 resource.public", "CKV_AWS_364 resource.open"]);
    let passed = ["CKV_AWS_301 resource.open", "CKV_AWS_301 resource.scoped", "CKV_AWS_364 resource.scoped"];
    assert_eq!(verdicts(&answers[2], "passed"), passed);
}

/// Silence about a text that it cannot read would look like a text without a fault.
#[test]
fn it_complains_of_what_it_cannot_read() {
    let texts = [("cloudformation", "{"), ("cloudformation", "a: ["), ("terraform_json", "{"), ("pulumi", "{}")];
    let lines: Vec<Value> =
        texts.iter().map(|(framework, text)| json!({"framework": framework, "text": text})).collect();
    let Some(answers) = ask(&["checkov"], &lines) else { return };
    for (text, answer) in texts.iter().zip(&answers) {
        assert!(answer["error"].is_string(), "{text:?}\n{answer}");
    }
}
