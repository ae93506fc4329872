use super::policy::run_on;
use super::policy::{FUNCTION, answer, everyone, policy, topic};
use crate::support::program::Ran;

fn diff(before: &str, after: &str, arguments: &[&str]) -> Ran {
    run_on("diff", [before, after], arguments)
}

#[test]
fn a_line_says_what_becomes_of_a_statement() {
    let before = answer(&policy(&[topic("same", "a"), topic("gone", "b"), topic("other", "c")]));
    let after = policy(&[topic("same", "a"), topic("other", "*"), everyone("all")]);
    let ran = diff(&before, &after, &[]);
    let arn = "arn:aws:sns:us-east-2:123456789012";
    assert_eq!(
        ran.out,
        format!(
            "{FUNCTION}\n  = same\n  ~ other  source_arn {arn}:c -> {arn}:*  (widens)\n  + all  (becomes public)  (widens)\n  - gone  (narrows)\n"
        )
    );
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn reviews_can_deny_kinds_of_changes() {
    let (few, many) = (policy(&[topic("a", "a")]), policy(&[topic("a", "*")]));
    let public = policy(&[topic("a", "a"), everyone("all")]);
    for (before, after, deny, code) in [
        (&few, &many, "widening", 1),
        (&many, &few, "widening", 0),
        (&few, &many, "public", 0),
        (&few, &public, "public", 1),
        (&public, &public, "public,widening", 0),
    ] {
        assert_eq!(diff(before, after, &["--deny", deny]).code, code, "{deny}\n{before}\n{after}");
    }
    assert_eq!(diff(&few, &many, &["--exit-code"]).code, 1);
    assert_eq!(diff(&few, &few, &["--exit-code"]).code, 0);
}

#[test]
fn what_means_the_same_is_no_difference() {
    let before = policy(&[topic("a", "a")]);
    let after = before
        .replace("AWS:SourceArn", "aws:sourcearn")
        .replace(r#""lambda:InvokeFunction""#, r#"["lambda:invokefunction"]"#);
    assert_eq!(diff(&before, &after, &[]).out, "both let in the same callers\n");
}

#[test]
fn programs_get_json() {
    let ran = diff(&policy(&[topic("a", "a")]), &policy(&[topic("a", "*")]), &["--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(read["resources"][0]["verdict"], "widens");
    assert_eq!(read["resources"][0]["changes"][0]["sid"], "a");
}

#[test]
fn texts_of_files_stay_within_their_values() {
    let module = |sid: &str| {
        format!(
            "resource \"aws_lambda_permission\" \"p\" {{\n  function_name = aws_lambda_function.f[\"x\"].arn\n  \
             action = \"lambda:InvokeFunction\"\n  principal = var.principals[\"a\"]\n  statement_id = \"{sid}\"\n}}\n"
        )
    };
    let sid = r#"s\",\"Effect\":\"Deny"#;
    let ran = diff(&module("a"), &module(sid), &[]);
    let expected = r#"${aws_lambda_function.f["x"].arn}
  + s","Effect":"Deny  (widens)
  - a  (narrows)
"#;
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, expected, ""));
}
