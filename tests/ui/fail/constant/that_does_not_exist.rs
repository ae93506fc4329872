use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission =
    grant!(function_name = NAME, statement_id = "s", action = GetFunction, principal = "123456789012");

fn main() {}
