use lambda_perm::{FunctionPermission, grant};

const GRANT: FunctionPermission = grant!(function_name = "f" statement_id = "s", action = GetFunction, principal = "*" allow(public_access, reason = "x"));

fn main() {}
