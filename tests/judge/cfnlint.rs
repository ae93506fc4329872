//! cfn-lint as a judge of CloudFormation templates: it accepts right ones, and names what is wrong in wrong ones.

use serde_json::{Map, Value, json};

use crate::support::judge::ask;

const RIGHT_YAML: &str = r#"
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Bucket:
    Type: String
Resources:
  AllowS3:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: my-function:live
      Action: lambda:InvokeFunction
      Principal: s3.amazonaws.com
      SourceArn: !Sub arn:${AWS::Partition}:s3:::${Bucket}
      SourceAccount: !Ref AWS::AccountId
  ShareLayer:
    Type: AWS::Lambda::LayerVersionPermission
    DependsOn: AllowS3
    Properties:
      LayerVersionArn: arn:aws:lambda:us-east-1:123456789012:layer:l:1
      Action: lambda:GetLayerVersion
      Principal: "*"
      OrganizationId: o-t194hfs8cz
"#;

/// A permission with these properties put in or, where null, taken out.
fn permission(changes: Value) -> String {
    let mut properties = json!({
        "FunctionName": "f", "Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com",
        "SourceArn": "arn:aws:s3:::bucket", "SourceAccount": "012345678901",
    });
    let all = properties.as_object_mut().expect("an object");
    all.extend(changes.as_object().expect("an object").clone());
    all.retain(|_, value| !value.is_null());
    json!({"Resources": {"Allow": {"Type": "AWS::Lambda::Permission", "Properties": properties}}}).to_string()
}

/// A template of so many permissions, made longer by this text.
fn large(count: usize, text: &str) -> String {
    let one: Value = serde_json::from_str(&permission(json!({}))).expect("JSON");
    let resources: Map<String, Value> =
        (0..count).map(|number| (format!("Allow{number}"), one["Resources"]["Allow"].clone())).collect();
    json!({"Resources": resources, "Metadata": {"Text": text}}).to_string()
}

fn policy(arn: &str) -> String {
    let properties = json!({"ResourceArn": arn, "PolicyDocument": {"Version": "2012-10-17", "Statement": []}});
    json!({"Resources": {"Policy": {"Type": "AWS::Lambda::ResourcePolicy", "Properties": properties}}}).to_string()
}

/// The rule and the last step of the path of each match.
fn found(answer: &Value) -> Vec<(&str, &str)> {
    let matches = answer["matches"].as_array().unwrap_or_else(|| panic!("no verdict: {answer}"));
    matches
        .iter()
        .map(|each| {
            let last = each["path"].as_array().and_then(|path| path.last()?.as_str());
            (each["rule"].as_str().expect("a rule"), last.unwrap_or(""))
        })
        .collect()
}

#[test]
fn it_accepts_right_templates_and_refuses_wrong_ones() {
    const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:f:live";
    let cases = [
        (RIGHT_YAML.to_owned(), None),
        (permission(json!({})), None),
        (policy(FUNCTION), None),
        (permission(json!({"SourceAcount": "012345678901"})), Some(("E3002", "SourceAcount"))),
        (permission(json!({"StatementId": "s"})), Some(("E3002", "StatementId"))),
        (permission(json!({"Action": null})), Some(("E3003", "Properties"))),
        (permission(json!({"Action": "s3:GetObject"})), Some(("E3031", "Action"))),
        (permission(json!({"SourceAccount": "12345"})), Some(("E3031", "SourceAccount"))),
        (permission(json!({"InvokedViaFunctionUrl": "maybe"})), Some(("E3012", "InvokedViaFunctionUrl"))),
        (permission(json!({"FunctionUrlAuthType": "none"})), Some(("E3030", "FunctionUrlAuthType"))),
        (permission(json!({"FunctionName": {"Ref": "Nothing"}})), Some(("E1020", "Ref"))),
        // A warning: the account of a bucket does not stand in its ARN.
        (permission(json!({"SourceAccount": null})), Some(("W3663", "Properties"))),
        (policy("not-an-arn"), Some(("E3031", "ResourceArn"))),
        (large(501, ""), Some(("E3010", "Resources"))),
        (large(500, ""), None),
        (large(1, &"x".repeat(1_000_000)), Some(("E1002", "Template"))),
        ("{".to_owned(), Some(("E0000", ""))),
        ("Resources: [".to_owned(), Some(("E0000", ""))),
        ("[]".to_owned(), Some(("E0000", ""))),
        (String::new(), Some(("E1001", ""))),
        // The second time as the first: nothing is left from the templates between.
        (RIGHT_YAML.to_owned(), None),
    ];
    let lines: Vec<Value> =
        cases.iter().enumerate().map(|(id, (template, _))| json!({"id": id, "template": template})).collect();
    let Some(answers) = ask(&["cfnlint"], &lines) else { return };
    for ((template, expected), answer) in cases.iter().zip(&answers) {
        let found = found(answer);
        // A wrong value may break more rules than the one looked for.
        let shown = &template[..template.len().min(500)];
        assert!(expected.map_or(found.is_empty(), |rule| found.contains(&rule)), "{shown}\n{answer}");
    }
}

/// Schemas differ by Region: not all have the newest resource type.
#[test]
fn it_judges_for_the_regions_asked_for() {
    let template = policy("arn:aws:lambda:us-east-1:123456789012:function:f");
    let lines = [
        json!({"id": 1, "template": template, "regions": ["us-east-1", "eu-central-1"]}),
        json!({"id": 2, "template": permission(json!({})), "regions": ["cn-north-1", "us-gov-west-1"]}),
        json!({"id": 3, "template": template, "regions": ["mars-north-1"]}),
        json!({"id": 4, "template": template, "regions": []}),
        json!({"id": 5}),
    ];
    let Some(answers) = ask(&["cfnlint"], &lines) else { return };
    assert!(answers[..2].iter().all(|answer| found(answer).is_empty()), "{answers:?}");
    assert!(answers[2..].iter().all(|answer| answer["error"].is_string()), "{answers:?}");
}
