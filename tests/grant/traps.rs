//! A walk over the project's list of traps: what a user may write, and what AWS makes of it.
//!
//! The list stands beside the repository where it is developed, and each case is called by its words. Elsewhere the cases run all
//! the same; only that the list holds no other one is then not shown.

use std::collections::BTreeSet;

use lambda_perm::finding::Lint;
use lambda_perm_core::facts::parameters::Key;
use serde_json::Value;

use crate::support::{beside, case::Case};

const ACCOUNT: &str = "111122223333";
const ROLE: &str = "arn:aws:iam::111122223333:role/app";
const BUCKET: &str = "arn:aws:s3:::bkt";
const SKILL: &str = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555";
const DISTRIBUTION: &str = "arn:aws:cloudfront::111122223333:distribution/E1";

/// Traps that are rejected, in the words of the list, with the calls that fall into them.
fn rejected() -> Vec<(&'static str, Vec<Case>)> {
    let principal = |text: &str| vec![Case::invoke(text)];
    let action = |text: &str| vec![Case::function(text, ACCOUNT)];
    let account = || Case::invoke(ACCOUNT);
    let sns = |arn: &str| Case::invoke("sns.amazonaws.com").arn(arn);
    let url = |principal: &str| Case::function("lambda:InvokeFunctionUrl", principal);
    vec![
        (
            "principal s3.amazonaws.com + SourceArn arn:aws:s3:::bkt, no SourceAccount",
            vec![Case::invoke("s3.amazonaws.com").arn(BUCKET)],
        ),
        ("principal \"*\" + SourceAccount", vec![Case::invoke("*").account(ACCOUNT)]),
        ("principal 11112222333 (11 digits)", principal("11112222333")),
        (
            "principal arn:aws:iam:111122223333:role/app (one colon missing)",
            principal("arn:aws:iam:111122223333:role/app"),
        ),
        ("principal arn:aws:iam::111122223333:group/dev", principal("arn:aws:iam::111122223333:group/dev")),
        ("principal amazonaws.com", principal("amazonaws.com")),
        ("principal invalid.nonaws.com", principal("invalid.nonaws.com")),
        ("principal invalid.amazonaws.com", principal("invalid.amazonaws.com")),
        (
            "principal kinesis.amazonaws.com or dynamodb.amazonaws.com",
            vec![Case::invoke("kinesis.amazonaws.com"), Case::invoke("dynamodb.amazonaws.com")],
        ),
        ("principal lambda.amazonaws.com + SourceAccount", vec![Case::invoke("lambda.amazonaws.com").account(ACCOUNT)]),
        (
            "principal states.amazonaws.com / scheduler.amazonaws.com / pipes.amazonaws.com",
            ["states", "scheduler", "pipes"].map(|id| Case::invoke(&format!("{id}.amazonaws.com"))).into(),
        ),
        ("principal alexa-appkit.smapi.amazon.com", principal("alexa-appkit.smapi.amazon.com")),
        ("principal \"s3.amazonaws.com \" (with a space)", principal("s3.amazonaws.com ")),
        (
            "principal apigateway.amazonaws.com + SourceArn arn:aws:apigateway:us-east-1::/restapis/abc",
            vec![Case::invoke("apigateway.amazonaws.com").arn("arn:aws:apigateway:us-east-1::/restapis/abc")],
        ),
        ("lambda:*", action("lambda:*")),
        ("*", action("*")),
        ("lambda:Get*", action("lambda:Get*")),
        ("Lambda:InvokeFunction", action("Lambda:InvokeFunction")),
        ("lambda:DisableInvokeFunction", action("lambda:DisableInvokeFunction")),
        ("lambda:UpdateFunctionConfiguration for an account", action("lambda:UpdateFunctionConfiguration")),
        ("lambda:AddPermission for an account", action("lambda:AddPermission")),
        ("lambda:ListFunctions", action("lambda:ListFunctions")),
        ("lambda:GetLayerVersion on a function", action("lambda:GetLayerVersion")),
        ("lambda:InvokeAsync", action("lambda:InvokeAsync")),
        (
            "lambda:PutProvisionedConcurrencyConfig on the unqualified function",
            action("lambda:PutProvisionedConcurrencyConfig"),
        ),
        ("a list of actions in AWS::Lambda::Permission", action("lambda:GetFunction,lambda:InvokeFunction")),
        ("iam:PassRole", action("iam:PassRole")),
        (
            "FunctionName fn:$LATEST (with or without Qualifier $LATEST)",
            vec![account().named("fn:$LATEST"), account().named("fn:$LATEST").at("$LATEST")],
        ),
        ("Qualifier $LATEST alone", vec![account().at("$LATEST")]),
        ("FunctionName fn:prod + Qualifier 42", vec![account().named("fn:prod").at("42")]),
        ("Qualifier \"invalid-qualifier-with-?-char\"", vec![account().at("invalid-qualifier-with-?-char")]),
        ("Qualifier valid-with-$-but-doesnotexist", vec![account().at("valid-with-$-but-doesnotexist")]),
        ("Qualifier v1.0", vec![account().at("v1.0")]),
        ("FunctionName my.fn", vec![account().named("my.fn")]),
        ("FunctionName of 65 letters", vec![account().named(&"f".repeat(65))]),
        (
            "FunctionName arn:aws:lambda:us-east-1:111122223333:function:*",
            vec![account().named("arn:aws:lambda:us-east-1:111122223333:function:*")],
        ),
        ("us-west-2:111122223333:function:fn", vec![account().named("us-west-2:111122223333:function:fn")]),
        (
            "arn:aws-cn:lambda:us-east-1:...",
            vec![account().named("arn:aws-cn:lambda:us-east-1:111122223333:function:fn")],
        ),
        ("function URL permission on a numbered version", vec![url(ACCOUNT).at("7"), url(ACCOUNT).named("fn:7")]),
        ("SourceArn arn:aws:sns:*:111122223333:t", vec![sns("arn:aws:sns:*:111122223333:t")]),
        ("SourceArn arn:aws:sns:us-east-1:*:t", vec![sns("arn:aws:sns:us-east-1:*:t")]),
        ("SourceArn arn:aws:s3:::*", vec![Case::invoke("s3.amazonaws.com").arn("arn:aws:s3:::*")]),
        (
            "SourceArn arn:aws:execute-api:us-east-1::abc123/*/*",
            vec![Case::invoke("apigateway.amazonaws.com").arn("arn:aws:execute-api:us-east-1::abc123/*/*")],
        ),
        (
            "logs principal + SourceArn arn:aws:logs:us-east-1:111122223333:log-group:/aws/x (no :*)",
            vec![Case::invoke("logs.amazonaws.com").arn("arn:aws:logs:us-east-1:111122223333:log-group:/aws/x")],
        ),
        (
            "SourceArn of partition aws-cn with a function in aws",
            vec![
                sns("arn:aws-cn:sns:cn-north-1:111122223333:t")
                    .named("arn:aws:lambda:us-east-1:111122223333:function:fn"),
            ],
        ),
        ("SourceArn arn:aws:sns:ap-southeast-10:...", vec![sns("arn:aws:sns:ap-southeast-10:111122223333:t")]),
        (
            "events.amazonaws.com + SourceAccount (2019 guidance)",
            vec![Case::invoke("events.amazonaws.com").account(ACCOUNT)],
        ),
        (
            "s3 principal + SourceArn + EventSourceToken",
            vec![Case::invoke("s3.amazonaws.com").arn(BUCKET).account(ACCOUNT).token(SKILL)],
        ),
        (
            "alexa-appkit.amazon.com + EventSourceToken + SourceAccount",
            vec![Case::invoke("alexa-appkit.amazon.com").token(SKILL).account(ACCOUNT)],
        ),
        (
            "principal config.amazonaws.com + PrincipalOrgID",
            vec![Case::invoke("config.amazonaws.com").organization("o-t194hfs8cz")],
        ),
        (
            "principal \"*\" + lambda:InvokeFunctionUrl + SourceArn, no FunctionUrlAuthType",
            vec![url("*").arn(DISTRIBUTION)],
        ),
        ("principal role ARN + FunctionUrlAuthType NONE", vec![url(ROLE).auth_type("NONE")]),
        ("lambda:InvokeFunction + FunctionUrlAuthType NONE", vec![Case::invoke("*").auth_type("NONE")]),
        ("FunctionUrlAuthType \"none\"", vec![url(ACCOUNT).auth_type("none")]),
        ("lambda:InvokeFunctionUrl + InvokedViaFunctionUrl true", vec![url(ACCOUNT).via_url(true)]),
        ("lambda:InvokeFunction + InvokedViaFunctionUrl false", vec![account().via_url(false)]),
        ("principal \"*\" + lambda:InvokeFunction + InvokedViaFunctionUrl true", vec![Case::invoke("*").via_url(true)]),
        (
            "public URL with \"*\" + lambda:InvokeFunction without InvokedViaFunctionUrl as the second statement",
            vec![Case::invoke("*")],
        ),
        (
            "s3.amazonaws.com + lambda:InvokeFunctionUrl",
            vec![Case::function("lambda:InvokeFunctionUrl", "s3.amazonaws.com").account(ACCOUNT)],
        ),
        ("StatementId example.com", vec![account().with(Key::StatementId, "example.com")]),
        ("StatementId \"allow s3\"", vec![account().with(Key::StatementId, "allow s3")]),
        ("StatementId \"\"", vec![account().with(Key::StatementId, "")]),
        ("StatementId \"é\"", vec![account().with(Key::StatementId, "é")]),
        ("layer: principal \"*\", no OrganizationId", vec![Case::layer("*")]),
        ("layer: principal s3.amazonaws.com", vec![Case::layer("s3.amazonaws.com")]),
        (
            "layer: action \"*\" or lambda:*",
            ["*", "lambda:*"].map(|action| Case::layer(ACCOUNT).with(Key::Action, action)).into(),
        ),
        (
            "layer: SourceArn / SourceAccount on a layer grant",
            vec![Case::layer(ACCOUNT).arn(BUCKET), Case::layer(ACCOUNT).account(ACCOUNT)],
        ),
        ("layer: OrganizationId O-T194HFS8CZ", vec![Case::layer("*").organization("O-T194HFS8CZ")]),
        ("layer: layer StatementId with a dot", vec![Case::layer(ACCOUNT).with(Key::StatementId, "a.b")]),
        ("AWS::Lambda::LayerVersionPermission Principal \"123456789012xyz\"", vec![Case::layer("123456789012xyz")]),
    ]
}

