use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = env!("CARGO_PKG_VERSION"),
    statement_id = concat!("release ", 1),
    action = GetFunction,
    principal = "123456789012",
);

fn main() {}
