//! What is wrong with what is read, in the words of the macros.
//!
//! `errors.txt` has each error behind what was read. `UPDATE=1 cargo test --test main serde::errors` rewrites it.

use std::{collections::BTreeSet, env, fmt::Write as _, fs, path::Path};

use lambda_perm::{
    CloudFormation, FunctionPermissionBuf, FunctionPolicyBuf, LayerVersionPermissionBuf, LayerVersionPolicyBuf,
    PermissionBuf, Terraform, WebFunctionPolicyBuf,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What is wrong, which is the same wherever the values come from, but for the place that a text has.
fn error<T: DeserializeOwned>(json: &str) -> String {
    let said = |read: Result<T, serde_json::Error>| match read {
        Ok(_) => panic!("nothing is wrong with {json}"),
        Err(error) => error.to_string(),
    };
    let of_text = said(serde_json::from_str(json));
    let of_text = of_text.split(" at line ").next().unwrap_or_default();
    assert_eq!(said(serde_json::from_reader(json.as_bytes())).split(" at line ").next(), Some(of_text));
    let value: Value = serde_json::from_str(json).expect("JSON");
    // A value has each key once, and in an order of its own.
    if value.to_string().len() == json.len() {
        let of_value = said(serde_json::from_value(value));
        assert_eq!(BTreeSet::from_iter(of_value.lines()), BTreeSet::from_iter(of_text.lines()));
    }
    of_text.to_owned()
}

/// Entries behind those of a permission in which nothing is wrong, which is for an account.
const ENTRIES: [&str; 32] = [
    r#""sorce_arn":"x""#,
    r#""SourceAccount":"123456789012""#,
    r#""colour":1"#,
    r#""revision_id":"x""#,
    r#""statement":[]"#,
    r#""action":"lambda:GetFunction""#,
    r#""layer_name":"x""#,
    r#""organization_id":"o-t194hfs8cz""#,
    r#""source_account":123456789012"#,
    r#""source_account":-1"#,
    r#""source_account":null"#,
    r#""source_arn":["arn:aws:s3:::b"]"#,
    r#""source_arn":{"Ref":"Bucket"}"#,
    r#""source_arn":"arn:aws:s3:::b""#,
    r#""qualifier":7"#,
    r#""qualifier":true"#,
    r#""qualifier":"$LATEST""#,
    r#""function_url_auth_type":true"#,
    r#""function_url_auth_type":"iam""#,
    r#""invoked_via_function_url":"true""#,
    r#""allow":"public_access""#,
    r#""allow":{"lint":"public_access","reason":"x"}"#,
    r#""allow":["public_access"]"#,
    r#""allow":[{"reason":"x"}]"#,
    r#""allow":[{"lint":"public_access","reason":3}]"#,
    r#""allow":[{"lint":"public_access","reason":"x","by":"y"}]"#,
    r#""allow":[{"lint":"public_access"}]"#,
    r#""allow":[{"lint":"public_access","reason":" "}]"#,
    r#""allow":[{"lint":"publik_access","reason":"x"},{"lint":"LP0503","reason":"x"}]"#,
    r#""allow":[{"lint":"public_access","reason":"x"}]"#,
    r#""allow":[{"lint":"public_access","reason":"x"},{"lint":"public_access","reason":"y"}]"#,
    r#""allow":[],"allow":[]"#,
];

const PERMISSIONS: [&str; 9] = [
    "3",
    r#"["function_name"]"#,
    "{}",
    r#"{"function_name":"f","layer_name":"l","statement_id":"s","action":3,"principal":123456789012}"#,
    r#"{"function_name":"f","statement_id":"s","action":true,"principal":{"Service":"s3.amazonaws.com"}}"#,
    r#"{"function_name":"f","statement_id":"s","action":"InvokeFunction","principal":"s3"}"#,
    r#"{"function_name":"f","statement_id":"s","action":"lambda:InvokeFunction","principal":"s3.amazonaws.com","source_arn":"arn:aws:s3:::b/*"}"#,
    r#"{"function_name":"f","statement_id":"s","action":"lambda:InvokeFunctionUrl","principal":"*"}"#,
    r#"{"layer_name":"l","function_url_auth_type":"NONE"}"#,
];

const VERSIONS: [&str; 9] =
    ["0", "-1", "1.5", "1e30", "99999999999999999999", "9223372036854775808", "\"3\"", "null", "[]"];

const POLICIES: [&str; 11] = [
    "3",
    "{}",
    r#"{"function_name":"f."}"#,
    r#"{"function_name":"f","statements":[]}"#,
    r#"{"function_name":"f","statements":{}}"#,
    r#"{"function_name":"f","statement":[]}"#,
    r#"{"function_name":"f","statements":[],"statements":[]}"#,
    r#"{"function_name":"f","statements":[3,{"statement_id":"b"},[]]}"#,
    r#"{"allow":[],"function_name":"f","principal":"*","statements":[{"action":"lambda:GetFunction","function_name":"g","principal":"123456789012","statement_id":"a"}]}"#,
    r#"{"function_name":"f","statements":[{"action":"lambda:GetFunction","principal":"123456789012","statement_id":"a"},{"action":"lambda:InvokeFunctionUrl","principal":"123456789012","statement_id":"a"},{"action":"lambda:GetFunction","principal":"123456789012","statement_id":"c"}]}"#,
    r#"{"function_name":"f","qualifier":"7","statements":[{"action":"lambda:GetFunction","allow":[{"lint":"shadowed","reason":"x"}],"principal":"123456789012","statement_id":"a"},{"action":"lambda:GetFunction","colour":1,"principal":"210987654321","statement_id":"b"}]}"#,
];

/// Entries behind those of a permission for S3 that is for a template.
const TEMPLATE_ENTRIES: [&str; 25] = [
    r#""source_arn":{}"#,
    r#""source_arn":{"Ref":3}"#,
    r#""source_arn":{"Ref":"my-bucket"}"#,
    r#""source_arn":{"Ref":"Bucket","of":"AWS::S3::Bucket"}"#,
    r#""source_arn":{"Ref":"Bucket","of":"AWS::S3::Buket"}"#,
    r#""source_arn":{"Ref":"Bucket","of":3}"#,
    r#""source_arn":{"Fn::Sub":"arn:aws:s3:::b","of":"AWS::S3::Bucket"}"#,
    r#""source_arn":{"of":"AWS::S3::Bucket"}"#,
    r#""source_arn":{"Fn::Sub":"arn:aws:s3:::${Bucket"}"#,
    r#""source_arn":{"Fn::Sub":["arn:aws:s3:::${A}",{"A":"b","A":"c"}]}"#,
    r#""source_arn":{"Fn::Base64":"x"}"#,
    r#""source_arn":{"Sub":"arn:aws:s3:::${Bucket}"}"#,
    r#""source_arn":{"Fn::If":["C",{"Ref":"B","of":"AWS::S3::Bucket"},"arn:aws:s3:::b"]}"#,
    r#""source_arn":{"Fn::Join":["",["arn:aws:sns:us-east-1:123456789012:",{"Ref":"T"}]]}"#,
    r#""source_arn":"{{resolve:ssm}}""#,
    r#""source_arn":{"Resolve":"sssm:/x"}"#,
    r#""source_arn":{"Terraform":"${aws_s3_bucket.b.id}"}"#,
    r#""source_arn":{"Terraform":"arn:aws:s3:::b"}"#,
    r#""source_arn":{"Terraform":["${x.y}"]}"#,
    r#""source_arn":{"Terraform":"${aws_s3_bucket.b"}"#,
    r#""source_arn":[{"Ref":"Bucket"}]"#,
    r#""source_account":{"Ref":"AWS::Region"}"#,
    r#""invoked_via_function_url":{"Ref":"Parameter"}"#,
    r#""function_url_auth_type":{"Terraform":"${var.type}"}"#,
    r#""event_source_token":7"#,
];

const WEB_FUNCTION_POLICIES: [&str; 5] = [
    "{}",
    r#"{"web_function":"w","statements":[]}"#,
    r#"{"function_name":"w","statements":[{"statement_id":"s","action":"lambda:InvokeFunction","principal":"123456789012"}]}"#,
    r#"{"web_function":"w","statements":[{"statement_id":"s","action":"lambda:InvokeFunction","principal":"123456789012"}]}"#,
    r#"{"web_function":"w","statements":[{"statement_id":"s","action":"lambda:GetWebFunctionEndpoint","principal":"123456789012",
    "qualifier":"7","endpoint":"p*","web_function_auth_type":"NONE"}]}"#,
];

