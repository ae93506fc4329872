use super::policy::run;
use super::policy::{FUNCTION, answer, everyone, policy, topic};
use crate::support::program::Ran;

const ORDERS: &str = "arn:aws:sns:us-east-2:123456789012:orders";

fn decide(policy: &str, arguments: &[&str]) -> Ran {
    run(&[&["decide", "-"], arguments].concat(), policy)
}

#[test]
fn who_is_let_in_is_said_with_the_statement() {
    let policy = answer(&policy(&[topic("orders", "orders")]));
    let ran = decide(&policy, &["--caller", "service:sns.amazonaws.com", "--source-arn", ORDERS]);
    assert_eq!(ran, Ran { code: 0, out: "allowed by `orders`\n".into(), err: String::new() });
}

#[test]
fn who_is_not_let_in_is_told_why() {
    let other = "arn:aws:sns:us-east-2:123456789012:other";
    let ran = decide(
        &policy(&[topic("orders", "orders")]),
        &["--caller", "service:sns.amazonaws.com", "--source-arn", other],
    );
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.out,
        format!(
            "no statement allows it\n`orders`: `ArnLike AWS:SourceArn: {ORDERS}` does not hold, because the request has `{other}`\n"
        )
    );
}

#[test]
fn a_call_of_a_url_is_two_questions() {
    let ran = decide(&policy(&[everyone("all")]), &["--caller", "anonymous", "--function-url"]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.out,
        format!(
            "lambda:InvokeFunctionUrl: no statement allows it\n`all`: it is about `lambda:InvokeFunction`, and the action is `lambda:InvokeFunctionUrl`\nlambda:InvokeFunction: allowed by `all`\n"
        )
    );
}

#[test]
fn programs_get_json() {
    let ran = decide(&policy(&[everyone("all")]), &["--caller", "anonymous", "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(read["version"], 1);
    assert_eq!(read["decisions"][0]["statement"], "`all`");
    assert_eq!((ran.code, &read["allowed"]), (0, &serde_json::json!(true)));
}

#[test]
fn what_needs_a_policy_of_the_callers_own_is_not_allowed_by_this_one() {
    let ran = decide(&policy(&[everyone("all")]), &["--caller", "account:210987654321"]);
    assert_eq!(ran.out, "allowed by `all`, if a policy of the caller's own allows it too\n");
    assert_eq!(ran.code, 1);
}

#[test]
fn keys_of_the_request_count() {
    let statement = everyone("vpc").replace(
        &format!(r#""{FUNCTION}""#),
        &format!(r#""{FUNCTION}","Condition":{{"StringEquals":{{"aws:SourceVpce":"vpce-1"}}}}"#),
    );
    let policy = policy(&[statement]);
    assert_eq!(decide(&policy, &["--caller", "anonymous"]).code, 1);
    assert_eq!(decide(&policy, &["--caller", "anonymous", "--context", "aws:SourceVpce=vpce-1"]).code, 0);
}

#[test]
fn a_wrong_value_is_told() {
    let policy = policy(&[everyone("all")]);
    let ran = decide(&policy, &["--caller", "account:12"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("error: ") && ran.err.contains("\nhelp: "), "{}", ran.err);
    let ran = decide(&policy, &["--caller", "s3.amazonaws.com"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("write `service:PRINCIPAL`, `account:ID`, `anonymous`"), "{}", ran.err);
    let ran = decide("{\"Statement\": 1}", &["--caller", "anonymous"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("error: <stdin>:1:15: "), "{}", ran.err);
}
