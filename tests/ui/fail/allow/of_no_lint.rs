use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = GetFunction,
    principal = "123456789012",
    allow(reason = "none"),
);

fn main() {}
