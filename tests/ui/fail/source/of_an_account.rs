use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = GetFunction,
    principal = "123456789012",
    source_arn = "arn:aws:sns:us-east-1:123456789012:t",
);

fn main() {}
