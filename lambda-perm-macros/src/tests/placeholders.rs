//! Findings in the text around placeholders, and none that the text in a placeholder could make wrong.

use super::{
    policy_errors,
    template::{assert_blames, assert_source, other, source},
};

#[test]
fn both_values_of_an_if() {
    let (topic, bucket) = ("\"arn:aws:sns:us-east-1:123456789012:t\"", "\"arn:aws:s3:::b\"");
    let call = format!("If(\"C\", {topic}, {bucket})");
    assert_blames(&source("sns", &call), &[(&call, "`arn:aws:s3:::b` is never the source of an SNS")]);
    assert_blames(&source("sns", &format!("If(\"C\", {topic}, Ref(\"T\"))")), &[]);
    let typed = "Ref(\"B\", of = \"AWS::S3::Bucket\")";
    assert_source(
        "sns",
        &format!("If(\"C\", {topic}, If(\"D\", {typed}, {topic}))"),
        &[(typed, "the name of the bucket")],
    );
    assert_source("sns", &format!("If(\"C\", {topic}, \"topic\")"), &[("\"topic\"", "does not begin with `arn:`")]);
    assert_source("sns", "If(\"C\", \"a\", \"b\")", &[("\"a\"", "`a`"), ("\"b\"", "`b`")]);
    let public = "If(\"C\", \"*\", \"123456789012\")";
    assert_blames(
        &other(&format!("principal = {public}")),
        &[(public, "`*` without `principal_org_id` lets everyone in")],
    );
    assert_blames(&other(&format!("principal = {public}, allow(public_access, reason = \"r\")")), &[]);
    let found = policy_errors(&format!(
        "function_name = \"f\", statement(statement_id = \"s\", action = InvokeFunction, principal = sns, source_arn = {call})"
    ));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].0, call);
}

#[test]
fn what_stands_around_the_placeholders() {
    let sub = |text: &str| format!("Sub(\"{text}\")");
    for (principal, text, part) in [
        ("sns", "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${Q}", "is never the source of an SNS"),
        ("sns", "arn:aws:sns:us-esat-1:${AWS::AccountId}:${T}", "no Region `us-esat-1`"),
        ("sns", "arn:aws:sns:us_east_1:${AWS::AccountId}:${T}", "`us_east_1` is not a Region code"),
        ("sns", "arn:aws-cn:sns:us-east-1:${AWS::AccountId}:${T}", "is not in the partition `aws-cn`"),
        ("sns", "arn:azw:sns:us-east-1:${AWS::AccountId}:${T}", "`azw` is not a partition"),
        ("sns", "arn:aws:sns:us-east-1:12345:${T}", "`12345` is not an account ID"),
        ("sns", "arn:aws:sns:us-east-1::${T}", "names no account"),
        ("sns", "arn:aws:sns:${AWS::Region}", "fewer than five colons"),
        ("s3", "arn:${AWS::Partition}:s3:::${B}/*", "leave `/*` out"),
        ("s3", "arn:${AWS::Partition}:s3::${AWS::AccountId}:${B}", "names an account"),
        ("logs", "arn:aws:logs:us-east-1:${AWS::AccountId}:log-group:${AWS::StackName}", "add `:*` at its end"),
        ("sns", "arn:aws:sns:${AWS::Region}:${AWS::AccountId}:${T}/x/${Y}:z", "is never the source"),
        ("sns", "arn:aws:sns:${AWS::Region}:${AWS::AccountId}:my topic ${T}", "contains a space"),
        ("sns", "arn:aws:sns:${AWS::Region}:${AWS::AccountId}:{topic}-${T}", "`{topic}` looks like a placeholder"),
        (
            "cognito_idp",
            "arn:aws:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/my-pool",
            "begin with the Region",
        ),
    ] {
        assert_source(principal, &sub(text), &[(&sub(text), part)]);
    }
    for (principal, text) in [
        ("sns", "arn:aws:sns:${Region}:${Account}:t"),
        ("sns", "${Arn}"),
        ("sns", "arn:${Rest}"),
        ("sns", "arn:aws:${Service}:us-east-1:123456789012:t"),
        ("s3", "arn:aws:s3:::${B}"),
        ("logs", "arn:aws:logs:us-east-1:${AWS::AccountId}:log-group:${Group}"),
        ("apigateway", "arn:aws:execute-api:us-east-1:${AWS::AccountId}:${Api}"),
        ("s3", "arn:aws:s3:::${B}-logs"),
        ("cognito_idp", "arn:aws:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/us-east-1_AbC"),
        ("cognito_idp", "arn:aws:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${AWS::Region}_${Pool}"),
    ] {
        assert_source(principal, &sub(text), &[]);
    }
    // Of EventBridge, which sends no account.
    for (rule, part) in [
        ("rule/default/x", Some("names no bus")),
        ("rule/default/${Rule}", Some("names no bus")),
        ("rule//${Rule}", Some("write an ARN of the form")),
        ("rule/aws.partner/${Bus}/${Rule}", None),
    ] {
        let value = sub(&format!("arn:aws:events:${{AWS::Region}}:${{AWS::AccountId}}:{rule}"));
        let expected: Vec<(&str, &str)> = part.iter().map(|part| (value.as_str(), *part)).collect();
        assert_blames(&source("events", &value), &expected);
    }
    let joined =
        "Join(\":\", [\"arn\", Ref(\"AWS::Partition\"), \"sqs\", Ref(\"AWS::Region\"), \"123456789012\", \"q\"])";
    assert_source("sns", joined, &[(joined, "is never the source of an SNS")]);
}

