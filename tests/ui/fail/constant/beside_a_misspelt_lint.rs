use lambda_perm::{FunctionPermission, grant};

const EVERYONE: &str = "*";

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = GetFunction,
    principal = EVERYONE,
    allow(publik_access, reason = "a demonstration"),
);

fn main() {}
