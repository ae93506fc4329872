use lambda_perm::{FunctionPermission, grant};

pub const GRANT: FunctionPermission = grant!(
    function_name = "my.fn",
    statement_id = "allow s3",
    action = "lambda:Get*",
    principal = "11112222333",
    source_arn = "arn:aws:sns:*:123456789012:t",
);

fn main() {}
