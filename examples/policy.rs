//! The whole policy of an alias: checked together, and put in one request that leaves no hole.

use lambda_perm::{AccountId, FunctionPermission, FunctionPolicy, RevisionId, grant, output::Scope, policy};

const ACCOUNT: AccountId = AccountId::new("123456789012");

/// A permission that another module declares, for the function by its name.
const UPLOADS: FunctionPermission = grant!(
    function_name = "my-function",
    qualifier = "prod",
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = s3_bucket("my-bucket-123456"),
    source_account = ACCOUNT,
);

const POLICY: FunctionPolicy = policy!(
    function_name = "my-function",
    qualifier = "prod",
    statement(
        statement_id = "orders",
        action = InvokeFunction,
        principal = sns,
        source_arn = sns_topic("us-east-2", ACCOUNT, "orders"),
    ),
    statement(
        statement_id = "nightly",
        action = InvokeFunction,
        principal = events,
        source_arn = eventbridge_rule("us-east-2", ACCOUNT, "nightly"),
    ),
    statement(statement_id = "partner", action = InvokeFunction, principal = "210987654321"),
    permission(UPLOADS),
);

fn main() {
    let scope = Scope::new("us-east-2", ACCOUNT);
    let document = POLICY.document(&scope).expect("the scope names a Region and an account");
    println!("{}", document.to_json_pretty());
    assert_eq!(document.statements().count(), 4);

    // It replaces what was there, unless somebody has changed it since the revision was read.
    let put = POLICY.put_resource_policy(&scope).expect("the scope names a Region and an account");
    let put = put.revision_id(RevisionId::new("2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d"));
    let http = put.http();
    assert_eq!(
        (http.method, http.path.as_str()),
        (
            "PUT",
            "/2026-07-09/resource-policy/arn%3Aaws%3Alambda%3Aus-east-2%3A123456789012%3Afunction%3Amy-function%3Aprod"
        )
    );
    assert!(put.parameters().contains(r#""RevisionId":"2a3f1d6c-1c5b-4f0e-9a53-0f6a1b1f2c3d""#));
}
