//! The policies of web functions: one request for the whole of each, to another service.

mod faults;
mod fleet;

use std::error::Error as _;

use lambda_perm::{
    AccountId, RevisionId, WebFunctionPolicy, document::PolicyDocument, output::Scope, plan::StopReason, policy,
};
use lambda_perm_aws::{AnswerClass, Apply, Error, Ownership, Reason, ToWebSdk};

use crate::{
    plan::lambda::THROTTLED,
    server::{
        Server, client,
        fault::{Fault, WEB_CONFLICT},
    },
};

pub const WEB_FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:web-function/my-site";

const SITE: WebFunctionPolicy = policy!(
    web_function = "arn:aws:lambda:us-east-2:123456789012:web-function/my-site",
    statement(statement_id = "a", action = InvokeWebFunctionEndpoint, principal = "111122223333"),
    statement(statement_id = "b", action = GetWebFunction, principal = "444455556666"),
);

const NAMED: WebFunctionPolicy = policy!(
    web_function = "my-site",
    statement(statement_id = "a", action = InvokeWebFunctionEndpoint, principal = "111122223333"),
);

fn existing() -> PolicyDocument<'static> {
    let text = SITE.document(&Scope::NONE).expect("an ARN").to_json();
    let mut others: PolicyDocument<'static> =
        text.replace(r#""Sid":"a""#, r#""Sid":"zz""#).parse().expect("a document");
    drop(others.remove("b"));
    others
}

async fn server(
    existing: PolicyDocument<'static>,
    faults: impl IntoIterator<Item = Fault>,
) -> (Server, aws_sdk_lambdaweb::Client) {
    let server = Server::start([(WEB_FUNCTION, existing)]).await;
    server.state().faults.extend(faults);
    let client = client::fast_web(server.address);
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
    let report = Apply::new(&client).run(&SITE).await.expect("done");
    assert_eq!(server.state().operations(), ["GetResourcePolicy", "PutResourcePolicy", "GetResourcePolicy"]);
    assert_eq!((report.requests(), report.resource()), (3, WEB_FUNCTION));
    server.state().calls.clear();
    Apply::new(&client).run(&SITE).await.expect("done");
    assert_eq!(server.state().operations(), ["GetResourcePolicy"]);
    server.state().calls.clear();
    Apply::new(&client).verify(false).remove(&SITE).await.expect("done");
    assert_eq!(server.state().operations(), ["GetResourcePolicy", "DeleteResourcePolicy"]);
    assert!(server.state().resources[WEB_FUNCTION].lambda.policy.is_empty());
}

#[tokio::test]
async fn others_statements_stay() {
    let (server, client) = server(existing(), []).await;
    let ours = Ownership::Sids(vec!["a".into(), "b".into()]);
    Apply::new(&client).ownership(ours).run(&SITE).await.expect("done");
    assert_eq!(server.state().resources[WEB_FUNCTION].lambda.policy.statements().len(), 3);
    Apply::new(&client).remove(&SITE).await.expect("done");
    assert_eq!(server.state().resources[WEB_FUNCTION].lambda.policy, existing());
}

#[tokio::test]
async fn the_account_of_a_name_is_asked_for() {
    let (server, client) = server(PolicyDocument::EMPTY, []).await;
    assert_eq!(Apply::new(&client).dry_run(&NAMED).await.expect("a plan").resource(), WEB_FUNCTION);
    // That there is a web function is asked too, since there is no policy.
    assert_eq!(server.state().operations(), ["GetWebFunction", "GetResourcePolicy", "GetWebFunction"]);
    server.state().calls.clear();
    let known = Apply::new(&client).account(AccountId::new("123456789012")).run(&NAMED).await.expect("done");
    assert_eq!((known.resource(), known.requests()), (WEB_FUNCTION, 3));
    server.state().resources.clear();
    let error = Apply::new(&client).run(&NAMED).await.expect_err("no web function");
    assert!(matches!(error.reason(), Reason::NoAccount) && error.resource() == "my-site", "{error}");
    assert_eq!(error.class(), Some(AnswerClass::NotFound));
}

