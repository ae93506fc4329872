//! A constructor in the place of a source.

use lambda_perm::{
    FunctionPermission,
    arn::{self, ConstArn},
    grant, try_grant,
};

use super::{ACCOUNT, ID, REGION};

#[test]
fn is_a_source_in_a_grant() {
    const TOPIC: ConstArn = arn::sns_topic(REGION, ID, "t");
    static RULE: ConstArn = arn::eventbridge_rule(REGION, ID, "nightly");
    const BUCKET: &ConstArn = &arn::s3_bucket("my-bucket");
    const BY_VALUE: FunctionPermission =
        grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = sns, source_arn = TOPIC);
    const BY_CALL: FunctionPermission = grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = sns,
        source_arn = arn::sns_topic(REGION, ACCOUNT.as_str(), "t"),
    );
    const BY_REFERENCE: FunctionPermission = grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = s3,
        source_arn = BUCKET,
        source_account = ACCOUNT,
    );
    let of_static = grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = events,
        source_arn = &RULE,
    );
    let long = grant!(
        function_name = "f",
        statement_id = "s",
        action = InvokeFunction,
        principal = logs,
        source_arn = arn::log_group(
            REGION,
            ID,
            concat!(
                "/a/very/long/name/of/a/log/group/that/is/longer/than",
                "/what/a/short/text/may/be/in/const/evaluation/which/is/one/hundred/and/twenty/eight/bytes"
            )
        ),
    );
    assert_eq!(BY_VALUE, BY_CALL);
    assert_eq!(BY_VALUE.source_arn().as_ref().map(ToString::to_string), Some(TOPIC.to_string()));
    assert_eq!(BY_REFERENCE.source_arn().map(|arn| arn.to_string()), Some(BUCKET.to_string()));
    assert_eq!(of_static.source_arn().map(|arn| arn.to_string()), Some(RULE.to_string()));
    assert!(long.source_arn().is_some_and(|arn| arn.to_string().ends_with("bytes:*")));
}

#[test]
fn is_a_source_at_run_time() {
    let grant = |region: &str| {
        try_grant!(
            function_name = "f",
            statement_id = "s",
            action = InvokeFunction,
            principal = sns,
            source_arn = arn::try_sns_topic(region, ID, "t")?,
        )
        .map_err(|findings| findings.into_iter().next().expect("a finding"))
    };
    let made = grant("us-east-1").expect("a permission");
    assert_eq!(made.source_arn().map(|arn| arn.to_string()).as_deref(), Some("arn:aws:sns:us-east-1:123456789012:t"));
    assert_eq!(grant("us-esat-1").expect_err("no such Region").help(), "did you mean `us-east-1`?");
}
