//! A walk over the project's list of traps: what a user may write, and what AWS makes of it.
//!
//! The list stands beside the repository where it is developed. Elsewhere the cases run all the same; only that the list
//! holds no other one is then not shown.

use std::collections::BTreeSet;

use lambda_perm::finding::Lint;
use lambda_perm_core::key::Key;

use crate::support::{beside, case::Case};

const ACCOUNT: &str = "111122223333";
const ROLE: &str = "arn:aws:iam::111122223333:role/app";
const BUCKET: &str = "arn:aws:s3:::bkt";
const SKILL: &str = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555";
const DISTRIBUTION: &str = "arn:aws:cloudfront::111122223333:distribution/E1";

/// Traps that are rejected, with the calls that fall into them.
fn rejected() -> Vec<(&'static str, Vec<Case>)> {
    let principal = |text: &str| vec![Case::invoke(text)];
    let action = |text: &str| vec![Case::function(text, ACCOUNT)];
    let account = || Case::invoke(ACCOUNT);
    let sns = |arn: &str| Case::invoke("sns.amazonaws.com").arn(arn);
    let url = |principal: &str| Case::function("lambda:InvokeFunctionUrl", principal);
    vec![
        ("A02", vec![Case::invoke("s3.amazonaws.com").arn(BUCKET)]),
        ("A08", vec![Case::invoke("*").account(ACCOUNT)]),
        ("A13", principal("11112222333")),
        ("A17", principal("arn:aws:iam:111122223333:role/app")),
        ("A18", principal("arn:aws:iam::111122223333:group/dev")),
        ("A22", principal("amazonaws.com")),
        ("A23", principal("invalid.nonaws.com")),
        ("A24", principal("invalid.amazonaws.com")),
        ("A27", vec![Case::invoke("kinesis.amazonaws.com"), Case::invoke("dynamodb.amazonaws.com")]),
        ("A28", vec![Case::invoke("lambda.amazonaws.com").account(ACCOUNT)]),
        ("A29", ["states", "scheduler", "pipes"].map(|id| Case::invoke(&format!("{id}.amazonaws.com"))).into()),
        ("A35", principal("alexa-appkit.smapi.amazon.com")),
        ("A39", principal("s3.amazonaws.com ")),
        ("A43", vec![Case::invoke("apigateway.amazonaws.com").arn("arn:aws:apigateway:us-east-1::/restapis/abc")]),
        ("B02", action("lambda:*")),
        ("B03", action("*")),
        ("B04", action("lambda:Get*")),
        ("B07", action("Lambda:InvokeFunction")),
        ("B09", action("lambda:DisableInvokeFunction")),
        ("B12", action("lambda:UpdateFunctionConfiguration")),
        ("B13", action("lambda:AddPermission")),
        ("B14", action("lambda:ListFunctions")),
        ("B15", action("lambda:GetLayerVersion")),
        ("B16", action("lambda:InvokeAsync")),
        ("B19", action("lambda:PutProvisionedConcurrencyConfig")),
        ("B22", action("lambda:GetFunction,lambda:InvokeFunction")),
        ("B23", action("iam:PassRole")),
        ("C01", vec![account().named("fn:$LATEST"), account().named("fn:$LATEST").at("$LATEST")]),
        ("C02", vec![account().at("$LATEST")]),
        ("C04", vec![account().named("fn:prod").at("42")]),
        ("C07", vec![account().at("invalid-qualifier-with-?-char")]),
        ("C08", vec![account().at("valid-with-$-but-doesnotexist")]),
        ("C09", vec![account().at("v1.0")]),
        ("C16", vec![account().named("my.fn")]),
        ("C17", vec![account().named(&"f".repeat(65))]),
        ("C18", vec![account().named("arn:aws:lambda:us-east-1:111122223333:function:*")]),
        ("C22", vec![account().named("us-west-2:111122223333:function:fn")]),
        ("C23", vec![account().named("arn:aws-cn:lambda:us-east-1:111122223333:function:fn")]),
        ("C25", vec![url(ACCOUNT).at("7"), url(ACCOUNT).named("fn:7")]),
        ("D01", vec![sns("arn:aws:sns:*:111122223333:t")]),
        ("D02", vec![sns("arn:aws:sns:us-east-1:*:t")]),
        ("D05", vec![Case::invoke("s3.amazonaws.com").arn("arn:aws:s3:::*")]),
        ("D08", vec![Case::invoke("apigateway.amazonaws.com").arn("arn:aws:execute-api:us-east-1::abc123/*/*")]),
        ("D09", vec![Case::invoke("logs.amazonaws.com").arn("arn:aws:logs:us-east-1:111122223333:log-group:/aws/x")]),
        (
            "D10",
            vec![
                sns("arn:aws-cn:sns:cn-north-1:111122223333:t")
                    .named("arn:aws:lambda:us-east-1:111122223333:function:fn"),
            ],
        ),
        ("D12", vec![sns("arn:aws:sns:ap-southeast-10:111122223333:t")]),
        ("D16", vec![Case::invoke("events.amazonaws.com").account(ACCOUNT)]),
        ("D17", vec![Case::invoke("s3.amazonaws.com").arn(BUCKET).account(ACCOUNT).token(SKILL)]),
        ("D19", vec![Case::invoke("alexa-appkit.amazon.com").token(SKILL).account(ACCOUNT)]),
        ("D22", vec![Case::invoke("config.amazonaws.com").organization("o-t194hfs8cz")]),
        ("D28", vec![url("*").arn(DISTRIBUTION)]),
        ("D32", vec![url(ROLE).auth_type("NONE")]),
        ("D33", vec![Case::invoke("*").auth_type("NONE")]),
        ("D35", vec![url(ACCOUNT).auth_type("none")]),
        ("D37", vec![url(ACCOUNT).via_url(true)]),
        ("D38", vec![account().via_url(false)]),
        ("D40", vec![Case::invoke("*").via_url(true)]),
        ("D42", vec![Case::invoke("*")]),
        ("D45", vec![Case::function("lambda:InvokeFunctionUrl", "s3.amazonaws.com").account(ACCOUNT)]),
        ("E01", vec![account().with(Key::StatementId, "example.com")]),
        ("E03", vec![account().with(Key::StatementId, "allow s3")]),
        ("E05", vec![account().with(Key::StatementId, "")]),
        ("E06", vec![account().with(Key::StatementId, "é")]),
        ("G01", vec![Case::layer("*")]),
        ("G07", vec![Case::layer("s3.amazonaws.com")]),
        ("G08", ["*", "lambda:*"].map(|action| Case::layer(ACCOUNT).with(Key::Action, action)).into()),
        ("G15", vec![Case::layer(ACCOUNT).arn(BUCKET), Case::layer(ACCOUNT).account(ACCOUNT)]),
        ("G16", vec![Case::layer("*").organization("O-T194HFS8CZ")]),
        ("G18", vec![Case::layer(ACCOUNT).with(Key::StatementId, "a.b")]),
        ("H05", vec![Case::layer("123456789012xyz")]),
    ]
}