#[test]
fn functions_and_layers() {
    let call = |name: &str| {
        format!("function_name = {name}, statement_id = \"s\", action = GetFunction, principal = \"123456789012\"")
    };
    for right in [
        "Ref(\"Fn\")",
        "GetAtt(\"Fn.Arn\")",
        "Sub(\"${Fn}:live\")",
        "Sub(\"my-fn:${AWS::StackName}\")",
        "Sub(\"${Fn}:${AWS::StackName}\")",
        "Sub(\"arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Fn}:live\")",
        "Sub(\"${AWS::AccountId}:function:${Fn}\")",
        "Sub(\"arn:${AWS::Partition}:${S}:x\")",
    ] {
        assert_blames(&call(right), &[]);
    }
    for (wrong, part) in [
        ("Sub(\"arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:functoin:${Fn}\")", "none of the documented forms"),
        ("Sub(\"arn:aws:sns:${AWS::Region}:${AWS::AccountId}:${Fn}\")", "none of the documented forms"),
        ("Sub(\"function:${Fn}\")", "none of the documented forms"),
        ("Ref(\"T\", of = \"AWS::SNS::Topic\")", "`function_name` takes the name or the ARN of a function"),
        ("Sub(\"my fn-${AWS::StackName}\")", "its name contains a space"),
        ("Sub(\"arn:aws:lambda:${AWS::Region}:1234:function:${Fn}\")", "`1234` is not an account ID"),
    ] {
        assert_blames(&call(wrong), &[(wrong, part)]);
    }
    let layer =
        |keys: &str| format!("{keys}, statement_id = \"s\", action = GetLayerVersion, principal = \"123456789012\"");
    let version = "arn:aws:lambda:us-east-1:123456789012:layer:l";
    for right in [
        "layer_name = Ref(\"LayerVersion\")".to_owned(),
        "layer_name = Ref(\"Layer\"), version_number = 3".to_owned(),
        format!("layer_name = Sub(\"{version}:${{V}}\")"),
        "layer_name = Sub(\"arn:aws:lambda:${AWS::Region}:123456789012:layer:l\"), version_number = 3".to_owned(),
    ] {
        assert_blames(&layer(&right), &[]);
    }
    assert_blames(
        &layer("layer_name = Sub(\"arn:aws:lambda:${AWS::Region}:123456789012:layer:l\")"),
        &[("grant!", "`version_number` is missing")],
    );
    let wrong = "Sub(\"arn:aws:lambda:${AWS::Region}:123456789012:function:${L}\")";
    assert_blames(
        &layer(&format!("layer_name = {wrong}, version_number = 3")),
        &[(wrong, "its ARN is not that of a layer")],
    );
}

#[test]
fn an_allow_that_a_placeholder_may_need() {
    let allow = |lint: &str| format!("allow({lint}, reason = \"r\")");
    let unused = |lint: &str| format!("`{lint}`");
    for (call, lint) in [
        (source("sns", "Ref(\"T\")"), "never_matches"),
        (source("sns", "Sub(\"arn:aws:sns:${Region}:123456789012:t\")"), "unknown_region"),
        (other("principal = Ref(\"P\")"), "public_access"),
        (other("principal = Ref(\"P\")"), "unscoped_service"),
        (other("principal = Ref(\"P\"), source_arn = Ref(\"S\")"), "missing_source_account"),
    ] {
        assert_blames(&format!("{call}, {}", allow(lint)), &[]);
    }
    for (call, lint) in [
        (source("sns", "Ref(\"T\")"), "public_access"),
        (source("sns", "Ref(\"T\")"), "unscoped_service"),
        (source("sns", "Ref(\"T\")"), "all_actions"),
        (other("principal = \"123456789012\", qualifier = Ref(\"Q\")"), "public_access"),
        (other("principal = Ref(\"P\")"), "unknown_action"),
        (other("principal = Ref(\"AWS::AccountId\")"), "public_access"),
        (other("principal = GetAtt(\"R.Arn\", of = \"AWS::IAM::Role\")"), "unscoped_service"),
    ] {
        assert_blames(&format!("{call}, {}", allow(lint)), &[(lint, &unused(lint))]);
    }
}
