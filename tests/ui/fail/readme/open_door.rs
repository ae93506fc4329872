use lambda_perm::{FunctionPermission, grant};

pub const WEBHOOK: FunctionPermission =
    grant!(function_name = "webhook", statement_id = "everyone", action = InvokeFunction, principal = "*",);

fn main() {}
