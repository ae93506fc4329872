//! Nothing of the prelude is needed.

#![no_implicit_prelude]

const NAME: &str = "f";

const CONSTANTS: ::lambda_perm::FunctionPermission = ::lambda_perm::grant!(
    function_name = NAME,
    statement_id = "s",
    action = InvokeFunction,
    principal = s3,
    source_arn = "arn:aws:s3:::b",
    source_account = "123456789012",
);

struct Stack;

impl Stack {
    const VERSION: u64 = 1;
    const LAYER: ::lambda_perm::LayerVersionPermission = ::lambda_perm::grant!(
        layer_name = "l",
        version_number = Self::VERSION,
        statement_id = "s",
        action = GetLayerVersion,
        principal = "*",
        allow(public_access, reason = "a test"),
    );
}

fn main() {
    ::std::assert_eq!(CONSTANTS.function_name().as_str(), "f");
    ::std::assert_eq!(Stack::LAYER.exceptions().len(), 1);
}
