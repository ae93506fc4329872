//! Sets that are too large for one template.

use std::collections::BTreeMap;

use lambda_perm::{
    CloudFormation, FunctionPermission,
    cloudformation::{
        CloudFormationError, Expression, FunctionPermissionBuilder, NestedStacks, Resource, Resources, Template,
    },
    grant,
};
use serde_json::{Value, json};

use crate::support::judge::ask;

type Files = BTreeMap<String, String>;

/// The stacks of these resources, and their parent.
fn split(resources: impl IntoIterator<Item = Resource>) -> Result<(Files, Resources), CloudFormationError> {
    let mut files = Files::new();
    let mut stacks = NestedStacks::new("permissions", |name: &str, template: String| {
        files.insert(name.to_owned(), template);
        Ok::<(), CloudFormationError>(())
    });
    for resource in resources {
        stacks.push(resource)?;
    }
    let parent = stacks.finish()?;
    Ok((files, parent))
}

fn partner(function: usize) -> Resource {
    let name = format!("function-{function}");
    FunctionPermission::builder(name, "partner", "lambda:InvokeFunction", "210987654321")
        .build()
        .expect("a permission")
        .cloudformation()
        .expect("a resource")
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("JSON")
}

#[test]
fn one_more_permission_moves_no_other() {
    let (before, _) = split((0..1_499).map(partner)).expect("three stacks");
    let (after, _) = split((0..1_501).map(partner)).expect("four stacks");
    assert_eq!(before.keys().collect::<Vec<_>>(), ["permissions-1.json", "permissions-2.json", "permissions-3.json"]);
    assert_eq!(after.len(), 4);
    for (name, text) in &before {
        let (before, after) = (parsed(text), parsed(&after[name]));
        for (id, resource) in before["Resources"].as_object().expect("resources") {
            assert_eq!(&after["Resources"][id], resource, "{name}");
        }
        let count = after["Resources"].as_object().map_or(0, serde_json::Map::len);
        assert_eq!(count, 500, "{name}");
    }
}

#[test]
fn the_same_permissions_make_the_same_texts() {
    assert_eq!(split((0..700).map(partner)), split((0..700).map(partner)));
}

#[test]
fn no_stack_exceeds_a_limit() {
    // A source ARN of 1,000 characters lets the bytes run out first.
    let large = |number: usize| {
        let source = format!("arn:aws:execute-api:us-east-1:123456789012:abc123/*/GET/{}", "x".repeat(940));
        FunctionPermission::builder(format!("f{number}"), "large", "lambda:InvokeFunction", "apigateway.amazonaws.com")
            .source_arn(source)
            .build()
            .expect("a permission")
            .cloudformation()
            .expect("a resource")
            .condition(&"C".repeat(200))
            .and_then(|resource| resource.depends_on(&"D".repeat(255)))
            .expect("logical IDs")
    };
    let (files, parent) = split((0..1_200).map(large)).expect("stacks");
    assert!(files.len() >= 3 && parent.as_slice().len() == files.len());
    for text in files.values() {
        assert!(text.len() <= 1_000_000);
    }
    // As many parameters as a template takes.
    let referring = |number: usize| {
        let function = Expression::reference(&format!("Function{number}")).expect("a logical ID");
        FunctionPermissionBuilder::new(function, "partner", "lambda:InvokeFunction", "210987654321")
            .build()
            .expect("a permission")
            .cloudformation()
            .expect("a resource")
    };
    let (files, _) = split((0..401).map(referring)).expect("stacks");
    let counts: Vec<usize> =
        files.values().map(|text| parsed(text)["Parameters"].as_object().map_or(0, serde_json::Map::len)).collect();
    assert_eq!(counts, [200, 200, 1]);
}

const UPLOADS: FunctionPermission<CloudFormation> = grant!(
    function_name = GetAtt("Fn.Arn"),
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = Sub(
        "arn:${AWS::Partition}:s3:::${Prefix}-${Bucket.Name}-${AWS::StackName}-${Short}",
        Short = If("IsProduction", Ref("Name"), FindInMap("Names", "short", "name"))
    ),
    source_account = Ref("AWS::AccountId"),
);

#[test]
fn what_only_the_parent_has_is_handed_down() {
    let resource = UPLOADS.cloudformation().expect("a resource").named("Uploads").expect("a name");
    let resource = resource.condition("IsProduction").and_then(|resource| resource.depends_on("Fn"));
    let (files, parent) = split([resource.expect("logical IDs")]).expect("one stack");
    let child = parsed(&files["permissions-1.json"]);
    assert_eq!(
        child["Resources"]["Uploads"],
        json!({
            "Type": "AWS::Lambda::Permission",
            "Condition": "IsProduction",
            "Properties": {
                "Action": "lambda:InvokeFunction",
                "FunctionName": {"Ref": "FnArn"},
                "Principal": "s3.amazonaws.com",
                "SourceArn": {"Fn::Sub": [
                    "arn:${AWS::Partition}:s3:::${Prefix}-${BucketName}-${AWSStackName}-${Short}",
                    {"Short": {"Fn::If": ["IsProduction", {"Ref": "Name"}, {"Ref": "Namesshortname"}]}},
                ]},
                "SourceAccount": {"Ref": "AWS::AccountId"},
            },
        })
    );
    assert_eq!(
        child["Conditions"],
        json!({"IsProduction": {"Fn::Equals": [{"Ref": "ConditionIsProduction"}, "true"]}})
    );
    let stack = parsed(&parent.to_json())["Permissions1"].clone();
    assert_eq!(
        stack,
        json!({
            "Type": "AWS::CloudFormation::Stack",
            "DependsOn": "Fn",
            "Properties": {
                "TemplateURL": "permissions-1.json",
                "Parameters": {
                    "AWSStackName": {"Ref": "AWS::StackName"},
                    "BucketName": {"Fn::GetAtt": ["Bucket", "Name"]},
                    "ConditionIsProduction": {"Fn::If": ["IsProduction", "true", "false"]},
                    "FnArn": {"Fn::GetAtt": ["Fn", "Arn"]},
                    "Name": {"Ref": "Name"},
                    "Namesshortname": {"Fn::FindInMap": ["Names", "short", "name"]},
                    "Prefix": {"Ref": "Prefix"},
                },
            },
        })
    );
    let given: Vec<&String> = child["Parameters"].as_object().expect("parameters").keys().collect();
    assert_eq!(given, stack["Properties"]["Parameters"].as_object().expect("parameters").keys().collect::<Vec<_>>());
}

