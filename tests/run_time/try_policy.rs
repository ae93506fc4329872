//! `try_policy!`.

use lambda_perm::{Findings, FunctionPermission, FunctionPolicyBuf, Lint, grant, output::Scope, policy, try_policy};

const PARTNER: FunctionPermission =
    grant!(function_name = "f:prod", statement_id = "partner", action = GetFunction, principal = "210987654321");

fn set(function: &str, id: &str, source: &str) -> Result<FunctionPolicyBuf, Findings> {
    try_policy!(
        function_name = function,
        statement(statement_id = id, action = InvokeFunction, principal = sns, source_arn = source),
        function_url(
            statement_id = format!("{id}-url"),
            principal = "*",
            function_url_auth_type = NONE,
            allow(public_access, reason = "webhook; the handler checks the signature"),
        ),
        permission(PARTNER),
    )
}

#[test]
fn a_set_has_its_statements_in_order() {
    let policy =
        set("arn:aws:lambda:us-east-1:123456789012:function:f:prod", "t", "arn:aws:sns:us-east-1:123456789012:t")
            .expect("nothing is wrong");
    let ids: Vec<_> = policy.permissions().map(|permission| permission.statement_id().as_str()).collect();
    assert_eq!(ids, ["t", "t-url", "t-url-invoke", "partner"]);
    assert!(policy.permissions().all(|permission| permission.function_name().region() == Some("us-east-1")));
    assert_eq!(policy.exceptions().count(), 2);
}

#[test]
fn what_is_wrong_in_a_set_names_its_statement() {
    let of = |function: &str, id: &str, source: &str| {
        let findings = set(function, id, source).expect_err("a wrong set");
        findings.iter().map(|finding| (finding.statement(), finding.code().id())).collect::<Vec<_>>()
    };
    let topic = "arn:aws:sns:us-east-1:123456789012:t";
    assert_eq!(of("f:prod", "t", "arn:aws:s3:::b"), [(Some(1), "LP0401")]);
    assert_eq!(of("f:prod", "partner", topic), [(Some(4), "LP0801")]);
    assert_eq!(of("f:dev", "t", topic), [(Some(4), "LP0803")]);
    // The name is wrong once, whatever the number of statements.
    assert_eq!(of("f.:prod", "t", topic), [(None, "LP0204")]);
    assert_eq!(of("f:7", "t", topic), [(Some(2), "LP0606"), (Some(4), "LP0803")]);
    let long = "x".repeat(90);
    assert_eq!(of("f:prod", &long, topic), [(Some(3), "LP0201")]);
}

#[test]
fn a_set_of_literals_is_known_when_the_program_is_compiled() {
    let policy = try_policy!(
        function_name = "arn:aws:lambda:us-east-1:123456789012:function:f",
        statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
    )
    .expect("nothing is wrong");
    let constant = policy!(
        function_name = "arn:aws:lambda:us-east-1:123456789012:function:f",
        statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
    );
    assert_eq!(policy, constant.into_owned());
    let document = policy.document(&Scope::NONE).expect("a full ARN").to_json();
    assert_eq!(document, constant.document(&Scope::NONE).expect("a full ARN").to_json());
}

#[test]
fn an_exception_of_a_set_stays_on_the_statement() {
    let id = "again";
    let policy = try_policy!(
        function_name = "f:prod",
        permission(PARTNER),
        statement(
            statement_id = id,
            action = GetFunction,
            principal = "210987654321",
            allow(shadowed, reason = "moves to a name of its own"),
        ),
    )
    .expect("nothing is wrong");
    let again = policy.get(1).expect("a second statement");
    assert_eq!(again.set_exceptions()[0].lint(), Lint::Shadowed);
}
