use lambda_perm::{FunctionPermission, grant};

pub const SHORT: FunctionPermission =
    grant!(function_name = "f", statement_id = "s", action = GetFunction, principal = "12345678901");
pub const GROUP: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = GetFunction,
    principal = "arn:aws:iam::123456789012:group/g"
);
pub const QUOTED: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = "s3",
    source_arn = "arn:aws:s3:::b",
    source_account = "123456789012",
);
pub const UNKNOWN: FunctionPermission = grant!(
    function_name = "f",
    statement_id = "s",
    action = InvokeFunction,
    principal = "snss.amazonaws.com",
    source_arn = "arn:aws:sns:us-east-1:123456789012:t",
);

fn main() {}
