use lambda_perm::{FunctionPermission, grant, policy};

const ACCOUNT: FunctionPermission =
    grant!(function_name = "f:prod", statement_id = "a", action = InvokeFunction, principal = "210987654321");

fn main() {
    let _ = policy!(function_name = "f:prod", permission(ACCOUNT, principal = "123456789012"));
    let _ = policy!(function_name = "f:prod", permission(ACCOUNT, allow(public_access, reason = "r")));
}
