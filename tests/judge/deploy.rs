//! Deployments to an emulator as a judge of templates: what Lambda then holds is compared, and what differs is caught.

use serde_json::{Value, json};

use crate::support::judge::ask;

const FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";
const LAYER: &str = "arn:aws:lambda:us-east-1:123456789012:layer:l:2";

fn permission(properties: Value) -> Value {
    json!({"Type": "AWS::Lambda::Permission", "Properties": properties})
}

fn template(resource: Value) -> Value {
    json!({"Resources": {"Allow": resource}})
}

/// The permission for this bucket, as a resource.
fn bucket(name: &str) -> Value {
    permission(json!({
        "FunctionName": "f", "Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com",
        "SourceArn": {"Fn::Sub": format!("arn:${{AWS::Partition}}:s3:::{name}")},
        "SourceAccount": {"Ref": "AWS::AccountId"},
    }))
}

fn statement(resource: &str, principal: Value, action: &str, condition: Value) -> Value {
    json!({
        "Effect": "Allow", "Principal": principal, "Action": action, "Resource": resource, "Condition": condition,
    })
}

fn bucket_statement(name: &str) -> Value {
    let condition = json!({
        "StringEquals": {"AWS:SourceAccount": "123456789012"},
        "ArnLike": {"AWS:SourceArn": format!("arn:aws:s3:::{name}")},
    });
    statement(FUNCTION, json!({"Service": "s3.amazonaws.com"}), "lambda:InvokeFunction", condition)
}

fn expected(statement: &Value) -> Value {
    json!([{"function": "f", "statement": statement}])
}

/// A case that needs the function `f`, with an alias and a version.
fn case(template: &str, expected: &Value) -> Value {
    let functions = json!([{"name": "f", "aliases": ["live"], "version": 2}]);
    json!({"template": template, "functions": functions, "expected": expected})
}

const ALL_PROPERTIES: &str = r#"
Parameters:
  Token: {Type: String}
Resources:
  Account:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: f:live
      Action: lambda:InvokeFunction
      Principal: "012345678901"
      PrincipalOrgID: o-t194hfs8cz
      EventSourceToken: !Ref Token
  Address:
    Type: AWS::Lambda::Permission
    DependsOn: Account
    Properties:
      FunctionName: !Sub arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:f:2
      Action: lambda:InvokeFunctionUrl
      Principal: "*"
      FunctionUrlAuthType: NONE
"#;

fn all_properties() -> Value {
    let (live, second) = (format!("{FUNCTION}:live"), format!("{FUNCTION}:2"));
    let account = json!({"AWS": "arn:aws:iam::012345678901:root"});
    let of_account = json!({"StringEquals": {"lambda:EventSourceToken": "1e3", "aws:PrincipalOrgID": "o-t194hfs8cz"}});
    let of_url = json!({"StringEquals": {"lambda:FunctionUrlAuthType": "NONE"}});
    let expected = json!([
        {
            "function": "f", "qualifier": "live",
            "statement": statement(&live, account, "lambda:InvokeFunction", of_account),
        },
        {
            "function": "f", "qualifier": "2",
            "statement": statement(&second, json!("*"), "lambda:InvokeFunctionUrl", of_url),
        },
    ]);
    let mut case = case(ALL_PROPERTIES, &expected);
    case["parameters"] = json!({"Token": "1e3"});
    case
}

/// A policy that denies, and names a condition that AddPermission does not have.
fn policy() -> Value {
    let statement = |account: Value| {
        json!({
            "Sid": "mine", "Effect": "Deny", "Principal": "*", "Action": "lambda:InvokeFunction", "Resource": FUNCTION,
            "Condition": {"StringNotEquals": {"aws:PrincipalAccount": account}},
        })
    };
    let document = json!({"Version": "2012-10-17", "Statement": [statement(json!({"Ref": "AWS::AccountId"}))]});
    let properties = json!({"ResourceArn": FUNCTION, "PolicyDocument": document});
    let template = template(json!({"Type": "AWS::Lambda::ResourcePolicy", "Properties": properties}));
    case(&template.to_string(), &expected(&statement(json!("123456789012"))))
}

fn layer(principal: &str) -> Value {
    let properties = json!({"LayerVersionArn": LAYER, "Action": "lambda:GetLayerVersion", "Principal": principal});
    let template = template(json!({"Type": "AWS::Lambda::LayerVersionPermission", "Properties": properties}));
    let mut statement = statement(LAYER, json!("*"), "lambda:GetLayerVersion", Value::Null);
    statement.as_object_mut().expect("an object").remove("Condition");
    json!({
        "template": template.to_string(), "layers": [{"name": "l", "version": 2}],
        "expected": [{"layer": "l", "version": 2, "statement": statement}],
    })
}

