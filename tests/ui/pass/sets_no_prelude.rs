//! Nothing of the prelude is needed for sets and for constructors of ARNs.

#![no_implicit_prelude]
#![deny(warnings)]

const NAME: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";
const ACCOUNT: ::lambda_perm::AccountId = ::lambda_perm::AccountId::new("123456789012");

const LITERALS: ::lambda_perm::FunctionPolicy = ::lambda_perm::policy!(
    function_name = "f",
    function_url(
        statement_id = "url",
        principal = "*",
        function_url_auth_type = NONE,
        allow(public_access, reason = "a test"),
    ),
);
const UPLOADS: ::lambda_perm::FunctionPermission = ::lambda_perm::grant!(
    function_name = "f",
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = s3_bucket("my-bucket"),
    source_account = ACCOUNT,
);
const CONSTANTS: ::lambda_perm::FunctionPolicy = ::lambda_perm::policy!(
    function_name = NAME,
    statement(
        statement_id = "topic",
        action = InvokeFunction,
        principal = sns,
        source_arn = sns_topic("us-east-1", ACCOUNT, "t"),
    ),
    permission(UPLOADS),
    permission(
        ::lambda_perm::grant!(
            function_name = "f",
            statement_id = "again",
            action = InvokeFunction,
            principal = s3,
            source_arn = "arn:aws:s3:::my-bucket",
            source_account = "123456789012",
        ),
        allow(shadowed, reason = "a test"),
    ),
);

struct Stack;

impl Stack {
    const VERSION: u64 = 1;
    const LAYER: ::lambda_perm::LayerVersionPolicy = ::lambda_perm::policy!(
        layer_name = "l",
        version_number = Self::VERSION,
        statement(
            statement_id = "s",
            action = GetLayerVersion,
            principal = "*",
            allow(public_access, reason = "a test"),
        ),
    );
}

fn main() {
    ::std::assert_eq!(LITERALS.get(1).unwrap().exceptions().len(), 1);
    ::std::assert_eq!(CONSTANTS.get(2).unwrap().set_exceptions().len(), 1);
    ::std::assert_eq!(Stack::LAYER.len(), 1);
}