/// What is no trap, and must compile.
fn accepted() -> Vec<(&'static str, Case)> {
    let account = || Case::invoke(ACCOUNT);
    let url = Case::function("lambda:InvokeFunctionUrl", ACCOUNT);
    vec![
        ("A01", Case::invoke("s3.amazonaws.com").arn(BUCKET).account(ACCOUNT)),
        ("A05", Case::invoke("sns.amazonaws.com").account(ACCOUNT)),
        ("A09", Case::invoke("*").organization("o-1234567890")),
        ("A11", account()),
        ("A12", Case::invoke("arn:aws:iam::111122223333:root")),
        ("A15", Case::invoke(ROLE)),
        ("A21", Case::invoke("arn:aws:sts::111122223333:assumed-role/role/session")),
        ("A32", Case::invoke("alexa-appkit.amazon.com").token(SKILL)),
        ("A34", Case::invoke("alexa-connectedhome.amazon.com").token(SKILL)),
        ("A36", Case::invoke("config.amazonaws.com").account(ACCOUNT)),
        (
            "A42",
            Case::invoke("cognito-idp.amazonaws.com")
                .arn("arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_a"),
        ),
        ("B01", Case::invoke("sns.amazonaws.com").arn("arn:aws:sns:us-east-1:111122223333:t")),
        ("B10", Case::function("lambda:GetFunction", ACCOUNT)),
        ("B11", Case::function("lambda:ListTags", "arn:aws:iam::111122223333:user/u")),
        ("B18", Case::function("lambda:GetFunction", "replicator.lambda.amazonaws.com").at("7")),
        ("C10", account().at("$LATEST.PUBLISHED")),
        ("C15", account().at("current")),
        ("D04", Case::invoke("events.amazonaws.com").arn("arn:aws:events:us-east-1:111122223333:rule/*")),
        (
            "D06",
            Case::invoke("apigateway.amazonaws.com")
                .arn("arn:aws:execute-api:us-east-1:111122223333:abc123/*/GET/pets"),
        ),
        ("D30", url.clone()),
        ("D31", url.auth_type("AWS_IAM")),
        ("D36", account().via_url(true)),
        ("D40", Case::invoke("*").via_url(true).allow(Lint::PublicAccess)),
        ("D44", Case::invoke("cloudfront.amazonaws.com").arn(DISTRIBUTION).via_url(true)),
        ("G01", Case::layer("*").allow(Lint::PublicAccess)),
        ("G02", Case::layer("*").organization("o-t194hfs8cz")),
        ("G03", Case::layer(ACCOUNT)),
        ("G04", Case::layer("arn:aws:iam::111122223333:root")),
    ]
}

