//! Documents of policies that were made here: the same as reading what is rendered.

use lambda_perm::{
    AccountId, FunctionPolicy, PermissionBuf,
    document::{DocumentStatement, PolicyDocument},
    output::Scope,
    policy,
};

use crate::support::{judge::Random, random};

const SEED: u64 = 20_261_129;

/// All that is known of it, its places in the text included.
fn all<T: std::fmt::Debug>(value: &T) -> String {
    format!("{value:?}")
}

#[test]
fn a_policy_is_the_document_that_it_renders_to() {
    const POLICY: FunctionPolicy = policy!(
        function_name = "arn:aws:lambda:us-east-2:123456789012:function:f",
        statement(
            statement_id = "uploads",
            action = InvokeFunction,
            principal = s3,
            source_arn = "arn:aws:s3:::uploads",
            source_account = "123456789012",
        ),
        statement(statement_id = "partner", action = GetFunction, principal = "210987654321"),
        statement(statement_id = "role", action = GetFunction, principal = "arn:aws:iam::210987654321:role/r"),
    );
    let rendered = POLICY.document(&Scope::NONE).expect("a full ARN");
    let text = rendered.to_json();
    let read = PolicyDocument::parse(&text).expect("a document");
    assert_eq!(all(&PolicyDocument::from(rendered)), all(&read));
}

#[test]
fn a_permission_is_the_statement_that_it_renders_to() {
    println!("seed {SEED}");
    let scopes = ["us-east-1", "cn-north-1", "us-gov-west-1", "eusc-de-east-1"]
        .map(|region| Scope::new(region, AccountId::new("123456789012")));
    let mut count = 0;
    for (case, version) in random::permissions(&mut Random::new(SEED), 300) {
        for scope in scopes.iter().chain([&Scope::NONE]) {
            let statement = match case.permission(version) {
                PermissionBuf::Function(permission) => permission
                    .statement(scope)
                    .ok()
                    .map(|statement| (statement.to_json(), DocumentStatement::from(statement))),
                PermissionBuf::LayerVersion(permission) => permission
                    .statement(scope)
                    .ok()
                    .map(|statement| (statement.to_json(), DocumentStatement::from(statement))),
            };
            let Some((text, made)) = statement else { continue };
            assert_eq!(all(&made), all(&DocumentStatement::parse(&text).expect(&text)), "seed {SEED}");
            count += 1;
        }
    }
    assert!(count > 300, "{count}");
}
