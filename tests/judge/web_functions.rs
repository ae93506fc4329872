//! What the judges say of the policies of web functions: the service model, the AWS CLI, cfn-lint.

use lambda_perm::{
    WebFunctionPolicyBuf,
    cloudformation::{Resources, Template},
};
use lambda_perm_core::{
    check::check_value,
    facts::{
        actions::ACTIONS,
        parameters::{Key, Target},
    },
};
use serde_json::{Value, json};

use crate::{
    grant::cases::table,
    support::{
        case::Case,
        judge::{Random, ask},
        requests::{Rendered, of_web_function},
    },
};

const WEB_FUNCTION: &str = "arn:aws:lambda:us-east-1:123456789012:web-function/w";

/// All cases in which nothing is wrong, and each action that a policy can grant, for a whole ARN.
fn policies() -> Vec<WebFunctionPolicyBuf> {
    let right = table().into_iter().filter(|(case, codes)| case.target == Target::WebFunction && codes.is_empty());
    let actions = ACTIONS.iter().filter(|action| action.web_function_part().is_some());
    let granted = actions.map(|action| Case::web("210987654321").with(Key::Action, &format!("lambda:{}", action.name)));
    right.map(|(case, _)| case).chain(granted).map(|case| case.web_function_policy()).collect()
}

fn requests() -> Vec<Rendered> {
    policies().iter().flat_map(of_web_function).collect()
}

#[test]
fn the_model_accepts_every_request_and_serializes_it_alike() {
    let requests = requests();
    assert!(requests.len() > 200, "only {} requests", requests.len());
    let lines: Vec<Value> = requests
        .iter()
        .enumerate()
        .map(|(id, request)| {
            json!({
                "id": id, "api": request.api, "op": request.operation, "params": request.parameters,
                "http": request.http(),
            })
        })
        .collect();
    let Some(answers) = ask(&["botocore"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        assert!(answer["accepted"] == true && answer["http_differs"].is_null(), "{line}\n{answer}");
    }
}

/// The judge tells right names from wrong ones, and takes no name that we take amiss.
#[test]
fn the_model_accepts_every_arn_that_we_accept() {
    let seeds = [
        WEB_FUNCTION,
        "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:web-function/my-app_2",
        "arn:aws-eusc:lambda:eusc-de-east-1:123456789012:web-function/w",
        "arn:aws:lambda:us-east-1:123456789012:function:f",
    ];
    let mut random = Random::new(20_261_130);
    let values: Vec<String> =
        seeds.iter().map(ToString::to_string).chain((0..600).map(|_| random.mutate(&seeds))).collect();
    let lines: Vec<Value> = values
        .iter()
        .enumerate()
        .map(|(id, value)| {
            json!({"id": id, "api": "lambda-web", "op": "GetResourcePolicy", "parameter": "resourceArn", "value": value})
        })
        .collect();
    let Some(answers) = ask(&["botocore", "--shape"], &lines) else { return };
    let mut counts = [0, 0];
    for (value, answer) in values.iter().zip(&answers) {
        let ours = value.starts_with("arn:") && check_value(Key::WebFunction, value).is_none();
        assert!(answer["accepted"] == true || !ours, "we accept {value:?}, the model does not: {answer}");
        counts[usize::from(ours)] += 1;
    }
    assert!(counts[0] > 0 && counts[1] > 0, "{counts:?}");
}

#[test]
fn the_aws_cli_parses_every_line_and_sends_the_same() {
    // One of every kind of request is enough, and what a shell might stumble over.
    let lines: Vec<Value> = requests()
        .iter()
        .enumerate()
        .filter(|(id, _)| id % 23 == 0 || *id < 10)
        .map(|(id, request)| {
            json!({
                "id": id, "api": request.api, "op": request.operation, "argv": request.argv, "shell": request.shell,
                "input": request.input, "http": request.http(),
            })
        })
        .collect();
    let Some(answers) = ask(&["awscli"], &lines) else { return };
    for (line, answer) in lines.iter().zip(&answers) {
        assert!(answer["ok"] == true, "{line}\n{answer}");
    }
}

/// CloudFormation's schema has a definition for ARNs of web functions, and a pattern around it that takes only functions. So cfn-lint
/// complains of a literal ARN, warns of one that it puts together, and says nothing else.
#[test]
fn cfn_lint_takes_no_arn_of_a_web_function() {
    let literal = Case::web("210987654321").with(Key::WebFunction, WEB_FUNCTION).web_function_policy();
    let name = Case::web("210987654321").web_function_policy();
    let lines: Vec<Value> = [literal, name]
        .iter()
        .enumerate()
        .map(|(id, policy)| {
            let resources = Resources::of([policy.cloudformation_policy().expect("a resource")]);
            let template = Template::new(resources.expect("one resource")).expect("a template");
            json!({"id": id, "template": template.to_yaml()})
        })
        .collect();
    let Some(answers) = ask(&["cfnlint"], &lines) else { return };
    let rules = |answer: &Value| -> Vec<String> {
        let matches = answer["matches"].as_array().expect("matches");
        matches.iter().map(|found| found["rule"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(rules(&answers[0]), ["E3031"], "{}", answers[0]);
    assert_eq!(rules(&answers[1]), ["W1031"], "{}", answers[1]);
}
