use super::policy::run_on;
use super::policy::{FUNCTION, answer, everyone, policy, topic};
use crate::support::program::Ran;

fn plan(wanted: &str, existing: &str, arguments: &[&str]) -> Ran {
    run_on("plan", [wanted, existing], arguments)
}

#[test]
fn a_plan_names_each_call_and_the_size_after_it() {
    let (existing, wanted) =
        (policy(&[topic("a", "a"), topic("old", "o")]), policy(&[topic("a", "a"), topic("b", "b")]));
    let ran = plan(&wanted, &answer(&existing), &[]);
    let between = policy(&[topic("a", "a")]).len();
    assert_eq!(
        ran.out,
        format!(
            "{FUNCTION}\n= a\n+ b\n- old\n\n1. remove old; the policy has {between} bytes then\n2. add b; the policy has {} bytes then\n",
            wanted.len()
        )
    );
    assert_eq!(plan(&wanted, &answer(&existing), &["--exit-code"]).code, 1);
    assert_eq!(plan(&wanted, &answer(&existing), &["--deny", "widening"]).code, 1);
    assert_eq!(
        plan(&wanted, &answer(&wanted), &["--exit-code"]).out,
        format!("{FUNCTION}\n= a\n= b\n\nnothing to do\n")
    );
}

#[test]
fn a_plan_is_lines_for_a_shell() {
    let ran = plan(&policy(&[topic("b", "b")]), &policy(&[topic("old", "o")]), &["--format", "shell"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    let [remove, add] = lines.as_slice() else { panic!("two lines: {}", ran.out) };
    assert!(remove.contains("remove-permission") && remove.contains("--statement-id old"), "{remove}");
    assert!(add.starts_with("aws lambda add-permission --function-name arn:aws:lambda:us-east-2:"), "{add}");
}

#[test]
fn a_plan_is_json_that_can_be_read_again() {
    let ran = plan(&policy(&[topic("b", "b")]), &policy(&[topic("old", "o")]), &["--format", "json"]);
    let read: lambda_perm_core::plan::Plan = serde_json::from_str(&ran.out).expect("a plan");
    assert_eq!(read.steps().len(), 2);
}

#[test]
fn statements_of_others_stay() {
    let ran = plan(&policy(&[topic("my-b", "b")]), &policy(&[topic("theirs", "o")]), &["--own-prefix", "my-"]);
    assert!(ran.out.contains("\n  theirs  (not ours)\n"), "{}", ran.out);
    assert!(!ran.out.contains("remove "), "{}", ran.out);
}

#[test]
fn a_policy_moves_to_another_function() {
    let ran = plan(&policy(&[topic("a", "a")]), &policy(&[]), &["--function", &format!("{FUNCTION}-2")]);
    assert!(ran.out.starts_with(&format!("{FUNCTION}-2\n+ a\n")), "{}\n{}", ran.out, ran.err);
}

#[test]
fn what_only_a_deployment_knows_is_named() {
    let module = |source: &str| {
        format!(
            "resource \"aws_lambda_permission\" \"p\" {{\n  function_name = \"f\"\n  action = \"lambda:InvokeFunction\"\n  \
             principal = \"sns.amazonaws.com\"\n  statement_id = \"s\"\n  source_arn = {source}\n}}\n"
        )
    };
    let ran = plan(&module("aws_sns_topic.t[\"a\"].arn"), &policy(&[]), &["--function", FUNCTION]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains(r#"the statement `s` has `${aws_sns_topic.t["a"].arn}`, which only"#), "{}", ran.err);
    let known = module("\"arn:aws:sns:us-east-2:123456789012:t\"");
    assert_eq!(plan(&known, &policy(&[]), &["--function", FUNCTION]).code, 0);
}

#[test]
fn what_no_call_can_write_is_told() {
    let deny = everyone("no").replace("Allow", "Deny");
    let ran = plan(&policy(&[deny]), &policy(&[]), &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("the statement `no` is not one that a plan can write: "), "{}", ran.err);
    let ran = plan(&policy(&[topic("a", "a")]), &policy(&[]), &["--function", "f"]);
    assert!(ran.err.contains("`f` is not an ARN\nhelp: write it as `arn:aws:lambda:"), "{}", ran.err);
}
