use super::policy::run;
use super::policy::{answer, everyone, policy, topic};
use crate::support::program::Ran;

fn import(text: &str, arguments: &[&str]) -> Ran {
    run(&[&["import", "-"], arguments].concat(), text)
}

#[test]
fn a_policy_becomes_a_constant() {
    let ran = import(&answer(&policy(&[topic("orders", "orders"), everyone("all")])), &["--constructors"]);
    assert_eq!(
        ran,
        Ran {
            code: 0,
            err: String::new(),
            out: r#"use lambda_perm::{FunctionPolicy, policy};

// <stdin>: policy
pub const POLICY: FunctionPolicy = policy!(
    function_name = "arn:aws:lambda:us-east-2:123456789012:function:f",
    statement(
        statement_id = "orders",
        action = InvokeFunction,
        principal = sns,
        source_arn = sns_topic("us-east-2", "123456789012", "orders"),
        allow(shadowed, reason = "TODO: why"),
    ),
    statement(
        statement_id = "all",
        action = InvokeFunction,
        principal = "*",
        allow(public_access, reason = "TODO: why"),
    ),
);
"#
            .into(),
        }
    );
}

#[test]
fn what_cannot_be_said_is_listed() {
    let ran = import(&policy(&[everyone("no").replace("Allow", "Deny"), topic("a", "a")]), &[]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.starts_with("<stdin>: `no` is left out: "), "{}", ran.err);
    assert!(ran.out.contains("statement_id = \"a\""), "{}", ran.out);
}

#[test]
fn a_value_that_only_a_script_knows_is_not_left_out() {
    let command = "aws lambda add-permission --function-name f --statement-id a --action lambda:InvokeFunction --principal sns.amazonaws.com --source-arn $TOPIC\n";
    let ran = import(command, &[]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("`source_arn` has a value that this file does not say"), "{}", ran.err);
}
