use lambda_perm::{FunctionPermission, grant};

const GRANT: FunctionPermission = grant!(function_name = "f", action = InvokeFunction);

fn main() {}
