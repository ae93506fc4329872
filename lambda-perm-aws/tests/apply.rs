//! One policy: what is sent, what is said, and why it stops.

use std::{error::Error as _, time::Duration};

use aws_sdk_lambda::{Client, config::retry::RetryConfig};
use lambda_perm::{
    AccountId, FunctionPermission, FunctionPolicy, FunctionPolicyBuf, LayerVersionPolicy,
    document::PolicyDocument,
    plan::{ChangeKind, PlanError, StopReason},
    policy,
};
use lambda_perm_aws::{AnswerClass, Apply, Error, Ownership, Reason, Through};

use crate::{
    plan::lambda::{BUSY, CONCURRENT, FUNCTION, THROTTLED},
    server::{Server, client, fault::Fault},
};

const POLICY: FunctionPolicy = policy!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:f",
    statement(statement_id = "a", action = InvokeFunction, principal = "111122223333"),
    statement(statement_id = "b", action = InvokeFunction, principal = "444455556666"),
);

const NAMED: FunctionPolicy =
    policy!(function_name = "f", statement(statement_id = "a", action = InvokeFunction, principal = "111122223333"),);

/// Two statements, and the policy of others.
pub fn wanted() -> (FunctionPolicyBuf, PolicyDocument<'static>) {
    (POLICY.into_owned(), existing("zz", "777788889999"))
}

fn existing(sid: &str, account: &str) -> PolicyDocument<'static> {
    let text = format!(
        r#"{{"Version":"2012-10-17","Id":"default","Statement":[{{"Sid":"{sid}","Effect":"Allow","Principal":{{"AWS":"arn:aws:iam::{account}:root"}},"Action":"lambda:InvokeFunction","Resource":"{FUNCTION}"}}]}}"#
    );
    text.parse().expect("a document")
}

async fn server(existing: PolicyDocument<'static>, faults: impl IntoIterator<Item = Fault>) -> (Server, Client) {
    let server = Server::start([(FUNCTION, existing)]).await;
    server.state().faults.extend(faults);
    let client = client::fast(server.address);
    (server, client)
}

