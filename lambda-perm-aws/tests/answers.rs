//! Single answers, without a server: what the SDK makes of them, and what a client lacks.

use std::error::Error as _;

use aws_sdk_lambda::{
    Client,
    config::{BehaviorVersion, Config, Region},
    operation::{add_permission::AddPermissionOutput, get_policy::GetPolicyOutput},
};
use aws_smithy_mocks::{RuleMode, mock, mock_client};
use lambda_perm::{FunctionPolicy, plan::StopReason, policy};
use lambda_perm_aws::{Apply, Reason};

const POLICY: FunctionPolicy = policy!(
    function_name = "arn:aws:lambda:us-east-1:123456789012:function:f",
    statement(statement_id = "a", action = InvokeFunction, principal = "111122223333"),
);

#[tokio::test]
async fn a_deleted_principal_is_the_culprit() {
    let read = mock!(Client::get_policy).sequence()
        .http_status(404, Some(r#"{"Message":"The resource you requested does not exist."}"#.into()))
        .output(|| {
            let policy = r#"{"Version":"2012-10-17","Statement":[{"Sid":"old","Effect":"Allow","Principal":{"AWS":"AROAJQABLZS4A3QDU576Q"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-1:123456789012:function:f"}]}"#;
            GetPolicyOutput::builder().policy(policy).build()
        })
        .build();
    let add = mock!(Client::add_permission)
        .match_requests(|input| input.statement_id() == Some("a"))
        .sequence()
        .http_status(400, Some(r#"{"__type":"InvalidParameterValueException","Message":"The provided principal was invalid. Please check the principal and try again."}"#.into()))
        .build();
    let client = mock_client!(aws_sdk_lambda, RuleMode::MatchAny, [&read, &add]);
    let error = Apply::new(&client).run(&POLICY).await.expect_err("the principal");
    let Reason::Stopped { why, .. } = error.reason() else { panic!("{error}") };
    assert_eq!(why, &StopReason::DeletedPrincipal { id: "AROAJQABLZS4A3QDU576Q".into(), sid: Some("old".into()) });
    assert_eq!((read.num_calls(), add.num_calls()), (2, 1));
}

#[tokio::test]
async fn no_more_than_one_request_is_sent_where_nothing_is_to_do() {
    let read = mock!(Client::get_policy).then_output(|| {
        let policy = r#"{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-1:123456789012:function:f"}]}"#;
        GetPolicyOutput::builder().policy(policy).build()
    });
    let add = mock!(Client::add_permission).then_output(|| AddPermissionOutput::builder().build());
    let client = mock_client!(aws_sdk_lambda, RuleMode::MatchAny, [&read, &add]);
    Apply::new(&client).run(&POLICY).await.expect("done");
    assert_eq!((read.num_calls(), add.num_calls()), (1, 0));
}

#[tokio::test]
async fn a_policy_that_is_none_is_not_replaced() {
    let read = mock!(Client::get_policy).then_output(|| GetPolicyOutput::builder().policy("{").build());
    let client = mock_client!(aws_sdk_lambda, [&read]);
    let error = Apply::new(&client).run(&POLICY).await.expect_err("no policy");
    assert!(matches!(error.reason(), Reason::Stopped { why: StopReason::Unreadable(_), .. }), "{error}");
}

/// A client without any sleep is not looked at: these tests have the feature `rt-tokio`, which gives all of them one.
#[tokio::test]
async fn a_client_that_can_send_nothing_is_not_tried_again() {
    let config = Config::builder().behavior_version(BehaviorVersion::latest()).region(Region::new("us-east-1"));
    let no_credentials = config.clone().http_client(aws_smithy_http_client::Builder::new().build_http());
    for config in [config, no_credentials] {
        let error = Apply::new(&Client::from_conf(config.build())).run(&POLICY).await.expect_err("nothing is sent");
        assert!(matches!(error.reason(), Reason::NotSent), "{error:#}");
        assert!(error.source().is_some() && error.class().is_none());
    }
}