#[test]
fn each_is_said_in_the_words_of_the_macros() {
    let mut all = String::new();
    let mut add = |kind: &str, json: &str, error: String| {
        write!(all, "{kind} {json}\n{error}\n\n").expect("a String takes everything");
    };
    for entries in ENTRIES {
        let json = format!(
            r#"{{"function_name":"f","statement_id":"s","action":"lambda:GetFunction","principal":"123456789012",{entries}}}"#
        );
        add("function", entries, error::<FunctionPermissionBuf>(&json));
    }
    for entries in TEMPLATE_ENTRIES {
        let json = format!(
            r#"{{"function_name":"f","statement_id":"s","action":"lambda:InvokeFunction","principal":"s3.amazonaws.com",{entries}}}"#
        );
        add("for CloudFormation", entries, error::<FunctionPermissionBuf<CloudFormation>>(&json));
        add("for Terraform", entries, error::<FunctionPermissionBuf<Terraform>>(&json));
    }
    for json in PERMISSIONS {
        add("function", json, error::<FunctionPermissionBuf>(json));
        add("any", json, error::<PermissionBuf>(json));
    }
    for version in VERSIONS {
        let json = format!(
            r#"{{"layer_name":"l","version_number":{version},"statement_id":"s","action":"lambda:GetLayerVersion","principal":"123456789012"}}"#
        );
        let of_layer = error::<LayerVersionPermissionBuf>(&json);
        assert_eq!(error::<PermissionBuf>(&json), of_layer);
        add("version", version, of_layer);
    }
    for json in POLICIES {
        add("policy", json, error::<FunctionPolicyBuf>(json));
    }
    add("layer policy", "{}", error::<LayerVersionPolicyBuf>("{}"));
    for json in WEB_FUNCTION_POLICIES {
        add("web function policy", json, error::<WebFunctionPolicyBuf>(json));
    }

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/output/serde/errors.txt");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &all).expect("the file is writable");
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), all, "run with UPDATE=1, and judge what is new");
}

