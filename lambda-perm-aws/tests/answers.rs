//! Single answers, without a server: what the SDK makes of them, and what a client lacks.

use std::{
    error::Error as _,
    future::pending,
    pin::pin,
    task::{Context, Poll, Waker},
    time::Duration,
};

use aws_sdk_lambda::{
    Client,
    config::{AsyncSleep, BehaviorVersion, Config, Region, Sleep},
    operation::{add_permission::AddPermissionOutput, get_policy::GetPolicyOutput},
};
use aws_smithy_mocks::{RuleMode, mock, mock_client};
use lambda_perm::{FunctionPolicy, plan::StopReason, policy};
use lambda_perm_aws::{AnswerClass, Apply, Reason};

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
    // The answer is told that said so, and not that of the read after it.
    assert_eq!((error.class(), error.sid()), (Some(AnswerClass::PrincipalUnknown), Some("a")));
    assert!(error.source().is_some());
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

/// A sleep that needs no runtime: waits are over at once, and limits of time never reached.
#[derive(Debug)]
struct NoRuntime;

impl AsyncSleep for NoRuntime {
    fn sleep(&self, duration: Duration) -> Sleep {
        if duration < Duration::from_secs(10) { Sleep::new(async {}) } else { Sleep::new(pending()) }
    }
}

/// Nothing here runs in Tokio: a test that did would have it as its runtime.
#[test]
fn no_runtime_is_forced_on_anyone() {
    let busy = r#"{"Message":"The request could not be completed due to a concurrent update operation."}"#;
    let read = mock!(Client::get_policy)
        .sequence()
        .http_status(404, Some(r#"{"Message":"The resource you requested does not exist."}"#.into()))
        .build();
    let add = mock!(Client::add_permission)
        .sequence()
        .http_status(409, Some(busy.replace('{', r#"{"__type":"ResourceConflictException","#)))
        .output(|| AddPermissionOutput::builder().build())
        .build();
    let client = mock_client!(aws_sdk_lambda, RuleMode::MatchAny, [&read, &add], |config| config.sleep_impl(NoRuntime));
    let apply = Apply::new(&client).verify(false);
    let mut run = pin!(apply.run(&POLICY));
    let mut context = Context::from_waker(Waker::noop());
    let report = (0..10_000).find_map(|_| match run.as_mut().poll(&mut context) {
        Poll::Ready(result) => Some(result.expect("done")),
        Poll::Pending => None,
    });
    assert_eq!(report.expect("it ends").requests(), 3);
    assert_eq!((read.num_calls(), add.num_calls()), (1, 2));
}