#[tokio::test]
async fn a_web_function_that_is_not_there_is_said() {
    let (server, client) = server(PolicyDocument::EMPTY, []).await;
    server.state().resources.clear();
    let shown = Apply::new(&client).dry_run(&SITE).await.expect_err("no web function");
    let run = Apply::new(&client).run(&SITE).await.expect_err("no web function");
    assert_eq!((why(&shown), why(&run)), (&StopReason::FunctionUnknown, &StopReason::FunctionUnknown));
    // Its permissions are gone with it.
    Apply::new(&client).remove(&SITE).await.expect("done");
}

#[tokio::test]
async fn another_region_is_refused_before_anything_is_sent() {
    const OTHER: WebFunctionPolicy = policy!(
        web_function = "arn:aws:lambda:eu-west-1:123456789012:web-function/my-site",
        statement(statement_id = "a", action = InvokeWebFunctionEndpoint, principal = "111122223333"),
    );
    let (server, client) = server(PolicyDocument::EMPTY, []).await;
    let error = Apply::new(&client).remove(&OTHER).await.expect_err("another Region");
    assert!(matches!(error.reason(), Reason::Region { client } if client == "us-east-2"), "{error}");
    assert!(server.state().calls.is_empty());
}

/// All that the service model has for PutResourcePolicy and does not pass.
#[tokio::test]
async fn refusals_are_told_with_their_class() {
    for (refused, class, begin) in [
        (
            (403, "AccessDeniedException", "no"),
            AnswerClass::AccessDenied,
            "the caller may not do this\n= help: allow it lambda:PutResourcePolicy",
        ),
        ((400, "ValidationException", "no"), AnswerClass::Other, "the API answered 400 ValidationException: no"),
        (
            (402, "ServiceQuotaExceededException", "no"),
            AnswerClass::Other,
            "the API answered 402 ServiceQuotaExceededException: no",
        ),
        ((404, "ResourceNotFoundException", "no"), AnswerClass::NotFound, "there is no such"),
    ] {
        let (server, client) = server(PolicyDocument::EMPTY, [Fault::None, Fault::Refused(refused)]).await;
        let error = Apply::new(&client).run(&SITE).await.expect_err("refused");
        assert_eq!(error.class(), Some(class), "{error}");
        assert!(error.to_string().contains(&format!("({}): {begin}", class.as_str())), "{error}");
        assert!(error.source().is_some());
        assert_eq!(server.state().calls.len(), 2);
    }
}

#[tokio::test]
async fn what_passes_is_tried_again() {
    const THROTTLED_THERE: (u16, &str, &str) = (429, "ThrottlingException", THROTTLED.2);
    for refused in [THROTTLED_THERE, WEB_CONFLICT, (500, "InternalServerException", "")] {
        let (server, client) = server(PolicyDocument::EMPTY, [Fault::None, Fault::Refused(refused)]).await;
        Apply::new(&client).run(&SITE).await.expect("done");
        assert_eq!(server.state().resources[WEB_FUNCTION].states.len(), 2);
    }
    let faults = [Fault::None, Fault::RefusedFor(THROTTLED_THERE, 40)];
    let (_server, client) = server(PolicyDocument::EMPTY, faults).await;
    let report = Apply::new(&client).run(&SITE).await.expect("done");
    assert!((40..45).contains(&report.took().as_secs()), "{report}");
}

#[test]
fn all_values_are_mapped() {
    const REVISION: RevisionId = RevisionId::new("2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d");
    let put = SITE.put_resource_policy(&Scope::NONE).expect("a request").revision_id(REVISION);
    let input = put.to_web_sdk().build().expect("an input");
    assert_eq!((input.resource_arn(), input.revision_id()), (Some(WEB_FUNCTION), Some(REVISION.as_str())));
    assert_eq!(input.policy(), Some(SITE.document(&Scope::NONE).expect("a document").to_json().as_str()));
    let get = SITE.get_resource_policy(&Scope::NONE).expect("a request");
    assert_eq!(get.to_web_sdk().build().expect("an input").resource_arn(), Some(WEB_FUNCTION));
    let delete = SITE.delete_resource_policy(&Scope::NONE).expect("a request").revision_id(REVISION);
    let input = delete.to_web_sdk().build().expect("an input");
    assert_eq!((input.resource_arn(), input.revision_id()), (Some(WEB_FUNCTION), Some(REVISION.as_str())));
}
