use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = "arn:aws:sns:us-east-1:123456789012:t",
    source_account = "210987654321",
);

fn main() {}
