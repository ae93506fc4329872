//! Constants of what one capital letter names: a type of the module, a type of a function, a type parameter.

#![deny(warnings, missing_docs, unused_qualifications)]

use lambda_perm::{FunctionPermission, FunctionPolicy, grant, policy};

struct S;

impl S {
    const ARN: &'static str = "arn:aws:lambda:us-east-2:123456789012:function:f";
    const ID: &'static str = "s";
}

const POLICY: FunctionPolicy = policy!(
    function_name = S::ARN,
    function_url(statement_id = S::ID, principal = "123456789012", function_url_auth_type = AWS_IAM),
);
// Nothing waits for a type.
const _: () = assert!(POLICY.len() == 2);

trait Named {
    const NAME: &'static str;
}

impl Named for S {
    const NAME: &'static str = "g";
}

fn of_a_parameter<T: Named>() -> FunctionPermission {
    const ID: &str = "local";
    grant!(function_name = T::NAME, statement_id = ID, action = GetFunction, principal = "123456789012")
}

fn set_of_a_parameter<T: Named>() -> FunctionPolicy {
    policy!(function_name = T::NAME, statement(statement_id = S::ID, action = GetFunction, principal = "123456789012"),)
}

fn of_a_local_type() -> FunctionPermission {
    struct L;
    impl L {
        const NAME: &'static str = "l";
    }
    grant!(function_name = L::NAME, statement_id = "s", action = GetFunction, principal = "123456789012")
}

/// What the parameters below hide.
struct H;

impl H {
    const NAME: &'static str = "hidden";
}

fn of_a_parameter_that_hides<H: Named>() -> FunctionPermission {
    grant!(function_name = H::NAME, statement_id = "s", action = GetFunction, principal = "123456789012")
}

fn set_of_a_parameter_that_hides<H: Named>() -> FunctionPolicy {
    policy!(function_name = H::NAME, statement(statement_id = "s", action = GetFunction, principal = "123456789012"),)
}

fn main() {
    assert_eq!(H::NAME, "hidden");
    assert_eq!(of_a_parameter_that_hides::<S>().function_name().as_str(), "g");
    assert_eq!(set_of_a_parameter_that_hides::<S>().get(0).unwrap().function_name().as_str(), "g");
    assert_eq!(of_a_parameter::<S>().function_name().as_str(), "g");
    assert_eq!(set_of_a_parameter::<S>().get(0).unwrap().statement_id().as_str(), "s");
    assert_eq!(of_a_local_type().function_name().as_str(), "l");
}
