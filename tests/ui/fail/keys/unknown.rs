use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = sns,
    source_arn = "arn:aws:sns:us-east-1:123456789012:t",
    color = "red",
    revision_id = "0a1b2c3d-0123-4567-89ab-0123456789ab",
);

fn main() {}