#[test]
fn stacks_wait_for_one_another_where_a_function_has_permissions_in_both() {
    let of_one = |number: usize| {
        FunctionPermission::builder("f", format!("s{number}"), "lambda:InvokeFunction", "210987654321")
            .build()
            .expect("a permission")
            .cloudformation()
            .expect("a resource")
    };
    let mut files = Files::new();
    let mut stacks = NestedStacks::new("all", |name: &str, template: String| {
        files.insert(name.to_owned(), template);
        Ok::<(), CloudFormationError>(())
    })
    .one_after_the_other()
    .at("https://templates.s3.${AWS::URLSuffix}/v1/");
    for number in 0..501 {
        stacks.push(of_one(number)).expect("room");
    }
    let parent = parsed(&stacks.finish().expect("two stacks").to_json());
    assert_eq!(parent["All2"]["DependsOn"], "All1");
    assert_eq!(
        parent["All1"]["Properties"]["TemplateURL"],
        json!({"Fn::Sub": "https://templates.s3.${AWS::URLSuffix}/v1/all-1.json"})
    );
    let first = parsed(&files["all-1.json"]);
    let (one, two) = (of_one(0), of_one(1));
    assert_eq!(first["Resources"][two.logical_id()]["DependsOn"], one.logical_id());
    assert_eq!(first["Resources"][one.logical_id()].get("DependsOn"), None);
}

#[test]
fn a_dependency_within_a_stack_stays_there() {
    let (one, two) = (partner(1), partner(2));
    let (files, parent) =
        split([one.clone(), two.clone().depends_on(one.logical_id()).expect("an ID")]).expect("one stack");
    let child = parsed(&files["permissions-1.json"]);
    assert_eq!(child["Resources"][two.logical_id()]["DependsOn"], one.logical_id());
    assert_eq!(parsed(&parent.to_json())["Permissions1"].get("DependsOn"), None);
}

#[test]
fn a_resource_that_waits_for_itself_is_refused() {
    let one = partner(1);
    let itself = split([one.clone().depends_on(one.logical_id()).expect("an ID")]).expect_err("it waits for itself");
    assert!(matches!(itself, CloudFormationError::DependsOnItself(_)), "{itself}");
}

#[test]
fn errors_of_the_writer_come_through() {
    let mut stacks = NestedStacks::new("all", |_: &str, _: String| Err("the disk is full".into()));
    stacks.push(partner(1)).expect("nothing is written yet");
    let error: Box<dyn std::error::Error> = stacks.finish().expect_err("it is full");
    assert_eq!(error.to_string(), "the disk is full");
    let clash = split([partner(1), partner(1)]).expect_err("the same one twice");
    assert!(matches!(clash, CloudFormationError::Clash(_)), "{clash}");
}

#[test]
fn cfn_lint_finds_nothing_but_that_a_template_is_a_file() {
    let (files, parent) = split((0..600).map(partner)).expect("two stacks");
    let parent = Template::new(parent).expect("small").to_json();
    let texts = files.values().chain([&parent]);
    let lines: Vec<Value> = texts.enumerate().map(|(id, template)| json!({"id": id, "template": template})).collect();
    let Some(answers) = ask(&["cfnlint"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        let matches = answer["matches"].as_array().expect("matches");
        // `aws cloudformation package` makes an address of the name of a file, as the rule asks for.
        let unexpected: Vec<&Value> = matches.iter().filter(|found| found["rule"] != "W3002").collect();
        assert!(unexpected.is_empty(), "{line}: {unexpected:?}");
    }
}

#[test]
fn a_deployment_of_stacks_stores_every_statement() {
    let (files, parent) = split((0..502).map(partner)).expect("two stacks");
    let template = Template::new(parent).expect("small").to_json();
    let functions: Vec<Value> = (0..502).map(|number| json!({"name": format!("function-{number}")})).collect();
    let expected: Vec<Value> = (0..502)
        .map(|number| {
            let name = format!("function-{number}");
            let statement = json!({
                "Sid": "partner", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::210987654321:root"},
                "Action": "lambda:InvokeFunction",
                "Resource": format!("arn:aws:lambda:us-east-1:123456789012:function:{name}"),
            });
            json!({"function": name, "statement": statement})
        })
        .collect();
    let line = json!({
        "id": 0, "template": template, "files": files, "functions": functions, "expected": expected,
        "account": "123456789012", "region": "us-east-1",
    });
    let Some(answers) = ask(&["deploy"], &[line]) else { return };
    assert_eq!(answers[0]["ok"], true, "{}", answers[0]);
}
