//! The expansion keeps quiet where the user has set every lint.

#![deny(warnings, missing_docs, unused_qualifications, elided_lifetimes_in_paths, unreachable_pub, unused_results)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]
#![forbid(unsafe_code)]

use lambda_perm::{FunctionPermission, LayerVersionPermission, grant};

/// Literals.
pub const LITERALS: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = "*",
    allow(public_access, reason = "a test"),
);

/// Constants.
pub const CONSTANTS: FunctionPermission = grant!(
    function_name = NAME,
    statement_id = "s",
    action = InvokeFunction,
    principal = "*",
    allow(public_access, reason = "a test"),
);

const NAME: &str = "f";

/// A type.
#[derive(Debug, Clone, Copy)]
pub struct Stack;

impl Stack {
    /// The version.
    pub const VERSION: u64 = 1;

    /// Constants of the type.
    #[must_use]
    pub const fn layer() -> LayerVersionPermission {
        grant!(
            layer_name = "l",
            version_number = Self::VERSION,
            statement_id = "s",
            action = GetLayerVersion,
            principal = "123456789012",
        )
    }
}

fn main() {
    let local = grant!(function_name = NAME, statement_id = "s", action = GetFunction, principal = "123456789012");
    assert_eq!(local.function_name(), LITERALS.function_name());
    assert_eq!(LITERALS, CONSTANTS);
    assert_eq!(Stack::layer().version_number().get(), 1);
}
