//! Terraform as a judge of its JSON configurations, where the machine has it and the AWS provider.

use serde_json::{Value, json};

use crate::support::judge::ask_if_here;

fn attributes() -> Value {
    json!({
        "function_name": "f", "statement_id": "s", "action": "lambda:InvokeFunction", "principal": "s3.amazonaws.com",
        "source_arn": "arn:aws:s3:::bucket",
    })
}

/// A configuration of one permission with these attributes.
fn permission(attributes: &Value) -> String {
    json!({"resource": {"aws_lambda_permission": {"allow": attributes}}}).to_string()
}

/// One with another value, or none where null, for this attribute.
fn changed(name: &str, value: Value) -> String {
    let mut attributes = attributes();
    attributes[name] = value;
    permission(&attributes)
}

fn layer() -> Value {
    json!({
        "layer_name": "l", "version_number": 1, "statement_id": "s", "action": "lambda:GetLayerVersion",
        "principal": "*", "organization_id": "o-t194hfs8cz",
    })
}

#[test]
fn it_accepts_right_configurations() {
    let layers = json!({"resource": {"aws_lambda_layer_version_permission": {"share": layer()}}});
    let policy = json!({"resource": {"aws_lambda_resource_policy": {"all": {"resource_arn": "a", "policy": "{}"}}}});
    let referring = json!({
        "resource": {"aws_lambda_permission": {"allow": attributes()}},
        "locals": {"bucket": "arn:aws:s3:::bucket"},
    });
    let referring =
        referring.to_string().replace("\"source_arn\":\"arn:aws:s3:::bucket\"", "\"source_arn\":\"${local.bucket}\"");
    let expected = json!({ "aws_lambda_permission.allow": attributes() });
    let cases = [
        (json!({"text": permission(&attributes()), "planned": expected}), vec![]),
        (json!({"text": referring, "planned": expected}), vec![]),
        (json!({"text": layers.to_string()}), vec![]),
        // What the provider found may be too old for.
        (json!({"text": changed("invoked_via_function_url", json!(true))}), vec!["function-url-condition"]),
        (json!({"text": policy.to_string()}), vec!["resource-policy"]),
    ];
    let lines: Vec<Value> = cases.iter().map(|(line, _)| line.clone()).collect();
    let Some(answers) = ask_if_here(&["terraform"], &lines) else { return };
    for ((line, may_skip), answer) in cases.iter().zip(&answers) {
        let skipped = answer["skipped"].as_array().unwrap_or_else(|| panic!("no verdict: {answer}"));
        assert!(answer["valid"] == true, "{line}\n{answer}");
        assert!(skipped.iter().all(|name| may_skip.iter().any(|known| name == known)), "{line}\n{answer}");
    }
}

#[test]
fn it_refuses_wrong_configurations() {
    // A source ARN as it is written, and as it is to be read.
    let planned = |written: &str, read: &str| {
        let mut attributes = attributes();
        attributes["source_arn"] = json!(read);
        let planned = json!({ "aws_lambda_permission.allow": attributes });
        json!({"text": changed("source_arn", json!(written)), "planned": planned})
    };
    let named = |name: &str| json!({"resource": {"aws_lambda_permission": {name: attributes()}}}).to_string();
    let unknown_beside_newer = {
        let mut attributes = attributes();
        attributes["invoked_via_function_url"] = json!(true);
        attributes["sourcearn"] = json!("arn:aws:s3:::bucket");
        permission(&attributes)
    };
    let wrong = [
        (json!({"text": "{"}), "JSON"),
        (json!({"text": named("1st")}), "name"),
        (json!({"text": changed("action", Value::Null)}), "action"),
        (json!({"text": changed("action", json!("s3:GetObject"))}), "action"),
        (json!({"text": changed("statement", json!("s"))}), "statement"),
        (json!({"text": unknown_beside_newer}), "sourcearn"),
        (json!({"text": changed("principal", json!(["*"]))}), "principal"),
        (json!({"text": changed("source_arn", json!("bucket"))}), "ARN"),
        (json!({"text": changed("source_account", json!("12345"))}), "account"),
        (json!({"text": changed("function_name", json!("${aws_lambda_function.f.arn}"))}), "aws_lambda_function"),
        (json!({"text": changed("source_arn", json!("arn:aws:s3:::%{b}"))}), "template"),
        (planned("arn:aws:s3:::${1}", "arn:aws:s3:::${1}"), "Planned otherwise"),
        (planned("arn:aws:s3:::$${b}", "arn:aws:s3:::$${b}"), "Planned otherwise"),
    ];
    let mut lines: Vec<Value> = wrong.iter().map(|(line, _)| line.clone()).collect();
    // One right one among them, and one that is no case: neither suffers from the others.
    lines.push(planned("arn:aws:s3:::$${b}", "arn:aws:s3:::${b}"));
    lines.push(json!({"id": "none"}));
    let Some(answers) = ask_if_here(&["terraform"], &lines) else { return };
    for ((line, word), answer) in wrong.iter().zip(&answers) {
        assert!(answer["valid"] == false && answer["diagnostics"].to_string().contains(word), "{line}\n{answer}");
    }
    assert!(answers[wrong.len()]["valid"] == true, "{}", answers[wrong.len()]);
    assert!(answers[wrong.len() + 1]["error"].is_string(), "{}", answers[wrong.len() + 1]);
}

/// Text, how it stands in a configuration, and whether it then is that text.
const STRINGS: &[(&str, &str, bool)] = &[
    ("plain", "plain", true),
    ("$LATEST", "$LATEST", true),
    ("a${b}", "a$${b}", true),
    ("a%{b}", "a%%{b}", true),
    ("$${", "$$${", true),
    ("$", "$", true),
    ("100%", "100%", true),
    ("\" \\ \n \t \u{2028} é \u{1F600}", "\" \\ \n \t \u{2028} é \u{1F600}", true),
    ("a${b}", "a${b}", false),
    ("${1}", "${1}", false),
    ("1", "${1}", false),
    ("${uuid()}", "${uuid()}", false),
    ("%{b}", "%{b}", false),
    ("%{ if true }", "%{ if true }", false),
    ("$LATEST", "$$LATEST", false),
    ("${", "${", false),
];

#[test]
fn it_evaluates_strings() {
    let lines: Vec<Value> = STRINGS
        .iter()
        .map(|(text, written, _)| {
            json!({"strings": {"a b": written, "other": "x"}, "expected": {"a b": text, "other": "x"}})
        })
        .collect();
    let Some(answers) = ask_if_here(&["terraform", "--strings"], &lines) else { return };
    for (case, answer) in STRINGS.iter().zip(&answers) {
        assert!(answer["ok"] == case.2, "{case:?}\n{answer}");
    }
}
