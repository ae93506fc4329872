use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = "lambda:*", principal = "123456789012");

fn main() {}