fn why(error: &Error) -> &StopReason {
    match error.reason() {
        Reason::Stopped { why, .. } => why,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn no_request_more_than_needed_is_sent() {
    let (server, client) = server(PolicyDocument::EMPTY, []).await;
    let report = Apply::new(&client).run(&POLICY).await.expect("done");
    assert_eq!(server.state().operations(), ["GetPolicy", "AddPermission", "AddPermission", "GetPolicy"]);
    assert_eq!((report.requests(), report.resource()), (4, FUNCTION));
    let text = report.to_string();
    assert!(text.starts_with(&format!("{FUNCTION}\n+ a\n+ b\ndone, with 4 requests in ")), "{text}");
    // What is right already is read once.
    server.state().calls.clear();
    let report = Apply::new(&client).run(&POLICY).await.expect("done");
    assert_eq!(server.state().operations(), ["GetPolicy"]);
    assert!(report.to_string().contains("= a\n= b\nnothing to do, with 1 request in "), "{report}");
    // Without the look at the end, and through one request for all.
    server.state().calls.clear();
    let apply = Apply::new(&client).through(Through::PutResourcePolicy).verify(false);
    apply.remove(&POLICY).await.expect("done");
    assert_eq!(server.state().operations(), ["GetResourcePolicy", "DeleteResourcePolicy"]);
}

#[tokio::test]
async fn others_statements_stay() {
    let (server, client) = server(existing("zz", "777788889999"), []).await;
    let ours = || Ownership::Sids(vec!["a".into(), "b".into()]);
    Apply::new(&client).ownership(ours()).run(&POLICY).await.expect("done");
    assert_eq!(server.state().resources[FUNCTION].lambda.policy.statements().len(), 3);
    // Whatever ownership is said, a removal takes what the policy names.
    Apply::new(&client).remove(&POLICY).await.expect("done");
    assert_eq!(server.state().resources[FUNCTION].lambda.policy, existing("zz", "777788889999"));
}

#[tokio::test]
async fn what_others_write_under_our_sid_is_shown() {
    let others = existing("a", "777788889999").statements()[0].clone();
    let (server, client) = server(PolicyDocument::EMPTY, [Fault::None, Fault::Foreign(others)]).await;
    let error = Apply::new(&client).run(&POLICY).await.expect_err("it is theirs");
    let StopReason::Changed { found, wanted } = why(&error) else { panic!("{error}") };
    assert!(found.to_string().contains("777788889999") && wanted.is_some(), "{error}");
    // The refusal is told, and not the read that showed why.
    assert_eq!((error.class(), error.sid()), (Some(AnswerClass::SidExists), Some("a")), "{error}");
    assert_eq!(server.state().resources[FUNCTION].lambda.policy, existing("a", "777788889999"));
}

#[tokio::test]
async fn a_plan_is_shown_and_confirmed() {
    let (server, client) = server(existing("a", "444455556666"), []).await;
    let plan = Apply::new(&client).dry_run(&POLICY).await.expect("a plan");
    let kinds: Vec<ChangeKind> = plan.changes().iter().map(|change| change.kind()).collect();
    assert_eq!(kinds, [ChangeKind::Replace, ChangeKind::Add]);
    assert_eq!(Apply::new(&client).dry_removal(&POLICY).await.expect("a plan").to_string(), "- a\n");
    assert_eq!(server.state().operations(), ["GetPolicy", "GetPolicy"]);

    let error = Apply::new(&client).confirm(|plan| plan.steps().is_empty()).run(&POLICY).await.expect_err("no");
    assert!(matches!(error.reason(), Reason::NotConfirmed(of) if **of == plan), "{error}");
    assert_eq!(error.to_string(), format!("`{FUNCTION}`: the plan was not confirmed, so nothing was changed"));
    assert_eq!(server.state().resources[FUNCTION].states.len(), 1);
    Apply::new(&client).confirm(|plan| !plan.steps().is_empty()).run(&POLICY).await.expect("done");
    // There is nothing to confirm now.
    Apply::new(&client).confirm(|_| false).run(&POLICY).await.expect("done");
}

#[tokio::test]
async fn a_function_that_is_not_there_is_said() {
    let (server, client) = server(PolicyDocument::EMPTY, []).await;
    server.state().resources.clear();
    for error in [
        Apply::new(&client).run(&POLICY).await.expect_err("no function"),
        Apply::new(&client).dry_run(&POLICY).await.expect_err("no function"),
    ] {
        assert_eq!(why(&error), &StopReason::FunctionUnknown);
    }
    let asked = ["GetPolicy", "AddPermission", "GetPolicy", "GetFunction"];
    assert_eq!(server.state().operations(), asked);
    // Its permissions are gone with it.
    Apply::new(&client).remove(&POLICY).await.expect("done");
    let error = Apply::new(&client).run(&POLICY).await.expect_err("no function");
    let text = error.to_string();
    assert!(text.starts_with(&format!("`{FUNCTION}`, statement `a` (not found): there is no such function")), "{text}");
    assert!(text.ends_with("\n= note: what is left: add a, add b"), "{text}");
    assert!(error.source().is_some() && format!("{error:#}").contains("ResourceNotFoundException"), "{error:#}");
    assert_eq!(error.class(), Some(AnswerClass::NotFound));
}

#[tokio::test]
async fn the_account_of_a_name_is_asked_for() {
    let (server, client) = server(PolicyDocument::EMPTY, []).await;
    let report = Apply::new(&client).dry_run(&NAMED).await.expect("a plan");
    assert_eq!(report.resource(), FUNCTION);
    assert_eq!(server.state().operations()[0], "GetFunction");
    server.state().calls.clear();
    let known = Apply::new(&client).account(AccountId::new("123456789012"));
    assert_eq!(known.dry_run(&NAMED).await.expect("a plan").resource(), FUNCTION);
    assert!(server.state().operations().starts_with(&["GetPolicy"]));
    server.state().resources.clear();
    let error = Apply::new(&client).run(&NAMED).await.expect_err("no function");
    assert!(matches!(error.reason(), Reason::NoAccount) && error.resource() == "f", "{error}");
    assert_eq!(error.class(), Some(AnswerClass::NotFound));
}

#[tokio::test]
async fn the_account_of_a_layer_is_asked_for() {
    const LAYER: LayerVersionPolicy = policy!(
        layer_name = "l",
        version_number = 3,
        statement(statement_id = "a", action = GetLayerVersion, principal = "111122223333"),
    );
    let server = Server::start([("arn:aws:lambda:us-east-2:123456789012:layer:l:3", PolicyDocument::EMPTY)]).await;
    let report = Apply::new(&client::fast(server.address)).run(&LAYER).await.expect("done");
    assert_eq!(report.resource(), "arn:aws:lambda:us-east-2:123456789012:layer:l:3");
    let asked = ["GetLayerVersion", "GetLayerVersionPolicy", "AddLayerVersionPermission", "GetLayerVersionPolicy"];
    assert_eq!(server.state().operations(), asked);
}

#[tokio::test]
async fn another_region_is_refused_before_anything_is_sent() {
    const OTHER: FunctionPolicy = policy!(
        function_name = "arn:aws:lambda:eu-west-1:123456789012:function:f",
        statement(statement_id = "a", action = InvokeFunction, principal = "111122223333"),
    );
    let (server, client) = server(PolicyDocument::EMPTY, []).await;
    let error = Apply::new(&client).remove(&OTHER).await.expect_err("another Region");
    assert!(matches!(error.reason(), Reason::Region { client } if client == "us-east-2"), "{error}");
    assert!(server.state().calls.is_empty());
}

#[tokio::test]
async fn a_busy_function_is_waited_for() {
    let faults = [Fault::None, Fault::Busy(3)];
    let (server, client) = server(PolicyDocument::EMPTY, faults).await;
    Apply::new(&client).run(&NAMED).await.expect("done");
    let operations = server.state().operations();
    // One AddPermission is refused, and the next one is sent when GetFunction says that the update is over.
    assert_eq!(operations.iter().filter(|operation| **operation == "AddPermission").count(), 2);
    assert_eq!(operations.iter().filter(|operation| **operation == "GetFunction").count(), 5, "{operations:?}");
}

#[tokio::test]
async fn the_sdk_does_not_retry_beside_the_run() {
    let faults = [Fault::None, Fault::Refused(THROTTLED), Fault::Refused(THROTTLED)];
    let (server, client) = server(PolicyDocument::EMPTY, faults).await;
    let config = client.config().to_builder().retry_config(RetryConfig::standard().with_max_attempts(5));
    let report = Apply::new(&Client::from_conf(config.build())).run(&POLICY).await.expect("done");
    assert_eq!(report.requests() as usize, server.state().calls.len());
    assert_eq!(report.requests(), 6);
}

#[tokio::test]
async fn retry_after_is_obeyed() {
    let faults = [Fault::None, Fault::RefusedFor(THROTTLED, 40)];
    let (_server, client) = server(PolicyDocument::EMPTY, faults).await;
    let report = Apply::new(&client).run(&POLICY).await.expect("done");
    assert!((40..45).contains(&report.took().as_secs()), "{report}");
}

#[tokio::test]
async fn a_run_ends_at_its_deadline() {
    let (_server, client) = server(PolicyDocument::EMPTY, vec![Fault::Refused(CONCURRENT); 1_000]).await;
    let error = Apply::new(&client).deadline(Duration::from_secs(20)).run(&POLICY).await.expect_err("never");
    assert!(matches!(why(&error), StopReason::Deadline { last: Some(last) } if last == CONCURRENT.2), "{error}");
    assert_eq!(error.class(), Some(AnswerClass::ConcurrentUpdate));
    let (_server, client) = server(PolicyDocument::EMPTY, vec![Fault::Refused(BUSY); 1_000]).await;
    let error = Apply::new(&client).deadline(Duration::from_secs(20)).run(&POLICY).await.expect_err("never");
    assert_eq!(error.class(), Some(AnswerClass::FunctionBusy));
}

#[tokio::test]
async fn refusals_are_told_with_their_class() {
    for (refused, class, begin) in [
        (
            (403, "AccessDeniedException", "no"),
            AnswerClass::AccessDenied,
            "the caller may not do this\n= help: allow it lambda:AddPermission",
        ),
        ((400, "PolicyLengthExceededException", "no"), AnswerClass::PolicyTooLarge, "the policy would have more than"),
        ((400, "PublicPolicyException", "no"), AnswerClass::PublicAccessBlocked, "the function blocks public access"),
        ((400, "ValidationException", "no"), AnswerClass::Other, "the API answered 400 ValidationException: no"),
    ] {
        let (server, client) = server(PolicyDocument::EMPTY, [Fault::None, Fault::Refused(refused)]).await;
        let error = Apply::new(&client).run(&POLICY).await.expect_err("refused");
        assert_eq!((error.class(), error.sid()), (Some(class), Some("a")), "{error}");
        assert!(error.to_string().contains(&format!("({}): {begin}", class.as_str())), "{error}");
        assert!(error.source().is_some());
        assert_eq!(server.state().calls.len(), 2);
    }
}

#[tokio::test]
async fn where_whole_policies_are_not_served_statements_are_sent() {
    let (server, client) = server(PolicyDocument::EMPTY, []).await;
    server.state().lacks = vec!["GetResourcePolicy", "PutResourcePolicy"];
    Apply::new(&client).through(Through::PutResourcePolicy).run(&NAMED).await.expect("done");
    let operations = server.state().operations();
    assert_eq!(operations[1..], ["GetResourcePolicy", "GetPolicy", "AddPermission", "GetPolicy"]);
}

#[tokio::test]
async fn a_layer_version_is_a_policy_too() {
    const LAYER: LayerVersionPolicy = policy!(
        layer_name = "arn:aws:lambda:us-east-2:123456789012:layer:l",
        version_number = 3,
        statement(statement_id = "a", action = GetLayerVersion, principal = "111122223333"),
    );
    let arn = "arn:aws:lambda:us-east-2:123456789012:layer:l:3";
    let server = Server::start([(arn, PolicyDocument::EMPTY)]).await;
    let client = client::fast(server.address);
    Apply::new(&client).run(&LAYER).await.expect("done");
    assert_eq!(server.state().resources[arn].lambda.policy.statements().len(), 1);
    Apply::new(&client).remove(&LAYER).await.expect("done");
    assert!(server.state().resources[arn].lambda.policy.is_empty());
    let error = Apply::new(&client).through(Through::PutResourcePolicy).run(&LAYER).await.expect_err("not for layers");
    assert!(matches!(error.reason(), Reason::Plan(PlanError::PutOfLayer)), "{error}");
    server.state().resources.clear();
    let error = Apply::new(&client).dry_run(&LAYER).await.expect_err("no layer");
    assert_eq!(why(&error), &StopReason::FunctionUnknown);
}

#[tokio::test]
async fn a_version_of_a_function_has_a_policy_of_its_own() {
    let alias = FunctionPermission::builder(FUNCTION, "a", "lambda:InvokeFunction", "111122223333").qualifier("prod");
    let policy = FunctionPolicyBuf::of([alias.build().expect("a permission")]).expect("a policy");
    let arn = format!("{FUNCTION}:prod");
    let server = Server::start([(arn.as_str(), PolicyDocument::EMPTY), (FUNCTION, PolicyDocument::EMPTY)]).await;
    let report = Apply::new(&client::fast(server.address)).run(&policy).await.expect("done");
    assert_eq!(report.resource(), arn);
    assert!(server.state().resources[FUNCTION].lambda.policy.is_empty());
    assert_eq!(server.state().resources[&arn].lambda.policy.statements().len(), 1);
}
