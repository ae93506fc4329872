use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "f:b",
    statement_id = "s",
    action = InvokeFunction,
    principal = "*",
    qualifier = "a",
    allow(public_access, reason = "a demonstration"),
);

fn main() {}
