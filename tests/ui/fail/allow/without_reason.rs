use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = InvokeFunction, principal = "*", allow(public_access),);
pub const EMPTY: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = "*",
    allow(public_access, reason = "  "),
);
pub const CONSTANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = "*",
    allow(public_access, reason = REASON),
);
const REASON: &str = "";

fn main() {}
