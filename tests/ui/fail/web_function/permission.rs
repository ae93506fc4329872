//! A permission for a function is no member of a web function's policy.

use lambda_perm::{FunctionPermission, WebFunctionPolicy, grant, policy};

const GRANT: FunctionPermission =
    grant!(function_name = "f", statement_id = "a", action = InvokeFunction, principal = "210987654321");

const WEB: WebFunctionPolicy = policy!(web_function = "my-site", permission(GRANT));

fn main() {}
