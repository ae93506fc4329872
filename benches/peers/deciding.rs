//! Deciding on ten statements, beside evaluators that others wrote. Each is given the policy read and the request made.
//!
//! `cargo bench --manifest-path benches/peers/Cargo.toml --bench deciding`

#[path = "../decide/policy.rs"]
mod policy;

use cedar_policy::{Authorizer, Context, Entities, PolicySet};
use divan::{Bencher, black_box};
use lambda_perm::document::{PolicyDocument, Request};
use policy::{ACCOUNT, SERVICES, document};

const SOURCE: &str = "arn:aws:s3:::uploads-s3";
const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:f";

fn main() {
    divan::main();
}

/// Ten services, and ten sources of one.
const OF_ONE_SERVICE: [bool; 2] = [false, true];

#[divan::bench(args = OF_ONE_SERVICE)]
fn ours(bencher: Bencher<'_, '_>, is_of_one_service: bool) {
    let text = document(is_of_one_service);
    let document = PolicyDocument::parse(&text).expect("a document");
    let request = Request::service("s3.amazonaws.com").resource(FUNCTION).source_arn(SOURCE).source_account(ACCOUNT);
    let is_allowed = || black_box(&document).decide(black_box(&request)).is_ok_and(|decision| decision.is_allowed());
    assert!(is_allowed());
    bencher.bench_local(is_allowed);
}

#[divan::bench(args = OF_ONE_SERVICE)]
fn iam_rs(bencher: Bencher<'_, '_>, is_of_one_service: bool) {
    use iam_rs::{Arn, Context, Decision, IAMPolicy, IAMRequest, PolicyEvaluator, Principal, PrincipalId};
    let policy = IAMPolicy::from_json(&document(is_of_one_service)).expect("a document");
    let evaluator = PolicyEvaluator::with_policies(vec![policy]);
    let context = Context::new().with_string("AWS:SourceArn", SOURCE).with_string("AWS:SourceAccount", ACCOUNT);
    let request = IAMRequest::new_with_context(
        Principal::Service(PrincipalId::String("s3.amazonaws.com".into())),
        "lambda:InvokeFunction",
        Arn::parse(FUNCTION).expect("an ARN"),
        context,
    );
    let is_allowed = || {
        let result = black_box(&evaluator).evaluate(black_box(&request));
        result.is_ok_and(|result| result.decision == Decision::Allow)
    };
    assert!(is_allowed());
    bencher.bench_local(is_allowed);
}

/// The same statements in Cedar's own language.
#[divan::bench(args = OF_ONE_SERVICE)]
fn cedar(bencher: Bencher<'_, '_>, is_of_one_service: bool) {
    let policies: String = SERVICES
        .iter()
        .map(|service| {
            let principal = if is_of_one_service { "s3" } else { service };
            format!(
                r#"permit(principal == Service::"{principal}.amazonaws.com", action == Action::"lambda:InvokeFunction",
                    resource == Function::"{FUNCTION}")
                when {{ context.account == "{ACCOUNT}" && context.source like "arn:aws:s3:::uploads-{service}" }};"#
            )
        })
        .collect();
    let policies: PolicySet = policies.parse().expect("policies");
    let uid = |text: &str| text.parse().expect("an entity");
    let context = format!(r#"{{"account": "{ACCOUNT}", "source": "{SOURCE}"}}"#);
    let request = cedar_policy::Request::new(
        uid(r#"Service::"s3.amazonaws.com""#),
        uid(r#"Action::"lambda:InvokeFunction""#),
        uid(&format!(r#"Function::"{FUNCTION}""#)),
        Context::from_json_str(&context, None).expect("a context"),
        None,
    )
    .expect("a request");
    let (authorizer, entities) = (Authorizer::new(), Entities::empty());
    let is_allowed = || {
        let answer = black_box(&authorizer).is_authorized(black_box(&request), black_box(&policies), &entities);
        answer.decision() == cedar_policy::Decision::Allow
    };
    assert!(is_allowed());
    bencher.bench_local(is_allowed);
}
