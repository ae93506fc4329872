use lambda_perm::{FunctionPermission, grant};

pub const UNGRANTABLE: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = ListFunctions, principal = "123456789012");
pub const WRONG_LEVEL: FunctionPermission =
    grant!(function_name = "f:1", statement_id = "s", action = DeleteAlias, principal = "123456789012");

fn main() {}