/// Texts of any length and depth end in an error.
#[test]
fn whatever_is_given_is_an_error_at_worst() {
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    let long = "x".repeat(100_000);
    for value in [deep.as_str(), &format!("\"{long}\""), "\"\\u0000\\n\"", "{}", "[[]]", "1e999"] {
        for name in ["function_name", "version_number", "allow", "statements", "colour", &long] {
            let json = format!("{{\"{name}\":{value}}}");
            assert!(serde_json::from_str::<FunctionPermissionBuf>(&json).is_err(), "{name}");
            assert!(serde_json::from_str::<PermissionBuf>(&json).is_err(), "{name}");
            assert!(serde_json::from_str::<FunctionPolicyBuf>(&json).is_err(), "{name}");
            let statements = format!("{{\"function_name\":\"f\",\"statements\":[{json},{value}]}}");
            assert!(serde_json::from_str::<FunctionPolicyBuf>(&statements).is_err(), "{name}");
        }
    }
}

/// A number as `serde_json` hands it on with its feature `arbitrary_precision`.
#[test]
fn numbers_of_any_precision() {
    let with = |number: &str| {
        let number = serde_json::json!({ "$serde_json::private::Number": number });
        serde_json::from_value::<LayerVersionPermissionBuf>(serde_json::json!({
            "layer_name": "l",
            "version_number": number,
            "statement_id": "s",
            "action": "lambda:GetLayerVersion",
            "principal": "123456789012",
        }))
    };
    assert_eq!(with("7").expect("a permission").version_number().get(), 7);
    for (number, said) in [
        ("-7", "cannot be negative"),
        ("1.5", "takes a whole number"),
        ("18446744073709551616", "does not fit"),
        ("-18446744073709551616", "cannot be negative"),
    ] {
        let error = with(number).expect_err(number).to_string();
        assert!(error.contains(said), "{error}");
    }
}
