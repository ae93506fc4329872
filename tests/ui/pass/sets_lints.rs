//! The expansion of sets, of constructors of ARNs and of what runs later keeps quiet where the user has set every lint.

#![deny(warnings, missing_docs, unused_qualifications, elided_lifetimes_in_paths, unreachable_pub, unused_results)]
#![deny(single_use_lifetimes, trivial_casts, unused_lifetimes, let_underscore_drop, variant_size_differences)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]
#![forbid(unsafe_code)]

use lambda_perm::{
    AccountId, Findings, FunctionPermission, FunctionPermissionBuf, FunctionPolicy, FunctionPolicyBuf,
    LayerVersionPolicy, grant, policy, try_grant, try_policy,
};

/// Literals.
pub const LITERALS: FunctionPolicy = policy!(
    function_name = "f",
    statement(statement_id = "s", action = InvokeFunction, principal = "*", allow(public_access, reason = "a test"),),
    function_url(
        statement_id = "u",
        principal = "123456789012",
        function_url_auth_type = AWS_IAM,
        allow(shadowed, reason = "a test"),
    ),
);

/// Constants.
pub const CONSTANTS: FunctionPolicy = policy!(
    function_name = NAME,
    statement(statement_id = "s", action = InvokeFunction, principal = "*", allow(public_access, reason = "a test"),),
    function_url(statement_id = ID, principal = ACCOUNT, allow(shadowed, reason = "a test")),
    permission(TOPIC, allow(shadowed, reason = "a test")),
);

/// A permission.
pub const TOPIC: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "topic",
    action = InvokeFunction,
    principal = sns,
    source_arn = sns_topic("us-east-1", ACCOUNT, "t"),
);

const NAME: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";
const ID: &str = "u";
const ACCOUNT: AccountId = AccountId::new("123456789012");

/// A type.
#[derive(Debug, Clone, Copy)]
pub struct Stack;

impl Stack {
    /// The version.
    pub const VERSION: u64 = 1;

    /// Constants of the type.
    #[must_use]
    pub const fn layer() -> LayerVersionPolicy {
        policy!(
            layer_name = "l",
            version_number = Self::VERSION,
            statement(
                statement_id = "s",
                action = GetLayerVersion,
                principal = "*",
                allow(public_access, reason = "a test"),
            ),
            statement(
                statement_id = "t",
                action = GetLayerVersion,
                principal = "123456789012",
                allow(shadowed, reason = "a test"),
            ),
        )
    }

    /// Variables.
    ///
    /// # Errors
    ///
    /// When one is wrong.
    pub fn grant(self, id: &str, account: AccountId) -> Result<FunctionPermissionBuf, Findings> {
        try_grant!(
            function_name = "f",
            statement_id = id,
            action = InvokeFunction,
            principal = sns,
            source_arn = sns_topic("us-east-1", account, id),
        )
    }

    /// Variables in a set.
    ///
    /// # Errors
    ///
    /// When one is wrong.
    pub fn policy(self, id: &str, account: AccountId) -> Result<FunctionPolicyBuf, Findings> {
        try_policy!(
            function_name = "f",
            function_url(statement_id = id, principal = &account, allow(shadowed, reason = "a test")),
            statement(
                statement_id = format!("{id}-everyone"),
                action = InvokeFunction,
                principal = "*",
                allow(public_access, reason = "a test"),
            ),
            permission(self.grant(id, account)?, allow(shadowed, reason = "a test")),
        )
    }
}

fn main() {
    assert_eq!(LITERALS.exceptions().count(), 3);
    assert_eq!(CONSTANTS.exceptions().count(), 4);
    assert_eq!(Stack::layer().len(), 2);
    assert!(Stack.grant("s", ACCOUNT).is_ok());
    let findings = Stack.policy("s", ACCOUNT).expect_err("the ID is there twice");
    assert_eq!(findings.iter().map(|finding| finding.code().id()).collect::<Vec<_>>(), ["LP0801"]);
}