/// What is no trap, and must compile.
fn accepted() -> Vec<(&'static str, Case)> {
    let account = || Case::invoke(ACCOUNT);
    let url = Case::function("lambda:InvokeFunctionUrl", ACCOUNT);
    vec![
        (
            "principal s3.amazonaws.com + SourceArn arn:aws:s3:::bkt + SourceAccount 111122223333, action lambda:InvokeFunction",
            Case::invoke("s3.amazonaws.com").arn(BUCKET).account(ACCOUNT),
        ),
        ("principal sns.amazonaws.com + SourceAccount only", Case::invoke("sns.amazonaws.com").account(ACCOUNT)),
        ("principal \"*\" + PrincipalOrgID o-1234567890", Case::invoke("*").organization("o-1234567890")),
        ("principal 111122223333", account()),
        ("principal arn:aws:iam::111122223333:root", Case::invoke("arn:aws:iam::111122223333:root")),
        ("principal arn:aws:iam::111122223333:role/app (exists)", Case::invoke(ROLE)),
        (
            "principal arn:aws:sts::111122223333:assumed-role/r/s",
            Case::invoke("arn:aws:sts::111122223333:assumed-role/role/session"),
        ),
        (
            "principal alexa-appkit.amazon.com + EventSourceToken <skill id>",
            Case::invoke("alexa-appkit.amazon.com").token(SKILL),
        ),
        (
            "principal alexa-connectedhome.amazon.com + EventSourceToken <skill id>",
            Case::invoke("alexa-connectedhome.amazon.com").token(SKILL),
        ),
        (
            "principal config.amazonaws.com + SourceAccount 111122223333",
            Case::invoke("config.amazonaws.com").account(ACCOUNT),
        ),
        (
            "principal cognito-idp.amazonaws.com + SourceArn of a user pool",
            Case::invoke("cognito-idp.amazonaws.com")
                .arn("arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_a"),
        ),
        (
            "lambda:InvokeFunction for any service principal",
            Case::invoke("sns.amazonaws.com").arn("arn:aws:sns:us-east-1:111122223333:t"),
        ),
        ("lambda:GetFunction for an account principal", Case::function("lambda:GetFunction", ACCOUNT)),
        ("lambda:ListTags for an IAM user", Case::function("lambda:ListTags", "arn:aws:iam::111122223333:user/u")),
        (
            "lambda:GetFunction for replicator.lambda.amazonaws.com",
            Case::function("lambda:GetFunction", "replicator.lambda.amazonaws.com").at("7"),
        ),
        ("Qualifier $LATEST.PUBLISHED", account().at("$LATEST.PUBLISHED")),
        ("alias that points to $LATEST", account().at("current")),
        (
            "SourceArn arn:aws:events:us-east-1:111122223333:rule/*",
            Case::invoke("events.amazonaws.com").arn("arn:aws:events:us-east-1:111122223333:rule/*"),
        ),
        (
            "SourceArn arn:aws:execute-api:us-east-1:111122223333:abc123/*/GET/pets",
            Case::invoke("apigateway.amazonaws.com")
                .arn("arn:aws:execute-api:us-east-1:111122223333:abc123/*/GET/pets"),
        ),
        ("principal 111122223333 + lambda:InvokeFunctionUrl, no FunctionUrlAuthType", url.clone()),
        ("principal 111122223333 + lambda:InvokeFunctionUrl + FunctionUrlAuthType AWS_IAM", url.auth_type("AWS_IAM")),
        ("lambda:InvokeFunction + InvokedViaFunctionUrl true", account().via_url(true)),
        (
            "principal \"*\" + lambda:InvokeFunction + InvokedViaFunctionUrl true",
            Case::invoke("*").via_url(true).allow(Lint::PublicAccess),
        ),
        (
            "cloudfront.amazonaws.com + lambda:InvokeFunction + InvokedViaFunctionUrl true + SourceArn",
            Case::invoke("cloudfront.amazonaws.com").arn(DISTRIBUTION).via_url(true),
        ),
        ("layer: principal \"*\", no OrganizationId", Case::layer("*").allow(Lint::PublicAccess)),
        ("layer: principal \"*\" + OrganizationId o-t194hfs8cz", Case::layer("*").organization("o-t194hfs8cz")),
        ("layer: principal 111122223333", Case::layer(ACCOUNT)),
        ("layer: principal arn:aws:iam::111122223333:root", Case::layer("arn:aws:iam::111122223333:root")),
    ]
}

