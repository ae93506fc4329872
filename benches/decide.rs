//! Deciding on ten statements, beside a floor in the same run.
//!
//! `cargo bench --bench decide`

#[path = "decide/policy.rs"]
mod policy;

use divan::{Bencher, black_box};
use lambda_perm::document::{PolicyDocument, Request};
use policy::{ACCOUNT, SERVICES, document};

fn request() -> Request<'static> {
    Request::service("s3.amazonaws.com").source_arn("arn:aws:s3:::uploads-s3").source_account(ACCOUNT)
}

fn main() {
    divan::main();
}

fn decide(bencher: Bencher<'_, '_>, is_of_one_service: bool, request: &Request<'static>, is_allowed: bool) {
    let text = document(is_of_one_service);
    let document = PolicyDocument::parse(&text).expect("a document");
    assert_eq!(document.decide(request).expect("a request").is_allowed(), is_allowed);
    bencher.bench_local(|| black_box(&document).decide(black_box(request)).is_ok_and(|decision| decision.is_allowed()));
}

/// The last of ten services is let in.
#[divan::bench]
fn ten_services(bencher: Bencher<'_, '_>) {
    decide(bencher, false, &request(), true);
}

/// The last of ten sources of one service is let in: nine are told apart by the last condition.
#[divan::bench]
fn ten_sources(bencher: Bencher<'_, '_>) {
    decide(bencher, true, &request(), true);
}

/// Nobody is let in, and the request is kept for the reasons.
#[divan::bench]
fn ten_services_not_allowed(bencher: Bencher<'_, '_>) {
    decide(bencher, false, &request().source_account("210987654321"), false);
}

/// An account is asked for, which only a statement for everyone could let in.
#[divan::bench]
fn ten_services_of_an_account(bencher: Bencher<'_, '_>) {
    decide(bencher, false, &Request::account(ACCOUNT), false);
}

/// Twenty patterns that fill a policy of Lambda, and a value of 2,048 bytes that nearly matches each of them everywhere.
#[divan::bench]
fn hostile_patterns(bencher: Bencher<'_, '_>) {
    let pattern = format!("\"*{}b*\"", "a".repeat(990));
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":"*","Action":"lambda:*","Resource":"*",
           "Condition":{{"StringLike":{{"aws:UserAgent":[{}]}}}}}}}}"#,
        [pattern.as_str(); 20].join(",")
    );
    let document = PolicyDocument::parse(&text).expect("a document");
    let value = "a".repeat(2_048);
    let request = Request::anonymous().context("aws:UserAgent", &value);
    bencher
        .bench_local(|| black_box(&document).decide(black_box(&request)).is_ok_and(|decision| decision.is_allowed()));
}

/// What no decision does without: for each of ten statements, whether principal, action and both values are equal.
#[divan::bench]
fn floor_of_ten_sources(bencher: Bencher<'_, '_>) {
    let [principal, action] = ["s3.amazonaws.com", "lambda:InvokeFunction"].map(String::from);
    let statements: Vec<[String; 4]> = SERVICES
        .map(|service| [principal.clone(), action.clone(), ACCOUNT.into(), format!("arn:aws:s3:::uploads-{service}")])
        .into();
    let wanted: [String; 4] = [principal, action, ACCOUNT.into(), "arn:aws:s3:::uploads-s3".into()];
    bencher.bench_local(|| {
        let wanted = black_box(&wanted);
        black_box(&statements).iter().any(|statement| statement.iter().zip(wanted).all(|(a, b)| a == b))
    });
}
