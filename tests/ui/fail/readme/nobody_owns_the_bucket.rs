use lambda_perm::{FunctionPermission, grant};

pub const UPLOADS: FunctionPermission = grant!(
    function_name = "my-function",
    statement_id = "uploads",
    action = InvokeFunction,
    principal = s3,
    source_arn = "arn:aws:s3:::my-bucket",
);

fn main() {}