/// Traps that one call of AddPermission or AddLayerVersionPermission cannot show, with the reason.
const LEFT_OUT: &[(&str, &str)] = &[
    (
        "CloudFormation YAML Principal: 012345678901 unquoted",
        "about YAML: a number in the macro is an error, see tests/ui/fail/value/account_as_a_number.rs",
    ),
    (
        "any new statement on a function whose policy still names a deleted role",
        "depends on what the policy already holds",
    ),
    ("grant on the unqualified function, caller invokes fn:prod", "depends on what the caller invokes"),
    ("grant on alias prod, caller invokes fn", "depends on what the caller invokes"),
    (
        "API Gateway integration URI uses fn:${stageVariables.alias}, permission on fn only",
        "depends on what the caller invokes",
    ),
    (
        "full ARN of another Region sent to this Region",
        "the Region of the call is not part of the statement; Scope reports it, see tests/output/golden.rs",
    ),
    ("full ARN of another account", "the account of the caller is not part of the statement"),
    (
        "AWS::Lambda::Permission FunctionName of 150 characters (full ARN)",
        "a limit of CloudFormation, see tests/template/cloudformation.rs",
    ),
    ("public NONE URL with only the InvokeFunctionUrl statement", "about two statements, see tests/policy"),
    ("RemovePermission with StatementId a.b", "about RemovePermission of a statement that AddPermission cannot make"),
    (
        "the same StatementId twice on one resource (even with identical content)",
        "about two statements, see tests/policy",
    ),
    ("policy that would grow beyond 20,480 bytes", "about a whole document, see tests/policy"),
    ("several AddPermission calls on one function in parallel", "about calls in parallel"),
    ("more than 15 AddPermission calls per second", "about the rate of calls"),
    ("removing the last statement, then GetPolicy", "about what GetPolicy answers"),
    ("layer: wrong RevisionId", "depends on the policy's revision"),
    ("Qualifier in AWS::Lambda::Permission", "no property of the resource, see tests/template/cloudformation.rs"),
    ("OrganizationId in AWS::Lambda::Permission", "no property of the resource, see tests/template/cloudformation.rs"),
    ("changing any property of AWS::Lambda::Permission", "about what a deployment does with a change"),
    ("template body of 60 KB passed inline", "about how a template is sent"),
    (
        "aws_lambda_permission function_name = arn:aws-eusc:lambda:eusc-de-east-1:...",
        "about Terraform's provider, see tests/template/terraform.rs",
    ),
    (
        "aws_lambda_permission qualifier = \"$LATEST.PUBLISHED\"",
        "about Terraform's provider, see tests/template/terraform.rs",
    ),
    ("CDK LayerVersion.addPermission accountId \"111122223333\" + organizationId", "about the CDK"),
    ("CDK grantInvoke on a principal with aws:PrincipalOrgPaths condition", "about the CDK"),
    ("SAM FunctionUrlConfig AuthType NONE", "about SAM"),
    ("AWS::Lambda::ResourcePolicy and AWS::Lambda::Permission for one function", "about two resources of one template"),
    ("policy document of 20,481 characters", "about a whole document, see tests/policy"),
    ("PutResourcePolicy with a bare function name", "about PutResourcePolicy, see tests/output/golden.rs"),
    ("Deny statement, several principals, aws:SourceIp", "about a whole document: AddPermission cannot say it"),
    ("policy that makes the function public", "about a whole document, see tests/policy"),
];