/// Traps that one call of AddPermission or AddLayerVersionPermission cannot show, with the reason.
const LEFT_OUT: &[(&str, &str)] = &[
    ("A14", "about YAML: a number in the macro is an error, see tests/ui/fail/value/account_as_a_number.rs"),
    ("A40", "depends on what the policy already holds"),
    ("C12", "depends on what the caller invokes"),
    ("C13", "depends on what the caller invokes"),
    ("C14", "depends on what the caller invokes"),
    ("C19", "the Region of the call is not part of the statement; Scope reports it, see tests/output/golden.rs"),
    ("C20", "the account of the caller is not part of the statement"),
    ("C24", "a limit of CloudFormation, which is an output to come"),
    ("D41", "about two statements: a set's rule"),
    ("E02", "about RemovePermission of a statement that AddPermission cannot make"),
    ("E07", "about two statements: a set's rule"),
    ("F01", "about a whole document: a set's rule"),
    ("F03", "about calls in parallel"),
    ("F04", "about the rate of calls"),
    ("F05", "about what GetPolicy answers"),
    ("G14", "depends on the policy's revision"),
    ("H02", "about CloudFormation, which is an output to come"),
    ("H03", "about CloudFormation, which is an output to come"),
    ("H06", "about CloudFormation, which is an output to come"),
    ("H08", "about CloudFormation, which is an output to come"),
    ("H09", "about Terraform, which is an output to come"),
    ("H10", "about Terraform, which is an output to come"),
    ("H14", "about the CDK"),
    ("H15", "about the CDK"),
    ("H16", "about SAM"),
    ("I03", "about CloudFormation, which is an output to come"),
    ("I04", "about PutResourcePolicy, which comes with sets"),
    ("I05", "about PutResourcePolicy, which comes with sets"),
    ("I06", "about PutResourcePolicy, which comes with sets"),
    ("I07", "about PutResourcePolicy, which comes with sets"),
];

#[test]
fn each_trap_is_found() {
    for (id, cases) in rejected() {
        for case in cases {
            assert!(!case.codes().is_empty(), "{id}: {:?}", case.values);
        }
    }
}

#[test]
fn what_is_no_trap_is_accepted() {
    for (id, case) in accepted() {
        assert!(case.codes().is_empty(), "{id}: {:#?}", case.findings());
    }
}

#[test]
fn no_trap_is_forgotten() {
    let Some(text) = beside::read("facts/traps.json") else { return };
    let traps: serde_json::Value = serde_json::from_str(&text).expect("the list is JSON");
    let known: BTreeSet<&str> = rejected()
        .iter()
        .map(|(id, _)| *id)
        .chain(accepted().iter().map(|(id, _)| *id))
        .chain(LEFT_OUT.iter().map(|(id, _)| *id))
        .collect();
    let refused: BTreeSet<&str> = rejected().iter().map(|(id, _)| *id).collect();
    let passing: BTreeSet<&str> = accepted().iter().map(|(id, _)| *id).collect();
    for trap in traps["traps"].as_array().expect("a list") {
        let (id, suggest) = (trap["id"].as_str().expect("an ID"), trap["suggest"].as_str().unwrap_or_default());
        assert!(known.contains(id), "{id} is neither tested nor left out: {}", trap["writes"]);
        let is_left_out = LEFT_OUT.iter().any(|(other, _)| *other == id);
        assert!(is_left_out || suggest != "reject" || refused.contains(id), "{id} should be rejected");
        let is_good = suggest.starts_with("accept");
        assert!(is_left_out || !is_good || passing.contains(id), "{id} should be accepted");
    }
    // An ID that the list does not hold tests nothing.
    let listed: BTreeSet<&str> =
        traps["traps"].as_array().into_iter().flatten().filter_map(|trap| trap["id"].as_str()).collect();
    let stale: Vec<_> = known.difference(&listed).collect();
    assert!(stale.is_empty(), "{stale:?}");
}
