use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = "*",
    allow(LP0503, LP0203, reason = "why not"),
);

fn main() {}