#[test]
fn each_trap_is_found() {
    for (trap, cases) in rejected() {
        for case in cases {
            assert!(!case.codes().is_empty(), "{trap}: {:?}", case.values);
        }
    }
}

#[test]
fn what_is_no_trap_is_accepted() {
    for (trap, case) in accepted() {
        assert!(case.codes().is_empty(), "{trap}: {:#?}", case.findings());
    }
}

/// What the list calls a trap. Those of layers say so here, because some have the words of one of functions.
fn name(trap: &Value) -> String {
    let words = trap["writes"].as_str().expect("words");
    let is_of_layer = trap["group"].as_str().is_some_and(|group| group.ends_with("Layers"));
    if is_of_layer { format!("layer: {words}") } else { words.to_owned() }
}

#[test]
fn no_trap_is_forgotten() {
    let Some(text) = beside::read("facts/traps.json") else { return };
    let list: Value = serde_json::from_str(&text).expect("the list is JSON");
    let traps = list["traps"].as_array().expect("a list");
    let refused: BTreeSet<&str> = rejected().into_iter().map(|(trap, _)| trap).collect();
    let passing: BTreeSet<&str> = accepted().into_iter().map(|(trap, _)| trap).collect();
    let left_out: BTreeSet<&str> = LEFT_OUT.iter().map(|(trap, _)| *trap).collect();
    for trap in traps {
        let (name, suggest) = (name(trap), trap["suggest"].as_str().unwrap_or_default());
        let is_in = |names: &BTreeSet<&str>| names.contains(name.as_str());
        assert!(is_in(&refused) || is_in(&passing) || is_in(&left_out), "neither tested nor left out: {name}");
        assert!(is_in(&left_out) || suggest != "reject" || is_in(&refused), "should be rejected: {name}");
        assert!(is_in(&left_out) || !suggest.starts_with("accept") || is_in(&passing), "should be accepted: {name}");
    }
    // A name that the list does not hold tests nothing.
    let listed: BTreeSet<String> = traps.iter().map(name).collect();
    let known = refused.iter().chain(&passing).chain(&left_out);
    let stale: Vec<_> = known.filter(|known| !listed.contains(**known)).collect();
    assert!(stale.is_empty(), "{stale:?}");
}