/// A parent with one child, as `aws cloudformation package` takes them from files.
fn nested() -> Value {
    let child = template(bucket("nested")).to_string();
    let parent = template(json!({"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "child-0.json"}}));
    let mut case = case(&parent.to_string(), &expected(&bucket_statement("nested")));
    case["files"] = json!({"child-0.json": child});
    case
}

/// A topic of the template's own, whose ARN the permission gets from it.
fn topic() -> Value {
    let properties = json!({
        "FunctionName": "f", "Action": "lambda:InvokeFunction", "Principal": "sns.amazonaws.com",
        "SourceArn": {"Ref": "Topic"},
    });
    let resources = json!({
        "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "t"}}, "Allow": permission(properties),
    });
    let condition = json!({"ArnLike": {"AWS:SourceArn": "arn:aws:sns:us-east-1:123456789012:t"}});
    let service = json!({"Service": "sns.amazonaws.com"});
    let statement = statement(FUNCTION, service, "lambda:InvokeFunction", condition);
    case(&json!({ "Resources": resources }).to_string(), &expected(&statement))
}

/// A function of the template's own, and so many permissions that the template goes through a bucket.
fn large() -> Value {
    let mut resources = json!({"F": {"Type": "AWS::Lambda::Function", "Properties": {
        "FunctionName": "f", "Handler": "index.handler", "Runtime": "python3.12",
        "Role": "arn:aws:iam::123456789012:role/any", "Code": {"ZipFile": "handler = None"},
    }}});
    let mut expected = Vec::new();
    for number in 0..250 {
        let name = format!("bucket-{number}");
        let mut resource = bucket(&name);
        resource["DependsOn"] = json!("F");
        resources[format!("Allow{number}")] = resource;
        expected.push(json!({"function": "f", "statement": bucket_statement(&name)}));
    }
    json!({"template": json!({"Resources": resources}).to_string(), "expected": expected})
}

/// Two permissions that the emulator cannot store as AWS does, and what it is then to name.
fn beyond_the_emulator() -> [(Value, Option<&'static str>); 2] {
    let token = "amzn1.ask.skill.1";
    let alexa = permission(json!({
        "FunctionName": "f", "Action": "lambda:InvokeFunction", "Principal": "alexa-appkit.amazon.com",
        "EventSourceToken": token,
    }));
    let url = permission(json!({
        "FunctionName": "f", "Action": "lambda:InvokeFunction", "Principal": "*", "InvokedViaFunctionUrl": true,
    }));
    let of_alexa = statement(
        FUNCTION,
        json!({"Service": "alexa-appkit.amazon.com"}),
        "lambda:InvokeFunction",
        json!({"StringEquals": {"lambda:EventSourceToken": token}}),
    );
    let of_url = statement(
        FUNCTION,
        json!("*"),
        "lambda:InvokeFunction",
        json!({"Bool": {"lambda:InvokedViaFunctionUrl": "true"}}),
    );
    [
        (case(&template(alexa).to_string(), &expected(&of_alexa)), Some("principal-kind")),
        (case(&template(url).to_string(), &expected(&of_url)), Some("function-url-condition")),
    ]
}

#[test]
fn it_accepts_what_lambda_then_holds() {
    let simple = case(&template(bucket("b")).to_string(), &expected(&bucket_statement("b")));
    let mut cases = vec![
        (simple, None),
        (all_properties(), None),
        (policy(), Some("resource-policy")),
        (layer("*"), None),
        (nested(), None),
        (topic(), None),
        (large(), None),
    ];
    cases.extend(beyond_the_emulator());
    let lines: Vec<Value> = cases.iter().map(|(line, _)| line.clone()).collect();
    let Some(answers) = ask(&["deploy"], &lines) else { return };
    for ((line, skipped), answer) in cases.iter().zip(&answers) {
        assert!(answer["ok"] == true, "{line}\n{answer}");
        assert_eq!(answer["skipped"], json!(Vec::from_iter(*skipped)), "{line}");
    }
}

#[test]
fn it_catches_what_differs() {
    let right = expected(&bucket_statement("b"));
    let changed = |pointer: &str, value: Value| {
        let mut resource = bucket("b");
        *resource.pointer_mut(pointer).expect("is there") = value;
        case(&template(resource).to_string(), &right)
    };
    let mut extra = bucket("b");
    extra["Properties"]["StatementId"] = json!("s");
    let mut two = template(bucket("b"));
    two["Resources"]["Other"] = bucket("other");
    let mut wrong_policy = policy();
    wrong_policy["expected"][0]["statement"]["Sid"] = json!("other");
    let wrong = [
        // Another bucket, a condition lost, another account, another action.
        (changed("/Properties/SourceArn", json!("arn:aws:s3:::other")), "not there"),
        (changed("/Properties/SourceAccount", json!({"Ref": "AWS::NoValue"})), "not there"),
        (changed("/Properties/SourceAccount", json!("999999999999")), "not there"),
        (changed("/Properties/Action", json!("lambda:GetFunction")), "not there"),
        (changed("/Properties/FunctionName", json!("f:live")), "not there"),
        (case(&two.to_string(), &right), "not expected"),
        (wrong_policy, "not there"),
        (layer("123456789012"), "not there"),
        // What CloudFormation or Lambda refuses.
        (changed("/Properties/FunctionName", json!("nowhere")), "deploy"),
        (changed("/Properties/FunctionName", json!({"Ref": "Nothing"})), "deploy"),
        (case(&template(extra).to_string(), &right), "StatementId"),
        (case("Resources: [", &right), "deploy"),
        (
            case(&template(json!({"Type": "AWS::Lambda::Permit", "Properties": {}})).to_string(), &right),
            "AWS::Lambda::Permit",
        ),
    ];
    let lines: Vec<Value> = wrong
        .iter()
        .map(|(line, _)| line.clone())
        .chain([json!({"template": "{}", "expected": [{"function": "f"}]})])
        .collect();
    let Some(answers) = ask(&["deploy"], &lines) else { return };
    for ((line, problem), answer) in wrong.iter().zip(&answers) {
        assert!(answer["ok"] == false && answer["problems"].to_string().contains(problem), "{line}\n{answer}");
    }
    assert!(answers[wrong.len()]["error"].is_string(), "{}", answers[wrong.len()]);
}
